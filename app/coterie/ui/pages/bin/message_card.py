# SPDX-License-Identifier: GPL-3.0-or-later
"""The messages of this session, each with its button while that still does something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.cards import Card, Separator, SideTitle
from coterie.ui.parts.labels import Label
from coterie.ui.parts.scrolling import ScrollArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.pages.bin.presenter import MessageLine

MOST = 30


class MessageCard(QWidget):
    """Lists messages. pressed: the button of one, by its place."""

    pressed = Signal(int)

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self._card = Card()
        head = QHBoxLayout()
        head.addWidget(SideTitle(_("Recent messages")), 1)
        head.addWidget(Label(_("This session"), "label", "text2"))
        self._card.body.addLayout(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        inside = QWidget()
        inside.setLayout(self._lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        area = ScrollArea()
        area.setWidget(inside)
        area.setMinimumHeight(180)
        self._card.body.addWidget(area)
        note = Banner(
            "accent",
            "undo-2",
            _("Undo goes further back than a message"),
        )
        note.set_text(
            _("Undo goes further back than a message"),
            _("Ctrl+Z takes back your last steps one by one, also after a lock. They are kept for 30 days."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._card)
        column.addWidget(note)

    def show_lines(self, lines: Sequence[MessageLine]) -> None:
        """Show these messages."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if not lines:
            self._lines.addWidget(Label(_("Nothing yet."), "label", "text2"))
        for number, line in enumerate(lines[:MOST]):
            if number:
                self._lines.addWidget(Separator())
            self._lines.addWidget(self._row(line))
        self._lines.addStretch(1)

    def _row(self, line: MessageLine) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 8, 0, 8)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(line.text, "label_medium", wrap=True))
        words.addWidget(Label(line.at, "caption", "text2"))
        across.addLayout(words, 1)
        if line.button:
            button = Button(line.button, kind="ghost", height=28)
            button.clicked.connect(lambda: self.pressed.emit(line.place))
            across.addWidget(button)
        return row
