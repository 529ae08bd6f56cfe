# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading guest and member lists file by file, once it is known which service each is of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import FileFound, Found
from coterie.importers.guest_lists import eventbrite, luma, meetup, recognition
from coterie.importers.guest_lists.sheets import open_guests
from coterie.importers.text.delimited import open_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from coterie.domain.foreign_files import Bundle, Claim, Member, Wishes
    from coterie.importers.guest_lists.sheets import GuestSheet, Item


class _ListKind(NamedTuple):
    """How the lists of one service are read."""

    meanings: Mapping[str, tuple[str, ...]]
    read: Callable[[GuestSheet], Iterator[Item]]


_KINDS = {
    recognition.MEETUP_MEMBERS: _ListKind(meetup.MEMBER_MEANINGS, meetup.read_members),
    recognition.MEETUP_ATTENDEES: _ListKind(meetup.ATTENDEE_MEANINGS, meetup.read_attendees),
    recognition.EVENTBRITE: _ListKind(eventbrite.MEANINGS, eventbrite.read),
    recognition.LUMA: _ListKind(luma.MEANINGS, luma.read),
}


def read(bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
    """Announce each claimed list and give its records."""
    claimed = {(member.path, member.name) for member in claim.members}
    for member in bundle.members:
        if (member.path, member.name) in claimed:
            yield from _list(member, wishes)


def _list(member: Member, wishes: Wishes) -> Iterator[Found]:
    """Give the announcement and the records of one list."""
    sheet = open_sheet(member, recognition.is_list)
    if sheet is None:
        return
    source = recognition.source_of(frozenset(sheet.heading.names))
    kind = _KINDS[source]
    yield FileFound(member.path, member.name, source, encoding=sheet.encoding)
    yield from kind.read(open_guests(sheet, kind.meanings, wishes, member.name.rpartition("/")[2]))
