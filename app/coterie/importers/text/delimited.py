# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables in text files, row by row: one broken row costs no other.

A place is "row N", where N is the line on which the record begins, counted from 1 with the header and everything
before it: the number that a text editor shows.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import Refused
from coterie.domain.texts import _
from coterie.domain.written_numbers import whole
from coterie.importers.text.encodings import cleaned, encoding_of, head_text, open_lines
from coterie.importers.text.headings import Heading, Knows, find_heading, first_heading, names_of

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Member

FIELD_LIMIT = 16 << 20
#: A row with more text than this is refused by name; nothing a person wrote is cut in silence.
ROW_LIMIT = 1 << 20
#: Lines that may be read a second time because a quote swallowed them; after that the damage is taken as it is.
_READ_AGAIN = 400_000
#: The same in characters: a file of long lines, each with such a quote, would be read hundreds of times over.
_READ_AGAIN_LENGTH = 96 << 20
#: More empty rows than a spreadsheet has rows are no end of a table but an attempt at something.
_MOST_EMPTY = 1_048_576
_EXCERPT = 500
#: A header with so many more cells than titles is another one; to read a million titles costs a second.
_SPARE_TITLES = 1_000

Cells = list[str]
#: Says whether the cells of one line, taken by itself, begin a row (its date can be read, say).
BeginsRow = Callable[[Sequence[str]], bool]


class Row(NamedTuple):
    """A row: the line it begins on, and its cells with one empty cell more, so that column -1 is always empty."""

    line: int
    cells: Cells


@dataclass(frozen=True)
class Sheet:
    r"""A table in a file, with its header found.

    escaped: quotes are written `\\"` as well as doubled. private_from: cells from this column on stay out of
    excerpts, -1 = none. begins_row: helps to see that a quote left open has swallowed other rows.
    """

    member: Member
    encoding: str
    heading: Heading
    escaped: bool = False
    private_from: int = -1
    begins_row: BeginsRow | None = None

    def column(self, *names: str) -> int:
        """Give the index of the first of these normalised titles that is there, -1 (an empty cell) for none."""
        return self.heading.column(*names)

    def rows(self) -> Iterator[Row | Refused]:
        """Give every row that holds anything: padded to the width of the header, or refused with its place."""
        return _RowReader(self).rows()


def open_table(member: Member, encoding: str = "") -> Sheet | None:
    """Open a table whatever its titles are, in an encoding ("" = found out); None where there is none."""
    head = member.head()
    text = cleaned(head.decode(encoding, "replace")) if encoding else head_text(head)
    heading = first_heading(text)
    return None if heading is None else Sheet(member, encoding or encoding_of(member), heading)


def open_sheet(member: Member, knows: Knows, *, escaped: bool = False) -> Sheet | None:
    """Find the header of a table in a file; None where none of the first records is known."""
    heading = find_heading(head_text(member.head()), knows)
    return None if heading is None else Sheet(member, encoding_of(member), heading, escaped)


def place_of(line: int) -> str:
    """Name the place of a row."""
    return f"row {line}"


class _Feed:
    """Hands lines to the table reader, remembers those of the record in hand, and takes lines back."""

    def __init__(self, lines: Iterator[str]) -> None:
        """Begin at the first line given."""
        self._lines = lines
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.ended = False

    def lines(self) -> Iterator[str]:
        """Give the lines from here on; csv.Error when a record grows past the limit of a field."""
        taken, again, size = self.taken, self._again, 0
        while (line := again.popleft() if again else next(self._lines, None)) is not None:
            taken.append(line)
            if len(taken) > 1:
                size += len(line)
                if size > FIELD_LIMIT:
                    raise csv.Error(size)
            else:
                size = 0
            yield line
        self.ended = bool(taken)

    def give_back(self, lines: Sequence[str]) -> None:
        """Have lines read again."""
        self._again.extendleft(reversed(lines))


class _RowReader:
    """Reads the rows of one sheet once."""

    def __init__(self, sheet: Sheet) -> None:
        """Prepare to read behind the header."""
        self._sheet = sheet
        self._width = sheet.heading.width
        self._budget = _READ_AGAIN
        self._length = _READ_AGAIN_LENGTH

    def rows(self) -> Iterator[Row | Refused]:
        """Give the rows; the usual one is a single line of the right width."""
        csv.field_size_limit(FIELD_LIMIT)
        lines = open_lines(self._sheet.member, self._sheet.encoding)
        for _line in range(1, self._sheet.heading.line):
            next(lines, "")
        feed = _Feed(lines)
        reader = self._reader(feed.lines())
        line = self._sheet.heading.line + self._skip_heading(reader, feed)
        if feed.ended:
            reader = self._restarted(feed)
        width, taken, empty_from = self._width, feed.taken, line
        item: Row | Refused | None
        while True:
            taken.clear()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                cells = []
                feed.ended = True
            if len(cells) == width and len(taken) == 1 and len(taken[0]) <= ROW_LIMIT and not feed.ended:
                cells.append("")
                item = Row(line, cells) if any(cells) else None
            else:
                item = self._unusual(line, cells, feed)
            line += len(taken)
            if item is not None:
                empty_from = line
                yield item
            elif line - empty_from > _MOST_EMPTY:
                yield _too_empty(empty_from)
                return
            if feed.ended:  # the reader is at its end or broken, but lines may have been given back
                reader = self._restarted(feed)

    def _restarted(self, feed: _Feed) -> Iterator[Cells]:
        """Begin again with the lines that were given back and those still to come."""
        feed.ended = False
        return self._reader(feed.lines())

    def _skip_heading(self, reader: Iterator[Cells], feed: _Feed) -> int:
        """Read past the header and count its lines; a quote left open in it must not cost the first rows."""
        try:
            cells = next(reader, [])
        except csv.Error:
            cells, feed.ended = [], True
        if len(cells) > 2 * self._width + _SPARE_TITLES or names_of(cells) != self._sheet.heading.names:
            feed.give_back(feed.taken[1:])
            return 1
        return len(feed.taken)

    def _reader(self, lines: Iterator[str] | list[str], *, strict: bool = False) -> Iterator[Cells]:
        """Make a table reader; the backslash counts only where the sheet says so, and never in a strict one."""
        escape = "\\" if self._sheet.escaped and not strict else None
        return csv.reader(lines, delimiter=self._sheet.heading.delimiter, escapechar=escape, strict=strict)

    def _unusual(self, line: int, cells: Cells, feed: _Feed) -> Row | Refused | None:
        """Judge a record of several lines or of another width; lines it should not have taken are read again."""
        if not any(cells) and not feed.ended:
            return None
        is_single = len(feed.taken) == 1
        if feed.ended or (not is_single and not self._is_sound(cells, feed)):
            return self._torn(line, feed)
        if sum(map(len, feed.taken)) > ROW_LIMIT:
            return Refused(place_of(line), _("The row is longer than a mebibyte."), self._excerpt(cells))
        # Where backslashes escape, one before a delimiter or a line end has eaten it: the plain rules may know better.
        plain = self._single(feed.taken[0]) if is_single and self._sheet.escaped else None
        fitted = plain or self._fitted(cells)
        if fitted is None:
            reason = _("The row has more cells than the table has columns.")
            return Refused(place_of(line), reason, self._excerpt(cells))
        return Row(line, fitted)

    def _is_sound(self, cells: Cells, feed: _Feed) -> bool:
        """Say whether several lines are one record: closed, of full width, and no line of it begins a row itself."""
        if len(cells) < self._width or self._fitted(cells) is None:
            return False
        begins = self._sheet.begins_row
        if begins is None:
            return True
        # A whole row has an even number of quotation marks; the line that closes a cell has an odd one.
        # Without enough delimiters it is none, and need not be taken apart.
        delimiter, enough = self._sheet.heading.delimiter, self._width - 1
        whole = (text for text in feed.taken[1:] if text.count(delimiter) >= enough and text.count('"') % 2 == 0)
        return not any(begins(own) for text in whole if (own := self._single(text)) is not None)

    def _torn(self, line: int, feed: _Feed) -> Row | Refused:
        """Keep the first line of a record that ran away, as a row if it can be read alone, and free the others."""
        taken = feed.taken
        rest = taken[1:]
        alone = self._single(taken[0])
        length = sum(map(len, rest))
        if len(rest) <= self._budget and length <= self._length:
            self._budget -= len(rest)
            self._length -= length
            feed.give_back(rest)
            del taken[1:]
        if alone is not None and len(taken) == 1:
            return Row(line, alone)
        naive = taken[0].strip().split(self._sheet.heading.delimiter)
        return Refused(place_of(line), _("A quotation mark is not closed."), self._excerpt(naive))

    def _single(self, text: str) -> Cells | None:
        """Read one line by itself under the plain rules; None where it is no row of full width."""
        try:
            cells = next(self._reader([text], strict=True), [])
        except csv.Error:
            return None
        return self._fitted(cells) if len(cells) >= self._width else None

    def _fitted(self, cells: Cells) -> Cells | None:
        """Pad a short record, cut empty cells behind the last column, None where they hold anything."""
        kept = cells[: self._width]
        if any(cells[self._width :]):
            return None
        kept.extend([""] * (self._width + 1 - len(kept)))
        return kept

    def _excerpt(self, cells: Sequence[str]) -> str:
        """Write what a person needs to find the row again, without columns that were not ticked."""
        shown = cells[: self._sheet.private_from] if self._sheet.private_from >= 0 else cells
        return self._sheet.heading.delimiter.join(shown)[:_EXCERPT]


def _too_empty(line: int) -> Refused:
    """Make the answer to a table that goes on and on with nothing in it."""
    reason = _("More than {0} empty rows follow one another. The table was read up to there.")
    return Refused(place_of(line), reason.format(whole(_MOST_EMPTY)), "")


def excerpt_of(cells: Sequence[str], private_from: int = -1) -> str:
    """Write the cells of a refused row, at most 500 characters, without columns that were not ticked."""
    shown = cells[:private_from] if private_from >= 0 else cells
    return ",".join(shown).rstrip(",")[:_EXCERPT]
