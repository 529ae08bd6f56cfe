# SPDX-License-Identifier: GPL-3.0-or-later
"""Painting blocks: events among the hours of a week, with as much of their words as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.pages.calendar.chip_painting import BAR, write
from coterie.ui.pages.calendar.lines import PAST
from coterie.ui.parts.controls import mirrored
from coterie.ui.parts.covers import DASH

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetricsF, QPainter

    from coterie.ui.pages.calendar.lines import Block

RADIUS, PADDING, END, TOP, BETWEEN = 5, 12, 4, 5, 2
#: Where a block is as narrow as this, its words begin right beside the bar.
NARROW, CLOSE = 64, 8
MOST_LINES = 3


def paint_block(painter: QPainter, rect: QRectF, block: Block) -> None:
    """Paint an event among the hours, with a bar where reading begins."""
    look = theme()
    _paint_ground(painter, rect, past=block.state == PAST)
    inner = rect.adjusted(PADDING if rect.width() > look.px(NARROW) else CLOSE, 0, -END, 0)
    line, detail = look.metrics("caption_bold").height(), look.metrics("caption").height()
    shown = block.detail if _has_room(block, inner, rect.height() - line - BETWEEN - detail - 4) else ""
    below = detail + BETWEEN if shown else 0
    most = max(1, int((rect.height() - 2 * TOP - below) // line))
    title = broken(block.title, look.metrics("caption_bold"), inner.width(), min(MOST_LINES, most))
    height = len(title) * line + below
    # What has room begins at the top; what has none stands in the middle.
    top = rect.top() + min(float(TOP), max(0.0, (rect.height() - height) / 2))
    if len(title) == 1 and not shown:
        top = rect.center().y() - line / 2 if rect.height() < 2 * line + TOP else top
    ink = "text2" if block.state == PAST else "text"
    for text in title:
        place = QRectF(inner.left(), top, inner.width(), line)
        write(painter, mirrored(place, rect, painter.layoutDirection()), text, "caption_bold", ink)
        top += line
    if shown:
        place = QRectF(inner.left(), top + BETWEEN, inner.width(), detail)
        write(painter, mirrored(place, rect, painter.layoutDirection()), shown, "caption", "text2")


def broken(text: str, metrics: QFontMetricsF, room: float, most: int) -> list[str]:
    """Break a text into lines between words; the last one may be longer than its room."""
    words = text.split()
    if DASH in text or most < 2 or metrics.horizontalAdvance(text) <= room:
        return [text]
    lines: list[str] = []
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    return [*lines, " ".join(words)] if words else lines


def _has_room(block: Block, inner: QRectF, spare: float) -> bool:
    """Tell whether there is room for a second line that says at least when."""
    when = block.detail.partition(",")[0]
    return bool(when) and spare >= 0 and theme().metrics("caption").horizontalAdvance(when) <= inner.width()


def _paint_ground(painter: QPainter, rect: QRectF, *, past: bool) -> None:
    look = theme()
    ground, bar = ("hover", "control") if past else ("info_bg", "info")
    painter.save()
    shape = QPainterPath()
    shape.addRoundedRect(rect, RADIUS, RADIUS)
    painter.fillPath(shape, look.colour(ground))
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    side = QRectF(rect.left(), rect.top(), BAR, rect.height())
    painter.fillRect(mirrored(side, rect, painter.layoutDirection()), look.colour(bar))
    painter.restore()
    if look.appearance.contrast:
        strokes.box(painter, rect, RADIUS, None, look.colour(bar))
