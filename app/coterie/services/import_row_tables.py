# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of an import as a table: what became of each, where it stood, what stood in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.import_rows import CREATED, HELD, REFUSED, SKIPPED, UNCHANGED, UPDATED
from coterie.domain.table_cells import BYTE_ORDER_MARK
from coterie.domain.texts import _
from coterie.services.problem_rows import table_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.domain.import_rows import ImportRow


def row_table(rows: Iterable[ImportRow]) -> Iterator[bytes]:
    """Give the heading, then a line for each row; no cell acts as a formula."""
    titles = [_("Outcome"), _("File"), _("Where"), _("Why"), _("Became"), _("In the file")]
    yield BYTE_ORDER_MARK + table_line(titles)
    words = outcome_words()
    for row in rows:
        place = row.member or row.file
        yield table_line([words[row.outcome], place, row.where, row.reason, row.title, row.text])


def outcome_words() -> dict[str, str]:
    """Say what became of a row."""
    return {
        CREATED: _("Added"), UPDATED: _("Updated"), UNCHANGED: _("Unchanged"), HELD: _("To compare"),
        SKIPPED: _("Left out"), REFUSED: _("Not read"),
    }  # fmt: skip
