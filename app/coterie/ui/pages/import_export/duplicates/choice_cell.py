# SPDX-License-Identifier: GPL-3.0-or-later
"""One side of a row of the comparison: a value with a mark that says whether it will be there after merging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.pages.import_export.duplicates.pair_words import ANY, FIXED, ONE
from coterie.ui.parts.bars import write_line
from coterie.ui.parts.checks import MARK, check_box, radio_mark
from coterie.ui.parts.controls import PaintedButton, mirrored, ringed_box
from coterie.ui.parts.covers import DASH
from coterie.ui.parts.plain_text import on_one_line
from coterie.ui.parts.runs import displayed
from coterie.ui.parts.tooltips import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from coterie.ui.pages.import_export.duplicates.pair_words import SideText

PADDING, GAP, HEIGHT, LINE_GAP, PICKED_LINE = 13, 11, 46, 1, 1.5


class ChoiceCell(PaintedButton, QAbstractButton):
    """A value that can be picked. moved: an arrow key leads to another cell, across (-1, 1) and down (-1, 1)."""

    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty one."""
        super().__init__(parent)
        self._side: SideText | None = None
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_side(self, label: str, side: SideText) -> None:
        """Show what a person says. label: of the row, for screen readers."""
        self._side = side
        self.setText(displayed(on_one_line(side.text)))
        self.setChecked(side.picked)
        state = {
            ONE: _("picked") if side.picked else _("not picked"),
            ANY: _("kept") if side.picked else _("left out"),
            FIXED: _("kept"),
        }.get(side.mark, "")
        self.setAccessibleName(", ".join(part for part in (label, side.text, side.below, state) if part))
        whole = f"{side.text} {side.below}".strip()
        self.setToolTip(plain_tooltip(whole))
        self.update()

    @property
    def can_change(self) -> bool:
        """Whether a click would change something."""
        return self._side is not None and self._side.mark in {ONE, ANY}

    def sizeHint(self) -> QSize:
        """Give the height of two lines; the width is the column's."""
        look = theme()
        words = look.metrics("label_strong").height() + look.metrics("caption").height() + LINE_GAP
        return QSize(140, max(HEIGHT, round(words) + 12))

    def minimumSizeHint(self) -> QSize:
        """Give room for the mark and some letters."""
        return QSize(90, self.sizeHint().height())

    def nextCheckState(self) -> None:
        """Leave the mark to whoever holds the state."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between sides and rows with the arrow keys; Space picks."""
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        across = -step[0] if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else step[0]
        self.moved.emit(across, step[1])
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the mark and the words."""
        del event
        if self._side is None:
            return
        painter = QPainter(self)
        outer = ringed_box(painter, QRectF(self.rect()), RADII.row, ringed=self.ringed)
        self._paint_box(painter, outer)
        side = theme().px(MARK)
        mark = QRectF(outer.left() + PADDING, outer.center().y() - side / 2, side, side)
        self._paint_mark(painter, mirrored(mark, outer, self.layoutDirection()))
        self._paint_words(painter, outer, mark.right() + GAP)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        look = theme()
        picked = self._side is not None and self._side.picked
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = PICKED_LINE if picked else 1.0
        painter.setPen(QPen(look.colour("accent" if picked else "border"), line))
        fill = "accent_bg" if picked else "hover" if self.hovered() and self.can_change else "surface"
        painter.setBrush(look.colour(fill))
        painter.drawRoundedRect(box.adjusted(line / 2, line / 2, -line / 2, -line / 2), RADII.row, RADII.row)

    def _paint_mark(self, painter: QPainter, place: QRectF) -> None:
        assert self._side is not None  # noqa: S101 (nothing is painted before)
        if self._side.mark == ONE:
            radio_mark(painter, place, checked=self._side.picked, hovered=self.hovered())
        elif self._side.mark in {ANY, FIXED}:
            state = Qt.CheckState.Checked if self._side.picked else Qt.CheckState.Unchecked
            check_box(painter, place, state, hovered=self.hovered() and self.can_change)
        else:
            side = theme().px(14)
            strokes.icon(painter, strokes.centred(place, side, side), "equal", "text3")

    def _paint_words(self, painter: QPainter, box: QRectF, left: float) -> None:
        assert self._side is not None  # noqa: S101 (nothing is painted before)
        look, direction = theme(), self.layoutDirection()
        room = QRectF(left, box.top(), box.right() - PADDING - left, box.height())
        role = "label_medium" if self._side.picked or self._side.mark not in {ONE, ANY} else "label"
        first = look.metrics(role).height()
        second = look.metrics("caption").height() if self._side.below else 0
        top = room.center().y() - (first + (second + LINE_GAP if second else 0)) / 2
        turned = direction == Qt.LayoutDirection.RightToLeft
        start = Qt.AlignmentFlag.AlignRight if turned else Qt.AlignmentFlag.AlignLeft
        flags = start | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        lines = [(self.text(), role, "text" if role == "label_medium" else "text2", top, first)]
        if second:
            lines.append((displayed(self._side.below), "caption", "text2", top + first + LINE_GAP, second))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        for text, font, colour, above, height in lines:
            place = mirrored(QRectF(room.left(), above, room.width(), height), box, direction)
            painter.setFont(look.font(font))
            painter.setPen(look.colour(colour))
            cut = look.metrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            write_line(painter, place, flags, text if DASH in text else cut)
