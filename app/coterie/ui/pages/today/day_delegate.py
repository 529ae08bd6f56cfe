# SPDX-License-Identifier: GPL-3.0-or-later
"""Painting the rows of the day: things to do as everywhere, and the heads, events and remarks between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QStyle

from coterie.domain.written_numbers import whole
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.pages.today.lines import EventLine, FoldLine, HeadingLine, NoteLine
from coterie.ui.pages.today.rows_of_day import PAST, WITH_ONE
from coterie.ui.parts.controls import mirrored
from coterie.ui.parts.rows import ROW_ROLE, TaskLine
from coterie.ui.parts.task_row import TaskRowDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from coterie.ui.pages.today.lines import Line
    from coterie.ui.parts.row_delegate import Index, RowPen

PADDING, GAP = 14, 8
#: A heading is as high as its ground and the room above it, which parts the sections.
HEADING, HEADING_GROUND = 40, 26
EVENT, BAR, BAR_HEIGHT, TIME, TIME_GAP = 54, 4, 36, 53, 12
FOLD, NOTE, CHEVRON = 44, 34, 14
EVENT_ICON = 18
LOOK, LET_GO = "look", "let_go"


class DayDelegate(TaskRowDelegate):
    """Paints every kind of row of the page. look_clicked, let_go_clicked: the buttons of the row of older things."""

    look_clicked = Signal(QModelIndex)
    let_go_clicked = Signal(QModelIndex)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make one for a view."""
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height of the kind of row."""
        del option
        line: Line | None = index.data(ROW_ROLE)
        return QSize(120, self._height(line))

    def spot_at(self, option: QStyleOptionViewItem, index: Index, place: QPointF) -> str:
        """Find what can be clicked by itself."""
        line: Line | None = index.data(ROW_ROLE)
        if isinstance(line, FoldLine):
            box = self.box_of(option)
            for name, rect in _links(box, line).items():
                if mirrored(rect, box, option.direction).contains(place):
                    return name
            return ""
        if isinstance(line, HeadingLine):
            return LOOK if line.is_open is not None else ""
        if isinstance(line, TaskLine) and not line.done:
            return super().spot_at(option, index, place)
        return ""

    def click(self, index: QModelIndex, spot: str) -> None:
        """Tell what was clicked."""
        if spot in {LOOK, LET_GO}:
            {LOOK: self.look_clicked, LET_GO: self.let_go_clicked}[spot].emit(index)
        else:
            super().click(index, spot)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row; what cannot be chosen has no ground, and that of a head keeps clear of the section before it."""
        line: Line | None = index.data(ROW_ROLE)
        if not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            option.state &= ~QStyle.StateFlag.State_MouseOver
        if isinstance(line, HeadingLine):
            rect = option.rect
            rect.setTop(rect.bottom() + 1 - theme().height(HEADING_GROUND, "label_strong", padding=10))
            option.rect = rect
        super().paint(painter, option, index)

    def paint_row(self, pen: RowPen, line: Line, option: QStyleOptionViewItem) -> None:
        """Paint what is on a row."""
        if isinstance(line, TaskLine):
            super().paint_row(pen, line, option)
        elif isinstance(line, HeadingLine):
            _paint_heading(pen, line)
        elif isinstance(line, EventLine):
            _paint_event(pen, line)
        elif isinstance(line, FoldLine):
            self._paint_fold(pen, line, option)
        else:
            pen.write(_inner(pen), line.text, "label", "text3")

    def _paint_fold(self, pen: RowPen, line: FoldLine, option: QStyleOptionViewItem) -> None:
        inner = _inner(pen)
        side = pen.look.px(EVENT_ICON)
        icon = QRectF(inner.left() + 1, inner.center().y() - side / 2, side, side)
        strokes.icon(pen.painter, pen.place(icon), "archive", "text2")
        links = _links(pen.box, line)
        end = min(rect.left() for rect in links.values())
        words = QRectF(icon.right() + PADDING, inner.top(), end - icon.right() - 2 * PADDING, inner.height())
        pen.write(words, line.text, "label_medium", "text2")
        for name, rect in links.items():
            hot = self._state_of(pen, option, name)[0]
            pen.write(rect, _words(line, name), "label_medium", "accent_hover" if hot else "accent")

    def _height(self, line: Line | None) -> int:
        look = theme()
        if isinstance(line, HeadingLine):
            return look.height(HEADING, "label_strong", padding=24)
        if isinstance(line, EventLine):
            words = look.metrics("strong").height() + look.metrics("label").height()
            return max(EVENT, round(words) + 16)
        if isinstance(line, FoldLine):
            return look.height(FOLD, "label_medium", padding=18)
        if isinstance(line, NoteLine):
            return look.height(NOTE, "label", padding=14)
        return self.height_of()


def _inner(pen: RowPen) -> QRectF:
    return pen.box.adjusted(PADDING, 0, -PADDING, 0)


def _paint_heading(pen: RowPen, line: HeadingLine) -> None:
    inner = _inner(pen)
    height = pen.look.metrics("label_strong").height()
    row = QRectF(inner.left(), inner.center().y() - height / 2, inner.width(), height)
    left = row.left()
    if line.is_open is not None:
        side = pen.look.px(CHEVRON)
        chevron = QRectF(left - 1, row.center().y() - side / 2, side, side)
        strokes.icon(pen.painter, pen.place(chevron), "chevron-down" if line.is_open else "chevron-right", "text2")
        left = chevron.right() + GAP - 1
    used = pen.write(QRectF(left, row.top(), row.right() - left, height), line.text, "label_strong", "text2")
    left += used + 7
    pen.write(QRectF(left, row.top(), row.right() - left, height), whole(line.count), "label", "text3")


def _paint_event(pen: RowPen, line: EventLine) -> None:
    look, inner = pen.look, _inner(pen)
    time = QRectF(inner.left(), inner.top(), _time_width(line.longest), inner.height())
    digits = time.adjusted(0, 0, -TIME_GAP, 0)
    pen.write(digits, line.time, "strong", "text3" if line.tone == PAST else "text2", at_end=True)
    tall = max(BAR_HEIGHT, round(look.metrics("strong").height() + look.metrics("label").height()))
    bar = QRectF(time.right() + 1, inner.center().y() - tall / 2, BAR, tall)
    tone = {WITH_ONE: look.colours.chart[0], PAST: look.colours.control}.get(line.tone, look.colours.chart[2])
    strokes.box(pen.painter, pen.place(bar), BAR / 2, look.colour(tone))
    side = look.px(EVENT_ICON)
    icon = QRectF(inner.right() - side, inner.center().y() - side / 2, side, side)
    strokes.icon(pen.painter, pen.place(icon), line.icon, "text2")
    strong, label = look.metrics("strong").height(), look.metrics("label").height()
    both = strong + 2 + label if line.detail else strong
    left, right = bar.right() + PADDING, icon.left() - PADDING
    top = inner.center().y() - both / 2
    pen.write(QRectF(left, top, right - left, strong), line.title, "strong", "text2" if line.tone == PAST else "text")
    if line.detail:
        pen.write(QRectF(left, top + strong + 2, right - left, label), line.detail, "label", "text2")


def _time_width(longest: str) -> float:
    """Give the room of the longest time of a day."""
    digits = QFontMetricsF(theme().font("strong", tabular=True))
    return max(TIME, digits.horizontalAdvance(longest) + TIME_GAP)


def _links(box: QRectF, line: FoldLine) -> dict[str, QRectF]:
    """Give the places of the two buttons at the end of the row."""
    look = theme()
    right = box.right() - PADDING
    places: dict[str, QRectF] = {}
    for name in (LET_GO, LOOK):
        width = look.metrics("label_medium").horizontalAdvance(_words(line, name)) + 2
        places[name] = QRectF(right - width, box.top() + 4, width, box.height() - 8)
        right = places[name].left() - 20
    return places


def _words(line: FoldLine, name: str) -> str:
    return line.look if name == LOOK else line.let_go
