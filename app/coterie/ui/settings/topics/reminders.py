# SPDX-License-Identifier: GPL-3.0-or-later
"""When Coterie may speak up by itself."""

from __future__ import annotations

from coterie.domain.texts import _
from coterie.ui.parts.checks import Switch
from coterie.ui.parts.fields import ComboField
from coterie.ui.settings.setting_row import SettingRow, SettingsDesk, TopicPage
from coterie.ui.settings.topic import Topic

HOURS = range(6, 22)


class RemindersPage(TopicPage):
    """One notification a day, at a time of the person's choice, without names unless they want them."""

    def __init__(self, desk: SettingsDesk) -> None:
        """Show the choices in force."""
        super().__init__(_("Reminders"))
        self._preferences = desk.preferences
        now = desk.preferences.now
        digest = self._switch(_("A note each day"), "digest", on=now.digest)
        times = sorted({f"{hour:02}:00" for hour in HOURS} | {now.digest_at})
        at = ComboField(_("Time"), [(time, time) for time in times])
        at.set_key(now.digest_at)
        at.currentIndexChanged.connect(lambda _at: self._preferences.change(digest_at=at.key()))
        names = self._switch(_("Show names"), "names_in_notifications", on=now.names_in_notifications)
        self.add_heading(_("Notifications"))
        self.add_group(
            [
                SettingRow(
                    _("A note each day"), _("Says how many follow-ups the day has, while Coterie is open"), digest
                ),
                SettingRow(_("Time"), _("When the note comes"), at),
                SettingRow(_("Show names"), _("Never while the vault is locked"), names),
            ]
        )
        self.column.addStretch(1)

    def reset(self) -> None:
        """Stay silent, as shipped."""
        self._preferences.change(digest=False, digest_at="09:00", names_in_notifications=False)

    def _switch(self, title: str, name: str, *, on: bool) -> Switch:
        switch = Switch(title)
        switch.setChecked(on)
        switch.toggled.connect(lambda wanted: self._preferences.change(**{name: wanted}))
        return switch


TOPIC = Topic("reminders", lambda: _("Reminders"), "bell", RemindersPage, lambda: _("notification digest names time"))
