# SPDX-License-Identifier: GPL-3.0-or-later
"""What left the vault: the newest lines of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.buttons import LinkButton
from coterie.ui.parts.cards import Card, Separator
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import ElidedLabel, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.pages.privacy.shown import LeftLine


class LeftCard(Card):
    """Shows the newest lines of the ledger of exports."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self.full_list = LinkButton(_("Full list"), at_end=True)
        self._shown: tuple[tuple[LeftLine, ...], str] | None = None
        head = QHBoxLayout()
        head.addWidget(Label(_("Exports"), "strong", wrap=True), 1)
        head.addWidget(self.full_list)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(head)
        self.body.addLayout(self._lines)

    def show_left(self, lines: Sequence[LeftLine] | None) -> None:
        """Show these lines; None = they cannot be read."""
        nothing = (
            _("Nothing has left this vault.") if lines is not None else _("This part of the vault cannot be read.")
        )
        lines = tuple(lines or ())
        if (lines, nothing) == self._shown:
            return
        self._shown = lines, nothing
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not lines:
            self._lines.addWidget(Label(nothing, "label", "text2", wrap=True))
        for number, line in enumerate(lines):
            if number:
                self._lines.addWidget(Separator())
            self._lines.addWidget(_row(line))


def _row(line: LeftLine) -> QWidget:
    row = QWidget()
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(ElidedLabel(line.name, "label_medium"))
    words.addWidget(ElidedLabel(line.detail, "caption", "text2"))
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 8, 0, 8)
    across.setSpacing(12)
    across.addWidget(IconLabel(line.icon, 16, "text2"), 0, Qt.AlignmentFlag.AlignTop)
    across.addLayout(words, 1)
    across.addWidget(Label(line.much, "label"), 0, Qt.AlignmentFlag.AlignVCenter)
    across.addWidget(Label(line.when, "label", "text2"), 0, Qt.AlignmentFlag.AlignVCenter)
    return row
