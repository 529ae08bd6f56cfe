# SPDX-License-Identifier: GPL-3.0-or-later
"""The component gallery: every part in its states, for review and for people who build pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.gallery_controls import controls
from coterie.ui.gallery_lists import lists
from coterie.ui.gallery_surfaces import surfaces
from coterie.ui.parts.scrolling import ScrollArea

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSize
    from PySide6.QtGui import QPaintEvent


WIDTH = 1440


class Ground(QWidget):
    """The ground that parts stand on."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface."""
        QPainter(self).fillRect(self.rect(), theme().colour("surface"))


class Gallery(QWidget):
    """A window with one section of the gallery, or all of them below each other."""

    SECTIONS: ClassVar[dict[str, Callable[[], QWidget]]] = {
        "controls": controls,
        "surfaces": surfaces,
        "lists": lists,
    }

    def __init__(self, section: str = "", parent: QWidget | None = None) -> None:
        """Show a section by its name, "" = all."""
        super().__init__(parent)
        self.setWindowTitle(_("Component gallery"))
        self._ground = Ground()
        column = QVBoxLayout(self._ground)
        margin = theme().density.page_margin
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(28)
        for name, build in self.SECTIONS.items():
            if section in {"", name}:
                column.addWidget(build())
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollArea(self._ground))

    def sizeHint(self) -> QSize:
        """Give the room for everything without scrolling."""
        hint = self._ground.sizeHint()
        hint.setHeight(max(hint.height(), self._ground.heightForWidth(WIDTH)))
        hint.setWidth(WIDTH)
        return hint
