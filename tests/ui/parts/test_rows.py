# SPDX-License-Identifier: GPL-3.0-or-later
"""Painted rows: what a click inside them does, how they turn round, what they make of strange text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from coterie.ui.design.appearance import Appearance
from coterie.ui.design.theme import theme
from coterie.ui.parts.button_inks import ink_of
from coterie.ui.parts.list_view import ListView
from coterie.ui.parts.person_row import PersonRowDelegate
from coterie.ui.parts.plain_text import on_one_line
from coterie.ui.parts.row_model import Line, RowModel
from coterie.ui.parts.rows import PersonLine, TaskLine, TimelineLine
from coterie.ui.parts.task_row import TaskRowDelegate
from coterie.ui.parts.timeline_row import TimelineDelegate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from coterie.ui.parts.row_delegate import RowDelegate

LEFT = Qt.MouseButton.LeftButton
MARKED_UP = '<img src="file:///x"><h1>Big</h1>'
STRANGE = [MARKED_UP, "", "two\nlines\tand \u202eturned", "x" * 20_000, "word " * 20_000, "محمد علي", "👩\u200d🚀 山田"]


def person(name: str = "Amara Okafor", *, due: bool = False, strength: int | None = 74) -> PersonLine:
    return PersonLine(2, name, name, "2w", due, False, strength, None, name)


def task(name: str = "Amara Okafor", *, pill: str = "Today", tone: str = "accent", done: bool = False) -> TaskLine:
    return TaskLine("t1", name, name, name, pill, tone, 2, False, "", name, done)


def entry(text: str, *, pill: str = "", title: str = "Video call") -> TimelineLine:
    return TimelineLine("e1", "check", "accent", title, pill, "danger", "12 Feb", text, title)


@pytest.fixture
def listed(show: Callable[..., QWidget]) -> Callable[..., ListView]:
    def put_up(delegate: RowDelegate, *lines: Line, width: int = 700) -> ListView:
        view = ListView("Rows")
        delegate.setParent(view)
        view.setItemDelegate(delegate)
        model = RowModel(view)
        model.set_rows(lines)
        if isinstance(delegate, TimelineDelegate):
            view.allow_differing_heights()
        view.setModel(model)
        view.setFixedSize(width, 500)
        show(view)
        return view

    return put_up


def picture_of(view: ListView) -> QImage:
    return view.viewport().grab().toImage()


def painted(view: ListView, rect: QRect, colour: str | QColor) -> int:
    """Count the pixels of a colour in a part of a list."""
    picture = picture_of(view)
    wanted = QColor((theme().colour(colour) if isinstance(colour, str) else colour).name())
    columns, lines = range(rect.left(), rect.right() + 1), range(rect.top(), rect.bottom() + 1)
    return sum(picture.pixelColor(x, y) == wanted for x in columns for y in lines)


def height_of(view: ListView, row: int) -> int:
    view.grab()
    return view.visualRect(view.model().index(row, 0)).height()


def test_a_due_person_carries_a_pill_at_the_end(listed: Callable[..., ListView]) -> None:
    view = listed(PersonRowDelegate(), person(due=True), person(), width=340)
    first, second = QRect(260, 0, 80, 59), QRect(260, 59, 80, 59)

    assert painted(view, first, "warn_bg") > 100
    assert painted(view, second, "warn_bg") == 0

    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert painted(view, QRect(0, 0, 80, 59), "warn_bg") > 100


def test_rings_can_be_left_out(listed: Callable[..., ListView], wear: Callable[..., None]) -> None:
    view = listed(PersonRowDelegate(), person(), width=340)
    place = QRect(12, 0, 60, 59)
    assert painted(view, place, "accent") > 20

    wear(Appearance(rings=False))
    assert painted(view, place, "accent") == 0


def test_a_chosen_row_is_marked_by_more_than_a_tint_where_contrast_is_wanted(
    listed: Callable[..., ListView], wear: Callable[..., None]
) -> None:
    wear(Appearance(contrast=True))
    view = listed(PersonRowDelegate(), person(), width=340)
    edge = QRect(60, 0, 200, 4)
    assert painted(view, edge, "text") == 0

    view.setCurrentIndex(view.model().index(0, 0))
    assert painted(view, edge, "text") >= 200


def tool_tip_of(view: ListView, row: int) -> str:
    place = view.visualRect(view.model().index(row, 0)).center()
    picture_of(view)
    view.viewportEvent(QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place)))
    return QToolTip.text()


def test_what_was_cut_is_in_the_tool_tip(listed: Callable[..., ListView], qtbot: QtBot) -> None:
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    long_name = "Maria da Silva Santos de Oliveira e Costa <b>Pereira</b>"
    view = listed(PersonRowDelegate(), person(long_name), person(), width=340)

    assert tool_tip_of(view, 1) == ""
    assert "&lt;b&gt;Pereira&lt;/b&gt;" in tool_tip_of(view, 0)


def clicks(delegate: TaskRowDelegate) -> list[tuple[str, int]]:
    told: list[tuple[str, int]] = []
    delegate.done_clicked.connect(lambda index: told.append(("done", index.row())))
    delegate.log_clicked.connect(lambda index: told.append(("log", index.row())))
    delegate.snooze_clicked.connect(lambda index: told.append(("snooze", index.row())))
    return told


def walk(view: ListView, row: int) -> list[str]:
    """Move the pointer along a row and tell what it passes."""
    rect = view.visualRect(view.model().index(row, 0))
    passed: list[str] = []
    for x in range(rect.left(), rect.right(), 4):
        QTest.mouseMove(view.viewport(), QPoint(x, rect.center().y()))
        name = view.hot.name if view.hot is not None else ""
        if not passed or passed[-1] != name:
            passed.append(name)
    return [name for name in passed if name]


def click_on(view: ListView, row: int, spot: str) -> None:
    rect = view.visualRect(view.model().index(row, 0))
    for x in range(rect.left(), rect.right(), 4):
        place = QPoint(x, rect.center().y())
        QTest.mouseMove(view.viewport(), place)
        if view.hot is not None and view.hot.name == spot:
            QTest.mouseClick(view.viewport(), LEFT, pos=place)
            return
    raise AssertionError(spot)


def test_the_selected_task_offers_its_buttons(listed: Callable[..., ListView]) -> None:
    delegate = TaskRowDelegate()
    view = listed(delegate, task(), task(), task(done=True))
    told = clicks(delegate)
    view.selectionModel().clear()
    assert walk(view, 0) == ["done"]

    view.setCurrentIndex(view.model().index(0, 0))
    assert walk(view, 0) == ["done", "log", "snooze"]
    assert walk(view, 1) == ["done"]
    for spot in ("done", "log", "snooze"):
        click_on(view, 0, spot)
    click_on(view, 1, "done")
    assert told == [("done", 0), ("log", 0), ("snooze", 0), ("done", 1)]
    assert view.currentIndex().row() == 0

    view.setCurrentIndex(view.model().index(2, 0))
    assert walk(view, 2) == ["done"]


def test_buttons_of_a_task_turn_round(listed: Callable[..., ListView]) -> None:
    view = listed(TaskRowDelegate(), task())
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.setCurrentIndex(view.model().index(0, 0))

    assert walk(view, 0) == ["snooze", "log", "done"]


def test_buttons_give_way_to_words_where_room_is_short(listed: Callable[..., ListView]) -> None:
    view = listed(TaskRowDelegate(), task(), width=360)
    view.setCurrentIndex(view.model().index(0, 0))

    assert walk(view, 0) == ["done"]


def test_a_button_shows_that_it_is_pressed(listed: Callable[..., ListView]) -> None:
    view = listed(TaskRowDelegate(), task())
    view.setCurrentIndex(view.model().index(0, 0))
    row = view.visualRect(view.model().index(0, 0))
    places = [x for x in range(row.left(), row.right()) if _hot_at(view, x, row) == "log"]
    middle = QPoint(places[len(places) // 2], row.center().y())
    QTest.mouseMove(view.viewport(), middle)
    pressed = ink_of("secondary", enabled=True, hovered=True, pressed=True, checked=False).fill
    assert pressed is not None
    assert painted(view, row, pressed) == 0

    QTest.mousePress(view.viewport(), LEFT, pos=middle)
    assert painted(view, row, pressed) > 300
    QTest.mouseRelease(view.viewport(), LEFT, pos=middle)
    assert painted(view, row, pressed) == 0


def _hot_at(view: ListView, x: int, row: QRect) -> str:
    QTest.mouseMove(view.viewport(), QPoint(x, row.center().y()))
    return view.hot.name if view.hot is not None else ""


def test_a_late_task_says_so_by_an_icon_too(listed: Callable[..., ListView]) -> None:
    late = listed(TaskRowDelegate(), task(pill="3 days late", tone="danger"), task(pill="3 days late", tone="accent"))
    end = QRect(500, 0, 200, 60)

    assert painted(late, end, "danger_bg") > painted(late, end.translated(0, 60), "accent_bg")


def test_a_timeline_entry_is_as_high_as_its_text(listed: Callable[..., ListView]) -> None:
    long_text = "She spoke about how her team backfills late events. " * 40
    view = listed(
        TimelineDelegate(most_lines=3), entry(""), entry("Short"), entry("One\nTwo"), entry(long_text), width=500
    )
    none, one, two, most = (height_of(view, row) for row in range(4))
    step = two - one

    assert none <= one < two < most
    assert most == one + 2 * step
    assert step >= theme().metrics("body").height() * 1.28


def test_a_timeline_entry_grows_in_a_narrower_list(listed: Callable[..., ListView], qtbot: QtBot) -> None:
    view = listed(TimelineDelegate(), entry("She spoke about how her team backfills late events."), width=700)
    wide = height_of(view, 0)
    view.setFixedSize(220, 500)

    qtbot.waitUntil(lambda: height_of(view, 0) > wide)


def test_a_growing_timeline_follows_its_width(listed: Callable[..., ListView], qtbot: QtBot) -> None:
    view = listed(TimelineDelegate(), entry("She spoke about how her team backfills late events."), width=700)
    view.grow_with_rows()
    wide = view.height()
    view.setFixedWidth(220)

    qtbot.waitUntil(lambda: view.height() > wide)
    assert view.height() == height_of(view, 0)


def test_the_line_through_time_begins_and_ends_with_the_entries(listed: Callable[..., ListView]) -> None:
    view = listed(TimelineDelegate(), entry("First"), entry("Second"), entry("Third"))
    view.grab()
    rects = [view.visualRect(view.model().index(row, 0)) for row in range(3)]
    column = QRect(8, 0, 30, 1)

    def lines(rect: QRect, part: range) -> int:
        return sum(painted(view, column.translated(0, rect.top() + y), "surface") < 30 for y in part)

    height = rects[0].height()
    assert lines(rects[0], range(5)) == 0
    assert lines(rects[0], range(height - 8, height)) > 0
    assert lines(rects[1], range(5)) > 0
    assert lines(rects[2], range(height - 8, height)) == 0


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("percent", [85, 200])
@pytest.mark.parametrize("make", [PersonRowDelegate, TaskRowDelegate, TimelineDelegate])
def test_no_text_is_too_strange_to_paint(
    listed: Callable[..., ListView],
    wear: Callable[..., None],
    make: type[RowDelegate],
    percent: int,
    direction: Qt.LayoutDirection,
) -> None:
    wear(Appearance(text_percent=percent))
    lines: dict[type[RowDelegate], Callable[[str], Line]] = {
        PersonRowDelegate: lambda text: person(text, due=True),
        TaskRowDelegate: lambda text: task(text, pill=text[:40]),
        TimelineDelegate: lambda text: entry(text, pill=text[:20], title=text),
    }
    view = listed(make(), *(lines[make](text) for text in STRANGE), width=420)
    view.setLayoutDirection(direction)
    view.setCurrentIndex(view.model().index(0, 0))
    for row in range(len(STRANGE)):
        view.scrollTo(view.model().index(row, 0))
        picture_of(view)

    assert view.currentIndex() != QModelIndex()
    assert {index.data(Qt.ItemDataRole.AccessibleTextRole) for index in _indexes(view)} == set(STRANGE)


def _indexes(view: ListView) -> list[QModelIndex]:
    model = view.model()
    return [model.index(row, 0) for row in range(model.rowCount())]


def test_text_for_one_line_has_nothing_that_turns_it_round() -> None:
    assert on_one_line("two\nlines\tand \u202eturned") == "two lines and  turned"
    assert on_one_line("Amara Okafor") == "Amara Okafor"
    assert on_one_line("👩\u200d🚀") == "👩\u200d🚀"
