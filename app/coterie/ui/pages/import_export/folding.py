# SPDX-License-Identifier: GPL-3.0-or-later
"""Two things beside each other, or one below the other where room is short.

They are placed by hand and not by a layout, so that the height for a width is known before the width is taken:
a page that scrolls then comes out right at once.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

_MEASURED_ANEW = {QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange}


class Placing(QWidget):
    """A widget that places what is in it itself; children say how high they are in a width, and where things go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def places(self, width: int, height: int) -> list[tuple[QWidget, QRect]]:
        """Give where everything goes, read from left to right. height: 0 = as high as it needs to be."""
        raise NotImplementedError

    def hasHeightForWidth(self) -> bool:
        """Narrow means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height that everything takes in a width."""
        return max((place.bottom() + 1 for _widget, place in self.places(width, 0)), default=0)

    def resizeEvent(self, event: object) -> None:
        """Put everything into its place."""
        super().resizeEvent(event)  # type: ignore[arg-type] # it is Qt's own event
        self.put()

    def event(self, event: QEvent) -> bool:
        """Follow things that want another size, and the direction of reading."""
        handled = bool(super().event(event))
        if event.type() in _MEASURED_ANEW:
            self.updateGeometry()
            self.put()
        return handled

    def put(self) -> None:
        """Put everything into its place, turned round where reading is."""
        for widget, place in self.places(self.width(), self.height()):
            widget.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))


class Fold(Placing):
    """A main thing and a side thing. side: how wide the side is beside the main one, least: how wide that must be."""

    def __init__(self, main: QWidget, side: QWidget, *, gap: int = 10, fills: bool = False) -> None:
        """Put two things beside each other. fills: both are as high as the whole, else each as it needs, centred."""
        super().__init__()
        self.main_part, self.side_part = main, side
        self._gap, self._fills = gap, fills
        for part in (main, side):
            part.setParent(self)
            part.show()

    def side_width(self, width: int) -> int:
        """Give how wide the side is beside the main thing."""
        del width
        return self.side_part.sizeHint().width()

    def least_main(self) -> int:
        """Give how wide the main thing must be to have the side beside it."""
        return self.main_part.sizeHint().width()

    def is_folded(self, width: int) -> bool:
        """Tell whether the side goes below."""
        if self.side_part.isHidden():
            return False
        return width - self.side_width(width) - self._gap < self.least_main()

    def below(self, width: int) -> tuple[int, int]:
        """Give where the side begins below, and how wide it is: no wider than it wants where it has one size."""
        fixed = self.side_part.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        return 0, min(width, self.side_part.sizeHint().width()) if fixed else width

    def sizeHint(self) -> QSize:
        """Give the size of both beside each other."""
        sizes = [part.sizeHint() for part in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """Give the width of the wider one: the other can go below."""
        least = [part.minimumSizeHint().expandedTo(part.minimumSize()) for part in self._shown()]
        return QSize(
            max((size.width() for size in least), default=0), max((size.height() for size in least), default=0)
        )

    def places(self, width: int, height: int) -> list[tuple[QWidget, QRect]]:
        """Give where both go."""
        if self.side_part.isHidden():
            own = max(height, _height(self.main_part, width))
            return [(self.main_part, QRect(0, 0, width, own))]
        if self.is_folded(width):
            side = _height(self.side_part, self.below(width)[1])
            main = max(_height(self.main_part, width), height - side - self._gap)
            left, room = self.below(width)
            return [
                (self.main_part, QRect(0, 0, width, main)),
                (self.side_part, QRect(left, main + self._gap, room, side)),
            ]
        beside = min(width, self.side_width(width))
        room = width - beside - self._gap
        heights = _height(self.main_part, room), _height(self.side_part, beside)
        whole = max(*heights, height)
        main, side = (whole, whole) if self._fills else heights
        return [
            (self.main_part, QRect(0, (whole - main) // 2, room, main)),
            (self.side_part, QRect(room + self._gap, (whole - side) // 2, beside, side)),
        ]

    def _shown(self) -> list[QWidget]:
        return [part for part in (self.main_part, self.side_part) if not part.isHidden()]


def _height(widget: QWidget, width: int) -> int:
    """Give how high a widget is in a width."""
    wanted = widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
    return max(wanted, widget.minimumSizeHint().height(), widget.minimumHeight())
