# SPDX-License-Identifier: GPL-3.0-or-later
"""The log says what happened and names nobody, by whatever door a name might come in."""

from __future__ import annotations

import logging
import os
import stat
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox

from coterie.domain.errors import CannotBeDone
from coterie.hardening import Measures
from coterie.ui.crash import CrashReports, report_of
from coterie.ui.event_log import MOST_BYTES, NEWER, OLDER, EventFile, Word, begin_log, note_problem, read_log
from coterie.ui.log_window import LogWindow
from coterie.ui.parts.buttons import Button
from coterie.ui.settings.setting_row import SettingsDesk
from coterie.ui.settings.topics.about import AboutPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from coterie.services.jobs import JobContext
    from tests.ui.window import DrivenWindow

NAME = "Zyxquvortha"
ROOT = Path(__file__).parents[2]


class NamedError(RuntimeError):
    """A fault that carries a name in everything a print of it would show."""

    def __init__(self) -> None:
        super().__init__(f"{NAME} Blumquist", {"mail": f"{NAME}@example.org"})
        self.add_note(f"about {NAME}")


def fault() -> BaseException:
    """Give a fault with another behind it, both with a name, raised so that they have places."""
    nobody: dict[str, str] = {}
    try:
        try:
            nobody[NAME]
        except KeyError as behind:
            raise NamedError from behind
    except NamedError as caught:
        return caught
    raise AssertionError


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Write events into a folder for as long as the test lasts."""
    begin_log(tmp_path / "log")
    yield tmp_path / "log"
    root = logging.getLogger()
    for handler in [one for one in root.handlers if isinstance(one, EventFile)]:
        root.removeHandler(handler)


class TestWhatIsWritten:
    def test_events_with_numbers_and_words_of_the_code(self, folder: Path) -> None:
        logging.getLogger("coterie.x").info("read %d rows in %.1f s, %s", 12, 0.25, Word("asked"))
        assert read_log(folder).endswith("info read 12 rows in 0.2 s, asked\n")

    @pytest.mark.parametrize(
        "value",
        [NAME, Path("/home") / NAME, {"name": NAME}, [NAME], (NAME,), Word(f"{NAME} Blumquist"), NAME.encode()],
        ids=lambda value: type(value).__name__,
    )
    def test_no_other_value(self, folder: Path, value: object) -> None:
        logging.getLogger("coterie.x").warning("something about %s", value)
        assert read_log(folder).endswith("warning something about …\n")

    def test_nothing_that_a_library_says(self, folder: Path) -> None:
        logging.getLogger("vobject").warning("cannot read FN:%s", NAME)
        logging.getLogger("vobject").warning(f"cannot read FN:{NAME}")  # noqa: G004 - as libraries do
        logging.getLogger("vobject.base").error("no", exc_info=fault())
        written = read_log(folder)
        assert NAME not in written
        assert written.count("warning vobject test_event_log:") == 2
        assert "error vobject" in written
        assert "NamedError" in written

    def test_faults_by_kinds_and_places_alone(self, folder: Path) -> None:
        logging.getLogger("coterie.x").error("a fault", exc_info=fault())
        written = read_log(folder)
        assert NAME not in written
        assert "NamedError" in written
        assert "KeyError" in written
        assert str(ROOT) not in written

    def test_problems_that_a_person_was_told_by_their_kind(self, folder: Path) -> None:
        note_problem(CannotBeDone(f"{NAME} is there already.", "Choose another."))
        assert "coterie.domain.errors.CannotBeDone" in read_log(folder)
        assert NAME not in read_log(folder)


class TestTheFiles:
    def test_are_private_and_hold_a_megabyte_together(self, folder: Path) -> None:
        log = logging.getLogger("coterie.x")
        for number in range(30_000):
            log.info("a line of about seventy letters, so that the file grows quickly: %d", number)
        sizes = {file.name: file.stat().st_size for file in folder.iterdir()}
        assert set(sizes) == {NEWER, OLDER}
        assert sum(sizes.values()) <= MOST_BYTES + 200
        assert read_log(folder).endswith("29999\n")
        if sys.platform != "win32":
            assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700

    def test_a_folder_that_cannot_be_written_costs_the_log_alone(self, tmp_path: Path) -> None:
        (tmp_path / "log").write_text("in the way", encoding="utf-8")
        EventFile(tmp_path / "log").handle(logging.makeLogRecord({"name": "coterie.x", "msg": "x"}))
        assert read_log(tmp_path / "log") == ""
        assert read_log(None) == ""


class TestEveryDoor:
    """A fault with a name in it, through each way a fault can take: neither log, nor terminal, nor report has it."""

    @pytest.fixture
    def shown(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """Keep the reports that a person is shown."""
        found: list[str] = []
        monkeypatch.setattr(QMessageBox, "exec", lambda box: found.append(box.text() + box.detailedText()))
        return found

    def test_the_report_itself(self) -> None:
        report = report_of(fault())
        assert NAME not in report
        assert "NamedError" in report
        assert "KeyError" in report

    def test_a_job_of_the_window(
        self, ready: DrivenWindow, folder: Path, shown: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        reports = CrashReports()
        ready.window.broke.connect(reports.tell)

        def fail(_ctx: JobContext) -> None:
            raise fault()

        ready.shell.desk.jobs.write(fail, lambda _answer: None)
        ready.until(lambda: shown, "nothing is told")
        self._is_clean(folder, shown, capsys)

    @pytest.mark.parametrize("debug", ["", "1"])
    def test_what_the_toolkit_complains_of(self, tmp_path: Path, debug: str) -> None:
        around = {**os.environ, "PYTHONPATH": str(ROOT / "app"), "COTERIE_DEBUG": debug}
        words = [sys.executable, str(Path(__file__).with_name("falling_driver.py")), "toolkit", str(tmp_path)]
        done = subprocess.run(words, env=around, capture_output=True, text=True, check=True)
        assert "the toolkit: warning, default" in read_log(tmp_path)
        assert NAME not in read_log(tmp_path)
        assert (NAME in done.stderr) == bool(debug), "printed for those alone who ask for it"

    @pytest.mark.parametrize("door", ["slot", "thread", "letting go"])
    def test_what_nothing_caught(self, tmp_path: Path, door: str) -> None:
        """In a process of its own: what catches the uncaught there is what the program puts there."""
        words = [sys.executable, str(Path(__file__).with_name("falling_driver.py")), door, str(tmp_path)]
        around = {**os.environ, "PYTHONPATH": str(ROOT / "app")}
        done = subprocess.run(words, env=around, capture_output=True, text=True, check=False)
        written = read_log(tmp_path)
        assert "NamedError" in written, done.stderr
        for text in (written, done.stdout, done.stderr):
            assert NAME not in text
        assert "NamedError" in done.stderr

    def test_the_report_is_copied_as_it_is_read(
        self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def copy(box: QMessageBox) -> None:
            QTimer.singleShot(0, next(one for one in box.buttons() if one.text() == "Copy the report").click)
            original(box)

        original: Callable[[QMessageBox], Any] = QMessageBox.exec
        monkeypatch.setattr(QMessageBox, "exec", copy)
        CrashReports().tell(fault())
        assert "NamedError" in QGuiApplication.clipboard().text()
        assert NAME not in QGuiApplication.clipboard().text()
        assert NAME not in capsys.readouterr().err

    @staticmethod
    def _is_clean(folder: Path, shown: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert NAME not in "".join(shown)
        assert NAME not in read_log(folder)
        assert "NamedError" in read_log(folder)
        assert NAME not in capsys.readouterr().err


def test_it_is_read_in_the_window(ready: DrivenWindow, folder: Path) -> None:
    logging.getLogger("coterie.x").info("read %d rows", 12)
    log = LogWindow(folder, ready.window)
    log.show()
    ready.until(lambda: "read 12 rows" in log.text.toPlainText(), "nothing is shown")
    assert log.text.isReadOnly()
    log._copy.click()
    assert "read 12 rows" in QGuiApplication.clipboard().text()
    log.close()


def test_the_vault_is_locked_from_its_window_too(ready: DrivenWindow) -> None:
    ready.until(ready.window.register.of_window)
    ready.window.show_log()
    (log,) = ready.window.findChildren(LogWindow)
    log.activateWindow()
    ready.until(log.isActiveWindow)
    QTest.keyClick(log, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    ready.await_lock()
    assert ready.restart.manners == ["front"]


def test_what_holds_is_shown_with_the_way_to_the_log(ready: DrivenWindow) -> None:
    app = replace(ready.app, measures=Measures("holds", "left out", "failed"))
    page = AboutPage(SettingsDesk(app, ready.window._preferences, lambda: None))
    said = [label.text() for label in page.findChildren(QLabel)]
    assert {"On", "Off: desktop portals need it off", "Off: the system refused it"} <= set(said)
    assert [button.text() for button in page.findChildren(Button)] == ["Show it"]


def test_locks_and_openings_are_written_down(ready: DrivenWindow, folder: Path) -> None:
    ready.lock()
    ready.unlock()
    written = read_log(folder)
    assert "locked: asked" in written
    assert "a vault is open" in written
    assert "Noor" not in written


def test_whoever_writes_at_the_same_time_is_heard(folder: Path) -> None:
    def write() -> None:
        for number in range(200):
            logging.getLogger("coterie.x").info("%d", number)

    threads = [threading.Thread(target=write) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read_log(folder).splitlines()) == 800
