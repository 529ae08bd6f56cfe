# SPDX-License-Identifier: GPL-3.0-or-later
"""Where one is in a series of steps: in a row above a page, or in a column beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.parts.controls import RESTYLING, mirrored
from coterie.ui.parts.labels import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

DISC, LARGE_DISC, GAP, LINE, LINE_GAP = 22, 26, 9, 28, 13


def disc(painter: QPainter, rect: QRectF, number: int, current: int) -> None:
    """Paint the disc of a step, counted from 0: done, at hand, or still to come."""
    look = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if number == current:
        strokes.box(painter, rect, rect.height() / 2, look.colour("accent"))
    else:
        done = number < current
        painter.setPen(QPen(look.colour("accent" if done else "control"), 1.5))
        painter.setBrush(look.colour("accent_bg") if done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(rect.adjusted(0.75, 0.75, -0.75, -0.75))
    if number < current:
        side = round(rect.width() * 0.6)
        strokes.icon(painter, strokes.centred(rect, side, side), "check", "accent", stroke=2.5)
        return
    painter.setFont(look.font("caption_bold"))
    painter.setPen(look.colour("on_accent" if number == current else "text2"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number + 1))


def place_in_words(number: int, count: int, title: str) -> str:
    """Say which step is at hand, for screen readers."""
    return _("Step {number} of {count}: {title}").format(number=number + 1, count=count, title=title)


class Steps(QLabel):
    """The steps of a task in a row."""

    def __init__(self, titles: Sequence[str], *, parent: QWidget | None = None) -> None:
        """Show steps, with the first at hand."""
        super().__init__(parent)
        self._titles = tuple(titles)
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_current(0)

    def set_current(self, number: int) -> None:
        """Show which step is at hand, counted from 0; the number of steps means that all are done."""
        self._current = number
        last = len(self._titles) - 1
        shown = min(number, last)
        self.setAccessibleName(place_in_words(shown, len(self._titles), self._titles[shown]) if self._titles else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of all steps with the lines between them."""
        look = theme()
        width = sum(self._step_width(number) for number in range(len(self._titles)))
        width += max(0, len(self._titles) - 1) * self._join()
        return QSize(round(width + 0.5), look.height(look.px(DISC) + 2, "label_strong", padding=4))

    def minimumSizeHint(self) -> QSize:
        """Give the size below which a title would be cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under a new look."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint discs, titles and the lines between."""
        del event
        look = theme()
        painter = QPainter(self)
        outer = QRectF(self.rect())
        side, left = look.px(DISC), 0.0
        for number, title in enumerate(self._titles):
            mark = QRectF(left, (outer.height() - side) / 2, side, side)
            disc(painter, mirrored(mark, outer, self.layoutDirection()), number, self._current)
            width = self._step_width(number)
            words = QRectF(mark.right() + look.px(GAP), 0, width - side - look.px(GAP), outer.height())
            at_hand = number == self._current
            painter.setFont(look.font("label_strong" if at_hand else "label"))
            painter.setPen(look.colour("text" if at_hand else "text2"))
            flags = Qt.AlignmentFlag.AlignCenter
            painter.drawText(mirrored(words, outer, self.layoutDirection()), flags, title)
            left += width
            if number < len(self._titles) - 1:
                line = QRectF(left + look.px(LINE_GAP), round(outer.height() / 2), look.px(LINE), 1)
                role = "accent" if number < self._current else "border"
                painter.fillRect(mirrored(line, outer, self.layoutDirection()), look.colour(role))
                left += self._join()

    def _step_width(self, number: int) -> float:
        look = theme()
        words = look.metrics("label_strong").horizontalAdvance(self._titles[number]) + 1
        return look.px(DISC) + look.px(GAP) + float(words)

    def _join(self) -> float:
        return theme().px(LINE) + 2 * theme().px(LINE_GAP)


class _Disc(QLabel):
    """The disc of one step in a column."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.number, self.current = number, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give the size of the disc."""
        side = theme().px(LARGE_DISC)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Give the size of the disc."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc."""
        del event
        disc(QPainter(self), QRectF(self.rect()), self.number, self.current)


class StepList(QWidget):
    """The steps of a task in a column, each with a line about it."""

    def __init__(self, steps: Sequence[tuple[str, str]], *, parent: QWidget | None = None) -> None:
        """Show steps, each a title and a detail, with the first at hand."""
        super().__init__(parent)
        self._discs: list[_Disc] = []
        self._titles: list[Label] = []
        self._details: list[Label] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        for number, (title, detail) in enumerate(steps):
            column.addLayout(self._row(number, title, detail))
        self.set_current(0)

    def set_current(self, number: int) -> None:
        """Show which step is at hand, counted from 0."""
        for index, mark in enumerate(self._discs):
            mark.current = number
            mark.update()
            title = self._titles[index]
            title.restyle("strong" if index == number else "body_medium", "text" if index <= number else "text2")
            title.setAccessibleName(self._state(index, number))

    def set_detail(self, number: int, detail: str) -> None:
        """Say something else about a step."""
        self._details[number].setText(detail)

    def _state(self, index: int, current: int) -> str:
        if index < current:
            return _("{title}, done").format(title=self._titles[index].text())
        if index == current:
            return place_in_words(index, len(self._titles), self._titles[index].text())
        return self._titles[index].text()

    def _row(self, number: int, title: str, detail: str) -> QGridLayout:
        row = QGridLayout()
        row.setHorizontalSpacing(13)
        row.setVerticalSpacing(1)
        mark = _Disc(number, self)
        head = Label(title, "strong", wrap=True, parent=self)
        line = Label(detail, "caption", "text2", wrap=True, parent=self)
        row.addWidget(mark, 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(head, 0, 1)
        row.addWidget(line, 1, 1)
        row.setColumnStretch(1, 1)
        self._discs.append(mark)
        self._titles.append(head)
        self._details.append(line)
        return row
