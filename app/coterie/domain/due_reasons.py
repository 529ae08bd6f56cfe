# SPDX-License-Identifier: GPL-3.0-or-later
"""Why something is on the list of a day, in the few words a row has room for; the date stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.due import CadenceDue
from coterie.domain.follow_ups import Commitment, FollowUp
from coterie.domain.moments import PartialDate
from coterie.domain.spoken_dates import spoken_distance, spoken_every
from coterie.domain.texts import _

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.day_lists import Task
    from coterie.domain.people import ImportantDate

#: For so long somebody who came into the vault is new.
NEW_DAYS = 30


class Estimates(NamedTuple):
    """How many minutes things take."""

    message: int = 3
    call: int = 10


USUAL = Estimates()


@dataclass(frozen=True)
class Acquaintance:
    """What a reason says of a person. last_kind: of the last real contact, "" = none; known_days: in the vault."""

    last_kind: str = ""
    met_where: str = ""
    known_days: int = NEW_DAYS


def short_reason(task: Task, known: Acquaintance, today: date) -> str:
    """Say why a task is there."""
    thing = task.thing
    if isinstance(thing, FollowUp):
        return thing.reason or _("You planned to follow up")
    if isinstance(thing, Commitment):
        return _promise(thing)
    if isinstance(thing, CadenceDue):
        return _cadence(thing, known, today)
    return _day(thing, task.due, today)


def minutes_for(task: Task, estimates: Estimates = USUAL) -> int:
    """Estimate what a task takes: a call where its words speak of one, else as long as a message."""
    thing = task.thing
    text = thing.reason if isinstance(thing, FollowUp) else thing.text if isinstance(thing, Commitment) else ""
    # Translators: the words, each between blanks, that make a follow-up a call.
    calls = _("call phone ring video").split()
    return estimates.call if any(word in calls for word in text.casefold().split()) else estimates.message


def _promise(commitment: Commitment) -> str:
    sentence = {
        "i_owe": _("You promised: {text}"),
        "offer": _("You offered: {text}"),
        "ask": _("Asked of you: {text}"),
        "they_owe": _("Promised to you: {text}"),
    }[commitment.direction]
    return sentence.format(text=commitment.text)


def _cadence(cadence: CadenceDue, known: Acquaintance, today: date) -> str:
    every = _capitalised(spoken_every(cadence.every_days))
    if cadence.last_contact is not None:
        ago = spoken_distance(cadence.last_contact, today)
        return _last(known.last_kind).format(every=every, ago=ago)
    if known.known_days >= NEW_DAYS:
        return _("{every}, no contact yet").format(every=every)
    if known.met_where:
        return _("New contact from {place}, say hello while it is fresh").format(place=known.met_where)
    return _("New contact, say hello while it is fresh")


def _last(kind: str) -> str:
    return {
        "talk": _("{every}, last talk was {ago}"),
        "call": _("{every}, last call was {ago}"),
        "message": _("{every}, last message was {ago}"),
        "meeting": _("{every}, last meeting was {ago}"),
    }.get(kind, _("{every}, last contact was {ago}"))


def _day(remembered: ImportantDate, due: date, today: date) -> str:
    known = PartialDate.parse(remembered.date)
    years = due.year - known.year if known.year else 0
    when = spoken_distance(due, today)
    if remembered.kind == "birthday":
        return (_("Turns {years} {when}") if years else _("Birthday {when}")).format(years=years, when=when)
    what = remembered.label or (_("Anniversary") if remembered.kind == "anniversary" else _("Day to remember"))
    sentence = _("{what} {when}, {years} years") if years else _("{what} {when}")
    return sentence.format(what=what, when=when, years=years)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
