# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of an import: found by text and outcome, read by pages, saved as a table. It knows no widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coterie.domain.import_rows import RowQuery
from coterie.domain.texts import _, counted
from coterie.ui.pages.import_export.report.row_words import row_line, rows_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coterie.domain.import_rows import ImportRow, RowCounts
    from coterie.services.jobs import JobContext
    from coterie.ui.desk import Desk
    from coterie.ui.pages.import_export.report.row_words import RowsText
    from coterie.ui.pages.import_export.tables.lines import TableLine

#: Rows read at a time.
PAGE = 100


class RowsView(Protocol):
    """What the rows need of the window."""

    def show_rows(self, shown: RowsText) -> None:
        """Show another list: how many rows it has; they are asked for as they are looked at."""

    def put_rows(self, start: int, lines: Sequence[TableLine]) -> None:
        """Show rows that were asked for. start: how many come before them."""


class RowsPresenter:
    """Holds which rows are looked at."""

    def __init__(self, desk: Desk, view: RowsView, batch: int, outcome: str = "") -> None:
        """Look at the rows of an import. outcome: which of them, "" = all."""
        self._desk, self._view = desk, view
        self._query = RowQuery(batch, outcome)
        self._asked: set[int] = set()
        self._people: dict[int, int] = {}

    def open(self) -> None:
        """Count the rows and show the first."""
        query, importing = self._query, self._desk.session.importing

        def done(counts: RowCounts) -> None:
            if query == self._query:
                self._asked, self._people = set(), {}
                self._view.show_rows(rows_text(counts, searching=bool(query.text)))

        self._desk.jobs.read(lambda _ctx: importing.row_counts(query), done, key="import.rows")

    def choose(self, outcome: str) -> None:
        """Look at rows of an outcome, "" = all."""
        self._look_at(RowQuery(self._query.batch_id, outcome, self._query.text))

    def find(self, text: str) -> None:
        """Look at rows with a text in them, "" = all."""
        self._look_at(RowQuery(self._query.batch_id, self._query.outcome, text.strip()))

    def want(self, row: int) -> None:
        """Read the page in which a row stands, once."""
        page, query = row // PAGE, self._query
        if page in self._asked:
            return
        self._asked.add(page)
        importing, start = self._desk.session.importing, page * PAGE

        def done(rows: list[ImportRow]) -> None:
            if query != self._query:
                return
            for number, one in enumerate(rows, start):
                if one.kind == "person" and one.entity_id is not None and one.title:
                    self._people[number] = one.entity_id
            self._view.put_rows(start, [row_line(number, one) for number, one in enumerate(rows, start)])

        self._desk.jobs.read(lambda _ctx: importing.rows(query, start, PAGE), done, key=f"import.rows.{page}")

    def open_person(self, row: int) -> bool:
        """Show whom a row is about; tells whether it is about somebody."""
        if row not in self._people:
            return False
        self._desk.ways.open_person(self._people[row])
        return True

    def save(self, target: Path) -> None:
        """Save the rows that are listed as a table; whoever chose the place agreed to replace what is there."""
        query, importing = self._query, self._desk.session.importing

        def work(ctx: JobContext) -> int:
            return importing.save_rows(query, target, ctx, replace=True)

        def done(number: int) -> None:
            rows = counted("{n} row", "{n} rows", number)
            self._desk.notices.say(_("Saved {rows} to {file}.").format(rows=rows, file=target.name))

        self._desk.jobs.read(work, done)

    def _look_at(self, query: RowQuery) -> None:
        if query != self._query:
            self._query = query
            self.open()
