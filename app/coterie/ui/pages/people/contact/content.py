# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things stand on the page: the cards beside the timeline while there is room, and below the header otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coterie.ui.design.theme import theme
from coterie.ui.parts.controls import RESTYLING
from coterie.ui.parts.margins import Margins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

#: From these widths of the page of a person on the cards stand beside the timeline, and in two columns above it.
WIDE, MIDDLE = 800, 520
SIDE, GAP, CARD_GAP = 262, 28, 12
#: Rows of the timeline reach so far out to both sides, so that what is on them stands in line with the rest.
REACH = 8
#: Which cards stand in the second of two columns, so that both are about as long.
SECOND = (2, 4)
TOP, END, BELOW, BOTTOM = 24, 14, 20, 28


class ContactContent(QWidget):
    """Lays out what the page gives it for the width it has."""

    def __init__(self, heads: Sequence[QWidget], main: QWidget, cards: Sequence[QWidget]) -> None:
        """Take the parts. heads: what stands across the page, one below the other; cards: in reading order."""
        super().__init__()
        self._step = ""
        self._main = main
        self._cards = tuple(cards)
        self.side = QWidget()
        self._columns = (QVBoxLayout(), QVBoxLayout())
        across = QHBoxLayout(self.side)
        across.setSpacing(CARD_GAP)
        for column in self._columns:
            column.setSpacing(CARD_GAP)
            column.addStretch(1)
            across.addLayout(column, 1)
        self._heads = QVBoxLayout()
        for head in heads:
            self._heads.addWidget(head)
        self._body = QGridLayout()
        self._body.setHorizontalSpacing(GAP - REACH)
        self._body.setVerticalSpacing(GAP)
        self._body.setColumnStretch(0, 1)
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(BELOW)
        self._outer.addLayout(self._heads)
        self._outer.addLayout(self._body, 1)
        self._fit()

    @property
    def step(self) -> str:
        """How the page is laid out: wide, middle or narrow."""
        return self._step

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the page: everything breaks."""
        return QSize(280, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look."""
        super().changeEvent(event)
        if event.type() in RESTYLING and hasattr(self, "_outer"):
            self._step = ""
            self._fit()

    def _fit(self) -> None:
        look = theme()
        margin = look.density.page_margin
        end = min(margin, END)
        Margins(margin - REACH, TOP, end - REACH, BOTTOM).put_on(self._outer, self.layoutDirection())
        Margins(REACH, 0, REACH, 0).put_on(self._heads, self.layoutDirection())
        step = "wide" if self.width() >= look.px(WIDE) else "middle" if self.width() >= look.px(MIDDLE) else "narrow"
        if step != self._step:
            self._step = step
            self._arrange(step)

    def _arrange(self, step: str) -> None:
        for widget in (self._main, self.side):
            self._body.removeWidget(widget)
        self._fill_columns(two=step == "middle")
        wide = step == "wide"
        if wide:
            self._body.addWidget(self._main, 0, 0)
            self._body.addWidget(self.side, 0, 1, Qt.AlignmentFlag.AlignTop)
            self.side.setFixedWidth(theme().px(SIDE) + REACH)
        else:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(16_777_215)
            self._body.addWidget(self.side, 0, 0, 1, 2)
            self._body.addWidget(self._main, 1, 0, 1, 2)
        inside = self.side.layout()
        if inside is not None:
            Margins(0 if wide else REACH, 0, REACH, 0).put_on(inside, self.layoutDirection())
        self._body.setRowStretch(0, int(wide))
        self._body.setRowStretch(1, int(not wide))

    def _fill_columns(self, *, two: bool) -> None:
        """Put the cards into one column or two, the first ones at the leading side."""
        first, second = self._columns
        for number, card in enumerate(self._cards):
            # An item that is taken out lives on in Python for a while, and the next one of a widget then keeps stale
            # sizes; the layout itself deletes at once what it removes.
            first.removeWidget(card)
            second.removeWidget(card)
            column = second if two and number in SECOND else first
            column.insertWidget(column.count() - 1, card)
        layout = self.side.layout()
        if isinstance(layout, QHBoxLayout):
            layout.setStretch(1, int(two))
            layout.setSpacing(CARD_GAP if two else 0)
