# SPDX-License-Identifier: GPL-3.0-or-later
"""Guessing what the columns of a table mean: by their titles, and by what stands in them where a title is silent."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from coterie.domain.column_maps.kinds import ENTITIES, entity_of
from coterie.domain.column_maps.maps import KEEP, ColumnMap
from coterie.domain.column_maps.people import PEOPLE
from coterie.domain.column_titles import normalised_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coterie.domain.column_maps.fields import Entity, Field

_NUMBERED = re.compile(r"\s*\(?#?\d{1,2}\)?\Z")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+\Z")
_LINK = re.compile(r"https?://\S+\Z", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s()./-]{7,20}\Z")
#: Written with the same signs as a number to call.
_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}\b")
_SHARE = 0.8


def guess(names: Sequence[str], rows: Iterable[Sequence[str]] = (), entity: str = "") -> ColumnMap:
    """Say what a table with these normalised titles most likely holds; rows: some of its cells, in the same order.

    entity: the kind that was chosen, "" = the one that most titles speak for.
    """
    kind = entity_of(entity) or max(ENTITIES, key=lambda each: _speaks(each, names))
    some = [list(row) for row in rows]
    taken: set[str] = set()
    columns = []
    for at, name in enumerate(names):
        field = _by_title(kind, name) or _by_cells(kind, [row[at] for row in some if at < len(row)])
        target = field.id if field is not None and (field.many or field.id not in taken or _joins(field)) else KEEP
        taken.add(target)
        columns.append((name, target))
    return ColumnMap(kind.id, tuple(columns))


def _joins(field: Field) -> bool:
    """Say whether a second column of a field is joined to the first instead of being kept beside it."""
    return field.id in {"notes", "text", "pay", "street", "place"}


def _speaks(kind: Entity, names: Iterable[str]) -> tuple[bool, int]:
    """Say how much these titles speak for a kind; one whose needs are not met comes last."""
    found = {field.id: field.weight for name in names if (field := _by_title(kind, name)) is not None}
    return all(needed & found.keys() for needed in kind.needs), sum(found.values())


@cache
def _titles(kind: str) -> Mapping[str, Field]:
    """Give the fields of a kind by every title they go by; the first field that names a title has it."""
    entity = entity_of(kind)
    fields: dict[str, Field] = {}
    for field in entity.fields if entity is not None else ():
        for name in field.names:
            fields.setdefault(_compact(normalised_title(name)), field)
    return fields


def _by_title(kind: Entity, name: str) -> Field | None:
    """Give the field that a title names, with or without a number behind it, None for none."""
    titles = _titles(kind.id)
    return titles.get(_compact(name)) or titles.get(_compact(_NUMBERED.sub("", name)))


def _compact(name: str) -> str:
    """Give a title without blanks: “LinkedIn” is written with one and without."""
    return name.replace(" ", "")


def _by_cells(kind: Entity, cells: Sequence[str]) -> Field | None:
    """Give the field that people's cells speak for: addresses, links or numbers, None for anything else."""
    if kind is not PEOPLE:
        return None
    filled = [cell.strip() for cell in cells if cell.strip() and not _DATE.match(cell.strip())]
    for pattern, field in ((_MAIL, "mail"), (_LINK, "profile"), (_PHONE, "phone")):
        if len(filled) > 1 and sum(pattern.match(cell) is not None for cell in filled) >= _SHARE * len(filled):
            return kind.field(field)
    return None
