# SPDX-License-Identifier: GPL-3.0-or-later
"""What the vault holds by kind: how much, how bad it would be to lose it to others, and how long it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from coterie.services.ports import kinds

if TYPE_CHECKING:
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.vault import Vault

#: How much harm it does to somebody if others read it.
LOW, MEDIUM, HIGH = 0, 1, 2
#: How long it is kept. Nothing goes by itself but old steps of the history.
UNTIL_DELETED, UNTIL_ERASED, AS_HISTORY = "until_deleted", "until_erased", "as_history"
#: In the order of the overview: kind, harm, how long.
_KINDS = (
    (kinds.PEOPLE, MEDIUM, UNTIL_DELETED),
    (kinds.CONTACT, MEDIUM, UNTIL_DELETED),
    (kinds.DATES, MEDIUM, UNTIL_DELETED),
    (kinds.NOTES, HIGH, UNTIL_DELETED),
    (kinds.CONVERSATIONS, HIGH, UNTIL_DELETED),
    (kinds.RELATIONS, HIGH, UNTIL_DELETED),
    (kinds.PLANS, MEDIUM, UNTIL_DELETED),
    (kinds.CALENDAR, MEDIUM, UNTIL_DELETED),
    (kinds.ORGANISATIONS, LOW, UNTIL_DELETED),
    (kinds.COMMUNITIES, MEDIUM, UNTIL_DELETED),
    (kinds.GIVEN, LOW, UNTIL_DELETED),
    (kinds.OPPORTUNITIES, HIGH, UNTIL_DELETED),
    (kinds.LEARNING, LOW, UNTIL_DELETED),
    (kinds.READ_FILES, HIGH, UNTIL_ERASED),
    (kinds.BINNED, HIGH, UNTIL_ERASED),
    (kinds.HISTORY, HIGH, AS_HISTORY),
)


@dataclass(frozen=True)
class StoredKind:
    """One kind of thing. harm: LOW, MEDIUM or HIGH; kept: one of the words above."""

    kind: str
    count: int
    harm: int
    kept: str


@dataclass(frozen=True)
class Stored:
    """Everything by kind, kinds that are not there left out. size: of the vault in bytes; left: files this year."""

    kinds: tuple[StoredKind, ...]
    size: int
    left: int


class StoredKinds:
    """Says what the vault holds."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Look into an open vault."""
        self._vault = vault
        self._clock = clock

    def look(self) -> Stored:
        """Count everything, in two queries however much there is."""
        now = self._clock.now()
        new_year = datetime(now.year, 1, 1, tzinfo=now.tzinfo)
        with self._vault.read() as view:
            counts = view.kinds.counts()
            left = view.kinds.left_since(int(new_year.timestamp()))
        found = (StoredKind(kind, counts[kind], harm, kept) for kind, harm, kept in _KINDS)
        return Stored(tuple(one for one in found if one.count), counts[kinds.SIZE], left)
