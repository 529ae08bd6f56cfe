# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the page: pills, the sentence under the date, and what cards and toasts say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coterie.domain.day_lists import OLDER_DAYS, Task, Why
from coterie.domain.due import CadenceDue
from coterie.domain.due_reasons import minutes_for
from coterie.domain.follow_ups import FollowUp
from coterie.domain.moments import PartialDate
from coterie.domain.spoken_dates import (
    spoken_about_every,
    spoken_day,
    spoken_day_of_week,
    spoken_distance,
    spoken_length,
    spoken_weekday,
)
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole, written_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from coterie.domain.day_facts import Brief, DayEvent, DayLoad
    from coterie.domain.due_reasons import Estimates
    from coterie.domain.person_links import PersonLink
    from coterie.domain.quiet_ties import QuietTie

#: Lateness is told as a length up to here, then as the day it began.
_LENGTHS_UP_TO = 42
_IN_DAYS = 13
#: So much of somebody's words stands on a card.
LONGEST_QUOTE = 160
DOT = " · "
#: So many times put off, a follow-up is asked about.
TIRED = 3
#: With more people than this an event is not about one of them.
FEW = 3


def pill_of(task: Task, today: date) -> tuple[str, str]:
    """Say when, and in which tone. A cadence asks softly, and is late once its limit has passed."""
    if task.due > today:
        return _("Tomorrow"), "plain"
    due = task.due
    if isinstance(task.thing, CadenceDue):
        due = task.thing.limit_on or today
        if due >= today and (today - task.due).days > OLDER_DAYS:
            return _("Since {date}").format(date=spoken_day(task.due, today)), "plain"
    return (late(due, today), "danger") if due < today else (_("Today"), "accent")


def late(due: date, today: date) -> str:
    """Say how late something is: "3 days late", "4 weeks late", "Since 9 January"."""
    days = (today - due).days
    if days > _LENGTHS_UP_TO:
        return _("Since {date}").format(date=spoken_day(due, today))
    if days <= _IN_DAYS:
        return counted("{n} day late", "{n} days late", days)
    return _("{length} late").format(length=spoken_length(days))


def sentence(tasks: Sequence[Task], events: int, estimates: Estimates) -> str:
    """Count the work and estimate its minutes; the length of events is not counted. events: those to come."""
    people = len({task.person.id for task in tasks if task.person})
    others = sum(1 for task in tasks if task.person is None)
    parts = [
        counted("{n} person to reach", "{n} people to reach", people) if people else "",
        counted("{n} follow-up without a person", "{n} follow-ups without a person", others) if others else "",
        counted("{n} event", "{n} events", events) if events else "",
    ]
    counts = ", ".join(part for part in parts if part)
    minutes = sum(minutes_for(task, estimates) for task in tasks)
    if not minutes:
        return _("{counts}.").format(counts=counts) if counts else ""
    about = counted("About {n} minute.", "About {n} minutes.", minutes)
    return _("{counts}. {about}").format(counts=counts, about=about)


def why(reason: Why) -> str:
    """Say why something is left out."""
    return {
        Why.MATTERS_LESS: _("others matter more today"),
        Why.WAITED_LESS: _("others have waited longer"),
        Why.TOMORROW: _("it is for tomorrow"),
    }[reason]


def is_over(event: DayEvent, now: datetime) -> bool:
    """Tell whether an event has ended; one of whole days lasts until midnight."""
    return event.ends is not None and event.ends <= now


def put_off_often(task: Task) -> str:
    """Ask what is to become of a follow-up that was put off again and again; "" for any other."""
    times = task.thing.snoozed if isinstance(task.thing, FollowUp) else 0
    if times < TIRED:
        return ""
    return counted("Put off {n} time: do, change or let go?", "Put off {n} times: do, change or let go?", times)


def time_of(event: DayEvent, today: date) -> str:
    """Say when an event begins; of one that began on another day, when it ends."""
    if event.starts is None:
        return _("All day")
    if event.starts.date() < today and event.ends is not None:
        return _("–{time}").format(time=written_time(event.ends))
    return written_time(event.starts)


def spoken_time_of(event: DayEvent, today: date) -> str:
    """Say the same for a screen reader."""
    if event.starts is not None and event.starts.date() < today and event.ends is not None:
        return _("Until {time}").format(time=written_time(event.ends))
    return time_of(event, today)


def event_detail(event: DayEvent, *, over: bool = False) -> str:
    """Say how long, where and with whom."""
    length = _length(event.minutes) if event.starts and event.minutes else ""
    where = ", ".join(part for part in (length, event.place) if part)
    whom = ""
    if len(event.people) == 1 and event.people[0].name not in event.title:
        whom = _("with {name}").format(name=event.people[0].name)
    elif len(event.people) > 1 and over:
        whom = counted("{n} person you know was there", "{n} people you know were there", len(event.people))
    elif len(event.people) > 1:
        whom = counted("{n} person you know is going", "{n} people you know are going", len(event.people))
    return DOT.join(part for part in (where, whom) if part)


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{n} min").format(n=minutes)
    return _("{n} h").format(n=hours) if not rest else _("{h} h {m} min").format(h=hours, m=rest)


def is_crowded(event: DayEvent) -> bool:
    """Tell whether an event is about something rather than about somebody."""
    return len(event.people) > FEW


def prepare_title(given: str, event: DayEvent, now: datetime) -> str:
    """Say for whom or for what to prepare, and when; what goes on already began at a time."""
    at = event.starts or now
    if is_crowded(event) and event.title:
        given = event.title
    if at <= now:
        return _("{name}, since {time}").format(name=given, time=written_time(at))
    if at.date() == now.date():
        return _("Prepare for {name}, {time}").format(name=given, time=written_time(at))
    return _("Prepare for {name}, tomorrow {time}").format(name=given, time=written_time(at))


def role_of(title: str, organisation: str) -> str:
    """Say what somebody does, and where."""
    return ", ".join(part for part in (title, organisation) if part)


def met(brief: Brief) -> str:
    """Say through whom, where and in which year somebody was met, as far as it is known."""
    year = _year(brief.met_on)
    through, where = brief.met_through, brief.met_where
    if through and where:
        text = _("Met through {name} at {place}").format(name=through.name, place=where)
    elif through:
        text = _("Met through {name}").format(name=through.name)
    elif where:
        text = _("Met at {place}").format(place=where)
    else:
        return _("Known since {year}").format(year=year) if year else ""
    return _("{met}, {year}").format(met=text, year=year) if year else text


def _year(met_on: str) -> str:
    try:
        return str(PartialDate.parse(met_on[:10]).year or "")
    except ValueError:
        return ""


def facts_of(brief: Brief, event: DayEvent, today: date) -> tuple[tuple[str, str], ...]:
    """Say what was said last, what was asked for and promised, and what to ask."""
    found = []
    if brief.last:
        day = date.fromisoformat(brief.last.when[:10]) if len(brief.last.when) >= 10 else None
        head = _("Last time, {date}").format(date=spoken_day(day, today)) if day else _("Last time")
        found.append((head, quote(brief.last.text) or brief.last.title or kind_of(brief.last.kind)))
    found += [(_("{name} asked for").format(name=brief.given), quote(text)) for text in brief.asked[:2]]
    found += [(_("You promised"), quote(text)) for text in brief.promised[:2]]
    found += [(_("You wanted to ask"), quote(text)) for text in brief.wanted[:2]]
    if len(event.people) > 1:
        found.append((_("Also there"), _names(event.people[1:])))
    return tuple(found)


def _names(people: Sequence[PersonLink]) -> str:
    """Name the first few of those who are there, and count the rest."""
    told = len(people) if len(people) <= FEW + 1 else FEW
    names = ", ".join(person.name for person in people[:told])
    if told == len(people):
        return quote(names)
    return _("{names} and {others}").format(
        names=quote(names), others=counted("{n} more", "{n} more", len(people) - told)
    )


def kind_of(kind: str) -> str:
    """Name a kind of contact."""
    return {
        "talk": _("Talk"),
        "call": _("Call"),
        "message": _("Message"),
        "meeting": _("Meeting"),
        "event": _("Event"),
        "note": _("Note"),
    }.get(kind, _("Contact"))


def quote(text: str) -> str:
    """Give the beginning of somebody's words, on one line."""
    line = " ".join(text[: LONGEST_QUOTE * 4].split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[:LONGEST_QUOTE].rstrip()}…"


def silence(tie: QuietTie, today: date) -> str:
    """Say when there was a contact last."""
    ago = spoken_distance(tie.last_contact, today)
    return {
        "talk": _("Last talk was {ago}"),
        "call": _("Last call was {ago}"),
        "message": _("Last message was {ago}"),
        "meeting": _("Last meeting was {ago}"),
    }.get(tie.last_kind, _("Last contact was {ago}")).format(ago=ago)


def nudge(tie: QuietTie, today: date) -> str:
    """Say why to think of somebody, with what was said last as the reason to care."""
    text = _("You and {name} used to be in touch about {every}. The last time was {ago}.").format(
        name=tie.person.name,
        every=spoken_about_every(tie.usual_days or 1),
        ago=spoken_distance(tie.last_contact, today),
    )
    last = quote(tie.last_text)
    return _("{text} You noted: {last}").format(text=text, last=last) if last else text


def week_spoken(days: Sequence[DayLoad], today: date) -> str:
    """Say the chart of the week as a sentence."""
    parts = [_week_day(load, today) for load in days if load.done or load.waiting]
    return ". ".join([week_summary(days), *parts])


def week_summary(days: Sequence[DayLoad]) -> str:
    """Say how much of the week is done."""
    done = sum(load.done for load in days)
    total = done + sum(load.waiting for load in days)
    return _("{done} of {total} done").format(done=whole(done), total=whole(total))


def _week_day(load: DayLoad, today: date) -> str:
    day, done, waiting = spoken_weekday(load.day), whole(load.done), whole(load.waiting)
    if load.day == today:
        return _("{day}, today: {done} done, {waiting} to do").format(day=day, done=done, waiting=waiting)
    if load.done and load.waiting:
        return _("{day}: {done} done, {waiting} to do").format(day=day, done=done, waiting=waiting)
    if load.done:
        return _("{day}: {done} done").format(day=day, done=done)
    return _("{day}: {waiting} to do").format(day=day, waiting=waiting)


def done_said(next_due: date | None, today: date) -> str:
    """Say that something is done, and what comes next with the person."""
    if next_due is None:
        return _("Done.")
    return _("Done. Next: {date}.").format(date=spoken_day(next_due, today))


def put_off_said(until: date, today: date) -> str:
    """Say until when something is put off."""
    return _("Put off until {date}.").format(date=spoken_day_of_week(until, today))
