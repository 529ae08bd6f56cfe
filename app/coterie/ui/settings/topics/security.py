# SPDX-License-Identifier: GPL-3.0-or-later
"""When the vault locks by itself, what is cleared, and what opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.ui.clipboard import USUAL_SECONDS
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.checks import Switch
from coterie.ui.parts.labels import Label
from coterie.ui.preferences import Preferences
from coterie.ui.settings.security_choices import clipboard_field, idle_field
from coterie.ui.settings.setting_row import SettingRow, SettingsDesk, TopicPage
from coterie.ui.settings.topic import Topic

if TYPE_CHECKING:
    from coterie.services.ports.keys import KeyState


class SecurityPage(TopicPage):
    """What the Privacy page offers about locking and keys; keys are changed there, beside what they open."""

    def __init__(self, desk: SettingsDesk) -> None:
        """Show the choices in force."""
        super().__init__(_("Security"))
        self._desk, self._preferences = desk, desk.preferences
        self._idle, self._clipboard = idle_field(desk.preferences), clipboard_field(desk.preferences)
        self._blur = Switch(_("Blur names until I point at them"))
        self._blur.setChecked(desk.preferences.now.blur)
        self._blur.toggled.connect(lambda on: desk.preferences.change(blur=on))
        self._ways: list[Button] = []
        self._closed = Label(_("Unlock the vault to change what opens it."), "label", "text2", wrap=True)
        self.add_heading(_("Locking"))
        self.add_group(
            [
                SettingRow(
                    _("Lock when idle"), _("Also on sleep and screen lock, where the desktop tells"), self._idle
                ),
                SettingRow(_("Clear copied details"), _("And when the vault is locked"), self._clipboard),
                SettingRow(
                    _("Blur names until I point at them"), _("For trains, cafés and shared screens"), self._blur
                ),
            ]
        )
        self.add_heading(_("What opens the vault"))
        self._code, code = self._way(
            _("Recovery code"), _("On paper, for when the passphrase is forgotten"), "privacy.make_code"
        )
        test, self._test_row = self._way(
            _("Test the recovery code"), _("Tries your copy without using it up"), "privacy.test_code"
        )
        keyring, self._keyring_row = self._way(
            _("Login keyring"), _("Remembers the vault on this computer"), "privacy.keyring"
        )
        passphrase, first = self._way(_("Passphrase"), _("Always opens it"), "privacy.passphrase")
        data_key, last = self._way(_("Data key"), _("Encrypts everything anew under another key"), "privacy.data_key")
        for button, act in (
            (passphrase, _("Change…")), (test, _("Test it…")), (keyring, _("Show")), (data_key, _("Renew…")),
        ):  # fmt: skip
            button.setText(act)
        self.add_group([first, code, self._test_row, self._keyring_row, last])
        self.column.addSpacing(8)
        self.column.addWidget(self._closed)
        self.column.addStretch(1)
        self._show_keys(has_code=False, has_keyring=False)
        self.follow()

    def reset(self) -> None:
        """Lock and clear as shipped; what opens the vault stays as it is."""
        shipped = Preferences()
        self._preferences.change(lock_after=shipped.lock_after, clipboard_seconds=USUAL_SECONDS, blur=shipped.blur)

    def follow(self) -> None:
        """Show what was chosen elsewhere in the meantime, and whether a vault is open."""
        now, is_open = self._preferences.now, self._desk.is_open()
        self._idle.follow(now)
        self._clipboard.follow(now)
        self._blur.setChecked(now.blur)
        for way in self._ways:
            way.setEnabled(is_open)
        self._closed.setVisible(not is_open)
        self._desk.ask_keys(lambda state, can: self._take_keys(state, can_remember=can))

    def _take_keys(self, state: KeyState, *, can_remember: bool) -> None:
        self._show_keys(has_code=state.recovery_made is not None, has_keyring=can_remember or state.keyring)

    def _show_keys(self, *, has_code: bool, has_keyring: bool) -> None:
        """Offer what there is: no test without a code, no keyring where this computer has none."""
        self._code.setText(_("Replace…") if has_code else _("Make one…"))
        self.show_row(self._test_row, has_code)
        self.show_row(self._keyring_row, has_keyring)

    def _way(self, title: str, detail: str, action: str) -> tuple[Button, SettingRow]:
        button = Button("")
        button.clicked.connect(lambda: self._desk.lead(action))
        self._ways.append(button)
        return button, SettingRow(title, detail, button)


TOPIC = Topic(
    "security",
    lambda: _("Security"),
    "lock",
    SecurityPage,
    lambda: _("lock idle minutes clipboard blur passphrase recovery code keyring data key privacy"),
)
