# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever hears the window or works it by keyboard gets everywhere: names, roles, Tab, a focus never lost."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from coterie.ui.pages import PAGES
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.fields import Field
from tests.ui import scenes
from tests.ui.clipping import shown_in
from tests.ui.screen_reader import heard
from tests.ui.window import keyboard_stops

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.ui.scenes import Scene
    from tests.ui.window import DrivenWindow, Windows

PAGE_IDS = [page.id for page in PAGES]
MARKUP = re.compile(r"<[a-z/!]|&(amp|lt|gt|quot|nbsp|#)", re.IGNORECASE)
ACCESSIBLE_TEXT = Qt.ItemDataRole.AccessibleTextRole
#: What has a row each; headings of a table are read out with the cells.
MOST_ROWS = 60


def nameless(top: QWidget) -> list[str]:
    """Tell which controls that take the focus say nothing of themselves to a screen reader."""
    found = []
    for widget in shown_in(top):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
            told = heard(widget)
            if not told.name.strip() or told.role in {QAccessible.Role.Client, QAccessible.Role.NoRole}:
                found.append(f"{type(widget).__name__} is {told.role.name} {told.name!r}")
    return found


def dumb_rows(top: QWidget) -> list[str]:
    """Tell which rows of lists say nothing, or say it with markup."""
    found = []
    for view in shown_in(top):
        # The days of Qt's own calendar are read out by Qt.
        if isinstance(view, QAbstractItemView) and view.objectName() != "qt_calendar_calendarview":
            model = view.model()
            for row in range(min(MOST_ROWS, model.rowCount())):
                text = model.index(row, 0).data(ACCESSIBLE_TEXT)
                if not isinstance(text, str) or not text.strip() or MARKUP.search(text):
                    found.append(f"row {row} of {view.accessibleName()!r} ({type(view).__name__}) says {text!r}")
    return found


def backward_steps(stops: Sequence[QWidget], window: QWidget) -> list[str]:
    """Tell where Tab goes against the reading order: up without going on to the next column, or back on a line."""
    found = []
    places = [(stop, _place(stop, window)) for stop in stops]
    for (one, first), (other, second) in pairwise(places):
        if first.contains(second) or second.contains(first):
            continue
        up = second.bottom() < first.top() and second.left() < first.right()
        back = second.right() < first.left() and second.top() <= first.bottom() and first.top() <= second.bottom()
        if up or back:
            found.append(f"from {_called(one)} to {_called(other)}")
    return found


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {heard(widget).name!r}"


def faults_of(found: Sequence[Scene], look: Callable[[QWidget], list[str]]) -> list[str]:
    """Show everything and tell what a look at it finds."""
    faults = []
    for scene in found:
        faults += [f"{scene.name}: {fault}" for fault in look(scene.show())]
        scene.hide()
    return faults


def both(top: QWidget) -> list[str]:
    return [*nameless(top), *dumb_rows(top)]


class TestNames:
    def test_of_the_way_in(self, windows: Windows, tmp_path: Path) -> None:
        assert not faults_of(scenes.scenes_of_the_way_in(windows, tmp_path), both)

    def test_of_the_pages_and_their_rows(self, ready: DrivenWindow) -> None:
        assert not faults_of(scenes.scenes_of_the_pages(ready), both)

    def test_of_the_sheets(self, ready: DrivenWindow) -> None:
        assert not faults_of(scenes.scenes_of_the_sheets(ready), both)

    def test_of_the_settings(self, ready: DrivenWindow) -> None:
        assert not faults_of(scenes.scenes_of_the_settings(ready), both)

    def test_of_a_field_without_one(self, show: Callable[..., QWidget]) -> None:
        window = show(Field(name=""), Button("Undo"))
        assert nameless(window) == ["Field is EditableText ''"]


class TestTheWayOfTab:
    @pytest.mark.parametrize(("page", "shown"), scenes.PLACES)
    def test_it_comes_round_past_all_there_is_in_reading_order_and_back(
        self, ready: DrivenWindow, page: str, shown: str
    ) -> None:
        scenes.fill(ready)
        scenes.go_to(ready, page, shown)
        view = ready.page
        stops = keyboard_stops(ready.window)
        assert not missed(view, stops)
        begin = next(at for at, stop in enumerate(stops) if ready.shell.sidebar.isAncestorOf(stop))
        turned = [*stops[begin:], *stops[:begin]]
        assert not backward_steps([stop for stop in turned if view.isAncestorOf(stop)], ready.window)
        back: list[QWidget] = []
        while not back or back[-1] is not stops[0]:
            QTest.keyClick(ready.focus(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
            back.append(ready.focus())
            assert len(back) <= len(stops), "going back never comes round"
        # What a row shows only while it has the focus is met on the way forth alone.
        rest = iter(stops)
        assert all(stop in rest for stop in reversed(back))
        assert len(back) > len(stops) / 2

    def test_it_comes_round_on_the_way_in(self, windows: Windows, tmp_path: Path) -> None:
        for scene in scenes.scenes_of_the_way_in(windows, tmp_path):
            top = scene.show()
            scene.window.activateWindow()
            QApplication.processEvents()
            assert not missed(top, keyboard_stops(scene.window)), scene.name

    def test_it_comes_round_in_the_settings(self, ready: DrivenWindow) -> None:
        for scene in scenes.scenes_of_the_settings(ready):
            top = scene.show()
            scene.window.activateWindow()
            QApplication.processEvents()
            assert not missed(top, keyboard_stops(scene.window)), scene.name

    def test_it_stays_in_a_sheet(self, ready: DrivenWindow) -> None:
        for scene in scenes.scenes_of_the_sheets(ready):
            sheet = scene.show()
            if ready.sheet is None:
                continue
            assert all(sheet.isAncestorOf(stop) for stop in keyboard_stops(ready.window)), scene.name
            scene.hide()

    def test_a_wrong_order_is_found(self, show: Callable[..., QWidget]) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        columns = [QVBoxLayout(), QVBoxLayout()]
        buttons = [Button(text) for text in ("one", "two", "three", "four")]
        for button, column in zip(buttons, [columns[0], columns[0], columns[1], columns[1]], strict=True):
            column.addWidget(button)
        for column in columns:
            row.addLayout(column)
        window = show(holder)
        one, two, three, four = buttons
        assert not backward_steps([one, two, three, four], window)
        assert not backward_steps([one, three, two, four], window)
        assert backward_steps([two, one, three, four], window)
        assert backward_steps([three, one, two, four], window)


def missed(top: QWidget, stops: Sequence[QWidget]) -> list[str]:
    """Tell which controls Tab never comes to."""
    wanted = [one for one in shown_in(top) if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()]
    return [_called(one) for one in wanted if not _in_a_group(one) and not _reached(one, stops)]


def _in_a_group(widget: QWidget) -> bool:
    """Tell whether Tab leaves a widget out because it enters its group by the one that is chosen."""
    return bool(getattr(widget, "autoExclusive", lambda: False)()) and not widget.isChecked()  # type: ignore[attr-defined]


def _reached(widget: QWidget, stops: Sequence[QWidget]) -> bool:
    return any(stop is widget or widget.isAncestorOf(stop) or stop.focusProxy() is widget for stop in stops)


class WindowWatch(QObject):
    """Notes what comes up as a window of its own."""

    def __init__(self, expected: QWidget) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._expected = expected

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at everything that is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            own = watched.windowType() in {Qt.WindowType.Window, Qt.WindowType.Widget}
            self.seen += [_called(watched)] if own and watched is not self._expected else []
        return False


class TestTheFocus:
    def test_nothing_flashes_up_as_a_window_of_its_own(self, ready: DrivenWindow, qapp: QApplication) -> None:
        watcher = WindowWatch(ready.window)
        qapp.installEventFilter(watcher)
        for scene in [*scenes.scenes_of_the_pages(ready), *scenes.scenes_of_the_sheets(ready)]:
            scene.show()
            scene.hide()
        qapp.removeEventFilter(watcher)
        assert watcher.seen == []

    @pytest.mark.parametrize("filled", [False, True])
    def test_it_is_on_the_page_that_comes(self, ready: DrivenWindow, filled: bool) -> None:
        if filled:
            scenes.fill(ready)
        for page in (*PAGE_IDS, *reversed(PAGE_IDS)):
            view = ready.go(page)
            focused = ready.focus()
            assert view is focused or view.isAncestorOf(focused), page

    def test_it_is_where_it_was_after_a_sheet(self, ready: DrivenWindow) -> None:
        for page in PAGE_IDS:
            ready.go(page)
            before = ready.focus()
            for scene in scenes.scenes_of_the_sheets(ready):
                shown = scene.show()
                if ready.sheet is None:
                    continue
                assert shown.isAncestorOf(ready.focus()), scene.name
                ready.press("Esc")
                assert not ready.is_covered(), scene.name
                assert ready.focus() is before, f"{scene.name} on {page}"

    def test_it_is_in_the_field_of_the_unlock_screen_after_locking(self, ready: DrivenWindow) -> None:
        ready.press("Ctrl+L")
        ready.settle()
        assert heard(ready.focus()).role == QAccessible.Role.EditableText

    def test_it_stays_on_the_page_when_the_vault_changes(self, ready: DrivenWindow) -> None:
        someone = ready.person()
        for page in PAGE_IDS:
            ready.go(page)
            before = ready.focus()
            ready.shell.desk.jobs.write(lambda _ctx: ready.session.people.tag(someone, ["seen"]), lambda _card: None)
            ready.settle()
            assert ready.focus() is before, page

    def test_somebody_has_it_on_every_screen_of_the_way_in(self, windows: Windows, tmp_path: Path) -> None:
        for scene in scenes.scenes_of_the_way_in(windows, tmp_path):
            scene.show()
            scene.window.activateWindow()
            QApplication.processEvents()
            focused = QApplication.focusWidget()
            assert focused is not None, scene.name
            assert scene.window.isAncestorOf(focused), scene.name
            assert heard(focused).role in {QAccessible.Role.EditableText, QAccessible.Role.Button}, scene.name
