# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading Outlook's CSV row by row (desktop 2003 to 365, Outlook.com, Google's "Outlook CSV", LinkedIn up to 2017)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coterie.domain.folding import words
from coterie.domain.identity_keys import normalised_mail
from coterie.domain.records import FileFound, Found, FoundName, Record, Refused, Skipped
from coterie.importers.outlook.columns import Columns
from coterie.importers.outlook.recognition import knows
from coterie.importers.outlook.title_words import DEFAULTS
from coterie.importers.text.contact_facts import ContactFacts, is_exchange_path
from coterie.importers.text.contact_rows import ContactRows
from coterie.importers.text.date_orders import DateOrder, order_of, usual_order
from coterie.importers.text.delimited import Row, Sheet, open_sheet
from coterie.importers.text.kept_rows import titled_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Claim, Wishes

_ADDRESS_ORDER = ("street", "po box", "city", "state", "postal code", "country")
#: `Ada Quill (ada@example.com)`, the name under which Outlook shows an address.
_SHOWN = re.compile(r"(.*?)\s*\(([^()]*)\)\Z", re.DOTALL)
_RELATIONS = ("spouse", "manager", "assistant", "referred by")
_FIELDS = ("profession", "hobby", "language", "gender", "initials", "priority", "sensitivity", "private")
_LISTED = re.compile(r"[;,\n]")


def read(claim: Claim, wishes: Wishes) -> Iterator[Found]:
    """Give the announcement and the rows of each claimed file."""
    rows = ContactRows("outlook", wishes)
    for member in claim.members:
        sheet = open_sheet(member, knows)
        if sheet is None:
            continue
        yield FileFound(member.path, member.name, "outlook.contacts", encoding=sheet.encoding)
        table = _Table(sheet, rows, wishes)
        for row in sheet.rows():
            yield row if isinstance(row, Refused) else table.item(row)


class _Table:
    """Makes records of the rows of one file."""

    def __init__(self, sheet: Sheet, rows: ContactRows, wishes: Wishes) -> None:
        """Find the columns once, and the order of day and month in the file."""
        self._sheet = sheet
        self._rows = rows
        self._wishes = wishes
        self._at = Columns.of(sheet.heading)
        self._order = self._date_order()

    def item(self, row: Row) -> Record | Skipped:
        """Make a record of a row, or say why not."""
        cells = [cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell for cell in row.cells]
        facts = self._facts(cells)
        raw = titled_text(self._sheet.heading.titles, cells)
        return self._rows.item(row.line, raw, self._name(cells, facts), facts)

    def _facts(self, cells: list[str]) -> ContactFacts:
        """Gather what a row tells."""
        facts = ContactFacts(self._wishes.region)
        facts.post(*(self._cell(cells, kind) for kind in ("company", "job title", "department")))
        self._take_addresses(cells, facts)
        for kind in ("birthday", "anniversary"):
            written = self._cell(cells, kind)
            facts.date(kind, written, self._order.read(written, self._wishes.today))
        for kind in _RELATIONS:
            facts.relation(kind, self._cell(cells, kind))
        for name in _LISTED.split(self._cell(cells, "child")):
            facts.relation("child", name)
        facts.note(self._cell(cells, "notes"))
        for category in self._cell(cells, "categories").split(";"):
            facts.tag(category)
        self._take_fields(cells, facts)
        return facts

    def _take_addresses(self, cells: list[str], facts: ContactFacts) -> None:
        """Take every way to reach somebody."""
        for number in sorted(self._at.mails):
            facts.mail(self._mail(cells, self._at.mails[number]))
        for label, is_others, index in self._at.phones:
            facts.phone(cells[index], label, preferred=label == "main", is_theirs=not is_others)
        for label, parts in self._at.addresses.items():
            lines = [
                cells[index]
                for kind in _ADDRESS_ORDER
                for (part, _number), index in sorted(parts.items())
                if part == kind and cells[index].strip()
            ]
            whole = cells[parts.get(("address", 1), -1)]
            facts.address([whole, *(line for line in lines if line.strip() not in whole)], label)
        for index in self._at.web_pages:
            facts.url(cells[index])
        facts.messenger("", self._cell(cells, "messenger"))

    def _take_fields(self, cells: list[str], facts: ContactFacts) -> None:
        """Keep what has no other place; what Outlook writes for everybody says nothing of anybody."""
        for kind in _FIELDS:
            value = self._cell(cells, kind)
            if value.casefold() not in DEFAULTS.get(kind, "").split("|"):
                facts.field(kind, value)
        for title, index in self._at.others:
            if value := cells[index]:
                facts.field(title, value)

    def _mail(self, cells: list[str], parts: dict[str, int]) -> str:
        """Give an address; where Exchange wrote a path, the one in the name that is shown, if it has one."""
        written = cells[parts.get("value", -1)].strip()
        if not is_exchange_path(written) and cells[parts.get("type", -1)].strip().upper() != "EX":
            return written
        shown = _SHOWN.match(cells[parts.get("name", -1)].strip())
        return normalised_mail(written) or (normalised_mail(shown[2]) if shown else "")

    def _name(self, cells: list[str], facts: ContactFacts) -> FoundName | None:
        """Make the name; None where a row has none."""
        given, additional, family, prefix, suffix, nickname, whole = (
            " ".join(self._cell(cells, part).split())
            for part in ("given", "additional", "family", "prefix", "suffix", "nickname", "display")
        )
        joined = " ".join(filter(None, (given, additional, family)))
        display = joined or whole or nickname
        if not display and not any(post.organisation for post in facts.posts):
            display = self._shown_name(cells)
        if not display:
            return None
        if set(words(whole)) - set(words(f"{prefix} {display} {suffix}")):
            facts.field("name", whole)
        phonetic = (self._cell(cells, "phonetic given"), self._cell(cells, "phonetic family"))
        return FoundName(display, given, family, additional, prefix, suffix, nickname, *phonetic)

    def _shown_name(self, cells: list[str]) -> str:
        """Give the name under which Outlook shows the first address, "" where that is the address again."""
        for number in sorted(self._at.mails):
            shown = cells[self._at.mails[number].get("name", -1)].strip().strip("'\"")
            match = _SHOWN.match(shown)
            name = " ".join((match[1] if match else shown).split())
            if name and "@" not in name:
                return name
        return ""

    def _cell(self, cells: list[str], kind: str) -> str:
        """Give the trimmed cell of a single column, "" where the table has none."""
        return cells[self._at.singles.get(kind, -1)].strip()

    def _date_order(self) -> DateOrder:
        """Look through the dates of the file once; titles that are not English stand for a country with days first."""
        usual = usual_order(self._wishes.region) if self._at.is_english else DateOrder(day_first=True, is_known=True)
        columns = [self._at.singles.get(kind, -1) for kind in ("birthday", "anniversary")]
        if max(columns) < 0:
            return usual
        rows = (row.cells for row in self._sheet.rows() if isinstance(row, Row))
        return order_of((cells[column] for cells in rows for column in columns), usual)
