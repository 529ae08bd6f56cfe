# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of a data dump of Stack Exchange (since 2009): elements `<row .../>` with everything in attributes.

A dump of the largest site is longer than any memory: rows are cut out of the stream one by one, and only those that a
reader asks for are given to the parser, which so never sees anything but one row. No attribute may hold `<`, so a
broken row costs itself alone. Document types and entities are never given to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

# The system's parser itself, given single rows: what defusedxml forbids cannot come to it.
from xml.parsers import expat  # noqa: TID251

from coterie.domain.records import Refused
from coterie.domain.texts import _
from coterie.importers.text.encodings import cleaned, encoding_of, head_text, open_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coterie.domain.foreign_files import Member

_BLOCK = 1 << 18
_ROW_LIMIT = 4 << 20
_EXCERPT = 500
_HEAD = 8_192
_ROOT = re.compile(
    r"\A[\s\ufeff]*(?:<\?xml[^>]{0,200}\?>)?(?:\s|<!--[^<]{0,2000}-->)*"
    r"<(users|posts|badges|comments|tags|votes|posthistory|postlinks)\b[^<>]*>\s*(?:<row\s|</|\Z)",
    re.IGNORECASE,
)
_IS_ROW = re.compile(r"<row[\s/>]", re.IGNORECASE)


class DumpRow(NamedTuple):
    """A row that was cut out: its number counted from 1, and its text with the blanks behind it."""

    number: int
    text: str

    @property
    def place(self) -> str:
        """Name where it stands."""
        return f"row {self.number}"


def table_of(member: Member) -> str:
    """Name the table that a file is by its root and first row (`posts`), "" for any other file."""
    match = _ROOT.match(head_text(member.head(_HEAD)))
    return match[1].lower() if match else ""


def rows_of(member: Member) -> Iterator[DumpRow | Refused]:
    """Give each row as text; declarations and a file that breaks off are told."""
    number = 0
    last = ""
    for piece in _pieces(member):
        if _IS_ROW.match(piece):
            number += 1
            if len(piece) > _ROW_LIMIT:
                yield Refused(f"row {number}", _("The row is longer than Coterie reads."), piece[:_EXCERPT])
            else:
                yield DumpRow(number, piece)
        elif piece.upper().startswith(("<!DOCTYPE", "<!ENTITY")):
            yield Refused("file", _("A document type is declared here, as no dump does. It was left alone."), "")
        last = piece
    root, end, rest = last.partition(">")
    if not root.startswith("</") or not end:
        yield Refused("end of file", _("The file is damaged or cut off here. Download it once more."), "")
    elif rest.strip():
        yield Refused("end of file", _("What stands behind the end of the data was not read."), rest[:_EXCERPT])


class RowParser:
    """Takes rows apart, one parser for as long as it meets no broken row."""

    def __init__(self) -> None:
        """Begin with no parser."""
        self._taken: list[dict[str, str]] = []
        self._parse: Callable[[str], int] | None = None

    def attributes(self, row: DumpRow) -> dict[str, str] | Refused:
        """Give the attributes of a row, refused where it is no sound XML."""
        text = row.text.rstrip()
        if not text.endswith("/>"):
            text += "</row>"
        self._taken.clear()
        try:
            if self._parse is None:
                self._parse = self._fresh()
            self._parse(text)
        except (expat.ExpatError, UnicodeError):
            self._taken.clear()
        if len(self._taken) != 1:
            self._parse = None
            return Refused(row.place, _("The row is broken: it is no sound XML."), row.text[:_EXCERPT].rstrip())
        return {name: cleaned(value) for name, value in self._taken[0].items()}

    def _fresh(self) -> Callable[[str], int]:
        """Make a parser that stands inside a root already."""
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._take
        parser.Parse("<rows>")
        parse: Callable[[str], int] = parser.Parse
        return parse

    def _take(self, name: str, attributes: dict[str, str]) -> None:
        """Keep the attributes of a row."""
        if name.lower() == "row":
            self._taken.append(attributes)


def _pieces(member: Member) -> Iterator[str]:
    """Cut a file before each `<`; of a piece that is too long, only as much is held as shows that it is."""
    held = ""
    for block in open_blocks(member, encoding_of(member), _BLOCK):
        first, *others = block.split("<")
        if len(held) <= _ROW_LIMIT:
            held += first
        if others:
            if held:
                yield held
            yield from ("<" + piece for piece in others[:-1])
            held = "<" + others[-1]
    if held.strip():
        yield held
