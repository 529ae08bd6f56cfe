# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds text that does not fit, widgets outside what holds them, and things that lie over each other."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import combinations
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from coterie.ui.parts.labels import ElidedLabel
from coterie.ui.parts.shadows import SHADOW_ROOM
from coterie.ui.parts.sheet import Sheet
from coterie.ui.parts.toast_box import ToastBox

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What rounding may cost.
SLACK = 1
#: Two texts may touch by their empty edges: the room above and below the letters.
LEADING = 0.3
_ONE_LINE = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox)
_OVERLAYS = (Sheet, ToastBox)


def layout_faults(top: QWidget) -> list[str]:
    """Tell what is wrong with the places and sizes of everything visible in a widget."""
    faults: list[str] = []
    for widget in shown_in(top):
        faults += _text_faults(widget)
        faults += _place_faults(widget)
        layout = widget.layout()
        if layout is not None:
            faults += _overlap_faults(layout)
    return faults


def painted_faults(top: QWidget) -> list[str]:
    """Paint a widget and tell which texts were cut by their own room, or lie over each other."""
    with painted_texts() as texts:
        top.grab()
    faults = [text.fault() for text in texts]
    return [fault for fault in faults if fault] + _texts_over_texts(texts)


def shown_in(top: QWidget) -> list[QWidget]:
    """List what is visible in a widget, itself included; windows of their own are left out."""
    inside = [widget for widget in top.findChildren(QWidget) if widget.isVisible() and widget.window() is top.window()]
    return [top, *inside]


class PaintedText:
    """A text as it was painted: in which room, and the room it took. Places are those of the widget."""

    def __init__(self, painter: QPainter, device: QWidget, room: QRectF, flags: int, text: str) -> None:
        """Measure a text that is about to be painted."""
        turn = painter.worldTransform()
        self.device = device
        self.text = text
        self.taken = turn.mapRect(painter.boundingRect(room, flags, text))
        self.room = turn.mapRect(room)

    def fault(self) -> str:
        """Tell how the text does not fit, "" where it does."""
        if not self.text.strip():
            return ""
        slack = QRectF(self.room).adjusted(-SLACK, -SLACK, SLACK, SLACK)
        if self.taken.width() > slack.width() or self.taken.height() > slack.height():
            return f"{_called(self.device)}: {self.text!r} takes {_sized(self.taken)} of {_sized(self.room)}"
        inside = self.taken.intersected(QRectF(self._seen()).adjusted(-SLACK, -SLACK, SLACK, SLACK))
        if self._may_be_scrolled():
            return ""
        if inside.width() < self.taken.width() - SLACK or inside.height() < self.taken.height() - SLACK:
            return f"{_called(self.device)}: {self.text!r} at {_placed(self.taken)} leaves {_placed(self._seen())}"
        return ""

    def inked(self) -> QRectF:
        """Give where the letters are, without the empty lines above and below."""
        spare = self.taken.height() * LEADING / 2
        return self.taken.adjusted(SLACK, spare, -SLACK, -spare)

    def _seen(self) -> QRect:
        return self.device.rect()

    def _may_be_scrolled(self) -> bool:
        """Tell whether it is a row of a list, which may be half in sight."""
        return isinstance(self.device.parentWidget(), QAbstractItemView)


@contextmanager
def painted_texts() -> Iterator[list[PaintedText]]:
    """Listen to what widgets paint by `drawText` in a rectangle."""
    seen: list[PaintedText] = []
    original = QPainter.drawText

    def listening(painter: QPainter, *given: Any) -> Any:  # noqa: ANN401 - Qt's own overloads
        device = painter.device()
        if isinstance(device, QWidget) and isinstance(given[0], (QRect, QRectF)) and isinstance(given[2], str):
            flags = given[1] if isinstance(given[1], int) else given[1].value
            seen.append(PaintedText(painter, device, QRectF(given[0]), flags, given[2]))
        return original(painter, *given)

    QPainter.drawText = listening  # type: ignore[method-assign, assignment] # for as long as one picture
    try:
        yield seen
    finally:
        QPainter.drawText = original  # type: ignore[method-assign]


def _texts_over_texts(texts: list[PaintedText]) -> list[str]:
    """Tell which texts of one widget lie over each other."""
    by_widget: dict[int, list[PaintedText]] = {}
    for text in texts:
        if text.text.strip():
            by_widget.setdefault(id(text.device), []).append(text)
    return [
        f"{_called(one.device)}: {one.text!r} lies over {other.text!r}"
        for group in by_widget.values()
        for one, other in combinations(group, 2)
        if one.inked().intersects(other.inked()) and one.text != other.text
    ]


def _text_faults(widget: QWidget) -> list[str]:
    """Tell how the text of a widget does not fit."""
    if isinstance(widget, QLabel):
        return _label_faults(widget)
    if not isinstance(widget, _ONE_LINE) or isinstance(widget.parentWidget(), _ONE_LINE):
        return []
    least = widget.minimumSizeHint()
    if isinstance(widget, QAbstractButton) and widget.hasHeightForWidth():
        least.setHeight(widget.heightForWidth(widget.width()))
    return _too_small(widget, least.width(), least.height())


def _label_faults(label: QLabel) -> list[str]:
    if not label.text():
        return []
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        least = label.minimumSizeHint().width()
        return _too_small(label, least, needed)
    metrics = label.fontMetrics()
    if isinstance(label, ElidedLabel):
        return _too_small(label, label.minimumSizeHint().width(), metrics.height())
    lines = QLabel.text(label).split("\n")
    margins = label.contentsMargins()
    sides, above = margins.left() + margins.right(), margins.top() + margins.bottom()
    longest = max(metrics.horizontalAdvance(line) for line in lines)
    return _too_small(label, longest + sides, metrics.height() * len(lines) + above)


def _too_small(widget: QWidget, width: int, height: int) -> list[str]:
    if widget.width() + SLACK >= width and widget.height() + SLACK >= height:
        return []
    return [f"{_called(widget)} needs {width}x{height} and has {widget.width()}x{widget.height()}"]


def _place_faults(widget: QWidget) -> list[str]:
    """Tell whether a widget lies outside the one that holds it, where nothing scrolls."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow():
        return []
    spare = SHADOW_ROOM if isinstance(widget, ToastBox) else SLACK
    room = parent.rect().adjusted(-spare, -spare, spare, spare)
    area = parent.parentWidget()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
        if not isinstance(area, QScrollArea):
            return []
        return _unreachable(area, widget)
    if room.contains(widget.geometry()):
        return []
    return [f"{_called(widget)} at {_placed(widget.geometry())} leaves {_called(parent)} {_sized(parent.rect())}"]


def _unreachable(area: QScrollArea, content: QWidget) -> list[str]:
    """Tell whether a content is larger than its area where no bar scrolls it."""
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    seen = area.viewport().size()
    wide = area.horizontalScrollBarPolicy() == off and content.width() > seen.width() + SLACK
    high = area.verticalScrollBarPolicy() == off and content.height() > seen.height() + SLACK
    if not wide and not high:
        return []
    return [f"{_called(content)} is {_sized(content.rect())}, of which {seen.width()}x{seen.height()} can be reached"]


def _overlap_faults(layout: QLayout) -> list[str]:
    """Tell which things of one layout lie over each other."""
    found: list[str] = []
    placed: list[tuple[str, QRect]] = []
    for item in _items(layout):
        widget, inner = item.widget(), item.layout()
        if inner is not None:
            found += _overlap_faults(inner)
        if widget is not None and (not widget.isVisible() or isinstance(widget, _OVERLAYS)):
            continue
        shown = widget is not None or (inner is not None and _anything_in(inner))
        if shown and not item.geometry().isEmpty():
            placed.append((_called(widget) if widget is not None else type(inner).__name__, item.geometry()))
    holder = layout.parentWidget()
    if holder is not None and holder.inherits("QStackedWidget"):
        return found
    for (one, first), (other, second) in combinations(placed, 2):
        shared = first.intersected(second)
        if shared.width() > SLACK and shared.height() > SLACK:
            found.append(f"{one} at {_placed(first)} lies over {other} at {_placed(second)}")
    return found


def _items(layout: QLayout) -> list[QLayoutItem]:
    found = (layout.itemAt(number) for number in range(layout.count()))
    return [item for item in found if item is not None]


def _anything_in(layout: QLayout) -> bool:
    for item in _items(layout):
        widget, inner = item.widget(), item.layout()
        if (widget is not None and widget.isVisible()) or (inner is not None and _anything_in(inner)):
            return True
    return False


def _called(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = text() if callable(text) else ""
    name = words if isinstance(words, str) and words else widget.accessibleName()
    return f"{type(widget).__name__} {name[:60]!r}" if name else f"{type(widget).__name__} in {_holder(widget)}"


def _holder(widget: QWidget) -> str:
    parent = widget.parentWidget()
    return type(parent).__name__ if parent is not None else "nothing"


def _placed(rect: QRect | QRectF) -> str:
    return f"{rect.x():.0f},{rect.y():.0f} {_sized(rect)}"


def _sized(rect: QRect | QRectF) -> str:
    return f"{rect.width():.0f}x{rect.height():.0f}"
