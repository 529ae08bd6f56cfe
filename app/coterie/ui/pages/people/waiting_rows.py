# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of a list that may still be on their way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QAbstractScrollArea

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.parts.controls import mirrored
from coterie.ui.parts.person_row import GAP, PADDING, PersonRowDelegate
from coterie.ui.parts.rows import ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

#: The bars that stand for name and work: height, share of the width, and distance from the middle.
_BARS = ((9, 0.45, -14), (8, 0.62, 5))


class WaitingRowDelegate(PersonRowDelegate):
    """Paints rows, and a quiet disc and bars for one that is on its way."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        if index.data(ROW_ROLE) is not None:
            super().paint(painter, option, index)
            return
        box = self.box_of(option)
        fill = theme().colour("hover")
        for shape in self._shapes(box):
            strokes.box(painter, mirrored(shape, box, option.direction), shape.height() / 2, fill)

    def box_of(self, option: QStyleOptionViewItem) -> QRectF:
        """Give the ground of a row: it ends where the field above does, whether there is a scroll bar or not."""
        box = super().box_of(option)
        view = option.widget
        if isinstance(view, QAbstractScrollArea) and view.verticalScrollBar().isVisible():
            more = min(view.verticalScrollBar().width(), self.inset - 2)
            is_turned = option.direction == Qt.LayoutDirection.RightToLeft
            return box.adjusted(-more, 0, 0, 0) if is_turned else box.adjusted(0, 0, more, 0)
        return box

    def _shapes(self, box: QRectF) -> Iterator[QRectF]:
        side = self._side() - 4
        middle = box.center().y()
        left = box.left() + PADDING + 2
        yield QRectF(left, middle - side / 2, side, side)
        left += side + GAP + 2
        for height, share, below in _BARS:
            yield QRectF(left, middle + below, (box.right() - left) * share, height)
