# SPDX-License-Identifier: GPL-3.0-or-later
"""Column maps, as rows: settings of a person's, so that no step logs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.column_maps.maps import ColumnMap, as_json, read_map
from coterie.storage.connections import transaction

if TYPE_CHECKING:
    from coterie.storage.imports import Lanes

_PUT = """
INSERT INTO column_map (fingerprint, map) VALUES (?, ?) ON CONFLICT (fingerprint) DO UPDATE SET map = excluded.map
"""


class SqlColumnMaps:
    """The column maps of one vault."""

    def __init__(self, vault: Lanes) -> None:
        """Belong to a vault."""
        self._vault = vault

    def all(self) -> list[ColumnMap]:
        """Give all of them, the newest first."""
        with self._vault.reading() as connection:
            rows = connection.execute("SELECT map FROM column_map ORDER BY id DESC").fetchall()
        return [read_map(text) for (text,) in rows]

    def put(self, column_map: ColumnMap) -> None:
        """Keep a map in place of the one for the same titles."""
        with self._vault.writing() as connection, transaction(connection):
            connection.execute(_PUT, (column_map.fingerprint, as_json(column_map)))

    def remove(self, fingerprint: str) -> None:
        """Forget the map for these titles."""
        with self._vault.writing() as connection, transaction(connection):
            connection.execute("DELETE FROM column_map WHERE fingerprint = ?", (fingerprint,))
