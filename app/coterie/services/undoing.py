# SPDX-License-Identifier: GPL-3.0-or-later
"""Undoing: the newest step, one import out of order, and doing again what was undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coterie.domain.changes import Changes
    from coterie.services.ports.vault import HistoryEntry, Vault

#: How many steps a list shows unless told otherwise.
STEPS = 20


@dataclass(frozen=True)
class Turned:
    """What undo or redo did: the step's label, rows changed by kind, and what stayed because it was changed since."""

    label: str
    changes: dict[str, int]
    stayed: tuple[str, ...] = ()


class Undoing:
    """What a person can take back."""

    def __init__(self, vault: Vault) -> None:
        """Work on an open vault."""
        self._vault = vault

    def undo(self) -> Turned:
        """Take back the newest step; CannotBeDone when there is none."""
        return _turned(self._vault.history.undo())

    def redo(self) -> Turned:
        """Do again what was undone last; CannotBeDone when there is nothing."""
        return _turned(self._vault.history.redo())

    def undo_import(self, batch: int) -> Turned:
        """Take back one import, also out of order; what was changed or linked since stays and is listed."""
        done = self._vault.imports.undo(batch)
        return _turned(done.changes, done.kept)

    def history(self, limit: int = STEPS) -> list[HistoryEntry]:
        """List the newest steps first, undone ones too."""
        return self._vault.history.steps(limit)


def _turned(changes: Changes, stayed: tuple[str, ...] = ()) -> Turned:
    return Turned(changes.label, dict(changes.counts), stayed)
