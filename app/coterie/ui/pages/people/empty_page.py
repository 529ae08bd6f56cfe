# SPDX-License-Identifier: GPL-3.0-or-later
"""The page while there is nobody: a place to drop a file, and three ways to begin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import MEASURES, RADII
from coterie.ui.file_places import incoming
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.controls import RESTYLING, PaintedButton
from coterie.ui.parts.empty_state import DropZone
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

ZONE, COLUMN, CARD, ONE_LINE = 300, 720, 150, 640


class WayCard(PaintedButton, QAbstractButton):
    """A card that can be pressed: an icon, a title and what comes of it."""

    def __init__(self, icon: str, title: str, text: str) -> None:
        """Make a card."""
        super().__init__()
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 16, 18, 16)
        self._column.setSpacing(3)
        self._column.addWidget(IconLabel(icon, 20, "text2"))
        self._column.addSpacing(6)
        words = Label(text, "label", "text2", wrap=True)
        words.set_airy()
        for label in (Label(title, "strong", wrap=True), words):
            # Inside a button a label would take the colour of buttons.
            label.setForegroundRole(QPalette.ColorRole.WindowText)
            self._column.addWidget(label)
        self._column.addStretch(1)

    def sizeHint(self) -> QSize:
        """Give the size of what is on it."""
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Give the least size of what is on it."""
        return self._column.totalMinimumSize()

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the words in a width."""
        return self._column.totalHeightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        look = theme()
        box = QRectF(self.rect())
        fill = "pressed" if self.isDown() else "hover" if self.hovered() else "surface"
        strokes.box(painter, box, RADII.card, look.colour(fill), look.colour("border"))
        if self.ringed:
            strokes.focus_ring(painter, box, RADII.card - 1)


class EmptyPage(QWidget):
    """Offers ways to begin. dropped: files; new_wanted: a person; samples_wanted, help_wanted, find_wanted."""

    dropped = Signal(list)
    new_wanted = Signal()
    samples_wanted = Signal()
    sources_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self) -> None:
        """Make it."""
        super().__init__()
        self.new_button = writing(Button(_("New person"), kind="primary", icon="user-plus", key="N"))
        self.zone = DropZone(
            _("Drop a file to bring your people in"),
            _("Coterie knows LinkedIn exports, contact cards (vCard) and calendar files."),
            _("Read on this device. You see every change before it is saved."),
            key=_native("Ctrl+O"),
        )
        self.add_button = writing(Button(_("Add one person"), icon="user-plus", key="N"))
        self.zone.add_action(self.add_button)
        self.sources = WayCard(
            "file-spreadsheet", _("How to get your LinkedIn file"), _("Four steps, about ten minutes of waiting.")
        )
        self.samples = WayCard(
            "sparkles", _("Look around first"), _("Load 40 fictional people. Remove them with one click.")
        )
        find, add = _native("Ctrl+K"), _native("Ctrl+N")
        keys = _("{find} finds or runs anything. {add} adds anything.").format(find=find, add=add)
        self.keys = WayCard("keyboard", _("Two keys to remember"), keys)
        self._arrange()
        self.zone.dropped.connect(self.dropped)
        self.zone.choose.connect(self._choose)
        for button, wanted in (
            (self.new_button, self.new_wanted), (self.add_button, self.new_wanted), (self.samples, self.samples_wanted),
            (self.sources, self.sources_wanted), (self.keys, self.keys_wanted),
        ):  # fmt: skip
            button.clicked.connect(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below each other where room is short."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        wide = event.size().width() >= theme().px(ONE_LINE)
        self._cards.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another density and text size."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self._measure()

    def _choose(self) -> None:
        files, _kind = QFileDialog.getOpenFileNames(self.window(), _("Import files"), incoming())
        if files:
            self.dropped.emit([Path(file) for file in files])

    def _arrange(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(Label(_("People"), "title"))
        self._head.addStretch(1)
        self._head.addWidget(self.new_button)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(MEASURES.card_gap - 2)
        for card in (self.sources, self.samples, self.keys):
            self._cards.addWidget(card, 1)
        self._middle = QWidget()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.zone)
        column.addLayout(self._cards)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._middle, 100)
        across.addStretch(1)
        content = QWidget()
        self._content = QVBoxLayout(content)
        self._content.setSpacing(12)
        self._content.addLayout(self._head)
        self._content.addStretch(2)
        self._content.addLayout(across)
        self._content.addStretch(3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(content))
        self._measure()

    def _measure(self) -> None:
        look = theme()
        margin = look.density.page_margin
        self._content.setContentsMargins(margin, 20, margin, margin)
        self._middle.setMaximumWidth(look.px(COLUMN))
        self.zone.setMinimumHeight(look.px(ZONE))
        for card in (self.sources, self.samples, self.keys):
            card.setMinimumHeight(look.px(CARD))


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
