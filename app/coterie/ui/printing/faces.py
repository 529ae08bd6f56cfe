# SPDX-License-Identifier: GPL-3.0-or-later
"""Type and ink of paper: sizes in points, always the light colours, whatever the window wears."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QFont

from coterie.ui.design.tokens import LIGHT

#: So many units of a page make a point: type is set finely, and the device scales it.
UNITS = 10


class Face(NamedTuple):
    """A style of type. points: its size; spacing: from line to line, times its height; tracking: percent."""

    points: float
    weight: int
    ink: str
    spacing: float = 1.14
    tracking: float = 100.0


FACES: dict[str, Face] = {
    "title": Face(23.0, 600, "text", 1.05, 97.5),
    "below": Face(11.0, 400, "text2"),
    "last": Face(9.0, 400, "text3"),
    "heading": Face(11.0, 600, "text", 1.1),
    "day": Face(10.5, 600, "text", 1.1),
    "body": Face(9.5, 400, "text", 1.2),
    "strong": Face(9.5, 600, "text", 1.2),
    "second": Face(9.5, 400, "text2", 1.2),
    "quiet": Face(9.5, 400, "text3", 1.2),
    "lead": Face(8.5, 400, "text3", 1.34),
    "caption": Face(8.0, 400, "text3"),
    "small_head": Face(8.0, 600, "text3"),
    "cell": Face(8.5, 400, "text2", 1.14),
    "cell_strong": Face(8.5, 600, "text", 1.14),
    "note_heading_1": Face(12.5, 600, "text", 1.1),
    "note_heading_2": Face(11.0, 600, "text", 1.1),
    "note_heading": Face(9.5, 600, "text", 1.2),
    "code": Face(8.5, 400, "text", 1.2),
}


def ink(role: str) -> QColor:
    """Give a colour by its role."""
    return QColor(str(getattr(LIGHT, role)))


def font_of(family: str, face: Face, *, italic: bool = False, fixed: bool = False) -> QFont:
    """Make the font of a style. fixed: every letter as wide as the others."""
    font = QFont("monospace" if fixed else family)
    if fixed:
        font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(round(face.points * UNITS))
    font.setWeight(QFont.Weight(face.weight))
    if not fixed:
        # The shipped face is one variable file, which Qt registers as regular only: its weight is an axis.
        font.setVariableAxis(QFont.Tag("wght"), face.weight)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    if face.tracking != 100.0:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, face.tracking)
    return font
