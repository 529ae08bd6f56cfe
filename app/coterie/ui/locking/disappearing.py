# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes everything off the screen, and out of the program as far as that goes: the new image does the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

#: Menus open over each other so deep at most.
DEEPEST = 20


def close_popups() -> None:
    """Close every menu and every list of a choice that is open."""
    for _level in range(DEEPEST):
        popup = QApplication.activePopupWidget()
        if popup is None:
            return
        popup.close()
        popup.hide()


def hide_everything() -> None:
    """Hide every window, dialog and preview."""
    for widget in QApplication.topLevelWidgets():
        widget.hide()


def destroy_everything(but: QWidget) -> None:
    """Let every window go for good. but: the one that does this; its pages went before."""
    for widget in QApplication.topLevelWidgets():
        if widget is not but:
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
