# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was there when, as bars over years; the time most people shared is marked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coterie.ui.design.theme import theme
from coterie.ui.parts.bars import write_line
from coterie.ui.parts.plain_text import on_one_line

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from coterie.ui.pages.people.organisation.shown import BarShown, TogetherShown

ROW, BAR, RADIUS, NAMES, NAMES_SHARE, GAP, FOOT, END = 28, 13, 4, 124, 0.34, 14, 20, 18
#: What is not known fades over so many pixels.
FADE = 36
_DAYS_A_YEAR = 365.25
#: So many years lie between two marks of the axis at most.
_STEPS = (1, 2, 5, 10, 20, 50)


class TogetherChart(QLabel):
    """Paints bars; a screen reader hears what they say as sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty chart."""
        super().__init__(parent)
        self._shown: TogetherShown | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_together(self, shown: TogetherShown) -> None:
        """Show who was there when."""
        self._shown = shown
        self.setAccessibleName(shown.spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the room of all bars and the years below them."""
        look = theme()
        rows = len(self._shown.bars) if self._shown else 0
        return QSize(look.px(360), rows * self._row() + look.px(FOOT))

    def minimumSizeHint(self) -> QSize:
        """Give a narrow size of the same height."""
        return QSize(theme().px(220), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marked time, the years, then the bars; time runs from left to right."""
        del event
        shown = self._shown
        if shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot(len(shown.bars))
        if shown.shared is not None:
            self._paint_shared(painter, plot, shown, shown.shared)
        self._paint_years(painter, plot, shown)
        for row, bar in enumerate(shown.bars):
            self._paint_bar(painter, plot, row, bar)

    def _paint_bar(self, painter: QPainter, plot: QRectF, row: int, bar: BarShown) -> None:
        look = theme()
        top = plot.top() + row * self._row()
        middle = top + self._row() / 2
        names = QRectF(0, top, plot.left() - GAP, self._row())
        text = look.metrics("label").elidedText(on_one_line(bar.name), Qt.TextElideMode.ElideRight, names.width())
        painter.setFont(look.font("label"))
        painter.setPen(look.colour("text"))
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        write_line(painter, names, side | Qt.AlignmentFlag.AlignAbsolute, text)
        height = look.px(BAR)
        left = plot.left() if bar.starts is None else self._at(plot, bar.starts)
        right = plot.right() if bar.ends is None else self._at(plot, bar.ends)
        place = QRectF(left, middle - height / 2, max(4.0, right - left), height)
        fill, line = look.colour("accent" if bar.current else "hover"), look.colour("control")
        painter.setBrush(_faded(fill, place, bar))
        painter.setPen(Qt.PenStyle.NoPen if bar.current else QPen(_faded(line, place, bar), 1))
        inset = 0.0 if bar.current else 0.5
        painter.drawRoundedRect(place.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)

    def _paint_shared(self, painter: QPainter, plot: QRectF, shown: TogetherShown, span: tuple[date, date]) -> None:
        look = theme()
        left, right = self._at(plot, span[0]), self._at(plot, span[1])
        height = len(shown.bars) * self._row()
        painter.fillRect(QRectF(left, plot.top(), right - left, height), look.colour("warn_bg"))
        painter.setPen(QPen(look.colour("warn"), 1, Qt.PenStyle.DashLine))
        for place in (left, right):
            painter.drawLine(QPointF(round(place) + 0.5, plot.top()), QPointF(round(place) + 0.5, plot.top() + height))

    def _paint_years(self, painter: QPainter, plot: QRectF, shown: TogetherShown) -> None:
        look = theme()
        painter.setFont(look.font("micro", tabular=True))
        bottom = plot.top() + len(shown.bars) * self._row()
        for year in self._years(plot, shown):
            place = round(self._at(plot, date(year, 1, 1))) + 0.5
            painter.setPen(QPen(look.colour("border"), 1))
            painter.drawLine(QPointF(place, plot.top()), QPointF(place, bottom))
            painter.setPen(look.colour("text2"))
            words = QRectF(place - 30, bottom + 3, 60, look.px(FOOT) - 3)
            painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(year))

    def _years(self, plot: QRectF, shown: TogetherShown) -> range:
        """Choose which years are written, so that they do not touch."""
        span = max(1, shown.last_year - shown.first_year)
        room = max(1, int(plot.width() // theme().px(52)))
        step = next((step for step in _STEPS if span / step <= room), _STEPS[-1])
        first = -(-shown.first_year // step) * step
        return range(first, shown.last_year + 1, step)

    def _at(self, plot: QRectF, day: date) -> float:
        """Give where a day lies."""
        shown = self._shown
        assert shown is not None  # noqa: S101 (nothing is painted without)
        first = date(shown.first_year, 1, 1)
        days = (shown.today - first).days if shown.last_year <= shown.today.year else _DAYS_A_YEAR
        days = max(days, _DAYS_A_YEAR)
        share = (day - first).days / days
        return plot.left() + plot.width() * min(1.0, max(0.0, share))

    def _plot(self, rows: int) -> QRectF:
        names = min(theme().px(NAMES), self.width() * NAMES_SHARE)
        return QRectF(names, 0, max(1.0, self.width() - names - END), rows * self._row())

    def _row(self) -> int:
        return theme().height(ROW, "label", padding=10)


def _faded(colour: QColor, place: QRectF, bar: BarShown) -> QLinearGradient | QColor:
    """Let a bar fade out where it is not known when somebody came or left."""
    if bar.starts is not None and bar.ends is not None:
        return colour
    clear = QColor(colour)
    clear.setAlpha(0)
    share = min(0.5, FADE / max(1.0, place.width()))
    gradient = QLinearGradient(place.topLeft(), place.topRight())
    gradient.setColorAt(0, clear if bar.starts is None else colour)
    gradient.setColorAt(share, colour)
    gradient.setColorAt(1 - share, colour)
    gradient.setColorAt(1, clear if bar.ends is None else colour)
    return gradient
