# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet that lists clear pairs before they are merged together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.labels import Label
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.sheet import Sheet

if TYPE_CHECKING:
    from coterie.ui.pages.import_export.duplicates.clear_pairs import ClearText

WIDTH, LIST_HEIGHT = 560, 300


class ClearSheet(Sheet):
    """Every pair on a line of its own, and the question below."""

    acted = Signal()

    def __init__(self, host: QWidget, shown: ClearText) -> None:
        """Make a closed sheet."""
        super().__init__(host, name=shown.title, width=WIDTH)
        self.body.setContentsMargins(24, 22, 24, 18)
        self.body.setSpacing(10)
        self.body.addWidget(Label(shown.title, "title", wrap=True))
        below = _("Everything about both is kept, and Undo takes all of it back in one step.")
        self.body.addWidget(Label(below, "body", "text2", wrap=True))
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        for line in shown.lines:
            column.addWidget(Label(line, "body", wrap=True))
        column.addStretch(1)
        area = ScrollArea(lines)
        area.setMaximumHeight(theme().px(LIST_HEIGHT))
        self.body.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        self.keep, self.act = Button(_("Cancel")), Button(shown.act, kind="primary", icon="git-merge")
        self.keep.clicked.connect(self.close_sheet)
        self.act.clicked.connect(self._merge)
        foot.addWidget(self.keep)
        foot.addWidget(self.act)
        self.body.addLayout(foot)

    def _merge(self) -> None:
        self.close_sheet()
        self.acted.emit()
