# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages between the owner and others (LinkedIn data archive, generations 2018 to 2026).

The text stays out, of the raw row too, until it is ticked. The key is taken from it all the same, so that ticking it
later finds the message again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FoundInteraction, Record, Refused, Skipped
from coterie.domain.texts import _
from coterie.importers.linkedin.archive import CHANNEL, Archive
from coterie.importers.linkedin.exchanges import exchanges_of
from coterie.importers.linkedin.message_survey import SPONSORED_MARK, MessageColumns, is_draft
from coterie.importers.linkedin.sheets import Item, SheetKind, needs, refused
from coterie.importers.text.html_text import plain_text
from coterie.importers.text.kept_rows import cells_text, fingerprint
from coterie.importers.text.written_dates import read_moment, utc_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.importers.text.delimited import Row, Sheet


TEXT_COLUMNS = ("subject", "content", "attachments")


def read(archive: Archive, sheet: Sheet) -> Iterator[Item]:
    """Make an interaction of each message that was sent by or to a person."""
    item = _Messages(archive, sheet).item
    for row in sheet.rows():
        yield row if isinstance(row, Refused) else item(row)


class _Messages:
    """Makes interactions of rows; kept lean, for it runs 200,000 times."""

    def __init__(self, archive: Archive, sheet: Sheet) -> None:
        """Work out all turns, and where the columns are."""
        self._sheet = sheet
        self._at = MessageColumns.of(sheet)
        self._exchanges = exchanges_of(archive)
        self._with_text = archive.wants("message-text")
        self._private = [index for title in TEXT_COLUMNS if (index := sheet.column(title)) >= 0]

    def item(self, row: Row) -> Item:
        """Make an interaction of a row, or say why not."""
        line, cells = row
        at = self._at
        place = f"row {line}"
        if is_draft(cells, at):
            return Skipped(place, _("draft"))
        content = cells[at.content]
        if SPONSORED_MARK in content:
            return Skipped(place, _("sponsored"))
        exchange = self._exchanges[at.turn_of(cells)]
        if exchange.skipped:
            return Skipped(place, exchange.skipped)
        date = cells[at.date]
        moment = utc_moment(date) or read_moment(date)
        if moment is None:
            return refused(self._sheet, row, _("The date cannot be read."))
        talk = cells[at.conversation]
        key = f"li:msg:{fingerprint(talk, date, cells[at.sender], content)}"
        title = text = ""
        if self._with_text:
            title, text = plain_text(cells[at.subject]), plain_text(content)
        else:
            for index in self._private:
                cells[index] = ""
        del cells[-1]
        direction, people, party, _skipped = exchange
        found = FoundInteraction("message", CHANNEL, direction, moment, people, text, talk, party, title)
        return Record(key, place, cells_text(cells), found)


SHEETS = (
    SheetKind(
        source="linkedin.messages",
        names=("messages",),
        needs=needs("from, to, date, content"),
        read=read,
        alone=needs("conversation id, from, to", "from, to, date, content, direction, folder"),
        date="date",
        private=TEXT_COLUMNS,
    ),
)
