# SPDX-License-Identifier: GPL-3.0-or-later
"""Controls that change the vault: marked where they are made, and still while a vault is open for viewing only."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from coterie.ui.parts.tooltips import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable

Control = TypeVar("Control", bound=QWidget)

_MARK = "writes"
_WHEN = {QEvent.Type.Polish, QEvent.Type.Show, QEvent.Type.EnabledChange}


def writing(control: Control) -> Control:
    """Mark a control as one that changes the vault."""
    control.setProperty(_MARK, True)
    return control


class StillWhileViewing(QObject):
    """Keeps marked controls disabled, wherever and whenever they are made, with the reason as their tooltip."""

    def __init__(self, parent: QObject, why: Callable[[], str]) -> None:
        """Begin; it ends with its parent. why: "" while the vault may be written."""
        super().__init__(parent)
        self._why = why
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at a control that comes, or that a page would let work."""
        if event.type() in _WHEN and isinstance(watched, QWidget) and watched.property(_MARK):
            why = self._why()
            if why and watched.isEnabled():
                watched.setToolTip(plain_tooltip(why))
                watched.setEnabled(False)
        return super().eventFilter(watched, event)
