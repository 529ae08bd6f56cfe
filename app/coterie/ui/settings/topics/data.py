# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things lie on this computer."""

from __future__ import annotations

from coterie.domain.texts import _
from coterie.ui.parts.labels import ElidedLabel
from coterie.ui.settings.setting_row import SettingRow, SettingsDesk, TopicPage
from coterie.ui.settings.topic import Topic


class DataPage(TopicPage):
    """The vault's folder, and the file of these settings."""

    def __init__(self, desk: SettingsDesk) -> None:
        """Show the places."""
        super().__init__(_("Data"))
        self.add_heading(_("On this computer"))
        self.add_group(
            [
                SettingRow(
                    _("Vault"),
                    _("Encrypted; copy the whole folder to move it"),
                    _place(desk.preferences.now.vault),
                    below=True,
                ),
                SettingRow(
                    _("Settings"), _("Looks and habits, no names"), _place(str(desk.app.preferences)), below=True
                ),
            ]
        )
        self.column.addStretch(1)


def _place(text: str) -> ElidedLabel:
    return ElidedLabel(text or _("None yet"), "label", "text2")


TOPIC = Topic("data", lambda: _("Data"), "database", DataPage, lambda: _("vault folder place file"))
