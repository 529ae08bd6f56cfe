# SPDX-License-Identifier: GPL-3.0-or-later
"""A VEVENT with its overrides as an event: times, people, dates, and which of them were meetings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coterie.domain.moments import utc_of
from coterie.domain.records import FoundEvent
from coterie.domain.texts import _
from coterie.importers.icalendar_file.broken import BROKEN, LeftOut, Unreadable
from coterie.importers.icalendar_file.descriptions import description, short_text
from coterie.importers.icalendar_file.instants import (
    Instant,
    days_before,
    read_duration,
    read_instant,
    read_instants,
)
from coterie.importers.icalendar_file.participants import MOST_PEOPLE, read_party
from coterie.importers.icalendar_file.recurrence_rules import Window, window_around
from coterie.importers.icalendar_file.recurrences import MOST_DATES, Change, Dates, Series, dates_of
from coterie.importers.icalendar_file.time_limits import Patience
from coterie.importers.icalendar_file.zones import FLOATING, Zone, Zones

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Wishes
    from coterie.domain.moments import Moment
    from coterie.importers.icalendar_file.items import Entry, Item
    from coterie.importers.icalendar_file.properties import Component

_STATUSES = frozenset({"CONFIRMED", "TENTATIVE", "CANCELLED"})
_RULES = ("RRULE", "RDATE", "EXDATE", "EXRULE")
_DAY = timedelta(days=1)


@dataclass
class Reading:
    """What is the same for all entries of a file. calendar_name: where the calendar does not say one."""

    wishes: Wishes
    calendar_name: str = ""
    window: Window = field(init=False)
    oldest: date = field(init=False)
    oldest_utc: int = field(init=False)
    #: The first second that is not past: a meeting of today may still lie ahead.
    coming: int = field(init=False)
    patience: Patience = field(init=False, default_factory=Patience)

    def __post_init__(self) -> None:
        """Work out the limits of time from the day."""
        self.window = window_around(self.wishes.today)
        self.oldest = days_before(self.wishes.today, 24)
        self.oldest_utc = utc_of(self.oldest)
        self.coming = utc_of(self.wishes.today)

    def is_past(self, at: Moment) -> bool:
        """Say whether something took place within the last 24 months."""
        return self.oldest_utc <= at.utc < self.coming


def read_event(item: Item, reading: Reading, repairs: list[str]) -> FoundEvent:
    """Make the event of an item; Unreadable without a start.

    LeftOut by the privacy defaults (FORMATS section 8.2 rule 10): without another person, too old, marked private.
    """
    component, zones = item.main.component, item.main.calendar.zones
    leave_out_private(component)
    party = read_party(component, reading.wishes, item.answers)
    if not party.size:
        raise LeftOut(_("no other person takes part"))
    start, end = _times(component, zones, repairs)
    moment = start.moment()
    cancelled = item.main.is_cancelled()
    series = _series(item, start, reading.wishes, repairs)
    dates = _dates(series, reading, repairs)
    if party.too_many:
        repairs.append(_("More than {0} people take part; the rest are counted, not named.").format(MOST_PEOPLE))
    moments = [] if cancelled else [(one, one.moment()) for one in dates.dates]
    is_met = not (party.absent or _is_free_day(component, start))
    return FoundEvent(
        uid=item.uid,
        recurrence_id=item.main.replaced.text() if item.main.replaced else "",
        title=short_text(component, "SUMMARY"),
        start=moment,
        end=end.text() if end else "",
        place=short_text(component, "LOCATION"),
        status="cancelled" if cancelled else _status(component),
        rule=_rule_lines(component),
        all_day=start.all_day,
        text=description(component),
        people=party.people,
        meetings=tuple(at for one, at in moments if is_met and reading.is_past(at) and one not in dates.absent),
        occurrences=tuple(at for _one, at in moments if at.utc >= reading.coming) if series.repeats() else (),
        minutes=_minutes(start, end),
        party=party.size,
        calendar=item.main.calendar.name or reading.calendar_name,
        sequence=item.sequence,
    )


def leave_out_private(component: Component) -> None:
    """Leave out what is marked private or confidential."""
    if component.value("CLASS").upper() in {"PRIVATE", "CONFIDENTIAL"}:
        raise LeftOut(_("marked private"))


def remark_on(zone: Zone, repairs: list[str]) -> None:
    """Say once what has to be said about a zone."""
    if zone.remark and zone.remark not in repairs:
        repairs.append(zone.remark)


def _times(component: Component, zones: Zones, repairs: list[str]) -> tuple[Instant, Instant | None]:
    """Read start and end; the end of an all-day event is the day after its last (RFC 5545 section 3.6.1)."""
    found = component.first("DTSTART")
    if found is None:
        raise Unreadable(_("The entry has no start."))
    try:
        start = read_instant(found, zones)
    except BROKEN as error:
        raise Unreadable(_("The start of the entry cannot be read.")) from error
    remark_on(start.zone, repairs)
    end = _end(component, start, zones, repairs)
    marked = component.value("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
    if marked and _is_midnight(start) and (not end or _is_midnight(end)):
        start = Instant(start.at, FLOATING, all_day=True)
        end = Instant(end.at, FLOATING, all_day=True) if end else None
    if end is None and start.all_day:
        end = Instant(start.at + _DAY, FLOATING, all_day=True)
    return start, end


def _is_midnight(at: Instant) -> bool:
    return not (at.at.hour or at.at.minute or at.at.second)


def _end(component: Component, start: Instant, zones: Zones, repairs: list[str]) -> Instant | None:
    """Read the end, else add the duration; an end before the start is dropped."""
    end = None
    try:
        if found := component.first("DTEND"):
            end = read_instant(found, zones)
            remark_on(end.zone, repairs)
        elif found := component.first("DURATION"):
            length = read_duration(found.value)
            end = start._replace(at=start.at + length) if length is not None else None
    except BROKEN:
        repairs.append(_("The end of the entry could not be read and was left out."))
        return None
    if end is None:
        return None
    if end.all_day and not start.all_day:
        end = Instant(end.at, start.zone)
    if (end.at < start.at) if start.all_day else (end.utc() < start.utc()):
        repairs.append(_("The end lies before the start and was left out."))
        return None
    return Instant(end.at, FLOATING, all_day=True) if start.all_day else end


def _minutes(start: Instant, end: Instant | None) -> int:
    """Give the length; days are no length of a talk."""
    return 0 if end is None or start.all_day else min((end.utc() - start.utc()) // 60, 60 * 24 * 366)


def _status(component: Component) -> str:
    status = component.value("STATUS").upper()
    return status.lower() if status in _STATUSES else ""


def _rule_lines(component: Component) -> str:
    """Give the lines that say when it repeats, as written."""
    if component.properties.keys().isdisjoint(_RULES):
        return ""
    return "\n".join(
        f"{name};{params}:{value}" if params else f"{name}:{value}"
        for name in _RULES
        for params, value in component.all(name)
    )


def _is_free_day(component: Component, start: Instant) -> bool:
    """Say whether a day is only marked, not spent: all-day and free."""
    shown = component.value("TRANSP"), component.value("X-MICROSOFT-CDO-BUSYSTATUS")
    return start.all_day and (shown[0].upper() == "TRANSPARENT" or shown[1].upper() == "FREE")


def _series(item: Item, start: Instant, wishes: Wishes, repairs: list[str]) -> Series:
    """Bring together what a series is made of."""
    component, zones = item.main.component, item.main.calendar.zones
    rules = tuple(prop.value.strip() for prop in component.all("RRULE") if prop.value.strip())
    if item.main.replaced is not None:  # a date without its series: exporters leave the rule in, and it means nothing
        return Series(start)
    if component.all("EXRULE"):
        repairs.append(_("The entry leaves out dates by a rule (EXRULE), which is kept and not followed."))
    removed = _listed(component, "EXDATE", zones, repairs)
    added = _listed(component, "RDATE", zones, repairs)
    ends_before, changes = None, []
    for replaced, override in item.replaced_dates():
        if override.is_cancelled() and override.onward:
            ends_before = replaced
        elif override.is_cancelled():
            removed.append(replaced)
        elif change := _change(replaced, override, start, repairs):
            party = read_party(override.component, wishes, item.answers)
            changes.append(change._replace(absent=party.absent))
    return Series(start, rules, tuple(added), tuple(removed), tuple(changes), ends_before)


def _listed(component: Component, name: str, zones: Zones, repairs: list[str]) -> list[Instant]:
    """Read a list of dates line by line; a line that cannot be read costs itself."""
    found: list[Instant] = []
    for prop in component.all(name):
        try:
            found += read_instants([prop], zones)
        except BROKEN:
            repairs.append(_("A list of dates ({0}) could not be read and was left out.").format(name))
    if len(found) > MOST_DATES:
        repairs.append(_("A list of dates ({0}) is too long; its first {1} count.").format(name, MOST_DATES))
    return found[:MOST_DATES]


def _change(replaced: Instant, override: Entry, start: Instant, repairs: list[str]) -> Change | None:
    """Read when a changed date takes place; one that cannot be read leaves its date as it was."""
    try:
        moved, _end_of_it = _times(override.component, override.calendar.zones, [])
    except Unreadable:
        repairs.append(_("A changed date of the series could not be read and was left out."))
        return None
    if start.all_day and not moved.all_day and _is_midnight(moved):
        moved = Instant(moved.at, FLOATING, all_day=True)
    return Change(replaced, moved, override.onward)


def _dates(series: Series, reading: Reading, repairs: list[str]) -> Dates:
    """Give the dates to look at: of a single entry its own; LeftOut when all of them are too old."""
    if not series.repeats():
        dates = Dates((series.start,), older=series.start.at.date() < reading.oldest)
    else:
        dates = dates_of(series, reading.window, reading.oldest, reading.patience)
    if dates.older:
        raise LeftOut(_("older than 24 months"))
    if dates.problem:
        repairs.append(dates.problem)
    return dates
