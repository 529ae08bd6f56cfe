# SPDX-License-Identifier: GPL-3.0-or-later
"""Calendar files (RFC 5545) of any maker: events as events with their meetings, tasks as follow-ups.

The line layer of this program reads everything; the calendar libraries are asked about zones that a file defines and
about the dates of series. An entry that is broken costs itself and no other.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from coterie.domain.foreign_files import Bundle, Claim, Wishes
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.records import Found

_SURENESS = 90


class CalendarFiles:
    """Reads every member that begins as a VCALENDAR."""

    id = "icalendar"

    @property
    def title(self) -> str:
        """The name a user knows it by."""
        return _("Calendar file (iCalendar)")

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim the members that begin BEGIN:VCALENDAR, after a byte-order mark and blanks."""
        members = tuple(member for member in bundle.members if begins_as_calendar(member.head(1024)))
        return Claim(_SURENESS, members) if members else None

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:  # noqa: ARG002 (the contract's)
        """Yield what is in each file."""
        # Of all importers that are asked, one reads.
        from coterie.importers.icalendar_file.reading import read_file

        for member in claim.members:
            yield from read_file(member, wishes)


def begins_as_calendar(head: bytes) -> bool:
    """Say whether a file begins as a calendar, in UTF-8 or UTF-16."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            head = head[2:].decode(encoding, "replace").encode()
    text = head.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"").lstrip().upper()
    return text.startswith((b"BEGIN:VCALENDAR", b"BEGIN: VCALENDAR"))


IMPORTER = CalendarFiles()
