# SPDX-License-Identifier: GPL-3.0-or-later
"""The guests of one event: a person of each who was ticked, and the event once (Eventbrite, Luma).

That somebody came stands in their own timeline, so another choice of guests the next time takes nothing away. The event
itself is given only where the list tells its day, and only with somebody ticked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import FoundContactPoint, FoundEvent, FoundPerson, PersonRef, Record, Refused, Skipped
from coterie.domain.texts import _
from coterie.importers.guest_lists.guests import (
    Dated,
    guest_mail,
    guest_name,
    guest_person,
    moments_of,
    reference,
    repairs_of,
)
from coterie.importers.text.delimited import place_of
from coterie.importers.text.json_values import kept_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coterie.domain.moments import Moment
    from coterie.importers.guest_lists.sheets import GuestSheet, Item
    from coterie.importers.text.delimited import Row

#: SECURITY section 6 rule 5.
_MOST_PEOPLE = 200


class Occasion(NamedTuple):
    """The event a list is of. key: stable across exports. at: when it was, None where the list does not tell."""

    channel: str
    key: str
    title: str
    at: Moment | None = None
    place: str = ""
    party: int = 0


class Visit(NamedTuple):
    """What a row says of somebody at the event. took_part: they belong to the event; absent: they said no."""

    key: str
    points: tuple[FoundContactPoint, ...]
    signed_up: Dated
    came: Dated = Dated()
    took_part: bool = False
    absent: bool = False


def read_visits(guests: GuestSheet, occasion: Occasion, visit_of: Callable[[Row], Visit]) -> Iterator[Item]:
    """Give each guest who was ticked, then the event with them."""
    people: list[PersonRef] = []
    for row in guests.sheet.rows():
        if isinstance(row, Refused):
            yield row
            continue
        visit = visit_of(row)
        item = _guest(guests, row, visit, occasion)
        yield item
        if visit.took_part and isinstance(item, Record) and isinstance(item.thing, FoundPerson):
            people.append(reference(item.thing)._replace(role="attendee"))
    if people and occasion.at is not None:
        yield _event(guests, occasion, people, occasion.at)


def _guest(guests: GuestSheet, row: Row, visit: Visit, occasion: Occasion) -> Record | Refused | Skipped:
    """Make a person of a row, or say why not."""
    name, mail = guest_name(guests, row), guest_mail(guests, row)
    if not guests.wants(name.display if name else "", mail):
        return Skipped(place_of(row.line), _("not ticked"))
    if guests.is_owner(mail):
        return Skipped(place_of(row.line), _("that is you"))
    if visit.absent:
        return Skipped(place_of(row.line), _("did not take part"))
    if name is None:
        return guests.refused(row, _("The row has no name."))
    moments = moments_of(occasion.channel, occasion.title, visit.signed_up.moment, visit.came.moment)
    person = guest_person(guests, row, name, visit.points, moments)
    repairs = repairs_of(visit.signed_up, visit.came)
    return Record(visit.key, place_of(row.line), guests.raw(row), person, repairs)


def _event(guests: GuestSheet, occasion: Occasion, people: list[PersonRef], at: Moment) -> Record:
    """Make the event; its people are those who were ticked, the party is everybody who took part."""
    event = FoundEvent(
        occasion.key,
        "",
        occasion.title,
        at,
        place=occasion.place,
        status="confirmed",
        all_day=at.precision == "day",
        people=tuple(people[:_MOST_PEOPLE]),
        party=occasion.party,
    )
    kept = {"event": occasion.title, "day": at.text, "place": occasion.place, "guests": [ref.name for ref in people]}
    return Record(occasion.key, place_of(guests.sheet.heading.line), kept_text(kept), event)
