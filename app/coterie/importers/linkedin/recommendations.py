# SPDX-License-Identifier: GPL-3.0-or-later
"""Recommendations given and received (LinkedIn data archive, generations 2018 to 2026).

They name people without a link. The text of received ones is addressed to the owner and may be quoted: it is kept, and
so is what the owner wrote.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coterie.domain.records import FoundInteraction, PersonRef, Record
from coterie.domain.texts import _
from coterie.importers.linkedin.owner import CHANNEL
from coterie.importers.linkedin.sheets import Item, SheetKind, needs, read_rows, refused
from coterie.importers.text.delimited import Row, Sheet, place_of
from coterie.importers.text.html_text import plain_text
from coterie.importers.text.kept_rows import cells_text, fingerprint
from coterie.importers.text.names import written_name
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.importers.linkedin.archive import Archive


def read(direction: str, _archive: Archive, sheet: Sheet) -> Iterator[Item]:
    """Make an interaction of each recommendation."""
    return read_rows(sheet, lambda row: _item(direction, sheet, row))


def _item(direction: str, sheet: Sheet, row: Row) -> Item:
    """Make an interaction of a row, or say why not."""
    cells = row.cells
    given, family = cells[sheet.column("first name")], cells[sheet.column("last name")]
    written = cells[sheet.column("creation date")].strip()
    name, moment = written_name(given, family), read_moment(written)
    if name is None or moment is None:
        reason = _("The row has no name.") if name is None else _("The date cannot be read.")
        return refused(sheet, row, reason)
    key = f"li:rec:{fingerprint(direction, given.strip(), family.strip(), written)}"
    text = plain_text(cells[sheet.column("text")]).strip()
    people = (PersonRef(name.display),)
    found = FoundInteraction("recommendation", CHANNEL, direction, moment, people, text, party=1)
    return Record(key, place_of(row.line), cells_text(cells[:-1]), found)


SHEETS = tuple(
    SheetKind(
        source="linkedin.recommendations",
        names=(name,),
        needs=needs("first name, last name, text, creation date"),
        read=partial(read, direction),
        date="creation date",
    )
    for name, direction in (("recommendations received", "in"), ("recommendations given", "out"))
)
