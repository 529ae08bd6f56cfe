# SPDX-License-Identifier: GPL-3.0-or-later
"""The shapes that controls and lists share: rounded boxes, focus rings, key caps, pills, avatars, shadows."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPainterPathStroker, QPen

from coterie.ui.design.key_names import key_name
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import MEASURES

if TYPE_CHECKING:
    from PySide6.QtCore import QRect


KEY_CAP_PADDING = 5
PILL_PADDING = 8
#: What stands for words that are not shown: how high it is, and how strong.
HIDDEN_BAR, HIDDEN_STRENGTH = 9, 0.13
RING_WIDTH = 2.5
#: What lies between a ring of strength and the disc in it.
RING_GAP = 2.5
RADIUS_OF_SQUARES = 8
#: The colours that have a tint; every other tone is neutral.
TONES = {"accent", "danger", "warn", "ok", "info", "violet"}
INITIALS_SHARE = 0.37
ICON_SHARE = 0.53
#: How far a shadow reaches to both sides of the edge, how far below it lies, and of how many layers it is made.
SHADOW_REACH, SHADOW_DROP, SHADOW_LAYERS = 20, 8, 40
#: The brand, as shares of its height: the line, how far the rings stand apart, and the gap where one passes under.
BRAND_LINE, BRAND_SHIFT, BRAND_GAP = 0.172, 0.514, 0.078
BRAND_WIDTH = 1 + BRAND_SHIFT
#: A ring begins at the top and runs clockwise; Qt counts sixteenths of a degree the other way round.
_TOP, _TURN = 90 * 16, -360 * 16


def box(painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, border: QColor | None = None) -> None:
    """Paint a rounded box; a border lies inside the rectangle, one pixel wide."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(border, 1))
        rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(rect, radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Paint the ring of keyboard focus just inside the room that a control leaves around itself."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme().colour("accent"), MEASURES.focus_ring))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius + 1, radius + 1)


def key_cap_width(text: str) -> int:
    """Give the width of a key cap."""
    look = theme()
    return round(max(look.px(16), look.metrics("micro").horizontalAdvance(key_name(text)) + 2 * KEY_CAP_PADDING))


def key_cap(
    painter: QPainter, rect: QRectF, text: str, *, fill: str | QColor = "hover", ink: str | QColor = "text2"
) -> None:
    """Paint the name of a key in its small box; one on a plain surface has a border."""
    look = theme()
    within = fill if isinstance(fill, QColor) else look.colour(fill)
    bordered = isinstance(fill, str) and fill in {"surface", "sunken"}
    box(painter, rect, 4, within, look.colour("border") if bordered else None)
    painter.setFont(look.font("micro"))
    painter.setPen(ink if isinstance(ink, QColor) else look.colour(ink))
    # Keys are written as they stand on the keyboard: right to left, ">" would be painted as "<".
    direction = painter.layoutDirection()
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key_name(text))
    painter.setLayoutDirection(direction)


def pill_width(text: str, icon: str = "", *, role: str = "caption_strong") -> int:
    """Give the width of a pill."""
    look = theme()
    return round(look.metrics(role).horizontalAdvance(text) + 2 * PILL_PADDING + (look.px(18) if icon else 0))


def pill(  # noqa: PLR0913 - what a pill can have
    painter: QPainter, rect: QRectF, text: str, tone: str, icon: str = "", *, role: str = "caption_strong"
) -> None:
    """Paint a short word on its tint. tone: danger, warn, ok, info, violet, accent or plain."""
    look = theme()
    plain = tone not in TONES
    ink = look.colour("text2" if plain else tone)
    border = ink if look.appearance.contrast else None
    box(painter, rect, rect.height() / 2, look.colour("hover" if plain else f"{tone}_bg"), border)
    inner = rect.adjusted(PILL_PADDING, 0, -PILL_PADDING, 0)
    if icon:
        side = look.px(14)
        picture = look.icon(icon, side, "text2" if plain else tone, ratio=ratio_of(painter))
        place = QRectF(inner.left(), rect.center().y() - side / 2, side, side)
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place.moveRight(inner.right())
            inner.setRight(place.left() - 4)
        else:
            inner.setLeft(place.right() + 4)
        painter.drawPixmap(place.topLeft(), picture)
    painter.setFont(look.font(role))
    painter.setPen(ink)
    direction = painter.layoutDirection()
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, text)
    painter.setLayoutDirection(direction)


def hidden_bar(painter: QPainter, rect: QRectF) -> None:
    """Paint what stands for words that are not shown: a bar as long as the room for it, in the middle of the line."""
    look = theme()
    height = min(rect.height(), look.px(HIDDEN_BAR))
    fill = QColor(look.colour("text"))
    fill.setAlphaF(HIDDEN_STRENGTH)
    place = QRectF(rect.left(), rect.center().y() - height / 2, rect.width(), height)
    box(painter, place, height / 2, fill, look.colour("text") if look.appearance.contrast else None)


def avatar(painter: QPainter, rect: QRectF, text: str, seed: int, *, square: bool = False) -> None:
    """Paint a disc, or a rounded square for what is no person, with initials in it."""
    look = theme()
    background, ink = look.avatar_pair(seed)
    box(painter, rect, RADIUS_OF_SQUARES if square else rect.height() / 2, background)
    font = QFont(look.font("label_strong"))
    font.setPixelSize(max(9, round(rect.height() * INITIALS_SHARE)))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def ground(painter: QPainter, rect: QRectF, tone: str, *, square: bool = True) -> None:
    """Paint the tint of a tone as a rounded square or a disc. tone: as of a pill, or a role without a tint."""
    look = theme()
    tint = f"{tone}_bg" if tone in TONES else "hover"
    line = look.colour("border") if look.appearance.contrast else None
    box(painter, rect, RADIUS_OF_SQUARES if square else rect.height() / 2, look.colour(tint), line)


def tile(painter: QPainter, rect: QRectF, name: str, tone: str, *, square: bool = True) -> None:
    """Paint an icon on its tint. tone: as of a pill."""
    ground(painter, rect, tone, square=square)
    side = round(rect.height() * ICON_SHARE)
    icon(painter, centred(rect, side, side), name, tone if tone in TONES else "text2")


def ring(painter: QPainter, rect: QRectF, share: float | None) -> None:
    """Paint the ring of strength along the edge of a square; share: 0 to 1, None = no number known."""
    look = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    line = rect.adjusted(RING_WIDTH / 2, RING_WIDTH / 2, -RING_WIDTH / 2, -RING_WIDTH / 2)
    painter.setPen(QPen(look.colour("hover" if look.appearance.contrast else "border"), RING_WIDTH))
    painter.drawEllipse(line)
    if share:
        painter.setPen(QPen(look.colour("accent"), RING_WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(line, _TOP, round(_TURN * share))


def icon(painter: QPainter, rect: QRectF, name: str, role: str, *, stroke: float | None = None) -> None:
    """Paint an icon into a square."""
    ratio = ratio_of(painter)
    picture = theme().icon(name, round(rect.width()), role, ratio=ratio, stroke=stroke)
    # On whole pixels of the screen: between two of them a thin line is grey.
    place = QPointF(round(rect.left() * ratio) / ratio, round(rect.top() * ratio) / ratio)
    painter.drawPixmap(place, picture)


def shadow(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Paint the soft shadow of a sheet below and around its rectangle; the room around it is the caller's.

    It is laid from many faint boxes, the widest first, so that it is as strong as a blurred one at every distance.
    """
    strength = theme().colours.shadow_strength / 255
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    before = 0.0
    for step in range(1, SHADOW_LAYERS + 1):
        share = step / SHADOW_LAYERS
        reached = strength * share * share * (3 - 2 * share)
        grown = SHADOW_REACH * (1 - 2 * share)
        painter.setBrush(QColor.fromRgbF(0, 0, 0, (reached - before) / (1 - before)))
        before = reached
        outer = rect.adjusted(-grown, SHADOW_DROP - grown, grown, SHADOW_DROP + grown)
        corner = max(2.0, radius + grown)
        painter.drawRoundedRect(outer, corner, corner)


def ratio_of(painter: QPainter) -> float:
    """Give the pixels of the device for one of ours; a painter into a picture knows it, its widget does not."""
    turned = painter.deviceTransform()
    return max(1.0, hypot(turned.m11(), turned.m12()))


def brand(painter: QPainter, rect: QRectF) -> None:
    """Paint the two linked rings that stand for the program; they are `BRAND_WIDTH` times as wide as high."""
    look = theme()
    height = rect.height()
    line = height * BRAND_LINE
    side = height - line
    left = QRectF(rect.left() + line / 2, rect.top() + line / 2, side, side)
    right = left.translated(height * BRAND_SHIFT, 0)
    above = QPainterPath()
    above.addRect(QRectF(rect.left(), rect.top(), height * BRAND_WIDTH, height / 2))
    below = QPainterPath()
    below.addRect(above.boundingRect().translated(0, height / 2))
    wide = line + 2 * height * BRAND_GAP
    first = _circle(left, line) - _circle(right, wide).intersected(above)
    second = _circle(right, line) - _circle(left, wide).intersected(below)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for path, colour in zip((first, second), look.colours.marks, strict=True):
        painter.fillPath(path, look.colour(colour))


def _circle(rect: QRectF, line: float) -> QPainterPath:
    """Give the band of a circle's line."""
    circle = QPainterPath()
    circle.addEllipse(rect)
    pen = QPainterPathStroker(QPen(Qt.GlobalColor.black, line))
    pen.setCurveThreshold(0.02)
    return pen.createStroke(circle)


def centred(outer: QRect | QRectF, width: float, height: float) -> QRectF:
    """Give a rectangle of a size in the middle of another."""
    middle = QPointF(outer.center())
    return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
