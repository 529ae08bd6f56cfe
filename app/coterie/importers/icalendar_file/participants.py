# SPDX-License-Identifier: GPL-3.0-or-later
"""Who takes part in an entry: organiser and attendees, without rooms, lists and the owner (RFC 5545 section 3.8.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from coterie.domain.identity_keys import is_role_address, normalised_mail
from coterie.domain.records import PersonRef
from coterie.importers.icalendar_file.properties import Component, Property, plain

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Wishes

#: SECURITY section 6 rule 5.
MOST_PEOPLE = 200

_NO_PERSON = frozenset({"ROOM", "RESOURCE", "GROUP"})
_NO_PERSON_ADDRESS = re.compile(r"[^@]*@(?:[a-z0-9-]+\.)?calendar\.google\.com|unknownorganizer@.*")


class Party(NamedTuple):
    """The people of an entry besides the owner.

    size: how many take part, those included who are too many to name. absent: the owner declined.
    too_many: some are not named.
    """

    people: tuple[PersonRef, ...] = ()
    size: int = 0
    absent: bool = False
    too_many: bool = False


class Guest(NamedTuple):
    """One ORGANIZER or ATTENDEE line."""

    mail: str
    name: str
    kind: str
    answer: str


def read_guest(prop: Property) -> Guest:
    """Read a line of either kind: the address of `mailto:` (any case), else of EMAIL=; PARTSTAT is kept as text."""
    value = prop.value.strip()
    mail = normalised_mail(unquote(value) if "%" in value else value)
    return Guest(
        mail or normalised_mail(prop.param("EMAIL")),
        plain(prop.param("CN")).strip("'\""),
        prop.param("CUTYPE").upper(),
        prop.param("PARTSTAT").upper(),
    )


def read_party(component: Component, wishes: Wishes, answers: dict[str, str] | None = None) -> Party:
    """Read who takes part; those who declined are left out.

    `answers` are later replies: PARTSTAT by address, which count before what the entry says.
    """
    found: dict[str, PersonRef] = {}
    absent: set[str] = set()
    owner_absent = False
    for role in ("ORGANIZER", "ATTENDEE"):
        for prop in component.all(role):
            guest = read_guest(prop)
            answer = (answers or {}).get(guest.mail, guest.answer)
            if _is_owner(guest, wishes):
                owner_absent = owner_absent or answer == "DECLINED"
            elif answer == "DECLINED":
                absent.add(guest.mail or guest.name)
            elif _is_person(guest):
                person = _person(guest, "organiser" if role == "ORGANIZER" else "attendee")
                found.setdefault(guest.mail or guest.name, person)
    people = [person for key, person in found.items() if key not in absent]
    return Party(tuple(people[:MOST_PEOPLE]), len(people), owner_absent, len(people) > MOST_PEOPLE)


def _is_owner(guest: Guest, wishes: Wishes) -> bool:
    """Say whether a line is the owner: by address, or by name where the line has no address."""
    if guest.mail:
        return f"mail:{guest.mail}" in wishes.me
    return guest.name in wishes.my_names


def _is_person(guest: Guest) -> bool:
    """Say whether a line names a person: no room, no calendar, no bare function such as noreply@."""
    if guest.kind in _NO_PERSON or not (guest.mail or guest.name) or _NO_PERSON_ADDRESS.fullmatch(guest.mail):
        return False
    return not is_role_address(guest.mail) or guest.name.lower() not in {"", guest.mail}


def _person(guest: Guest, role: str) -> PersonRef:
    """Make the reference; the address of a function says nothing about who the person is."""
    keys = (f"mail:{guest.mail}",) if guest.mail and not is_role_address(guest.mail) else ()
    return PersonRef(guest.name or guest.mail, keys, create=False, role=role)
