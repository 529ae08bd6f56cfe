# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of an import one by one: what became of each, and what stood in it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

CREATED, UPDATED, UNCHANGED, HELD, SKIPPED, REFUSED = "created", "updated", "unchanged", "held", "skipped", "refused"
#: What a row can become, in the order of the tiles.
OUTCOMES = (CREATED, UPDATED, UNCHANGED, HELD, SKIPPED, REFUSED)
#: What is listed one by one. Rows that are in the vault as they are are only counted.
LISTED_OUTCOMES = (REFUSED, HELD, SKIPPED, UPDATED, CREATED)


#: So much of what stood in a row is shown.
_LONGEST = 400


@dataclass(frozen=True)
class RowQuery:
    """Which rows: of an import, of one outcome ("" = all), with a text in them ("" = any)."""

    batch_id: int
    outcome: str = ""
    text: str = ""


@dataclass(frozen=True)
class ImportRow:
    """One row of a file. where: its place in the file; title: what it became, "" = nothing; text: what stood in it.

    kind: of what it became, such as person; entity_id: its key, None where there is nothing any more.
    """

    outcome: str
    file: str
    member: str
    where: str
    reason: str
    title: str
    text: str
    kind: str = ""
    entity_id: int | None = None

    def named(self, title: str) -> ImportRow:
        """Give the row with the name of what it became."""
        return replace(self, title=title)


@dataclass(frozen=True)
class RowCounts:
    """How many rows are listed, and how many there were. listed: by outcome; counted: as the account counts them."""

    listed: dict[str, int]
    counted: dict[str, int]

    @property
    def total(self) -> int:
        """How many are listed in all."""
        return sum(self.listed.values())

    @property
    def unlisted(self) -> dict[str, int]:
        """How many of each outcome are counted and not listed one by one."""
        left = {outcome: number - self.listed.get(outcome, 0) for outcome, number in self.counted.items()}
        return {outcome: number for outcome, number in left.items() if number > 0}


def said_in(raw: bytes) -> str:
    """Say in one line what stood in a row: its filled cells, or the lines of a card or an event."""
    text = raw.decode("utf-8", "replace")
    if text[:1] in {"[", "{"}:
        cells = _cells(text)
        if cells is not None:
            return ", ".join(cell for cell in cells if cell)[:_LONGEST]
    lines = (line.strip() for line in text.splitlines())
    told = (line for line in lines if line and not line.upper().startswith(("BEGIN:", "END:", "VERSION:")))
    return "; ".join(told)[:_LONGEST]


def _cells(text: str) -> list[str] | None:
    """Give the cells of a row that was kept as JSON, None where it is something else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    values = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    return [" ".join(value.split()) if isinstance(value, str) else str(value) for value in values if value is not None]
