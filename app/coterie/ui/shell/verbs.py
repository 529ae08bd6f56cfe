# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done everywhere in the window; before a vault is open most of it does nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from coterie.domain.texts import _
from coterie.ui.design.appearance import LARGEST_TEXT, SMALLEST_TEXT
from coterie.ui.file_places import incoming
from coterie.ui.parts.reading_order import bring_into_sight, stops_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from coterie.ui.preferences import PreferencesStore
    from coterie.ui.shell.actions import Actions
    from coterie.ui.shell.shell import Shell

TEXT_STEP = 10


class Holder(Protocol):
    """The window, as its verbs see it."""

    shell: Shell | None
    register: Actions

    def lock(self) -> None:
        """Close the vault."""

    def show_settings(self) -> None:
        """Open the settings."""

    def show_log(self) -> None:
        """Show the log of events."""


class Verbs:
    """Carries out what the window's actions ask for."""

    def __init__(self, window: QMainWindow, holder: Holder, preferences: PreferencesStore) -> None:
        """Act on a window; holder: the same window, as the verbs see it."""
        self._window = window
        self._holder = holder
        self._preferences = preferences

    def go(self, page: str) -> None:
        """Show a page."""
        if self._holder.shell:
            self._holder.shell.go(page)

    def back(self) -> None:
        """Step back."""
        if self._holder.shell:
            self._holder.shell.back()

    def forward(self) -> None:
        """Step forward."""
        if self._holder.shell:
            self._holder.shell.forward()

    def can_go_back(self) -> bool:
        """Tell whether there is a place before this one."""
        return self._holder.shell is not None and self._holder.shell.can_go_back

    def can_go_forward(self) -> bool:
        """Tell whether there is a place after this one."""
        return self._holder.shell is not None and self._holder.shell.can_go_forward

    def is_open(self) -> bool:
        """Tell whether a vault is open."""
        return self._holder.shell is not None

    def undo(self) -> None:
        """Take back the newest step."""
        if self._holder.shell:
            self._holder.shell.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._holder.shell:
            self._holder.shell.redo()

    def find(self) -> None:
        """Open the field that finds people, texts and commands."""
        if self._holder.shell:
            self._holder.shell.search()

    def quick_add(self) -> None:
        """Open the one line that adds anything."""
        if self._holder.shell:
            self._holder.shell.quick_add()

    def shortcuts(self) -> None:
        """Show the keys of this page and of the window."""
        if self._holder.shell:
            self._holder.shell.shortcuts()

    def security(self) -> None:
        """Show what is promised and what is not."""
        if self._holder.shell:
            self._holder.shell.show_security()

    def sources(self) -> None:
        """Show what can be brought in."""
        if self._holder.shell:
            self._holder.shell.show_sources()

    def choose_import(self) -> None:
        """Choose files to import."""
        if not self._holder.shell:
            return
        files, _kind = QFileDialog.getOpenFileNames(self._window, _("Import files"), incoming())
        if files and self._holder.shell is not None:
            self._holder.shell.bring_in([Path(file) for file in files])

    def filter_page(self) -> None:
        """Go to the filter of the page in front."""
        page = self._holder.shell.page if self._holder.shell else None
        field = page.main_filter() if page else None
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def new_item(self) -> None:
        """Begin a new item of the page in front, or quick add where a page has none of its own."""
        shell = self._holder.shell
        if shell is None or shell.place is None:
            return
        own = f"{shell.place.page}.new"
        if any(action.id == own for action in self._holder.register.of_page()):
            self._holder.register.run(own)
        else:
            shell.quick_add()

    def next_pane(self) -> None:
        """Go to the next pane."""
        self._step_pane(1)

    def previous_pane(self) -> None:
        """Go to the pane before."""
        self._step_pane(-1)

    def toggle_sidebar(self) -> None:
        """Shrink or widen the sidebar."""
        if self._holder.shell:
            sidebar = self._holder.shell.sidebar
            sidebar.set_narrow(not sidebar.narrow)

    def toggle_menu_bar(self) -> None:
        """Show or hide the menu bar, and remember it."""
        self._preferences.change(menu_bar=not self._preferences.now.menu_bar)

    def toggle_blur(self) -> None:
        """Cover names and notes, or show them again, and remember it."""
        self._preferences.change(blur=not self._preferences.now.blur)

    def larger(self) -> None:
        """Make text larger."""
        self._set_text(self._preferences.now.appearance.text_percent + TEXT_STEP)

    def smaller(self) -> None:
        """Make text smaller."""
        self._set_text(self._preferences.now.appearance.text_percent - TEXT_STEP)

    def usual_size(self) -> None:
        """Make text as large as it was."""
        self._set_text(100)

    def settings(self) -> None:
        """Open the settings."""
        self._holder.show_settings()

    def log(self) -> None:
        """Show the log of events."""
        self._holder.show_log()

    def lock(self) -> None:
        """Lock the vault."""
        self._holder.lock()

    def quit(self) -> None:
        """Close the program."""
        self._window.close()

    def _set_text(self, percent: int) -> None:
        percent = min(LARGEST_TEXT, max(SMALLEST_TEXT, percent))
        self._preferences.change(appearance=replace(self._preferences.now.appearance, text_percent=percent))

    def _step_pane(self, step: int) -> None:
        """Put the focus into the pane beside the one that has it: the sidebar, then those of the page."""
        shell = self._holder.shell
        if shell is None or shell.page is None:
            return
        panes = [shell.sidebar, *shell.page.panes()]
        focused = QApplication.focusWidget()
        inside = (i for i, pane in enumerate(panes) if focused and (pane is focused or pane.isAncestorOf(focused)))
        at = next(inside, None)
        steps = range(1, len(panes))
        for pane in panes if at is None else [panes[(at + step * further) % len(panes)] for further in steps]:
            stops = stops_of(pane)
            if stops:
                stops[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
                bring_into_sight(stops[0])
                return
        # Nothing else takes a key: the page itself does, so that its keys work.
        shell.page.focus_main()
