# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards and what stands on them: titles, facts, tiles with a number, lines between groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coterie.domain.written_numbers import whole
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.controls import RESTYLING, PaintedButton, mirrored
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent

TILE_PADDING, TILE_GAP = 16, 6
SELECTED_LINE = 1.5


class Card(QFrame):
    """A surface with a thin border. Put things into `body`; its margins follow the density."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setSpacing(8)
        self._take_density()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another density."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self._take_density()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface and its border."""
        painter = QPainter(self)
        look = theme()
        strokes.box(painter, QRectF(self.rect()), RADII.card, look.colour("surface"), look.colour("border"))

    def _take_density(self) -> None:
        across, down = theme().density.card_padding
        self.body.setContentsMargins(across, down, across, down)


class Separator(QFrame):
    """A thin line between groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a line as wide as the layout lets it be."""
        super().__init__(parent)
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        QPainter(self).fillRect(self.rect(), theme().colour("border"))


class SideTitle(Label):
    """The title of a card at the side."""

    def __init__(self, text: str) -> None:
        """Make a title."""
        super().__init__(text, "strong", "text", wrap=True)


class FactRow(QWidget):
    """One thing known of a record: an icon, what it is, its value, and a lock where it is private."""

    def __init__(self, icon: str, label: str, value: str, parent: QWidget | None = None) -> None:
        """Make a row. label: what the value is; value: any text, shown as it stands."""
        super().__init__(parent)
        self.label = Label(label, "caption", "text3", wrap=True)
        self.value = Label(value, "label", "text", wrap=True)
        self.lock = IconLabel("lock", 14, "text3")
        self.lock.hide()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.label)
        words.addWidget(self.value)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(10)
        self.row.addWidget(IconLabel(icon, 16, "text3"))
        self.row.addLayout(words, 1)
        self.row.addWidget(self.lock)

    def show_lock(self, spoken: str, icon: str = "lock") -> None:
        """Show a mark at the end, or none for "". spoken: what the mark means."""
        self.lock.show_icon(icon, "text3")
        self.lock.setAccessibleName(spoken)
        self.lock.setVisible(bool(spoken))


class StatTile(PaintedButton, QAbstractButton):
    """A number with its name, which can be chosen to see what it counts."""

    def __init__(self, icon: str, tone: str, title: str, number: int | str) -> None:
        """Make a tile. tone: the colour of the icon; number: a whole number, or finished words."""
        super().__init__()
        self._icon, self._tone = icon, tone
        self._number = ""
        self.setCheckable(True)
        self.setText(title)
        self.set_number(number)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_number(self, number: int | str) -> None:
        """Show another number."""
        self._number = number if isinstance(number, str) else whole(number)
        self.setAccessibleName(f"{self.text()}: {self._number}")
        self.update()

    def sizeHint(self) -> QSize:
        """Give the room for the title and the number below it."""
        look = theme()
        title = look.metrics("label_strong").horizontalAdvance(self.text()) + look.px(18) + 8
        number = look.metrics("title").horizontalAdvance(self._number)
        height = look.metrics("label").height() + look.metrics("title").height() + TILE_GAP
        return QSize(round(max(title, number) + 2 * TILE_PADDING), max(70, round(height + 24)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, the icon, the title and the number."""
        painter = QPainter(self)
        self._paint_box(painter)
        look = theme()
        label, number = look.metrics("label").height(), look.metrics("title").height()
        left, width = TILE_PADDING, self.width() - 2 * TILE_PADDING
        top = (self.height() - label - TILE_GAP - number) / 2
        side = look.px(18)
        icon = QRectF(left, top + (label - side) / 2, side, side)
        strokes.icon(painter, self._turned(icon), self._icon, self._tone)
        chosen = self.isChecked()
        title = QRectF(icon.right() + 7, top, width - side - 7, label)
        self._write(painter, title, self.text(), ("label_strong", "text") if chosen else ("label", "text2"))
        self._write(painter, QRectF(left, top + label + TILE_GAP, width, number), self._number, ("title", "text"))

    def _write(self, painter: QPainter, place: QRectF, text: str, style: tuple[str, str]) -> None:
        role, colour = style
        painter.setFont(theme().font(role))
        painter.setPen(theme().colour(colour))
        painter.drawText(self._turned(place), Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, text)

    def _turned(self, rect: QRectF) -> QRectF:
        return mirrored(rect, QRectF(self.rect()), self.layoutDirection())

    def _paint_box(self, painter: QPainter) -> None:
        look = theme()
        box = QRectF(self.rect())
        if self.isChecked():
            strokes.box(painter, box, RADII.card, look.colour("accent"))
            line = SELECTED_LINE * (2 if look.appearance.contrast else 1)
            inner = box.adjusted(line, line, -line, -line)
            strokes.box(painter, inner, RADII.card - line, look.colour("accent_bg"))
        else:
            fill = "pressed" if self.isDown() else "hover" if self.hovered() else "surface"
            strokes.box(painter, box, RADII.card, look.colour(fill), look.colour("border"))
        if self.ringed:
            strokes.focus_ring(painter, box, RADII.card - 1)
