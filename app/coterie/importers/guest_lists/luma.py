# SPDX-License-Identifier: GPL-3.0-or-later
"""Luma's guest list of one event (CSV with `api_id` and `approval_status`, 2023 to 2025).

The list names neither the event nor its day: the day is that of the first check-in, the name what the file is called
before " - Guests", and the event's id stands in the addresses of the tickets, which are not kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.moments import PartialDate, moment_from_date
from coterie.domain.records import FoundContactPoint, Refused
from coterie.importers.guest_lists.guests import Dated, dated, mail_point
from coterie.importers.guest_lists.visits import Occasion, Visit, read_visits
from coterie.importers.text.kept_rows import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.importers.guest_lists.sheets import GuestSheet, Item
    from coterie.importers.text.delimited import Row

MEANINGS = {
    "id": ("api id",),
    "user": ("user api id", "user id"),
    "name": ("name", "guest name"),
    "given": ("first name",),
    "family": ("last name",),
    "mail": ("email", "e mail"),
    "phone": ("phone number", "phone"),
    "signed up": ("created at", "registered at"),
    "state": ("approval status",),
    "came": ("checked in at",),
}
_TICKET_ADDRESS = "qr code url"
_NOT_COMING = frozenset(["declined", "rejected", "cancelled", "canceled", "not going"])
#: Somebody who was invited has not answered: the row's day is that of the invitation.
_ONLY_INVITED = "invited"
_EVENT_ID = re.compile(r"\bevt-[A-Za-z0-9]{4,40}\b")
_FILE_TITLE = re.compile(r"(.+?)\s+[-\u2013]\s+Guests\b", re.IGNORECASE)


class _Survey(NamedTuple):
    """What a first look tells. event: its id, or the first guest's; day: of the first check-in, "" = none."""

    event: str
    day: str
    came: int


def read(guests: GuestSheet) -> Iterator[Item]:
    """Make a person of each guest who was ticked, and the event."""
    survey = _surveyed(guests)
    match = _FILE_TITLE.match(guests.file_name)
    title = " ".join(match[1].split()) if match else "Luma"
    day = moment_from_date(PartialDate.parse(survey.day)) if survey.day else None
    occasion = Occasion("luma", f"luma:event:{survey.event}", title, day, party=survey.came)
    return read_visits(guests, occasion, lambda row: _visit(guests, row))


def _visit(guests: GuestSheet, row: Row) -> Visit:
    """Say what a row tells of somebody's visit; without a ticket's id, the address names the guest."""
    user = guests.cell(row, "user")
    handle = (FoundContactPoint("handle", user, f"luma:{user}", "Luma"),) if user else ()
    own = guests.cell(row, "id") or fingerprint(guests.cell(row, "mail"), guests.cell(row, "name"))
    state = guests.cell(row, "state").lower().replace("_", " ")
    came = dated(guests, row, "came", zone="UTC")
    return Visit(
        f"luma:guest:{own}",
        (*handle, *mail_point(guests, row)),
        dated(guests, row, "signed up", zone="UTC") if state != _ONLY_INVITED else Dated(),
        came,
        took_part=bool(guests.cell(row, "came")),
        absent=state in _NOT_COMING,
    )


def _surveyed(guests: GuestSheet) -> _Survey:
    """Look through the list once for what belongs to the event."""
    tickets, event, first, days = guests.sheet.column(_TICKET_ADDRESS), "", ("\uffff", ""), list[str]()
    for row in guests.sheet.rows():
        if isinstance(row, Refused):
            continue
        if match := _EVENT_ID.search(row.cells[tickets]):
            event = event or match[0]
        first = min(first, (guests.cell(row, "signed up") or "\uffff", guests.cell(row, "id")))
        if (came := dated(guests, row, "came", zone="UTC").moment) is not None:
            days.append(came.day())
    return _Survey(event or first[1], min(days, default=""), len(days))
