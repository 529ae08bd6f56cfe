# SPDX-License-Identifier: GPL-3.0-or-later
"""The unlock screen: a passphrase, and only what anybody can see of a locked vault."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from coterie.domain.errors import UserError, VaultDamaged, VaultInUse, VaultMoved, VaultNotReadable, WrongPassphrase
from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _
from coterie.domain.written_numbers import file_size, written_time
from coterie.ui.design.theme import theme
from coterie.ui.entry.backdrop import EntryCard
from coterie.ui.entry.keyboard_hints import caps_lock_is_on, layout_name
from coterie.ui.entry.switching import SwitchButton
from coterie.ui.entry.wrong_tries import WrongTries
from coterie.ui.parts.brand import BrandMark
from coterie.ui.parts.buttons import Button, LinkButton
from coterie.ui.parts.cards import Separator
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labelled_field import LabelledField
from coterie.ui.parts.labels import Label
from coterie.ui.parts.line_fields import PassphraseField
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from coterie.services.app import App, Unlocked
    from coterie.services.ports.vault import VaultSeen
    from coterie.ui.jobs import Jobs

QUIET_MS = 300
#: The login keyring is asked when the screen stands.
KEYRING_MS = 120
SHAKE = (0, -7, 6, -4, 2, 0)
#: What the passphrase has nothing to do with, and the damage window has.
_DAMAGE = (VaultDamaged, VaultMoved, VaultNotReadable)


class UnlockView(EntryCard):
    """Asks for the passphrase of one vault.

    opened: it is open. another, forgotten, restore: what the person wants instead. damaged: it cannot be read, with
    the error and what was typed.
    """

    opened = Signal(object)
    another = Signal()
    forgotten = Signal()
    restore = Signal()
    damaged = Signal(object, str)

    def __init__(self, app: App, runner: Jobs, seen: VaultSeen, *, by_itself: bool = False) -> None:
        """Ask for the passphrase of the vault that was seen. by_itself: the login keyring may open it unasked."""
        super().__init__(438)
        self._app = app
        self._runner = runner
        self._seen = seen
        self._wrong = WrongTries()
        self._has_keyring = False
        self._by_itself = by_itself
        self._is_asking = False
        #: What a second of waiting takes.
        self.second_ms = 1_000
        self._left = 0
        self._passphrase = PassphraseField(name=_("Passphrase"))
        self._labelled = LabelledField(_("Passphrase"), self._passphrase)
        self._caps = IconLine("arrow-big-up", _("Caps Lock is on"), "warn")
        self._note = IconLine("key-round", "", "text2")
        self._switch = SwitchButton(seen.folder)
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
        self._note.hide()
        self._look_at_keyboard()
        self.setFocusProxy(self._passphrase)
        QTimer.singleShot(KEYRING_MS, self, self._look_for_the_keyring)

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
        for remark in self._seen.remarks:
            from coterie.ui.parts.banner import Banner

            column.addWidget(Banner("warn", "triangle-alert", remark))
            column.addSpacing(10)
        column.addWidget(self._labelled)
        column.addSpacing(6)
        for line in (self._caps, self._note):
            column.addWidget(line)
        column.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(12)
        column.addWidget(self._unlock)
        column.addSpacing(14)
        column.addLayout(self._others())
        column.addSpacing(14)
        column.addWidget(Separator())
        column.addSpacing(12)
        column.addWidget(IconLine("hard-drive", self._facts()))

    def _others(self) -> QVBoxLayout:
        """Give the ways for who does not unlock this vault by its passphrase."""
        rows = QVBoxLayout()
        rows.setSpacing(4)
        first, second = WrapRow(gap=8), WrapRow(gap=8)
        for row, text, wanted, at_end in (
            (first, _("Forgot the passphrase?"), self.forgotten, False),
            (first, _("Open another vault"), self.another, True),
            (second, _("Restore a backup"), self.restore, False),
        ):
            link = LinkButton(text, at_end=at_end)
            link.clicked.connect(wanted)
            row.add(link, at_end=at_end)
        rows.addWidget(first)
        rows.addWidget(second)
        return rows

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

    def _look_for_the_keyring(self) -> None:
        """Ask, away from the window, whether the login keyring may open this vault."""
        vaults, folder = self._app.vaults, self._seen.folder

        def told(vault: str) -> None:
            self._has_keyring = bool(vault) and self._app.keyring is not None
            if self._has_keyring and self._by_itself:
                self._open_by_keyring(asked=False)
            elif self._has_keyring:
                self._say_note(_("Press Unlock with nothing typed to use the login keyring."))

        self._runner.read(lambda _ctx: vaults.keyring_slot(folder), told, failed=lambda _error: None, key="keyring")

    def _open_by_keyring(self, *, asked: bool) -> None:
        """Ask the login keyring; the passphrase can be typed meanwhile, and ends the question."""
        app, folder = self._app, self._seen.folder
        self._is_asking = True
        self._say_note(_("Asking the login keyring…"))

        def told(unlocked: Unlocked | None) -> None:
            self._is_asking = False
            if unlocked is not None:
                self._done(unlocked)
                return
            words = app.keyring_words() if self._unlock.isEnabled() else ""
            self._say_note(_("{reason} Type the passphrase.").format(reason=words) if words else "")
            self._passphrase.setFocus()

        def failed(error: UserError) -> None:
            self._is_asking = False
            self._say_note("")
            self._failed(error)

        self._runner.write(lambda _ctx: app.open_by_keyring(folder, asked=asked), told, failed=failed)

    def _say_note(self, text: str) -> None:
        from coterie.ui.parts.announcing import announce

        self._note.set_text(text)
        self._note.setVisible(bool(text))
        if text:
            announce(self._passphrase, text)

    def _try(self) -> None:
        if not self._unlock.isEnabled():
            return
        passphrase = self._passphrase.text()
        if not passphrase and self._has_keyring:
            self._labelled.clear_problem()
            if not self._is_asking:
                self._open_by_keyring(asked=True)
            return
        if not passphrase:
            self._labelled.show_problem(_("Type your passphrase."))
            self._passphrase.setFocus()
            return
        self._hold()
        if self._is_asking and self._app.keyring is not None:
            self._app.keyring.give_up()
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
        if isinstance(error, _DAMAGE):
            typed = self._passphrase.text()
            self._passphrase.clear()
            self.damaged.emit(error, typed)
            return
        text = str(error)
        if isinstance(error, WrongPassphrase):
            self._wait(self._wrong.add())
            text = self._wrong.words(caps=bool(caps_lock_is_on()), layout=layout_name())
        elif isinstance(error, VaultInUse):
            text = self._switch.words_about(error)
        self._labelled.show_problem(text)
        announce(self._passphrase, text)
        self._passphrase.setFocus()
        self._passphrase.selectAll()
        if theme().moves:
            self._shake(0)

    def _hold(self) -> None:
        """Let nothing else begin until this try has ended."""
        self._unlock.setEnabled(False)
        self._switch.hide()
        self._slow.start()

    def _ready(self) -> None:
        self._slow.stop()
        self._unlock.setText(_("Unlock"))
        self._unlock.setEnabled(True)

    def _wait(self, seconds: int) -> None:
        """Let the next try wait, and count the seconds on the button."""
        self._left = seconds
        if seconds:
            self._unlock.setEnabled(False)
            self._unlock.setText(_("Try again in {n} s").format(n=seconds))
            QTimer.singleShot(self.second_ms, self, lambda: self._wait(self._left - 1))
        else:
            self._ready()

    def _shake(self, step: int) -> None:
        """Move the card a little, once, and leave it where it was."""
        if step + 1 >= len(SHAKE):
            return
        self.move(self.x() + SHAKE[step + 1] - SHAKE[step], self.y())
        QTimer.singleShot(26, self, lambda: self._shake(step + 1))
