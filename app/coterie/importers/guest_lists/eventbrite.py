# SPDX-License-Identifier: GPL-3.0-or-later
"""Eventbrite's report of attendees (CSV with `Order #` and `Order Date`, 2015 to 2025).

Most reports name neither the event nor its day; guests then only signed up. The buyer's address stands in every row of
an order, so an address under several names says nothing about any of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.folding import name_key
from coterie.domain.records import FoundContactPoint, Refused
from coterie.importers.guest_lists.guests import Dated, dated, guest_mail, guest_name, mail_point
from coterie.importers.guest_lists.visits import Occasion, Visit, read_visits
from coterie.importers.text.kept_rows import fingerprint
from coterie.importers.text.written_dates import is_day_first, read_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.moments import Moment
    from coterie.importers.guest_lists.sheets import GuestSheet, Item
    from coterie.importers.text.delimited import Row

MEANINGS = {
    "order": ("order #", "order no.", "order id"),
    "number": ("attendee #", "attendee no.", "attendee id"),
    "signed up": ("order date",),
    "given": ("first name", "attendee first name"),
    "family": ("last name", "surname", "attendee last name", "attendee surname"),
    "name": ("name", "attendee name", "full name"),
    "mail": ("email", "email address", "e mail", "attendee email"),
    "phone": ("cell phone", "mobile phone", "work phone", "home phone", "phone"),
    "company": ("company", "company / organization", "company / organisation", "company name", "organization"),
    "title": ("job title",),
    "state": ("attendee status", "order status"),
    "event": ("event name", "event title"),
    "event id": ("event id",),
    "begins": ("event start date", "event date", "event start date & time", "date attending"),
    "place": ("venue name", "location name", "event location"),
}
_NOT_COMING = frozenset(["refunded", "deleted", "not attending", "cancelled", "canceled", "transferred"])
_CAME = "checked in"


class _Survey(NamedTuple):
    """What a first look tells. shared: addresses that stand under several names; event: a key that stays."""

    shared: frozenset[str]
    event: str
    title: str
    at: Moment | None
    place: str
    party: int
    day_first: bool


def read(guests: GuestSheet) -> Iterator[Item]:
    """Make a person of each attendee who was ticked, and the event where the report tells its day."""
    survey = _surveyed(guests)
    key = f"eventbrite:event:{survey.event}"
    occasion = Occasion("eventbrite", key, survey.title or "Eventbrite", survey.at, survey.place, survey.party)
    return read_visits(guests, occasion, lambda row: _visit(guests, survey, row))


def _visit(guests: GuestSheet, survey: _Survey, row: Row) -> Visit:
    """Say what a row tells of somebody's visit."""
    state = guests.cell(row, "state").lower()
    name = f"{guests.cell(row, 'given')} {guests.cell(row, 'family')} {guests.cell(row, 'name')}"
    own = guests.cell(row, "number") or fingerprint(guests.cell(row, "order"), name)
    absent = state in _NOT_COMING
    return Visit(
        f"eventbrite:attendee:{own}",
        _mail(guests, survey, row),
        dated(guests, row, "signed up", day_first=survey.day_first),
        Dated(survey.at if state == _CAME else None),
        took_part=not absent,
        absent=absent,
    )


def _mail(guests: GuestSheet, survey: _Survey, row: Row) -> tuple[FoundContactPoint, ...]:
    """Give the address of an attendee unless it is one buyer's for several."""
    return () if guest_mail(guests, row) in survey.shared else mail_point(guests, row)


def _surveyed(guests: GuestSheet) -> _Survey:
    """Look through the report once for what belongs to all of it."""
    names: dict[str, set[str]] = {}
    written: list[str] = []
    orders: list[str] = []
    events: set[tuple[str, str, str, str]] = set()
    party = 0
    for row in guests.sheet.rows():
        if isinstance(row, Refused):
            continue
        name, mail = guest_name(guests, row), guest_mail(guests, row)
        if name is not None and mail:
            names.setdefault(mail, set()).add(name_key(name.display))
        written.append(guests.cell(row, "signed up"))
        orders.append(guests.cell(row, "order"))
        party += guests.cell(row, "state").lower() not in _NOT_COMING
        begins, title = guests.cell(row, "begins"), guests.cell(row, "event")
        if begins or title:
            events.add((begins, title, guests.cell(row, "event id"), guests.cell(row, "place")))
    shared = frozenset(mail for mail, several in names.items() if len(several) > 1)
    # A report of several events has no one day and no one name.
    begins, title, number, place = events.pop() if len(events) == 1 else ("", "", "", "")
    day_first = is_day_first([*written, begins])
    at = read_moment(begins, day_first=day_first) if begins else None
    event = number or min(filter(None, orders), default="")
    return _Survey(shared, event, title, at, place, party, day_first)
