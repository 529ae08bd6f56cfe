# SPDX-License-Identifier: GPL-3.0-or-later
"""What all painted rows have in common: their ground, their text, and sides that turn round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import MEASURES, RADII
from coterie.ui.parts.bars import write_line
from coterie.ui.parts.controls import mirrored
from coterie.ui.parts.covers import DASH, SHOWN_ROW, bare
from coterie.ui.parts.plain_text import on_one_line
from coterie.ui.parts.rows import ROW_ROLE
from coterie.ui.parts.tooltips import plain_tooltip

if TYPE_CHECKING:
    Index = QModelIndex | QPersistentModelIndex

_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_STATE = QStyle.StateFlag
#: Rows whose cut texts are remembered; those in sight are far fewer.
MOST_CUTS = 500


class RowDelegate(QStyledItemDelegate):
    """Paints one line object a row; children say how high a row is and paint what is on it.

    Everything is worked out left to right and turned round as a whole where reading is.
    """

    def __init__(self, parent: QObject | None = None, *, inset: int = MEASURES.list_padding) -> None:
        """Make one for a view. inset: the room beside the ground of a row."""
        super().__init__(parent)
        self.inset = inset
        self._cut: dict[int, list[str]] = {}

    def height_of(self) -> int:
        """Give the height of a row."""
        raise NotImplementedError

    def paint_row(self, pen: RowPen, line: Any, option: QStyleOptionViewItem) -> None:  # noqa: ANN401 - each child's own
        """Paint what is on a row; its ground is painted already."""
        raise NotImplementedError

    def spot_at(self, option: QStyleOptionViewItem, index: Index, place: QPointF) -> str:
        """Give the name of what can be clicked by itself at a place of a row, or ""."""
        del option, index, place
        return ""

    def click(self, index: QModelIndex, spot: str) -> None:
        """Act on a click at what `spot_at` named."""

    def is_chosen(self, option: QStyleOptionViewItem, line: Any) -> bool:  # noqa: ANN401 - each child's own
        """Tell whether a row stands on the ground of a selected one."""
        del line
        return bool(option.state & _STATE.State_Selected)

    def box_of(self, option: QStyleOptionViewItem) -> QRectF:
        """Give the ground of a row."""
        return QRectF(option.rect).adjusted(self.inset, 1, -self.inset, -1)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height; the width is the view's."""
        del option, index
        return QSize(120, self.height_of())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground of a row, then what is on it."""
        line = index.data(ROW_ROLE)
        if line is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.box_of(option)
        is_shown = _is_shown(index)
        if is_shown:
            line, was = bare(line), line
            is_shown = line is not was
        self._paint_ground(painter, option, box, chosen=self.is_chosen(option, line))
        pen = RowPen(painter, box, option.direction, index)
        pen.is_uncovered = is_shown
        self.paint_row(pen, line, option)
        painter.restore()
        self._remember_cuts(index.row(), pen.cut)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the whole of what was cut on a row."""
        cut = self._cut.get(index.row(), []) if event.type() == QEvent.Type.ToolTip else []
        QToolTip.showText(event.globalPos(), plain_tooltip("\n".join(cut)), view)
        return True

    def _remember_cuts(self, row: int, cut: list[str]) -> None:
        if len(self._cut) > MOST_CUTS:
            self._cut.clear()
        if cut:
            self._cut[row] = cut
        else:
            self._cut.pop(row, None)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, *, chosen: bool) -> None:
        look = theme()
        state = option.state
        if chosen:
            strokes.box(painter, box, RADII.row, look.colour("selected"))
            if look.appearance.contrast:
                self._paint_outline(painter, box, option.direction)
        elif state & _STATE.State_MouseOver and state & _STATE.State_Enabled:
            strokes.box(painter, box, RADII.row, look.colour("hover"))
        if state & _STATE.State_HasFocus and state & _STATE.State_KeyboardFocusChange:
            strokes.focus_ring(painter, box, RADII.row - 1)

    def _paint_outline(self, painter: QPainter, box: QRectF, direction: Qt.LayoutDirection) -> None:
        """Mark a chosen row by a line and a tick, where a tint is not seen."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().colour("text"), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADII.row, RADII.row)
        if self.inset < MEASURES.list_padding:
            return
        mark = QRectF(box.left() - 11, box.center().y() - 5, 10, 10)
        strokes.icon(painter, mirrored(mark, box, direction), "check", "text")


def _is_shown(index: Index) -> bool:
    """Tell whether a row shows its true words: one at a time does, where the list says so."""
    model = index.model()
    return bool(model.property(SHOWN_ROW) == index.row())


class RowPen:
    """Writes and draws on one row; places are given left to right and turned round where reading is."""

    def __init__(self, painter: QPainter, box: QRectF, direction: Qt.LayoutDirection, index: Index) -> None:
        """Begin on the ground of a row."""
        self.index = index
        self.painter = painter
        self.box = box
        self.direction = direction
        self._turned = direction == Qt.LayoutDirection.RightToLeft
        self.look = theme()
        self.cut: list[str] = []
        #: Whether the row is the one whose true words are shown while blur is on.
        self.is_uncovered = False

    def place(self, rect: QRectF) -> QRectF:
        """Give where a rectangle lies in the reading direction."""
        return mirrored(rect, self.box, self.direction)

    def width(self, text: str, role: str) -> float:
        """Give the width of a text."""
        return self.look.metrics(role).horizontalAdvance(on_one_line(text)) + 1

    def write(self, rect: QRectF, text: str, role: str, colour: str, *, at_end: bool = False) -> float:
        """Write a text on one line, cut where room is short, and give the width it took."""
        text = on_one_line(text)
        metrics = self.look.metrics(role)
        width = metrics.horizontalAdvance(text)
        if DASH in text:
            width = min(width, rect.width())
        elif width > rect.width():
            self.cut.append(text)
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            width = metrics.horizontalAdvance(text)
        self.painter.setFont(self.look.font(role, tabular=at_end))
        self.painter.setPen(self.look.colour(colour))
        # The words decide by themselves which way they run: a name keeps its order in every language of the window.
        self.painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        write_line(self.painter, self.place(rect), _END if at_end != self._turned else _START, text)
        self.painter.setLayoutDirection(self.direction)
        return width

    def ratio(self) -> float:
        """Give the pixels of the screen for one of ours."""
        return strokes.ratio_of(self.painter)
