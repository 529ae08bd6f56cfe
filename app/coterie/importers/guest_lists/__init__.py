# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest and member lists that organisers download: Meetup, Eventbrite and Luma, tables of other people's data.

Sources: Meetup's member and attendee lists (tab-separated text named .xls or .csv), Eventbrite's attendee report
and Luma's guest list (CSV). A list was given for one event, so it is off until ticked, or people are picked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.importers.guest_lists import recognition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Importer, Wishes
    from coterie.domain.records import Found


@dataclass(frozen=True)
class GuestLists:
    """Reads who came, or belongs to a group."""

    id: str = "guest_lists"
    title: str = "Meetup, Eventbrite, Luma"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim tables by their column titles."""
        return recognition.recognise(bundle)

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Give each file's announcement and then its records."""
        # Of all importers that are asked, one reads.
        from coterie.importers.guest_lists import reading

        return reading.read(bundle, claim, wishes)


IMPORTER: Importer = GuestLists()
