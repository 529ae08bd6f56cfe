# SPDX-License-Identifier: GPL-3.0-or-later
"""Logging what passed, planning follow-ups, cadences, and what is due."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coterie.cli import due_text, shapes
from coterie.cli.command import Call, Command
from coterie.cli.parser import days_ahead
from coterie.domain.cadence import Cadence, interval_days
from coterie.domain.interactions import DEFAULT_KIND, LOGGED_KINDS
from coterie.domain.spoken_dates import spoken_date, spoken_every, spoken_interval
from coterie.domain.texts import _, counted
from coterie.domain.typed_dates import typed_date
from coterie.services.interactions import NewLog

if TYPE_CHECKING:
    import argparse

    from coterie.domain.follow_ups import FollowUp

#: How far ahead the line below the list looks.
COMING_DAYS = 7


def commands() -> tuple[Command, ...]:
    """Give the commands of this group."""
    dates = _("DATE is 2026-03-02, today, tomorrow, a weekday, “in 2 weeks” or “3 days ago”.")
    yesterday = _("yesterday")
    return (
        Command(
            "log", _("log a talk, call, message or meeting"), log, _log_arguments,
            ('log 12 --text "Coffee; her team is hiring"', f"log 12 --with 14 --kind meeting --on {yesterday}"), dates,
        ),
        Command("follow-up", _("plan, finish, put off or drop a follow-up"), parts=_follow_up_commands(dates)),
        Command(
            "cadence", _("say how often you want to be in touch with somebody"), cadence, _cadence_arguments,
            ("cadence 12 --every 6w", "cadence 12 --every 3m --limit 5m", "cadence 12 --off"),
        ),
        Command(
            "due", _("show what is due, and why"), due, _due_arguments, ("due", "due --days 14"),
        ),
    )  # fmt: skip


def _follow_up_commands(dates: str) -> tuple[Command, ...]:
    weeks, friday = counted("in {n} week", "in {n} weeks", 2), _("friday")
    return (
        Command(
            "add", _("plan a follow-up"), add_follow_up, _add_arguments,
            (f'follow-up add 12 --due "{weeks}" --reason "Send the article"',), dates,
        ),
        Command(
            "done", _("finish a follow-up; a text is logged as a talk"), finish_follow_up, _done_arguments,
            ('follow-up done 3 --text "Sent it, she liked it"',),
        ),
        Command(
            "snooze", _("put a follow-up off"), snooze_follow_up, _snooze_arguments,
            (f"follow-up snooze 3 --until {friday}",), dates,
        ),
        Command("drop", _("let a follow-up go"), drop_follow_up, _which, ("follow-up drop 3",)),
    )  # fmt: skip


def _log_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=_("the person"))
    parser.add_argument(
        "--with", dest="others", metavar="ID", action="append", default=[], help=_("somebody else who was there")
    )
    parser.add_argument("--kind", choices=LOGGED_KINDS, default=DEFAULT_KIND, help=_("what it was (a talk)"))
    parser.add_argument("--on", metavar="DATE", help=_("the day it happened (now)"))
    parser.add_argument("--text", metavar="T", default="", help=_("what was said"))


def log(call: Call) -> None:
    """Log an interaction."""
    options = call.options
    on = None if options.on is None else typed_date(options.on, call.app.clock.today(), past=True)
    with call.session() as session:
        done = session.interactions.log(options.id, NewLog(tuple(options.others), options.kind, on, options.text))
    entry = done.interaction
    names = ", ".join(one.name for one in entry.people)
    day = spoken_date(date.fromisoformat(entry.when[:10]))
    said = _("Logged: {0} with {1}, {2}.").format(entry.kind, names, day)
    call.answer(shapes.logged(done), [said, *_next(done.next_follow_up)])


def _which(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="FID", help=_("the follow-up, by the number that “coterie due” shows"))


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=_("the person"))
    parser.add_argument("--due", metavar="DATE", required=True, help=_("the day you mean to do it"))
    parser.add_argument("--reason", metavar="T", default="", help=_("what it is about"))


def _done_arguments(parser: argparse.ArgumentParser) -> None:
    _which(parser)
    parser.add_argument("--text", metavar="T", help=_("what came of it"))


def _snooze_arguments(parser: argparse.ArgumentParser) -> None:
    _which(parser)
    parser.add_argument("--until", metavar="DATE", required=True, help=_("the day to be reminded again"))


def add_follow_up(call: Call) -> None:
    """Plan a follow-up."""
    day = typed_date(call.options.due, call.app.clock.today())
    with call.session() as session:
        one = session.follow_ups.add(call.options.id, day, call.options.reason)
    said = _("Planned for {0}: {1} (follow-up {2}).").format(_due(one), _about(one), one.id)
    call.answer(shapes.follow_up(one), [said])


def finish_follow_up(call: Call) -> None:
    """Finish a follow-up."""
    with call.session() as session:
        one = session.follow_ups.done(call.options.id, call.options.text)
    call.answer(shapes.follow_up(one), [_("Done: {0}.").format(_about(one)), *_next(one.next_follow_up)])


def snooze_follow_up(call: Call) -> None:
    """Put a follow-up off."""
    until = typed_date(call.options.until, call.app.clock.today())
    with call.session() as session:
        one = session.follow_ups.snooze(call.options.id, until)
    call.answer(shapes.follow_up(one), [_("Put off until {0}: {1}.").format(_due(one), _about(one))])


def drop_follow_up(call: Call) -> None:
    """Let a follow-up go."""
    with call.session() as session:
        one = session.follow_ups.drop(call.options.id)
    call.answer(shapes.follow_up(one), [_("Let go: {0}.").format(_about(one)), *_next(one.next_follow_up)])


def _cadence_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=_("the person"))
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--every", metavar="6w", help=_("how often: 10d, 6w, 3m or 1y"))
    how.add_argument("--off", action="store_true", help=_("no cadence any more"))
    parser.add_argument("--limit", metavar="8w", help=_("the longest silence you want"))


def cadence(call: Call) -> None:
    """Set or end a cadence."""
    options = call.options
    with call.session() as session:
        if options.off:
            rule = session.cadence.off(options.id)
        else:
            limit = None if options.limit is None else interval_days(options.limit)
            rule = session.cadence.set(options.id, interval_days(options.every), limit)
    call.answer(shapes.cadence(rule), [_cadence_sentence(rule)])


def _cadence_sentence(rule: Cadence) -> str:
    if rule.every_days is None:
        return _("{0}: no cadence.").format(rule.person.name)
    every = spoken_every(rule.every_days)
    said = _("{0}: {1}.").format(rule.person.name, every)
    if rule.limit_days is not None:
        said = _("{0}: {1}, never later than {2}.").format(rule.person.name, every, spoken_interval(rule.limit_days))
    return " ".join([said, *_next(rule.next_due)])


def _due_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--days", metavar="N", type=days_ahead, default=0, help=_("look so many days ahead (0: today)"))


def due(call: Call) -> None:
    """Show what is due."""
    days = call.options.days
    with call.session() as session:
        found = session.due.within(days)
        later = 0
        if not call.options.json and days < COMING_DAYS:
            later = len(session.due.within(COMING_DAYS).items) - len(found.items)
    call.answer(shapes.due(found), due_text.listed(found, days, later))


def _next(day: date | None) -> list[str]:
    return [] if day is None else [_("Next: {0}.").format(spoken_date(day))]


def _due(one: FollowUp) -> str:
    return spoken_date(one.due) if one.due else _("some day")


def _about(one: FollowUp) -> str:
    name = one.person.name if one.person else one.organisation or ""
    if not one.reason:
        return _("follow-up with {0}").format(name)
    return f"{one.reason} ({name})" if name else one.reason
