# SPDX-License-Identifier: GPL-3.0-or-later
"""How far something is: bars of work, the meter of a passphrase, the parts of a strength."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.parts.controls import RESTYLING, mirrored
from coterie.ui.parts.steps import StepList, Steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

__all__ = ["Bar", "Meter", "SharesBar", "StepList", "Steps"]

THICKNESS, SHARES, SEGMENT_GAP, SHARE_GAP = 6, 8, 5, 2
TICK_MS, CHUNK = 40, 0.3


class _Track(QProgressBar):
    """A progress bar that paints itself and measures anew under a new look."""

    def __init__(self, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Give the smallest bar that still tells something."""
        return QSize(theme().px(60), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under a new look."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self.updateGeometry()


class Bar(_Track):
    """A thin bar of work done. With a range of 0 to 0 nobody knows how long it takes."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        """Make an empty bar. name: what goes on, for screen readers."""
        super().__init__(name, parent)
        self._phase, self._step = 0.0, 0.03
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._move_on)

    def sizeHint(self) -> QSize:
        """Give the size of a usual bar."""
        look = theme()
        return QSize(look.px(160), look.px(THICKNESS))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to move, if it may."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop moving."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track and what is done of it."""
        del event
        look = theme()
        painter = QPainter(self)
        outer = QRectF(self.rect())
        radius = outer.height() / 2
        border = look.colour("border") if look.appearance.contrast else None
        strokes.box(painter, outer, radius, look.colour("hover"), border)
        done = mirrored(self._done(outer), outer, self.layoutDirection())
        if done.width() > 0:
            strokes.box(painter, done, radius, look.colour("accent" if self.isEnabled() else "disabled"))

    def _done(self, outer: QRectF) -> QRectF:
        reach = self.maximum() - self.minimum()
        if reach > 0:
            share = max(0, self.value() - self.minimum()) / reach
            width = max(outer.height(), outer.width() * share) if share else 0
            return QRectF(outer.left(), outer.top(), width, outer.height())
        phase = self._phase if theme().moves else 0.5
        width = outer.width() * CHUNK
        return QRectF(outer.left() + (outer.width() - width) * phase, outer.top(), width, outer.height())

    def _move_on(self) -> None:
        if self.maximum() > self.minimum() or not theme().moves:
            return
        if not 0 <= self._phase + self._step <= 1:
            self._step = -self._step
        self._phase += self._step
        self.update()


class Meter(_Track):
    """How good a passphrase is: segments that fill, and a word behind them."""

    def __init__(self, segments: int, name: str, *, parent: QWidget | None = None) -> None:
        """Make an empty meter. name: what it measures, for screen readers."""
        super().__init__(name, parent)
        self._word = ""
        self.setRange(0, segments)
        self.setValue(0)

    def set_level(self, filled: int, word: str) -> None:
        """Fill some of the segments and say what that means."""
        self._word = word
        self.setValue(filled)
        self.setAccessibleDescription(word)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Give the word."""
        return self._word

    def sizeHint(self) -> QSize:
        """Give the size of a usual meter."""
        look = theme()
        return QSize(look.px(240), round(look.metrics("label_strong").height()) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the segments and the word."""
        del event
        look = theme()
        painter = QPainter(self)
        outer = QRectF(self.rect())
        word = look.metrics("label_strong").horizontalAdvance(self._word) + 1 if self._word else 0
        count = max(1, self.maximum())
        gap, height = look.px(SEGMENT_GAP), look.px(THICKNESS)
        room = outer.width() - (word + look.px(14) if word else 0)
        width = (room - gap * (count - 1)) / count
        fill, ink = self._tones()
        for index in range(count):
            place = QRectF(index * (width + gap), (outer.height() - height) / 2, width, height)
            role = fill if index < self.value() else "hover"
            border = look.colour("border") if look.appearance.contrast else None
            strokes.box(painter, mirrored(place, outer, self.layoutDirection()), height / 2, look.colour(role), border)
        painter.setFont(look.font("label_strong"))
        painter.setPen(look.colour(ink))
        place = QRectF(outer.right() - word, 0, word, outer.height())
        painter.drawText(mirrored(place, outer, self.layoutDirection()), Qt.AlignmentFlag.AlignCenter, self._word)

    def _tones(self) -> tuple[str, str]:
        share = self.value() / max(1, self.maximum())
        if share <= 0.25:
            return "danger", "danger"
        return ("warn", "warn") if share <= 0.5 else ("accent", "ok")


class SharesBar(QLabel):
    """A whole made of parts in the colours of charts; its name says what they are."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        """Make an empty bar."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shares: tuple[tuple[float, int], ...] = ()

    def set_shares(self, shares: Sequence[tuple[float, int]]) -> None:
        """Show parts: each a share of the whole from 0 to 1, and the number of its colour."""
        self._shares = tuple(shares)
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of a usual bar."""
        return QSize(theme().px(160), theme().px(SHARES))

    def minimumSizeHint(self) -> QSize:
        """Give the smallest bar that still tells something."""
        return QSize(theme().px(60), theme().px(SHARES))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts one behind the other, with a gap between."""
        del event
        look = theme()
        painter = QPainter(self)
        outer = QRectF(self.rect())
        shape = QPainterPath()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape.addRoundedRect(outer, outer.height() / 2, outer.height() / 2)
        painter.setClipPath(shape)
        painter.fillRect(outer, look.colour("hover"))
        chart = look.colours.chart
        left = 0.0
        for share, number in self._shares:
            width = outer.width() * share
            place = QRectF(left, 0, max(1.0, width - SHARE_GAP), outer.height())
            gap = QRectF(left + place.width(), 0, SHARE_GAP, outer.height())
            if width > 0:
                colour = look.colour(chart[number % len(chart)])
                painter.fillRect(mirrored(place, outer, self.layoutDirection()), colour)
                painter.fillRect(mirrored(gap, outer, self.layoutDirection()), look.colour("surface"))
            left += width
