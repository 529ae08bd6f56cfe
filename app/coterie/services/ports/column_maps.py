# SPDX-License-Identifier: GPL-3.0-or-later
"""What the columns of tables mean, kept in the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from coterie.domain.column_maps.maps import ColumnMap


class ColumnMapsTable(Protocol):
    """Maps by the titles they are for; no step of the user's."""

    def all(self) -> list[ColumnMap]:
        """Give all of them, the newest first."""

    def put(self, column_map: ColumnMap) -> None:
        """Keep a map in place of the one for the same titles."""

    def remove(self, fingerprint: str) -> None:
        """Forget the map for these titles."""
