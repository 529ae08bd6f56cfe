# SPDX-License-Identifier: GPL-3.0-or-later
"""The look of a toast: a dark box in both themes, with one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsOpacityEffect, QHBoxLayout, QPushButton, QWidget

from coterie.ui.design import strokes
from coterie.ui.design.key_names import key_name
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import MEASURES, RADII
from coterie.ui.parts.controls import PaintedButton
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.plain_text import on_one_line
from coterie.ui.parts.shadows import SHADOW_ROOM, Shadow

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QPaintEvent

PADDING, BUTTON_PADDING, WIDEST_WORDS = 16, 8, 440
#: A toast stays a few lines high: of longer words it shows the beginning and the end, which says what to do.
MOST_SIGNS, ENDING = 320, 120


class ToastAction(PaintedButton, QPushButton):
    """The button of a toast, in a colour that stands on its dark ground."""

    def __init__(self, parent: QWidget) -> None:
        """Make one without words."""
        super().__init__(parent)
        self._key = ""
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, text: str, key: str) -> None:
        """Take words and the key that does the same."""
        self._key = key_name(key)
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Give the room for the words and the key."""
        look = theme()
        cap = strokes.key_cap_width(self._key) + BUTTON_PADDING if self._key else 0
        width = self._words_width() + cap + 2 * BUTTON_PADDING
        return QSize(round(width), look.height(MEASURES.small_control, "label"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words and the key."""
        painter = QPainter(self)
        look = theme()
        ink = look.colour("toast_action")
        place = QRectF(self.rect())
        if self.isDown() or self.hovered() or self.ringed:
            fill = _faint(ink, 34) if self.isDown() or self.hovered() else None
            strokes.box(painter, place, RADII.control, fill, ink if self.ringed else None)
        words = QRectF(BUTTON_PADDING, 0, self._words_width(), place.height())
        cap = QRectF(0, 0, strokes.key_cap_width(self._key), look.px(20))
        cap.moveCenter(place.center())
        cap.moveRight(place.right() - BUTTON_PADDING)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            words.moveRight(place.right() - BUTTON_PADDING)
            cap.moveLeft(BUTTON_PADDING)
        painter.setFont(look.font("label_strong"))
        painter.setPen(ink)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, self.text())
        if self._key:
            quiet = look.colour("toast_text")
            strokes.box(painter, cap, 4, _faint(quiet, 20), _faint(quiet, 52))
            painter.setFont(look.font("micro"))
            painter.setPen(_faint(quiet, 215))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)

    def _words_width(self) -> float:
        return theme().metrics("label_strong").horizontalAdvance(self.text()) + 1


class ToastBox(QFrame):
    """The box with its words. It tells when the pointer or the focus is on it."""

    acted = Signal()
    attended = Signal(bool)

    def __init__(self, host: QWidget) -> None:
        """Make a hidden one on a widget."""
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._shadow = Shadow(RADII.card)
        self._icon = IconLabel("check", 18, "toast_action")
        self._words = Label("", "label", "toast_text")
        self._action = ToastAction(self)
        self._action.clicked.connect(self.acted)
        self._action.installEventFilter(self)
        self._row = row = QHBoxLayout(self)
        room = SHADOW_ROOM
        self._margins = Margins(room + PADDING, room + 8, room + 6, room + 8)
        row.setSpacing(10)
        for part in (self._icon, self._words, self._action):
            row.addWidget(part)
        self._effect = QGraphicsOpacityEffect(self)
        self._effect.setEnabled(False)
        self.setGraphicsEffect(self._effect)
        self._fade = QPropertyAnimation(self._effect, b"opacity", self)
        self._fade.setDuration(MEASURES.fade_ms)
        self._fade.finished.connect(self._settle)
        self._came_from: QWidget | None = None
        self.hide()

    def say(self, text: str, action_text: str, key: str, icon: str) -> None:
        """Take words and a button; action_text "" = no button, icon "" = no icon."""
        self._icon.setVisible(bool(icon))
        if icon:
            self._icon.show_icon(icon, "toast_action")
        self._words.setText(_shortened(on_one_line(text)))
        self.setAccessibleName(self._words.text())
        self._action.say(action_text, key)

    def arrange(self, room: QSize, above: int) -> None:
        """Take the place at the bottom of a room, so far above its edge."""
        beside = self._action.sizeHint().width() + self._icon.sizeHint().width() + 2 * PADDING + 4 * MEASURES.grid
        most = max(120, min(theme().px(WIDEST_WORDS), room.width() - beside - 2 * PADDING))
        needed = theme().metrics("label").horizontalAdvance(self._words.text()) + 2
        self._words.setWordWrap(needed > most)
        self._words.setFixedWidth(round(min(needed, most)))
        end = SHADOW_ROOM + PADDING if self._action.isHidden() else self._margins.end
        self._margins._replace(end=end).put_on(self._row, self.layoutDirection())
        self._row.activate()
        hint = self.sizeHint()
        height = max(hint.height(), self.heightForWidth(hint.width()), MEASURES.toast + 2 * SHADOW_ROOM)
        left = (room.width() - hint.width()) // 2
        self.setGeometry(left, room.height() - above + SHADOW_ROOM - height, hint.width(), height)

    def appear(self) -> None:
        """Come up, slowly only where things may move."""
        focus = QApplication.focusWidget()
        if focus is not self._action:
            self._came_from = focus
        self.show()
        self.raise_()
        self._fade_to(1.0)

    def disappear(self) -> None:
        """Go away and give the focus back."""
        came_from = self._came_from
        if self._action.hasFocus() and came_from is not None and shiboken6.isValid(came_from):
            came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self._came_from = None
        self._fade_to(0.0)

    def is_attended(self) -> bool:
        """Tell whether the pointer or the focus is on it."""
        return self.isVisible() and (self.underMouse() or self._action.hasFocus())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Say that the pointer came."""
        super().enterEvent(event)
        self.attended.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Say that the pointer left, unless the focus stays."""
        super().leaveEvent(event)
        self.attended.emit(self._action.hasFocus())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say when the button gets and loses the focus."""
        if watched is self._action and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.attended.emit(event.type() == QEvent.Type.FocusIn or self.underMouse())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shadow and the box."""
        painter = QPainter(self)
        look = theme()
        room = SHADOW_ROOM
        box = QRectF(self.rect()).adjusted(room, room, -room, -room)
        self._shadow.paint(painter, box)
        strokes.box(painter, box, RADII.card, look.colour("toast"), look.colour("toast_border"))

    def _fade_to(self, end: float) -> None:
        self._fade.stop()
        if theme().moves and self.isVisible():
            self._fade.setStartValue(self._effect.opacity() if self._effect.isEnabled() else 1.0 - end)
            self._fade.setEndValue(end)
            self._effect.setEnabled(True)
            self._fade.start()
        else:
            self._effect.setOpacity(end)
            self._settle()

    def _settle(self) -> None:
        """Take the effect off, since it costs at every repaint, and hide what has faded away."""
        self._effect.setEnabled(False)
        if self._effect.opacity() == 0.0:
            self.hide()


def _faint(colour: QColor, strength: int) -> QColor:
    faint = QColor(colour)
    faint.setAlpha(strength)
    return faint


def _shortened(text: str) -> str:
    return text if len(text) <= MOST_SIGNS else f"{text[: MOST_SIGNS - ENDING - 1]}…{text[-ENDING:]}"
