# SPDX-License-Identifier: GPL-3.0-or-later
"""Mappings that are kept: files with their columns are read without a question until they are forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.buttons import LinkButton
from coterie.ui.parts.cards import Card, Separator, SideTitle
from coterie.ui.parts.labels import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class KeptLine:
    """One mapping: its name, and of what it is a table."""

    name: str
    detail: str


class KeptCard(Card):
    """The mappings. forgotten: one is to go, by its number."""

    forgotten = Signal(int)

    def __init__(self) -> None:
        """Make an empty card, which nobody sees."""
        super().__init__()
        self.body.addWidget(SideTitle(_("Remembered mappings")))
        self.links: list[LinkButton] = []
        self._lines: Sequence[KeptLine] = ()
        self._rows: list[QWidget] = []
        self.hide()

    def show_lines(self, lines: Sequence[KeptLine]) -> None:
        """Show mappings, or nothing at all where there are none."""
        self.setVisible(bool(lines))
        if lines == self._lines:
            return
        self._lines = lines
        focused = next((number for number, link in enumerate(self.links) if link.hasFocus()), None)
        for old in self._rows:
            old.hide()
            old.deleteLater()
        self._rows, self.links = [], []
        for number, line in enumerate(lines):
            if number:
                self._put(Separator())
            self._put(self._row(number, line))
        if focused is not None and self.links:
            self.links[min(focused, len(self.links) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _put(self, part: QWidget) -> None:
        self.body.addWidget(part)
        self._rows.append(part)

    def _row(self, number: int, line: KeptLine) -> QWidget:
        row = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(line.name, "label_medium"))
        words.addWidget(ElidedLabel(line.detail, "caption", "text2"))
        forget = LinkButton(_("Forget"), at_end=True)
        forget.setAccessibleName(_("Forget the mapping “{0}”").format(line.name))
        forget.clicked.connect(lambda: self.forgotten.emit(number))
        self.links.append(forget)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 2, 0, 2)
        across.setSpacing(12)
        across.addLayout(words, 1)
        across.addWidget(forget, 0, Qt.AlignmentFlag.AlignVCenter)
        return row
