# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows that could not be read, as a table a person can mend them in."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from coterie.domain.table_cells import BYTE_ORDER_MARK, clean, guarded
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coterie.domain.import_reports import ImportProblem


def problem_table(problems: Sequence[ImportProblem]) -> Iterator[bytes]:
    """Give the heading, then a row for each problem: file, place, reason, what stood there."""
    yield BYTE_ORDER_MARK + table_line([_("File"), _("Where"), _("Why"), _("In the file")])
    for problem in problems:
        yield table_line([problem.member or problem.file, problem.where, problem.reason, problem.excerpt])


def table_line(cells: list[str]) -> bytes:
    """Write a line of a table for spreadsheets; no cell acts as a formula."""
    row = io.StringIO(newline="")
    csv.writer(row, lineterminator="\r\n").writerow([guarded(clean(cell)) for cell in cells])
    return row.getvalue().encode("utf-8")
