# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a file is a table at all: by its content, since any name will do."""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import TYPE_CHECKING

from coterie.importers.table.json_rows import open_json
from coterie.importers.text.encodings import head_text
from coterie.importers.text.first_bytes import why_no_table
from coterie.importers.text.headings import Heading, first_heading, numbered_lines
from coterie.importers.text.json_files import looks_like_json

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Bundle, Member

#: Notion writes a table twice: what a view showed, and all rows.
_ALL_ROWS = re.compile(r"(.*)_all(\.csv)\Z", re.IGNORECASE)
_TABLE_NAMES = (".csv", ".tsv", ".tab")
_LONGEST_TITLE = 120
_MOST_CUT = 3
_MOST_ROWS = 15
_EVEN = 0.6


def tables_in(bundle: Bundle) -> tuple[Member, ...]:
    """Give the members that are tables; of a table that is there twice, the one with all rows."""
    found = tuple(member for member in bundle.members if is_table(member))
    twice = {f"{match[1]}{match[2]}" for member in found if (match := _ALL_ROWS.match(member.name))}
    return tuple(member for member in found if member.name not in twice)


def is_table(member: Member) -> bool:
    """Say whether a file begins with titles and rows of the same width, or is a list of objects in JSON."""
    head = member.head()
    if looks_like_json(head[:4_000]):
        return open_json(member) is not None
    if not head.strip() or why_no_table(head):
        return False
    text = head_text(head)
    if text.lstrip()[:1] in ("{", "[", "<") or text.lstrip()[:6].upper() == "BEGIN:":
        return False
    heading = first_heading(text)
    return heading is not None and heading.width > 1 and _has_titles(heading) and _is_even(text, heading, member)


def _has_titles(heading: Heading) -> bool:
    """Say whether the cells of the header can be titles: short, and not all of them empty or numbers."""
    words = [name for name in heading.names if name and not name.replace(".", "").isdigit()]
    return (
        len(words) > 1
        and not any(map(_is_sentence, heading.titles))
        and all(len(title) <= _LONGEST_TITLE for title in heading.titles)
    )


def _is_sentence(title: str) -> bool:
    """Say whether a cell ends as sentences do; “E-mail prof.” is cut short, “ thank you.” goes on from before."""
    text = title.rstrip()
    goes_on = title.startswith(" ") or len(text.split()) > _MOST_CUT
    return text.endswith(("!", ";")) or (text.endswith(".") and goes_on)


def _is_even(text: str, heading: Heading, member: Member) -> bool:
    """Say whether rows are about as wide as the header; a name that promises a table counts for one row."""
    lines = list(numbered_lines(text))[heading.line :][: _MOST_ROWS + 1]
    rows = [cells for cells in csv.reader(lines[:-1] or lines, delimiter=heading.delimiter) if any(cells)]
    widths = Counter(len(cells) >= heading.width - 1 for cells in rows[:_MOST_ROWS])
    if not rows:
        return member.name.lower().endswith(_TABLE_NAMES)
    return widths[True] >= _EVEN * (widths[True] + widths[False])
