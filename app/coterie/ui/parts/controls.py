# SPDX-License-Identifier: GPL-3.0-or-later
"""What the painted controls have in common: the ring of keyboard focus, literal text, and sides that turn round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import MEASURES
from coterie.ui.parts.covers import is_marked, said
from coterie.ui.parts.key_teaching import teacher_of
from coterie.ui.parts.runs import displayed

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
    from PySide6.QtWidgets import QAbstractButton, QWidget

    _Widget = QWidget
    _AbstractButton = QAbstractButton
else:
    _Widget = _AbstractButton = object

#: What a new look or a new language can bring to a control.
RESTYLING = {
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.LayoutDirectionChange,
}
#: Ways to get the focus back that say nothing about how the person works.
_UNTOLD = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
#: The room that the focus ring and the gap inside it take from the edge of a control.
RING_ROOM = MEASURES.focus_ring + MEASURES.focus_gap
TARGET = 28


class KeyboardFocus(_Widget):
    """A mixin that knows whether the focus came by keyboard, for controls that show the ring only then."""

    _by_keyboard = False

    @property
    def ringed(self) -> bool:
        """Whether to paint the focus ring."""
        return self._by_keyboard and self.hasFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember how the focus came."""
        if event.reason() not in _UNTOLD:
            self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Paint without the ring."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the ring to somebody who goes on by keyboard after a click."""
        if not self._by_keyboard:
            self._by_keyboard = True
            self.update()
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under a new look."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self.updateGeometry()
            self.update()


class PaintedButton(KeyboardFocus, _AbstractButton):
    """A button that paints itself and shows its text literally: an ampersand is an ampersand. A mixin."""

    _literal = ""
    _is_told = False

    def setText(self, text: str) -> None:
        """Show a text; no letter of it becomes a shortcut."""
        self._literal = displayed(text)
        super().setText(self._literal.replace("&", "&&"))
        if is_marked(text) or self._is_told:
            self._is_told = is_marked(text)
            self.setAccessibleName(text if self._is_told else "")
        self.updateGeometry()

    def setAccessibleName(self, name: str) -> None:
        """Be called something by screen readers: covered while blur is on."""
        super().setAccessibleName(said(name))

    def text(self) -> str:
        """Give the text as it is read."""
        return self._literal

    def minimumSizeHint(self) -> QSize:
        """Give the size below which the text would be cut."""
        return self.sizeHint()

    def hovered(self) -> bool:
        """Whether the pointer is over it and a click would do something."""
        return self.isEnabled() and self.underMouse()


class EnterPresses(PaintedButton):
    """A button that Enter presses as well as the space bar, wherever it stands. A mixin."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and self.isEnabled():
                self.click()
                return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of what is done by mouse that has a key."""
        key = str(getattr(self, "_key", ""))
        if key and self.isDown() and self.rect().contains(event.position().toPoint()):
            teacher = teacher_of(self)
            if teacher is not None:
                teacher.done_by_mouse(key, self.text() or self.accessibleName())
        super().mouseReleaseEvent(event)


def hover_role() -> str:
    """Give the role of what is under the pointer on a raised ground: a dark look needs the stronger one."""
    return "pressed" if theme().colours.dark else "hover"


def mirrored(inner: QRectF, outer: QRectF, direction: Qt.LayoutDirection) -> QRectF:
    """Give a rectangle inside another where it belongs in a reading direction; it was worked out left to right."""
    if direction != Qt.LayoutDirection.RightToLeft:
        return inner
    turned = QRectF(inner)
    turned.moveLeft(outer.left() + outer.right() - inner.right())
    return turned


def sides_of(alignment: Qt.AlignmentFlag, direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Give the sides that a text lies to in a reading direction, as QStyle does, which is slow to load."""
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    if not alignment & Qt.AlignmentFlag.AlignHorizontal_Mask:
        alignment |= left
    if alignment & (left | right) and not alignment & Qt.AlignmentFlag.AlignAbsolute:
        alignment |= Qt.AlignmentFlag.AlignAbsolute
        if direction == Qt.LayoutDirection.RightToLeft:
            alignment ^= left | right
    return alignment


def ringed_box(painter: QPainter, rect: QRectF, radius: float, *, ringed: bool) -> QRectF:
    """Paint the focus ring if there is one and give the room that is left for the control."""
    if not ringed:
        return rect
    strokes.focus_ring(painter, rect, radius)
    return rect.adjusted(RING_ROOM, RING_ROOM, -RING_ROOM, -RING_ROOM)
