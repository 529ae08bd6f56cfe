# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards of the side column: a little tighter than others, because it is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.ui.design.theme import theme
from coterie.ui.parts.cards import Card

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

ACROSS, DOWN = 16, 15
COMPACT_BY = 3


class SideCard(Card):
    """A card at the side."""

    def _take_density(self) -> None:
        compact = COMPACT_BY if theme().density.row < 50 else 0
        self.body.setContentsMargins(ACROSS - compact, DOWN - compact, ACROSS - compact, DOWN - compact)


def empty_layout(layout: QLayout) -> None:
    """Take everything out of a layout for good."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
