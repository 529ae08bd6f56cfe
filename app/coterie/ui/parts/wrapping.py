# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaking a text into a few lines for painting, at a cost that does not grow with the length of the text."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

#: More letters than this fit on no line of a window.
MOST_LETTERS_A_LINE = 400
_NOT_PAINTED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]")


def wrapped(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Break a text into at most so many lines; the last one ends in an ellipsis where more follows."""
    shown = _NOT_PAINTED.sub(" ", text[: most * MOST_LETTERS_A_LINE]).strip()
    if not shown:
        return []
    metrics = QFontMetricsF(font)
    if "\n" not in shown and metrics.horizontalAdvance(shown) <= width:
        return [shown]
    lines, rest = _broken(shown.replace("\n", "\u2028"), font, width, most)
    if rest or len(text) > most * MOST_LETTERS_A_LINE:
        lines[-1] = metrics.elidedText(f"{lines[-1]} {rest}"[:MOST_LETTERS_A_LINE], Qt.TextElideMode.ElideRight, width)
    return lines


def _broken(text: str, font: QFont, width: float, most: int) -> tuple[list[str], str]:
    """Give the lines and what follows them."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    end = 0
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        start, end = line.textStart(), line.textStart() + line.textLength()
        lines.append(_slice(text, start, end).strip())
    layout.endLayout()
    return lines, _slice(text, end, len(text) * 2).strip()


def _slice(text: str, start: int, end: int) -> str:
    """Cut by Qt's counting, in which a sign beyond the first 65,536 is two."""
    if text.isascii() or max(text) < "\U00010000":
        return text[start:end]
    return text.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le", "replace")
