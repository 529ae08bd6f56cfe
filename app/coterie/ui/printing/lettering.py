# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of type: plain text broken into lines of a width. Long texts are set a stretch at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from coterie.ui.printing.faces import FACES, Face, font_of, ink

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QFont, QPainter, QTextLine

#: So many letters are set at once: the time it takes grows faster than their number.
STRETCH = 4_000
_LINE_BREAK = "\u2028"
#: What is not seen, and what turns the text after it round.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufdd0-\ufdef]")


@dataclass(frozen=True)
class Run:
    """A stretch of one style. face: by its name; role: of the ink, "" = that of the face."""

    text: str
    face: str = "body"
    bold: bool = False
    italic: bool = False
    fixed: bool = False
    role: str = ""


@dataclass(frozen=True)
class SetLine:
    """A line of type that can be painted. height: from this line to the next."""

    height: float
    _line: QTextLine
    _layout: QTextLayout
    _down: float

    @property
    def baseline(self) -> float:
        """How far below its top edge the letters stand."""
        return self._down + float(self._line.ascent())

    @property
    def width(self) -> float:
        """How wide its letters are."""
        return float(self._line.naturalTextWidth())

    def words_on(self) -> str:
        """Give the words from this line on, to the end of what was set with it."""
        units = self._layout.text().encode("utf-16-le", "surrogatepass")
        return units[self._line.textStart() * 2 :].decode("utf-16-le", "replace")

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it with its top edge at a height."""
        self._line.draw(painter, QPointF(x, y + self._down))


class Lettering:
    """Sets text in one family. rtl: lines begin at the right."""

    def __init__(self, family: str, *, rtl: bool) -> None:
        """Take the family."""
        self._family = family
        self._rtl = rtl
        self._fonts = cache(self._make_font)

    def lines(self, runs: Sequence[Run], width: float, *, at_end: bool = False) -> Iterator[SetLine]:
        """Break runs into lines of a width. at_end: they end at the far edge."""
        for some in _stretches(runs):
            yield from self._set(some, width, at_end=at_end)

    def width(self, text: str, face: str) -> float:
        """Give how wide a text is on one line."""
        return float(QFontMetricsF(self._font(Run(text, face))).horizontalAdvance(_plain(text[:STRETCH])))

    def line(self, text: str, face: str, width: float, *, role: str = "", at_end: bool = False) -> SetLine:
        """Give a text as one line, cut where it is too wide."""
        run = Run(_plain(text[:STRETCH]).replace("\n", " "), face, role=role)
        cut = QFontMetricsF(self._font(run)).elidedText(run.text, Qt.TextElideMode.ElideRight, width)
        return next(self._set([replace(run, text=cut or " ")], width, at_end=at_end, wraps=False))

    def _set(self, runs: Sequence[Run], width: float, *, at_end: bool, wraps: bool = True) -> Iterator[SetLine]:
        """Set a stretch."""
        layout = QTextLayout("".join(run.text for run in runs).replace("\n", _LINE_BREAK), self._font(runs[0]))
        layout.setTextOption(self._option(at_end=at_end, wraps=wraps))
        layout.setFormats(self._formats(runs))
        layout.setCacheEnabled(True)
        found: list[QTextLine] = []
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, 0))
            found.append(line)
            line = layout.createLine()
        layout.endLayout()
        spacing = FACES[runs[0].face].spacing
        for one in found:
            natural = float(one.height())
            yield SetLine(natural * spacing, one, layout, natural * (spacing - 1) / 2)

    def _formats(self, runs: Sequence[Run]) -> list[QTextLayout.FormatRange]:
        found, at = [], 0
        for run in runs:
            # Qt counts in units of UTF-16.
            length = len(run.text.encode("utf-16-le", "surrogatepass")) // 2
            style = QTextLayout.FormatRange()
            style.start, style.length = at, length
            letters = QTextCharFormat()
            letters.setFont(self._font(run))
            letters.setForeground(ink(run.role or FACES[run.face].ink))
            style.format = letters
            found.append(style)
            at += length
        return found

    def _option(self, *, at_end: bool, wraps: bool) -> QTextOption:
        right = self._rtl != at_end
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        wrap = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wraps else QTextOption.WrapMode.NoWrap
        option.setWrapMode(wrap)
        return option

    def _font(self, run: Run) -> QFont:
        return self._fonts(run.face, run.bold, run.italic, run.fixed)

    def _make_font(self, name: str, bold: bool, italic: bool, fixed: bool) -> QFont:
        face: Face = FACES[name]
        if bold:
            face = face._replace(weight=600)
        if fixed:
            face = face._replace(points=face.points * 0.92)
        return font_of(self._family, face, italic=italic, fixed=fixed)


def _plain(text: str) -> str:
    """Give a text without what is not seen."""
    return _UNSEEN.sub("", text.replace("\t", "    "))


def _stretches(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Cut runs into stretches that can be set at once, at a blank where there is one near."""
    some: list[Run] = []
    room = STRETCH
    for run in runs:
        text = _plain(run.text)
        while len(text) > room:
            cut = max(text.rfind(" ", room // 2, room), text.rfind("\n", room // 2, room)) + 1 or room
            yield [*some, replace(run, text=text[:cut].rstrip("\n"))]
            some, text, room = [], text[cut:], STRETCH
        if text:
            some.append(replace(run, text=text))
            room = max(1, room - len(text))
    if some:
        yield some
