# SPDX-License-Identifier: GPL-3.0-or-later
"""A guest as a person: what every list says alike (Meetup, Eventbrite, Luma)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.identity_keys import is_role_address, normalised_mail, normalised_phone
from coterie.domain.records import FoundAffiliation, FoundContactPoint, FoundMoment, FoundName, FoundPerson, PersonRef
from coterie.domain.texts import _
from coterie.importers.guest_lists.sheets import linkedin_of
from coterie.importers.text.names import split_credentials, written_name
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from coterie.domain.moments import Moment
    from coterie.importers.guest_lists.sheets import GuestSheet
    from coterie.importers.text.delimited import Row

#: Entries of a timeline that are no contact: nobody need have spoken to anybody.
SIGNED_UP, CAME = "registration", "event"


class Dated(NamedTuple):
    """A date as it was read; a written one that cannot be read is to be told."""

    moment: Moment | None = None
    is_broken: bool = False


def dated(guests: GuestSheet, row: Row, meaning: str, *, zone: str = "", day_first: bool = False) -> Dated:
    """Read the date in a column."""
    written = guests.cell(row, meaning)
    moment = read_moment(written, zone, day_first=day_first) if written else None
    return Dated(moment, bool(written) and moment is None)


def repairs_of(*dates: Dated) -> tuple[str, ...]:
    """Say once that a date cannot be read."""
    return (_("The date cannot be read."),) if any(each.is_broken for each in dates) else ()


def guest_name(guests: GuestSheet, row: Row) -> FoundName | None:
    """Make a name of its parts or of the whole one, None where there is neither."""
    parts = written_name(guests.cell(row, "given"), guests.cell(row, "family"))
    if parts is not None:
        return parts
    whole, suffix = split_credentials(guests.cell(row, "name"))
    return FoundName(whole, suffix=suffix) if whole else None


def guest_mail(guests: GuestSheet, row: Row) -> str:
    """Give the address of a guest in the spelling that compares, "" where there is none."""
    return normalised_mail(guests.cell(row, "mail"))


def guest_person(
    guests: GuestSheet,
    row: Row,
    name: FoundName,
    own: tuple[FoundContactPoint, ...] = (),
    moments: tuple[FoundMoment, ...] = (),
) -> FoundPerson:
    """Make a person of a row; own: addresses and links that the list has in its own way."""
    points = list(own)
    link, slug = linkedin_of(guests.cell(row, "linkedin"))
    if link:
        points.append(FoundContactPoint("url", link, slug))
    if phone := guests.cell(row, "phone"):
        points.append(FoundContactPoint("phone", phone, normalised_phone(phone, guests.wishes.region)))
    company, title = guests.short(row, "company"), guests.short(row, "title")
    posts = (FoundAffiliation(company, title),) if company or title else ()
    return FoundPerson(name, keys_of(points), tuple(points), posts, moments=moments)


def keys_of(points: list[FoundContactPoint]) -> tuple[str, ...]:
    """Give the keys somebody is known by: profiles, and addresses that are no function's."""
    keys = [point.normalised for point in points if point.kind in {"url", "handle"} and point.normalised]
    mails = [point.normalised for point in points if point.kind == "mail" and point.normalised]
    return (*keys, *(f"mail:{mail}" for mail in mails if not is_role_address(mail)))


def mail_point(guests: GuestSheet, row: Row) -> tuple[FoundContactPoint, ...]:
    """Give the address of a guest as a contact point, none where there is none."""
    mail = guest_mail(guests, row)
    return (FoundContactPoint("mail", guests.cell(row, "mail"), mail),) if mail else ()


def moments_of(channel: str, title: str, signed_up: Moment | None, came: Moment | None) -> tuple[FoundMoment, ...]:
    """Give the days on which somebody signed up and came, for their timeline."""
    days = ((SIGNED_UP, signed_up), (CAME, came))
    return tuple(FoundMoment(kind, channel, at, title) for kind, at in days if at is not None)


def reference(person: FoundPerson) -> PersonRef:
    """Name somebody of the list."""
    return PersonRef(person.name.display, person.keys)
