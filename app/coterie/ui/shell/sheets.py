# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheets that every page can open: palette, quick add, log, follow-up, shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.ui.sheets.follow_up_sheet import FollowUpSheet
from coterie.ui.sheets.log_sheet import LogSheet
from coterie.ui.sheets.palette.palette_sheet import PaletteSheet
from coterie.ui.sheets.quick_add.quick_add_sheet import QuickAddSheet
from coterie.ui.sheets.shortcut_sheet import ShortcutSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from coterie.ui.desk import Desk
    from coterie.ui.parts.sheet import Sheet
    from coterie.ui.sheets.damage_sheet import DamageSheet
    from coterie.ui.sheets.security_sheet import SecuritySheet
    from coterie.ui.sheets.sources_sheet import SourcesSheet
    from coterie.ui.shell.actions import Actions

#: The places of drafts in these sheets: a word for the sheet, and whom it is about.
QUICK_ADD, SEARCH, LOG, FOLLOW_UP, PERSON = "quick add", "search", "log", "follow-up", "person:"


class Sheets:
    """Opens sheets over the window; while one is open the keys of the pages are still."""

    def __init__(self, host: QWidget, desk: Desk, register: Actions) -> None:
        """Belong to a shell."""
        self._host = host
        self._desk = desk
        self._register = register
        self._log: LogSheet | None = None
        self._plan: FollowUpSheet | None = None
        self._palette: PaletteSheet | None = None
        self._quick_add: QuickAddSheet | None = None
        self._shortcuts: ShortcutSheet | None = None
        self._security: SecuritySheet | None = None
        self._sources: SourcesSheet | None = None
        self._damage: DamageSheet | None = None

    def forget(self) -> None:
        """Let the sheets go; the next one that is wanted is made anew."""
        present = (self._log, self._plan, self._palette, self._quick_add, self._shortcuts, self._security)
        for sheet in (*present, self._sources, self._damage):
            if sheet is not None:
                sheet.deleteLater()
        if self._damage is not None:
            self._damage.backups.deleteLater()
        self._log = self._plan = self._palette = self._quick_add = self._shortcuts = self._security = None
        self._sources = self._damage = None

    def log(self, person: int) -> None:
        """Log a contact with a person."""
        if self._log is None:
            self._log = LogSheet(self._host, self._desk)
            self._still_while_open(self._log)
        self._register.pause(True)
        self._log.ask(person)

    def plan(self, people: Sequence[int]) -> None:
        """Plan a follow-up with people."""
        if self._plan is None:
            self._plan = FollowUpSheet(self._host, self._desk)
            self._still_while_open(self._plan)
        self._register.pause(True)
        self._plan.ask(people)

    def quick_add(self, text: str) -> None:
        """Open the one line that adds anything."""
        if self._quick_add is None:
            self._quick_add = QuickAddSheet(self._host, self._desk)
            self._still_while_open(self._quick_add)
        self._quick_add.ask(text)
        self._register.pause(True)

    def search(self, text: str) -> None:
        """Open the field that finds people, texts and commands."""
        if self._palette is None:
            self._palette = PaletteSheet(self._host, self._desk, self._register)
            self._still_while_open(self._palette)
        self._palette.ask(text)
        self._register.pause(True)

    def shortcuts(self, title: str) -> None:
        """Show the keys of the page in front, by its title, and of the window."""
        if self._shortcuts is None:
            self._shortcuts = ShortcutSheet(self._host, self._register, self._desk.preferences)
            self._still_while_open(self._shortcuts)
        self._shortcuts.ask(title)
        self._register.pause(True)

    def security(self) -> None:
        """Show what is promised and what is not."""
        from coterie.ui.sheets.security_sheet import SecuritySheet

        if self._security is None:
            self._security = SecuritySheet(self._host)
            self._still_while_open(self._security)
        self._security.ask()
        self._register.pause(True)

    def sources(self, importer: str) -> None:
        """Show what can be brought in. importer: whose first source is unfolded, "" = none."""
        from coterie.ui.sheets.sources_sheet import SourcesSheet

        if self._sources is None:
            self._sources = SourcesSheet(self._host)
            self._still_while_open(self._sources)
        self._sources.ask(importer)
        self._register.pause(True)

    def damage(self) -> None:
        """Show what can be done about damage in the vault."""
        from coterie.ui.sheets.damage_sheet import DamageSheet

        if self._damage is None:
            self._damage = DamageSheet(self._host, self._desk)
            for sheet in (self._damage, self._damage.backups):
                self._still_while_open(sheet)
        self._register.pause(True)
        self._damage.ask()

    def way_to(self, place: str) -> Callable[[], None] | None:
        """Give the way to the sheet in which words are kept under a place; None where a page has it."""
        kind, *about = place.split()
        people = [int(one.removeprefix(PERSON)) for one in about if one.startswith(PERSON)]
        if place == QUICK_ADD:
            return lambda: self.quick_add("")
        if kind == LOG and people:
            return lambda: self.log(people[0])
        if kind == FOLLOW_UP and people:
            return lambda: self.plan(people)
        return None

    def _still_while_open(self, sheet: Sheet) -> None:
        sheet.closed.connect(lambda: self._register.pause(False))
