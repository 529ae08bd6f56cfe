# SPDX-License-Identifier: GPL-3.0-or-later
"""What the keyboard does."""

from __future__ import annotations

from coterie.domain.texts import _
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.checks import Switch
from coterie.ui.settings.setting_row import SettingRow, SettingsDesk, TopicPage
from coterie.ui.settings.topic import Topic


class KeyboardPage(TopicPage):
    """Single letters, and the list of all keys."""

    def __init__(self, desk: SettingsDesk) -> None:
        """Show the choices in force."""
        super().__init__(_("Keyboard"))
        self._preferences = desk.preferences
        letters = Switch(_("Single-letter keys"))
        letters.setChecked(desk.preferences.now.letters)
        letters.toggled.connect(lambda wanted: desk.preferences.change(letters=wanted))
        keys = Button(_("Show them"))
        keys.clicked.connect(desk.show_keys)
        self.add_heading(_("Keys"))
        self.add_group(
            [
                SettingRow(
                    _("Single-letter keys"), _("E for done, L for log; never while you type in a field"), letters
                ),
                SettingRow(_("All shortcuts"), _("F1 shows those of the page in front"), keys),
            ]
        )
        self.column.addStretch(1)

    def reset(self) -> None:
        """Let single letters work again."""
        self._preferences.change(letters=True)


TOPIC = Topic("keyboard", lambda: _("Keyboard"), "keyboard", KeyboardPage, lambda: _("shortcuts keys letters"))
