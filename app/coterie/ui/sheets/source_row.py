# SPDX-License-Identifier: GPL-3.0-or-later
"""A source in the list of what can be brought in: a line that unfolds to all that is said of it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.controls import EnterPresses, hover_role, mirrored, sides_of
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.tooltips import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from coterie.domain.source_guide import Part, Said, Source

SIDE, TILE, ICON, GAP, CHEVRON, DOWN = 14, 34, 18, 12, 16, 9
#: What stands before the parts of the page, by its place among them.
_MARKS = {3: ("download", "circle-check", "eye-off"), 2: ("info", "files"), 1: ("info",)}


class SourceHead(EnterPresses, QAbstractButton):
    """The line: picture, name, the beginning of what is said. stepped: an arrow key leads up (-1) or down (1)."""

    stepped = Signal(int)

    def __init__(self, icon: str, name: str, summary: str) -> None:
        """Make it, folded."""
        super().__init__()
        self._icon, self._summary = icon, summary
        self.setText(name)
        self.setAccessibleDescription(summary)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give room for two lines; they end in an ellipsis where room is short."""
        look = theme()
        lines = look.metrics("strong").height() + look.metrics("label").height() + 2
        return QSize(look.px(200), round(max(look.px(TILE), lines) + 2 * DOWN))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the whole name where it is cut."""
        super().resizeEvent(event)
        is_cut = theme().metrics("strong").horizontalAdvance(self.text()) > self._words().width()
        self.setToolTip(plain_tooltip(self.text()) if is_cut else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the line above or below."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture, words and the mark that turns."""
        painter, look = QPainter(self), theme()
        box = QRectF(self.rect()).adjusted(4, 3, -4, -3)
        if self.hovered() or self.isDown():
            strokes.box(painter, box, RADII.control, look.colour(hover_role()))
        middle, tile, icon, mark = box.center().y(), look.px(TILE), look.px(ICON), look.px(CHEVRON)
        ground = self._turned(QRectF(SIDE, middle - tile / 2, tile, tile))
        strokes.ground(painter, ground, "accent", square=True)
        strokes.icon(painter, strokes.centred(ground, icon, icon), self._icon, "accent")
        end = self._turned(QRectF(self.width() - SIDE - mark, middle - mark / 2, mark, mark))
        strokes.icon(painter, end, "chevron-up" if self.isChecked() else "chevron-down", "text3")
        self._write(painter)
        if self.ringed:
            strokes.focus_ring(painter, box, RADII.control)

    def _write(self, painter: QPainter) -> None:
        look, room = theme(), self._words()
        sides = sides_of(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, self.layoutDirection())
        # The order of words follows their letters, the side the window.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        above, below = look.metrics("strong").height(), look.metrics("label").height()
        # Unfolded, the words stand below, and the name alone on the line.
        top = (self.height() - above - (0 if self.isChecked() else below + 2)) / 2
        lines = [(self.text(), "strong", "text", top, above)]
        if not self.isChecked():
            lines.append((self._summary, "label", "text2", top + above + 2, below))
        for text, role, colour, at, height in lines:
            painter.setFont(look.font(role))
            painter.setPen(look.colour(colour))
            shown = look.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            place = self._turned(QRectF(room.left(), at, room.width(), height))
            painter.drawText(place, sides, shown)

    def _words(self) -> QRectF:
        """Give where words may stand, read from left to right."""
        look = theme()
        start = SIDE + look.px(TILE) + GAP
        return QRectF(start, 0, max(1, self.width() - start - GAP - look.px(CHEVRON) - SIDE), self.height())

    def _turned(self, place: QRectF) -> QRectF:
        return mirrored(place, QRectF(self.rect()), self.layoutDirection())


class SourceRow(QWidget):
    """A source: its line, and below it, once it was unfolded, how to get the file, what is read and what is not."""

    def __init__(self, source: Source, icon: str) -> None:
        """Make it, folded. icon: of the source."""
        super().__init__()
        self.source = source
        self.head = SourceHead(icon, source.name, _summary(source))
        self.head.toggled.connect(self._fold)
        self._inside: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)

    def unfold(self, *, wanted: bool = True) -> None:
        """Show all that is said, or the line alone."""
        self.head.setChecked(wanted)

    def _fold(self, is_open: bool) -> None:
        if is_open and self._inside is None:
            self._inside = self._all_said()
            self._column.addWidget(self._inside)
        if self._inside is not None:
            self._inside.setVisible(is_open)

    def _all_said(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(14)
        look = theme()
        Margins(SIDE + _half(), 4, SIDE + look.px(CHEVRON) + GAP, 16).put_on(column, self.layoutDirection())
        marks = _MARKS.get(len(self.source.said), ())
        for number, said in enumerate(self.source.said):
            column.addLayout(_said(said, marks[number] if number < len(marks) else "info"))
        return inside


def _half() -> int:
    """Give the room between a picture and the edge of a tile around it."""
    return (theme().px(TILE) - theme().px(ICON)) // 2


def _summary(source: Source) -> str:
    """Give what stands below the name: what is read, or the answer."""
    said = source.said[min(1, len(source.said) - 1)] if len(source.said) > 2 else source.said[0]
    return said.text


def _said(said: Said, icon: str) -> QHBoxLayout:
    """Put a picture before what stands under one title."""
    words = QVBoxLayout()
    words.setSpacing(4)
    words.addWidget(Label(said.title, "label_strong", "text2", wrap=True))
    for number, part in enumerate(said.parts):
        if number and not part.step and said.parts[number - 1].step:
            words.addSpacing(4)
        words.addLayout(_part(part))
    across = QHBoxLayout()
    across.setSpacing(GAP + _half())
    across.addWidget(IconLabel(icon, ICON, "text3"), 0, Qt.AlignmentFlag.AlignTop)
    across.addLayout(words, 1)
    return across


def _part(part: Part) -> QHBoxLayout:
    """Put the number of a step before it."""
    line = QHBoxLayout()
    line.setSpacing(8)
    if part.step:
        number = Label(f"{part.step}.", "body", "text3")
        number.setMinimumWidth(ceil(theme().metrics("body").horizontalAdvance("00.")))
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Label(part.text, "body", wrap=True), 1)
    return line
