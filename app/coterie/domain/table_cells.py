# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells of tables that leave: without control characters, and never taken for a formula by a spreadsheet."""

from __future__ import annotations

import re

#: By this mark spreadsheets know UTF-8.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
#: An apostrophe that stands there already is doubled, so that taking one away always gives the value back.
_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def guarded(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell


def clean(cell: str) -> str:
    """Give a cell without control characters, its line ends as newlines."""
    return _NOT_IN_TEXT.sub("", cell.replace("\r\n", "\n"))
