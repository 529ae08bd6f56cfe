# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of a row that is there: what a newer export of the same source changed, and what another source adds.

Only where the vault still holds what was imported before does a newer export write; what the user edited stays, and
the difference is listed. Tables and columns are named by the program, never by data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.storage.importing.tally import Kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coterie.storage.importing.context import Import

#: A value of a column.
Value = str | int | None
#: What may be ticked once and not again: that it is not offered now is no change.
_MAY_BE_UNTICKED = frozenset({"text", "notes"})
_EMPTY: tuple[Value, ...] = ("", None)


class Row(NamedTuple):
    """A row, by its table and key."""

    table: str
    id: int


def is_there(importing: Import, row: Row) -> bool:
    """Say whether a row is there; what waits to be inserted is written first."""
    importing.rows.flush()
    return importing.connection.execute(f"SELECT 1 FROM {row.table} WHERE id = ?", (row.id,)).fetchone() is not None


def follow(importing: Import, row: Row, before: Mapping[str, Value], after: Mapping[str, Value]) -> bool:
    """Write what differs between two exports, where the vault still holds the older; tells whether it wrote."""
    mine = _values(importing, row, tuple(after))
    changes: dict[str, Value] = {}
    for column, value in after.items():
        if value in {before.get(column), mine[column]} or (value in _EMPTY and column in _MAY_BE_UNTICKED):
            continue
        if mine[column] == before.get(column) or mine[column] in _EMPTY:
            changes[column] = value
        else:
            kept = Kept(row.table, row.id, column, str(mine[column] or ""), str(value or ""))
            importing.tally.kept.append(kept)
    return _write(importing, row, changes)


def fill(importing: Import, row: Row, found: Mapping[str, Value]) -> bool:
    """Write what is not there yet; tells whether it wrote."""
    mine = _values(importing, row, tuple(found))
    return _write(
        importing, row, {name: value for name, value in found.items() if value not in _EMPTY and mine[name] in _EMPTY}
    )


def _values(importing: Import, row: Row, columns: tuple[str, ...]) -> dict[str, Value]:
    importing.rows.flush()
    found = importing.connection.execute(f"SELECT {', '.join(columns)} FROM {row.table} WHERE id = ?", (row.id,))
    return dict(zip(columns, found.fetchone(), strict=True))


def _write(importing: Import, row: Row, changes: Mapping[str, Value]) -> bool:
    if changes:
        settings = ", ".join(f"{column} = ?" for column in changes)
        importing.connection.execute(
            f"UPDATE {row.table} SET {settings}, changed_at = ? WHERE id = ?",
            (*changes.values(), importing.now_utc, row.id),
        )
    return bool(changes)
