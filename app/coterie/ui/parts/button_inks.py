# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours of a button, by its kind and state."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.controls import hover_role

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

#: Of how much of its height the lower edge of a lifted button is darker.
EDGE = 3


class Ink(NamedTuple):
    """The colours of a button in one state; a border of None is no border."""

    fill: QColor | None
    text: QColor
    border: QColor | None = None
    cap: QColor | None = None


def ink_of(kind: str, *, enabled: bool, hovered: bool, pressed: bool, checked: bool) -> Ink:
    """Give the colours of a kind of button in a state."""
    colour = theme().colour
    if not enabled:
        return _disabled(kind)
    state = "pressed" if pressed else "hover" if hovered else ""
    if checked or kind == "tint":
        fill = colour("selected" if state or (kind == "tint" and checked) else "accent_bg")
        return Ink(fill.darker(104) if pressed else fill, colour("accent"), _outline())
    if kind in {"primary", "danger"}:
        return _strong(kind, state)
    if kind == "secondary":
        fill = colour(hover_role() if state else "raised")
        return Ink(fill.darker(106) if pressed else fill, colour("text"), colour("border"), _tinted("text", 38))
    return Ink(colour(state) if state else None, colour("text" if state else "text2"), None, _tinted("text", 30))


def _strong(kind: str, state: str) -> Ink:
    colour = theme().colour
    if kind == "danger":
        dark = theme().colours.dark
        fill = colour("danger")
        if state:
            fill = fill.lighter(106) if dark else fill.darker(112 if state == "hover" else 124)
        text = colour("on_accent") if not dark else colour("window")
        return Ink(fill, text, None, _faint(text, 46))
    fill = colour("accent_hover" if state else "accent")
    return Ink(fill.darker(110) if state == "pressed" else fill, colour("on_accent"), None, _tinted("on_accent", 46))


def _disabled(kind: str) -> Ink:
    colour = theme().colour
    text = colour("disabled")
    if kind in {"primary", "danger", "tint"}:
        return Ink(colour("hover"), text, _outline(), _faint(text, 40))
    if kind == "secondary":
        return Ink(colour("raised"), text, colour("border"), _faint(text, 40))
    return Ink(None, text, None, _faint(text, 40))


def _outline() -> QColor | None:
    look = theme()
    return look.colour("border") if look.appearance.contrast else None


def _tinted(role: str, strength: int) -> QColor:
    return _faint(theme().colour(role), strength)


def _faint(colour: QColor, strength: int) -> QColor:
    return QColor(colour.red(), colour.green(), colour.blue(), strength)


def paint_box(painter: QPainter, rect: QRectF, ink: Ink, *, lifted: bool) -> None:
    """Paint the body of a button; a lifted one has a slightly darker lower edge."""
    if ink.fill is not None or ink.border is not None:
        strokes.box(painter, rect, RADII.control, ink.fill, ink.border)
    if lifted and theme().colours.shadow_strength and not theme().colours.dark:
        painter.save()
        painter.setClipRect(rect.adjusted(0, rect.height() - EDGE, 0, 0))
        strokes.box(painter, rect, RADII.control, None, _tinted("text", 44))
        painter.restore()
