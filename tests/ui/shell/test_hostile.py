# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever presses everything at the wrong moment loses nothing, does nothing twice, and sees no fault."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from coterie.ui.design.appearance import Appearance
from coterie.ui.pages import PAGES
from coterie.ui.parts.fields import ComboField, DateField
from tests.builders import PASSPHRASE
from tests.ui.shell.test_kept_words import many_cards
from tests.ui.window import bury

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.window import DrivenWindow, Windows

EVERY_PAGE = pytest.mark.parametrize("page", [page.id for page in PAGES])
SHEETS = ["log", "plan", "quick_add", "search", "shortcuts"]


def open_sheet(driven: DrivenWindow, name: str) -> None:
    person = driven.person()
    ways = {"log": lambda: driven.shell.log(person), "plan": lambda: driven.shell.plan([person])}
    ways.get(name, getattr(driven.shell, name))()


def drop(window: QWidget, *files: Path) -> bool:
    """Drop files in the middle of a window, and tell whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    middle = QPointF(window.rect().center())
    none, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    entering = QDragEnterEvent(middle.toPoint(), copy, data, Qt.MouseButton.LeftButton, none)
    entering.ignore()
    QApplication.sendEvent(window, entering)
    if not entering.isAccepted():
        return False
    dropping = QDropEvent(middle, copy, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(window, dropping)
    return dropping.isAccepted()


class TestDoubleKeys:
    def test_one_log_comes_of_two_quick_presses(self, ready: DrivenWindow) -> None:
        person = ready.person()
        before = len(ready.session.pages.timeline(person).entries)
        ready.shell.log(person)
        ready.type("Coffee")
        ready.press("Ctrl+Return")
        ready.press("Ctrl+Return")
        ready.settle()
        assert len(ready.session.pages.timeline(person).entries) == before + 1

    def test_one_plan_comes_of_two_quick_presses(self, ready: DrivenWindow) -> None:
        person = ready.person("Tomás Herrera")
        before = ready.session.statistics.counts()
        ready.shell.plan([person])
        ready.type("Send the notes")
        ready.press("Return")
        ready.press("Return")
        ready.settle()
        assert ready.session.statistics.counts()["follow_ups"] == before["follow_ups"] + 1

    def test_one_person_comes_of_two_quick_presses(self, ready: DrivenWindow) -> None:
        ready.go("people")
        ready.press("N")
        ready.type("Ilse Brandt")
        ready.press("Return")
        ready.press("Return")
        ready.settle()
        assert len(ready.session.searching.people("ilse brandt", 10).rows) == 1

    def test_one_thing_comes_of_two_quick_presses_in_quick_add(self, ready: DrivenWindow) -> None:
        before = ready.session.statistics.counts()
        ready.shell.quick_add()
        ready.type("p: Ilse Brandt")
        ready.settle()
        ready.press("Return")
        ready.press("Return")
        ready.settle()
        assert ready.session.statistics.counts()["people"] == before["people"] + 1

    def test_one_import_comes_of_two_quick_presses(self, ready: DrivenWindow, tmp_path: Path) -> None:
        before = len(ready.session.importing.past())
        ready.shell.bring_in([many_cards(tmp_path, 5)])
        ready.settle()
        ready.press("Ctrl+Return")
        ready.press("Ctrl+Return")
        ready.settle()
        assert len(ready.session.importing.past()) == before + 1


class TestStorms:
    def test_undo_and_redo_in_a_storm_end_where_they_began(self, ready: DrivenWindow) -> None:
        for _time in range(3):
            ready.press("E")
            ready.settle()
        before = ready.session.statistics.counts()
        steps = len(ready.session.undoing.history(500)) if hasattr(ready.session.undoing, "history") else 8
        for _time in range(steps + 5):
            ready.press("Ctrl+Z")
        for _time in range(steps + 5):
            ready.press("Ctrl+Shift+Z")
        ready.settle()
        assert ready.session.statistics.counts() == before

    def test_pages_in_a_storm(self, ready: DrivenWindow) -> None:
        for _round in range(5):
            for page in PAGES:
                if page.digit:
                    ready.press(f"Ctrl+{page.digit}")
            ready.press("Alt+Left")
            ready.press("F6")
        ready.settle()
        assert ready.page.isVisible()

    def test_locks_in_a_row_leave_no_widget_behind(self, ready: DrivenWindow) -> None:
        def count() -> int:
            bury()
            return len(QApplication.allWidgets())

        for page in PAGES:
            ready.go(page.id)
        ready.press("Ctrl+L")
        ready.settle()
        first = count()
        for _time in range(3):
            ready.unlock()
            for page in PAGES:
                ready.go(page.id)
            for sheet in SHEETS:
                open_sheet(ready, sheet)
                ready.settle()
                ready.press("Escape")
            ready.press("Ctrl+L")
            ready.press("Ctrl+L")
            ready.settle()
        assert count() <= first + 12


class TestLocksInTheMiddle:
    @pytest.mark.parametrize("sheet", SHEETS)
    def test_of_a_sheet(self, ready: DrivenWindow, sheet: str) -> None:
        open_sheet(ready, sheet)
        ready.press("Ctrl+L")
        assert ready.window.shell is None
        for keys in ("Ctrl+K", "Ctrl+N", "Ctrl+Z", "Ctrl+1", "Ctrl+O", "F6", "F1", "Escape"):
            ready.press(keys)
        ready.settle()
        assert ready.window.shell is None
        ready.type(PASSPHRASE)
        ready.press("Return")
        ready.until(lambda: ready.window.shell is not None)
        ready.settle()
        ready.press("Ctrl+2")
        ready.settle()
        assert ready.shell.place is not None
        assert ready.shell.place.page == "people", "the keys are awake again"

    @pytest.mark.parametrize("kind", [DateField, ComboField])
    def test_of_a_choice_that_is_open(self, ready: DrivenWindow, kind: type[QWidget]) -> None:
        ready.shell.plan([ready.person()]) if kind is DateField else ready.shell.quick_add()
        assert ready.sheet is not None
        field = next(iter(ready.sheet.findChildren(kind)))
        assert isinstance(field, QWidget)
        getattr(field, "open_calendar" if kind is DateField else "showPopup")()
        ready.window.lock()
        ready.settle()
        assert QApplication.activePopupWidget() is None
        ready.unlock()

    @EVERY_PAGE
    def test_of_reading_a_page(self, ready: DrivenWindow, page: str) -> None:
        ready.shell.go(page)
        ready.press("Ctrl+L")
        ready.settle()
        ready.unlock()
        assert ready.shell.place is not None
        assert ready.shell.place.page == page

    @EVERY_PAGE
    def test_of_a_menu(self, ready: DrivenWindow, page: str) -> None:
        ready.go(page)
        ready.press("Menu")
        ready.window.lock()
        ready.settle()
        assert QApplication.activePopupWidget() is None
        ready.unlock()


class TestDrops:
    @EVERY_PAGE
    def test_files_are_taken_on_every_page(self, ready: DrivenWindow, tmp_path: Path, page: str) -> None:
        ready.go(page)
        assert drop(ready.window, many_cards(tmp_path, 3))
        ready.settle()
        assert ready.shell.place is not None
        assert ready.shell.place.page == "import_export"
        assert ready.page.flow.has_plan  # type: ignore[attr-defined] # the page of imports has it

    @pytest.mark.parametrize("sheet", SHEETS)
    def test_files_over_a_sheet_cost_no_word(self, ready: DrivenWindow, tmp_path: Path, sheet: str) -> None:
        open_sheet(ready, sheet)
        if sheet != "shortcuts":
            ready.type("Some words")
        drop(ready.window, many_cards(tmp_path, 3))
        ready.settle()
        if ready.is_covered():
            ready.press("Escape")
            ready.settle()
        assert not ready.is_covered()
        assert ready.focus().isVisible()

    def test_nothing_that_cannot_be_read_is_a_fault(self, ready: DrivenWindow, tmp_path: Path) -> None:
        empty, gone, folder = tmp_path / "empty.vcf", tmp_path / "gone.vcf", tmp_path / "folder"
        empty.touch()
        folder.mkdir()
        shut = tmp_path / "shut.vcf"
        shut.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nEND:VCARD\r\n", encoding="utf-8")
        shut.chmod(0)
        strange = tmp_path / "\udcff\u202e.bin"
        names = [empty, gone, folder, shut]
        try:
            strange.write_bytes(os.urandom(2_000))
            names.append(strange)
        except (OSError, UnicodeEncodeError):
            pass
        for name in names:
            drop(ready.window, name)
            ready.settle()
            assert ready.page.isVisible()
            assert not ready.page.flow.is_busy  # type: ignore[attr-defined] # see above

    def test_the_locked_window_takes_none(self, windows: Windows, tmp_path: Path) -> None:
        driven = windows.locked(tmp_path)
        assert not drop(driven.window, many_cards(tmp_path, 1))


class TestTheFolder:
    def test_a_vault_that_is_unplugged_is_told_and_the_window_lives(self, ready: DrivenWindow, tmp_path: Path) -> None:
        person, folder = ready.person(), ready.app.default_vault
        away = folder.with_name("away.coterie")
        folder.rename(away)
        try:
            ready.shell.log(person)
            ready.type("Coffee")
            ready.press("Ctrl+Return")
            ready.settle()
            ready.go("people")
            ready.press("Ctrl+L")
            ready.settle()
            assert ready.window.shell is None
        finally:
            away.rename(folder)

    def test_a_second_window_of_the_same_vault_is_told(self, ready: DrivenWindow, windows: Windows) -> None:
        second = windows._show(ready.app)
        second.until(lambda: QApplication.focusWidget() is not None)
        second.type(PASSPHRASE)
        second.press("Return")
        second.settle()
        assert second.window.shell is None
        assert ready.window.shell is not None


class TestSizes:
    @EVERY_PAGE
    @pytest.mark.parametrize("percent", [85, 200])
    @pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
    def test_small_and_large_and_back(
        self, ready: DrivenWindow, wear: Callable[..., None], page: str, percent: int, direction: Qt.LayoutDirection
    ) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        wear(Appearance(text_percent=percent))
        application.setLayoutDirection(direction)
        try:
            ready.go(page)
            for size in ((960, 600), (3840, 700), (961, 2160), (10, 10), (1440, 900)):
                ready.window.resize(*size)
                ready.settle()
                for sheet in SHEETS:
                    open_sheet(ready, sheet)
                    ready.settle()
                    opened = ready.sheet
                    assert opened is not None
                    corner = opened.panel.mapTo(ready.window, QPoint(0, 0))
                    assert corner.x() >= 0
                    assert corner.y() >= 0
                    assert corner.x() + opened.panel.width() <= ready.window.width()
                    assert corner.y() + opened.panel.height() <= ready.window.height()
                    ready.press("Escape")
                    ready.settle()
        finally:
            application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
