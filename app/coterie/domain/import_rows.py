# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of an import one by one: what became of each, and what stood in it."""

from __future__ import annotations

from dataclasses import dataclass

CREATED, UPDATED, UNCHANGED, HELD, SKIPPED, REFUSED = "created", "updated", "unchanged", "held", "skipped", "refused"
#: What a row can become, in the order of the tiles.
OUTCOMES = (CREATED, UPDATED, UNCHANGED, HELD, SKIPPED, REFUSED)
#: What is listed one by one. Rows that are in the vault as they are are only counted.
LISTED_OUTCOMES = (REFUSED, HELD, SKIPPED, UPDATED, CREATED)


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
