# SPDX-License-Identifier: GPL-3.0-or-later
"""A text that can be pressed: it looks like any other text until the pointer or the focus is on it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.controls import RESTYLING, TARGET, EnterPresses
from coterie.ui.parts.paragraphs import Paragraph
from coterie.ui.parts.runs import displayed
from coterie.ui.parts.tooltips import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

#: So much of a text is shown; the whole is in the tool tip.
LONGEST = 600
#: The words give way so far inside the focus ring.
SHIFT = 6
CAPTION_GAP = 1
_UNBOUNDED = 16_777_215


class TextButton(EnterPresses, QPushButton):
    """Words that can be pressed, on as many lines as they need. caption: a quieter line above them.

    role, colour: of the words. name: for screen readers, "" = the words.
    """

    def __init__(
        self, text: str = "", role: str = "body", colour: str = "text", *, parent: QWidget | None = None
    ) -> None:
        """Make one."""
        super().__init__(parent)
        self._role, self._colour, self._caption = role, colour, ""
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._plain = False
        self._most = LONGEST
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def set_most(self, letters: int) -> None:
        """Show so many letters at most; the whole is in the tool tip."""
        self._most = letters

    def set_plain(self, plain: bool) -> None:
        """Be a text like any other, which cannot be pressed, or can be again."""
        self._plain = plain
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if plain else Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor if plain else Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, plain)

    def show_words(self, text: str, caption: str = "", name: str = "") -> None:
        """Show other words. name: what a screen reader says instead of them."""
        self._caption = displayed(caption)
        self.setText(text)
        self.setAccessibleName(name)

    def setText(self, text: str) -> None:
        """Show a text, shortened where it is endless."""
        is_long = len(text) > self._most
        super().setText(text[: self._most].rstrip() + "…" if is_long else text)
        self.setToolTip(plain_tooltip(text) if is_long else "")
        self._forget()

    def restyle(self, role: str, colour: str) -> None:
        """Take another text role or colour."""
        self._role, self._colour = role, colour
        self._forget()

    def sizeHint(self) -> QSize:
        """Give the size with every line of the text on one line."""
        look = theme()
        lines = [(line, self._role) for line in self.text().split("\n")] + [(self._caption, "caption")]
        width = ceil(max(look.metrics(role).horizontalAdvance(line) for line, role in lines)) + 2 + SHIFT
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Give a narrow size: longer words are broken."""
        least = min(self.sizeHint().width(), round(theme().metrics(self._role).averageCharWidth() * 10))
        return QSize(least, self.heightForWidth(_UNBOUNDED))

    def hasHeightForWidth(self) -> bool:
        """Narrow means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all lines in a width."""
        heights = [paragraph.fit(max(1, width - SHIFT)) for paragraph in self._laid_out()]
        return ceil(sum(heights)) + CAPTION_GAP * (len(heights) - 1)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under a new look."""
        if event.type() in RESTYLING:
            self._forget()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words flush with the text around; a dotted line under them says that they can be pressed."""
        del event
        painter = QPainter(self)
        look = theme()
        if self.ringed:
            strokes.focus_ring(painter, QRectF(self.rect()), RADII.check)
        shift = SHIFT if self.ringed else 0
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            shift = SHIFT - shift
        paragraphs = self._laid_out()
        heights = [paragraph.fit(max(1, self.width() - SHIFT)) for paragraph in paragraphs]
        top = (self.height() - sum(heights) - CAPTION_GAP * (len(heights) - 1)) / 2
        for number, paragraph in enumerate(paragraphs):
            is_caption = bool(self._caption) and number == 0
            role = "text3" if is_caption else self._colour
            painter.setPen(look.colour(role if self.isEnabled() else "disabled"))
            paragraph.draw(painter, QPointF(shift, round(top)))
            top += heights[number] + CAPTION_GAP
        if self.hovered() and not self._plain:
            self._underline(painter, paragraphs[-1].width())

    def _underline(self, painter: QPainter, width: float) -> None:
        line = round(self.height() - 1) + 0.5
        left = 0.0 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - width
        painter.setPen(QPen(theme().colour("control"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(left, line), QPointF(left + width, line))

    def _laid_out(self) -> tuple[Paragraph, ...]:
        if not self._paragraphs:
            look = theme()
            sides = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
            sides = (sides & Qt.AlignmentFlag.AlignHorizontal_Mask) | Qt.AlignmentFlag.AlignAbsolute
            words = Paragraph(self.text(), look.font(self._role), sides, 1.0)
            caption = Paragraph(self._caption, look.font("caption"), sides, 1.0)
            self._paragraphs = (caption, words) if self._caption else (words,)
        return self._paragraphs

    def _forget(self) -> None:
        self._paragraphs = ()
        self.updateGeometry()
        self.update()


def least_target(button: QWidget) -> None:
    """Let a button be as high as a pointer needs."""
    button.setMinimumHeight(theme().px(TARGET))
