# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain text broken into lines, with more air between them than Qt gives and words of any length broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QTextLayout, QTextOption

from coterie.ui.design.strokes import hidden_bar
from coterie.ui.parts.covers import BAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QFont, QPainter, QTextLine

_LINE_BREAK = "\u2028"


class Paragraph:
    """A text laid out in a width. spacing: from line to line, 1 = as the type face has it."""

    def __init__(self, text: str, font: QFont, alignment: Qt.AlignmentFlag, spacing: float) -> None:
        """Take a text; `fit` gives it a width."""
        self._bars = [found.span() for found in BAR.finditer(text)]
        self._layout = QTextLayout(text.replace("\n", _LINE_BREAK), font)
        self._layout.setCacheEnabled(True)
        option = QTextOption(alignment)
        # The first letters say which way the text runs; the side it lies on is the caller's.
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        metrics = QFontMetricsF(font)
        self._line = metrics.height()
        self._step = metrics.lineSpacing() * spacing
        self._width = -1

    def fit(self, width: int) -> float:
        """Break the text into lines of a width and give the height of all."""
        if width != self._width:
            self._width = width
            self._break(width)
        return float(self._line + max(0, self._layout.lineCount() - 1) * self._step)

    def width(self) -> float:
        """Give the width of the longest line, once it fits a width."""
        lines = (self._layout.lineAt(number) for number in range(self._layout.lineCount()))
        return max((line.naturalTextWidth() for line in lines), default=0.0)

    def draw(self, painter: QPainter, place: QPointF) -> None:
        """Paint the lines with the pen of the painter, with bars where words are covered."""
        if not self._bars:
            self._layout.draw(painter, place)
            return
        from PySide6.QtGui import QTextCharFormat  # noqa: PLC0415 - slow to load, and only blur needs it

        unseen = QTextCharFormat()
        unseen.setForeground(QColor(0, 0, 0, 0))
        ranges = []
        for start, end in self._bars:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, end - start, unseen
            ranges.append(one)
        self._layout.draw(painter, place, ranges)
        for rect in self._bar_places():
            hidden_bar(painter, rect.translated(place))

    def _bar_places(self) -> Iterator[QRectF]:
        """Give where bars lie: one that is broken lies on several lines."""
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            for start, end in self._bars:
                if start < last and end > first:
                    ends = [_x_of(line, min(max(place, first), last)) for place in (start, end)]
                    yield QRectF(min(ends), line.y(), abs(ends[1] - ends[0]), line.height())

    def _break(self, width: int) -> None:
        self._layout.beginLayout()
        top = 0.0
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top))
            top += self._step
            line = self._layout.createLine()
        self._layout.endLayout()


def _x_of(line: QTextLine, place: int) -> float:
    found: object = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type] # told as a number, is two
