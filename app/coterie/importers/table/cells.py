# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells of a mapped row by their fields: lists split, links of other programs taken off, dates as the file writes them.

Notion writes relations as `Title (https://...)` or `Title (Folder/Title%20hex.md)` and ranges as `a → b`; Airtable
writes attachments as `name.pdf (https://...)` and ticks as `checked`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.importers.text.html_text import plain_text
from coterie.importers.text.written_dates import read_date, read_moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coterie.domain.moments import Moment

_RELATION = re.compile(r"(?P<title>[^,()]+?) \((?:https?://[^\s()]*|[^()]+\.(?:md|csv|pdf|docx?))\)")
_RANGE = re.compile(r"\s*(?:→|->)\s*")
_HTML = re.compile(r"<(?:p|br|div|ul|li|a|b|strong|em|span|h\d)[\s>/]", re.IGNORECASE)
_SPLIT = {
    "mail": re.compile(r"[;,\n\s]+|\s:::\s"),
    "phone": re.compile(r"[;\n]+|\s:::\s|\s/\s"),
    "tags": re.compile(r"[;,\n]+|\s:::\s"),
    "topics": re.compile(r"[;,\n]+"),
    "skills": re.compile(r"[;,\n]+"),
    "people": re.compile(r"[;,\n]+"),
    "profile": re.compile(r"[;\n\s]+"),
    "website": re.compile(r"[;\n\s]+"),
}
_LISTS = re.compile(r"[;\n]+|\s:::\s")
_BLANKS = frozenset({"", "-", "n/a", "null", "none", "0/0/00", "00/00/0000"})
_TICKED = frozenset(
    {"yes", "checked", "true", "x", "1", "done", "✓", "ja", "oui", "sí", "sim", "complete", "completed"}
)


@dataclass(frozen=True)
class MappedRow:
    """A row under its fields: each with the cells of its columns, in the order of the table; `kept`: title and cell."""

    cells: Mapping[str, tuple[str, ...]]
    kept: tuple[tuple[str, str], ...]
    day_first: bool = False

    def text(self, field: str, joint: str = " ") -> str:
        """Give the text of a field, several columns joined."""
        return joint.join(self.cells.get(field, ()))

    def texts(self, field: str) -> tuple[str, ...]:
        """Give the several values of a field, each once: columns, and lists within a cell."""
        split = _SPLIT.get(field, _LISTS)
        parts = (part.strip() for cell in self.cells.get(field, ()) for part in split.split(cell))
        return tuple(dict.fromkeys(part for part in parts if part))

    def note(self, field: str) -> str:
        """Give a text of several lines; HTML becomes plain."""
        text = self.text(field, "\n")
        return plain_text(text) if _HTML.search(text) else text

    def date(self, field: str) -> str:
        """Give the ISO text of a day as far as it is known, "" where none can be read; of a range, where it begins."""
        written = _RANGE.split(self.text(field))[0]
        known = read_date(written, day_first=self.day_first) if written else None
        return "" if known is None else str(known)

    def moment(self, field: str) -> Moment | None:
        """Give a day or moment, None where none can be read."""
        return read_moment(_RANGE.split(self.text(field))[0], day_first=self.day_first) if self.text(field) else None

    def is_ticked(self, field: str) -> bool:
        """Say whether a box is ticked."""
        return self.text(field).strip().casefold() in _TICKED

    def unread_dates(self, fields: Sequence[str]) -> bool:
        """Say whether a date stands in one of these fields that cannot be read."""
        return any(self.text(field) and not self.date(field) for field in fields)


def plain_cell(cell: str) -> str:
    """Give a cell without the links other programs put behind titles; "" for what stands for nothing."""
    text = cell.strip()
    if "(" in text:
        text = _RELATION.sub(lambda match: match["title"].strip(), text)
    return "" if text.casefold() in _BLANKS else text
