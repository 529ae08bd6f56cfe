# SPDX-License-Identifier: GPL-3.0-or-later
"""What this program is, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.ui.log_window import LogWindow
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.labels import Label
from coterie.ui.settings.setting_row import SettingRow, SettingsDesk, TopicPage
from coterie.ui.settings.topic import Topic

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coterie.hardening import Held


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
        self.add_heading(_("Security"))
        self.add_group(self._measures(desk))
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

    def _measures(self, desk: SettingsDesk) -> list[QWidget]:
        """Say which measures against traces hold on this computer, and lead to the log."""
        held = desk.app.measures
        log = Button(_("Show it"))
        log.clicked.connect(lambda: LogWindow(desk.app.logs, self.window(), self.window().actions()).show())
        return [
            SettingRow(
                _("No memory dumps"), _("A crash leaves nothing of what was in memory on the disk"), _held(held.dumps)
            ),
            SettingRow(
                _("Closed memory"), _("Your other programs cannot look into the memory of Coterie"), _held(held.closed)
            ),
            SettingRow(_("Private files"), _("Other accounts cannot read what Coterie writes"), _held(held.files)),
            SettingRow(_("Event log"), _("What happened, without names; it stays on this computer"), log),
        ]


def _held(state: Held) -> Label:
    words = {
        "holds": _("On"),
        "failed": _("Off: the system refused it"),
        "not here": _("Not known to this system"),
        "left out": _("Off: desktop portals need it off"),
    }
    return Label(words[state], "label", wrap=True)


def _version(text: str) -> Label:
    return Label(text, "label", wrap=True)


TOPIC = Topic(
    "about", lambda: _("About"), "info", AboutPage, lambda: _("version licence icons font security dumps memory log")
)
