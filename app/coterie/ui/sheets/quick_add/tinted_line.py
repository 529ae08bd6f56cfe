# SPDX-License-Identifier: GPL-3.0-or-later
"""One line of text with tints behind the pieces that were understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

MOST = 2_000
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@dataclass(frozen=True)
class Tint:
    """A piece of the line and the tone behind it, such as info."""

    start: int
    end: int
    tone: str


class TintedLine(QPlainTextEdit):
    """A field of one line. entered: Enter was pressed; taken_back: a tint was turned into plain words, by its text."""

    entered = Signal()
    taken_back = Signal(str)

    def __init__(self, placeholder: str, *, name: str) -> None:
        """Make an empty line. name: what a screen reader calls it."""
        super().__init__()
        self._tints: tuple[Tint, ...] = ()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.viewport().setAutoFillBackground(False)
        self._dress()

    def text(self) -> str:
        """Give what was typed."""
        return self.toPlainText().replace("\n", " ")

    def set_tints(self, tints: Sequence[Tint]) -> None:
        """Tint these pieces."""
        self._tints = tuple(tints)
        self.viewport().update()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take pasted text as one line, as much of it as one line holds."""
        self.insertPlainText(" ".join(source.text()[:MOST].split()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add with Enter; Backspace right behind a tint takes the tint away first, not the words."""
        if event.key() in _ENTER:
            self.entered.emit()
            return
        if event.key() == Qt.Key.Key_Backspace and not self.textCursor().hasSelection():
            at = self.textCursor().position()
            tint = next((tint for tint in self._tints if tint.end == at), None)
            if tint is not None:
                self.taken_back.emit(self.text()[tint.start : tint.end].strip())
                return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the new look."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange} and event.spontaneous():
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tints, then the words."""
        painter = QPainter(self.viewport())
        look = theme()
        for tint in self._tints:
            strokes.box(painter, self._place(tint), 5, look.colour(f"{tint.tone}_bg"))
        painter.end()
        super().paintEvent(event)

    def _place(self, tint: Tint) -> QRectF:
        """Give where a piece of the line lies."""
        edges = []
        for position in (tint.start, tint.end):
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(position, len(self.toPlainText())))
            edges.append(QRectF(self.cursorRect(cursor)))
        left, right = sorted((edges[0].left(), edges[1].left()))
        return QRectF(left - 3, edges[0].top() - 2, right - left + 6, edges[0].height() + 4)

    def _dress(self) -> None:
        font = theme().font("sub_plain")
        self.setFont(font)
        self.document().setDocumentMargin(4)
        self.setFixedHeight(round(theme().metrics("sub_plain").height()) + 16)
