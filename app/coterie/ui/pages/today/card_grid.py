# SPDX-License-Identifier: GPL-3.0-or-later
"""The cards of the page, one over the other beside the list, or beside each other below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from coterie.ui.design.tokens import MEASURES

if TYPE_CHECKING:
    from collections.abc import Sequence

#: So many cards stand beside each other at most; one more, and there are two rows of two.
MOST = 3


class CardGrid(QWidget):
    """Holds the cards; those that are hidden take no place."""

    def __init__(self, cards: Sequence[QWidget]) -> None:
        """Take the cards, in the order they are read."""
        super().__init__()
        self._cards = list(cards)
        self._across = False
        self._grid = QGridLayout(self)
        self._grid.setSpacing(MEASURES.card_gap)
        for card in cards:
            card.setParent(self)
        self.arrange()

    def add(self, card: QWidget, place: int) -> None:
        """Put one more card among the others. place: its number."""
        self._cards.insert(place, card)
        card.setParent(self)
        self.arrange()

    def set_across(self, across: bool, above: int) -> None:
        """Put them beside each other, or one over the other. above: the room above them."""
        self._across = across
        self._grid.setContentsMargins(0, above, 0, 0)
        self.arrange()

    def arrange(self) -> None:
        """Give every card that is shown its place."""
        for card in self._cards:
            self._grid.removeWidget(card)
        shown = [card for card in self._cards if not card.isHidden()]
        columns = self._columns(len(shown))
        for number, card in enumerate(shown):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(MOST):
            self._grid.setColumnStretch(column, int(column < columns))
        for row in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(row, int(not self._across and row == len(shown)))

    def _columns(self, number: int) -> int:
        if not self._across or number < 2:
            return 1
        return number if number <= MOST else 2
