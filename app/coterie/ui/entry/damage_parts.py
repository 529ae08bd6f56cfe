# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of the damage window: what was found, and the cards of what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.cards import Card
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.margins import Margins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from coterie.ui.entry.damage_shown import CountShown, FoundLine

INSIDE = (18, 14, 18, 14)


class FoundCard(Card):
    """What was looked at, sound or not."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        super().__init__()
        self.again = Button(_("Check again"), kind="ghost", icon="refresh-cw", height=28)
        head = QHBoxLayout()
        head.addWidget(Label(_("What was found"), "strong", wrap=True), 1)
        head.addWidget(self.again)
        self.body.addLayout(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.body.addLayout(self._lines)
        self._shown: list[QWidget] = []

    def show_lines(self, lines: Sequence[FoundLine]) -> None:
        """Show other findings."""
        for old in self._shown:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = [_found(line) for line in lines]
        for one in self._shown:
            self._lines.addWidget(one)


class OfferCard(Card):
    """One thing that can be done: what it is, what it means, and its button."""

    def __init__(self, icon: str, title: str, button: str) -> None:
        """Make a card; its text comes later."""
        super().__init__()
        self.button = Button(button)
        self._text = Label("", "label", "text2", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconLabel(icon, 20, "text2"))
        head.addWidget(Label(title, "strong", wrap=True), 1)
        self.body.addLayout(head)
        self.body.addWidget(self._text)
        self.body.addStretch(1)
        self.body.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_text(self, text: str) -> None:
        """Say something else about it."""
        self._text.setText(text)


class TintedCard(QWidget):
    """The ground of what is offered first."""

    def __init__(self) -> None:
        """Make an empty one; put things into `body`."""
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*INSIDE)
        self.body.setSpacing(12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        del event
        look = theme()
        line = look.colour("border") if look.appearance.contrast else None
        strokes.box(QPainter(self), QRectF(self.rect()), RADII.card, look.colour("accent_bg"), line)


def count_words(count: CountShown) -> QWidget:
    """Show a number with what stands below it, read out as one sentence."""
    words = QWidget()
    column = QVBoxLayout(words)
    Margins(0, 0, 24, 0).put_on(column, words.layoutDirection())
    column.setSpacing(1)
    column.addWidget(Label(count.number, "strong"))
    if count.beside:
        column.addWidget(Label(count.beside, "caption", "text2"))
    return words


def _found(line: FoundLine) -> QWidget:
    """Show one finding; the icon says whether it is sound, and so does its name."""
    shown = QWidget()
    icon = IconLabel("circle-check" if line.is_sound else "triangle-alert", 18, "ok" if line.is_sound else "warn")
    icon.setAccessibleName(_("Sound") if line.is_sound else _("Damaged"))
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(Label(line.title, "label_medium", wrap=True))
    if line.detail:
        words.addWidget(Label(line.detail, "label", "text2", wrap=True))
    row = QHBoxLayout(shown)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return shown
