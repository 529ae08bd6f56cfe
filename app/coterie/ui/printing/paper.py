# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper that a place in the world uses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize

#: Where people print on Letter; everywhere else it is A4.
_T = QLocale.Country
LETTER = frozenset({
    _T.UnitedStates, _T.Canada, _T.Mexico, _T.Philippines, _T.Chile, _T.Colombia, _T.CostaRica, _T.Guatemala,
    _T.Panama, _T.DominicanRepublic, _T.ElSalvador, _T.Honduras, _T.Nicaragua, _T.Venezuela, _T.PuertoRico,
})  # fmt: skip


@dataclass(frozen=True)
class Paper:
    """A sheet of paper. width, height: in points; family: of its type; rtl: it is read from the right."""

    width: float
    height: float
    family: str
    rtl: bool = False

    def turned(self) -> Paper:
        """Give the same lying on another side."""
        return replace(self, width=self.height, height=self.width)


def usual_size(locale: QLocale) -> QPageSize:
    """Give the size of paper that is usual where somebody lives."""
    is_letter = locale.territory() in LETTER
    return QPageSize(QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4)


def paper_of(size: QPageSize, family: str, *, rtl: bool = False) -> Paper:
    """Give a sheet of a size."""
    points = size.size(QPageSize.Unit.Point)
    return Paper(points.width(), points.height(), family, rtl)
