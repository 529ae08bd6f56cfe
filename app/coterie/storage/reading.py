# SPDX-License-Identifier: GPL-3.0-or-later
"""A view of the vault as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.storage.calendar.day_reading import DayReading
from coterie.storage.calendar.reading import CalendarReading
from coterie.storage.counting import count_everything
from coterie.storage.kind_counting import KindCounting
from coterie.storage.leaving.print_reading import PrintReading
from coterie.storage.leaving.reading import ExportReading
from coterie.storage.organisations.list_reading import ListReading
from coterie.storage.people.bulk import BulkReading
from coterie.storage.people.page_reading import PageReading
from coterie.storage.people.reading import PeopleReading
from coterie.storage.people.samples import SamplesReading
from coterie.storage.searching.check import check_search_rows
from coterie.storage.searching.index import SearchIndex
from coterie.storage.time.reading import TimeReading

if TYPE_CHECKING:
    from coterie.storage.connections import Connection


class Reading:
    """The reading side of the ports over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Read over a connection inside a transaction."""
        self._connection = connection
        self.people = PeopleReading(connection)
        self.time = TimeReading(connection)
        self.days = DayReading(connection)
        self.calendar = CalendarReading(connection)
        self.search = SearchIndex(connection)
        self.exports = ExportReading(connection)
        self.lists = ListReading(connection)
        self.bulk = BulkReading(connection)
        self.samples = SamplesReading(connection)
        self.pages = PageReading(connection)
        self.prints = PrintReading(connection)
        self.kinds = KindCounting(connection)

    def counts(self) -> dict[str, int]:
        """Count every kind of thing the vault holds, without what lies in the bin and without the owner."""
        return count_everything(self._connection)

    def faults(self) -> list[str]:
        """Compare what is derived with what it is made from: a sentence for each kind of fault, with keys only."""
        return check_search_rows(self._connection)
