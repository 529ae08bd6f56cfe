# SPDX-License-Identifier: GPL-3.0-or-later
"""A new recovery code for whoever has just used the old one up; the vault is open already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coterie.domain.texts import _
from coterie.ui.entry.backdrop import EntryCard
from coterie.ui.entry.recovery_step import RecoveryStep
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.labels import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from coterie.domain.errors import UserError
    from coterie.services.app import Unlocked
    from coterie.services.ports.clock import Clock
    from coterie.ui.jobs import Jobs

WIDTH = 660


class RecoveryOffer(EntryCard):
    """Offers a code to keep. done: the vault, whether or not a code was kept."""

    done = Signal(object)

    def __init__(self, jobs: Jobs, clock: Clock, unlocked: Unlocked) -> None:
        """Show a new code for an open vault."""
        super().__init__(WIDTH)
        self._jobs = jobs
        self._unlocked: Unlocked | None = unlocked
        text = _("The code you used opens the vault no more. This one can take its place: keep it on paper.")
        self.step = RecoveryStep(jobs, clock, _("Keep a new recovery code"), text)
        self._problem = Label("", "label", "danger", wrap=True)
        self._problem.hide()
        self.later = Button(_("Later"), kind="ghost", height=38)
        self.keep = Button(_("Keep this code"), kind="primary", key="↵", height=38)
        self.keep.setEnabled(False)
        self._arrange()
        self.step.ready.connect(self.keep.setEnabled)
        self.later.clicked.connect(self._leave)
        self.keep.clicked.connect(self._keep)
        self.step.begin(unlocked.session.keys.new_recovery_code(), unlocked.name)

    def close_vault(self) -> None:
        """Close the vault, where the person leaves the program from here."""
        unlocked, self._unlocked = self._unlocked, None
        if unlocked is not None:
            unlocked.close()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on: a focus proxy would take what stands around it out of the round of Tab."""
        super().focusInEvent(event)
        self.step.enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep it with Enter from the fields."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.keep.isEnabled():
            self._keep()
            return
        super().keyPressEvent(event)

    def _arrange(self) -> None:
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(44, 38, 44, 28)
        column.addWidget(self.step, 1)
        column.addWidget(self._problem)
        column.addSpacing(12)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        foot.addWidget(Label(_("Reminds you in Privacy"), "label", "text2", wrap=True))
        foot.addWidget(self.later)
        foot.addWidget(self.keep)
        column.addLayout(foot)

    def _keep(self) -> None:
        unlocked, code, typed = self._unlocked, self.step.code, self.step.typed
        if unlocked is None or code is None:
            return
        self.keep.setEnabled(False)
        keys = unlocked.session.keys
        self._jobs.write(
            lambda _ctx: keys.keep_recovery_code(code, typed), lambda _none: self._leave(), failed=self._failed
        )

    def _failed(self, error: UserError) -> None:
        self.keep.setEnabled(self.step.is_ready())
        self._problem.setText(str(error))
        self._problem.show()
        announce(self, str(error), assertive=True)

    def _leave(self) -> None:
        unlocked, self._unlocked = self._unlocked, None
        self.step.forget()
        self.done.emit(unlocked)
