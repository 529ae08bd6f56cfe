# SPDX-License-Identifier: GPL-3.0-or-later
"""The page on a screen over a vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.ui.pages.import_export import PAGE
from coterie.ui.pages.import_export.page import ImportExportPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.pages.import_export.staging import Staged


def shown(staged: Staged, qtbot: QtBot) -> ImportExportPage:
    """Show the page over a vault; every write has it read anew, as in the window."""
    page = PAGE.build(staged.desk)
    assert isinstance(page, ImportExportPage)
    qtbot.addWidget(page)
    page.resize(1204, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.reload()
    staged.changed = page.reload
    return page


def run(page: ImportExportPage, name: str) -> bool:
    """Run an action of the page if it can be done now."""
    action = next(action for action in page.actions_here() if action.id == f"import_export.{name}")
    can = action.enabled()
    if can:
        action.run()
    return can


def front(page: ImportExportPage) -> QWidget | None:
    return page._stack.currentWidget()
