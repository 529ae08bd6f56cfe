# SPDX-License-Identifier: GPL-3.0-or-later
"""What the services ask of a vault in whose place a backup was put: who was erased after that backup was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime


class ErasedSince(Protocol):
    """Compares the vault with what lay in its place before, by fingerprints alone."""

    def was_put_back(self) -> bool:
        """Say whether a backup was put back that nobody has called right yet."""

    def made_at(self) -> datetime | None:
        """Say of when that backup is, where that is known."""

    def people(self) -> list[int] | None:
        """Give the people in the vault who were erased after the backup was made; None where that cannot be known."""

    def remember(self) -> None:
        """Keep the fingerprints of everybody erased since who is not here, so that no import brings them back."""
