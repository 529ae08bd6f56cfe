# SPDX-License-Identifier: GPL-3.0-or-later
"""Text in aligned columns, as wide as a terminal shows it."""

from __future__ import annotations

import re
import shutil
import sys
import unicodedata
from typing import TYPE_CHECKING

from coterie.cli.output import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GAP = "  "
_NARROWEST = 8
_WIDEST_IN_A_FILE = 60
#: A count, or the dot that stands for none.
_NUMBER = re.compile(r"[\d,.]+|·")


def width(text: str) -> int:
    """Give the columns a text takes on a terminal: wide letters take two, marks none."""
    return sum(_width_of(letter) for letter in text)


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """Fill a text up with blanks, behind it or (`right`) before it."""
    blanks = " " * max(0, columns - width(text))
    return blanks + text if right else text + blanks


def shortened(text: str, columns: int) -> str:
    """Cut a text that is too wide, with an ellipsis."""
    if width(text) <= columns:
        return text
    kept, used = [], 1
    for letter in text:
        used += _width_of(letter)
        if used > columns:
            break
        kept.append(letter)
    return "".join(kept).rstrip() + "…"


def table(rows: Iterable[Sequence[str]], headings: Sequence[str] = ()) -> Iterator[str]:
    """Give rows as lines of aligned columns, numbers to the right.

    On a terminal the widest columns are cut until a line fits; in a file nothing is cut.
    """
    body = [[_cell(cell) for cell in row] for row in rows]
    if not body:
        return
    numbers = [all(_NUMBER.fullmatch(row[at]) for row in body) for at in range(len(body[0]))]
    cells = [list(headings), *body] if headings else body
    widths = _narrowed([max(width(row[at]) for row in cells) for at in range(len(body[0]))])
    for row in cells:
        columns = zip(row, widths, numbers, strict=True)
        line = _GAP.join(padded(_shown(cell, wide), wide, right=right) for cell, wide, right in columns)
        yield fitted(line.rstrip())


def _shown(cell: str, columns: int) -> str:
    return shortened(cell, columns) if sys.stdout.isatty() else cell


def _narrowed(widths: list[int]) -> list[int]:
    """Take from the widest columns what a terminal has no room for; in a file one long cell moves no other row."""
    if not sys.stdout.isatty():
        return [min(wide, _WIDEST_IN_A_FILE) for wide in widths]
    room = shutil.get_terminal_size().columns - len(_GAP) * (len(widths) - 1)
    widths = [min(wide, max(room, _NARROWEST)) for wide in widths]
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _cell(text: str) -> str:
    margin = text[: len(text) - len(text.lstrip(" "))]
    return margin + one_line(text)


def fitted(line: str) -> str:
    """Cut a line at the edge of the terminal; where the answer goes into a file nothing is cut."""
    return shortened(line, shutil.get_terminal_size().columns) if sys.stdout.isatty() else line


def indented(text: str, by: str) -> Iterator[str]:
    """Give the lines of a text, each behind a margin."""
    for line in text.splitlines():
        yield f"{by}{line}".rstrip()


def _width_of(letter: str) -> int:
    if letter.isascii():
        return 1
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
