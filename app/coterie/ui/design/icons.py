# SPDX-License-Identifier: GPL-3.0-or-later
"""Icons as pictures in any colour and size, drawn from the shipped line drawings (Lucide) and kept."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from coterie.shipped import resources

#: Drawings that point along the reading direction and turn round with it.
DIRECTIONAL = {
    "arrow-left", "arrow-right", "chevron-left", "chevron-right", "corner-down-left", "log-out", "redo-2", "undo-2",
}  # fmt: skip
STROKE, SMALL_STROKE, SMALL = 1.75, 2.0, 16
_NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"/>'


class Drawing(NamedTuple):
    """One icon as it is wanted. size: its side; colour: #RRGGBB; ratio: pixels of the screen for one of ours."""

    name: str
    size: int
    colour: str
    ratio: float = 1.0
    stroke: float | None = None
    mirrored: bool = False


class Icons:
    """Draws icons once for each colour, size, stroke and screen."""

    def __init__(self) -> None:
        """Begin with nothing drawn."""
        self._texts: dict[str, str] = {}
        self._drawn: dict[Drawing, QPixmap] = {}

    def pixmap(self, wanted: Drawing) -> QPixmap:
        """Give an icon; KeyError for a name that is not shipped."""
        drawn = self._drawn.get(wanted)
        if drawn is None:
            drawn = self._drawn[wanted] = self._draw(wanted)
        return drawn

    def _draw(self, wanted: Drawing) -> QPixmap:
        stroke = wanted.stroke or (SMALL_STROKE if wanted.size < SMALL else STROKE)
        text = self._text(wanted.name).replace("currentColor", wanted.colour)
        text = text.replace('stroke-width="2"', f'stroke-width="{stroke}"')
        side = round(wanted.size * wanted.ratio)
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, side, side))
        painter.end()
        if wanted.mirrored and wanted.name in DIRECTIONAL:
            picture = picture.transformed(QTransform.fromScale(-1, 1))
        picture.setDevicePixelRatio(wanted.ratio)
        return picture

    def _text(self, name: str) -> str:
        text = self._texts.get(name)
        if text is None:
            text = self._texts[name] = _read(name)
        return text


def _read(name: str) -> str:
    """Read a drawing. Where none can be read at all, words must do: a window without icons is better than none."""
    folder = resources() / "icons"
    file = folder / f"{name}.svg"
    try:
        if file.is_file():
            return file.read_text(encoding="utf-8")
        is_there = folder.is_dir()
    except (OSError, UnicodeDecodeError):
        return _NOTHING
    if is_there:
        raise KeyError(name)
    return _NOTHING
