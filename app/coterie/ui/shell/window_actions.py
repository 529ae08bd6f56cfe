# SPDX-License-Identifier: GPL-3.0-or-later
"""The actions that work everywhere, whatever page is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.ui.shell.actions import Action

if TYPE_CHECKING:
    from coterie.ui.shell.verbs import Verbs


def window_actions(verbs: Verbs) -> list[Action]:
    """List what works everywhere."""
    return [*_file(verbs), *_edit(verbs), *_view(verbs), *_go(verbs), *_help(verbs)]


def _file(verbs: Verbs) -> list[Action]:
    is_open = verbs.is_open
    return [
        Action("window.quick_add", _("Quick add"), verbs.quick_add, "plus", ("Ctrl+N",), "file", is_open),
        Action("window.new", _("New item of this page"), verbs.new_item, "plus", ("N",), "file", is_open),
        Action("window.import", _("Import a file…"), verbs.choose_import, "file-input", ("Ctrl+O",), "file", is_open),
        Action("window.settings", _("Settings"), verbs.settings, "settings", ("Ctrl+,",), "file"),
        Action("window.lock", _("Lock now"), verbs.lock, "lock", ("Ctrl+L",), "file", is_open),
        Action("window.quit", _("Quit"), verbs.quit, "log-out", ("Ctrl+Q",), "file"),
    ]


def _edit(verbs: Verbs) -> list[Action]:
    is_open = verbs.is_open
    return [
        Action("window.undo", _("Undo"), verbs.undo, "undo-2", ("Ctrl+Z",), "edit", is_open),
        Action("window.redo", _("Redo"), verbs.redo, "redo-2", ("Ctrl+Shift+Z", "Ctrl+Y"), "edit", is_open),
        Action(
            "window.filter", _("Filter this page"), verbs.filter_page, "list-filter", ("Ctrl+F", "/"), "edit", is_open
        ),
        Action("window.bin", _("Bin"), lambda: verbs.go("bin"), "trash-2", (), "edit", is_open),
        Action("window.palette", _("Search or run a command"), verbs.find, "search", ("Ctrl+K",), "edit", is_open),
    ]


def _view(verbs: Verbs) -> list[Action]:
    return [
        Action(
            "window.sidebar", _("Shrink or widen the sidebar"), verbs.toggle_sidebar, "panel-left", ("Ctrl+\\",), "view"
        ),
        Action("window.menu_bar", _("Show or hide the menu bar"), verbs.toggle_menu_bar, "menu", (), "view"),
        Action(
            "window.blur",
            _("Blur names and notes, or show them"),
            verbs.toggle_blur,
            "scan-eye",
            (),
            "view",
            words=_("hide, initials, privacy"),
        ),
        Action("window.larger", _("Larger text"), verbs.larger, "zoom-in", ("Ctrl++", "Ctrl+="), "view"),
        Action("window.smaller", _("Smaller text"), verbs.smaller, "zoom-out", ("Ctrl+-",), "view"),
        Action("window.usual_size", _("Usual text size"), verbs.usual_size, "type", (), "view"),
    ]


def _go(verbs: Verbs) -> list[Action]:
    return [
        Action("window.back", _("Back"), verbs.back, "arrow-left", ("Alt+Left",), "go", verbs.can_go_back),
        Action(
            "window.forward", _("Forward"), verbs.forward, "arrow-right", ("Alt+Right",), "go", verbs.can_go_forward
        ),
        Action("window.next_pane", _("Next pane"), verbs.next_pane, "columns-2", ("F6",), "go", verbs.is_open),
        Action(
            "window.last_pane", _("Previous pane"), verbs.previous_pane, "columns-2", ("Shift+F6",), "go", verbs.is_open
        ),
    ]


def _help(verbs: Verbs) -> list[Action]:
    keys, is_open = ("F1", "?"), verbs.is_open
    return [
        Action("window.shortcuts", _("Keyboard shortcuts"), verbs.shortcuts, "keyboard", keys, "help", is_open),
        Action(
            "window.sources",
            _("What can I bring in?"),
            verbs.sources,
            "file-question-mark",
            (),
            "help",
            is_open,
            words=_("files, sources, formats, export, archive"),
        ),
        Action("window.security", _("Security and privacy"), verbs.security, "shield-check", (), "help", is_open),
        Action("window.log", _("Event log"), verbs.log, "scroll-text", (), "help", words=_("report, faults")),
        Action("window.messages", _("Recent messages"), lambda: verbs.go("bin"), "message-circle", (), "help", is_open),
    ]
