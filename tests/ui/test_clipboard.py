# SPDX-License-Identifier: GPL-3.0-or-later
"""What is copied is marked, goes after a while, and only if it is still ours; nothing of ui goes past that."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

import coterie.ui
from coterie.ui.clipboard import ClipboardCare, clipboard_care

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.window import DrivenWindow

MARKS = {
    "linux": ("x-kde-passwordManagerHint", b"secret"),
    "win32": ("ExcludeClipboardContentFromMonitorProcessing", b"1"),
    "darwin": ("application/x-nspasteboard-concealed-type", b"1"),
}


@pytest.fixture
def care(qtbot: QtBot) -> Iterator[ClipboardCare]:
    """Give the one that looks after the clipboard, as it is at the start."""
    found = clipboard_care()
    found.seconds = 30
    yield found
    found.forget()
    found.seconds = 30


def now() -> str:
    return QGuiApplication.clipboard().text()


def test_there_is_one_for_the_program(care: ClipboardCare) -> None:
    assert clipboard_care() is care


def test_a_copy_is_marked_as_this_system_knows_it_and_goes_after_its_time(care: ClipboardCare) -> None:
    care.copy("amara@example.org")
    assert now() == "amara@example.org"
    kind, value = MARKS[sys.platform]
    assert QGuiApplication.clipboard().mimeData().data(kind) == value
    assert care._timer.isActive()
    assert care._timer.interval() == 30_000
    care._timer.timeout.emit()
    assert now() == ""


@pytest.mark.parametrize("system", sorted(MARKS))
def test_every_system_has_its_mark(care: ClipboardCare, system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    care.copy("amara@example.org")
    kind, value = MARKS[system]
    assert QGuiApplication.clipboard().mimeData().data(kind) == value


def test_what_another_program_put_there_is_left_alone(care: ClipboardCare) -> None:
    care.copy("amara@example.org")
    QGuiApplication.clipboard().setText("somebody else's")
    assert not care._timer.isActive()
    care.forget()
    assert now() == "somebody else's"


def test_the_same_words_of_another_program_are_not_ours(care: ClipboardCare) -> None:
    care.copy("Amara")
    QGuiApplication.clipboard().setText("something between")
    QGuiApplication.clipboard().setText("Amara")
    care.forget()
    assert now() == "Amara"


@pytest.mark.parametrize(("seconds", "said"), [(30, "in 30 seconds."), (1, "in 1 second."), (0, "vault is locked.")])
def test_the_time_is_a_choice(care: ClipboardCare, seconds: int, said: str) -> None:
    care.seconds = seconds
    care.copy("amara@example.org")
    assert care._timer.isActive() == bool(seconds)
    assert care.words().endswith(said)
    care.forget()
    assert now() == ""


def test_the_choice_of_the_settings_counts_at_once(ready: DrivenWindow, care: ClipboardCare) -> None:
    ready.window._preferences.change(clipboard_seconds=60)
    assert care.seconds == 60


@pytest.mark.parametrize(("read_only", "goes"), [(True, True), (False, False)])
def test_a_copy_by_the_keys_is_marked_and_cut_words_stay_until_the_lock(
    care: ClipboardCare, show: Callable[..., object], monkeypatch: pytest.MonkeyPatch, read_only: bool, goes: bool
) -> None:
    monkeypatch.setattr(care, "_is_own", lambda: True)
    field = QLineEdit("Coffee at the harbour")
    field.setReadOnly(read_only)
    show(field)
    field.setFocus()
    field.selectAll()
    field.copy()
    kind, value = MARKS[sys.platform]
    assert QGuiApplication.clipboard().mimeData().data(kind) == value
    assert care._timer.isActive() == goes
    care.forget()
    assert now() == ""


def test_nothing_of_the_window_copies_by_itself() -> None:
    """Every copy that the program makes goes through the one place that looks after it."""
    room = Path(coterie.ui.__file__).parent
    past = re.compile(r"\bclipboard\(\)|QClipboard|\.setMimeData\(")
    found = {
        file.relative_to(room).as_posix()
        for file in room.rglob("*.py")
        if past.search(file.read_text(encoding="utf-8")) and file.name != "clipboard.py"
    }
    assert found == set()
