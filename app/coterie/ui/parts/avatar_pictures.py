# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures that stand for records in lists: drawn once for each look and screen, and kept while they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme

if TYPE_CHECKING:
    from coterie.ui.design.theme import Theme

#: As many as some screens of rows; beyond it the pictures are drawn anew.
MOST_KEPT = 600
#: Pictures grow with the text up to here: beyond it the words need the room more.
MOST_GROWTH = 1.4
#: Colours nearer to each other than this look the same.
JUST_SEEN = 14


class Face(NamedTuple):
    """What a picture shows. seed: the key of the record; text: initials; ringed: with the ring of strength.

    strength: 0 to 100, None = not known; square: not a person; icon: instead of initials.
    """

    seed: int
    text: str
    strength: int | None = None
    ringed: bool = False
    square: bool = False
    icon: str = ""


def side_for(least: int) -> int:
    """Give the side of a picture at the text size in force."""
    return round(least * min(max(1.0, theme().scale), MOST_GROWTH))


def blends(face: Face, role: str) -> bool:
    """Tell whether the ground of a face can hardly be seen on a colour."""
    if face.ringed:
        return False
    own, ground = theme().avatar_pair(face.seed)[0], theme().colour(role)
    apart = (own.red() - ground.red(), own.green() - ground.green(), own.blue() - ground.blue())
    return max(map(abs, apart)) < JUST_SEEN


def paint_face(painter: QPainter, rect: QRectF, face: Face) -> None:
    """Paint a face into a square."""
    inner = rect
    if face.ringed:
        if theme().appearance.rings:
            strokes.ring(painter, rect, None if face.strength is None else face.strength / 100)
        room = strokes.RING_WIDTH + strokes.RING_GAP
        inner = rect.adjusted(room, room, -room, -room)
    strokes.avatar(painter, inner, "" if face.icon else face.text, face.seed, square=face.square)
    if face.icon:
        side = round(inner.height() * strokes.ICON_SHARE)
        ink = theme().avatar_pair(face.seed)[1].name()
        strokes.icon(painter, strokes.centred(inner, side, side), face.icon, ink)


class AvatarPictures:
    """Draws each face once."""

    def __init__(self) -> None:
        """Begin with nothing drawn."""
        self._look: Theme | None = None
        self._drawn: dict[tuple[Face, int, float], QPixmap] = {}

    def picture(self, face: Face, side: int, ratio: float) -> QPixmap:
        """Give the picture of a face. side: in our pixels; ratio: pixels of the screen for one of ours."""
        look = theme()
        if look is not self._look or len(self._drawn) >= MOST_KEPT:
            self._look = look
            self._drawn.clear()
        drawn = self._drawn.get((face, side, ratio))
        if drawn is None:
            drawn = self._drawn[face, side, ratio] = self._draw(face, side, ratio)
        return drawn

    def _draw(self, face: Face, side: int, ratio: float) -> QPixmap:
        picture = _empty(side, ratio)
        painter = QPainter(picture)
        paint_face(painter, QRectF(0, 0, side, side), face)
        painter.end()
        return picture


def disc_picture(icon: str, tone: str, side: int, ratio: float) -> QPixmap:
    """Draw an icon on a disc of its tint."""
    picture = _empty(side, ratio)
    painter = QPainter(picture)
    strokes.tile(painter, QRectF(0, 0, side, side), icon, tone, square=False)
    painter.end()
    return picture


def _empty(side: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
