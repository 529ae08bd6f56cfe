# SPDX-License-Identifier: GPL-3.0-or-later
"""A look at a table that nobody knows: its titles and first rows, how many there are, and its letters in encodings."""

from __future__ import annotations

import csv
from itertools import islice
from typing import TYPE_CHECKING

from coterie.domain.column_maps.encodings import ENCODINGS
from coterie.domain.records import FileFound, Found, FoundOther, Record
from coterie.importers.text.delimited import Row, place_of
from coterie.importers.text.encodings import cleaned
from coterie.importers.text.headings import numbered_lines
from coterie.importers.text.kept_rows import titled_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.importers.text.delimited import Sheet

#: A look takes this many characters at most, however many rows were asked for.
_MOST_LETTERS = 1_000_000
#: So many words show the letters, each no longer than a name.
_WORDS, _LONGEST = 4, 32


def sample(sheet: Sheet, number: int) -> Iterator[Found]:
    """Give titles and so many of the first rows as they stand, then words in each encoding and the number of rows."""
    yield FileFound(sheet.member.path, sheet.member.name, "table.sample", encoding=sheet.encoding)
    titles = titled_text([str(at) for at in range(len(sheet.heading.titles))], list(sheet.heading.titles))
    yield Record("titles", "titles", titles, FoundOther("sample", sheet.heading.delimiter))
    total = letters = 0
    for row in sheet.rows():
        if not isinstance(row, Row):
            continue
        total += 1
        if total <= number and letters < _MOST_LETTERS:
            letters += sum(map(len, row.cells))
            cells = titled_text([str(at) for at in range(len(row.cells))], row.cells)
            yield Record(f"row:{row.line}", place_of(row.line), cells, FoundOther("sample"))
    words = _words(sheet)
    yield Record("letters", "letters", titled_text(list(words), list(words.values())), FoundOther("letters"))
    yield Record("total", "total", titled_text(["rows"], [str(total)]), FoundOther("total"))


def _words(sheet: Sheet) -> dict[str, str]:
    """Give the same few words in every encoding in which they stand at their places; none where all is ASCII."""
    places = list(islice(_telling(_rows(sheet, sheet.encoding)), _WORDS))
    words = {}
    for encoding in dict.fromkeys((sheet.encoding, *ENCODINGS)) if places else ():
        rows = _rows(sheet, encoding)
        found = [rows[number][at].strip() for number, at in places if number < len(rows) and at < len(rows[number])]
        if len(found) == len(places):
            words[encoding] = ", ".join(found)
    return words


def _telling(rows: list[list[str]]) -> Iterator[tuple[int, int]]:
    """Find cells that encodings tell apart, one of each row."""
    seen: set[str] = set()
    for number, cells in enumerate(rows):
        for at, cell in enumerate(cells):
            if not cell.isascii() and len(cell) <= _LONGEST and cell not in seen:
                seen.add(cell)
                yield number, at
                break


def _rows(sheet: Sheet, encoding: str) -> list[list[str]]:
    """Read the first rows in an encoding; what is no letter of it is to be seen, and not mended as in an import."""
    head = sheet.member.head()
    lines = list(numbered_lines(cleaned(head.decode(encoding, "replace"))))[sheet.heading.line :]
    whole = lines if len(head) >= sheet.member.size else lines[:-1]
    try:
        return [cells for cells in csv.reader(whole, delimiter=sheet.heading.delimiter) if any(cells)]
    except csv.Error:
        return []
