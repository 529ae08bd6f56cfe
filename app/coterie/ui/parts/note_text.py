# SPDX-License-Identifier: GPL-3.0-or-later
"""A note as it is read: plain letters with the look of headings, lists and code, and nothing that loads anything."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from coterie.domain.note_markup import (
    BULLET,
    CODE,
    HEADING,
    NUMBER,
    QUOTE,
    RULE,
    TASK,
    Block,
    Span,
    blocks_of,
    is_safe_link,
)
from coterie.ui.design.theme import theme
from coterie.ui.parts.controls import RESTYLING
from coterie.ui.parts.runs import displayed

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QWheelEvent

#: So much of a note is laid out; the whole is there where it is edited.
SHOWN, MOST_BLOCKS = 20_000, 1_000
SPACING, INDENT, LINE_PERCENT = 6, 20, 130
_MARKS = {BULLET: "•", TASK: "☐", "done": "☑"}
_HEADING_ROLES = {1: "sub", 2: "strong"}


class NoteDocument(QTextDocument):
    """A document that loads nothing: where a view gives nothing, Qt lets the document read the file."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Load nothing."""
        return


class NoteText(QTextBrowser):
    """Shows a note. link_wanted: somebody pressed a link, which is only told and never opened here."""

    link_wanted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty one. name: for screen readers."""
        super().__init__(parent)
        self._text = ""
        self._cut = False
        self._links: list[str] = []
        self.setDocument(NoteDocument(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._tell)

    @property
    def is_cut(self) -> bool:
        """Whether the note goes on behind what is shown."""
        return self._cut

    def show_note(self, text: str) -> None:
        """Show a note, at most its beginning."""
        if text == self._text and not self.document().isEmpty():
            return
        self._text = text
        self._write()

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Load nothing, whatever a note names."""
        return

    def sizeHint(self) -> QSize:
        """Give the room of the whole text in the width there is."""
        return QSize(theme().px(320), self._height())

    def minimumSizeHint(self) -> QSize:
        """Give a narrow size."""
        return QSize(theme().px(80), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow or shrink with the lines of the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take fonts and colours of a new look."""
        super().changeEvent(event)
        if event.type() in RESTYLING and self._text:
            self._write()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the page."""
        event.ignore()

    def _write(self) -> None:
        self._links = []
        document = self.document()
        document.clear()
        document.setDefaultFont(theme().font("body"))
        document.setDocumentMargin(0)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        blocks = blocks_of(displayed(self._text[:SHOWN]))
        self._cut = len(self._text) > SHOWN or len(blocks) > MOST_BLOCKS
        for number, block in enumerate(blocks[:MOST_BLOCKS]):
            self._write_block(cursor, block, first=number == 0)
        cursor.endEditBlock()
        self._fit()

    def _write_block(self, cursor: QTextCursor, block: Block, *, first: bool) -> None:
        place = _block_format(block, first=first)
        if first:
            cursor.setBlockFormat(place)
        else:
            cursor.insertBlock(place)
        base = _base_format(block)
        mark = _mark_of(block)
        if mark:
            cursor.insertText(mark + "\u2002", base)
        if block.kind == RULE:
            cursor.insertText("―――", base)
        for span in block.spans:
            self._write_span(cursor, span, QTextCharFormat(base))

    def _write_span(self, cursor: QTextCursor, span: Span, style: QTextCharFormat) -> None:
        style.setFont(_font(style.font(), span))
        if span.code:
            style.setBackground(theme().colour("hover"))
        if span.link and is_safe_link(span.link):
            style.setAnchor(True)
            style.setAnchorHref(f"#{len(self._links)}")
            style.setForeground(theme().colour("accent"))
            style.setFontUnderline(True)
            self._links.append(span.link)
        # A line break of its own does not end the block.
        cursor.insertText(span.text.replace("\n", "\u2028"), style)

    def _tell(self, place: QUrl) -> None:
        """Tell which link was pressed; the document itself holds numbers only."""
        number = place.fragment()
        if number.isascii() and number.isdigit() and int(number) < len(self._links):
            self.link_wanted.emit(self._links[int(number)])

    def _height(self) -> int:
        document: QTextDocument = self.document()
        document.setTextWidth(max(1, self.viewport().width()))
        return max(theme().px(20), ceil(document.size().height()))

    def _fit(self) -> None:
        height = self._height()
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
            self.updateGeometry()


def _font(base: QFont, span: Span) -> QFont:
    """Give the font of a stretch: a variable face has a weight of its own, so a bold one is another font."""
    if span.code:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(base.pointSizeF())
    else:
        bold = span.bold and base.weight() < QFont.Weight.DemiBold
        font = QFont(theme().font("strong") if bold else base)
    font.setItalic(span.italic)
    return font


def _mark_of(block: Block) -> str:
    if block.kind == NUMBER:
        return f"{block.number}."
    return _MARKS["done"] if block.kind == TASK and block.checked else _MARKS.get(block.kind, "")


def _block_format(block: Block, *, first: bool) -> QTextBlockFormat:
    look = theme()
    place = QTextBlockFormat()
    place.setLineHeight(LINE_PERCENT, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
    gap = look.px(SPACING * (2 if block.kind == HEADING else 1))
    place.setTopMargin(0 if first else gap / 3 if block.kind in {BULLET, NUMBER, TASK} else gap)
    if block.kind in {BULLET, NUMBER, TASK}:
        step = look.px(INDENT)
        place.setLeftMargin((block.level + 1) * step)
        place.setTextIndent(-step * 0.8)
    elif block.kind in {QUOTE, CODE}:
        place.setLeftMargin(look.px(INDENT) * 0.6)
    if block.kind == CODE:
        place.setBackground(look.colour("hover"))
        place.setLineHeight(0, int(QTextBlockFormat.LineHeightTypes.SingleHeight.value))
    return place


def _base_format(block: Block) -> QTextCharFormat:
    look = theme()
    style = QTextCharFormat()
    role = _HEADING_ROLES.get(block.level, "label_strong") if block.kind == HEADING else "body"
    style.setFont(look.font(role))
    style.setForeground(look.colour("text2" if block.kind in {QUOTE, RULE} else "text"))
    return style
