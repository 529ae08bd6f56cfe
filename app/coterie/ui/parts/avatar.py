# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of a person or an organisation: initials on a colour of its own, with or without the ring of strength."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coterie.domain.initials import initials
from coterie.domain.strength import band
from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.parts.avatar_pictures import Face, paint_face, side_for
from coterie.ui.parts.covers import said

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

__all__ = ["Avatar", "initials", "strength_words"]


class Avatar(QLabel):
    """A disc for a person, a rounded square for everything else."""

    def __init__(self, size: int = 44, parent: QWidget | None = None) -> None:
        """Make an empty one. size: its side at 100 % text, the ring included."""
        super().__init__(parent)
        self._size = size
        self._face = Face(0, "")
        self._tone = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_person(self, seed: int, name: str, strength: int | None = None, *, ring: bool = True) -> None:
        """Show a person. seed: the key of the record; strength: 0 to 100, None = not known."""
        self._show(Face(seed, initials(name), strength, ringed=ring))
        words = strength_words(strength) if ring else ""
        self.setAccessibleName(said(_("{name}, {strength}").format(name=name, strength=words) if words else name))

    def show_organisation(self, seed: int, name: str) -> None:
        """Show an organisation. seed: the key of the record."""
        self._show(Face(seed, initials(name), square=True))
        self.setAccessibleName(said(name))

    def show_icon(self, icon: str, tone: str) -> None:
        """Show an icon on its tint. tone: as of a pill."""
        self._show(Face(0, "", square=True, icon=icon), tone)
        self.setAccessibleName("")

    def sizeHint(self) -> QSize:
        """Give the side, which grows with the text."""
        side = side_for(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Give the same: a picture is not cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is shown in the middle."""
        painter = QPainter(self)
        side = side_for(self._size)
        place = strokes.centred(QRectF(self.rect()), side, side)
        if self._tone:
            strokes.tile(painter, place, self._face.icon, self._tone)
        else:
            paint_face(painter, place, self._face)

    def _show(self, face: Face, tone: str = "") -> None:
        self._face, self._tone = face, tone
        self.update()


def strength_words(strength: int | None) -> str:
    """Say a strength as a number and its word; "" where it is not known."""
    words = {
        "close": _("strength {n}, close"),
        "steady": _("strength {n}, steady"),
        "light": _("strength {n}, light"),
        "dormant": _("strength {n}, dormant"),
    }
    word = band(strength)
    return words[word].format(n=strength) if word else ""
