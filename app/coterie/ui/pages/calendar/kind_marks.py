# SPDX-License-Identifier: GPL-3.0-or-later
"""How the kinds look: a square, an open circle, a disc and a diamond, each with a picture and a colour of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from coterie.domain.calendar_days import BIRTHDAY, DEADLINE, EVENT, FOLLOW_UP
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.pages.calendar.lines import DONE, LATE, MORE, PAST
from coterie.ui.parts.checks import round_check

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

ICONS = {EVENT: "calendar", FOLLOW_UP: "bell", BIRTHDAY: "cake", DEADLINE: "flag"}
TONES = {EVENT: "info", FOLLOW_UP: "accent", BIRTHDAY: "violet", DEADLINE: "warn"}

#: The open circle of a follow-up beside the larger marks, and what stands in it.
RING, RING_LINE, RING_ICON = 22, 1.75, 13
#: A diamond is a square on its corner; its corners are round.
DIAMOND, DIAMOND_ROUND, DIAMOND_LINE, DIAMOND_ICON = 30, 4.5, 1.25, 14
#: The marks of the small month.
SMALL = 6


def tone_of(kind: str, state: str) -> str:
    """Give the colour role of a thing as it stands: red where it is late, none where it is over."""
    if state == LATE:
        return "danger"
    return "" if state == PAST else TONES.get(kind, "")


def paint_tile(painter: QPainter, rect: QRectF, kind: str, state: str, *, hovered: bool = False) -> None:
    """Paint the mark of a thing beside its words."""
    tone = tone_of(kind, state)
    if state == DONE:
        side = theme().px(RING)
        round_check(painter, strokes.centred(rect, side, side), checked=True, hovered=hovered)
    elif kind == FOLLOW_UP:
        _paint_ring(painter, rect, tone or "text3", hovered=hovered)
    elif kind == DEADLINE:
        _paint_diamond(painter, rect, tone)
    elif kind in ICONS:
        strokes.tile(painter, rect, ICONS[kind], tone or "plain", square=kind == EVENT)


def paint_small(painter: QPainter, place: QPointF, kind: str, role: str = "") -> None:
    """Paint the mark of a kind around a point, as small as it can be told from the others. role: of its colour."""
    look = theme()
    ink = look.colour(role or TONES[kind])
    side = look.px(SMALL)
    rect = QRectF(place.x() - side / 2, place.y() - side / 2, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    if kind == EVENT:
        painter.drawRoundedRect(rect, 1, 1)
    elif kind == BIRTHDAY:
        painter.drawEllipse(rect)
    elif kind == DEADLINE:
        reach = side / 2 + 1
        painter.drawPolygon(
            QPolygonF(
                [
                    place + QPointF(0, -reach),
                    place + QPointF(reach, 0),
                    place + QPointF(0, reach),
                    place + QPointF(-reach, 0),
                ]
            )
        )
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1.5))
        painter.drawEllipse(rect.adjusted(0.25, 0.25, -0.25, -0.25))


def flag_path(rect: QRectF, *, turned: bool) -> QPainterPath:
    """Give the outline of a flag: a box whose end runs out into a point. turned: where reading runs to the left."""
    point, round_off = rect.height() * 0.3, 3.0
    path = QPainterPath()
    path.moveTo(rect.left() + round_off, rect.top())
    path.lineTo(rect.right() - point, rect.top())
    path.lineTo(rect.right(), rect.center().y())
    path.lineTo(rect.right() - point, rect.bottom())
    path.lineTo(rect.left() + round_off, rect.bottom())
    path.quadTo(rect.bottomLeft(), QPointF(rect.left(), rect.bottom() - round_off))
    path.lineTo(rect.left(), rect.top() + round_off)
    path.quadTo(rect.topLeft(), QPointF(rect.left() + round_off, rect.top()))
    if not turned:
        return path
    mirrored = QPainterPath()
    for number in range(path.elementCount()):
        element = path.elementAt(number)
        there = QPointF(rect.left() + rect.right() - element.x, element.y)
        if number == 0:
            mirrored.moveTo(there)
        else:
            mirrored.lineTo(there)
    mirrored.closeSubpath()
    return mirrored


def ground_of(kind: str, state: str) -> QColor:
    """Give the tint that a chip of a kind stands on; the open ones stand on the page."""
    look = theme()
    if state == PAST:
        return look.colour("hover")
    if kind in {FOLLOW_UP, MORE} or state == DONE:
        return look.colour("surface")
    return look.colour(f"{tone_of(kind, state)}_bg")


def _paint_ring(painter: QPainter, rect: QRectF, role: str, *, hovered: bool) -> None:
    look = theme()
    side = look.px(RING)
    inside = strokes.centred(rect, side - RING_LINE, side - RING_LINE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour(role), RING_LINE))
    painter.setBrush(look.colour("surface"))
    painter.drawEllipse(inside)
    mark = look.px(RING_ICON)
    icon = strokes.centred(rect, mark, mark)
    strokes.icon(painter, icon, "check" if hovered else ICONS[FOLLOW_UP], role)


def _paint_diamond(painter: QPainter, rect: QRectF, tone: str) -> None:
    look = theme()
    side = look.px(DIAMOND) / 2**0.5
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center())
    painter.rotate(45)
    painter.setPen(QPen(look.colour(tone or "text3"), DIAMOND_LINE))
    painter.setBrush(look.colour(f"{tone}_bg" if tone else "hover"))
    painter.drawRoundedRect(QRectF(-side / 2, -side / 2, side, side), DIAMOND_ROUND, DIAMOND_ROUND)
    painter.restore()
    mark = look.px(DIAMOND_ICON)
    strokes.icon(painter, strokes.centred(rect, mark, mark), ICONS[DEADLINE], tone or "text3")
