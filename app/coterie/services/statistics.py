# SPDX-License-Identifier: GPL-3.0-or-later
"""How much the vault holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coterie.services.ports.vault import Vault


class Statistics:
    """What a person can ask about the vault as a whole."""

    def __init__(self, vault: Vault) -> None:
        """Work on an open vault."""
        self._vault = vault

    def counts(self) -> dict[str, int]:
        """Count every kind of thing, without what lies in the bin and without the owner."""
        with self._vault.read() as view:
            return view.counts()
