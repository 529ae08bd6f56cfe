# SPDX-License-Identifier: GPL-3.0-or-later
"""What a day asks for, and when Coterie may speak up by itself."""

from __future__ import annotations

from coterie.domain.texts import _
from coterie.domain.written_numbers import whole
from coterie.ui.parts.checks import Switch
from coterie.ui.parts.fields import ComboField
from coterie.ui.settings.setting_row import SettingRow, SettingsDesk, TopicPage
from coterie.ui.settings.topic import Topic

HOURS = range(6, 22)
#: How many things the page of the day may ask for, and how many minutes a message or a call may take.
ROWS, MESSAGE, CALL = (3, 5, 7, 10, 15), (1, 2, 3, 5, 10, 15), (5, 10, 15, 20, 30, 45)


class RemindersPage(TopicPage):
    """How much a day asks for; one notification a day, at a time of the person's choice, without names by itself."""

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
        self.add_heading(_("Today"))
        self.add_group(
            [
                SettingRow(
                    _("Rows on Today"),
                    _("What is beyond them waits under “Everything else”"),
                    self._choice(_("Rows on Today"), "rows_today", ROWS, now.rows_today),
                ),
                SettingRow(
                    _("Minutes for a message"),
                    _("For the estimate under the date"),
                    self._choice(_("Minutes for a message"), "message_minutes", MESSAGE, now.message_minutes),
                ),
                SettingRow(
                    _("Minutes for a call"),
                    _("For what you plan with the word “call” in it"),
                    self._choice(_("Minutes for a call"), "call_minutes", CALL, now.call_minutes),
                ),
            ]
        )
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
        """Stay silent and ask for little, as shipped."""
        self._preferences.change(
            digest=False, digest_at="09:00", names_in_notifications=False, rows_today=7, message_minutes=3,
            call_minutes=10,
        )  # fmt: skip

    def _choice(self, title: str, name: str, numbers: tuple[int, ...], now: int) -> ComboField:
        field = ComboField(title, [(str(number), whole(number)) for number in sorted({*numbers, now})])
        field.set_key(str(now))
        field.currentIndexChanged.connect(lambda _at: self._preferences.change(**{name: int(field.key())}))
        return field

    def _switch(self, title: str, name: str, *, on: bool) -> Switch:
        switch = Switch(title)
        switch.setChecked(on)
        switch.toggled.connect(lambda wanted: self._preferences.change(**{name: wanted}))
        return switch


TOPIC = Topic(
    "reminders",
    lambda: _("Reminders"),
    "bell",
    RemindersPage,
    lambda: _("notification digest names time today rows minutes estimate"),
)
