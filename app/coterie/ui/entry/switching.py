# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault that is open in another window: said so, and one press away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.ui.one_instance import is_elsewhere, raise_other
from coterie.ui.parts.buttons import LinkButton

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.domain.errors import VaultInUse


class SwitchButton(LinkButton):
    """Leads to the other window; hidden while there is none."""

    def __init__(self, folder: Path) -> None:
        """Belong to the unlock screen of a vault."""
        super().__init__(_("Switch to it"))
        self._folder = folder
        self.setVisible(False)
        self.clicked.connect(lambda: raise_other(self._folder))

    def words_about(self, error: VaultInUse) -> str:
        """Say who has the vault open; show the way there where it is a window of ours."""
        is_there = is_elsewhere(self._folder)
        self.setVisible(is_there)
        return _("This vault is open in another window of Coterie.") if is_there else str(error)
