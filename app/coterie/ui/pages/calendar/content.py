# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things stand on the page: the view, the month and the cards beside it while there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QGridLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import MEASURES
from coterie.ui.parts.controls import RESTYLING
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.scrolling import WIDTH, ScrollArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

#: From this width on the side stands beside the agenda; below it goes away.
WIDE, SIDE, GAP = 1180, 299, 16
TOP, GRID_TOP, FOOT_GAP = 16, 12, 8
#: The room that a view needs at plain text, in pixels.
LEAST = 190


class CalendarContent(QWidget):
    """Lays out the head, the views that take turns, the side and the foot for the width it has."""

    def __init__(self, head: QWidget, views: Sequence[QWidget], cards: Sequence[QWidget], foot: QWidget) -> None:
        """Take the parts; what is no list among the views has no scroll bar to keep clear of."""
        super().__init__()
        self._side_wanted = True
        self._head, self._foot = head, foot
        self.stack = QStackedWidget()
        self._views = tuple(views)
        for view in views:
            self.stack.addWidget(view if isinstance(view, QAbstractItemView) else _clear_of_scroll_bar(view))
        self.stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QWidget()
        self._column = inside = QVBoxLayout(column)
        inside.setSpacing(MEASURES.card_gap)
        for card in cards:
            inside.addWidget(card)
        inside.addStretch(1)
        self.side = ScrollArea(column)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.addWidget(head, 0, 0)
        self._body = QWidget()
        self._inner = QGridLayout(self._body)
        self._inner.setHorizontalSpacing(GAP)
        self._inner.setVerticalSpacing(FOOT_GAP)
        self._inner.setColumnStretch(0, 1)
        self._inner.setRowStretch(0, 1)
        self._inner.addWidget(self.stack, 0, 0)
        self._inner.addWidget(self.side, 0, 1)
        self._inner.addWidget(foot, 1, 0)
        self._grid.addWidget(self._body, 1, 0)
        self._grid.setRowStretch(1, 1)
        self._fit()

    @property
    def view(self) -> QWidget:
        """The view that is in front."""
        return self._views[max(0, self.stack.currentIndex())]

    def bring(self, view: QWidget) -> None:
        """Bring a view to the front."""
        self.stack.setCurrentIndex(self._views.index(view))

    def want_side(self, wanted: bool) -> None:
        """Show the side where there is room, or not at all."""
        self._side_wanted = wanted
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look."""
        super().changeEvent(event)
        if event.type() in RESTYLING and hasattr(self, "_inner"):
            self._fit()

    def _fit(self) -> None:
        look = theme()
        margin = look.density.page_margin
        # The scroll bars stand beside what they scroll, not in its room.
        below = 0 if self._side_wanted else margin // 2
        top = TOP if self._side_wanted else GRID_TOP
        Margins(margin, top, margin - WIDTH, below).put_on(self._inner, self.layoutDirection())
        Margins(0, 0, WIDTH, margin // 2).put_on(self._column, self.layoutDirection())
        self.side.setVisible(self._side_wanted and self.width() >= look.px(WIDE))
        self.side.setFixedWidth(look.px(SIDE) + WIDTH)
        # What is out of sight needs no room.
        self.stack.setMinimumSize(LEAST, look.px(LEAST))


def _clear_of_scroll_bar(view: QWidget) -> QWidget:
    """Keep the room free at the end in which lists have their scroll bar; in a low window it is scrolled, too."""
    room = QWidget()
    inside = QVBoxLayout(room)
    Margins(0, 0, WIDTH, 0).put_on(inside, QApplication.layoutDirection())
    inside.addWidget(view)
    return ScrollArea(room)
