# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the calendar: when, how long, what about, how late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.calendar_days import DEADLINE, CalendarEvent, Dated, Remembered
from coterie.domain.due import CadenceDue
from coterie.domain.due_reasons import Acquaintance, short_reason
from coterie.domain.follow_ups import Commitment, FollowUp
from coterie.domain.moments import day_of
from coterie.domain.spoken_dates import spoken_date, spoken_day, spoken_distance, spoken_month
from coterie.domain.texts import _, counted, opening
from coterie.ui.pages.calendar.lines import AGENDA, AHEAD, DONE, LATE, MONTH, PAST, WEEK, HeadShown
from coterie.ui.pages.today.wording import late

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime, time

    from coterie.domain.calendar_events import CalendarFile


def head_of(view: str, first: date, last: date) -> HeadShown:
    """Say which days are in sight and what the arrows beside them do."""
    before, after = {
        AGENDA: (_("Two weeks back"), _("Two weeks on")),
        WEEK: (_("Previous week"), _("Next week")),
        MONTH: (_("Previous month"), _("Next month")),
    }[view]
    shown = opening(month_of(first)) if view == MONTH else span_of(first, last)
    return HeadShown(shown, view, before, after)


def month_of(day: date) -> str:
    """Say a month with its year: "March 2026"."""
    return _("{month} {year}").format(month=spoken_month(day.month), year=day.year)


def span_of(first: date, last: date) -> str:
    """Say a span of days: "9 to 15 March 2026"."""
    if first == last:
        return spoken_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return _("{day} to {last}").format(day=first.day, last=spoken_date(last))
    if first.year == last.year:
        begins = _("{day} {month}").format(day=first.day, month=spoken_month(first.month))
        return _("{first} to {last}").format(first=begins, last=spoken_date(last))
    return _("{first} to {last}").format(first=spoken_date(first), last=spoken_date(last))


def length(minutes: int) -> str:
    """Say how long something takes: "45 min", "2 h", "1 h 30 min"; "" where it is not known."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{n} min").format(n=minutes)
    return _("{n} h").format(n=hours) if not rest else _("{h} h {m} min").format(h=hours, m=rest)


def event_title(event: CalendarEvent) -> str:
    """Name an event."""
    return event.title or _("Without a title")


def time_on(event: CalendarEvent, day: date, say_time: Callable[[time], str]) -> str:
    """Say what stands before an event on one of its days: when it begins, until when it goes on, or "All day"."""
    if event.starts is None or event.ends is None:
        return _("All day")
    if day == event.day:
        return say_time(event.starts.time())
    if day < event.last_day or event.ends.date() != day:
        return _("All day")
    # Translators: beside an event that began the day before, such as "to 08:00"; there is little room.
    return _("to {time}").format(time=say_time(event.ends.time()))


def event_detail(event: CalendarEvent, day: date) -> str:
    """Say how long and where an event is, and which of its days this is."""
    days = (event.last_day - event.day).days + 1
    which = _("Day {n} of {days}").format(n=(day - event.day).days + 1, days=days) if days > 1 else ""
    long = length(event.minutes) if event.starts and days == 1 else ""
    return ", ".join(part for part in (which, long, event.place) if part)


def with_whom(event: CalendarEvent) -> str:
    """Say whom the vault knows of those who take part: by name one or two, otherwise how many."""
    names = [person.name for person in event.people]
    if not names:
        return ""
    if len(names) <= 2:
        return ", ".join(names)
    return counted("{n} you know", "{n} you know", len(names))


def task_title(one: Dated) -> str:
    """Name a thing to do: a promise by its words, everything else by whom it is about."""
    thing = one.task.thing
    if isinstance(thing, Commitment):
        return thing.text
    if one.task.person:
        return one.task.person.name
    if isinstance(thing, FollowUp):
        return thing.organisation or thing.reason or _("Follow-up")
    return _("Follow-up")  # pragma: no cover (a cadence is a person's)


def task_detail(one: Dated, known: Mapping[int, Acquaintance], today: date) -> str:
    """Say why a thing is to be done."""
    thing = one.task.thing
    if isinstance(thing, Commitment):
        return promise(thing)
    if isinstance(thing, FollowUp) and not one.task.person:
        return thing.reason if thing.organisation else ""
    person = one.task.person.id if one.task.person else 0
    return short_reason(one.task, known.get(person, Acquaintance()), today)


def promise(thing: Commitment) -> str:
    """Say whose promise it is."""
    return {
        "i_owe": _("You promised {name}"),
        "offer": _("You offered {name}"),
        "ask": _("{name} asked you for this"),
        "they_owe": _("{name} promised you this"),
    }[thing.direction].format(name=thing.person.name)


def remembered_detail(one: Remembered) -> str:
    """Say what a day to remember is: "Turns 40", "Birthday", "Anniversary, 5 years"."""
    if one.what.kind == "birthday":
        return _("Turns {years}").format(years=one.years) if one.years else _("Birthday")
    what = one.what.label or (_("Anniversary") if one.what.kind == "anniversary" else _("Day to remember"))
    if not one.years:
        return what
    years = counted("{n} year", "{n} years", one.years)
    return _("{what}, {years}").format(what=what, years=years)


def task_state(one: Dated, today: date) -> str:
    """Say how a thing to do stands; a cadence asks softly, and is late once its limit has passed."""
    if one.done:
        return DONE
    return LATE if _due(one) < today else AHEAD


def event_state(event: CalendarEvent, now: datetime) -> str:
    """Say how an event stands."""
    return PAST if event.is_past(now) else AHEAD


def task_pill(one: Dated, today: date) -> tuple[str, str]:
    """Say in a word how near or how late a thing is, and in which tone; nothing where its day says it."""
    if one.done:
        return "", ""
    due = _due(one)
    if due < today:
        return late(due, today), "danger"
    if one.kind == DEADLINE and (due - today).days <= 1:
        return (_("Today") if due == today else _("Tomorrow")), "warn"
    return "", ""


def who_or_what(one: Dated) -> str:
    """Name a thing where there is room for a word or two: by whom it is about."""
    return one.task.person.name if one.task.person else task_title(one)


def late_after(name: str, late: str) -> str:
    """Say behind a name how late something is."""
    return _("{name}, {late}").format(name=name, late=late)


def more(kind: str, number: int) -> str:
    """Say how many things of a kind are not told."""
    return {
        "follow_up": counted("{n} more follow-up", "{n} more follow-ups", number),
        "birthday": counted("{n} more birthday", "{n} more birthdays", number),
        "deadline": counted("{n} more deadline", "{n} more deadlines", number),
        "event": counted("{n} more event", "{n} more events", number),
    }[kind]


def moved(number: int) -> str:
    """Say how many things stand on today that were planned for before; "" for none."""
    if not number:
        return ""
    return counted(
        "{n} follow-up moved here from before this week.", "{n} follow-ups moved here from before this week.", number
    )


def kind_of(kind: str) -> str:
    """Name one thing of a kind, for a screen reader."""
    return {
        "event": _("Event"),
        "follow_up": _("Follow-up"),
        "birthday": _("Day to remember"),
        "deadline": _("Deadline"),
    }[kind]


def state_of(state: str) -> str:
    """Name how a thing stands, where that is worth a word."""
    return {LATE: _("late"), DONE: _("done"), PAST: _("past")}.get(state, "")


def file_detail(file: CalendarFile, today: date) -> str:
    """Say what a calendar holds and when it was read."""
    if file.hidden:
        return _("Hidden")
    events = counted("{n} event", "{n} events", file.events)
    day = spoken_day(day_of(file.read_at), today)
    if not file.rules:
        return _("{events}, read on {date}").format(events=events, date=day)
    rules = counted("{n} rule", "{n} rules", file.rules)
    return _("{events}, {rules}, read on {date}").format(events=events, rules=rules, date=day)


def ago(day: date, today: date) -> str:
    """Say how long ago a day was, as a line by itself: "Yesterday"."""
    text = spoken_distance(day, today)
    return text[:1].upper() + text[1:]


def sentence(*parts: str) -> str:
    """Join what is known into what a screen reader says."""
    return ". ".join(part for part in parts if part)


def _due(one: Dated) -> date:
    thing = one.task.thing
    if isinstance(thing, CadenceDue):
        return thing.limit_on or max(one.day, thing.next_due)
    return one.task.due
