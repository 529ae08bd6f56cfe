# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks before lines: boxes to tick with a pen, and the four shapes of a calendar, told apart without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from coterie.ui.printing.faces import UNITS, ink
from coterie.ui.printing.manuscript import BIRTHDAY, BOX, DEADLINE, EVENT, FOLLOW_UP, TICKED

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_INKS = {EVENT: "info", FOLLOW_UP: "accent", BIRTHDAY: "violet", DEADLINE: "warn", BOX: "text2", TICKED: "text3"}
LINE = 0.9


def draw(painter: QPainter, mark: str, box: QRectF, *, quiet: bool) -> None:
    """Paint a mark into a box. quiet: what it stands for is over."""
    colour = ink("text3" if quiet else _INKS[mark])
    pen = QPen(colour, LINE * UNITS)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(UNITS, UNITS, -UNITS, -UNITS)
    if mark in {BOX, TICKED}:
        painter.drawRoundedRect(box, 2 * UNITS, 2 * UNITS)
    elif mark == EVENT:
        painter.setBrush(colour)
        painter.drawRoundedRect(inner.adjusted(UNITS / 2, UNITS / 2, -UNITS / 2, -UNITS / 2), UNITS, UNITS)
    elif mark == FOLLOW_UP:
        painter.drawEllipse(inner)
    elif mark == BIRTHDAY:
        painter.setBrush(colour)
        painter.drawEllipse(inner)
    else:
        middle = inner.center()
        corners = [
            QPointF(middle.x(), inner.top()), QPointF(inner.right(), middle.y()),
            QPointF(middle.x(), inner.bottom()), QPointF(inner.left(), middle.y()),
        ]  # fmt: skip
        painter.drawPolygon(QPolygonF(corners))
    if mark == TICKED or (mark == FOLLOW_UP and quiet):
        _tick(painter, box)


def _tick(painter: QPainter, box: QRectF) -> None:
    painter.drawPolyline(
        QPolygonF([
            QPointF(box.left() + box.width() * 0.26, box.top() + box.height() * 0.52),
            QPointF(box.left() + box.width() * 0.43, box.top() + box.height() * 0.69),
            QPointF(box.left() + box.width() * 0.75, box.top() + box.height() * 0.33),
        ])
    )  # fmt: skip
