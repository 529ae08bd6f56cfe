# SPDX-License-Identifier: GPL-3.0-or-later
"""The window locks by itself when nobody is there: by real input alone, and not in the middle of an import."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from coterie.ui.locking.idle import REST_SECONDS, since_start

if TYPE_CHECKING:
    from coterie.services.jobs import JobContext
    from coterie.ui.locking.idle import IdleWatch
    from coterie.ui.locking.locking import Locking
    from tests.ui.window import DrivenWindow

MINUTE = 60.0


class TurnedClock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds

    def pass_by(self, seconds: float, idle: IdleWatch) -> None:
        """Let time go by, and the watch look at it."""
        self.seconds += seconds
        idle.look()


def is_open(driven: DrivenWindow) -> bool:
    return driven.window.shell is not None


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


def stop_watching(locking: Locking) -> None:
    """Stop what began by itself with the first page, if it has."""
    if locking.watching is not None:
        locking.watching.stop()
        locking.watching = None


@pytest.fixture
def idle(ready: DrivenWindow, clock: TurnedClock) -> IdleWatch:
    """Watch over the open window with a clock of the test's."""
    locking = ready.window.locking
    assert locking is not None
    stop_watching(locking)
    locking.watch(clock)
    assert locking.watching is not None
    return locking.watching.idle


def test_it_locks_after_ten_minutes_unless_told_otherwise(
    ready: DrivenWindow, clock: TurnedClock, idle: IdleWatch
) -> None:
    clock.pass_by(10 * MINUTE - 1, idle)
    assert is_open(ready)
    clock.pass_by(1, idle)
    assert not is_open(ready)
    ready.await_lock()
    assert ready.restart.manners == ["front"]


@pytest.mark.parametrize("minutes", [1, 60])
def test_the_time_is_a_choice_that_counts_at_once(
    ready: DrivenWindow, clock: TurnedClock, idle: IdleWatch, minutes: int
) -> None:
    ready.window._preferences.change(lock_after=minutes)
    clock.pass_by(minutes * MINUTE - 1, idle)
    assert is_open(ready)
    clock.pass_by(1, idle)
    assert not is_open(ready)


@pytest.mark.parametrize("minutes", [0, -5])
def test_never_is_a_choice_too(ready: DrivenWindow, clock: TurnedClock, idle: IdleWatch, minutes: int) -> None:
    ready.window._preferences.change(lock_after=minutes)
    clock.pass_by(30 * 24 * 60 * MINUTE, idle)
    assert is_open(ready)


@pytest.mark.parametrize("touch", ["key", "press", "move", "input method"])
def test_whoever_touches_anything_is_there(
    ready: DrivenWindow, clock: TurnedClock, idle: IdleWatch, touch: str
) -> None:
    clock.pass_by(10 * MINUTE - 1, idle)
    handle = ready.window.windowHandle()
    if touch == "key":
        QTest.keyClick(handle, Qt.Key.Key_Shift)
    elif touch == "press":
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(2, 2))
    elif touch == "move":
        QTest.mouseMove(handle, QPoint(40, 40))
        QTest.mouseMove(handle, QPoint(44, 44))
    else:
        QApplication.sendEvent(ready.focus(), QInputMethodEvent("に", []))
    QApplication.processEvents()
    clock.pass_by(5 * MINUTE, idle)
    assert is_open(ready)
    clock.pass_by(5 * MINUTE, idle)
    assert not is_open(ready)


def test_a_dialog_counts_as_the_window_does(ready: DrivenWindow, clock: TurnedClock, idle: IdleWatch) -> None:
    dialog = QDialog(ready.window)
    dialog.show()
    clock.pass_by(10 * MINUTE - 1, idle)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Shift)
    clock.pass_by(MINUTE, idle)
    assert is_open(ready)
    dialog.close()


def test_what_the_program_does_by_itself_is_no_sign_of_life(
    ready: DrivenWindow, clock: TurnedClock, idle: IdleWatch
) -> None:
    clock.pass_by(9 * MINUTE, idle)
    ready.shell.go("people")
    ready.shell.notices.say("Something happened.")
    QApplication.processEvents()
    clock.pass_by(MINUTE, idle)
    assert not is_open(ready)


def test_an_import_is_done_first_and_somebody_who_looks_is_told(
    ready: DrivenWindow, clock: TurnedClock, idle: IdleWatch
) -> None:
    go = threading.Event()

    def bring_in(_ctx: JobContext) -> None:
        go.wait(20)

    ready.shell.runner.write(bring_in, lambda _answer: None, progress=lambda _now: None)
    clock.pass_by(11 * MINUTE, idle)
    clock.pass_by(MINUTE, idle)
    assert is_open(ready)
    said = [message.text for message in ready.shell.notices.messages]
    assert said.count("Coterie locks as soon as what is running is done.") == 1
    go.set()
    ready.until(lambda: not ready.shell.runner.is_bringing_in, "the import goes on")
    clock.pass_by(5, idle)
    assert not is_open(ready)


def test_the_key_that_locks_does_not_wait_for_an_import(ready: DrivenWindow) -> None:
    stopped = threading.Event()

    def bring_in(ctx: JobContext) -> None:
        try:
            while True:
                ctx.progress(0, 1, "")
        finally:
            stopped.set()

    ready.shell.runner.write(bring_in, lambda _answer: None, progress=lambda _now: None)
    ready.lock()
    assert stopped.is_set()


def test_the_vault_rests_once_in_each_pause(ready: DrivenWindow, clock: TurnedClock, idle: IdleWatch) -> None:
    rested: list[float] = []
    idle.rested.connect(lambda: rested.append(clock.seconds))
    clock.pass_by(REST_SECONDS - 1, idle)
    assert rested == []
    for _look in range(3):
        clock.pass_by(5, idle)
    assert len(rested) == 1
    idle.touch()
    clock.pass_by(REST_SECONDS, idle)
    assert len(rested) == 2
    assert is_open(ready)


def test_the_journal_lies_in_the_vault_after_a_pause(ready: DrivenWindow, clock: TurnedClock, idle: IdleWatch) -> None:
    person = ready.person()
    ready.shell.desk.jobs.write(lambda _ctx: ready.session.people.tag(person, ["seen"]), lambda _card: None)
    ready.settle()
    journal = ready.app.default_vault / "vault.db-wal"
    assert journal.stat().st_size > 0
    clock.pass_by(REST_SECONDS, idle)
    ready.until(lambda: not journal.exists() or journal.stat().st_size == 0, "the journal is as it was")


def test_the_clock_goes_on_while_the_computer_sleeps() -> None:
    first = since_start()
    assert since_start() >= first > 0
