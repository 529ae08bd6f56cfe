# SPDX-License-Identifier: GPL-3.0-or-later
"""Formats to choose from, each with a line about what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.checks import radio_mark
from coterie.ui.parts.controls import PaintedButton, mirrored, ringed_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

    from coterie.ui.pages.import_export.export.words import FormatText

PADDING, GAP, ICON, MARK, HEIGHT, LINE_GAP, CHOSEN_LINE = 14, 12, 20, 18, 62, 2, 1.5


class FormatCard(PaintedButton, QRadioButton):
    """One format."""

    def __init__(self, form: FormatText) -> None:
        """Make a card."""
        super().__init__()
        self._form = form
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(form.title)
        self.setAccessibleName(form.title)
        self.setAccessibleDescription(form.text)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Give the height of two lines; the width is the column's."""
        look = theme()
        words = look.metrics("strong").height() + look.metrics("label").height() + LINE_GAP
        return QSize(220, max(HEIGHT, round(words) + 20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the icon, the words and the mark."""
        del event
        look = theme()
        painter = QPainter(self)
        box = ringed_box(painter, QRectF(self.rect()), RADII.card, ringed=self.ringed)
        self._paint_box(painter, box)
        direction, middle = self.layoutDirection(), box.center().y()
        side = look.px(ICON)
        icon = QRectF(box.left() + PADDING, middle - side / 2, side, side)
        strokes.icon(
            painter, mirrored(icon, box, direction), self._form.icon, "accent" if self.isChecked() else "text2"
        )
        mark = QRectF(box.right() - PADDING - look.px(MARK), middle - look.px(MARK) / 2, look.px(MARK), look.px(MARK))
        radio_mark(painter, mirrored(mark, box, direction), checked=self.isChecked(), hovered=self.hovered())
        first, second = look.metrics("strong").height(), look.metrics("label").height()
        top = middle - (first + LINE_GAP + second) / 2
        left, width = icon.right() + GAP, mark.left() - GAP - icon.right() - GAP
        flags = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        painter.setLayoutDirection(direction)
        for text, role, colour, above, height in (
            (self._form.title, "strong", "text", top, first),
            (self._form.text, "label", "text2", top + first + LINE_GAP, second),
        ):
            painter.setFont(look.font(role))
            painter.setPen(look.colour(colour))
            shown = look.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(mirrored(QRectF(left, above, width, height), box, direction), flags, shown)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        look = theme()
        line = CHOSEN_LINE if self.isChecked() else 1.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("accent" if self.isChecked() else "border"), line))
        painter.setBrush(look.colour("accent_bg" if self.isChecked() else "hover" if self.hovered() else "surface"))
        painter.drawRoundedRect(box.adjusted(line / 2, line / 2, -line / 2, -line / 2), RADII.card, RADII.card)


class FormatCards(QWidget):
    """The formats. chosen: one of them, by its key."""

    chosen = Signal(str)

    def __init__(self, forms: Sequence[FormatText]) -> None:
        """Make a card for each."""
        super().__init__()
        self._cards: dict[str, FormatCard] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for form in forms:
            card = self._cards[form.key] = FormatCard(form)
            card.clicked.connect(lambda _checked=False, key=form.key: self.chosen.emit(key))
            column.addWidget(card)

    def chosen_card(self) -> QWidget:
        """Give the card that is chosen."""
        return next((card for card in self._cards.values() if card.isChecked()), self)

    def show_chosen(self, key: str) -> None:
        """Show which one is chosen."""
        self._cards[key].setChecked(True)
