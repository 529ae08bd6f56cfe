# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things stand on the page: the cards beside the list while there is room, and below it otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coterie.ui.design.theme import theme
from coterie.ui.pages.today.card_grid import CardGrid
from coterie.ui.pages.today.day_delegate import PADDING
from coterie.ui.parts.controls import RESTYLING
from coterie.ui.parts.margins import Margins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from coterie.ui.parts.buttons import Button
    from coterie.ui.parts.labels import Label

#: From these widths on the cards stand beside the list, and beside each other below it.
WIDE, MIDDLE = 1180, 900
SIDE, GAP = 344, 31
TOP, HEAD_GAP, HEAD_FOOT, FOOT_GAP, CARDS_DOWN, LIST_MORE = 24, 3, 5, 24, 17, 2


class DayContent(QWidget):
    """Lays out what the page gives it for the width it has."""

    def __init__(self, heads: Sequence[Label], add: Button, main: Sequence[QWidget], cards: Sequence[QWidget]) -> None:
        """Take the parts. heads: title and sentence; main: what stands below them, one over the other."""
        super().__init__()
        self._step = ""
        self._is_alone = False
        self._add = add
        self._title, self._title_room = _column(heads[:1])
        sentence, self._sentence_room = _column(heads[1:])
        self._main, column = _column([sentence, *main])
        column.addStretch(1)
        self.side = CardGrid(cards)
        self._grid = QGridLayout(self)
        self._grid.setVerticalSpacing(HEAD_GAP)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(1, 1)
        self._fit()

    def set_alone(self, alone: bool) -> None:
        """Let what stands in the middle have the whole width, while there are neither rows nor cards."""
        if alone != self._is_alone:
            self._is_alone = alone
            self._arrange(self._step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self._step = ""
            self._fit()

    def _fit(self) -> None:
        look = theme()
        margin = look.density.page_margin
        Margins(margin + LIST_MORE, TOP, margin, margin).put_on(self._grid, self.layoutDirection())
        Margins(PADDING, 0, 0, 0).put_on(self._title_room, self.layoutDirection())
        Margins(PADDING, 0, 0, HEAD_FOOT).put_on(self._sentence_room, self.layoutDirection())
        step = "wide" if self.width() >= look.px(WIDE) else "middle" if self.width() >= look.px(MIDDLE) else "narrow"
        if step != self._step:
            self._step = step
            self._arrange(step)

    def _arrange(self, step: str) -> None:
        for widget in (self._title, self._add, self._main, self.side):
            self._grid.removeWidget(widget)
        wide = step == "wide"
        beside = wide and not self._is_alone
        self._grid.addWidget(self._title, 0, 0)
        self._grid.addWidget(self._add, 0, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(self._main, 1, 0, 1, 1 if beside else 2)
        self._grid.addWidget(self.side, 1 if wide else 2, 1 if wide else 0, 1, 1 if wide else 2)
        # The room beside the list stays where there is no card yet: one may come, and rows do not jump.
        self._grid.setColumnMinimumWidth(1, theme().px(SIDE) if beside else 0)
        if wide:
            self.side.setFixedWidth(theme().px(SIDE))
        else:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(16_777_215)
        self.side.set_across(step == "middle", CARDS_DOWN if wide else FOOT_GAP)


def _column(widgets: Sequence[QWidget]) -> tuple[QWidget, QVBoxLayout]:
    """Put widgets one over the other, and give the column and its layout."""
    column = QWidget()
    inside = QVBoxLayout(column)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(0)
    for widget in widgets:
        inside.addWidget(widget)
    return column, inside
