# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates of a series out of what the vault kept of it: its first date and the lines of its rule.

Nothing of a calendar file is read again, and every limit holds that held when it was read: a rule that is daily or
slower, a window of two years, at most 750 dates, a tenth of a second. Changes of single dates are not kept with the
rule, so whoever asks compares the answer with the dates that were.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from coterie.importers.icalendar_file.broken import BROKEN, Unreadable
from coterie.importers.icalendar_file.instants import Instant, read_instants
from coterie.importers.icalendar_file.properties import Component
from coterie.importers.icalendar_file.recurrence_rules import window_around
from coterie.importers.icalendar_file.recurrences import Series, dates_of
from coterie.importers.icalendar_file.zones import FLOATING, Zone, Zones, iana_zone

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.calendar_series import KeptSeries
    from coterie.domain.moments import Moment


class RuleDates:
    """Works out dates of series by their rules."""

    def dates_of(self, series: KeptSeries, today: date) -> tuple[Moment, ...]:
        """Give the dates a year back and a year ahead of a day; none for a rule that is not worked out."""
        window = window_around(today)
        try:
            found = dates_of(_series(series), window, window.first)
            return () if found.problem else tuple(one.moment() for one in found.dates)
        except (*BROKEN, Unreadable):
            return ()


def _series(kept: KeptSeries) -> Series:
    """Bring a series together; one of BROKEN where its zone cannot be told."""
    component = Component("VEVENT", f"BEGIN:VEVENT\n{kept.rule}\nEND:VEVENT")
    zones = Zones({})
    return Series(
        _start(kept),
        tuple(prop.value.strip() for prop in component.all("RRULE") if prop.value.strip()),
        tuple(read_instants(component.all("RDATE"), zones)),
        tuple(read_instants(component.all("EXDATE"), zones)),
    )


def _start(kept: KeptSeries) -> Instant:
    written = datetime.fromisoformat(kept.row.first_text)
    if kept.row.all_day:
        return Instant(datetime.combine(written, time.min), FLOATING, all_day=True)
    return Instant(written.replace(tzinfo=None), _zone(kept.zone))


def _zone(name: str) -> Zone:
    """Give a zone by the name it is kept under; ValueError where only the file could tell its rules."""
    if name == FLOATING.name:
        return FLOATING
    zone = iana_zone(name)
    if zone is None:
        raise ValueError(name)
    return zone
