# SPDX-License-Identifier: GPL-3.0-or-later
"""The dates of a series inside a window of two years, worked out by libraries and under limits.

A rule goes to dateutil, ten times quicker than recurring-ical-events, which works out series with changes that move all
later dates. What meets a limit of SECURITY section 6 rule 6 keeps its first date, and the record says so.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.texts import _
from coterie.importers.icalendar_file.broken import BROKEN
from coterie.importers.icalendar_file.instants import Instant
from coterie.importers.icalendar_file.recurrence_rules import (
    Rule,
    RuleRefused,
    Window,
    checked_rule,
    ended,
    has_date_since,
    nearer_start,
    written_rule,
)
from coterie.importers.icalendar_file.time_limits import OutOfPatience, Patience, TookTooLong

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import icalendar

MOST_DATES = 750


class Change(NamedTuple):
    """An override: which date of the series it replaces, and when it takes place.

    onward: it means all later dates too (RANGE=THISANDFUTURE). absent: the owner does not attend.
    """

    replaced: Instant
    start: Instant
    onward: bool = False
    absent: bool = False


class Series(NamedTuple):
    """What a series is made of. ends_before: a cancelled date from which on nothing takes place."""

    start: Instant
    rules: tuple[str, ...] = ()
    added: tuple[Instant, ...] = ()
    removed: tuple[Instant, ...] = ()
    changes: tuple[Change, ...] = ()
    ends_before: Instant | None = None

    def repeats(self) -> bool:
        """Say whether there is more than the first date."""
        return bool(self.rules or self.added or self.removed or self.changes or self.ends_before)

    def goes_on_at(self, one: Instant) -> bool:
        """Say whether a date comes before a cancelled rest of the series."""
        return self.ends_before is None or one.at < fitting(self.ends_before, self.start).at


class Dates(NamedTuple):
    """The dates of a series inside the window, in order; absent: those the owner does not attend.

    problem: why only the first date is there. older: no date lies in the window, and none since the day asked for.
    """

    dates: tuple[Instant, ...]
    absent: frozenset[Instant] = frozenset()
    problem: str = ""
    older: bool = False


def dates_of(series: Series, window: Window, since: date, patience: Patience | None = None) -> Dates:
    """Work out the dates of a series; on any refusal the first date alone, with the reason.

    `since` is a day before the window: an ended series with a date after it is not `older`.
    """
    patience = patience or Patience()
    try:
        rules = [checked_rule(rule, series.start, window) for rule in series.rules]
        work_out = _onward_dates if any(change.onward for change in series.changes) else _plain_dates
        with patience.for_one():
            found = work_out(series, rules, window)
            older = not found and not _reaches(series, rules, since)
    except RuleRefused as refused:
        return Dates((series.start,), problem=str(refused))
    except OutOfPatience:
        reason = _("The repetitions in this file take too long to work out; only the first date is kept.")
        return Dates((series.start,), problem=reason)
    except TookTooLong:
        return Dates((series.start,), problem=_too_many())
    except BROKEN:
        return Dates((series.start,), problem=_("The repetition could not be understood; only the first date is kept."))
    if len(found) > MOST_DATES:
        return Dates((series.start,), problem=_too_many())
    dates = tuple(sorted(found, key=lambda one: one.at))
    return Dates(dates, frozenset(one for one, absent in found.items() if absent), older=older)


def _too_many() -> str:
    return _("The repetition has too many dates; only the first date is kept.")


def _reaches(series: Series, rules: list[Rule], since: date) -> bool:
    """Say whether a series that has no date in the window had one since a day."""
    others = [series.start, *series.added, *(change.start for change in series.changes)]
    if any(one.at.date() >= since for one in others):
        return True
    return any(has_date_since(rule, series.start.at, since) for rule in rules)


def fitting(one: Instant, start: Instant) -> Instant:
    """Give the date of a series that a RECURRENCE-ID, EXDATE or RDATE means, in the kind and zone of the first date.

    Exchange names the dates of all-day series by a midnight with a zone, others remove timed dates by their day.
    """
    if start.all_day:
        return Instant(datetime.combine(one.at, time.min), start.zone, all_day=True)
    if one.all_day:
        return Instant(datetime.combine(one.at, start.at.time()), start.zone)
    return Instant(one.within(start.zone).at, start.zone)


def _plain_dates(series: Series, rules: list[Rule], window: Window) -> dict[Instant, bool]:
    """Give the dates of a series; the first date always belongs to it, and a change stands for one date."""
    start = series.start
    removed = {fitting(one, start).at for one in (*series.removed, *(change.replaced for change in series.changes))}
    found = {start.at, *(fitting(one, start).at for one in series.added)}
    found.update(_rule_dates(start.at, rules, window))
    kept = (Instant(at, start.zone, start.all_day) for at in found if window.holds(at) and at not in removed)
    dates = dict.fromkeys(filter(series.goes_on_at, kept), False)
    moved = ((_on_clock_of(start, change.start), change.absent) for change in series.changes)
    dates.update((one, absent) for one, absent in moved if window.holds(one.at))
    return dates


def _on_clock_of(start: Instant, one: Instant) -> Instant:
    """Give a changed date on the wall clock of its series; a day of a timed one, and the other way, stays as it is."""
    return one if one.all_day or start.all_day else fitting(one, start)


def _rule_dates(start: datetime, rules: list[Rule], window: Window) -> Iterator[datetime]:
    """Let dateutil give the dates of each rule from the first day of the window to its last."""
    from dateutil.rrule import rrulestr

    first = datetime.combine(window.first, time.min)
    last = datetime.combine(window.last, time.max)
    for rule in rules:
        number = 0
        for at in rrulestr(written_rule(ended(rule, window.last)), dtstart=nearer_start(start, rule, window.first)):
            if at > last or number > MOST_DATES:
                break
            if at >= first:
                number += 1
                yield at


def _onward_dates(series: Series, rules: list[Rule], window: Window) -> dict[Instant, bool]:
    """Let recurring-ical-events give the dates of a series with changes that move all later ones too."""
    import recurring_ical_events

    start = series.start
    calendar = _bare_calendar(series, [ended(rule, window.last) for rule in rules])
    found: dict[Instant, bool] = {}
    for event in recurring_ical_events.of(calendar).between(window.first, window.last + timedelta(days=1)):
        one = _instant(event["DTSTART"].dt, start)
        if window.holds(one.at) and series.goes_on_at(one):
            found[one] = event.get("SUMMARY") == "absent"
    return found


def _bare_calendar(series: Series, rules: Iterable[Rule]) -> icalendar.Calendar:
    """Make a calendar of nothing but the times of a series, zones settled, for the library to work on."""
    import icalendar

    start = series.start
    calendar = icalendar.Calendar()
    master = _bare_event(start, start)
    for rule in rules:
        master.add("RRULE", icalendar.vRecur.from_ical(written_rule(_with_zoned_until(rule, start))))
    for name, dates in (("RDATE", series.added), ("EXDATE", series.removed)):
        if dates:
            master.add(name, [_value(fitting(one, start)) for one in dates])
    calendar.add_component(master)
    for change in series.changes:
        event = _bare_event(change.start, start)
        reach = {"RANGE": "THISANDFUTURE"} if change.onward else {}
        event.add("RECURRENCE-ID", _value(fitting(change.replaced, start)), parameters=reach)
        event.add("SUMMARY", "absent" if change.absent else "there")
        calendar.add_component(event)
    return calendar


def _bare_event(at: Instant, first: Instant) -> icalendar.Event:
    """Make an event of its time alone; a time without known zone stands on the wall clock of the series."""
    import icalendar

    event = icalendar.Event()
    event.add("UID", "series")
    event.add("DTSTART", _value(_on_clock_of(first, at)))
    return event


def _value(at: Instant) -> date | datetime:
    """Give a date, or a time with its zone where that is known."""
    if at.all_day:
        return at.at.date()
    return at.at if at.zone.rules is None else at.aware()


def _with_zoned_until(rule: Rule, start: Instant) -> Rule:
    """Write UNTIL as the calendar library expects it: a date for dates, UTC for times with a zone."""
    if "UNTIL" not in rule:
        return rule
    if start.all_day:
        return rule | {"UNTIL": rule["UNTIL"][:8]}
    if start.zone.rules is None:
        return rule
    at = datetime.fromisoformat(rule["UNTIL"]).replace(tzinfo=start.zone.rules).astimezone(UTC)
    return rule | {"UNTIL": f"{at:%Y%m%dT%H%M%SZ}"}


def _instant(value: date | datetime, start: Instant) -> Instant:
    """Read a date or time that the library gives back, on the wall clock of the series."""
    if not isinstance(value, datetime):
        return Instant(datetime.combine(value, time.min), start.zone, all_day=True)
    if value.tzinfo is not None:
        value = value.astimezone(start.zone.rules or UTC).replace(tzinfo=None)
    return Instant(value, start.zone)
