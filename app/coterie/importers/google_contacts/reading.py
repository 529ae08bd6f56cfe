# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading Google Contacts CSV row by row (generations until and since mid 2024)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FileFound, Found, Record, Refused, Skipped
from coterie.importers.google_contacts.columns import Columns, knows
from coterie.importers.google_contacts.groups import read_groups, values_of
from coterie.importers.google_contacts.names import NAME_PARTS, found_name
from coterie.importers.text.contact_facts import ContactFacts
from coterie.importers.text.contact_rows import ContactRows
from coterie.importers.text.date_orders import order_of, usual_order
from coterie.importers.text.delimited import Row, Sheet, open_sheet
from coterie.importers.text.kept_rows import titled_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Claim, Wishes
    from coterie.importers.text.date_orders import DateOrder, ReadDate

#: What older exports write into every row.
_DEFAULTS = frozenset({("priority", "normal"), ("sensitivity", "normal")})


def read(claim: Claim, wishes: Wishes) -> Iterator[Found]:
    """Give the announcement and the rows of each claimed file."""
    rows = ContactRows("google", wishes)
    for member in claim.members:
        sheet = open_sheet(member, knows)
        if sheet is None:
            continue
        yield FileFound(member.path, member.name, "google.contacts", encoding=sheet.encoding)
        table = _Table(sheet, rows, wishes)
        for row in sheet.rows():
            yield row if isinstance(row, Refused) else table.item(row)


class _Table:
    """Makes records of the rows of one file."""

    def __init__(self, sheet: Sheet, rows: ContactRows, wishes: Wishes) -> None:
        """Find the columns once, and the order of dates where they are not Google's own."""
        self._sheet = sheet
        self._rows = rows
        self._wishes = wishes
        self._at = Columns.of(sheet.heading)
        self._order = self._date_order()

    def item(self, row: Row) -> Record | Skipped:
        """Make a record of a row, or say why not."""
        cells = [cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell for cell in row.cells]
        photo = self._at.singles.get("photo", -1)
        raw = titled_text(self._sheet.heading.titles, cells, without=(photo,))
        facts = self._facts(cells)
        parts = {part: cells[index] for part, index in self._at.singles.items() if part in NAME_PARTS}
        return self._rows.item(row.line, raw, found_name(parts, facts), facts)

    def _facts(self, cells: list[str]) -> ContactFacts:
        """Gather what a row tells."""
        facts = ContactFacts(self._wishes.region)
        read_groups(self._at.groups, cells, facts, self._read_date)
        birthday = self._cell(cells, "birthday")
        facts.date("birthday", birthday, self._read_date(birthday))
        facts.note(self._cell(cells, "notes"))
        for group in values_of(self._cell(cells, "groups")):
            facts.tag(group)
        for label, index in self._at.others:
            if (value := cells[index]) and (label, value.strip().casefold()) not in _DEFAULTS:
                facts.field(label, value)
        return facts

    def _cell(self, cells: list[str], name: str) -> str:
        """Give the trimmed cell of a single column, "" where the table has none."""
        return cells[self._at.singles.get(name, -1)].strip()

    def _read_date(self, text: str) -> ReadDate:
        return self._order.read(text, self._wishes.today)

    def _date_order(self) -> DateOrder:
        """Look through the dates of the file once: only what another program saved again has slashes in them."""
        usual = usual_order(self._wishes.region)
        columns = [self._at.singles.get("birthday", -1)]
        columns += [
            group.parts["value"] for group in self._at.groups if group.kind == "event" and "value" in group.parts
        ]
        rows = (row.cells for row in self._sheet.rows() if isinstance(row, Row))
        return order_of((cells[column] for cells in rows for column in columns if "/" in cells[column]), usual)
