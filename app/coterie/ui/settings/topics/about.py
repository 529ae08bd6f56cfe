# SPDX-License-Identifier: GPL-3.0-or-later
"""What this program is, and what it is made of."""

from __future__ import annotations

from coterie.domain.texts import _
from coterie.ui.parts.labels import Label
from coterie.ui.settings.setting_row import SettingRow, SettingsDesk, TopicPage
from coterie.ui.settings.topic import Topic


class AboutPage(TopicPage):
    """Versions, licence, thanks."""

    def __init__(self, desk: SettingsDesk) -> None:
        """Show the versions that run."""
        super().__init__(_("About"))
        found = desk.app.inspector.versions()
        self.add_heading(_("Versions"))
        self.add_group(
            [
                SettingRow(
                    _("Coterie"), _("Keeps your professional network private and useful"), _version(found.program)
                ),
                SettingRow(_("Python"), _("The language it is written in"), _version(found.python)),
                SettingRow(_("SQLCipher"), _("Encrypts the vault"), _version(found.engine)),
            ]
        )
        self.add_heading(_("Licence"))
        self.column.addWidget(
            Label(
                _(
                    "Coterie is free software under the GNU General Public License, version 3 or later. It opens no "
                    "network connection. The icons are from Lucide (ISC and MIT), the font is Inter (SIL Open Font "
                    "License)."
                ),
                "label",
                "text2",
                wrap=True,
            )
        )
        self.column.addStretch(1)


def _version(text: str) -> Label:
    return Label(text, "label", wrap=True)


TOPIC = Topic("about", lambda: _("About"), "info", AboutPage, lambda: _("version licence icons font"))
