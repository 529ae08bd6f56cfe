# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a mapping is kept for the next file with the same columns, and under which name."""

from __future__ import annotations

from PySide6.QtCore import Signal

from coterie.domain.texts import _
from coterie.ui.pages.import_export.review.side_card import SwitchRow
from coterie.ui.parts.cards import Card
from coterie.ui.parts.fields import Field


class RememberCard(Card):
    """The switch and the name. switched, named: somebody changed them."""

    switched = Signal(bool)
    named = Signal(str)

    def __init__(self) -> None:
        """Make it with the switch on."""
        super().__init__()
        self.row = SwitchRow(_("Remember this mapping"), _("For files with the same columns"))
        self.name = Field(_("Name"), name=_("Name of the mapping"))
        self.row.toggled.connect(self.switched)
        self.name.written.connect(self.named)
        self.body.addWidget(self.row)
        self.body.addWidget(self.name)

    def show_state(self, *, on: bool, name: str) -> None:
        """Show whether it is kept, and its name."""
        self.row.show_state(on=on)
        if name != self.name.text():
            self.name.setText(name)
        self.name.setVisible(on)
