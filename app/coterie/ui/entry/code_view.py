# SPDX-License-Identifier: GPL-3.0-or-later
"""Unlocking by the recovery code: the code from paper, then a new passphrase in the place of the forgotten one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coterie.domain.errors import UserError, VaultDamaged, VaultMoved, WrongPassphrase
from coterie.domain.recovery_codes import LETTERS, BadCode, folded, read_code
from coterie.domain.texts import _, counted
from coterie.ui.entry.backdrop import EntryCard
from coterie.ui.entry.passphrase_step import PassphraseStep
from coterie.ui.entry.step import Step
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labelled_field import LabelledField
from coterie.ui.parts.labels import Label
from coterie.ui.parts.line_fields import Field

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from coterie.services.app import App, Unlocked
    from coterie.ui.jobs import Jobs

WIDTH = 640
CODE, PASSPHRASE = 0, 1


class CodeStep(Step):
    """Asks for the code, and judges it when all of it is there."""

    def __init__(self) -> None:
        """Begin with nothing typed."""
        super().__init__(
            _("Use your recovery code"),
            _("Type the nine groups from your copy. Capitals, spaces and dashes do not matter."),
        )
        self.field = Field(name=_("Recovery code"), height=42)
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        self.field.setInputMethodHints(hints | Qt.InputMethodHint.ImhPreferUppercase)
        self.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._labelled = LabelledField(_("Recovery code"), self.field)
        self._right = IconLine("circle-check", _("All nine groups fit together."), "ok")
        self.body.addWidget(self._labelled)
        self.body.addSpacing(8)
        self.body.addWidget(self._right)
        self.body.addSpacing(12)
        once = _("The code can be used once. You choose a new passphrase next, and are offered a new code.")
        self.body.addWidget(IconLine("info", once, "text2"))
        self.body.addStretch(1)
        self.field.textChanged.connect(self._judge)
        self._judge()

    @property
    def code(self) -> str:
        """What was typed."""
        return self.field.text()

    def is_ready(self) -> bool:
        """Tell whether it can be a code."""
        return not self._fault()

    def enter(self) -> None:
        """Begin with the field."""
        self.field.setFocus()

    def refuse(self, text: str) -> None:
        """Say why it did not open the vault."""
        self._right.hide()
        self._labelled.show_problem(text)
        announce(self.field, text, assertive=True)
        self.field.setFocus()
        self.field.selectAll()

    def judge_now(self) -> None:
        """Say what is wrong with what was typed so far."""
        fault = self._fault()
        if fault:
            self.refuse(fault)

    def _judge(self) -> None:
        """Say how much is missing; once everything is there, whether it fits."""
        missing = LETTERS - len(folded(self.code))
        fault = self._fault() if missing <= 0 else ""
        self._right.setVisible(missing <= 0 and not fault)
        if fault:
            self._labelled.show_problem(fault)
            announce(self.field, fault)
        elif missing > 0 and self.code:
            self._labelled.set_hint(counted("{n} more character", "{n} more characters", missing))
        else:
            self._labelled.set_hint("")
        if missing <= 0 and not fault:
            announce(self.field, _("All nine groups fit together."))
        self.ready.emit(self.is_ready())

    def _fault(self) -> str:
        try:
            read_code(self.code)
        except BadCode as error:
            return str(error)
        return ""


class CodeView(EntryCard):
    """Opens a vault by its code. opened: it is open; damaged: it cannot be read, with the code; back: not now."""

    opened = Signal(object)
    damaged = Signal(object, str)
    back = Signal()

    def __init__(self, app: App, jobs: Jobs, folder: Path, code: str = "") -> None:
        """Ask for the code of a vault. code: known already, so that only the passphrase is asked for."""
        super().__init__(WIDTH)
        self._app, self._jobs, self._folder = app, jobs, folder
        self.code = CodeStep()
        self.passphrase = PassphraseStep(
            _("Choose a new passphrase"), _("It takes the place of the old one, which opens this vault no more.")
        )
        self._steps: tuple[Step, ...] = (self.code, self.passphrase)
        self._at = CODE
        self._problem = Label("", "label", "danger", wrap=True)
        self.leave = Button(_("Back"), kind="ghost", height=38)
        self.go_on = Button(_("Continue"), kind="primary", key="↵", height=38)
        self._arrange()
        for step in self._steps:
            step.ready.connect(self._look)
        self.leave.clicked.connect(self._go_back)
        self.go_on.clicked.connect(self._go_on)
        jobs.read(lambda _ctx: app.vaults.seconds_of_a_guess(), self.passphrase.set_guess_seconds)
        self.code.field.setText(code)
        self._show(PASSPHRASE if code else CODE)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on: a focus proxy would take what stands around it out of the round of Tab."""
        super().focusInEvent(event)
        self._steps[self._at].enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter from every field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go_on()
            return
        super().keyPressEvent(event)

    def _arrange(self) -> None:
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(44, 38, 44, 28)
        # Not a stack, which is as high as its highest page.
        for step in self._steps:
            column.addWidget(step, 1)
        column.addWidget(self._problem)
        column.addSpacing(12)
        foot = QHBoxLayout()
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.go_on)
        column.addLayout(foot)

    def _show(self, number: int) -> None:
        self._at = number
        for page, step in enumerate(self._steps):
            step.setVisible(page == number)
        self._problem.hide()
        self.go_on.setText(_("Continue") if number == CODE else _("Set it and open the vault"))
        self._look()
        self._steps[number].enter()

    def _look(self) -> None:
        self.go_on.setEnabled(self._steps[self._at].is_ready())

    def _go_back(self) -> None:
        if self._at == PASSPHRASE:
            self._show(CODE)
        else:
            self.back.emit()

    def _go_on(self) -> None:
        if self._at == CODE:
            if self.code.is_ready():
                self._show(PASSPHRASE)
            else:
                self.code.judge_now()
        elif self.go_on.isEnabled():
            self._open()

    def _open(self) -> None:
        code, passphrase = self.code.code, self.passphrase.passphrase
        self._hold(_("Opening the vault…"))
        self._jobs.write(
            lambda _ctx: self._app.open_by_code(self._folder, code, passphrase), self._opened, failed=self._failed
        )

    def _hold(self, words: str) -> None:
        self.go_on.setText(words)
        self.go_on.setEnabled(False)
        self.leave.setEnabled(False)
        announce(self, words)

    def _opened(self, unlocked: Unlocked) -> None:
        self.passphrase.forget()
        self.code.field.clear()
        self.opened.emit(unlocked)

    def _failed(self, error: UserError) -> None:
        self.leave.setEnabled(True)
        if isinstance(error, (VaultDamaged, VaultMoved)):
            self.damaged.emit(error, self.code.code)
            return
        if isinstance(error, WrongPassphrase):
            self._show(CODE)
            self.code.refuse(_("This code does not open this vault. Compare it with your newest copy."))
            return
        self._show(PASSPHRASE)
        self._problem.setText(str(error))
        self._problem.show()
        announce(self, str(error), assertive=True)
