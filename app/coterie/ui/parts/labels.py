# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels: plain text in the fonts and colours of the look, renewed when the look changes."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coterie.ui.design.theme import theme
from coterie.ui.parts.bars import write_line
from coterie.ui.parts.controls import RESTYLING, sides_of
from coterie.ui.parts.covers import DASH, is_marked, said
from coterie.ui.parts.paragraphs import Paragraph
from coterie.ui.parts.runs import displayed
from coterie.ui.parts.tooltips import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent


#: Paragraphs of running text have more air between the lines; everything smaller is set as the face has it.
SPACING = {"body": 1.28}
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
LINE_LETTERS, LEAST_LETTERS = 72, 8
#: No screen shows more letters than this on one line.
LONGEST_LINE = 2_000


class Label(QLabel):
    """A text. role: of the type table; colour: of the colour table; wrap: may take several lines."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        colour: str = "text",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show a text; it is never read as mark-up."""
        super().__init__(parent)
        self._full = ""
        self._role = role
        self._colour = colour
        self._paragraph: Paragraph | None = None
        self._airy = False
        self._is_told = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._renew()
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text."""
        self._full = text
        self._paragraph = None
        super().setText(displayed(text))
        self._tell(text)

    def text(self) -> str:
        """Give the whole text, also where only the beginning is shown."""
        return self._full

    def restyle(self, role: str | None = None, colour: str | None = None) -> None:
        """Take another text role or colour."""
        self._role = role or self._role
        self._colour = colour or self._colour
        self._renew()

    def set_airy(self) -> None:
        """Set the lines of a small text as far apart as those of running text."""
        self._airy = True
        self._paragraph = None
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Give the size on one line, or on lines of a length that reads well."""
        if not self._breaks():
            return super().sizeHint()
        metrics = self.fontMetrics()
        lines = QLabel.text(self).split("\n")
        width = max(metrics.horizontalAdvance(line[: LINE_LETTERS * 2]) for line in lines) + 2
        width = min(width, metrics.averageCharWidth() * LINE_LETTERS)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Give a narrow size: longer words are broken."""
        if not self._breaks():
            return super().minimumSizeHint()
        metrics = self.fontMetrics()
        width = min(self.sizeHint().width(), metrics.averageCharWidth() * LEAST_LETTERS)
        return QSize(width, metrics.height())

    def heightForWidth(self, width: int) -> int:
        """Give the height that the text takes in a width."""
        if not self._breaks():
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        sides = margins.left() + margins.right()
        height = self._laid_out().fit(width - sides)
        return ceil(height) + margins.top() + margins.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text on the side where reading begins, whatever its letters; what can be selected is Qt's work."""
        if self._selectable():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        rect = self.contentsRect()
        if not self.wordWrap():
            sides = sides_of(self.alignment(), self.layoutDirection())
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            write_line(painter, QRectF(rect), sides, QLabel.text(self))
            return
        paragraph = self._laid_out()
        height = paragraph.fit(rect.width())
        top = float(rect.top())
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(0.0, (rect.height() - height) / 2)
        elif self.alignment() & Qt.AlignmentFlag.AlignBottom:
            top += max(0.0, rect.height() - height)
        paragraph.draw(painter, QPointF(rect.left(), round(top)))

    def changeEvent(self, event: QEvent) -> None:
        """Take fonts and colours of a new look."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self._renew()

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Lay the text to another side."""
        self._paragraph = None
        super().setAlignment(alignment)

    def _tell(self, text: str) -> None:
        """Let a screen reader say what is seen of a text that is covered."""
        if is_marked(text) or self._is_told:
            self._is_told = is_marked(text)
            self.setAccessibleName(said(text) if self._is_told else "")

    def _selectable(self) -> bool:
        return bool(self.textInteractionFlags() & _SELECTABLE)

    def _breaks(self) -> bool:
        """Whether we set the lines."""
        return self.wordWrap() and not self._selectable()

    def _laid_out(self) -> Paragraph:
        if self._paragraph is None:
            sides = sides_of(self.alignment(), self.layoutDirection())
            sides &= Qt.AlignmentFlag.AlignHorizontal_Mask
            self._paragraph = Paragraph(
                QLabel.text(self), self.font(), sides | Qt.AlignmentFlag.AlignAbsolute, self._spacing()
            )
        return self._paragraph

    def _spacing(self) -> float:
        return SPACING["body"] if self._airy else SPACING.get(self._role, 1.0)

    def _renew(self) -> None:
        look = theme()
        self._paragraph = None
        font = look.font(self._role)
        if self.font() != font:
            self.setFont(font)
        colour = look.colour(self._colour)
        if self.palette().color(QPalette.ColorRole.WindowText) != colour:
            palette = QPalette()
            for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
                palette.setColor(group, QPalette.ColorRole.WindowText, colour)
            self.setPalette(palette)
        self.updateGeometry()


class ElidedLabel(Label):
    """A single line that ends in an ellipsis where room is short; the whole text is in the tool tip and the name."""

    def __init__(
        self, text: str = "", role: str = "body", colour: str = "text", *, parent: QWidget | None = None
    ) -> None:
        """Show a text in whatever width there is."""
        super().__init__(role=role, colour=colour, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text."""
        self._full = text
        self.setAccessibleName(said(text))
        self._elide()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Give the size of the whole line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._line()) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Give room for a letter and the ellipsis."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("m…"), metrics.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the new width."""
        super().resizeEvent(event)
        self._elide()

    def _renew(self) -> None:
        super()._renew()
        self._elide()

    def _line(self) -> str:
        return displayed(self._full[:LONGEST_LINE]).replace("\n", " ")

    def _elide(self) -> None:
        line = self._line()
        shown = line
        if DASH not in line:
            shown = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.width())
        if shown != QLabel.text(self):
            QLabel.setText(self, shown)
        self.setToolTip(plain_tooltip(self._full) if shown != line else "")
