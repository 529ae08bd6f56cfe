# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of the day in a window, worked by keyboard, and by mouse where there are things to click."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QMenu, QWidget

from coterie.domain.errors import VaultMoved
from coterie.ui.design.appearance import Appearance
from coterie.ui.pages.today import PAGE
from coterie.ui.pages.today.card_grid import CardGrid
from coterie.ui.pages.today.day_model import DayModel
from coterie.ui.pages.today.lines import HeadingLine
from coterie.ui.pages.today.page import TodayPage
from coterie.ui.pages.today.sliding import SlidingRow
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.rows import TaskLine
from coterie.ui.shell.actions import EVERYWHERE, Action, Actions
from tests.builders import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from coterie.ui.pages.today.day_list import DayListView
    from tests.ui.pages.today.staging import Staged

KEY = Qt.Key


class Window:
    """The page in an active window, with the keys of the page and Ctrl+Z."""

    def __init__(self, staged: Staged, qtbot: QtBot, show: Callable[..., QWidget]) -> None:
        self.qtbot = qtbot
        self.staged = staged
        self.page = TodayPage(staged.desk)
        self.counts: list[int] = []
        self.page.counted.connect(self.counts.append)
        staged.changed = self.page.reload
        window = show()
        window.resize(1204, 900)
        layout = window.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)
        layout.takeAt(0)
        layout.addWidget(self.page)
        self.page.show()
        qtbot.waitUntil(lambda: self.page.width() == window.width())
        self.register = Actions(window)
        self.register.add(EVERYWHERE, [Action("undo", "Undo", self.undo, keys=("Ctrl+Z",))])
        self.register.add("today", self.page.actions_here())
        self.register.bring_to_front("today")
        self.page.focus_main()
        self.page.reload()

    @property
    def day_list(self) -> DayListView:
        return self.page.day_list

    def undo(self) -> None:
        self.staged.session.undoing.undo()
        self.page.reload()

    def press(self, *keys: Qt.Key, with_ctrl: bool = False) -> None:
        """Press keys one after the other where the focus is."""
        modifier = Qt.KeyboardModifier.ControlModifier if with_ctrl else Qt.KeyboardModifier.NoModifier
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            self.qtbot.keyClick(focused, key, modifier)

    def names(self) -> list[str]:
        return [line.name for line in self.day_list.rows.lines if isinstance(line, TaskLine)]

    def current(self) -> str:
        line = self.day_list.rows.lines[self.day_list.currentIndex().row()]
        return line.name if isinstance(line, TaskLine) else line.key

    def menu(self) -> QMenu:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def spot(self, place: QPoint) -> str:
        found = self.day_list._spot_at(QPointF(place))
        return found.name if found else ""

    def click(self, row: int, spot: str) -> None:
        """Press a place inside a row with the mouse."""
        rect = self.day_list.visualRect(self.day_list.rows.index(row))
        points = (QPoint(x, rect.center().y()) for x in range(rect.left(), rect.right(), 3))
        place = next(point for point in points if self.spot(point) == spot)
        self.qtbot.mouseClick(self.day_list.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def window(staged: Staged, qtbot: QtBot, show: Callable[..., QWidget]) -> Callable[[], Window]:
    """Give a way to open the page over what was staged."""
    return lambda: Window(staged, qtbot, show)


def three(staged: Staged) -> None:
    for name in ("Amara Okafor", "Bob Ray", "Chidi Eze"):
        staged.follow_up(name)


def test_the_page_is_the_first_of_the_sidebar(staged: Staged, qtbot: QtBot) -> None:
    page = PAGE.build(staged.desk)
    qtbot.addWidget(page)
    assert (PAGE.id, PAGE.title(), PAGE.icon, PAGE.digit, PAGE.letter, PAGE.group) == (
        "today", "Today", "sun", "1", "T", 0,
    )  # fmt: skip


def test_work_begins_on_the_first_row_as_soon_as_there_is_one(staged: Staged, window: Callable[[], Window]) -> None:
    three(staged)
    opened = window()
    assert opened.day_list.hasFocus()
    assert opened.current() == "Amara Okafor"
    assert opened.counts[-1] == 3


def test_done_by_keyboard_and_taken_back(staged: Staged, window: Callable[[], Window]) -> None:
    three(staged)
    opened = window()
    opened.press(KEY.Key_Down, KEY.Key_E)
    assert opened.names() == ["Amara Okafor", "Chidi Eze"]
    assert (opened.current(), opened.day_list.hasFocus()) == ("Chidi Eze", True)
    assert staged.notices.undoable == ["Done."]
    opened.press(KEY.Key_Z, with_ctrl=True)
    assert opened.names() == ["Amara Okafor", "Bob Ray", "Chidi Eze"]
    assert opened.current() == "Chidi Eze"
    opened.press(KEY.Key_E, KEY.Key_E, KEY.Key_E)
    assert opened.names() == []
    assert opened.counts[-1] == 0


def test_rows_are_walked_without_stopping_at_heads(staged: Staged, window: Callable[[], Window]) -> None:
    staged.follow_up("Amara Okafor")
    person = staged.cadence("Tomás Herrera")
    staged.event(14, "Coffee", person)
    staged.follow_up("Eve Stone", days_late=-1)
    opened = window()
    seen = []
    for key in (KEY.Key_Down, KEY.Key_J, KEY.Key_Down, KEY.Key_Down, KEY.Key_K, KEY.Key_Up, KEY.Key_Home, KEY.Key_End):
        opened.press(key)
        seen.append(opened.current())
    coffee = opened.day_list.rows.lines[4].key
    assert seen == [
        "Tomás Herrera", coffee, "section:left_out", "section:left_out", coffee, "Tomás Herrera", "Amara Okafor",
        "section:left_out",
    ]  # fmt: skip
    opened.press(KEY.Key_Return)
    assert opened.names()[-1] == "Eve Stone"
    assert opened.current() == "section:left_out"


def test_snooze_by_keyboard(staged: Staged, window: Callable[[], Window]) -> None:
    three(staged)
    opened = window()
    opened.press(KEY.Key_S)
    menu = opened.menu()
    assert [action.text() for action in menu.actions() if not action.isSeparator()] == [
        "Tomorrow", "Next week", "In a month", "Pick a date…",
    ]  # fmt: skip
    opened.qtbot.keyClick(menu, KEY.Key_Down)
    opened.qtbot.keyClick(menu, KEY.Key_Return)
    assert staged.notices.undoable == ["Put off until Monday, 9 March."]
    assert (opened.names(), opened.current()) == (["Bob Ray", "Chidi Eze"], "Bob Ray")
    opened.press(KEY.Key_Z, with_ctrl=True)
    assert opened.names() == ["Amara Okafor", "Bob Ray", "Chidi Eze"]


def test_another_day_is_typed_and_a_day_that_has_passed_is_refused(
    staged: Staged, window: Callable[[], Window]
) -> None:
    staged.follow_up("Amara Okafor")
    opened = window()
    opened.press(KEY.Key_S)
    opened.qtbot.keyClick(opened.menu(), KEY.Key_Up)
    opened.qtbot.keyClick(opened.menu(), KEY.Key_Return)
    sheet = opened.page.day_sheet
    assert sheet.isVisible()
    assert sheet.day.day() == TODAY + timedelta(days=1)
    opened.qtbot.keyClicks(sheet.day, "2026-03-02")
    opened.press(KEY.Key_Return, with_ctrl=True)
    assert sheet.isVisible()
    sheet.day.selectAll()
    opened.qtbot.keyClicks(sheet.day, "2026-03-20")
    opened.press(KEY.Key_Return, with_ctrl=True)
    assert not sheet.isVisible()
    assert staged.notices.undoable == ["Put off until Friday, 20 March."]
    assert opened.names() == []


def test_log_plan_and_open_by_keyboard(staged: Staged, window: Callable[[], Window]) -> None:
    person = staged.cadence("Tomás Herrera")
    opened = window()
    opened.press(KEY.Key_L, KEY.Key_F, KEY.Key_Return)
    assert staged.ways.went == [("log", person), ("plan", (person,)), ("person", person)]


def test_a_preview_opens_and_closes_with_space(staged: Staged, window: Callable[[], Window]) -> None:
    person = staged.cadence("Tomás Herrera")
    opened = window()
    opened.press(KEY.Key_Space)
    preview = opened.page.preview
    assert preview is not None
    assert preview.isVisible()
    assert preview.panel.accessibleName() == "Tomás Herrera"
    opened.press(KEY.Key_Space)
    assert not preview.isVisible()
    assert opened.day_list.hasFocus()
    opened.press(KEY.Key_Space, KEY.Key_Return)
    assert staged.ways.went == [("person", person)]
    opened.press(KEY.Key_Space, KEY.Key_L)
    assert staged.ways.went[-1] == ("log", person)
    opened.press(KEY.Key_Space, KEY.Key_Escape)
    assert opened.day_list.hasFocus()


def test_arrows_in_a_preview_go_on_to_the_next_person(staged: Staged, window: Callable[[], Window]) -> None:
    amara = staged.promise("Amara Okafor")
    staged.opened.follow_ups.add(amara, TODAY, "Ask about the talk")
    staged.follow_up("Bob Ray", days_late=-1)
    staged.follow_up("Chidi Eze")
    opened = window()
    opened.press(KEY.Key_Space, KEY.Key_Down)
    preview = opened.page.preview
    assert preview is not None
    assert (preview.panel.accessibleName(), opened.current()) == ("Chidi Eze", "Chidi Eze")
    opened.press(KEY.Key_J, KEY.Key_Down)
    assert (preview.panel.accessibleName(), opened.current()) == ("Chidi Eze", "Chidi Eze")
    opened.press(KEY.Key_Up, KEY.Key_Escape)
    assert opened.current() == "Amara Okafor"
    assert opened.day_list.hasFocus()


def test_a_row_that_is_done_slides_away_where_things_may_move(
    staged: Staged, window: Callable[[], Window], wear: Callable[..., None], qtbot: QtBot
) -> None:
    three(staged)
    opened = window()
    wear(Appearance(still=True))
    opened.press(KEY.Key_E)
    assert opened.page.findChildren(SlidingRow) == []
    wear(Appearance())
    opened.press(KEY.Key_E)
    (sliding,) = opened.page.findChildren(SlidingRow)
    assert opened.names() == ["Chidi Eze"]
    assert sliding.grab().toImage() != opened.day_list.grab().toImage()
    qtbot.waitUntil(lambda: opened.day_list._sliding is None)
    opened.press(KEY.Key_E)
    assert opened.names() == []


def test_a_plan_is_changed_by_keyboard(staged: Staged, window: Callable[[], Window]) -> None:
    staged.follow_up("Amara Okafor", days_late=3)
    opened = window()
    opened.press(KEY.Key_F)
    sheet = opened.page.plan_sheet
    assert sheet.isVisible()
    assert sheet.words.text() == "Send the deck"
    sheet.day.setText("")
    opened.press(KEY.Key_Return, with_ctrl=True)
    assert sheet.isVisible()
    sheet.day.setText("2026-03-09")
    opened.press(KEY.Key_Return, with_ctrl=True)
    assert not sheet.isVisible()
    assert opened.names() == []
    assert staged.notices.undoable == ["Planned for Monday, 9 March."]


def test_how_it_was_is_answered_by_keyboard(staged: Staged, window: Callable[[], Window]) -> None:
    ana, bob = staged.opened.add("Ana Lindqvist").id, staged.opened.add("Bob Ray").id
    staged.event(8, "Data platform sync", ana, bob)
    staged.follow_up("Chidi Eze")
    opened = window()
    opened.press(KEY.Key_H)
    review = opened.page.beside.review
    assert review is not None
    assert review.line.hasFocus()
    opened.press(KEY.Key_Escape)
    assert opened.day_list.hasFocus()
    opened.press(KEY.Key_H)
    next(iter(review.people._checks.values())).setChecked(False)
    opened.qtbot.keyClicks(review.line, "They choose in May")
    assert opened.page.is_busy()
    opened.press(KEY.Key_Return)
    assert not review.isVisible()
    assert opened.day_list.hasFocus()
    assert staged.notices.undoable == ["Written down."]
    log = staged.session.interactions
    assert [entry.text for entry in log.timeline(bob, 5)] == ["They choose in May"]
    assert log.timeline(ana, 5) == []
    opened.press(KEY.Key_Z, with_ctrl=True)
    assert log.timeline(bob, 5) == []
    assert review.isVisible()


def test_how_it_was_is_not_asked_again_when_it_is_waved_away(staged: Staged, window: Callable[[], Window]) -> None:
    staged.event(8, "Data platform sync", staged.opened.add("Ana Lindqvist").id)
    opened = window()
    review = opened.page.beside.review
    assert review is not None
    review.waved.emit()
    assert not review.isVisible()
    assert not opened.page._content.side.isVisible()
    assert staged.session.calendar.to_review() is None


def test_four_cards_stand_in_two_rows(qtbot: QtBot) -> None:
    cards = [QWidget() for _card in range(4)]
    grid = CardGrid(cards)
    qtbot.addWidget(grid)
    grid.set_across(True, 0)
    grid.resize(900, 400)
    grid.show()
    assert [(card.x() > 0, card.y() > 0) for card in cards] == [
        (False, False), (True, False), (False, True), (True, True),
    ]  # fmt: skip
    cards[1].hide()
    grid.arrange()
    QApplication.processEvents()
    assert [card.y() for card in cards if card.isVisible()] == [0, 0, 0]


def test_of_a_crowd_nobody_is_ticked(staged: Staged, window: Callable[[], Window]) -> None:
    staged.event(8, "Data Guild", *(staged.opened.add(f"P{number}").id for number in range(30)))
    opened = window()
    review = opened.page.beside.review
    assert review is not None
    assert review.people.there() == []
    assert len(review.people._checks) == 30
    assert review.height() < 420


def test_older_things_are_reviewed_and_let_go_by_keyboard(staged: Staged, window: Callable[[], Window]) -> None:
    for number in range(3):
        staged.follow_up(f"P{number}", days_late=40 + number)
    opened = window()
    assert opened.current() == "section:older"
    opened.press(KEY.Key_Return)
    assert opened.names() == ["P2", "P1", "P0"]
    opened.press(KEY.Key_Down, KEY.Key_Delete)
    assert (opened.names(), opened.current()) == (["P1", "P0"], "P1")
    opened.press(KEY.Key_Up, KEY.Key_Delete)
    assert opened.names() == []
    assert staged.notices.undoable == ["Let go.", "Let 2 older follow-ups go."]


def test_rows_can_be_worked_by_mouse(staged: Staged, window: Callable[[], Window]) -> None:
    three(staged)
    staged.follow_up("Old One", days_late=40)
    opened = window()
    opened.click(2, "done")
    assert opened.names() == ["Amara Okafor", "Chidi Eze"]
    opened.click(2, "done")
    assert opened.names() == ["Amara Okafor"]
    opened.click(1, "log")
    assert [way for way, _what in staged.ways.went] == ["log"]
    opened.click(1, "snooze")
    opened.qtbot.keyClick(opened.menu(), KEY.Key_Return)
    assert opened.names() == []
    opened.click(0, "look")
    assert opened.names() == ["Old One"]
    opened.click(0, "let_go")
    assert opened.names() == []
    done = opened.day_list.rows.row_of("section:done")
    opened.click(done, "look")
    assert opened.names() == ["Chidi Eze", "Bob Ray"] or opened.names() == ["Bob Ray", "Chidi Eze"]


def test_a_press_on_a_head_that_cannot_be_folded_keeps_the_row(staged: Staged, window: Callable[[], Window]) -> None:
    three(staged)
    opened = window()
    opened.press(KEY.Key_Down)
    head = opened.day_list.visualRect(opened.day_list.rows.index(0)).center()
    opened.qtbot.mouseClick(opened.day_list.viewport(), Qt.MouseButton.LeftButton, pos=head)
    assert opened.current() == "Bob Ray"


def test_the_menu_of_a_row_offers_what_can_be_done_with_it(staged: Staged, window: Callable[[], Window]) -> None:
    person = staged.cadence("Tomás Herrera")
    staged.event(14, "Coffee", person)
    opened = window()
    offered = []
    for row in (1, 3):
        place = opened.day_list.mapToGlobal(opened.day_list.visualRect(opened.day_list.rows.index(row)).center())
        opened.day_list.context_wanted.emit(opened.day_list.rows.index(row), place)
        offered.append([action.text() for action in opened.menu().actions()])
        opened.menu().close()
    assert offered == [
        ["Done", "Snooze…", "Log a contact", "Plan a follow-up", "Open", "Look at a glance", "Let go"],
        ["Log a contact", "Plan a follow-up", "Open", "Look at a glance"],
    ]


def test_the_cards_lead_on(staged: Staged, window: Callable[[], Window]) -> None:
    ingrid = staged.opened.add("Ingrid Solheim").id
    staged.event(14, "Coffee", ingrid)
    kenji = staged.quiet("Kenji Watanabe")
    opened = window()
    page = opened.page
    page.beside.prepare._open.click()
    page.beside.prepare._log.click()
    page.beside.nudge._link.click()
    page._add.click()
    assert staged.ways.went == [("person", ingrid), ("log", ingrid), ("person", kenji), ("quick add", "")]
    page.beside.nudge._dismiss.click()
    assert not page.beside.nudge.isVisible()
    assert page.beside.prepare.isVisible()


def test_a_reload_keeps_the_row_and_the_focus(staged: Staged, window: Callable[[], Window]) -> None:
    three(staged)
    opened = window()
    opened.press(KEY.Key_Down)
    staged.follow_up("Zoë Last")
    staged.promise("Aaron First")
    opened.page.reload()
    assert opened.names() == ["Aaron First", "Amara Okafor", "Bob Ray", "Chidi Eze", "Zoë Last"]
    assert (opened.current(), opened.day_list.hasFocus()) == ("Bob Ray", True)
    opened.page.show_selection(opened.day_list.rows.lines[1].key)
    assert opened.current() == "Aaron First"


def test_a_day_that_cannot_be_read_can_be_tried_again(
    staged: Staged, window: Callable[[], Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    staged.follow_up("Amara Okafor")

    def refuse(*_args: object) -> None:
        raise VaultMoved("The vault is closed.", "Open it again.")

    with monkeypatch.context() as patch:
        patch.setattr(type(staged.session.today), "look", refuse)
        opened = window()
    assert opened.page._problem.isVisible()
    assert opened.page._problem.title.text() == "The vault is closed."
    opened.page._again.click()
    assert (opened.page._problem.isVisible(), opened.day_list.isVisible()) == (False, True)


@pytest.mark.parametrize(("width", "where"), [(1204, "beside"), (1000, "across below"), (724, "below")])
def test_the_cards_stand_where_there_is_room(
    staged: Staged, window: Callable[[], Window], qtbot: QtBot, width: int, where: str
) -> None:
    staged.event(14, "Coffee", staged.opened.add("Ingrid Solheim").id)
    staged.follow_up("Amara Okafor")
    opened = window()
    opened.page.window().resize(width, 900)
    qtbot.waitUntil(lambda: where_the_cards_stand(opened.page) == where)


def where_the_cards_stand(page: TodayPage) -> str:
    """Say it from where they are."""
    side, rows = page._content.side, page.day_list
    end_of_list = rows.mapTo(page, QPoint(rows.width(), 0)).x()
    if side.mapTo(page, QPoint(0, 0)).x() >= end_of_list:
        return "beside"
    return "across below" if page.beside.prepare.y() == page.beside.week.y() else "below"


def test_every_row_says_itself_without_marks(staged: Staged, window: Callable[[], Window]) -> None:
    fill(staged)
    opened = window()
    for section in ("older", "left_out", "done"):
        opened.page.presenter.select(f"section:{section}")
        opened.page.presenter.activate()
    rows = opened.day_list.rows
    for row in range(rows.rowCount()):
        spoken = rows.data(rows.index(row), Qt.ItemDataRole.AccessibleTextRole)
        assert spoken
        assert "<" not in spoken
    first = rows.data(rows.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert first == "Amara Okafor. You promised: send the notes. 3 days late"
    assert rows.data(rows.index(1), Qt.ItemDataRole.AccessibleDescriptionRole)


def test_everything_that_takes_the_focus_has_a_name(staged: Staged, window: Callable[[], Window]) -> None:
    fill(staged)
    opened = window()
    nameless = [
        part
        for part in opened.page.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible()
        and not (part.accessibleName() or getattr(part, "text", str)())
        and not isinstance(part.parent(), QAbstractScrollArea | QAbstractItemView)
    ]  # fmt: skip
    assert nameless == []
    assert opened.page.beside.week._chart.accessibleName() == "1 of 10 done. Monday, today: 1 done, 9 to do"


def test_tab_walks_from_the_button_over_the_list_to_the_cards(staged: Staged, window: Callable[[], Window]) -> None:
    fill(staged)
    opened = window()
    page = opened.page
    walked = []
    page._add.setFocus()
    for _step in range(5):
        walked.append(QApplication.focusWidget())
        opened.press(KEY.Key_Tab)
    prepare, nudge = page.beside.prepare, page.beside.nudge
    assert walked == [page._add, page.day_list, prepare._open, prepare._log, nudge._dismiss]


@pytest.mark.parametrize("percent", [85, 100, 150, 200])
@pytest.mark.parametrize("width", [724, 1044, 1204])
def test_no_label_is_cut_in_any_size(
    staged: Staged, window: Callable[[], Window], wear: Callable[..., None], width: int, percent: int
) -> None:
    fill(staged)
    opened = window()
    wear(Appearance(text_percent=percent), dark=percent == 150)
    opened.page.window().resize(width, 900)
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        opened.page.setLayoutDirection(direction)
        opened.page.grab()
        for label in opened.page.findChildren(Label):
            if label.isVisible() and not isinstance(label, ElidedLabel):
                needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
                assert label.height() >= needed, label.text()
                assert label.wordWrap() or label.width() >= label.sizeHint().width(), label.text()


def test_rows_that_change_keep_the_others(qtmodeltester: ModelTester) -> None:
    model = DayModel()
    lines = [HeadingLine(f"section:{number}", "x", number, None, "x") for number in range(6)]
    qtmodeltester.check(model)
    removed: list[tuple[int, int]] = []
    inserted: list[tuple[int, int]] = []
    model.rowsRemoved.connect(lambda _parent, first, last: removed.append((first, last)))
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    for rows in (lines, lines[:2] + lines[3:], lines, lines[:1] + lines[4:], [], lines[::-1]):
        model.set_lines(rows)
        assert list(model.lines) == rows
    assert removed[:2] == [(2, 2), (1, 3)]
    assert inserted[:2] == [(0, 5), (2, 2)]


def fill(staged: Staged) -> None:
    """Stage a day with something in every section and on every card."""
    staged.promise("Amara Okafor", TODAY - timedelta(days=3))
    for number in range(8):
        staged.follow_up(f"Person Number {number}", days_late=number)
    staged.follow_up("Old One", days_late=50)
    person = staged.cadence("Tomás Herrera")
    staged.event(14, "Coffee with a very long title that goes on and on", person)
    staged.quiet("Kenji Watanabe")
    staged.opened.interactions.log(person)
