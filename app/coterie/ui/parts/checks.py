# SPDX-License-Identifier: GPL-3.0-or-later
"""Things to switch on and off: check boxes, the round check of a task, radio buttons, switches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.controls import TARGET, PaintedButton, mirrored, ringed_box

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    _Marked = QAbstractButton
else:
    _Marked = object

MARK, ROUND, GAP, LINE, HEAVY = 18, 20, 9, 1.5, 3.0
#: The ring stands this far from the mark it is around.
AROUND = 4
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading


class Marked(PaintedButton, _Marked):
    """A mark with words beside it, which may take several lines. A mixin before the Qt class."""

    _side = MARK

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on mark and words."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Give the size with all words on one line."""
        look = theme()
        if not self.text():
            side = max(TARGET, look.px(self._side) + 2 * AROUND)
            return QSize(side, side)
        width = self._indent() + look.metrics("body").horizontalAdvance(self.text()) + AROUND
        return QSize(round(width + 1), look.height(TARGET, "body", padding=8))

    def minimumSizeHint(self) -> QSize:
        """Give the size of the mark with room for a word."""
        least = self.sizeHint()
        if self.text():
            least.setWidth(min(least.width(), self._indent() + theme().px(80)))
        return least

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return bool(self.text())

    def heightForWidth(self, width: int) -> int:
        """Give the height that the words take in a width."""
        room = QRectF(0, 0, max(1, width - self._indent() - AROUND), 100_000)
        needed = theme().metrics("body").boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text())
        return max(theme().height(TARGET, "body", padding=8), round(needed.height() + 8))

    def _indent(self) -> int:
        return theme().px(self._side) + theme().px(GAP)

    def _allow_wrapping(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _mark(self) -> QRectF:
        side = theme().px(self._side)
        outer = QRectF(self.rect())
        if not self.text():
            return strokes.centred(outer, side, side)
        line = min(outer.height(), theme().height(TARGET, "body", padding=8))
        top = (line - side) / 2 if outer.height() > line * 1.4 else (outer.height() - side) / 2
        left = AROUND if self.ringed else 0
        return mirrored(QRectF(left, top, side, side), outer, self.layoutDirection())

    def _paint_words(self, painter: QPainter) -> None:
        if not self.text():
            return
        look = theme()
        outer = QRectF(self.rect())
        indent = self._indent() + (AROUND if self.ringed else 0)
        place = mirrored(outer.adjusted(indent, 0, 0, 0), outer, self.layoutDirection())
        painter.setFont(look.font("body"))
        painter.setPen(look.colour("text" if self.isEnabled() else "disabled"))
        painter.drawText(place, int(_WRAPPED), self.text())


class Check(Marked, QCheckBox):
    """A check box; with `setTristate` it knows "some of them"."""

    def __init__(self, text: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        """Make a check box. name: for screen readers, where no words stand beside it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._allow_wrapping()
        self.setText(text)
        if name:
            self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and the words."""
        del event
        painter = QPainter(self)
        mark = self._mark()
        if self.ringed:
            ringed_box(painter, mark.adjusted(-AROUND, -AROUND, AROUND, AROUND), RADII.check + 2, ringed=True)
        check_box(painter, mark, self.checkState(), enabled=self.isEnabled(), hovered=self.hovered())
        self._paint_words(painter)


def check_box(
    painter: QPainter, rect: QRectF, state: Qt.CheckState, *, enabled: bool = True, hovered: bool = False
) -> None:
    """Paint a check box; lists paint the same one in their rows."""
    look = theme()
    if state == Qt.CheckState.Unchecked:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("control" if enabled else "disabled"), LINE))
        painter.setBrush(look.colour("hover" if hovered else "surface"))
        inset = LINE / 2
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), RADII.check, RADII.check)
        return
    strokes.box(painter, rect, RADII.check, look.colour(_full(enabled=enabled, hovered=hovered)))
    name = "minus" if state == Qt.CheckState.PartiallyChecked else "check"
    side = rect.width() * 0.78
    role = "on_accent" if enabled else "surface"
    strokes.icon(painter, strokes.centred(rect, side, side), name, role, stroke=HEAVY)


def round_check(painter: QPainter, rect: QRectF, *, checked: bool, enabled: bool = True, hovered: bool = False) -> None:
    """Paint the round check of a task; lists paint the same one in their rows."""
    look = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if checked:
        strokes.box(painter, rect, rect.height() / 2, look.colour(_full(enabled=enabled, hovered=False)))
        role = "on_accent" if enabled else "surface"
    else:
        inset = LINE / 2
        painter.setPen(QPen(look.colour("accent" if hovered else "control" if enabled else "disabled"), LINE))
        painter.setBrush(look.colour("accent_bg" if hovered else "surface"))
        painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))
        role = "accent"
    if checked or hovered:
        side = rect.width() * 0.65
        strokes.icon(painter, strokes.centred(rect, side, side), "check", role, stroke=HEAVY)


def radio_mark(painter: QPainter, rect: QRectF, *, checked: bool, enabled: bool = True, hovered: bool = False) -> None:
    """Paint the mark of a radio button; choice cards paint the same one."""
    look = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    role = "disabled" if not enabled else "accent" if checked else "control"
    inset = LINE / 2
    painter.setPen(QPen(look.colour(role), LINE))
    painter.setBrush(look.colour("hover" if hovered and not checked else "surface"))
    painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))
    if checked:
        dot = rect.width() * 0.5
        strokes.box(painter, strokes.centred(rect, dot, dot), dot / 2, look.colour(role))


def _full(*, enabled: bool, hovered: bool) -> str:
    if not enabled:
        return "disabled"
    return "accent_hover" if hovered else "accent"


class RoundCheck(Marked, QCheckBox):
    """The round check that marks a task as done."""

    _side = ROUND

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        """Make a check. name: what gets done, for screen readers."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the circle."""
        del event
        painter = QPainter(self)
        mark = self._mark()
        if self.ringed:
            around = mark.adjusted(-AROUND, -AROUND, AROUND, AROUND)
            ringed_box(painter, around, around.height() / 2, ringed=True)
        round_check(painter, mark, checked=self.isChecked(), enabled=self.isEnabled(), hovered=self.hovered())


class Radio(Marked, QRadioButton):
    """One choice of several."""

    def __init__(self, text: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        """Make a radio button. name: for screen readers, where no words stand beside it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._allow_wrapping()
        self.setText(text)
        if name:
            self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the circle and the words."""
        del event
        painter = QPainter(self)
        mark = self._mark()
        if self.ringed:
            around = mark.adjusted(-AROUND, -AROUND, AROUND, AROUND)
            ringed_box(painter, around, around.height() / 2, ringed=True)
        radio_mark(painter, mark, checked=self.isChecked(), enabled=self.isEnabled(), hovered=self.hovered())
        self._paint_words(painter)


class Switch(PaintedButton, QAbstractButton):
    """A setting that takes effect at once."""

    _WIDTH, _HEIGHT, _KNOB = 36, 20, 14

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        """Make a switch. name: what it switches, for screen readers."""
        super().__init__(parent)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """Give the size of the track, and enough to hit it."""
        look = theme()
        return QSize(look.px(self._WIDTH), max(TARGET, look.px(self._HEIGHT) + 2 * AROUND))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track and the knob at its end."""
        del event
        look = theme()
        painter = QPainter(self)
        outer = QRectF(self.rect())
        track = strokes.centred(outer, look.px(self._WIDTH), look.px(self._HEIGHT))
        if self.ringed:
            around = strokes.centred(outer, outer.width(), track.height() + 2 * AROUND)
            inner = ringed_box(painter, around, around.height() / 2, ringed=True)
            track = strokes.centred(outer, inner.width() - 2, inner.height() - 2)
        knob = look.px(self._KNOB) * track.height() / look.px(self._HEIGHT)
        gap = (track.height() - knob) / 2
        left = track.right() - gap - knob if self.isChecked() else track.left() + gap
        place = mirrored(QRectF(left, track.top() + gap, knob, knob), outer, self.layoutDirection())
        self._paint_track(painter, track)
        role = "on_accent" if self.isChecked() else "control"
        if not self.isEnabled():
            role = "surface" if self.isChecked() else "disabled"
        strokes.box(painter, place, knob / 2, look.colour(role))

    def _paint_track(self, painter: QPainter, track: QRectF) -> None:
        look = theme()
        radius = track.height() / 2
        if self.isChecked():
            strokes.box(painter, track, radius, look.colour(_full(enabled=self.isEnabled(), hovered=self.hovered())))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("control" if self.isEnabled() else "disabled"), LINE))
        painter.setBrush(look.colour("hover" if self.hovered() else "surface"))
        inset = LINE / 2
        painter.drawRoundedRect(track.adjusted(inset, inset, -inset, -inset), radius, radius)
