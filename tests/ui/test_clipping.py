# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing that can be read is cut: at every text size and window size, in longer words and from right to left."""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from coterie.domain import texts
from coterie.ui.design.appearance import Appearance
from coterie.ui.design.theme import theme
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.scrolling import ScrollArea
from tests.ui import scenes
from tests.ui.clipping import layout_faults, painted_faults
from tests.ui.pseudo_locale import Widened, widened
from tests.ui.window import bury

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from coterie.ui.design.theme import CoterieApplication
    from tests.ui.scenes import Scene
    from tests.ui.window import Windows

SIZES = ((960, 600), (1280, 800), (1440, 900))
PERCENTS = (100, 150, 200)
#: By name: the catalogue, and the direction of reading.
VOICES = {
    "english": (gettext.NullTranslations, Qt.LayoutDirection.LeftToRight),
    "longer": (Widened, Qt.LayoutDirection.LeftToRight),
    "right to left": (gettext.NullTranslations, Qt.LayoutDirection.RightToLeft),
}


@pytest.fixture(params=VOICES)
def _voice(request: pytest.FixtureRequest, qapp: CoterieApplication) -> Iterator[None]:
    """Let the window speak another way for the length of a test."""
    catalogue, direction = VOICES[request.param]
    texts.speak(catalogue())
    qapp.setLayoutDirection(direction)
    yield
    texts.speak(gettext.NullTranslations())
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def look_at(wear: Callable[..., None], found: list[Scene]) -> list[str]:
    """Show everything at every text size in every window size and tell what does not fit."""
    faults = []
    for percent in PERCENTS:
        wear(Appearance(text_percent=percent, still=True))
        for scene in found:
            top = scene.show()
            for size in SIZES:
                scene.window.resize(*size)
                QApplication.processEvents()
                bury()
                where = f"{scene.name} at {percent} % in {size[0]}x{size[1]}: "
                faults += [where + fault for fault in dict.fromkeys([*layout_faults(top), *painted_faults(top)])]
            scene.hide()
    return faults


def assert_none(faults: list[str]) -> None:
    assert not faults, f"{len(faults)} things do not fit:\n" + "\n".join(faults[:60])


@pytest.mark.usefixtures("_voice")
class TestEverythingFits:
    def test_the_way_in(self, windows: Windows, tmp_path: Path, wear: Callable[..., None]) -> None:
        assert_none(look_at(wear, scenes.scenes_of_the_way_in(windows, tmp_path)))

    def test_the_pages(self, windows: Windows, tmp_path: Path, wear: Callable[..., None]) -> None:
        assert_none(look_at(wear, scenes.scenes_of_the_pages(windows.ready(tmp_path))))

    def test_the_sheets(self, windows: Windows, tmp_path: Path, wear: Callable[..., None]) -> None:
        assert_none(look_at(wear, scenes.scenes_of_the_sheets(windows.ready(tmp_path))))

    def test_the_settings(self, windows: Windows, tmp_path: Path, wear: Callable[..., None]) -> None:
        assert_none(look_at(wear, scenes.scenes_of_the_settings(windows.ready(tmp_path))))
