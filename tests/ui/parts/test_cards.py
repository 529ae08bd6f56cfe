# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards, facts and tiles with a number; strips; empty states; what stands there while rows are on their way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from coterie.ui.design.appearance import Appearance
from coterie.ui.design.theme import theme
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.cards import Card, FactRow, Separator, StatTile
from coterie.ui.parts.empty_state import DropZone, EmptyState
from coterie.ui.parts.skeleton import Skeleton
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

MARKED_UP = '<img src="file:///x"><h1>Big</h1>'


def plain_labels(widget: QWidget) -> list[str]:
    labels = widget.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels if label.text())
    return [label.text() for label in labels if label.text()]


def test_a_card_follows_the_density(qtbot: QtBot, wear: Callable[..., None]) -> None:
    card = Card()
    qtbot.addWidget(card)
    assert card.body.contentsMargins().left() == 18

    wear(Appearance(density="compact"))
    assert card.body.contentsMargins().left() == 14
    assert card.body.contentsMargins().top() == 12


def test_a_card_is_painted_with_the_colours_in_force(qtbot: QtBot, wear: Callable[..., None]) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.resize(80, 60)
    for dark in (False, True):
        wear(Appearance(), dark=dark)
        picture = card.grab().toImage()
        assert picture.pixelColor(40, 30) == theme().colour("surface")
        assert picture.pixelColor(40, 0) == theme().colour("border")


def test_a_separator_is_one_pixel(qtbot: QtBot) -> None:
    line = Separator()
    qtbot.addWidget(line)
    line.resize(50, 1)

    assert line.maximumHeight() == 1
    assert line.grab().toImage().pixelColor(20, 0) == theme().colour("border")


def test_a_fact_shows_its_value_letter_by_letter(qtbot: QtBot) -> None:
    row = FactRow("mail", "Work", MARKED_UP)
    qtbot.addWidget(row)

    assert plain_labels(row) == ["Work", MARKED_UP]


def test_a_fact_can_carry_a_lock(show: Callable[..., QWidget]) -> None:
    row = FactRow("phone", "Mobile", "+234 555 0142")
    show(row)
    assert not row.lock.isVisible()

    row.show_lock("Private")
    assert row.lock.isVisible()
    assert heard(row.lock).name == "Private"

    row.show_lock("")
    assert not row.lock.isVisible()


def test_a_tile_is_switched_by_keyboard_and_says_its_number(show: Callable[..., QWidget]) -> None:
    tile = StatTile("users", "accent", "Problem rows", 1_209)
    show(tile)
    assert heard(tile)[:2] == (QAccessible.Role.CheckBox, "Problem rows: 1,209")

    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert tile.isChecked()
    assert heard(tile).checked

    tile.set_number("none")
    assert heard(tile).name == "Problem rows: none"


@pytest.mark.parametrize("percent", [100, 200])
def test_title_and_number_of_a_tile_fit(qtbot: QtBot, wear: Callable[..., None], percent: int) -> None:
    wear(Appearance(text_percent=percent))
    tile = StatTile("users", "accent", "Maybe the same person", 14)
    qtbot.addWidget(tile)

    assert tile.sizeHint().width() > theme().metrics("label_strong").horizontalAdvance("Maybe the same person") + 18
    assert tile.sizeHint().height() >= theme().metrics("label").height() + theme().metrics("title").height()


def test_a_strip_takes_a_second_line_and_a_button(show: Callable[..., QWidget]) -> None:
    strip = Banner("danger", "bell", MARKED_UP)
    window = show(strip)
    one_line = strip.sizeHint().height()
    assert plain_labels(strip) == [MARKED_UP]

    strip.set_text("Send the talk notes", "Due Monday")
    button = Button("Done")
    strip.add_action(button)
    assert [text for text in plain_labels(strip) if text] == ["Send the talk notes", "Due Monday"]
    assert strip.sizeHint().height() > one_line
    assert button.window() is window


@pytest.mark.parametrize("tone", ["info", "warn", "danger", "ok", "accent", "neutral", "dashed"])
def test_a_strip_has_the_tint_of_its_tone(qtbot: QtBot, tone: str) -> None:
    strip = Banner(tone, "info", "")
    qtbot.addWidget(strip)
    strip.resize(300, 40)
    expected = {"neutral": "sunken", "dashed": "surface"}.get(tone, f"{tone}_bg")

    assert strip.grab().toImage().pixelColor(250, 20) == theme().colour(expected)


def test_the_beginning_of_a_strip_is_where_reading_begins(qtbot: QtBot) -> None:
    strip = Banner("info", "info", "")
    qtbot.addWidget(strip)
    row = strip.layout()
    assert row is not None
    before = row.contentsMargins()

    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    after = row.contentsMargins()
    assert (after.left(), after.right()) == (before.right(), before.left())
    assert before.left() != before.right()


def test_an_empty_state_shows_plain_words_and_buttons(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    state = EmptyState("search", "Nobody called “tomazs”", MARKED_UP)
    clear = Button("Clear")
    state.add_action(clear)
    show(state)

    assert plain_labels(state) == ["Nobody called “tomazs”", MARKED_UP]
    with qtbot.waitSignal(clear.clicked):
        QTest.mouseClick(clear, Qt.MouseButton.LeftButton)


def test_buttons_of_an_empty_state_stand_below_each_other_where_room_is_short(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    state = EmptyState("search", "Nothing here", "", window)
    first, second = Button("Choose a file to begin with"), Button("Begin with nothing at all")
    for button in (first, second):
        state.add_action(button)
    window.show()

    state.resize(900, 300)
    assert first.y() == second.y()
    state.resize(first.sizeHint().width() + 2 * 40 + 20, 400)
    qtbot.waitUntil(lambda: first.geometry().bottom() < second.y())
    assert state.minimumSizeHint().width() <= state.width()
    assert first.width() == first.sizeHint().width()


def files(*addresses: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    return data


def drop(zone: DropZone, data: QMimeData) -> bool:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), Qt.DropAction.CopyAction, data, left, none)
    enter.setAccepted(False)
    zone.dragEnterEvent(enter)
    zone.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    return enter.isAccepted()


def test_dropped_files_are_named_and_nothing_else_is_taken(qtbot: QtBot) -> None:
    zone = DropZone("Drop a file", "Any")
    qtbot.addWidget(zone)
    taken: list[list[Path]] = []
    zone.dropped.connect(taken.append)

    assert drop(zone, files("file:///tmp/People%20of%20mine.csv", "https://example.org/x.csv"))
    assert taken == [[Path("/tmp/People of mine.csv")]]

    assert not drop(zone, files("https://example.org/x.csv"))
    assert len(taken) == 1


def test_a_file_can_be_chosen_without_dragging(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    zone = DropZone("Drop a file", "Any", "Read on this device.", key="Ctrl O")
    show(zone)
    zone.button.setFocus()

    with qtbot.waitSignal(zone.choose):
        QTest.keyClick(zone.button, Qt.Key.Key_Space)


def test_stand_ins_wait_before_they_show(qtbot: QtBot) -> None:
    waiting = Skeleton(3, patience_ms=60_000)
    at_once = Skeleton(3, patience_ms=0)
    for skeleton in (waiting, at_once):
        qtbot.addWidget(skeleton)
        skeleton.resize(300, 180)
        skeleton.show()
    qtbot.waitUntil(lambda: at_once.revealed)

    row = theme().height(theme().density.row, "body", lines=2)
    assert at_once.grab().toImage().pixelColor(36, row // 2) == theme().colour("hover")
    assert waiting.grab().toImage().pixelColor(36, row // 2) != theme().colour("hover")
    assert heard(waiting).name == "Loading"
