# SPDX-License-Identifier: GPL-3.0-or-later
"""A row of a card: a sign, what it is, a sentence that may change, and what can be done at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.ui.design.theme import theme
from coterie.ui.pages.import_export.folding import Fold
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_WORDS = 150


class ChoiceRow(QWidget):
    """One row; its controls are named after it."""

    def __init__(self, icon: str, title: str, detail: str, controls: Sequence[QWidget] = ()) -> None:
        """Put controls beside words, or below them where room is short."""
        super().__init__()
        self.title, self._detail = Label(title, "label_medium", wrap=True), Label(detail, "caption", "text2", wrap=True)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self._detail)
        column.addStretch(1)
        self._ends = WrapRow(gap=8)
        for control in controls:
            self._ends.add(control)
        if not controls:
            self._ends.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(12)
        row.addWidget(IconLabel(icon, 18, "text2"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(_WordsAndEnds(words, self._ends, gap=12), 1)

    def show_words(self, title: str, detail: str) -> None:
        """Say something else."""
        self.title.setText(title)
        self.show_detail(detail)

    def show_detail(self, detail: str) -> None:
        """Say something else below the title."""
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))


class _WordsAndEnds(Fold):
    """Words, and controls that go below them where the words would be squeezed."""

    def least_main(self) -> int:
        return min(theme().px(LEAST_WORDS), self.main_part.sizeHint().width())
