# SPDX-License-Identifier: GPL-3.0-or-later
"""After a lock nothing is left: no widget of a page, no open file of the vault, no copy; and nothing saved is lost."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLabel, QMessageBox

from coterie.domain.backups import Reason
from coterie.domain.errors import CannotBeDone
from coterie.services.backups import Backups
from coterie.shipped import sample_data
from coterie.ui.clipboard import clipboard_care
from coterie.ui.event_log import begin_log, read_log
from coterie.ui.job_ending import Ending
from coterie.ui.locking import leaving
from coterie.ui.locking.leaving_view import LeavingView
from coterie.ui.pages import PAGES
from coterie.ui.pages.page import PageView
from coterie.ui.parts.menus import Menu
from coterie.ui.parts.sheet import Sheet
from coterie.ui.settings.settings_window import SettingsWindow
from tests.builders import PASSPHRASE
from tests.ui.clipping import shown_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coterie.services.jobs import JobContext
    from tests.ui.window import DrivenWindow, Windows


class Watcher(QObject):
    """Calls something with every painting."""

    def __init__(self, call: Callable[[], None]) -> None:
        super().__init__()
        self._call = call

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._call()
        return False


def lock_only(driven: DrivenWindow) -> None:
    """Lock, and stop before the new image begins."""
    driven.restart.show = lambda: driven.window
    driven.window.lock()
    QApplication.processEvents()


#: What lies in the folder of a vault that is closed.
KNOWN = {"vault.db", "vault.keys", "vault.keys.2", "vault.lock", "backups"}


def wait_until(begun: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the window stand still until something has begun, and then find that it takes too long."""

    def wait(_ending: Ending, _seconds: float | None = None) -> bool:
        assert begun.wait(20), "it does not begin"
        return False

    monkeypatch.setattr(Ending, "wait", wait)


class TestNothingIsLeft:
    def test_of_pages_sheets_dialogs_menus_and_settings(self, ready: DrivenWindow) -> None:
        for page in PAGES:
            ready.go(page.id)
        ready.shell.log(ready.person())
        ready.window.show_settings()
        dialog = QDialog(ready.window)
        dialog.show()
        menu = Menu(ready.window)
        menu.popup(ready.window.pos())
        lock_only(ready)
        left = QApplication.allWidgets()
        of_the_vault = (PageView, Sheet, QAbstractItemView, QDialog, SettingsWindow)
        assert [widget for widget in left if isinstance(widget, of_the_vault)] == []
        assert [widget for widget in left if widget.isVisible()] == []
        assert [label.text() for label in left if isinstance(label, QLabel) and "Okafor" in label.text()] == []

    def test_of_the_files_the_vault_had_open(self, ready: DrivenWindow) -> None:
        person = ready.person()
        ready.shell.desk.jobs.write(lambda _ctx: ready.session.people.tag(person, ["seen"]), lambda _card: None)
        lock_only(ready)
        names = {file.name for file in ready.app.default_vault.iterdir()}
        assert names == KNOWN
        with ready.app.unlock(ready.app.default_vault, PASSPHRASE) as session:
            assert "seen" in session.people.show(person).tags

    def test_of_an_import_that_was_looked_at(self, ready: DrivenWindow) -> None:
        def beside() -> set[str]:
            return {file.name for file in ready.app.default_vault.iterdir()} - KNOWN

        ready.shell.bring_in([sample_data() / "cards.vcf"])
        ready.until(beside, "nothing is staged")
        lock_only(ready)
        assert beside() == set()

    def test_of_what_was_copied(self, ready: DrivenWindow) -> None:
        clipboard_care().copy("Amara Okafor")
        lock_only(ready)
        assert QGuiApplication.clipboard().text() == ""

    def test_but_what_another_program_copied_stays(self, ready: DrivenWindow) -> None:
        clipboard_care().copy("Amara Okafor")
        QGuiApplication.clipboard().setText("somebody else's")
        lock_only(ready)
        assert QGuiApplication.clipboard().text() == "somebody else's"

    def test_and_closing_the_window_clears_the_clipboard_too(self, ready: DrivenWindow) -> None:
        clipboard_care().copy("Amara Okafor")
        ready.window.close()
        assert QGuiApplication.clipboard().text() == ""


class TestTheBackup:
    @pytest.fixture
    def made(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """Let a backup be due, and see what is made."""
        seen: list[str] = []
        monkeypatch.setattr(Backups, "due_at_closing", lambda _self: True)
        monkeypatch.setattr(Backups, "make", lambda _self, reason, *_more, **_named: seen.append(reason))
        return seen

    @pytest.mark.parametrize("way", ["lock", "close"])
    def test_is_made_when_it_is_due(self, ready: DrivenWindow, made: list[str], way: str) -> None:
        lock_only(ready) if way == "lock" else ready.window.close()
        assert made == [Reason.CLOSING]

    def test_is_not_waited_for_when_the_computer_goes_to_sleep(self, ready: DrivenWindow, made: list[str]) -> None:
        assert ready.window.locking is not None
        ready.window.locking.lock("sleep", hurry=True)
        assert made == []
        assert ready.window.shell is None

    @pytest.mark.usefixtures("made")
    def test_that_fails_costs_neither_the_lock_nor_a_word(
        self, ready: DrivenWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_words: object, **_named: object) -> None:
            raise CannotBeDone("No room.", "Free some.")

        monkeypatch.setattr(Backups, "make", refuse)
        broken: list[object] = []
        ready.window.broke.connect(broken.append)
        ready.lock()
        assert broken == []
        ready.unlock()

    @pytest.mark.usefixtures("made")
    def test_that_takes_long_covers_the_window_and_says_so(
        self, ready: DrivenWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen: list[str] = []
        begun, go = threading.Event(), threading.Event()

        def make(*_words: object, **_named: object) -> None:
            begun.set()
            go.wait(20)

        def look() -> None:
            covers = ready.window.findChildren(LeavingView)
            if covers and not seen:
                seen.extend(one.text() for one in shown_in(ready.window) if isinstance(one, QLabel))
                go.set()

        watcher = Watcher(look)
        QApplication.instance().installEventFilter(watcher)  # type: ignore[union-attr] # there is one
        wait_until(begun, monkeypatch)
        monkeypatch.setattr(Backups, "make", make)
        ready.lock()
        QApplication.instance().removeEventFilter(watcher)  # type: ignore[union-attr] # there is one
        assert "Closing your vault" in seen
        assert "A backup is made before the vault is closed. This takes a moment." in seen
        assert not [text for text in seen if "Okafor" in text]

    @pytest.mark.usefixtures("made")
    def test_that_is_being_made_stops_when_the_computer_goes_to_sleep(
        self, ready: DrivenWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        locking = ready.window.locking
        assert locking is not None
        stopped: list[bool] = []
        begun = threading.Event()

        def make(_self: Backups, _reason: Reason, job: JobContext) -> None:
            begun.set()
            try:
                while True:
                    job.progress(0, 1, "")
                    time.sleep(0.001)
            finally:
                stopped.append(True)

        wait_until(begun, monkeypatch)
        monkeypatch.setattr(Backups, "make", make)
        monkeypatch.setattr(locking, "_cover", lambda _is_backing_up: locking.lock("sleep", hurry=True))
        ready.lock()
        assert stopped == [True]


class TestWhatGoesOn:
    @pytest.mark.parametrize("hurry", [True, False])
    def test_is_given_up_after_a_while(self, ready: DrivenWindow, monkeypatch: pytest.MonkeyPatch, hurry: bool) -> None:
        """Even a write that cannot be stopped does not keep the window from locking."""
        go = threading.Event()
        ready.shell.runner.write(lambda _ctx: go.wait(60), lambda _answer: None)
        monkeypatch.setattr("coterie.ui.job_ending.PATIENCE", 0.05)
        monkeypatch.setattr("coterie.ui.job_runner.LAST_PATIENCE", 0.05)
        monkeypatch.setattr(leaving, "HURRY", 0.1)
        monkeypatch.setattr(leaving, "SILENT", 0.05)
        assert ready.window.locking is not None
        ready.restart.show = lambda: ready.window
        begun = time.monotonic()
        ready.window.locking.lock("sleep", hurry=hurry)
        took = time.monotonic() - begun
        go.set()
        assert ready.window.shell is None
        assert took < 30, "it waits for what cannot be stopped"

    @pytest.mark.parametrize("door", ["save_drafts", "last_words", "walk"])
    def test_and_a_page_that_stumbles_does_not_keep_the_vault_open(
        self, ready: DrivenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, door: str
    ) -> None:
        def stumble() -> None:
            raise ZeroDivisionError

        broken: list[BaseException] = []
        ready.window.broke.connect(broken.append)
        if door == "walk":
            monkeypatch.setattr(ready.shell, "last_words", lambda: stumble)
        else:
            monkeypatch.setattr(ready.shell, door, stumble)
        begin_log(tmp_path / "log")
        ready.lock()
        assert broken == [], "no box keeps the pages on the screen"
        assert "ZeroDivisionError" in read_log(tmp_path / "log")
        ready.unlock()

    def test_a_second_lock_and_a_close_in_the_middle_change_nothing(
        self, ready: DrivenWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(leaving, "SILENT", 0.0)
        ready.window.lock()
        ready.window.lock()
        ready.await_lock()
        assert ready.restart.manners == ["front"]
        ready.unlock()


class TestHowItComesBack:
    def test_a_window_that_was_minimised_does_not_jump_up(self, ready: DrivenWindow) -> None:
        ready.window.showMinimized()
        ready.window.lock()
        ready.await_lock()
        assert ready.restart.manners == ["minimised"]

    def test_a_page_that_no_day_begins_with_comes_back_after_a_lock_alone(
        self, ready: DrivenWindow, windows: Windows
    ) -> None:
        ready.go("bin")
        ready.lock()
        ready.unlock()
        assert ready.shell.place is not None
        assert ready.shell.place.page == "bin"
        later = windows.again(ready)
        later.unlock()
        assert later.shell.place is not None
        assert later.shell.place.page == "today"

    def test_where_no_new_image_can_be_had_it_says_so_and_ends(
        self, ready: DrivenWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        said: list[str] = []

        def refuse() -> None:
            raise FileNotFoundError

        monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
        ready.restart.show = refuse  # type: ignore[assignment] # it never gives a window
        window = ready.window
        window.lock()
        QApplication.processEvents()
        assert said == ["The vault is locked. Coterie could not start again by itself."]
        assert window.shell is None
        assert not window.isVisible()
