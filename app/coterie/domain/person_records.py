# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything the vault keeps about one person, row by row as it is kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class KeptRow:
    """A row of a table. values: column and text, empty ones left out."""

    table: str
    key: int
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class HistoryRow:
    """A change that can still be undone, with what was there before. at_utc: seconds; label: as beside Undo."""

    at_utc: int
    label: str
    before: KeptRow


@dataclass(frozen=True)
class PersonRecord:
    """What is kept. own: goes when the person is erased; shared: entries with others, cleaned then.

    history: what they and their things were before; named: rows about others that name them, which an erasure cleans of
    the name where it can; drafts: typed about them and not saved.
    """

    own: tuple[KeptRow, ...]
    shared: tuple[KeptRow, ...]
    history: tuple[HistoryRow, ...]
    named: tuple[KeptRow, ...]
    drafts: tuple[KeptRow, ...]
