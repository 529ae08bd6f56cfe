# SPDX-License-Identifier: GPL-3.0-or-later
"""A field of several lines that keeps long runs of text out of sight, because Qt would stop the window over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from coterie.ui.design.theme import theme
from coterie.ui.parts.controls import RESTYLING
from coterie.ui.parts.covers import covered, is_marked, uncovered
from coterie.ui.parts.line_fields import edit_menu, field_box, see_through
from coterie.ui.parts.runs import pieces
from coterie.ui.parts.scrolling import thin_scroll_bars

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QResizeEvent, QTextBlock

PADDING_X, PADDING_Y = 8, 6
#: Stands for what is kept out of sight; that rides on its format, so that copy, undo and delete take it along.
MARK = "…"
KEPT = QTextFormat.Property.UserProperty + 1


class TextArea(QPlainTextEdit):
    """A field of several lines. `toPlainText` gives the whole text, also where only a beginning is shown."""

    def __init__(self, placeholder: str = "", *, name: str, parent: QWidget | None = None) -> None:
        """Make an empty field. name: for screen readers."""
        super().__init__(parent)
        self._least, self._most = 3, 8
        self._problem = ""
        self._keeps = False
        self._covered = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        see_through(self)
        thin_scroll_bars(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._fit)
        self._lay_out()

    @property
    def problem(self) -> str:
        """What is wrong with the text, or nothing."""
        return self._problem

    def set_problem(self, text: str) -> None:
        """Mark the field as wrong and say why to screen readers; an empty text clears the mark."""
        self._problem = text
        self.setAccessibleDescription(text)
        self.update()

    def set_lines(self, least: int, most: int) -> None:
        """Grow with the text between two numbers of lines."""
        self._least, self._most = least, most
        self._fit()

    def setPlainText(self, text: str) -> None:
        """Put a text in the place of all there is; there is no way back from it. Blur covers it until it is entered."""
        self._covered = text if is_marked(text) and not self.hasFocus() else ""
        text = covered(text) if self._covered else uncovered(text)
        super().setPlainText("")
        self._keeps = False
        undoable = self.isUndoRedoEnabled()
        self.setUndoRedoEnabled(False)
        self._insert(self.textCursor(), text)
        self.setUndoRedoEnabled(undoable)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.document().setModified(False)

    def insertPlainText(self, text: str) -> None:
        """Put a text where the cursor stands."""
        self._insert(self.textCursor(), text)

    def appendPlainText(self, text: str) -> None:
        """Put a text on a line of its own at the end."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._insert(cursor, text if self.document().isEmpty() else "\n" + text)

    def toPlainText(self) -> str:
        """Give the whole text, as it was written: Qt's own way would turn every hard space into a plain one."""
        if self._covered:
            return uncovered(self._covered)
        if not self._keeps:
            return _with_plain_breaks(self.document().toRawText())
        lines: list[str] = []
        block = self.document().begin()
        while block.isValid():
            lines.append(_whole(block, block.position(), block.position() + block.length()))
            block = block.next()
        return "\n".join(lines)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text from the clipboard or a drop, and nothing else."""
        if source.hasText():
            self._insert(self.textCursor(), source.text())
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the whole of the selected text to the clipboard."""
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        lines: list[str] = []
        while block.isValid() and block.position() <= cursor.selectionEnd():
            lines.append(_whole(block, cursor.selectionStart(), cursor.selectionEnd()))
            block = block.next()
        data = QMimeData()
        data.setText("\n".join(lines))
        return data

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow or shrink with the lines of the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def sizeHint(self) -> QSize:
        """Give the size for the lines there are."""
        return QSize(theme().px(320), self._height())

    def minimumSizeHint(self) -> QSize:
        """Give the size of a field that still shows some words."""
        return QSize(theme().px(120), self._height())

    def event(self, event: QEvent) -> bool:
        """Paint the box around the text, which Qt leaves to the frame."""
        if event.type() == QEvent.Type.Paint:
            field_box(
                QPainter(self),
                QRectF(self.rect()),
                focused=self.hasFocus(),
                problem=bool(self._problem),
                enabled=self.isEnabled(),
            )
            return True
        return bool(super().event(event))

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under a new look."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring, and the true words: they are about to be changed."""
        super().focusInEvent(event)
        if self._covered:
            self.setPlainText(uncovered(self._covered))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the usual menu in our own clothes."""
        edit_menu(self, self.createStandardContextMenu()).popup(event.globalPos())

    def _insert(self, cursor: QTextCursor, text: str) -> None:
        plain = QTextCharFormat()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for shown, kept in pieces(text):
            cursor.insertText(shown, plain)
            if kept:
                self._keeps = True
                mark = QTextCharFormat()
                mark.setProperty(KEPT, kept)
                mark.setForeground(theme().colour("text3"))
                cursor.insertText(MARK, mark)
                cursor.setCharFormat(plain)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _lay_out(self) -> None:
        look = theme()
        x, y = look.px(PADDING_X), look.px(PADDING_Y)
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setViewportMargins(round(x / 2) if turned else x, y, x if turned else round(x / 2), y)
        self._fit()

    def _height(self) -> int:
        lines = max(self._least, self._lines())
        frame = 2 * (theme().px(PADDING_Y) + round(self.document().documentMargin()))
        return round(lines * self.fontMetrics().lineSpacing()) + frame + 1

    def _lines(self) -> int:
        """Count the lines on show, as far as they matter for the height."""
        count = 0
        block = self.document().begin()
        while block.isValid() and count < self._most:
            # Qt breaks a line when it comes into view; asking for its place makes it do so now.
            self.blockBoundingRect(block)
            count += max(1, block.layout().lineCount())
            block = block.next()
        return min(count, self._most)

    def _fit(self) -> None:
        height = self._height()
        if height != self.minimumHeight():
            self.setFixedHeight(height)
            self.updateGeometry()


def _whole(block: QTextBlock, start: int, end: int) -> str:
    """Give the text of a line between two places of the document, with what is kept out of sight."""
    parts: list[str] = []
    step = block.begin()
    while not step.atEnd():
        fragment = step.fragment()
        text = fragment.text()[max(0, start - fragment.position()) : max(0, end - fragment.position())]
        kept = fragment.charFormat().property(KEPT)
        parts.append(text.replace(MARK, str(kept)) if kept else text)
        step += 1
    return _with_plain_breaks("".join(parts))


def _with_plain_breaks(text: str) -> str:
    return text.replace("\u2029", "\n").replace("\u2028", "\n")
