# SPDX-License-Identifier: GPL-3.0-or-later
"""What is promised and what is not, as a page of plain words to read in the window."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _, speech
from coterie.shipped import help_page
from coterie.ui.design.theme import theme
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.labels import Label
from coterie.ui.parts.note_text import NoteText
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.sheet import MARGIN, Sheet

SIDES, HIGH, LEAST, AROUND = 24, 620, 64, 130
PAGE = "security"


class SecuritySheet(Sheet):
    """Shows the page; it scrolls by the keys as well."""

    def __init__(self, host: QWidget) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("Security and privacy"))
        self.text = NoteText(_("What is promised and what is not"))
        self._area = ScrollArea()
        self._close = Button(_("Close"), kind="primary")
        self._close.clicked.connect(self.close_sheet)
        inside = QWidget()
        room = QVBoxLayout(inside)
        room.setContentsMargins(0, 0, 14, 0)
        room.addWidget(self.text)
        room.addStretch(1)
        self._area.setWidget(inside)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout()
        column.setContentsMargins(SIDES, 20, SIDES - 12, 18)
        column.setSpacing(12)
        column.addWidget(Label(_("Security and privacy"), "sub"))
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        self.body.addLayout(column)

    def ask(self) -> None:
        """Open it at its beginning."""
        self.text.show_note(help_page(PAGE, language.code if (language := speech().language) else ""))
        self._area.verticalScrollBar().setValue(0)
        self.open(self.text)

    def place(self) -> None:
        """Be as high as there is room for: the page is long."""
        room = self._host.height() - 2 * MARGIN - theme().px(AROUND)
        self._area.setFixedHeight(max(theme().px(LEAST), min(theme().px(HIGH), room)))
        super().place()
