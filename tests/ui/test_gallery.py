# SPDX-License-Identifier: GPL-3.0-or-later
"""The gallery shows every part in every look without a word of complaint, and can be painted into files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from coterie.ui.design.appearance import Appearance
from coterie.ui.design.theme import theme
from coterie.ui.gallery import Gallery
from coterie.ui.rendering import ENTRIES, main, render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

LOOKS = {
    "light": (Appearance(), False),
    "dark": (Appearance(), True),
    "large": (Appearance(text_percent=200), False),
    "small": (Appearance(text_percent=85, density="compact"), False),
    "contrast": (Appearance(contrast=True), True),
}


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("section", Gallery.SECTIONS)
def test_every_section_in_every_look(
    qtbot: QtBot, wear: Callable[..., None], section: str, look: str, direction: Qt.LayoutDirection
) -> None:
    appearance, dark = LOOKS[look]
    wear(appearance, dark=dark)
    gallery = Gallery(section)
    qtbot.addWidget(gallery)
    gallery.setLayoutDirection(direction)
    gallery.resize(1440, 900)

    picture = gallery.grab().toImage()
    assert picture.pixelColor(18, 3) == theme().colour("surface")
    assert len({picture.pixel(x, 100) for x in range(picture.width())}) > 1


def test_a_look_can_change_while_it_is_shown(qtbot: QtBot, wear: Callable[..., None]) -> None:
    gallery = Gallery()
    qtbot.addWidget(gallery)
    gallery.resize(1440, 900)
    gallery.show()
    for appearance, dark in LOOKS.values():
        wear(appearance, dark=dark)
        assert gallery.grab().toImage().pixelColor(18, 3) == theme().colour("surface")


def test_pictures_are_written(qtbot: QtBot, tmp_path: Path) -> None:
    entry = next(entry for entry in ENTRIES if entry.name == "gallery-surfaces")
    widget = entry.build()
    qtbot.addWidget(widget)
    render(widget, entry.size, tmp_path / "gallery.png")

    picture = QImage(str(tmp_path / "gallery.png"))
    assert picture.width() == 1440
    assert picture.height() == widget.sizeHint().height()


def test_names_of_pictures_are_all_different() -> None:
    names = [entry.name for entry in ENTRIES]

    assert len(names) == len(set(names)) >= 3


def test_a_folder_has_to_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "folder" in capsys.readouterr().err
