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
from coterie.ui.parts.scrolling import FittingArea, ScrollArea
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
                come_to_rest()
                where = f"{scene.name} at {percent} % in {size[0]}x{size[1]}: "
                faults += [where + fault for fault in dict.fromkeys([*layout_faults(top), *painted_faults(top)])]
            scene.hide()
    return faults


def come_to_rest() -> None:
    """Let layouts that depend on each other's answers find their places."""
    for _round in range(3):
        QApplication.processEvents()
        bury()


def assert_none(faults: list[str]) -> None:
    assert not faults, f"{len(faults)} things do not fit:\n" + "\n".join(faults[:60])


@pytest.mark.usefixtures("_voice")
class TestEverythingFits:
    def test_the_way_in(self, windows: Windows, tmp_path: Path, wear: Callable[..., None]) -> None:
        assert_none(look_at(wear, scenes.scenes_of_the_way_in(windows, tmp_path)))

    def test_the_pages(self, windows: Windows, tmp_path: Path, wear: Callable[..., None]) -> None:
        assert_none(look_at(wear, scenes.scenes_of_the_pages(windows.ready(tmp_path))))

    def test_the_page_of_people_while_blur_is_on(
        self, windows: Windows, tmp_path: Path, wear: Callable[..., None]
    ) -> None:
        driven = windows.ready(tmp_path)
        driven.window._preferences.change(blur=True)
        found = scenes.scenes_of_the_pages(driven)
        assert_none(look_at(wear, [scene for scene in found if scene.name.startswith("page people")]))

    def test_the_sheets(self, windows: Windows, tmp_path: Path, wear: Callable[..., None]) -> None:
        assert_none(look_at(wear, scenes.scenes_of_the_sheets(windows.ready(tmp_path))))

    def test_the_settings(self, windows: Windows, tmp_path: Path, wear: Callable[..., None]) -> None:
        assert_none(look_at(wear, scenes.scenes_of_the_settings(windows.ready(tmp_path))))


@pytest.mark.parametrize("percent", [100, 150])
def test_no_sheet_scrolls_while_there_is_room(
    windows: Windows, tmp_path: Path, wear: Callable[..., None], percent: int
) -> None:
    driven = windows.ready(tmp_path)
    wear(Appearance(text_percent=percent, still=True))
    seen = 0
    for scene in scenes.scenes_of_the_sheets(driven):
        top = scene.show()
        come_to_rest()
        for area in top.findChildren(FittingArea):
            if area.isVisible():
                seen += 1
                assert area.verticalScrollBar().maximum() == 0, scene.name
        scene.hide()
    assert seen


class Scribble(QWidget):
    """Paints two texts, each into a room of its own."""

    def __init__(self, *rooms: tuple[QRect, str]) -> None:
        super().__init__()
        self._rooms = rooms
        self.setFixedSize(400, 100)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setFont(theme().font("body"))
        for room, text in self._rooms:
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)


class TestWhatIsFound:
    def test_a_label_in_too_small_a_place(self, show: Callable[..., QWidget]) -> None:
        label = Label("Somebody with a long name")
        window = show(label)
        assert not layout_faults(window)
        label.setFixedWidth(40)
        QApplication.processEvents()
        assert any("Somebody" in fault for fault in layout_faults(window))

    def test_a_paragraph_without_room_for_its_lines(self, show: Callable[..., QWidget]) -> None:
        label = Label("It encrypts everything. " * 20, wrap=True)
        window = show(label)
        label.setFixedSize(200, 20)
        QApplication.processEvents()
        assert any("needs" in fault for fault in layout_faults(window))

    def test_a_button_that_is_squeezed_and_not_an_elided_label(self, show: Callable[..., QWidget]) -> None:
        button, label = Button("Load 40 fictional people"), ElidedLabel("A very long line of secondary text " * 4)
        window = show(button, label)
        label.setFixedWidth(60)
        button.setFixedWidth(60)
        QApplication.processEvents()
        assert ["Button" in fault for fault in layout_faults(window)] == [True]

    def test_what_stands_outside_of_what_holds_it(self, show: Callable[..., QWidget]) -> None:
        holder = QWidget()
        holder.setFixedSize(100, 100)
        inner = QWidget(holder)
        window = show(holder)
        inner.setGeometry(80, 0, 40, 40)
        assert len(layout_faults(window)) == 1
        inner.setGeometry(60, 0, 40, 40)
        assert not layout_faults(window)

    def test_a_content_wider_than_an_area_that_does_not_scroll_that_way(self, show: Callable[..., QWidget]) -> None:
        wide = QWidget()
        wide.setMinimumSize(900, 50)
        area = ScrollArea(wide)
        area.setFixedSize(200, 100)
        window = show(area)
        assert any("can be reached" in fault for fault in layout_faults(window))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        assert not layout_faults(window)

    def test_two_things_of_a_layout_over_each_other(self, show: Callable[..., QWidget]) -> None:
        first, second = QWidget(), QWidget()
        holder = QWidget()
        row = QHBoxLayout(holder)
        for one in (first, second):
            one.setMinimumSize(200, 20)
            row.addWidget(one)
        window = show(holder)
        assert not layout_faults(window)
        holder.setFixedWidth(260)
        QApplication.processEvents()
        first.setGeometry(QRect(QPoint(0, 0), first.size()))
        covering = row.itemAt(0)
        assert covering is not None
        covering.setGeometry(QRect(0, 0, 250, 20))
        assert any("lies over" in fault for fault in layout_faults(window))

    def test_painted_text_that_its_room_cuts(self, show: Callable[..., QWidget]) -> None:
        assert not painted_faults(show(Scribble((QRect(0, 0, 390, 40), "Amara Okafor"))))
        assert painted_faults(show(Scribble((QRect(0, 0, 30, 40), "Amara Okafor"))))
        assert painted_faults(show(Scribble((QRect(350, 0, 200, 40), "Amara Okafor"))))

    def test_painted_texts_over_each_other(self, show: Callable[..., QWidget]) -> None:
        apart = Scribble((QRect(0, 0, 190, 40), "Today"), (QRect(200, 0, 190, 40), "5"))
        assert not painted_faults(show(apart))
        over = Scribble((QRect(0, 0, 190, 40), "Today"), (QRect(20, 0, 190, 40), "5 open"))
        assert any("lies over" in fault for fault in painted_faults(show(over)))


def test_the_longer_language_is_four_tenths_longer_and_keeps_what_is_filled_in() -> None:
    assert len(widened("Load people")) >= len("Load people") * 1.4
    assert widened("Undo {0} of {name}").format(3, name="Bo").startswith("Úñdööö 3")
    assert widened("&File").startswith("&F")
