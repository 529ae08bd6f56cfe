# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the rows of an import, one by one."""

from __future__ import annotations

from dataclasses import dataclass

from coterie.domain.import_rows import (
    CREATED,
    HELD,
    OUTCOMES,
    REFUSED,
    SKIPPED,
    UNCHANGED,
    UPDATED,
    ImportRow,
    RowCounts,
)
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole
from coterie.services.import_row_tables import outcome_words
from coterie.ui.pages.import_export.tables.lines import Cell, Column, TableLine, TableText
from coterie.ui.pages.import_export.when_words import begun

_TONES = {
    CREATED: "ok", UPDATED: "info", UNCHANGED: "plain", HELD: "violet", SKIPPED: "plain", REFUSED: "warn",
}  # fmt: skip


@dataclass(frozen=True)
class RowsText:
    """What stands around the list. total: how many rows it has; note: what is not listed, and why; empty: "" = rows."""

    total: int
    said: str
    note: str
    empty: str


def columns() -> TableText:
    """Give the columns of the list."""
    return TableText(
        (
            Column(_("Outcome"), 0.15),
            Column(_("Where"), 0.2),
            Column(_("Became"), 0.22),
            Column(_("In the file, or why"), 0.43),
        ),
        name=_("Rows of the import"),
    )


def choices() -> tuple[tuple[str, str], ...]:
    """Give what rows can be narrowed to."""
    words = outcome_words()
    return (("", _("Every outcome")), *((outcome, words[outcome]) for outcome in OUTCOMES))


def rows_text(counts: RowCounts, *, searching: bool) -> RowsText:
    """Say how many rows are listed, and plainly what is not."""
    total = counts.total
    empty = ""
    if not total:
        empty = _("No row has this in it.") if searching else _("No row of this kind is listed.")
    return RowsText(total, counted("{n} row", "{n} rows", total), _unlisted(counts), empty)


def _unlisted(counts: RowCounts) -> str:
    words = outcome_words()
    left = counts.unlisted
    said = []
    if same := left.pop(UNCHANGED, 0):
        said.append(
            counted(
                "{n} row was in your vault as it is, and is only counted.",
                "{n} rows were in your vault as they are, and are only counted.",
                same,
            )
        )
    if left:
        rest = ", ".join(f"{words[outcome]}: {whole(number)}" for outcome, number in left.items())
        said.append(_("Counted, and not kept one by one or gone since: {rest}.").format(rest=rest))
    return " ".join(said)


def row_line(number: int, row: ImportRow) -> TableLine:
    """Make a line of a row."""
    outcome = outcome_words()[row.outcome]
    file = (row.member or row.file).rpartition("/")[2]
    where = ", ".join(part for part in (file, row.where) if part)
    why = begun(row.reason) if row.reason else ""
    said = ": ".join(part for part in (why, row.text) if part)
    cells = (
        Cell(outcome, pill=_TONES[row.outcome]),
        Cell(where, colour="text2"),
        Cell(row.title, role="label_medium"),
        Cell(said, colour="text" if why else "text2"),
    )
    spoken = ", ".join(part for part in (outcome, where, row.title, said) if part)
    return TableLine(f"row:{number}", cells, spoken)


def waiting_line() -> TableLine:
    """Give what stands in a row that is being read."""
    return TableLine("", (Cell(""), Cell("…", colour="text3"), Cell(""), Cell("")), _("Being read"))
