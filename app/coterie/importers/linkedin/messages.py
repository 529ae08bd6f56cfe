# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages between the owner and others (LinkedIn data archive, generations 2018 to 2026).

The text stays out, of the raw row too, until it is ticked. The key is taken from it all the same, so that ticking it
later finds the message again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FoundInteraction, Record, Refused, Skipped
from coterie.domain.texts import _
from coterie.importers.linkedin.exchanges import exchanges_of
from coterie.importers.linkedin.message_survey import SPONSORED_MARK, MessageColumns, is_draft
from coterie.importers.linkedin.owner import CHANNEL
from coterie.importers.linkedin.sheets import Item, SheetKind, needs, refused
from coterie.importers.text.html_text import plain_text
from coterie.importers.text.kept_rows import cells_text, fingerprint
from coterie.importers.text.written_dates import read_moment, utc_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.importers.linkedin.archive import Archive
    from coterie.importers.linkedin.exchanges import Exchange
    from coterie.importers.text.delimited import Cells, Sheet


TEXT_COLUMNS = ("conversation title", "subject", "content", "attachments")


def read(archive: Archive, sheet: Sheet) -> Iterator[Item]:
    """Make an interaction of each message that was sent by or to a person; kept lean, for 200,000 pass here."""
    at = MessageColumns.of(sheet)
    exchanges, turn_of = exchanges_of(archive), at.turn_of()
    with_text = archive.wants("message-text")
    private = [index for title in TEXT_COLUMNS if (index := sheet.column(title)) >= 0]
    for row in sheet.rows():
        if isinstance(row, Refused):
            yield row
            continue
        line, cells = row
        talk, sender, date, content = cells[at.conversation], cells[at.sender], cells[at.date], cells[at.content]
        exchange = exchanges.get(hash(turn_of(cells)))
        if (exchange is None or exchange.skipped or SPONSORED_MARK in content or is_draft(cells, at)) and (
            why := _why_skipped(cells, at, exchange)
        ):
            yield Skipped(f"row {line}", why)
            continue
        moment = utc_moment(date) or read_moment(date)
        if moment is None or exchange is None:
            yield refused(sheet, row, _("The date cannot be read."))
            continue
        key = f"li:msg:{fingerprint(talk, date, sender, content)}"
        title, text = (plain_text(cells[at.subject]), plain_text(content)) if with_text else ("", "")
        if not with_text:
            for index in private:
                cells[index] = ""
        del cells[-1]
        direction, people, party, _skipped = exchange
        found = FoundInteraction("message", CHANNEL, direction, moment, people, text, talk, party, title)
        yield Record(key, f"row {line}", cells_text(cells), found)


def _why_skipped(cells: Cells, at: MessageColumns, exchange: Exchange | None) -> str:
    """Say by which rule a message is left out, "" for none."""
    if is_draft(cells, at):
        return _("draft")
    if SPONSORED_MARK in cells[at.content]:
        return _("sponsored")
    return exchange.skipped if exchange is not None else ""


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
