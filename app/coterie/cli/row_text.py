# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of an import as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.cli.import_text import file_name
from coterie.cli.output import one_line
from coterie.cli.tables import fitted, table
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole
from coterie.services.import_row_tables import outcome_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coterie.domain.import_rows import ImportRow, RowCounts


def listed(counts: RowCounts, rows: Sequence[ImportRow]) -> Iterator[str]:
    """Give a line for each row, and say plainly what is not listed."""
    words = outcome_words()
    cells = [
        (words[row.outcome], file_name(row.file, row.member), row.where, one_line(row.reason or row.title or row.text))
        for row in rows
    ]
    if cells:
        yield from map(fitted, table(cells, (_("OUTCOME"), _("FILE"), _("WHERE"), _("WHAT"))))
    else:
        yield _("There is no row of this kind.")
    more = counts.total - len(rows)
    if more > 0:
        yield counted("… and {n} more; --limit lists more", "… and {n} more; --limit lists more", more)
    for outcome, number in counts.unlisted.items():
        yield _("Counted, not listed: {number} {outcome}.").format(number=whole(number), outcome=words[outcome].lower())
