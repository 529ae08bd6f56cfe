# SPDX-License-Identifier: GPL-3.0-or-later
"""What indexes still know of rows that are lost: which they were, when they were, what they were called."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from coterie.domain.damage import LostRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coterie.storage.connections import Connection
    from coterie.storage.damage.records import Row, Value
    from coterie.storage.damage.trees import Gap, Trees

#: By table the index that begins with what a person would know a row by, a name or a moment.
_TELLING = {
    "person": "person_by_name",
    "organisation": "organisation_by_name",
    "interaction": "interaction_by_time",
    "event": "event_by_time",
}
_TIMED = {"interaction", "event"}
#: Nobody misses these: they are known otherwise, or worked out anew.
_NOT_MISSED = {"vault", "recording", "strength_day", "person_state", "nudge", "calendar_hidden"}


@dataclass(frozen=True)
class Lost:
    """What is missing of one table. known: what an index begins with, by the key of the lost row."""

    gaps: Sequence[Gap]
    known: Mapping[int, Value] = field(default_factory=dict)


def known_of(table: str, gaps: Sequence[Gap], schema: Iterable[Row], trees: Trees, to: Connection) -> dict[int, Value]:
    """Look lost rows up in the index that tells most of them."""
    name = _TELLING.get(table)
    roots = [row.values[3] for row in schema if row.values[0] == "index" and row.values[1] == name]
    found: dict[int, Value] = {}
    for root in roots:
        if isinstance(root, int):
            found |= {
                key: first
                for first, *_others, key in trees.entries(root)
                if isinstance(key, int) and any(gap.above < key <= gap.upto for gap in gaps)
            }
    present = {key for (key,) in to.execute(f"SELECT id FROM {table}")} if found else set()
    return {key: value for key, value in found.items() if key not in present}


def names_in(lost: Mapping[str, Lost]) -> dict[tuple[str, int], str]:
    """Give the names of lost people and organisations, by table and key."""
    return {
        (table, key): value
        for table, rows in lost.items()
        if table not in _TIMED
        for key, value in rows.known.items()
        if isinstance(value, str)
    }


def told(lost: Mapping[str, Lost]) -> tuple[LostRows, ...]:
    """Say what is missing, table by table."""
    found = []
    for table, rows in lost.items():
        if table in _NOT_MISSED:
            continue
        days = sorted(_days(rows.known.values())) if table in _TIMED else []
        found.append(LostRows(table, len(rows.known), days[0] if days else None, days[-1] if days else None))
    return tuple(found)


def _days(values: Iterable[Value]) -> list[date]:
    return [datetime.fromtimestamp(value, tz=UTC).date() for value in values if isinstance(value, int)]
