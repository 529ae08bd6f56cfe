# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of objects in JSON as a table: the list a file consists of, or the only list of an object.

Keys inside keys are joined by full stops; a list of texts becomes one cell, its parts separated by semicolons, and of a
list of objects the first text of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from coterie.domain.records import Refused
from coterie.importers.text.delimited import Row, Sheet, open_table
from coterie.importers.text.encodings import encoding_of
from coterie.importers.text.headings import Heading, names_of
from coterie.importers.text.json_files import JsonItem, head_keys, json_items, looks_like_json
from coterie.importers.text.json_values import text_at
from coterie.importers.text.overriding import override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Member

#: So many objects tell the columns; a key that comes later is left out.
_TELLING = 200
_MOST_COLUMNS = 400
_DEEPEST = 4


@dataclass(frozen=True)
class JsonSheet(Sheet):
    """A table of objects; array: the key of the list. A place is "row N", N counting objects behind the titles."""

    array: str = ""

    @override
    def rows(self) -> Iterator[Row | Refused]:
        """Give every object as a row of the width of the columns, or refused with its place."""
        at = {title: number for number, title in enumerate(self.heading.titles)}
        for number, item in enumerate(_items(self.member, self.array), 2):
            if isinstance(item, Refused):
                yield item
                continue
            cells = [""] * (len(at) + 1)
            for title, cell in _cells(item.value):
                if title in at:
                    cells[at[title]] = cell
            if any(cells):
                yield Row(number, cells)


def open_any(member: Member, encoding: str = "") -> Sheet | None:
    """Open a table of either make, in an encoding ("" = found out; JSON has its own); None where there is none."""
    if looks_like_json(member.head(4_000)):
        return open_json(member)
    return open_table(member, encoding)


def open_json(member: Member) -> JsonSheet | None:
    """Open a list of objects as a table, None where a file is no such thing."""
    array = _array_of(member)
    if array is None:
        return None
    titles: dict[str, None] = {}
    for item in islice(_items(member, array), _TELLING):
        if isinstance(item, JsonItem):
            titles.update((title, None) for title, _cell in _cells(item.value))
    columns = tuple(titles)[:_MOST_COLUMNS]
    if len(columns) < 2:
        return None
    return JsonSheet(member, encoding_of(member), Heading(1, "JSON", columns, names_of(columns)), array=array)


def _array_of(member: Member) -> str | None:
    """Name the list that holds the objects ("" = the file itself is the list), None where there is none, or several."""
    if not looks_like_json(member.head(4_000)):
        return None
    ways = head_keys(member)
    if any(way.startswith("[].") for way in ways):
        return ""
    arrays = {way.partition("[]")[0] for way in ways if "[]." in way and "." not in way.partition("[]")[0]}
    return arrays.pop() if len(arrays) == 1 else None


def _items(member: Member, array: str) -> Iterator[JsonItem | Refused]:
    """Give the objects of a list."""
    return json_items(member, array) if array else json_items(member)


def _cells(value: object, before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Give titles and texts of an object, those inside others joined by full stops."""
    if not isinstance(value, dict) or depth > _DEEPEST:
        return
    for key, inner in value.items():
        title = f"{before}{key}".strip()
        if isinstance(inner, dict):
            yield from _cells(inner, f"{title}.", depth + 1)
        elif isinstance(inner, list):
            if text := "; ".join(filter(None, map(_short, inner))):
                yield title, text
        elif isinstance(inner, bool):
            yield title, "true" if inner else ""
        elif text := text_at(inner):
            yield title, text


def _short(value: object) -> str:
    """Give a text, or the first text of an object."""
    if isinstance(value, dict):
        return next((text for each in value.values() if (text := text_at(each))), "")
    return text_at(value)
