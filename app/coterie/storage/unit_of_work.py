# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of one step, together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.storage.calendar.table import CalendarTable
from coterie.storage.organisations.list_reading import ListTable
from coterie.storage.organisations.table import OrganisationsTable
from coterie.storage.people.bulk import BulkTable
from coterie.storage.people.facts import FactsTable
from coterie.storage.people.samples import SamplesTable
from coterie.storage.people.table import PeopleTable
from coterie.storage.time.entries import EntriesTable
from coterie.storage.time.table import TimeTable

if TYPE_CHECKING:
    from coterie.domain.changes import Changes
    from coterie.storage.writing import Step


class UnitOfWork:
    """The writing side of the ports over one step."""

    def __init__(self, writing: Step) -> None:
        """Build the tables over the step's connection."""
        self._step = writing
        self.people = PeopleTable(writing.connection, writing.now_utc)
        self.time = TimeTable(writing.connection, writing.now_utc)
        self.calendar = CalendarTable(writing.connection, writing.now_utc)
        self.lists = ListTable(writing.connection)
        self.bulk = BulkTable(writing)
        self.samples = SamplesTable(writing)
        self.facts = FactsTable(writing.connection, writing.now_utc)
        self.entries = EntriesTable(writing.connection, writing.now_utc)
        self.organisations = OrganisationsTable(writing.connection, writing.now_utc)

    @property
    def changes(self) -> Changes:
        """What the step changed; known when the block has ended."""
        return self._step.changes
