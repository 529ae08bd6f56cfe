# SPDX-License-Identifier: GPL-3.0-or-later
"""Where Tab stops, in the order in which a page is read: as its layouts have it, however late a part was added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


def stops_of(top: QWidget) -> list[QWidget]:
    """List what takes the focus by Tab in a widget, itself first, in reading order."""
    return [widget for widget in _read(top) if _stops(widget)]


def next_stop(top: QWidget, current: QWidget | None, *, forward: bool) -> QWidget | None:
    """Give the stop after the one that has the focus, or before it, round the ends; None where there is none."""
    seen = list(_read(top))
    stops = [(place, widget) for place, widget in enumerate(seen) if _stops(widget)]
    if not stops:
        return None
    here = next((place for place, widget in enumerate(seen) if widget is current), None)
    if here is None:
        return stops[0 if forward else -1][1]
    if forward:
        return next((widget for place, widget in stops if place > here), stops[0][1])
    return next((widget for place, widget in reversed(stops) if place < here), stops[-1][1])


def bring_into_sight(target: QWidget) -> None:
    """Scroll to a widget, where it stands in something that scrolls."""
    around = target.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(target)
        around = around.parentWidget()


def _stops(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.focusProxy() is None


def _read(widget: QWidget) -> Iterator[QWidget]:
    """Give a widget and all that can be seen in it."""
    if not widget.isVisible():
        return
    yield widget
    for child in _children(widget):
        yield from _read(child)


def _children(widget: QWidget) -> list[QWidget]:
    """Give what lies in a widget: first as its layout has it, then what was placed by hand, from the top."""
    placed = [child for child in _laid_out(widget) if child is not None]
    known = set(map(id, placed))
    inside = [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]
    mirrored = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    lines = _lines([child for child in inside if id(child) not in known])
    by_hand = [
        child
        for line in lines
        for child in sorted(line, key=lambda one: -one.geometry().right() if mirrored else one.x())
    ]
    return [*placed, *by_hand]


def _lines(widgets: list[QWidget]) -> list[list[QWidget]]:
    """Sort widgets into lines from the top; the middle of each lies within the one its line begins with."""
    lines: list[list[QWidget]] = []
    for widget in sorted(widgets, key=lambda one: one.y()):
        middle = widget.geometry().center().y()
        if lines and middle <= lines[-1][0].geometry().bottom():
            lines[-1].append(widget)
        else:
            lines.append([widget])
    return lines


def _laid_out(widget: QWidget) -> Iterator[QWidget | None]:
    if isinstance(widget, QScrollArea):
        yield widget.viewport()
    elif isinstance(widget, QSplitter):
        yield from (widget.widget(number) for number in range(widget.count()))
    layout = widget.layout()
    if layout is not None:
        yield from _widgets_of(layout)


def _widgets_of(layout: QLayout) -> Iterator[QWidget | None]:
    places = range(layout.count())
    if isinstance(layout, QGridLayout):
        places = sorted(places, key=lambda number: layout.getItemPosition(number)[:2])  # type: ignore[assignment, index]
    for number in places:
        item = layout.itemAt(number)
        if item is None:
            continue
        inner = item.layout()
        if inner is not None:
            yield from _widgets_of(inner)
        else:
            yield item.widget()
