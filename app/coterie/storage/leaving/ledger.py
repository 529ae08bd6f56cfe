# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger of exports, as rows: written beside the undo log, because nothing brings back what left."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coterie.domain.export_ledger import LedgerEntry
from coterie.storage.connections import transaction

if TYPE_CHECKING:
    from coterie.storage.imports import Lanes

_ADD = """
INSERT INTO export_log (at_utc, format, people, items, fields, withheld, file_name, sha256)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_NEWEST = """
SELECT at_utc, format, people, items, fields, file_name, sha256, withheld FROM export_log ORDER BY id DESC LIMIT ?
"""


class SqlLedger:
    """The ledger of one vault."""

    def __init__(self, vault: Lanes) -> None:
        """Belong to a vault."""
        self._vault = vault

    def add(self, entry: LedgerEntry) -> None:
        """Write down what left; a vault that can only be looked at cannot, and what left has left."""
        if self._vault.is_viewing:
            return
        values = (
            entry.at_utc, entry.format, entry.people, entry.items, json.dumps(entry.fields),
            json.dumps(entry.withheld), entry.file_name, entry.sha256,
        )  # fmt: skip
        with self._vault.writing() as connection, transaction(connection):
            connection.execute(_ADD, values)

    def entries(self, limit: int) -> list[LedgerEntry]:
        """List what left, newest first."""
        with self._vault.reading() as connection:
            rows = connection.execute(_NEWEST, (limit,)).fetchall()
        return [
            LedgerEntry(at, form, people, items, tuple(json.loads(fields)), name, digest, json.loads(withheld))
            for at, form, people, items, fields, name, digest, withheld in rows
        ]
