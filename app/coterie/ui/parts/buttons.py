# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons: with words, with an icon alone, and as a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.button_inks import Ink, ink_of, paint_box
from coterie.ui.parts.controls import TARGET, EnterPresses, mirrored, ringed_box
from coterie.ui.parts.tooltips import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QMenu

    from coterie.ui.design.theme import Theme

PADDING, GAP, CAP_GAP, ICON, CHEVRON, CAP = 12, 7, 10, 16, 14, 18


class Piece(NamedTuple):
    """One thing inside a button: text, icon or cap, with its width and the gap before it."""

    what: str
    value: str
    width: float
    gap: float


class Button(EnterPresses, QPushButton):
    """A button with words. kind: primary, secondary, ghost, danger or tint; key: shown on a cap inside."""

    def __init__(  # noqa: PLR0913 - a control has this many sides, each by name
        self,
        text: str,
        *,
        kind: str = "secondary",
        icon: str = "",
        key: str = "",
        height: int = 34,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button. icon: the name of a shipped drawing; height: the least one at plain text size."""
        super().__init__(parent)
        self._kind, self._icon, self._key, self._height = kind, icon, key, height
        self._chevron = False
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText(text)

    @property
    def kind(self) -> str:
        """The kind of button it is."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Become another kind of button."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str) -> None:
        """Show another icon, or none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_key(self, key: str) -> None:
        """Show another key, or none."""
        self._key = key
        self.updateGeometry()
        self.update()

    def set_chevron(self, shown: bool) -> None:
        """Show or hide the small arrow that promises a menu."""
        self._chevron = shown
        self.updateGeometry()
        self.update()

    def setMenu(self, menu: QMenu) -> None:
        """Open a menu when pressed, and say so with an arrow."""
        super().setMenu(menu)
        self.set_chevron(menu is not None)

    def sizeHint(self) -> QSize:
        """Give the size of everything in it."""
        width = sum(piece.width + piece.gap for piece in self._pieces()) + 2 * self._padding()
        height = theme().height(max(self._height, TARGET), self._role(), padding=theme().px(PADDING))
        return QSize(max(round(width + 0.5), height), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the body, then icon, text, key and arrow in a row."""
        del event
        painter = QPainter(self)
        ink = ink_of(
            self._kind,
            enabled=self.isEnabled(),
            hovered=self.hovered(),
            pressed=self.isDown(),
            checked=self.isChecked(),
        )
        rect = ringed_box(painter, QRectF(self.rect()), RADII.control, ringed=self.ringed)
        lifted = self._kind == "secondary" and not self.isDown() and not self.isChecked()
        paint_box(painter, rect, ink, lifted=lifted)
        self._paint_row(painter, ink)

    def _paint_row(self, painter: QPainter, ink: Ink) -> None:
        outer = QRectF(self.rect())
        pieces = self._pieces()
        total = sum(piece.width + piece.gap for piece in pieces)
        excess = max(0.0, total + 2 * self._padding() - outer.width())
        left = outer.left() + max(self._padding(), (outer.width() - total) / 2)
        for piece in pieces:
            left += piece.gap
            width = piece.width - excess if piece.what == "text" else piece.width
            place = QRectF(left, outer.top(), max(0.0, width), outer.height())
            _paint_piece(painter, mirrored(place, outer, self.layoutDirection()), piece, ink, self._role())
            left += place.width()

    def _role(self) -> str:
        return "label_strong" if self._kind in {"primary", "danger"} else "label_medium"

    def _padding(self) -> float:
        return theme().px(PADDING)

    def _pieces(self) -> list[Piece]:
        look = theme()
        row: list[Piece] = []
        if self._icon:
            row.append(Piece("icon", self._icon, look.px(ICON), 0))
        if self.text():
            width = look.metrics(self._role()).horizontalAdvance(self.text()) + 1
            row.append(Piece("text", self.text(), width, look.px(GAP) if row else 0))
        if self._key:
            row.append(Piece("cap", self._key, strokes.key_cap_width(self._key), look.px(CAP_GAP) if row else 0))
        if self._chevron:
            row.append(Piece("icon", "chevron-down", look.px(CHEVRON), look.px(GAP) if row else 0))
        return row


def _paint_piece(painter: QPainter, place: QRectF, piece: Piece, ink: Ink, role: str) -> None:
    look = theme()
    if piece.what == "icon":
        strokes.icon(painter, strokes.centred(place, piece.width, piece.width), piece.value, ink.text.name())
    elif piece.what == "cap":
        box = strokes.centred(place, piece.width, look.px(CAP))
        strokes.key_cap(painter, box, piece.value, fill=ink.cap or look.colour("hover"), ink=ink.text)
    else:
        painter.setFont(look.font(role))
        painter.setPen(ink.text)
        shown = look.metrics(role).elidedText(piece.value, Qt.TextElideMode.ElideRight, place.width() + 1)
        # The words decide by themselves which way they run.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)


class IconButton(EnterPresses, QToolButton):
    """A button with an icon alone; its name is what it does. kind: ghost, secondary or tint."""

    def __init__(  # noqa: PLR0913 - a control has this many sides, each by name
        self, icon: str, name: str, *, key: str = "", kind: str = "ghost", size: int = 34, parent: QWidget | None = None
    ) -> None:
        """Make a button. name: for screen readers and the tool tip; key: added to the tool tip."""
        super().__init__(parent)
        self._icon, self._kind, self._size, self._key = icon, kind, size, key
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.set_name(name, key)

    def set_name(self, name: str, key: str = "") -> None:
        """Say what it does now, and the key for it."""
        self._key = key
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name, key))

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        """Give a square."""
        look = theme()
        side = look.height(max(TARGET, self._size), "label_medium", padding=look.px(PADDING))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the square and the icon in its middle."""
        del event
        painter = QPainter(self)
        ink = ink_of(
            self._kind,
            enabled=self.isEnabled(),
            hovered=self.hovered(),
            pressed=self.isDown(),
            checked=self.isChecked(),
        )
        outer = QRectF(self.rect())
        rect = ringed_box(painter, outer, RADII.control, ringed=self.ringed)
        paint_box(painter, rect, ink, lifted=self._kind == "secondary" and not self.isDown() and not self.isChecked())
        side = theme().px(16 if self._size <= TARGET else 18)
        strokes.icon(painter, strokes.centred(outer, side, side), self._icon, ink.text.name())


class LinkButton(EnterPresses, QPushButton):
    """A button that reads like a link: words in the accent colour, underlined under the pointer."""

    _SHIFT = 6

    def __init__(self, text: str, *, icon_after: str = "", at_end: bool = False, parent: QWidget | None = None) -> None:
        """Make a link. icon_after: a shipped drawing behind the words; at_end: flush with the end of its line."""
        super().__init__(parent)
        self._icon = icon_after
        self._spare = 2 * self._SHIFT if at_end else 0
        #: The look and the words that were measured, and their size.
        self._measured: tuple[Theme, str, QSize] | None = None
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText(text)

    def sizeHint(self) -> QSize:
        """Give the size of words and icon, with room for the focus ring."""
        look, text = theme(), self.text()
        # A row that wraps asks dozens of times while it is laid out.
        if self._measured is None or self._measured[:2] != (look, text):
            self._measured = look, text, self._size_in(look, text)
        return QSize(self._measured[2])

    def _size_in(self, look: Theme, text: str) -> QSize:
        width = look.metrics("label_medium").horizontalAdvance(text) + 1 + 2 * self._SHIFT
        if self._icon:
            width += look.px(6) + look.px(CHEVRON)
        return QSize(round(width + 0.5), look.height(TARGET, "label_medium"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words flush with the text around; inside the focus ring they give way a little."""
        del event
        painter = QPainter(self)
        outer = QRectF(self.rect())
        ringed_box(painter, outer, 5, ringed=self.ringed)
        look = theme()
        role = "accent" if self.isEnabled() else "disabled"
        if self.isDown():
            role = "accent_hover"
        font = look.font("label_medium")
        width = look.metrics("label_medium").horizontalAdvance(self.text()) + 1
        place = QRectF(self._SHIFT if self.ringed else self._spare, 0, width, outer.height())
        painter.setFont(font)
        painter.setPen(look.colour(role))
        shown = mirrored(place, outer, self.layoutDirection())
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(shown, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hovered():
            line = shown.center().y() + look.metrics("label_medium").ascent() / 2 + 1
            painter.fillRect(QRectF(shown.left(), round(line), shown.width(), 1), look.colour(role))
        if self._icon:
            side = look.px(CHEVRON)
            mark = QRectF(place.right() + look.px(6), (outer.height() - side) / 2, side, side)
            strokes.icon(painter, mirrored(mark, outer, self.layoutDirection()), self._icon, role)
