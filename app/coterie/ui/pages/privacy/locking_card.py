# SPDX-License-Identifier: GPL-3.0-or-later
"""What closes the vault and what opens it: locking, the login keyring, blur, the clipboard, passphrase and code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout

from coterie.domain.texts import _
from coterie.ui.pages.privacy.choice_row import ChoiceRow
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.cards import Card, Separator
from coterie.ui.parts.checks import Switch
from coterie.ui.parts.labels import Label
from coterie.ui.parts.reading_order import bring_into_sight
from coterie.ui.parts.writing import writing
from coterie.ui.settings.security_choices import clipboard_field, idle_field

if TYPE_CHECKING:
    from coterie.ui.pages.privacy.shown import KeysText
    from coterie.ui.preferences import Preferences, PreferencesStore


class LockingCard(Card):
    """The choices about locking, at once in force. remember: the login keyring should open the vault, or not."""

    remember = Signal(bool)

    def __init__(self, preferences: PreferencesStore) -> None:
        """Show the choices in force."""
        super().__init__()
        self._preferences = preferences
        key = QKeySequence("Ctrl+L").toString(QKeySequence.SequenceFormat.NativeText)
        self.lock = Button(_("Lock now"), icon="lock", key=key)
        self._idle, self._clipboard = idle_field(preferences), clipboard_field(preferences)
        self._keyring = writing(Switch(_("Remember on this computer")))
        self._blur = Switch(_("Blur names until I point at them"))
        self.passphrase = writing(Button(_("Change…")))
        self.passphrase.setAccessibleName(_("Change the passphrase"))
        self.test_code, self.make_code = writing(Button(_("Test it…"))), writing(Button(_("Make one…")))
        self._keyring_row = ChoiceRow(
            "key-round", _("Remember on this computer"), _("The login keyring opens the vault"), (self._keyring,)
        )
        self._passphrase_row = ChoiceRow("lock", _("Passphrase"), "", (self.passphrase,))
        self._code_row = ChoiceRow("life-buoy", _("Recovery code"), "", (self.test_code, self.make_code))
        self._keyring_line = Separator()
        self._arrange()
        self._blur.setChecked(preferences.now.blur)
        self._blur.toggled.connect(lambda on: preferences.change(blur=on))
        self._keyring.clicked.connect(self.remember)

    def show_keys(self, keys: KeysText) -> None:
        """Show what opens the vault."""
        self._keyring.setChecked(keys.remembers)
        for part in (self._keyring_row, self._keyring_line):
            part.setVisible(keys.can_remember)
        self._passphrase_row.show_detail(keys.passphrase)
        self._code_row.show_detail(keys.code)
        self.test_code.setVisible(keys.has_code)
        self.make_code.setText(_("Replace…") if keys.has_code else _("Make one…"))
        self.make_code.setAccessibleName(_("Replace the recovery code") if keys.has_code else _("Make a recovery code"))

    def go_to_keyring(self) -> None:
        """Put the focus on the switch of the login keyring."""
        self._keyring.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bring_into_sight(self._keyring)

    def follow(self, now: Preferences) -> None:
        """Show what was chosen elsewhere in the meantime."""
        self._idle.follow(now)
        self._clipboard.follow(now)
        self._blur.setChecked(now.blur)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(_("Locking"), "strong", wrap=True), 1)
        head.addWidget(self.lock)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        self.body.addSpacing(4)
        rows = (
            ChoiceRow(
                "timer", _("Lock when idle"), _("Also on sleep and screen lock, where the desktop tells"), (self._idle,)
            ),
            self._keyring_row,
            ChoiceRow(
                "scan-eye",
                _("Blur names until I point at them"),
                _("For trains, cafés and shared screens"),
                (self._blur,),
            ),
            ChoiceRow("clipboard", _("Clear copied details"), _("And when the vault is locked"), (self._clipboard,)),
            self._passphrase_row,
            self._code_row,
        )
        for number, row in enumerate(rows):
            if number:
                self.body.addWidget(self._keyring_line if row is self._keyring_row else Separator())
            self.body.addWidget(row)
