# SPDX-License-Identifier: GPL-3.0-or-later
"""What acts on many people ask of the vault: everything by keys, a stretch at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coterie.domain.chosen_people import ChosenPeople


@dataclass(frozen=True)
class Spread:
    """How follow-ups are spread: so many over so many days behind `today`; `before`: how many have a day already."""

    today: date
    days: int
    people: int
    before: int = 0


class BulkView(Protocol):
    """Many people at once, read."""

    def look(self, ids: Sequence[int], today: date) -> ChosenPeople:
        """Say what people have in common; people in the bin and the owner are left out."""

    def present(self, ids: Sequence[int]) -> int:
        """Count who of these people is there and no owner."""

    def waiting(self, ids: Sequence[int]) -> list[int]:
        """Give those of these people who have no open follow-up, in their order."""

    def without_follow_up(self, ids: Sequence[int]) -> int:
        """Count who of these people has no open follow-up."""


class BulkStore(BulkView, Protocol):
    """Many people at once, written; each call counts whom it changed."""

    def interrupt(self) -> None:
        """Stop what goes on, from any thread: the whole step leaves nothing behind."""

    def add_tags(self, ids: Sequence[int], names: Sequence[str]) -> int:
        """Give people tags, making those that are new."""

    def remove_tags(self, ids: Sequence[int], names: Sequence[str]) -> int:
        """Take tags off people."""

    def put_rule(self, ids: Sequence[int], every_days: int, today: date) -> int:
        """Let people have a cadence of their own; one that runs goes on from where it began."""

    def silence(self, ids: Sequence[int]) -> int:
        """Let people have no cadence, whatever their tags say."""

    def plan(self, ids: Sequence[int], spread: Spread, reason: str) -> int:
        """Plan a follow-up with everybody who has none."""

    def put_in_bin(self, ids: Sequence[int]) -> int:
        """Put people into the bin."""
