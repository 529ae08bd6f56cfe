# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of people in a window, worked by keyboard, and by mouse where there are things to click."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QWidget

from coterie.ui.design.appearance import Appearance
from coterie.ui.pages.people import PAGE, known_rows
from coterie.ui.pages.people.page import PeoplePage
from coterie.ui.pages.people.page_actions import joined_actions
from coterie.ui.parts.checks import Check
from coterie.ui.parts.labels import Label
from coterie.ui.parts.rows import ROW_ROLE
from coterie.ui.shell.actions import EVERYWHERE, Action, Actions
from tests.builders import TODAY
from tests.ui.clipping import layout_faults, painted_faults
from tests.ui.pages.people.staging import NAMES, Staged

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from coterie.ui.pages.people.people_list import PeopleList

KEY = Qt.Key
SHIFT, CTRL, NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)
EVIL = '<img src="file:///etc/passwd"> & <b>Bold</b>'


class Window:
    """The page in an active window, with the keys of the page and Ctrl+Z."""

    def __init__(self, staged: Staged, qtbot: QtBot, show: Callable[..., QWidget]) -> None:
        self.qtbot = qtbot
        self.staged = staged
        self.page = PeoplePage(staged.desk)
        self.moved: list[str] = []
        self.page.moved.connect(self.moved.append)
        staged.changed = self.page.reload
        self.window = show()
        self.window.resize(1204, 900)
        layout = self.window.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)
        layout.takeAt(0)
        layout.addWidget(self.page)
        self.page.show()
        qtbot.waitUntil(lambda: self.page.width() == self.window.width())
        self.register = Actions(self.window)
        self.register.add(EVERYWHERE, [Action("undo", "Undo", staged.undo, keys=("Ctrl+Z",))])
        self.register.add("people", self.page.actions_here())
        self.register.bring_to_front("people")
        self.page.reload()
        self.page.focus_main()
        QApplication.processEvents()

    @property
    def rows(self) -> PeopleList:
        return self.page.pane.list

    @property
    def content(self) -> QWidget:
        return self.page.content.front

    @property
    def is_together(self) -> bool:
        return self.content is self.page.content.together

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press keys one after the other where the focus is."""
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            self.qtbot.keyClick(focused, key, held)

    def type(self, text: str) -> None:
        """Type where the focus is, and wait until nothing more comes."""
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClicks(focused, text)
        self.qtbot.waitUntil(lambda: self.page.pane.is_resting)
        QApplication.processEvents()

    def names(self) -> list[str]:
        model = self.rows.people
        return [model.index(row, 0).data(ROW_ROLE).name for row in range(model.rowCount())]

    def current(self) -> str:
        return str(self.rows.currentIndex().data(ROW_ROLE).name)

    def chosen(self) -> list[str]:
        model = self.rows.people
        lines = [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]
        return [line.name for line in lines if line.checked]

    def click(self, name: str, held: Qt.KeyboardModifier = NONE, *, at: int = 200) -> None:
        """Click a row."""
        row = self.names().index(name)
        rect = self.rows.visualRect(self.rows.people.index(row, 0))
        place = QPoint(rect.left() + at, rect.center().y())
        self.qtbot.mouseClick(self.rows.viewport(), Qt.MouseButton.LeftButton, held, place)

    def menu(self) -> QMenu:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def pick(self, text: str) -> None:
        """Choose a line of the menu that is open."""
        menu = self.menu()
        line = next(line for line in menu.actions() if line.text() == text)
        menu.close()
        line.trigger()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)


@pytest.fixture
def window(staged: Staged, qtbot: QtBot, show: Callable[..., QWidget]) -> Callable[[], Window]:
    """Give a way to open the page over what was staged."""
    return lambda: Window(staged, qtbot, show)


def test_the_page_is_the_second_of_the_sidebar() -> None:
    assert (PAGE.id, PAGE.title(), PAGE.icon, PAGE.digit, PAGE.letter, PAGE.group) == (
        "people", "People", "users", "2", "P", 1,
    )  # fmt: skip


# By keyboard.


def test_several_are_chosen_and_tagged_by_keyboard_and_one_undo_takes_it_back(
    staged: Staged, window: Callable[[], Window]
) -> None:
    keys = staged.people()
    opened = window()
    before = staged.opened.snapshot()
    assert opened.names() == sorted(NAMES, key=lambda name: name.split()[1])
    opened.press(KEY.Key_X, KEY.Key_J, KEY.Key_J)
    opened.press(KEY.Key_Down, KEY.Key_Down, held=SHIFT)
    assert opened.chosen() == ["Aoife Byrne", "Hana Kovač", "Sofia Marchetti", "Kenji Watanabe"]
    opened.press(KEY.Key_K)
    opened.press(KEY.Key_X)
    assert opened.chosen() == ["Aoife Byrne", "Hana Kovač", "Kenji Watanabe"]
    assert opened.is_together
    opened.press(KEY.Key_T)
    opened.type("berlin, mentor")
    opened.press(KEY.Key_Return)
    assert staged.notices.undoable == ["Tagged 3 people: berlin, mentor."]
    assert set(staged.opened.people.show(keys["Hana Kovač"]).tags) == {"berlin", "mentor"}
    assert staged.opened.people.show(keys["Chidi Eze"]).tags == ()
    assert opened.rows.hasFocus()
    assert len(opened.chosen()) == 3
    opened.press(KEY.Key_Z, held=CTRL)
    assert staged.opened.snapshot() == before
    opened.press(KEY.Key_Escape)
    assert opened.chosen() == []
    assert not opened.is_together


def test_everybody_goes_to_the_bin_and_comes_back(staged: Staged, window: Callable[[], Window]) -> None:
    staged.people()
    opened = window()
    opened.press(KEY.Key_A, held=CTRL)
    assert len(opened.chosen()) == 6
    opened.press(KEY.Key_Delete)
    assert opened.page.empty.isVisible()
    staged.undo()
    assert opened.rows.isVisible()
    assert len(opened.names()) == 6


def test_after_the_bin_the_next_row_is_current_and_open(
    staged: Staged, window: Callable[[], Window], qtbot: QtBot
) -> None:
    keys = staged.people()
    opened = window()
    opened.press(KEY.Key_Down, KEY.Key_Down)
    assert opened.current() == "Hana Kovač"
    qtbot.waitUntil(lambda: opened.moved[-1] == f"person:{keys['Hana Kovač']}")
    opened.press(KEY.Key_Delete)
    assert staged.notices.undoable == ["Moved Hana Kovač to the bin."]
    assert opened.current() == "Sofia Marchetti"
    assert opened.rows.hasFocus()
    qtbot.waitUntil(lambda: opened.moved[-1] == f"person:{keys['Sofia Marchetti']}")


def test_the_last_row_in_the_bin_makes_the_one_before_current(staged: Staged, window: Callable[[], Window]) -> None:
    keys = staged.people()
    opened = window()
    opened.page.show_selection(f"person:{keys['Jonas Weber']}")
    assert opened.current() == "Jonas Weber"
    opened.press(KEY.Key_Delete)
    assert opened.current() == "Kenji Watanabe"


def test_typing_finds_and_enter_opens_the_first(staged: Staged, window: Callable[[], Window]) -> None:
    keys = staged.people()
    opened = window()
    field = opened.page.main_filter()
    assert field is not None
    field.setFocus()
    opened.type("kenj")
    assert opened.names() == ["Kenji Watanabe"]
    opened.press(KEY.Key_Return)
    assert opened.rows.hasFocus()
    opened.press(KEY.Key_Return)
    assert opened.moved[-1] == f"person:{keys['Kenji Watanabe']}"
    field.setFocus()
    opened.press(KEY.Key_Escape)
    assert len(opened.names()) == 6
    assert cast("QLineEdit", field).text() == ""
    opened.press(KEY.Key_Escape)
    assert opened.rows.hasFocus()


def test_down_leads_from_the_filter_into_the_list(staged: Staged, window: Callable[[], Window]) -> None:
    staged.people()
    opened = window()
    opened.press(KEY.Key_End)
    opened.page.pane.field.setFocus()
    opened.press(KEY.Key_Down)
    assert opened.rows.hasFocus()
    assert opened.current() == "Jonas Weber"


def test_letters_go_to_the_filter_where_they_are_no_keys(staged: Staged, window: Callable[[], Window]) -> None:
    staged.people()
    opened = window()
    opened.register.use_letters(wanted=False)
    opened.press(KEY.Key_H)
    assert opened.page.pane.field.hasFocus()
    assert opened.page.pane.field.text() == "h"
    opened.type("ana")
    assert opened.names() == ["Hana Kovač"]


def test_who_passes_rows_opens_the_last_one_only(staged: Staged, window: Callable[[], Window], qtbot: QtBot) -> None:
    keys = staged.people()
    opened = window()
    before = len(opened.moved)
    opened.press(*[KEY.Key_Down] * 5)
    qtbot.waitUntil(lambda: opened.moved[-1] == f"person:{keys['Jonas Weber']}")
    assert len(opened.moved) == before + 1


def test_a_new_person_by_keyboard(staged: Staged, window: Callable[[], Window]) -> None:
    staged.people("Bob Ray")
    opened = window()
    opened.register.run("people.new")
    opened.type("Ana Lindqvist")
    opened.press(KEY.Key_Return, held=CTRL)
    assert staged.notices.undoable == ["Added Ana Lindqvist."]
    assert not opened.page.new_sheet.isVisible()
    assert opened.current() == "Ana Lindqvist"
    opened.register.run("people.new")
    opened.press(KEY.Key_Return, held=CTRL)
    assert opened.page.new_sheet.isVisible(), "a person needs a name"
    opened.press(KEY.Key_Escape)
    assert opened.rows.hasFocus()


def test_a_filter_is_saved_renamed_and_removed(staged: Staged, window: Callable[[], Window]) -> None:
    staged.opened.add("Ana Lindqvist", tags=("mentor",))
    staged.people("Bob Ray")
    opened = window()
    pane = opened.page.pane
    assert not pane.save_link.isVisible()
    pane.field.setFocus()
    opened.type("tag:mentor")
    assert pane.save_link.isVisible()
    opened.qtbot.mouseClick(pane.save_link, Qt.MouseButton.LeftButton)
    opened.press(KEY.Key_Return)
    assert opened.page.name_sheet.isVisible(), "a filter needs a name"
    opened.type("Mentors")
    opened.press(KEY.Key_Return)
    assert opened.names() == ["Ana Lindqvist"]
    assert pane.field.text() == ""
    chips = [button.text() for button in pane.chips._buttons]
    assert chips == ["All", "Due", "Mentors", "Organisations"]
    pane.chips._open_menu()
    opened.pick("Rename this filter…")
    opened.type("Guides")
    opened.press(KEY.Key_Return)
    assert "Guides" in [button.text() for button in pane.chips._buttons]
    pane.chips._open_menu()
    opened.pick("Remove this filter")
    assert len(opened.names()) == 2
    staged.undo()
    assert "Guides" in [button.text() for button in pane.chips._buttons]


# By mouse.


def test_a_click_opens_and_with_ctrl_and_shift_it_chooses(staged: Staged, window: Callable[[], Window]) -> None:
    keys = staged.people()
    opened = window()
    opened.click("Hana Kovač")
    assert opened.moved[-1] == f"person:{keys['Hana Kovač']}"
    opened.click("Chidi Eze", CTRL)
    assert opened.chosen() == ["Chidi Eze"]
    opened.click("Kenji Watanabe", SHIFT)
    assert opened.chosen() == ["Chidi Eze", "Hana Kovač", "Sofia Marchetti", "Kenji Watanabe"]
    opened.click("Jonas Weber")
    assert "Jonas Weber" in opened.chosen(), "while people are chosen, none is lost by a plain click"
    opened.click("Jonas Weber", at=25)
    assert "Jonas Weber" not in opened.chosen()
    assert opened.is_together


def test_shift_reaches_from_the_row_that_is_open(staged: Staged, window: Callable[[], Window]) -> None:
    staged.people()
    opened = window()
    opened.click("Chidi Eze")
    opened.click("Sofia Marchetti", SHIFT)
    assert opened.chosen() == ["Chidi Eze", "Hana Kovač", "Sofia Marchetti"]
    opened.click("Hana Kovač", SHIFT)
    assert opened.chosen() == ["Chidi Eze", "Hana Kovač"]


def test_the_box_above_chooses_everybody_and_nobody(staged: Staged, window: Callable[[], Window]) -> None:
    staged.people()
    opened = window()
    opened.press(KEY.Key_X)
    box = next(box for box in opened.page.pane.findChildren(Check) if box.isVisible())
    assert box.checkState() == Qt.CheckState.PartiallyChecked
    opened.qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert len(opened.chosen()) == 6
    assert box.checkState() == Qt.CheckState.Checked
    opened.qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert opened.chosen() == []
    assert not box.isVisible()


def test_the_bar_does_what_it_says(staged: Staged, window: Callable[[], Window]) -> None:
    staged.people()
    opened = window()
    opened.press(KEY.Key_A, held=CTRL)
    bar = opened.page.content.together.bar
    for button in (bar.plan, bar.export):
        opened.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    everybody = tuple(opened.rows.people.ids)
    assert staged.ways.went == [("plan", everybody), ("take out", everybody)]
    bar._open_cadences()
    opened.pick("Every 6 weeks")
    assert staged.notices.said[-1] == "In touch with 6 people every 6 weeks."
    assert opened.page.content.together.cadence.detail.text() == "Every 6 weeks for all"
    opened.page.content.together.spread_chosen.emit(14)
    assert staged.notices.said[-1] == "Planned 6 follow-ups."
    opened.qtbot.mouseClick(bar.bin, Qt.MouseButton.LeftButton)
    assert opened.page.empty.isVisible()


def test_the_menu_of_a_row_offers_what_the_keys_do(staged: Staged, window: Callable[[], Window]) -> None:
    keys = staged.people()
    opened = window()
    rect = opened.rows.visualRect(opened.rows.people.index(2, 0))
    opened.rows.contextMenuEvent(
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, rect.center(), QPoint(300, 300), NONE)
    )
    texts = [line.text() for line in opened.menu().actions() if not line.isSeparator()]
    assert texts == [
        "Open", "Look at a glance", "Log a contact", "Plan a follow-up", "Tag", "Select row", "Export…",
        "Move to the bin",
    ]  # fmt: skip
    opened.pick("Log a contact")
    assert staged.ways.went == [("log", keys["Hana Kovač"])]


def test_orders_and_chips(staged: Staged, window: Callable[[], Window]) -> None:
    keys = staged.people()
    staged.opened.follow_ups.add(keys["Jonas Weber"], TODAY)
    opened = window()
    opened.page.pane._open_orders()
    opened.pick("By next follow-up")
    assert opened.names()[0] == "Jonas Weber"
    due = opened.page.pane.chips._buttons[1]
    opened.qtbot.mouseClick(due, Qt.MouseButton.LeftButton)
    assert opened.names() == ["Jonas Weber"]
    assert due.isChecked()


def test_who_may_be_meant_is_one_press_away(staged: Staged, window: Callable[[], Window]) -> None:
    staged.people("Tomás Herrera", "Wei Zhang")
    opened = window()
    opened.page.pane.field.setFocus()
    opened.type("tomaszsx")
    nobody = opened.page.pane.nobody
    assert nobody.isVisible()
    assert nobody.meant.text() == "Did you mean Tomás Herrera?"
    opened.qtbot.mouseClick(nobody.meant, Qt.MouseButton.LeftButton)
    assert opened.rows.isVisible()
    assert opened.current() == "Tomás Herrera"
    assert opened.page.pane.field.text() == ""


# What it keeps, and how it fits.


def test_a_reload_keeps_row_place_and_focus(staged: Staged, window: Callable[[], Window]) -> None:
    staged.people(*(f"Person {number:03}" for number in range(200)))
    opened = window()
    opened.rows.go_to(opened.rows.people.ids[120])
    bar = opened.rows.verticalScrollBar()
    bar.setValue(bar.value() + 17)
    row = opened.rows.indexAt(QPoint(5, 40))
    before = (bar.value(), opened.rows.current_id, opened.rows.people.id_at(row.row()))
    staged.people("Aaron 000")
    opened.page.reload()
    assert opened.rows.current_id == before[1]
    assert opened.rows.people.id_at(opened.rows.indexAt(QPoint(5, 40)).row()) == before[2]
    assert bar.value() == before[0] + opened.rows.visualRect(row).height()
    assert opened.rows.hasFocus()
    value = bar.value()
    opened.page.reload()
    assert bar.value() == value


def test_long_lists_are_read_where_somebody_looks(
    staged: Staged, window: Callable[[], Window], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_rows, "BLOCK", 8)
    staged.people(*(f"Person {number:03}" for number in range(300)))
    opened = window()
    model = opened.rows.people
    asked: list[int] = []
    model.rows_wanted.connect(asked.extend)
    assert model.index(299, 0).data(ROW_ROLE) is None
    asked.clear()
    opened.rows.go_to(model.ids[299])
    opened.rows.viewport().repaint()
    qtbot.waitUntil(lambda: model.index(299, 0).data(ROW_ROLE) is not None)
    assert model.index(299, 0).data(ROW_ROLE).name == "Person 299"
    assert len(asked) < 150


def test_below_900_list_and_person_are_one_stack(staged: Staged, window: Callable[[], Window]) -> None:
    keys = staged.people()
    opened = window()
    pane, content = opened.page.pane, opened.page.content
    assert pane.isVisible()
    assert content.isVisible()
    opened.window.resize(760, 600)
    opened.qtbot.waitUntil(lambda: not content.isVisible())
    opened.press(KEY.Key_Down)
    assert pane.isVisible(), "going from row to row opens nobody here"
    opened.click("Hana Kovač")
    assert (pane.isVisible(), content.isVisible()) == (False, True)
    assert opened.moved[-1] == f"person:{keys['Hana Kovač']}"
    content.back_wanted.emit()
    assert (pane.isVisible(), content.isVisible()) == (True, False)
    assert opened.rows.hasFocus()
    opened.press(KEY.Key_X)
    assert pane.bar.isVisible()
    opened.page.show_selection(f"person:{keys['Chidi Eze']}")
    assert content.isVisible()
    assert not pane.bar.isVisible()
    assert opened.page.main_filter() is not None
    assert pane.isVisible(), "a filter is of use where the list is seen"
    opened.window.resize(1204, 900)
    opened.qtbot.waitUntil(lambda: pane.isVisible() and content.isVisible())


def test_the_bar_leaves_out_keys_then_words_where_room_is_short(
    staged: Staged, window: Callable[[], Window], wear: Callable[..., None]
) -> None:
    staged.people()
    opened = window()
    opened.press(KEY.Key_X)
    bar = opened.page.content.together.bar
    assert bar.tag.text() == "Tag"
    wear(Appearance(text_percent=130))
    opened.window.resize(1300, 900)
    QApplication.processEvents()
    assert bar.tag.text() == ""
    assert bar.tag.accessibleName() == "Tag"
    assert "Tag" in bar.tag.toolTip()


# Nobody yet.


def test_an_empty_page_offers_ways_to_begin(staged: Staged, window: Callable[[], Window]) -> None:
    opened = window()
    empty = opened.page.empty
    assert empty.isVisible()
    assert empty.zone.button.hasFocus()
    assert opened.page.main_filter() is None
    empty.zone.dropped.emit([Path("a.vcf")])
    empty.sources.click()
    empty.keys.click()
    assert [way for way, _what in staged.ways.went] == ["bring in", "import_export", "quick add"]
    empty.samples.click()
    assert staged.notices.undoable == ["40 fictional people are here."]
    assert opened.rows.isVisible()
    assert len(opened.rows.people.ids) == 40


def test_the_first_person_is_added_from_the_empty_page(staged: Staged, window: Callable[[], Window]) -> None:
    opened = window()
    opened.page.empty.add_button.click()
    opened.type("Ana Lindqvist")
    opened.press(KEY.Key_Return)
    assert opened.rows.isVisible()
    assert opened.current() == "Ana Lindqvist"


# What is read out, and what is shown literally.


def test_every_control_has_a_name_and_a_role(staged: Staged, window: Callable[[], Window]) -> None:
    staged.people()
    opened = window()
    opened.press(KEY.Key_X)
    for part in (opened.page.pane, opened.page.content.together, opened.page.empty):
        for control in part.findChildren(QWidget):
            if control.focusPolicy() & Qt.FocusPolicy.TabFocus.value and not control.isHidden():
                told = QAccessible.queryAccessibleInterface(control)
                assert told.text(QAccessible.Text.Name), control
                assert told.role() != QAccessible.Role.Client, control


def test_rows_are_read_out_as_sentences_with_their_boxes(staged: Staged, window: Callable[[], Window]) -> None:
    ana = staged.opened.add("Ana Lindqvist", organisation="Fjord Studio", title="Designer").id
    staged.opened.follow_ups.add(ana, TODAY)
    opened = window()
    told = QAccessible.queryAccessibleInterface(opened.rows)
    assert told.role() == QAccessible.Role.List
    row = told.child(0)
    assert row.role() == QAccessible.Role.ListItem
    assert row.text(QAccessible.Text.Name) == "Ana Lindqvist, Designer at Fjord Studio, follow-up today"
    assert not row.state().checked
    opened.press(KEY.Key_X)
    assert row.state().checked


def test_counts_are_announced(staged: Staged, window: Callable[[], Window], monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("coterie.ui.pages.people.page.announce", lambda _widget, text: said.append(text))
    staged.people()
    opened = window()
    opened.page.pane.field.setFocus()
    opened.type("kenji")
    assert said == ["1 person"]


def test_names_are_shown_letter_by_letter(staged: Staged, window: Callable[[], Window]) -> None:
    key = staged.opened.add(EVIL).id
    staged.session.filters.keep(EVIL, "tag:x")
    staged.opened.people.tag(key, [EVIL])
    opened = window()
    opened.press(KEY.Key_X)
    together = opened.page.content.together
    texts = [label.text() for label in together.findChildren(Label)]
    assert any(EVIL in text or EVIL.split(maxsplit=1)[0] in text for text in texts)
    for label in opened.page.findChildren(Label):
        assert label.textFormat() == Qt.TextFormat.PlainText
    opened.page.acts.ask_tags()
    assert any(EVIL in chip.text() for chip in opened.page.tag_sheet.known.findChildren(QAbstractButton))
    opened.page.pane.chips._open_menu()
    shown = [line.text() for line in opened.menu().actions()]
    assert EVIL.replace("&", "&&") in shown
    opened.menu().close()
    opened.window.grab()


def test_keys_of_the_person_give_way_to_those_of_the_page() -> None:
    own = [Action("people.log", "Log", lambda: None, keys=("L",))]
    other = [Action("contact.log", "Log", lambda: None, keys=("L", "Ctrl+Shift+L"))]
    joined = joined_actions(own, other)
    assert [(action.id, action.keys) for action in joined] == [
        ("people.log", ("L",)), ("contact.log", ("Ctrl+Shift+L",)),
    ]  # fmt: skip


def test_nothing_flashes_up_as_a_window_of_its_own(staged: Staged, qtbot: QtBot) -> None:
    before = set(QApplication.topLevelWidgets())
    page = PeoplePage(staged.desk)
    qtbot.addWidget(page)
    strays = [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget not in before and widget is not page and not isinstance(widget, QMenu) and widget.isVisible()
    ]
    assert strays == []


def test_a_box_is_found_in_reading_direction(staged: Staged, window: Callable[[], Window], qtbot: QtBot) -> None:
    staged.people()
    opened = window()
    opened.press(KEY.Key_X)
    rect = opened.rows.visualRect(opened.rows.people.index(0, 0))
    assert opened.rows._spot_at(QPointF(rect.left() + 25, rect.center().y())) is not None
    assert opened.rows._spot_at(QPointF(rect.right() - 25, rect.center().y())) is None
    opened.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    rect = opened.rows.visualRect(opened.rows.people.index(0, 0))
    assert opened.rows._spot_at(QPointF(rect.left() + 25, rect.center().y())) is None
    assert opened.rows._spot_at(QPointF(rect.right() - 25, rect.center().y())) is not None


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(724, 600), (1044, 800), (1204, 900)])
def test_nothing_is_cut_while_people_are_chosen_or_typed(
    staged: Staged, window: Callable[[], Window], wear: Callable[..., None], size: tuple[int, int], percent: int
) -> None:
    staged.people(*NAMES, "Maria-Magdalena Freifrau von Hohenstein-Wartenberg zu Niederschönhausen")
    for name in ("Mentors", "Quiet ones of the last winter", "Conference in Lisbon"):
        staged.session.filters.keep(name, "tag:x")
    opened = window()
    wear(Appearance(text_percent=percent, still=True))
    opened.window.resize(*size)
    opened.press(KEY.Key_A, held=CTRL)
    opened.page.acts.tag(["a rather long name of a tag", "mentor", "berlin"])
    faults = faults_of(opened)
    opened.page.open_current()
    faults += faults_of(opened)
    opened.page.acts.ask_tags()
    faults += faults_of(opened)
    opened.page.tag_sheet.close_sheet()
    opened.page.ask_new()
    faults += faults_of(opened)
    opened.page.new_sheet.close_sheet()
    opened.page.content.back_wanted.emit()
    opened.press(KEY.Key_Escape)
    opened.page.pane.type_on("xyzzy plugh")
    opened.type("!")
    faults += faults_of(opened)
    assert faults == []


def faults_of(opened: Window) -> list[str]:
    QApplication.processEvents()
    page = opened.page
    parts = (page.pane, page.content.together, page.new_sheet.panel, page.tag_sheet.panel)
    return [fault for part in parts if part.isVisible() for fault in (*layout_faults(part), *painted_faults(part))]


def test_keys_of_the_page_rest_while_a_sheet_asks(staged: Staged, window: Callable[[], Window]) -> None:
    staged.people()
    opened = window()
    opened.page.ask_new()
    opened.press(KEY.Key_E, held=CTRL)
    opened.register.run("people.bin")
    assert staged.ways.went == []
    assert staged.notices.said == []
    opened.press(KEY.Key_Escape)
    opened.press(KEY.Key_E, held=CTRL)
    assert [way for way, _what in staged.ways.went] == ["take out"]


def test_who_was_open_is_read_anew_after_a_write_while_several_were_chosen(
    staged: Staged, window: Callable[[], Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = staged.people()
    opened = window()
    asked: list[int] = []
    monkeypatch.setattr(opened.page.content._person, "show_person", asked.append)
    opened.press(KEY.Key_X, KEY.Key_X)
    assert asked == [], "nothing was written"
    opened.press(KEY.Key_X)
    opened.page.acts.tag(["berlin"])
    opened.press(KEY.Key_Escape)
    assert asked == [keys["Aoife Byrne"]]
    assert opened.content is opened.page.content._person


def test_organisations_are_listed_opened_and_added_to(
    staged: Staged, window: Callable[[], Window], qtbot: QtBot
) -> None:
    staged.opened.add("Ana Lindqvist", organisation="Fjord Studio")
    staged.opened.add("Bob Ray", organisation="Old Mill")
    opened = window()
    chip = opened.page.pane.chips._buttons[-1]
    assert chip.accessibleName() == "Organisations 2"
    opened.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert opened.names() == ["Fjord Studio", "Old Mill"]
    assert opened.moved[-1] == "organisation:1"
    opened.click("Old Mill")
    assert opened.content is opened.page.content._organisation
    assert opened.moved[-1] == "organisation:2"
    opened.press(KEY.Key_X, KEY.Key_T, KEY.Key_Delete)
    opened.press(KEY.Key_E, held=CTRL)
    assert staged.notices.said == []
    assert staged.ways.went == []
    opened.page.ask_new()
    assert opened.page.new_sheet.organisation.text() == "Old Mill"
    opened.type("Cem Cole")
    opened.press(KEY.Key_Return)
    assert opened.current() == "Cem Cole"
    assert staged.session.people.show(staged.session.people_lists.best("cem", 1).rows[0].id).organisation == "Old Mill"
    opened.page.ask_new()
    assert opened.page.new_sheet.organisation.text() == ""


def test_space_shows_the_current_row_at_a_glance_and_arrows_go_on(staged: Staged, window: Callable[[], Window]) -> None:
    staged.people()
    opened = window()
    opened.press(Qt.Key.Key_Space)
    sheet = opened.page.previewing.sheet
    assert sheet is not None
    assert sheet.isVisible()
    assert sheet.panel.accessibleName() == opened.current()
    opened.press(Qt.Key.Key_Down)
    assert opened.current() == opened.names()[1] == sheet.panel.accessibleName()
    opened.press(Qt.Key.Key_Space)
    assert not sheet.isVisible()
    assert QApplication.focusWidget() is opened.rows


def test_organisations_have_no_glance_and_a_new_person_belongs_to_the_one_that_is_open(
    staged: Staged, window: Callable[[], Window]
) -> None:
    staged.opened.add("Aoife Byrne", organisation="Lumen & Vale")
    opened = window()
    opened.page.show_selection("organisations")
    opened.rows.setFocus()
    opened.rows.setCurrentIndex(opened.rows.people.index(0, 0))
    opened.press(Qt.Key.Key_Space)
    assert opened.page.previewing.sheet is None or not opened.page.previewing.sheet.isVisible()
    opened.page.ask_new()
    assert "Lumen & Vale" in [field.text() for field in opened.page.new_sheet.findChildren(QLineEdit)]
