# SPDX-License-Identifier: GPL-3.0-or-later
"""Meetup's lists of members and of attendees, for organisers (tab-separated text named .xls or .csv, 2014 to 2025).

The group stands in the addresses of the profiles (`meetup.com/GROUP/members/NUMBER`), its written name nowhere.
Attendee lists name neither the event nor its day: whoever answered has signed up on the day of the answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import (
    CommunityRef,
    FoundContactPoint,
    FoundMembership,
    FoundPerson,
    Record,
    Refused,
    Skipped,
)
from coterie.domain.texts import _
from coterie.importers.guest_lists.guests import (
    Dated,
    dated,
    guest_mail,
    guest_name,
    guest_person,
    mail_point,
    moments_of,
    reference,
    repairs_of,
)
from coterie.importers.text.delimited import place_of
from coterie.importers.text.kept_rows import fingerprint, titled_text
from coterie.importers.text.written_dates import is_day_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.importers.guest_lists.sheets import GuestSheet, Item
    from coterie.importers.text.delimited import Row

_PROFILE = {
    "name": ("name",),
    "user": ("user id",),
    "role": ("title",),
    "joined": ("joined group on",),
    "address": ("url of member profile",),
    "mail": ("email", "e mail", "email address"),
}
MEMBER_MEANINGS = {
    **_PROFILE,
    "member": ("member id",),
    "place": ("location",),
    "company": ("company",),
    "last attended": ("last attended",),
    "attended": ("meetups attended",),
}
ATTENDEE_MEANINGS = {
    **_PROFILE,
    "answer": ("rsvp",),
    "signed up": ("rsv ped on", "rsvped on"),
}
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?meetup\.com/(?:[a-z]{2}-[a-z]{2}/)?(?:([^/\s?#]+)/)?members/(\d{1,20})\b", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:user\s+)?(\d{1,20})\Z", re.IGNORECASE)
_NO = frozenset(["no", "nein", "non"])


class _Group(NamedTuple):
    """What is the same for all rows: the group, None where no address tells it, and the order of slash dates."""

    community: CommunityRef | None
    day_first: bool


class _Joined(NamedTuple):
    """Since when somebody is in the group, and what else the list says of it."""

    since: str
    facts: tuple[tuple[str, str], ...] = ()


def read_members(guests: GuestSheet) -> Iterator[Item]:
    """Give the owner's own membership (only organisers get the list), then members who were ticked."""
    group = _surveyed(guests, "joined", "last attended")
    if group.community is not None:
        place, key = place_of(guests.sheet.heading.line), f"{group.community.key}:own"
        kept = titled_text(("group",), (group.community.url,))
        yield Record(key, place, kept, FoundMembership(group.community, role="organiser"))
    for row in guests.sheet.rows():
        if isinstance(row, Refused):
            yield row
            continue
        yield from _member(guests, group, row)


def read_attendees(guests: GuestSheet) -> Iterator[Item]:
    """Give attendees who were ticked, with the day on which they answered."""
    group = _surveyed(guests, "joined", "signed up")
    for row in guests.sheet.rows():
        if isinstance(row, Refused):
            yield row
            continue
        yield from _attendee(guests, group, row)


def _member(guests: GuestSheet, group: _Group, row: Row) -> Iterator[Item]:
    """Give a member and their membership, or say why not."""
    why = _left_out(guests, row)
    name = guest_name(guests, row)
    if why is not None or name is None:
        yield why or guests.refused(row, _("The row has no name."))
        return
    number = _number(guests, row)
    joined = dated(guests, row, "joined", day_first=group.day_first)
    last = dated(guests, row, "last attended", day_first=group.day_first)
    own = _points(guests, row, number)
    if place := guests.cell(row, "place"):
        own = (*own, FoundContactPoint("address", place))
    person = guest_person(guests, row, name, own)
    key = f"meetup:member:{number or fingerprint(name.display, guests.cell(row, 'joined'))}"
    yield Record(key, place_of(row.line), guests.raw(row), person, repairs_of(joined, last))
    told = (("last attended", last.moment.day() if last.moment else ""), ("attended", guests.cell(row, "attended")))
    facts = tuple(each for each in told if each[1])
    yield from _membership(guests, row, group, person, _Joined(_day(joined), facts))


def _attendee(guests: GuestSheet, group: _Group, row: Row) -> Iterator[Item]:
    """Give somebody who answered with yes, or say why not."""
    why = _left_out(guests, row)
    if why is None and guests.cell(row, "answer").lower() in _NO:
        why = Skipped(place_of(row.line), _("did not take part"))
    name = guest_name(guests, row)
    if why is not None or name is None:
        yield why or guests.refused(row, _("The row has no name."))
        return
    number = _number(guests, row)
    signed_up = dated(guests, row, "signed up", day_first=group.day_first)
    joined = dated(guests, row, "joined", day_first=group.day_first)
    title = group.community.name if group.community else "Meetup"
    moments = moments_of("meetup", title, signed_up.moment, None)
    person = guest_person(guests, row, name, _points(guests, row, number), moments)
    # The same person answers for many events, and the answer's day is all that tells the lists apart.
    key = f"meetup:guest:{fingerprint(number or name.display, guests.cell(row, 'signed up'))}"
    yield Record(key, place_of(row.line), guests.raw(row), person, repairs_of(signed_up, joined))
    yield from _membership(guests, row, group, person, _Joined(_day(joined)))


def _membership(guests: GuestSheet, row: Row, group: _Group, person: FoundPerson, joined: _Joined) -> Iterator[Item]:
    """Give the membership in the group, where it is known which."""
    if group.community is None:
        return
    role = guests.cell(row, "role")
    number = person.keys[0] if person.keys else fingerprint(person.name.display)
    thing = FoundMembership(group.community, reference(person), role, joined.since, facts=joined.facts)
    kept = (group.community.url, person.name.display, role, joined.since)
    raw = titled_text(("group", "member", "role", "since"), kept)
    yield Record(f"{group.community.key}:{number}", place_of(row.line), raw, thing)


def _day(date: Dated) -> str:
    return date.moment.day() if date.moment else ""


def _left_out(guests: GuestSheet, row: Row) -> Skipped | None:
    """Say why somebody is left out whatever else the row says."""
    name, mail = guest_name(guests, row), guest_mail(guests, row)
    if not guests.wants(name.display if name else "", mail):
        return Skipped(place_of(row.line), _("not ticked"))
    if guests.is_owner(mail, f"meetup:{_number(guests, row)}"):
        return Skipped(place_of(row.line), _("that is you"))
    return None


def _points(guests: GuestSheet, row: Row, number: str) -> tuple[FoundContactPoint, ...]:
    """Give profile and address."""
    address = guests.cell(row, "address")
    mail = mail_point(guests, row)
    if _ADDRESS.match(address):
        return (FoundContactPoint("url", address, f"meetup:{number}"), *mail)
    return (FoundContactPoint("handle", number, f"meetup:{number}", "Meetup"), *mail) if number else mail


def _number(guests: GuestSheet, row: Row) -> str:
    """Give the number of a profile, "" for none."""
    for meaning in ("user", "member"):
        if match := _NUMBER.match(guests.cell(row, meaning)):
            return match[1]
    match = _ADDRESS.match(guests.cell(row, "address"))
    return match[2] if match else ""


def _surveyed(guests: GuestSheet, *dates: str) -> _Group:
    """Look through the list once: the group, and which number of a slash date is the day."""
    slug, written = "", list[str]()
    for row in guests.sheet.rows():
        if isinstance(row, Refused):
            continue
        written.extend(guests.cell(row, meaning) for meaning in dates)
        if not slug and (match := _ADDRESS.match(guests.cell(row, "address"))):
            slug = match[1] or ""
    return _Group(_community(slug) if slug else None, is_day_first(written))


def _community(slug: str) -> CommunityRef:
    """Name a group by its address."""
    name = " ".join(slug.replace("-", " ").replace("_", " ").split()) or slug
    return CommunityRef(name, f"meetup:group:{slug.lower()}", "Meetup", f"https://www.meetup.com/{slug}/")
