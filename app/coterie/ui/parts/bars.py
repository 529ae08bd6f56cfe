# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of text with bars in them, where blur covers words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from coterie.ui.design.strokes import hidden_bar
from coterie.ui.parts.covers import DASH, is_bar, pieces_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter


def write_line(painter: QPainter, rect: QRectF, flags: Qt.AlignmentFlag, text: str) -> None:
    """Write one line with the pen of the painter, with bars where words are covered. flags: absolute ones."""
    if DASH not in text:
        painter.drawText(rect, int(flags), text)
        return
    metrics, ink = QFontMetricsF(painter.font()), painter.pen()
    pieces = pieces_of(text)
    widths = [metrics.horizontalAdvance(piece) for piece in pieces]
    taken = min(rect.width(), sum(widths))
    at = rect.left()
    if flags & Qt.AlignmentFlag.AlignRight:
        at = rect.right() - taken
    elif flags & Qt.AlignmentFlag.AlignHCenter:
        at = rect.center().x() - taken / 2
    # Where reading goes to the left the first piece stands at the right.
    turned = bool(flags & Qt.AlignmentFlag.AlignRight) and text.isascii() is False and _runs_left(pieces)
    across = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | flags & Qt.AlignmentFlag.AlignVertical_Mask
    for piece, width in reversed([*zip(pieces, widths, strict=True)]) if turned else zip(pieces, widths, strict=True):
        place = QRectF(at, rect.top(), min(width, max(0.0, rect.right() - at)), rect.height())
        if is_bar(piece):
            hidden_bar(painter, place)
            painter.setPen(ink)
        else:
            painter.drawText(place, int(across), piece)
        at += width


def _runs_left(pieces: list[str]) -> bool:
    """Tell whether the words between the bars run to the left."""
    return any(piece.strip() and "\u0590" <= piece.strip()[0] <= "\u08ff" for piece in pieces if not is_bar(piece))
