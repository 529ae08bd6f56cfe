# SPDX-License-Identifier: GPL-3.0-or-later
"""Small things beside each other that go on in the next line where room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent, QShowEvent

_MEASURED_ANEW = {QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange}


class WrapRow(QWidget):
    """A row of widgets that takes as many lines as it needs.

    It places them itself: Qt asks a layout written in Python at moments when a fault in it ends the program.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        """Make an empty row. gap: between things and between lines."""
        super().__init__(parent)
        self._gap = gap
        self._widgets: list[QWidget] = []
        self._last: QWidget | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget, *, at_end: bool = False) -> None:
        """Add a widget. at_end: it stands at the far end of its line while others stand before it."""
        widget.setParent(self)
        self._widgets.append(widget)
        if at_end:
            self._last = widget
        widget.show()
        self._measure()

    def show_widgets(self, widgets: Iterable[QWidget]) -> None:
        """Show these and nothing else."""
        for old in self._widgets:
            old.hide()
            old.deleteLater()
        self._widgets.clear()
        self._last = None
        for widget in widgets:
            self.add(widget)

    def hasHeightForWidth(self) -> bool:
        """Narrow means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height that all lines take in a width."""
        heights = [_height(line) for line in self._lines(width)]
        return sum(heights) + self._gap * max(0, len(heights) - 1)

    def sizeHint(self) -> QSize:
        """Give the size of everything on one line."""
        sizes = [widget.sizeHint() for widget in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """Give the room of the largest thing."""
        size = QSize(0, 0)
        for widget in self._shown():
            size = size.expandedTo(widget.minimumSizeHint()).expandedTo(widget.minimumSize())
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the lines anew."""
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """Put everything into its place, whatever changed while nobody saw it."""
        super().showEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Follow widgets that want another size, and the direction of reading."""
        handled = bool(super().event(event))
        if event.type() in _MEASURED_ANEW:
            self._measure()
        return handled

    def _measure(self) -> None:
        self.updateGeometry()
        if self.isVisible():
            self._place()

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _place(self) -> None:
        """Put everything into its place, each in the middle of its line."""
        top = 0
        # As QStyle would turn it, which is slow to load.
        is_turned = self.isRightToLeft()
        for line in self._lines(self.width()):
            left, height = 0, _height(line)
            for number, (widget, size) in enumerate(line):
                if number and widget is self._last:
                    left = max(left, self.width() - size.width())
                from_left = self.width() - left - size.width() if is_turned else left
                widget.setGeometry(QRect(QPoint(from_left, top + (height - size.height()) // 2), size))
                left += size.width() + self._gap
            top += height + self._gap

    def _lines(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        """Fill lines of a width, one after the other; what can be narrower is, before another line begins."""
        lines: list[list[tuple[QWidget, int]]] = []
        left = 0
        for widget in self._shown():
            least = max(1, min(_least(widget), width))
            if not lines or left + least > width:
                lines.append([])
                left = 0
            lines[-1].append((widget, least))
            left += least + self._gap
        return [self._widened(line, width) for line in lines]

    def _widened(self, line: list[tuple[QWidget, int]], width: int) -> list[tuple[QWidget, QSize]]:
        """Give the widgets of a line the size they want, as far as the line has room."""
        spare = width - sum(least for _widget, least in line) - self._gap * (len(line) - 1)
        sized = []
        for widget, least in line:
            wanted = min(max(least, widget.sizeHint().width()), least + spare)
            spare -= wanted - least
            height = widget.heightForWidth(wanted) if widget.hasHeightForWidth() else widget.sizeHint().height()
            sized.append((widget, QSize(wanted, height)))
        return sized


def _least(widget: QWidget) -> int:
    """Give the width below which a widget would be cut."""
    if widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed:
        return widget.sizeHint().width()
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())


def _height(line: list[tuple[QWidget, QSize]]) -> int:
    return max(size.height() for _widget, size in line)
