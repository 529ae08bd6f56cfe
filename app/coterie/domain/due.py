# SPDX-License-Identifier: GPL-3.0-or-later
"""What is due, and why, in words a person would use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING

from coterie.domain.moments import PartialDate
from coterie.domain.spoken_dates import spoken_date, spoken_distance, spoken_every, spoken_interval
from coterie.domain.texts import _

if TYPE_CHECKING:
    from coterie.domain.follow_ups import Commitment, FollowUp
    from coterie.domain.people import ImportantDate
    from coterie.domain.person_links import PersonLink


class Rank(IntEnum):
    """Why something is due; what matters more comes first among what is due on one day."""

    PROMISE = 0
    REQUEST = 1
    DATE = 2
    CADENCE = 3
    NEW_CONTACT = 4


@dataclass(frozen=True)
class DueItem:
    """One thing that is due. kind: promise, request, follow_up, date or cadence.

    id: of the follow-up, commitment or important date; for a cadence, of the person.
    """

    id: int
    kind: str
    person: PersonLink | None
    title: str
    reason: str
    due: date
    overdue_days: int
    rank: Rank

    def order(self) -> tuple[date, int, str, int]:
        """Give the key that due lists sort by: the day, then the reason, then the name."""
        return self.due, self.rank, self.person.name if self.person else "", self.id


@dataclass(frozen=True)
class CadenceDue:
    """A cadence as it stands: the last real contact and the two limits."""

    person: PersonLink
    every_days: int
    last_contact: date | None
    next_due: date
    limit_days: int | None
    limit_on: date | None


def follow_up_due(follow_up: FollowUp, due: date, today: date) -> DueItem:
    """Say why an open follow-up is due."""
    name = follow_up.person.name if follow_up.person else follow_up.organisation or ""
    title = follow_up.reason or (_("Follow up with {0}").format(name) if name else _("Follow up"))
    when = {"date": spoken_date(due), "distance": spoken_distance(due, today)}
    if follow_up.snoozed:
        reason = _("You put this off until {date}, {distance}.").format(**when)
    else:
        reason = _("You planned this for {date}, {distance}.").format(**when)
    return DueItem(follow_up.id, "follow_up", follow_up.person, title, reason, due, _overdue(due, today), Rank.DATE)


def commitment_due(commitment: Commitment, due: date, today: date) -> DueItem:
    """Say why an open promise or request is due."""
    kind, rank, reason = {
        "i_owe": ("promise", Rank.PROMISE, _("You promised this by {date}, {distance}.")),
        "offer": ("promise", Rank.PROMISE, _("You offered this by {date}, {distance}.")),
        "ask": ("request", Rank.REQUEST, _("You were asked for this by {date}, {distance}.")),
        "they_owe": ("request", Rank.DATE, _("This was promised to you by {date}, {distance}.")),
    }[commitment.direction]
    sentence = reason.format(date=spoken_date(due), distance=spoken_distance(due, today))
    overdue = _overdue(due, today)
    return DueItem(commitment.id, kind, commitment.person, commitment.text, sentence, due, overdue, rank)


def cadence_due(cadence: CadenceDue, today: date) -> DueItem:
    """Say why it is time to be in touch, softly, or firmly once the limit is passed."""
    every = spoken_every(cadence.every_days)
    past_limit = cadence.limit_on is not None and cadence.limit_days is not None and cadence.limit_on < today
    values = {"every": every, "limit": spoken_interval(cadence.limit_days or 0)}
    if cadence.last_contact is None:
        rank = Rank.NEW_CONTACT
        reason = _("You wanted to be in touch {every}; there has been no contact yet.")
        if past_limit:
            reason = _(
                "You wanted to be in touch {every}, and never later than {limit}; there has been no contact yet."
            )
    else:
        rank = Rank.CADENCE
        values["date"] = spoken_date(cadence.last_contact)
        values["distance"] = spoken_distance(cadence.last_contact, today)
        reason = _("You wanted to be in touch {every}; the last contact was on {date}, {distance}.")
        if past_limit:
            reason = _(
                "You wanted to be in touch {every}, and never later than {limit}; "
                "the last contact was on {date}, {distance}."
            )
    title = _("Be in touch with {0}").format(cadence.person.name)
    overdue = _overdue(cadence.next_due, today)
    return DueItem(
        cadence.person.id, "cadence", cadence.person, title, reason.format(**values), cadence.next_due, overdue, rank
    )


def date_due(person: PersonLink, remembered: ImportantDate, today: date) -> DueItem | None:
    """Say which day to remember comes next; None for a date without a day."""
    due = next_occurrence(remembered.date, today)
    if due is None:
        return None
    known = PartialDate.parse(remembered.date)
    years = due.year - known.year if known.year else None
    when = {"date": spoken_date(due), "distance": spoken_distance(due, today), "years": years}
    if remembered.kind == "birthday":
        title = _("Birthday of {0}").format(person.name)
        reason = _("Turns {years} on {date}, {distance}.") if years else _("Birthday on {date}, {distance}.")
    else:
        what = remembered.label or (_("Anniversary") if remembered.kind == "anniversary" else _("Day to remember"))
        title = _("{what}: {name}").format(what=what, name=person.name)
        reason = _("{years} years on {date}, {distance}.") if years else _("On {date}, {distance}.")
    return DueItem(remembered.id, "date", person, title, reason.format(**when), due, 0, Rank.DATE)


def next_occurrence(remembered: str, today: date) -> date | None:
    """Give the next day, today included, on which a remembered date comes round; 29 February falls on the 28th."""
    known = PartialDate.parse(remembered)
    if known.month is None or known.day is None:
        return None
    for year in (today.year, today.year + 1):
        leap_day = (known.month, known.day) == (2, 29) and not _is_leap(year)
        day = date(year, known.month, 28 if leap_day else known.day)
        if day >= today:
            return day
    return None  # pragma: no cover (a day of next year is never before today)


def month_day_ranges(today: date, days: int) -> tuple[tuple[str, str], ...]:
    """Give the ranges of `MM-DD` that the next days cover, today included: one, or two around New Year."""
    if days >= 365:
        return (("01-01", "12-31"),)
    end = today + timedelta(days=days)
    last = f"{end:%m-%d}"
    if last == "02-28" and not _is_leap(end.year):
        last = "02-29"
    first = f"{today:%m-%d}"
    if end.year == today.year:
        return ((first, last),)
    return (first, "12-31"), ("01-01", last)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _overdue(due: date, today: date) -> int:
    return max(0, (today - due).days)
