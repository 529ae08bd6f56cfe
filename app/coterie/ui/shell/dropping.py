# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are dropped anywhere on the window begin an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.ui.parts.empty_state import paths_of
from coterie.ui.parts.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from coterie.ui.shell.shell import Shell


def welcome(event: QDragEnterEvent) -> None:
    """Take files."""
    if paths_of(event.mimeData()):
        event.acceptProposedAction()


def bring_in(shell: Shell, event: QDropEvent) -> None:
    """Begin an import of what was dropped; a sheet that lies over the page makes way, with its words kept."""
    event.acceptProposedAction()
    for sheet in shell.findChildren(Sheet):
        if sheet.isVisible():
            sheet.leave()
    shell.bring_in(paths_of(event.mimeData()))
