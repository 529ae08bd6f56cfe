# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether an open vault is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coterie.services.ports.vault import Vault


class Health:
    """What a person can ask about the soundness of a vault."""

    def __init__(self, vault: Vault) -> None:
        """Work on an open vault."""
        self._vault = vault

    def faults(self) -> list[str]:
        """Compare what is derived with what it is made from; one sentence for each kind of fault, none when sound."""
        with self._vault.read() as view:
            return view.faults()
