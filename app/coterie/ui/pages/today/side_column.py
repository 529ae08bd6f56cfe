# SPDX-License-Identifier: GPL-3.0-or-later
"""The cards of the page together: which of them there are, and the one that asks how an event was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from coterie.ui.pages.today.side_cards import NudgeCardView, PrepareCardView, WeekCardView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coterie.ui.pages.calendar.lines import ReviewCard
    from coterie.ui.pages.calendar.side_cards import ReviewCardView
    from coterie.ui.pages.today.card_grid import CardGrid
    from coterie.ui.pages.today.lines import Shown
    from coterie.ui.parts.cards import Card

#: Where the card that asks how an event was stands among the others.
ASKING = 1


class SideColumn(QObject):
    """Fills the cards. written: who was at an event, and one line; waved: not now; left: Esc, in what asks."""

    written = Signal(list, str)
    waved = Signal()
    left = Signal()

    def __init__(self) -> None:
        """Make the cards, empty; the one that asks is made when there is something to ask."""
        super().__init__()
        self.prepare, self.week, self.nudge = PrepareCardView(), WeekCardView(), NudgeCardView()
        self.review: ReviewCardView | None = None

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards there are from the beginning."""
        return (self.prepare, self.week, self.nudge)

    def show_cards(self, shown: Shown) -> None:
        """Show what the day has."""
        if shown.prepare is not None:
            self.prepare.show_card(shown.prepare)
        if shown.week is not None:
            self.week.show_card(shown.week)
        if shown.nudge is not None:
            self.nudge.show_card(shown.nudge)
        for view, card in zip(self.cards, (shown.prepare, shown.week, shown.nudge), strict=True):
            view.setVisible(card is not None)

    def show_review(self, card: ReviewCard | None, grid: CardGrid) -> None:
        """Ask how an event was, or nothing; who answered goes on where work on the page begins."""
        if card is None:
            if self.review is not None:
                focused: QWidget | None = QApplication.focusWidget()
                answers = focused is not None and self.review.isAncestorOf(focused)
                self.review.hide()
                if answers:
                    self.left.emit()
            return
        if self.review is None:
            self.review = self._made()
            grid.add(self.review, ASKING)
        self.review.show_card(card)
        self.review.show()

    def is_empty(self) -> bool:
        """Tell whether no card is shown."""
        return all(card is None or card.isHidden() for card in (*self.cards, self.review))

    def _made(self) -> ReviewCardView:
        from coterie.ui.pages.calendar.side_cards import ReviewCardView  # noqa: PLC0415 - most days ask nothing

        made = ReviewCardView()
        made.written.connect(self.written)
        made.waved.connect(self.waved)
        made.line.set_key("H")
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), made)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)
        return made
