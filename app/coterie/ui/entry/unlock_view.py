# SPDX-License-Identifier: GPL-3.0-or-later
"""The unlock screen: a passphrase, and only what anybody can see of a locked vault."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from coterie.domain.errors import UserError, VaultInUse, WrongPassphrase
from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _
from coterie.domain.written_numbers import file_size, written_time
from coterie.ui.design.theme import theme
from coterie.ui.entry.backdrop import EntryCard
from coterie.ui.entry.keyboard_hints import caps_lock_is_on, layout_name
from coterie.ui.entry.switching import SwitchButton
from coterie.ui.parts.brand import BrandMark
from coterie.ui.parts.buttons import Button, LinkButton
from coterie.ui.parts.cards import Separator
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labelled_field import LabelledField
from coterie.ui.parts.labels import Label
from coterie.ui.parts.line_fields import PassphraseField

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from coterie.services.app import App, Unlocked
    from coterie.services.ports.vault import VaultSeen
    from coterie.ui.job_runner import JobRunner

QUIET_MS = 300
TRIES_BEFORE_A_HINT = 5
SHAKE = (0, -7, 6, -4, 2, 0)


class UnlockView(EntryCard):
    """Asks for the passphrase of one vault. opened: it is open; another: the person wants another vault."""

    opened = Signal(object)
    another = Signal()

    def __init__(self, app: App, runner: JobRunner, seen: VaultSeen) -> None:
        """Ask for the passphrase of the vault that was seen."""
        super().__init__(438)
        self._app = app
        self._runner = runner
        self._seen = seen
        self._tries = 0
        self._passphrase = PassphraseField(name=_("Passphrase"))
        self._labelled = LabelledField(_("Passphrase"), self._passphrase)
        self._switch = SwitchButton(seen.folder)
        self._caps = IconLine("arrow-big-up", _("Caps Lock is on"), "warn")
        self._unlock = Button(_("Unlock"), kind="primary", key="↵", height=40)
        self._unlock.setDefault(True)
        self._unlock.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(QUIET_MS)
        self._slow.timeout.connect(lambda: self._unlock.setText(_("Unlocking…")))
        self._unlock.clicked.connect(self._try)
        self._passphrase.returnPressed.connect(self._try)
        self._passphrase.installEventFilter(self)
        self._arrange()
        self._look_at_keyboard()
        self.setFocusProxy(self._passphrase)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at Caps Lock with every key and whenever the field is entered."""
        if event.type() in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.FocusIn}:
            self._look_at_keyboard()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(33, 42, 33, 22)
        column.setSpacing(0)
        column.addWidget(BrandMark(66, 42), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(22)
        title = Label(_("Unlock your vault"), "display", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title)
        column.addSpacing(4)
        subtitle = Label(_("Your people, notes and plans are encrypted."), "body", "text2", wrap=True)
        subtitle.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(subtitle)
        column.addSpacing(26)
        column.addWidget(self._labelled)
        column.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(6)
        column.addWidget(self._caps)
        column.addSpacing(12)
        column.addWidget(self._unlock)
        column.addSpacing(14)
        others = QHBoxLayout()
        others.addStretch(1)
        another = LinkButton(_("Open another vault"))
        another.clicked.connect(self.another)
        others.addWidget(another)
        column.addLayout(others)
        column.addSpacing(14)
        column.addWidget(Separator())
        column.addSpacing(12)
        column.addWidget(IconLine("hard-drive", self._facts()))

    def _facts(self) -> str:
        """Say what anybody can see: name, size, last change."""
        changed = datetime.fromtimestamp(self._seen.changed_at, tz=UTC).astimezone()
        size, time = file_size(self._seen.size), written_time(changed)
        if changed.date() == self._app.clock.today():
            when = _("changed today at {time}").format(time=time)
        else:
            day = spoken_date(changed.date())
            when = _("changed {day} at {time}").format(day=day, time=time)
        return _("{name}, {size}, {when}").format(name=self._seen.folder.name, size=size, when=when)

    def _look_at_keyboard(self) -> None:
        self._caps.setVisible(bool(caps_lock_is_on()))

    def _try(self) -> None:
        if not self._unlock.isEnabled():
            return
        passphrase = self._passphrase.text()
        if not passphrase:
            self._labelled.show_problem(_("Type your passphrase."))
            self._passphrase.setFocus()
            return
        self._unlock.setEnabled(False)
        self._switch.setVisible(False)
        self._slow.start()
        folder = self._seen.folder
        self._runner.write(lambda _ctx: self._app.open(folder, passphrase), self._done, failed=self._failed)

    def _done(self, unlocked: Unlocked) -> None:
        self._ready()
        self._passphrase.clear()
        self.opened.emit(unlocked)

    def _failed(self, error: UserError) -> None:
        """Say what went wrong, keep the focus, and mark what was typed."""
        from coterie.ui.parts.announcing import announce

        self._ready()
        text = str(error)
        if isinstance(error, VaultInUse):
            text = self._switch.words_about(error)
        if isinstance(error, WrongPassphrase):
            self._tries += 1
            text = self._wrong()
        self._labelled.show_problem(text)
        announce(self._passphrase, text)
        self._passphrase.setFocus()
        self._passphrase.selectAll()
        if theme().moves:
            self._shake(0)

    def _wrong(self) -> str:
        sentences = [_("That passphrase did not open the vault.")]
        if caps_lock_is_on():
            sentences.append(_("Caps Lock is on."))
        if self._tries >= TRIES_BEFORE_A_HINT:
            name = layout_name()
            sentences.append(
                _("Check the keyboard layout (now: {0}).").format(name) if name else _("Check the keyboard layout.")
            )
        return " ".join(sentences)

    def _ready(self) -> None:
        self._slow.stop()
        self._unlock.setText(_("Unlock"))
        self._unlock.setEnabled(True)

    def _shake(self, step: int) -> None:
        """Move the card a little, once, and leave it where it was."""
        if step + 1 >= len(SHAKE):
            return
        self.move(self.x() + SHAKE[step + 1] - SHAKE[step], self.y())
        QTimer.singleShot(26, self, lambda: self._shake(step + 1))
