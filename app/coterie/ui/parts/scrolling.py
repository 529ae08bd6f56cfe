# SPDX-License-Identifier: GPL-3.0-or-later
"""Scrolling: an area that shows the background behind it, and thin scroll bars for every list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QWidget,
)

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

WIDTH, LEAST, INSET, FAINT, CLEAR = 10, 32, 2, 0.45, 0.8
LEAST_HEIGHT = 64
#: The sheet takes the arrow buttons away, and nothing else: Qt tells a widget with a sheet of no new colours, so they
#: are looked up while it is painted.
_SHEET = f"""
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: {WIDTH}px; }}
QScrollBar:horizontal {{ height: {WIDTH}px; }}
QScrollBar::handle {{ background: transparent; }}
QScrollBar::handle:vertical {{ min-height: {LEAST}px; }}
QScrollBar::handle:horizontal {{ min-width: {LEAST}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


class ThinScrollBar(QScrollBar):
    """A scroll bar that is only its handle."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        """Make a scroll bar."""
        super().__init__(orientation, parent)
        self.setStyleSheet(_SHEET)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the handle; it is clearer under the pointer."""
        del event
        if self.maximum() <= self.minimum():
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        look = theme()
        colour = QColor(look.colour("control"))
        if not look.appearance.contrast:
            colour.setAlphaF(CLEAR if self.underMouse() or self.isSliderDown() else FAINT)
        rect = QRectF(handle).adjusted(INSET, INSET, -INSET, -INSET)
        strokes.box(QPainter(self), rect, min(rect.width(), rect.height()) / 2, colour)


def thin_scroll_bars(area: QAbstractScrollArea) -> None:
    """Give a list or an area thin scroll bars."""
    area.setVerticalScrollBar(ThinScrollBar(Qt.Orientation.Vertical, area))
    area.setHorizontalScrollBar(ThinScrollBar(Qt.Orientation.Horizontal, area))


class ScrollArea(QScrollArea):
    """An area for a page longer than the window; it takes the focus only by its content."""

    def __init__(self, content: QWidget | None = None, *, parent: QWidget | None = None) -> None:
        """Make an area around a widget, which takes its width."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A view port of our own: PySide would look through every kind of widget to know what that of Qt is.
        self.setViewport(QWidget())
        thin_scroll_bars(self)
        if content is not None:
            self.setWidget(content)

    def setWidget(self, widget: QWidget) -> None:
        """Show a widget on the background of the page."""
        super().setWidget(widget)
        widget.setAutoFillBackground(False)


class FittingArea(ScrollArea):
    """An area that is as high as its content, and scrolls only where there is less room."""

    def __init__(self, content: QWidget) -> None:
        """Make an area around a widget, which takes its width; `fit` gives it the height."""
        self._content = content
        self._height = 0
        super().__init__(content)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def fit(self, width: int) -> None:
        """Want the height that the content takes in a width."""
        height = self._height_in(width)
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Give the size of the content."""
        return QSize(self._content.sizeHint().width(), self._height)

    def minimumSizeHint(self) -> QSize:
        """Give room for the width of the content and a line or two of it."""
        return QSize(self._content.minimumSizeHint().width(), min(self._height, theme().px(LEAST_HEIGHT)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let whoever gives the height know that the content wants another one."""
        handled = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._take_the_bar_away()
            self.updateGeometry()
        return handled

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show a bar only where there is something to scroll."""
        self._take_the_bar_away()
        super().resizeEvent(event)

    def _take_the_bar_away(self) -> None:
        """Forbid the bar where all fits without it: beside the bar all would be higher, and Qt would keep it."""
        fits = self.height() >= self._height_in(self.width())
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if fits else needed)

    def _height_in(self, width: int) -> int:
        content = self._content
        return content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()
