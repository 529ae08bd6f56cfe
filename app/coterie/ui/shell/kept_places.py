# SPDX-License-Identifier: GPL-3.0-or-later
"""Which page was in front, for each vault: by name alone; what was selected on it is kept in the vault itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.ui.preferences import PreferencesStore
    from coterie.ui.shell.shell import Shell

#: The pages of so many vaults are remembered.
MOST_VAULTS = 20


def remember_page(preferences: PreferencesStore, folder: Path, page: str) -> None:
    """Remember the page in front of a vault."""
    pages = {**preferences.now.pages, str(folder): page}
    preferences.change(page=page, pages=dict(list(pages.items())[-MOST_VAULTS:]))


def begin_where_it_was(shell: Shell, preferences: PreferencesStore, folder: Path, *, was_locked: bool) -> None:
    """Show the page that was in front: after a lock whichever it was, else one that days begin with."""
    page = str(preferences.now.pages.get(str(folder), preferences.now.page))
    if was_locked:
        shell.go(page)
    if shell.place is None:
        shell.begin(page)
