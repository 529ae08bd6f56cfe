# SPDX-License-Identifier: GPL-3.0-or-later
"""Where somebody is known from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from coterie.domain.texts import _
from coterie.ui.pages.people.contact.side_card import SideCard, empty_layout
from coterie.ui.parts.cards import FactRow, SideTitle

if TYPE_CHECKING:
    from coterie.ui.pages.people.contact.shown import SourceShown


class SourcesCard(SideCard):
    """Shows sources."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__()
        self._shown: tuple[SourceShown, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(11)
        self.body.setSpacing(11)
        self.body.addWidget(SideTitle(_("Known from")))
        self.body.addLayout(self._rows)

    def show_sources(self, shown: tuple[SourceShown, ...]) -> None:
        """Show sources."""
        if shown != self._shown:
            self._shown = shown
            empty_layout(self._rows)
            for source in shown:
                self._rows.addWidget(FactRow(source.icon, source.text, source.detail))
