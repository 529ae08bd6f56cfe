# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys: each means one thing on a page, none acts while somebody types, and everything has a way by the palette."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QWidget

from coterie.ui.pages import PAGES
from coterie.ui.parts.fields import Field
from coterie.ui.parts.menus import Menu
from coterie.ui.parts.rows import ROW_ROLE
from coterie.ui.parts.sheet import Sheet
from coterie.ui.shell.actions import Action
from tests.ui import scenes
from tests.ui.clipping import shown_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.ui.window import DrivenWindow

PAGE_IDS = [page.id for page in PAGES]
SHOWN = [page for page in PAGES if page.in_sidebar]


def clashes(actions: Iterable[Action]) -> list[str]:
    """Tell which keys two actions want, and which begin a longer one of another."""
    keyed = [(QKeySequence(key), action.id) for action in actions for key in action.keys]
    exact = QKeySequence.SequenceMatch.NoMatch
    return [
        f"{one.toString()} of {first} and {other.toString()} of {second}"
        for (one, first), (other, second) in combinations(keyed, 2)
        if one.matches(other) != exact or other.matches(one) != exact
    ]


def letters_of(actions: Iterable[Action]) -> list[str]:
    """List the keys of a single letter or sign."""
    return [key for action in actions for key in action.keys if len(key) == 1]


class TestOneMeaning:
    def test_no_key_of_a_page_and_the_window_is_used_twice(self, ready: DrivenWindow) -> None:
        for page in PAGE_IDS:
            ready.go(page)
            assert not clashes(ready.window.register.in_front()), page

    def test_every_key_can_be_read(self, ready: DrivenWindow) -> None:
        for page in PAGE_IDS:
            ready.go(page)
            for action in ready.window.register.in_front():
                assert all(QKeySequence(key).toString() for key in action.keys), f"{action.keys} of {action.id}"

    def test_a_clash_is_found(self) -> None:
        def action(name: str, *keys: str) -> Action:
            return Action(name, name, lambda: None, keys=keys)

        assert not clashes([action("a", "E", "Ctrl+E"), action("b", "S", "G, T")])
        assert clashes([action("a", "E"), action("b", "S", "E")])
        assert clashes([action("a", "G"), action("b", "G, T")])


class TestThePalette:
    @pytest.mark.parametrize("page", PAGE_IDS)
    def test_finds_every_action_by_its_text(self, ready: DrivenWindow, page: str) -> None:
        ready.go(page)
        wanted = [one for one in ready.window.register.available() if one.id != "window.palette"]
        assert len(wanted) > 10
        missed = []
        for action in wanted:
            ready.shell.search(action.text)
            ready.settle()
            if action.text not in lines_of(ready):
                missed.append(action.text)
            ready.press("Esc")
        assert not missed

    def test_lists_every_action_before_anything_is_typed(self, ready: DrivenWindow) -> None:
        wanted = {one.text for one in ready.window.register.available() if one.id != "window.palette"}
        ready.press("Ctrl+K")
        ready.type(">")
        ready.settle()
        assert wanted <= set(lines_of(ready))

    def test_does_what_is_chosen_after_it_has_closed(self, ready: DrivenWindow) -> None:
        ready.press("Ctrl+K")
        ready.type("bin")
        ready.settle()
        ready.press("Return")
        ready.settle()
        assert not ready.is_covered()
        assert place(ready) == "bin"


def lines_of(driven: DrivenWindow) -> list[str]:
    """Give the lines of the palette that can be chosen."""
    assert driven.sheet is not None
    (found,) = driven.sheet.findChildren(QAbstractItemView)
    lines = [found.model().index(row, 0).data(ROW_ROLE) for row in range(found.model().rowCount())]
    return [line.text for line in lines if not line.heading]


class TestLettersInFields:
    @pytest.mark.parametrize("page", PAGE_IDS)
    def test_are_typed_in_the_filter_of_a_page(self, ready: DrivenWindow, page: str) -> None:
        scenes.fill(ready)
        view = ready.go(page)
        field = view.main_filter()
        letters = letters_of(ready.window.register.in_front())
        used = heard_uses(ready)
        if field is None or not field.isVisible():
            return
        ready.press("Ctrl+F")
        assert ready.focus() is field or field.isAncestorOf(ready.focus())
        used.clear()
        ready.type("".join(letters).lower())
        ready.settle()
        assert used == []
        assert text_of(ready.focus()) == "".join(letters).lower()

    @pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+N", "F1"])
    def test_are_typed_in_the_field_of_a_sheet(self, ready: DrivenWindow, keys: str) -> None:
        ready.press(keys)
        used = heard_uses(ready)
        letters = "".join(letters_of(ready.window.register.in_front())).lower()
        assert letters
        ready.type(letters)
        ready.settle()
        assert used == []
        assert ready.sheet is not None
        assert text_of(ready.focus()) == letters

    def test_are_typed_in_what_was_said(self, ready: DrivenWindow) -> None:
        ready.shell.log(ready.person())
        used = heard_uses(ready)
        ready.type("sending letters, e and l?")
        assert used == []
        assert text_of(ready.focus()) == "sending letters, e and l?"

    def test_work_again_in_a_list(self, ready: DrivenWindow) -> None:
        used = heard_uses(ready)
        ready.press("J")
        assert used == ["today.next"]

    def test_rest_when_somebody_switched_them_off(self, ready: DrivenWindow) -> None:
        ready.shell.desk.preferences.change(letters=False)
        used = heard_uses(ready)
        for key in ("J", "E", "?", "/", "G", "T"):
            ready.press(key)
        assert used == []
        ready.press("F1")
        assert used == ["window.shortcuts"]


def heard_uses(driven: DrivenWindow) -> list[str]:
    """Listen to what is done from now on."""
    used: list[str] = []
    driven.window.register.used.connect(used.append)
    return used


def text_of(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    assert isinstance(widget, QLineEdit)
    return widget.text()


class TestWays:
    def test_control_and_a_digit_go_to_a_page(self, ready: DrivenWindow) -> None:
        for page in SHOWN:
            ready.go("bin")
            ready.press(f"Ctrl+{page.digit}")
            assert place(ready) == page.id

    def test_g_and_a_letter_go_to_a_page(self, ready: DrivenWindow) -> None:
        for page in SHOWN:
            ready.go("bin")
            ready.press(f"G, {page.letter}")
            assert place(ready) == page.id

    def test_every_page_of_the_sidebar_has_ways_of_its_own(self) -> None:
        assert len({page.digit for page in SHOWN if page.digit}) == len(SHOWN)
        assert len({page.letter for page in SHOWN if page.letter}) == len(SHOWN)

    def test_back_and_forward(self, ready: DrivenWindow) -> None:
        places = [page.id for page in PAGES]
        for page in places:
            ready.go(page)
        for page in reversed(places[:-1]):
            ready.press("Alt+Left")
            assert place(ready) == page
        for page in places[1:]:
            ready.press("Alt+Right")
            assert place(ready) == page

    @pytest.mark.parametrize(("page", "shown"), scenes.PLACES)
    def test_f6_steps_through_the_panes_and_comes_back(self, ready: DrivenWindow, page: str, shown: str) -> None:
        scenes.fill(ready)
        scenes.go_to(ready, page, shown)
        panes = [pane for pane in (ready.shell.sidebar, *ready.page.panes()) if has_a_stop(pane)]
        seen = []
        for _pane in panes:
            ready.press("F6")
            seen.append(pane_of(ready.focus(), panes))
        start = seen.index(0)
        assert [*seen[start:], *seen[:start]] == list(range(len(panes)))
        back = []
        for _pane in panes:
            back.append(pane_of(ready.focus(), panes))
            ready.press("Shift+F6")
        assert back == list(reversed(seen))

    def test_a_click_on_the_search_box_opens_the_palette(self, ready: DrivenWindow) -> None:
        ready.shell.sidebar._search.click()
        assert ready.sheet is not None
        assert isinstance(ready.focus(), QLineEdit)


def has_a_stop(pane: QWidget) -> bool:
    return any(one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() for one in shown_in(pane))


def place(driven: DrivenWindow) -> str:
    """Give the page in front."""
    assert driven.shell.place is not None
    return driven.shell.place.page


def pane_of(focused: QWidget, panes: list[QWidget]) -> int:
    return next((number for number, pane in enumerate(panes) if pane is focused or pane.isAncestorOf(focused)), -1)


class TestOverASheet:
    @pytest.mark.parametrize("whose", ["the window", "the page"])
    def test_no_key_of_the_page_acts(self, ready: DrivenWindow, whose: str) -> None:
        ready.go("bin")
        if whose == "the window":
            ready.shell.plan([ready.person()])
        else:
            a_sheet_of_the_page(ready).open()
        used = heard_uses(ready)
        for keys in ("Ctrl+1", "Ctrl+K", "Ctrl+Z", "Ctrl+N", "E", "F6", "Alt+Left", "Ctrl+O"):
            ready.press(keys)
            ready.settle()
            assert used == [], keys
            assert place(ready) == "bin", keys
        ready.press("Esc")
        assert not ready.is_covered()

    def test_locking_does(self, ready: DrivenWindow) -> None:
        ready.shell.plan([ready.person()])
        ready.type("not yet saved")
        ready.press("Ctrl+L")
        ready.settle()
        assert ready.window.shell is None
        ready.unlock()
        assert ready.sheet is None
        ready.press("Ctrl+K")
        assert ready.sheet is not None


def a_sheet_of_the_page(driven: DrivenWindow) -> Sheet:
    """Give a sheet that a page opens by itself, without the shell."""
    sheet = Sheet(driven.page, name="Keep or erase")
    sheet.body.addWidget(Field(name="Anything"))
    return sheet


def test_a_menu_that_was_open_leaves_no_key_dead(ready: DrivenWindow) -> None:
    ready.until(lambda: ready.window.menuBar().actions(), "the menus are not filled")
    go = next(menu for menu in ready.window.menuBar().findChildren(Menu) if menu.title() == "&Go")
    go.aboutToShow.emit()
    assert not ready.window.register.qt("window.back").isEnabled()
    go.aboutToHide.emit()
    ready.go("bin")
    QApplication.processEvents()
    ready.press("Alt+Left")
    assert place(ready) == "today"
