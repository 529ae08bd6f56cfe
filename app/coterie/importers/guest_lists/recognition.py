# SPDX-License-Identifier: GPL-3.0-or-later
"""Which tables are guest or member lists, told by column titles alone (Meetup, Eventbrite, Luma)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.column_titles import normalised_title
from coterie.domain.foreign_files import Bundle, Claim
from coterie.importers.text.encodings import head_text
from coterie.importers.text.first_bytes import why_no_table
from coterie.importers.text.headings import find_heading

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Member

SURE_BY_TITLES = 90

MEETUP_MEMBERS = "guest_lists.meetup-members"
MEETUP_ATTENDEES = "guest_lists.meetup-attendees"
EVENTBRITE = "guest_lists.eventbrite"
LUMA = "guest_lists.luma"


def _titles(*titles: str) -> frozenset[str]:
    return frozenset(map(normalised_title, titles))


_ORDERS = ("Order #", "Order no.", "Order ID")
_STATES = ("Ticket Type", "Attendee Status", "Order Status")

#: Any of these sets of titles tells the source; the first source that fits has the table.
SIGNATURES = {
    MEETUP_ATTENDEES: (_titles("RSVPed on", "Event Host"), _titles("RSVPed on", "URL of Member Profile")),
    MEETUP_MEMBERS: (_titles("Member ID", "URL of Member Profile"), _titles("User ID", "URL of Member Profile")),
    LUMA: (_titles("api_id", "approval_status"),),
    EVENTBRITE: tuple(_titles(order, "Order Date", state) for order in _ORDERS for state in _STATES),
}


def source_of(names: frozenset[str]) -> str:
    """Name the list that has these normalised titles, "" for none."""
    return next((source for source, sets in SIGNATURES.items() if any(one <= names for one in sets)), "")


def is_list(names: frozenset[str]) -> bool:
    """Say whether these normalised titles are those of a list."""
    return bool(source_of(names))


def recognise(bundle: Bundle) -> Claim | None:
    """Claim every table that is a list."""
    members = tuple(member for member in bundle.members if _is_list_file(member))
    return Claim(SURE_BY_TITLES, members) if members else None


def _is_list_file(member: Member) -> bool:
    head = member.head()
    return bool(head) and not why_no_table(head) and find_heading(head_text(head), is_list) is not None
