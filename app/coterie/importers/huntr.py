# SPDX-License-Identifier: GPL-3.0-or-later
"""The board of a job search as Huntr exports it (CSV, seen in files of 2022).

`-` means empty. Clocks are in UTC: a deadline is midnight where its owner was, so that its date is the nearest one.
The columns about the creator are the owner's own and are not kept.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from coterie.domain.foreign_files import Claim
from coterie.domain.records import FileFound, Found, FoundOpportunity, Record, Refused
from coterie.domain.stages import stage_of
from coterie.domain.texts import _
from coterie.importers.text.delimited import Row, Sheet, excerpt_of, open_sheet, place_of
from coterie.importers.text.html_text import plain_text
from coterie.importers.text.kept_rows import fingerprint, titled_text
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Wishes

_NEEDS = frozenset({"board name", "list name", "company name"})
_CREATOR = "creator user"
_HALF_A_DAY = timedelta(hours=12)


class _Huntr:
    """Reads boards; see `coterie.domain.foreign_files.Importer`."""

    id = "huntr"
    title = "Huntr"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim the tables that have a board, a list and a company."""
        members = tuple(member for member in bundle.members if open_sheet(member, _knows) is not None)
        return Claim(80, members) if members else None

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Make an opportunity of each card of the board."""
        del bundle, wishes
        for member in claim.members:
            sheet = open_sheet(member, _knows)
            if sheet is None:
                continue
            yield FileFound(member.path, member.name, "huntr.board", encoding=sheet.encoding)
            for row in sheet.rows():
                yield row if isinstance(row, Refused) else _opportunity(sheet, row)


IMPORTER = _Huntr()


def _knows(titles: frozenset[str]) -> bool:
    """Say whether titles are those of a board."""
    return titles >= _NEEDS


def _opportunity(sheet: Sheet, row: Row) -> Record | Refused:
    """Make an opportunity of a card."""

    def cell(name: str) -> str:
        text = row.cells[sheet.column(name)].strip()
        return "" if text == "-" else text

    title, company = cell("title"), cell("company name")
    if not (title or company):
        return Refused(place_of(row.line), _("The row names neither a job nor an organisation."), excerpt_of(row.cells))
    written = cell("list name")
    saved, moved, deadline = _day(cell("created at")), _day(cell("last moved at")), _midnight(cell("deadline"))
    dates = ((cell("created at"), saved), (cell("last moved at"), moved), (cell("deadline"), deadline))
    repairs = (_("The date cannot be read."),) if any(text and not day for text, day in dates) else ()
    stage = stage_of(written)
    found = FoundOpportunity(
        title or company,
        company,
        cell("url"),
        stage if written else "saved",
        written,
        saved,
        moved if stage == "applied" else "",
        moved,
        deadline,
        cell("location"),
        cell("salary"),
        plain_text(cell("html description")),
        origin=cell("root domain"),
    )
    key = cell("id") or cell("url") or fingerprint(company, title, saved)
    hidden = [at for at, name in enumerate(sheet.heading.names) if name.startswith(_CREATOR)]
    return Record(
        f"huntr:{key}", place_of(row.line), titled_text(sheet.heading.titles, row.cells, hidden), found, repairs
    )


def _day(text: str) -> str:
    """Give the day of a moment, "" where none can be read."""
    moment = read_moment(text, "UTC") if text else None
    return moment.day() if moment is not None else ""


def _midnight(text: str) -> str:
    """Give the day whose midnight, somewhere on earth, is nearest to a moment in UTC."""
    moment = read_moment(text, "UTC") if text else None
    if moment is None:
        return ""
    if moment.precision == "day":
        return moment.day()
    return (datetime.fromtimestamp(moment.utc, UTC) + _HALF_A_DAY - timedelta(seconds=1)).date().isoformat()
