# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on pages, read back: the words of the strips as they were set, and the ink of pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.services.jobs import QuietJob
from coterie.ui.printing.lettering import Lettering
from coterie.ui.printing.press import Press

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest
    from PySide6.QtGui import QImage

    from coterie.ui.printing.lettering import Run
    from coterie.ui.printing.manuscript import Manuscript, Part

FOOT = "Printed on 2 March 2026 from Coterie"


def words_of(monkeypatch: pytest.MonkeyPatch, manuscript: Manuscript) -> str:
    """Give every letter that Qt was asked to set for a manuscript, stretch after stretch."""
    said: list[str] = []
    plain = Lettering._set

    def heard(self: Lettering, runs: Sequence[Run], width: float, *, at_end: bool, wraps: bool = True) -> object:
        said.append("".join(run.text for run in runs))
        return plain(self, runs, width, at_end=at_end, wraps=wraps)

    monkeypatch.setattr(Lettering, "_set", heard)
    Press(FOOT).count(manuscript, QuietJob())
    return "\n".join(said)


def texts_of(parts: Sequence[Part]) -> str:
    """Give all words of the parts of a manuscript."""
    return "\n".join(_text(part) for part in parts)


def _text(thing: object) -> str:
    if isinstance(thing, str):
        return thing
    if isinstance(thing, tuple):
        return " ".join(_text(one) for one in thing)
    return " ".join(_text(value) for value in vars(thing).values()) if hasattr(thing, "__dict__") else ""


def inked(picture: QImage) -> int:
    """Count the points of a picture that are not white, of a coarse net."""
    return sum(
        1
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
        if picture.pixelColor(x, y).lightness() < 200
    )
