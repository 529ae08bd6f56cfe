# SPDX-License-Identifier: GPL-3.0-or-later
"""The history of a vault: what was done, taken back and done again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.changes import Changes
from coterie.domain.errors import CannotBeDone
from coterie.domain.texts import _
from coterie.services.ports.vault import HistoryEntry
from coterie.storage.connections import transaction
from coterie.storage.undoing import log as undo_log
from coterie.storage.undoing.touched import refresh_derived
from coterie.storage.writing import counts_of

if TYPE_CHECKING:
    from coterie.storage.imports import Lanes


class SqlHistory:
    """Undo and redo over the log."""

    def __init__(self, vault: Lanes) -> None:
        """Belong to a vault."""
        self._vault = vault

    def undo(self) -> Changes:
        """Take back the newest step; CannotBeDone when there is none."""
        return self._turn("done", "undone", _("There is nothing to undo."))

    def redo(self) -> Changes:
        """Do again what was undone last; CannotBeDone when there is nothing."""
        return self._turn("undone", "done", _("There is nothing to redo."))

    def steps(self, limit: int) -> list[HistoryEntry]:
        """List the newest steps first."""
        with self._vault.reading() as connection:
            return [HistoryEntry(s.id, s.at_utc, s.label, s.state) for s in undo_log.history(connection, limit)]

    def _turn(self, state: str, then: str, nothing: str) -> Changes:
        with self._vault.writing() as connection, transaction(connection):
            newest = undo_log.newest(connection, state)
            if newest is None:
                raise CannotBeDone(nothing, _("“coterie history” lists what was done."))
            undo_log.turn_over(connection, newest.id, then)
            now_utc = int(self._vault.clock.now().timestamp())
            gone, back = ("change_set_id", "undone_step") if then == "undone" else ("undone_step", "change_set_id")
            connection.execute(f"UPDATE import_batch SET undone_at = ? WHERE {gone} = ?", (now_utc, newest.id))
            connection.execute(f"UPDATE import_batch SET undone_at = NULL WHERE {back} = ?", (newest.id,))
            refresh_derived(connection, newest.id)
            return Changes(newest.label, counts_of(connection, newest.id))
