# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways from any page of an open vault: to people, to the sheets that all share, and out of the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from coterie.domain.errors import UserError
    from coterie.ui.shell.sheets import Sheets

    _Widget = QWidget
else:
    _Widget = object


class ShellWays(_Widget):
    """Leads there. A mixin: the shell has the sheets, the pages and the signals."""

    _sheets: Sheets
    lock_wanted: SignalInstance
    restore_wanted: SignalInstance

    def go(self, page: str, selection: str = "") -> None:
        """Show a page, and something on it."""
        raise NotImplementedError

    def open_person(self, person: int) -> None:
        """Show a person's page."""
        self.go("people", f"person:{person}")

    def open_organisation(self, organisation: int) -> None:
        """Show an organisation's page."""
        self.go("people", f"organisation:{organisation}")

    def log(self, person: int) -> None:
        """Open the sheet that logs a contact with a person."""
        self._sheets.log(person)

    def plan(self, people: Sequence[int]) -> None:
        """Open the sheet that plans a follow-up with people."""
        self._sheets.plan(people)

    def quick_add(self, text: str = "") -> None:
        """Open the one line that adds anything."""
        self._sheets.quick_add(text)

    def search(self, text: str = "") -> None:
        """Open the field that finds people, texts and commands."""
        self._sheets.search(text)

    def lock(self) -> None:
        """Lock the vault now."""
        self.lock_wanted.emit()

    def show_security(self) -> None:
        """Open the page that says what is promised and what is not."""
        self._sheets.security()

    def show_sources(self, importer: str = "") -> None:
        """Open the page that says what can be brought in, at the first source of an importer."""
        self._sheets.sources(importer)

    def show_damage(self) -> None:
        """Open the sheet about damage in the vault."""
        self._sheets.damage()

    def restore(self, backup: Path, secret: str, refused: Callable[[UserError], None]) -> None:
        """Close the vault and put a backup in its place."""
        self.restore_wanted.emit(backup, secret, refused)
