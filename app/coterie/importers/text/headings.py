# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding the header of a table: which delimiter, which of the first records, and how titles compare."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from coterie.domain.column_titles import normalised_title

DELIMITERS = (",", ";", "\t", "|")
#: Records (not lines) among which the header is looked for.
_FIRST_RECORDS = 15
_FIRST_LINES = 60

#: Says whether normalised titles are those of a known table.
Knows = Callable[[frozenset[str]], bool]


class Heading(NamedTuple):
    """The header of a table. line: where it begins, counted from 1. names: normalised and made different."""

    line: int
    delimiter: str
    titles: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def width(self) -> int:
        """Count the columns; empty titles at the end are none."""
        return len(self.names)

    def column(self, *names: str) -> int:
        """Give the index of the first of these normalised titles that is there, -1 for none."""
        return next((self.names.index(name) for name in names if name in self.names), -1)


def find_heading(text: str, knows: Knows) -> Heading | None:
    """Find the first record with known titles, with the delimiter under which most titles are seen."""
    found = [heading for each in _delimiters(text) if (heading := _heading_under(text, each, knows)) is not None]
    return max(found, key=lambda heading: heading.width, default=None)


def first_heading(text: str) -> Heading | None:
    """Take the first record with two cells or more for the header, where no known title helps."""
    found = [
        (_evenness(text, each), heading)
        for each in _delimiters(text)
        if (heading := _heading_under(text, each, lambda names: len(names) > 1)) is not None
    ]
    if not found:
        return _heading_under(text, ",", lambda names: len(names) > 0)
    return max(found, key=lambda pair: (pair[0], pair[1].width))[1]


def numbered_lines(text: str) -> Iterator[str]:
    """Give the lines of a text with their ends, split at line ends only."""
    return (part for part in re.split(r"(?<=\n)|(?<=\r)(?!\n)", text) if part)


def _delimiters(text: str) -> Sequence[str]:
    """Give the delimiters to try; a first line `sep=;` leaves no choice."""
    first = text.lstrip("\ufeff").split("\n", 1)[0].strip().strip('"').lower()
    return (first[4],) if len(first) == 5 and first.startswith("sep=") else DELIMITERS


def _heading_under(text: str, delimiter: str, knows: Knows) -> Heading | None:
    """Find the header under one delimiter, by records and then by lines (a quote left open hides later records)."""
    lines = list(numbered_lines(text))[:_FIRST_LINES]
    alone = ((number, csv.reader([line], delimiter=delimiter)) for number, line in enumerate(lines, 1))
    by_lines = ((number, cells) for number, reader in alone for cells in reader)
    for number, cells in (*_records(lines, delimiter), *by_lines):
        names = names_of(cells)
        if names and knows(frozenset(names)):
            return Heading(number, delimiter, tuple(cells[: len(names)]), names)
    return None


def _records(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give the first records that hold anything, with the line each begins on; a quote left open ends them."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    begins, seen = 1, 0
    try:
        for cells in reader:
            if any(cells):
                yield begins, cells
                seen += 1
            begins = reader.line_num + 1
            if seen == _FIRST_RECORDS:
                return
    except csv.Error:
        return


def names_of(cells: Sequence[str]) -> tuple[str, ...]:
    """Normalise titles; empty ones at the end go, and a title that comes again gets a number."""
    names = [normalised_title(cell) if len(cell) <= 500 else "" for cell in cells]
    while names and not names[-1]:
        names.pop()
    seen: Counter[str] = Counter()
    different = []
    for name in names:
        seen[name] += 1
        different.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return tuple(different)


def _evenness(text: str, delimiter: str) -> float:
    """Say how many of the first records share the commonest number of cells."""
    widths = [len(cells) for _, cells in _records(list(numbered_lines(text))[:-1] or [text], delimiter)]
    commonest = Counter(width for width in widths if width > 1).most_common(1)
    return commonest[0][1] / len(widths) if commonest else 0.0
