# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of the calendar in a window: worked by keyboard alone, by mouse, in every look and direction."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFileDialog,
    QLabel,
    QMenu,
    QPushButton,
    QToolTip,
    QWidget,
)

from coterie.domain.calendar_days import FOLLOW_UP
from coterie.domain.calendar_events import NewEvent
from coterie.domain.errors import VaultMoved
from coterie.services.interactions import NewLog
from coterie.ui.design.appearance import Appearance
from coterie.ui.design.theme import theme
from coterie.ui.pages.calendar import PAGE
from coterie.ui.pages.calendar.chip_painting import late_words
from coterie.ui.pages.calendar.line_model import LineModel
from coterie.ui.pages.calendar.lines import LATE, Block, Cell, Chip, EntryLine
from coterie.ui.parts.labels import ElidedLabel
from tests.ui.pages.calendar.staging import THURSDAY, TOMORROW, Staged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from coterie.ui.pages.calendar.placed_list import PlacedList
    from tests.ui.pages.calendar.opened_page import OpenedPage

    Opener = Callable[..., OpenedPage]

KEY = Qt.Key
MARK = '<img src="file:///nowhere.png">'


def some(staged: Staged) -> int:
    """Fill a few days, and give the event with somebody."""
    ana = staged.follow_up("Ana Lin", THURSDAY, "Send the deck")
    coffee = staged.event("Coffee", THURSDAY, 14, ana)
    staged.event("Panel", THURSDAY - timedelta(days=1), 10, ana)
    staged.event("Fair", TOMORROW, None)
    staged.promise("Bob Ray", TOMORROW, "Call the bank")
    staged.birthday("Sofia Mar", "1986-03-14")
    staged.event("Far", THURSDAY + timedelta(days=30), 9)
    return coffee


def test_the_page_has_its_row_in_the_sidebar(staged: Staged, qtbot: QtBot) -> None:
    page = PAGE.build(staged.made.desk)
    qtbot.addWidget(page)
    told = (PAGE.id, PAGE.title(), PAGE.icon, PAGE.digit, PAGE.letter, PAGE.group)
    assert told == ("calendar", "Calendar", "calendar", "4", "A", 1)


def test_the_agenda_is_walked_by_keys_alone(staged: Staged, opened: Opener) -> None:
    coffee = some(staged)
    page = opened()
    assert page.agenda.hasFocus()
    assert page.current() == "follow_up:1"
    page.press(KEY.Key_Down)
    assert page.current().startswith(f"event:{coffee}:")
    page.press(KEY.Key_Right)
    assert page.current().endswith("2026-03-13")
    page.press(KEY.Key_Right, KEY.Key_Left, KEY.Key_Left)
    assert page.current() == "follow_up:1"
    page.press(KEY.Key_Left)
    assert page.current().endswith("2026-03-11")
    page.press(KEY.Key_PageDown)
    assert page.page.head.days.text() == "11 to 24 April 2026"
    page.press(KEY.Key_PageUp)
    assert page.page.head.days.text() == "14 to 27 March 2026"
    page.press(KEY.Key_Home)
    assert page.page.head.days.text() == "12 to 25 March 2026"
    page.press(KEY.Key_J, KEY.Key_K)
    assert page.current() == "follow_up:1"


def test_done_by_key_keeps_the_focus(staged: Staged, opened: Opener) -> None:
    some(staged)
    page = opened()
    page.press(KEY.Key_E)
    assert staged.made.notices.undoable == ["Done."]
    assert (page.agenda.hasFocus(), page.current()) == (True, "follow_up:1")
    page.press(KEY.Key_E)
    assert len(staged.made.notices.undoable) == 1


def test_enter_opens_the_event_and_esc_comes_back(staged: Staged, opened: Opener) -> None:
    coffee = some(staged)
    page = opened()
    page.press(KEY.Key_Down, KEY.Key_Return)
    assert page.page.event_view.isVisible()
    assert page.places[-1].startswith(f"event:{coffee}:")
    assert page.page.event_view.back.hasFocus()
    assert page.page.panes() == (page.page.event_view,)
    page.press(KEY.Key_E)
    assert staged.made.notices.undoable == []
    page.press(KEY.Key_Escape)
    assert page.agenda.hasFocus()
    assert page.current().startswith(f"event:{coffee}:")


def test_a_person_is_opened_by_enter_and_planned_with_by_key(staged: Staged, opened: Opener) -> None:
    some(staged)
    page = opened()
    page.press(KEY.Key_Return, KEY.Key_L, KEY.Key_F)
    assert staged.made.ways.went == [("person", 2), ("log", 2), ("plan", (2,))]


def test_the_week_is_walked_by_keys_alone(staged: Staged, opened: Opener) -> None:
    coffee = some(staged)
    page = opened()
    page.page.calendar.choose_view("week")
    QApplication.processEvents()
    assert page.page.week.hasFocus()
    assert page.current() == "day:2026-03-12"
    page.press(KEY.Key_Down, KEY.Key_Down)
    assert page.current().startswith(f"event:{coffee}:")
    page.press(KEY.Key_Right)
    assert page.current().startswith(("event:", "promise:"))
    page.press(KEY.Key_Up, KEY.Key_Up)
    page.press(KEY.Key_Right, KEY.Key_Right, KEY.Key_Right, KEY.Key_Right, KEY.Key_Right)
    assert page.page.head.days.text() == "16 to 22 March 2026"
    assert page.page.week.hasFocus()
    page.press(KEY.Key_PageUp, KEY.Key_Home)
    assert (page.page.head.days.text(), page.current()) == ("9 to 15 March 2026", "day:2026-03-12")
    page.press(KEY.Key_J, KEY.Key_J, KEY.Key_Return)
    assert page.page.event_view.isVisible()


def test_the_month_is_walked_by_keys_alone(staged: Staged, opened: Opener) -> None:
    some(staged)
    page = opened()
    page.page.calendar.choose_view("month")
    QApplication.processEvents()
    page.press(KEY.Key_Down)
    assert page.current() == "day:2026-03-19"
    page.press(KEY.Key_Left, KEY.Key_Up)
    assert page.current() == "day:2026-03-11"
    page.press(KEY.Key_J)
    assert page.current().startswith("event:")
    page.press(KEY.Key_Up, KEY.Key_Up, KEY.Key_Up)
    assert page.page.head.days.text() == "February 2026"
    assert page.current() == "day:2026-02-18"
    page.press(KEY.Key_Home, KEY.Key_Return)
    assert (page.page.calendar.view, page.page.agenda.hasFocus()) == ("agenda", True)


def test_the_views_are_chosen_in_the_head_and_told(staged: Staged, opened: Opener) -> None:
    some(staged)
    page = opened()
    for number, name in enumerate(("week", "month", "agenda")):
        page.page.head.views.set_key("agenda")
        page.page.head.views.chosen.emit(name)
        assert page.places[number] == f"{name}:2026-03-12"
        assert page.page.head.views.key() == name
    for action, name in (("calendar.week", "week"), ("calendar.month", "month"), ("calendar.agenda", "agenda")):
        page.register.run(action)
        assert page.page.calendar.view == name
    page.page.show_selection("month:2026-05-03")
    assert page.page.head.days.text() == "May 2026"


def test_the_arrows_and_today_of_the_head(staged: Staged, opened: Opener) -> None:
    some(staged)
    page = opened()
    page.qtbot.mouseClick(page.page.head.after, Qt.MouseButton.LeftButton)
    assert page.page.head.days.text() == "26 March to 8 April 2026"
    page.qtbot.mouseClick(page.page.head.before, Qt.MouseButton.LeftButton)
    page.qtbot.mouseClick(page.page.head.before, Qt.MouseButton.LeftButton)
    page.qtbot.mouseClick(page.page.head.today, Qt.MouseButton.LeftButton)
    assert page.page.head.days.text() == "12 to 25 March 2026"


def test_a_chip_of_the_head_leaves_a_kind_out(staged: Staged, opened: Opener) -> None:
    some(staged)
    page = opened()
    assert "Coffee" in page.titles()
    page.qtbot.mouseClick(page.page.head.kinds["event"], Qt.MouseButton.LeftButton)
    assert "Coffee" not in page.titles()
    assert not page.page.head.kinds["event"].isChecked()
    page.qtbot.mouseClick(page.page.head.kinds["event"], Qt.MouseButton.LeftButton)
    assert "Coffee" in page.titles()


def test_the_mouse_finishes_opens_and_shows(staged: Staged, opened: Opener) -> None:
    coffee = some(staged)
    page = opened()
    row = page.titles().index("Coffee")
    page.click(row, "who:0")
    assert staged.made.ways.went == [("person", 2)]
    page.go_to("Coffee")
    page.click(row, "offer")
    assert page.places[-1].startswith(f"event:{coffee}:")
    page.page.events.close()
    row = next(row for row, line in enumerate(page.agenda.rows.lines) if line.key.endswith(":2026-03-14"))
    page.click(row, "offer")
    assert staged.made.ways.went[-1][0] == "plan"
    page.click(page.titles().index("Ana Lin"), "mark")
    assert staged.made.notices.undoable == ["Done."]


def test_a_double_click_in_the_week_opens(staged: Staged, opened: Opener) -> None:
    coffee = some(staged)
    page = opened()
    page.page.calendar.choose_view("week")
    QApplication.processEvents()
    key = next(row.key for row in page.page.week.rows.lines if isinstance(row, Block) and row.title == "Coffee")
    page.page.week.scrollTo(page.page.week.rows.index(page.page.week.rows.row_of(key)))
    page.click_on(page.page.week, key)
    assert page.current() == key
    rect = page.page.week.visualRect(page.page.week.currentIndex())
    page.qtbot.mouseDClick(page.page.week.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert page.places[-1].startswith(f"event:{coffee}:")


def test_the_menu_of_a_thing_offers_what_its_keys_do(staged: Staged, opened: Opener) -> None:
    some(staged)
    page = opened()
    rect = page.agenda.visualRect(page.agenda.rows.index(page.titles().index("Ana Lin")))
    page.agenda.context_wanted.emit(page.agenda.rows.index(page.titles().index("Ana Lin")), rect.center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Open", "Done", "Log a contact", "Plan a follow-up"]
    menu.actions()[1].trigger()
    menu.close()
    assert staged.made.notices.undoable == ["Done."]
    page.page.calendar.choose_view("month")
    month = page.page.month
    month.context_wanted.emit(month.rows.index(month.rows.row_of("day:2026-03-20")), QPoint(9, 9))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Open"]
    menu.close()


def test_the_small_month_leads_to_a_day(staged: Staged, opened: Opener) -> None:
    some(staged)
    page = opened()
    page.page.small.days.setFocus(Qt.FocusReason.TabFocusReason)
    page.press(KEY.Key_Right)
    assert page.page.calendar.day == TOMORROW
    assert page.page.head.days.text() == "13 to 26 March 2026"
    page.page.small.turned.emit(1)
    assert page.page.small.days.monthShown() == 4
    page.page.small.days.showNextMonth()
    assert page.page.small.days.monthShown() == 5
    page.page.small.days.setSelectedDate(page.page.small.days.selectedDate())
    assert page.page.calendar.day == TOMORROW


def test_how_was_it_is_written_down_and_gone(staged: Staged, opened: Opener) -> None:
    some(staged)
    page = opened()
    review = page.page.review
    assert review.isVisible()
    assert not page.page.is_busy()
    page.qtbot.keyClicks(review.line, "went well")
    assert page.page.is_busy()
    page.qtbot.keyClick(review.line, KEY.Key_Return)
    assert staged.made.notices.undoable == ["Written down."]
    assert not review.isVisible()
    assert staged.session.interactions.timeline(2, 1)[0].text == "went well"


def test_what_is_typed_is_written_before_the_page_goes(staged: Staged, opened: Opener) -> None:
    some(staged)
    page = opened()
    page.qtbot.keyClicks(page.page.review.line, "half a sentence")
    page.page.hide()
    assert page.page.is_busy()
    page.page.save_drafts()
    assert staged.session.interactions.timeline(2, 1)[0].text == "half a sentence"


def test_how_was_it_can_wait(staged: Staged, opened: Opener) -> None:
    some(staged)
    page = opened()
    page.page.review.waved.emit()
    page.page.reload()
    assert not page.page.review.isVisible()


def test_nobody_ticked_is_told_and_nothing_is_lost(staged: Staged, opened: Opener) -> None:
    some(staged)
    page = opened()
    page.qtbot.keyClicks(page.page.review.line, "x")
    for check in page.page.review.people._checks.values():
        check.setChecked(False)
    page.qtbot.keyClick(page.page.review.line, KEY.Key_Return)
    assert staged.made.notices.problems == ["Nobody is ticked. Tick who was there."]
    page.page.reload()
    assert page.page.review.line.text() == "x"


def test_a_calendar_file_is_left_out_by_its_tick(staged: Staged, opened: Opener) -> None:
    staged.imported("Stand-up", datetime(2026, 3, 12, 11, tzinfo=staged.made.opened.clock.zone))
    page = opened()
    assert page.page.files.isVisible()
    assert "Stand-up" in page.titles()
    page.page.files.toggled.emit("work", False)
    assert "Stand-up" not in page.titles()
    shown = [label.text() for label in page.page.files.findChildren(ElidedLabel) if not label.isHidden()]
    assert "Hidden" in shown


def test_an_event_is_added_by_keyboard(staged: Staged, opened: Opener) -> None:
    some(staged)
    page = opened()
    page.go_to("Far")
    page.register.run("calendar.new")
    sheet = page.page.sheet
    assert sheet.isVisible()
    assert sheet.day.day() == THURSDAY + timedelta(days=30)
    for text in ("Lunch", "", "", "13.15", "2 pm"):
        focused = QApplication.focusWidget()
        assert focused is not None
        if text:
            focused.selectAll()  # type: ignore[attr-defined]  # a field
            page.qtbot.keyClicks(focused, text)
        page.press(KEY.Key_Tab)
    page.press(KEY.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert not sheet.isVisible()
    assert staged.made.notices.undoable == ["Saved “Lunch”, Saturday, 11 April."]
    line = next(line for line in page.agenda.rows.lines if isinstance(line, EntryLine) and line.title == "Lunch")
    assert (line.time, line.detail) == ("13:15", "45 min")


def test_people_are_found_while_their_name_is_typed(staged: Staged, opened: Opener) -> None:
    some(staged)
    page = opened()
    page.page.new_event()
    sheet = page.page.sheet
    sheet.people.field.setFocus()
    page.qtbot.keyClicks(sheet.people.field, "sof")
    assert sheet.people.suggestions.texts() == ["Sofia Mar"]
    sheet.people.suggestions.pick(0)
    assert sheet.people.people() == (4,)
    assert sheet.people.field.text() == ""
    page.qtbot.keyClicks(sheet.people.field, "sof")
    assert sheet.people.suggestions.texts() == []
    sheet.people.field.clear()
    sheet.people.suggestions.wanted.emit(" ")
    chip = next(button for button in sheet.people.findChildren(QPushButton) if button.text() == "Sofia Mar")
    page.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert sheet.people.people() == ()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("25:00", "", "x"), "no time"),
        (("", "", "x"), "When does it begin"),
        (("9", "9:75", "x"), "no time"),
        (("13 pm", "", "x"), "no time"),
        (("9", "", " "), "needs a title"),
    ],
)
def test_what_cannot_be_an_event_is_said_in_the_sheet(opened: Opener, typed: tuple[str, str, str], told: str) -> None:
    begins, ends, title = typed
    page = opened()
    page.page.new_event()
    sheet = page.page.sheet
    sheet.what.setText(title)
    sheet.begins.setText(begins)
    sheet.ends.setText(ends)
    sheet.submitted.emit()
    assert sheet.isVisible()
    assert told in sheet._problem.text()
    sheet.day.setText("nonsense")
    sheet.submitted.emit()
    assert "needs a day" in sheet._problem.text()


def test_whole_days_have_a_last_day(staged: Staged, opened: Opener) -> None:
    page = opened()
    page.page.new_event()
    sheet = page.page.sheet
    sheet.what.setText("Trip")
    sheet.all_day.setChecked(True)
    assert sheet.until.isVisible()
    assert not sheet.begins.isVisible()
    sheet.day.set_day(date(2026, 3, 20))
    sheet.day.day_changed.emit(date(2026, 3, 20))
    assert sheet.until.day() == date(2026, 3, 20)
    sheet.until.set_day(date(2026, 3, 22))
    sheet.submitted.emit()
    (event,) = staged.session.calendar.look(date(2026, 3, 21), date(2026, 3, 21)).events
    assert (event.day, event.last_day) == (date(2026, 3, 20), date(2026, 3, 22))


def test_an_empty_calendar_is_a_place_to_drop_files(
    staged: Staged, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened()
    empty = page.page.empty
    assert empty.isVisible()
    assert empty.title.text() == "Drop a calendar file here, or add an event."
    assert page.page.head.new.hasFocus()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/work.ics")])
    actions, buttons, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    empty.dropEvent(QDropEvent(QPointF(9, 9), actions, data, buttons, none))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: (["/elsewhere/home.ics"], ""))
    page.qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    page.register.run("calendar.file")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([], ""))
    page.page.files.wanted.emit()
    assert staged.made.ways.went == [
        ("bring in", (Path("/somewhere/work.ics"),)), ("bring in", (Path("/elsewhere/home.ics"),)),
        ("bring in", (Path("/elsewhere/home.ics"),)),
    ]  # fmt: skip
    staged.event("Coffee")
    page.page.reload()
    assert page.agenda.hasFocus()


def test_a_calendar_that_cannot_be_read_says_so_and_tries_again(
    staged: Staged, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    staged.event("Coffee")
    page = opened()
    look = staged.session.calendar.look

    def fail(*_args: object) -> None:
        raise VaultMoved("It is gone.", "Put it back.")

    monkeypatch.setattr(staged.session.calendar, "look", fail)
    page.page.calendar.reload()
    assert page.page._problem.title.text() == "It is gone."
    monkeypatch.setattr(staged.session.calendar, "look", look)
    page.qtbot.mouseClick(page.page.again, Qt.MouseButton.LeftButton)
    assert page.titles() == ["Coffee"]


@pytest.mark.parametrize("width", [700, 1000, 1204])
def test_the_side_goes_where_there_is_no_room(staged: Staged, opened: Opener, width: int) -> None:
    some(staged)
    page = opened(width=width)
    assert page.page._content.side.isVisible() == (width >= 1180)
    assert len(page.page.panes()) == (3 if width >= 1180 else 2)
    page.page.calendar.choose_view("week")
    assert not page.page._content.side.isVisible()


def test_the_agenda_reads_on_while_it_is_scrolled_and_stays_where_it_is(staged: Staged, opened: Opener) -> None:
    for week in range(-40, 41):
        for hour in (9, 11, 13, 15):
            staged.event(f"Talk {week} {hour}", THURSDAY + timedelta(weeks=week), hour)
    page = opened(height=600)
    bar = page.agenda.verticalScrollBar()
    assert page.page.head.days.text() == "12 to 25 March 2026"
    before = len(page.titles())
    bar.setValue(bar.maximum())
    page.qtbot.waitUntil(lambda: len(page.titles()) > before)
    at_top = page.agenda.indexAt(QPoint(300, 2))
    key, top = page.agenda.rows.key_of(at_top), page.agenda.visualRect(at_top).top()
    page.page.reload()
    QApplication.processEvents()
    row = page.agenda.rows.row_of(key)
    assert page.agenda.visualRect(page.agenda.rows.index(row)).top() == top
    before = len(page.titles())
    bar.setValue(0)
    page.qtbot.waitUntil(lambda: len(page.titles()) > before and bar.value() > 0)
    assert page.page.head.days.text() != "12 to 25 March 2026"


def test_a_day_stands_at_the_top_although_little_follows_it(staged: Staged, opened: Opener) -> None:
    for day in range(1, 20):
        staged.event(f"Past {day}", THURSDAY - timedelta(days=day), 9)
    staged.event("Coffee", THURSDAY, 14)
    page = opened()
    top = page.agenda.rows.lines[page.agenda.indexAt(QPoint(300, 2)).row()]
    assert isinstance(top, EntryLine)
    assert top.title == "Coffee"


def test_more_chips_than_fit_are_counted(staged: Staged, opened: Opener) -> None:
    for number in range(9):
        staged.event(f"Talk {number}", THURSDAY, 9 + number)
    page = opened(height=600)
    page.page.calendar.choose_view("month")
    QApplication.processEvents()
    month = page.page.month
    seen = [row for row, line in enumerate(month.rows.lines) if isinstance(line, Chip) and month.place_of(row)]
    assert 1 <= len(seen) < 9
    assert month._left_over[THURSDAY] == 9 - len(seen)
    hidden = next(row for row, line in enumerate(month.rows.lines) if month.place_of(row) is None)
    assert month.isIndexHidden(month.rows.index(hidden))
    page.press(KEY.Key_J)
    for _step in range(9):
        page.press(KEY.Key_J)
    assert page.current().startswith("day:")


def everything(staged: Staged) -> None:
    """Fill the calendar with every kind of thing in every state."""
    some(staged)
    staged.event(MARK, THURSDAY, 9)
    staged.follow_up(MARK, THURSDAY - timedelta(days=2), MARK)
    staged.promise("Late One", THURSDAY - timedelta(days=2))
    staged.session.calendar.add(NewEvent("Days", THURSDAY, days=3))
    staged.session.follow_ups.done(staged.session.follow_ups.add(2, THURSDAY, "x").id)
    for number in range(8):
        staged.birthday(f"Person {number}", "--03-11")


def looks(staged: Staged, page: OpenedPage) -> None:
    """Show every view, an event and the sheet, and have all of it painted."""
    for view in ("agenda", "week", "month"):
        page.page.calendar.choose_view(view)
        QApplication.processEvents()
        page.window.grab()
    page.page.show_selection(f"event:{staged.session.calendar.look(THURSDAY, THURSDAY).events[0].event}")
    page.window.grab()
    page.page.events.close()
    page.page.new_event()
    page.window.grab()
    page.page.sheet.close_sheet()


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    """Turn the window round."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


LOOKS = [
    (Appearance(), False),
    (Appearance(), True),
    (Appearance(text_percent=200), False),
    (Appearance(text_percent=85, density="compact"), False),
    (Appearance(contrast=True), True),
]


@pytest.mark.parametrize("look", LOOKS)
def test_every_look_is_painted_without_a_warning(
    staged: Staged, opened: Opener, wear: Callable[..., None], look: tuple[Appearance, bool]
) -> None:
    everything(staged)
    wear(*look)
    looks(staged, opened())
    looks(staged, opened(width=723, height=600))


@pytest.mark.usefixtures("right_to_left")
@pytest.mark.parametrize("look", LOOKS)
def test_every_look_is_painted_from_right_to_left(
    staged: Staged, opened: Opener, wear: Callable[..., None], look: tuple[Appearance, bool]
) -> None:
    everything(staged)
    wear(*look)
    looks(staged, opened())
    looks(staged, opened(width=723, height=600))


@pytest.mark.usefixtures("right_to_left")
def test_arrows_turn_round_where_reading_does(staged: Staged, opened: Opener) -> None:
    some(staged)
    page = opened()
    page.press(KEY.Key_Left)
    assert page.page.calendar.day == TOMORROW
    page.page.calendar.choose_view("week")
    QApplication.processEvents()
    page.press(KEY.Key_Left)
    assert page.page.calendar.day == date(2026, 3, 14)
    week = page.page.week
    first, last = (week.visualRect(week.rows.index(week.rows.row_of(f"day:2026-03-{day:02}"))) for day in (9, 15))
    assert first.left() > last.left()


def test_a_title_is_never_read_as_mark_up(staged: Staged, opened: Opener) -> None:
    ana = staged.person(MARK)
    event = staged.session.calendar.add(NewEvent(MARK, THURSDAY, place=MARK, people=(ana,), text=MARK))
    staged.event(MARK, THURSDAY - timedelta(days=1), 9, ana)
    page = opened()
    assert MARK in page.titles()
    page.page.show_selection(f"event:{event}")
    texts = [label for label in page.page.findChildren(QLabel) if MARK in label.text()]
    assert len(texts) >= 4
    assert {label.textFormat() for label in texts} == {Qt.TextFormat.PlainText}
    page.page.events.close()
    page.page.calendar.choose_view("month")
    QApplication.processEvents()
    month = page.page.month
    row = next(row for row, line in enumerate(month.rows.lines) if isinstance(line, Chip) and line.text == MARK)
    place = month.visualRect(month.rows.index(row)).center()
    help_event = QHelpEvent(QEvent.Type.ToolTip, place, month.viewport().mapToGlobal(place))
    QApplication.sendEvent(month.viewport(), help_event)
    assert "&lt;img" in QToolTip.text()
    QToolTip.hideText()


def test_a_screen_reader_hears_every_row_and_every_control(staged: Staged, opened: Opener) -> None:
    some(staged)
    page = opened()
    for view in ("agenda", "week", "month"):
        page.page.calendar.choose_view(view)
        QApplication.processEvents()
        listed = page.page._content.view
        interface = QAccessible.queryAccessibleInterface(listed)
        assert interface.role() == QAccessible.Role.List
        model: LineModel = listed.rows  # type: ignore[attr-defined]  # each of the three has rows
        spoken = [interface.child(row).text(QAccessible.Text.Name) for row in range(model.rowCount())]
        assert spoken == [line.spoken for line in model.lines]
        assert all(spoken)
    nameless = [
        widget
        for widget in page.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget.parent(), QAbstractScrollArea)
        and widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = LineModel()
    rows = [Cell(f"day:{n}", THURSDAY, is_today=False, is_inside=True, spoken=f"{n}") for n in range(4)]
    model.set_lines(rows)
    qtmodeltester.check(model)
    model.set_lines([rows[0], *rows[2:]])
    model.set_lines(rows[1:])
    qtmodeltester.check(model)
    assert (model.row_of("day:2"), model.row_of("none"), model.rowCount(model.index(0))) == (1, -1, 0)
    assert model.data(model.index(9)) is None
    assert model.data(model.index(0), Qt.ItemDataRole.DecorationRole) is None
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleDescriptionRole) == "Press Enter to open"


def test_cadences_stand_among_the_follow_ups(staged: Staged, opened: Opener) -> None:
    eve = staged.person("Eve Sun")
    staged.session.interactions.log(eve, NewLog(on=THURSDAY - timedelta(days=20)))
    staged.session.cadence.set(eve, 20)
    page = opened()
    page.go_to("Eve Sun")
    page.press(KEY.Key_E)
    assert staged.made.notices.undoable == ["Done. Next: 1 April."]
    assert "Eve Sun" in page.titles()


def test_the_page_follows_the_clock(staged: Staged, opened: Opener) -> None:
    staged.event("Coffee", THURSDAY, 14)
    page = opened()
    staged.made.opened.clock.seconds += 6 * 3600
    page.page._tick()
    (line,) = page.agenda.rows.lines
    assert isinstance(line, EntryLine)
    assert line.state == "past"


def week_rows(view: PlacedList) -> list[int]:
    return [row for row, line in enumerate(view.rows.lines) if isinstance(line, Block)]


def test_overlapping_events_stand_beside_each_other(staged: Staged, opened: Opener) -> None:
    for hour, minutes in ((9, 120), (10, 30), (10, 60), (13, 30)):
        staged.event(f"{hour} {minutes}", THURSDAY, hour, minutes=minutes)
    page = opened()
    page.page.calendar.choose_view("week")
    QApplication.processEvents()
    week = page.page.week
    rects = [week.visualRect(week.rows.index(row)) for row in week_rows(week)]
    assert len(rects) == 4
    assert not any(one.intersects(other) for one in rects for other in rects if one is not other)
    assert rects[3].width() > 2 * rects[0].width()
    assert week.indexAt(QPoint(rects[3].center())).row() == week_rows(week)[3]


def test_the_week_is_scrolled_to_what_is_chosen(staged: Staged, opened: Opener) -> None:
    staged.event("Night", THURSDAY, 23)
    staged.event("Early", THURSDAY, 1)
    page = opened(height=500)
    page.page.calendar.choose_view("week")
    QApplication.processEvents()
    week = page.page.week
    for keys in ((KEY.Key_Down, KEY.Key_Down), (KEY.Key_Up,)):
        page.press(*keys)
        rect = week.visualRect(week.currentIndex())
        assert week.still_height() - 1 <= rect.top()
        assert rect.bottom() <= week.viewport().height()


@pytest.mark.usefixtures("qapp")
def test_the_word_late_is_never_cut_off() -> None:
    metrics = theme().metrics("caption_strong")
    chip = Chip("k", FOLLOW_UP, THURSDAY, LATE, "Amara Okafor", "", late="3 days late")
    wide = metrics.horizontalAdvance
    assert late_words(chip, metrics, wide("Amara Okafor, 3 days late") + 2) == "\u2068Amara Okafor\u2069, 3 days late"
    assert late_words(chip, metrics, wide("Amar…, 3 days late") + 2).endswith("…\u2069, 3 days late")
    assert late_words(chip, metrics, wide("mm…, late") + 2).endswith("…\u2069, late")
    assert late_words(chip, metrics, wide("late")) == "late"


def day_at_top(page: OpenedPage) -> date:
    index = page.agenda.indexAt(QPoint(page.agenda.viewport().width() // 2, 1))
    line = page.agenda.rows.lines[index.row()]
    assert isinstance(line, EntryLine)
    return line.day


def test_today_stays_at_the_top_whatever_the_size_of_the_text(
    staged: Staged, opened: Opener, wear: Callable[..., None]
) -> None:
    for number in range(-12, 25):
        staged.event(f"Talk {number}", THURSDAY + timedelta(days=number))
        staged.event(f"Walk {number}", THURSDAY + timedelta(days=number), 17)
    page = opened()
    assert day_at_top(page) == THURSDAY
    for look in (Appearance(text_percent=200), Appearance(text_percent=85), Appearance(density="compact")):
        wear(look)
        QApplication.processEvents()
        assert day_at_top(page) == THURSDAY
    page.window.resize(560, 700)
    QApplication.processEvents()
    assert day_at_top(page) == THURSDAY
