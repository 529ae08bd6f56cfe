# SPDX-License-Identifier: GPL-3.0-or-later
"""A session in which no backup is due: measured vaults stay as they are when a window is closed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.services.backups import Backups

if TYPE_CHECKING:
    from coterie.services.app import App
    from coterie.services.session import Session
    from coterie.storage.vault import SqlVault


class NothingDue(Backups):
    """Backups that wait for somebody to ask."""

    def due_at_closing(self) -> bool:
        """Say no."""
        return False


def session_over(app: App, vault: SqlVault) -> Session:
    """Build the services of an open vault."""
    return replace(app.session_over(vault, app.formats(), app.clock), backups=NothingDue(vault, app.clock))
