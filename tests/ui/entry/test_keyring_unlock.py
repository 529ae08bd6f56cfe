# SPDX-License-Identifier: GPL-3.0-or-later
"""The login keyring opens the vault at a start, after a lock only at a press; whatever fails, the passphrase does."""

from __future__ import annotations

import dataclasses
import shutil
import threading
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import pytest

from coterie.bootstrap import session
from coterie.services.ports.login_keyring import Kept
from coterie.ui.entry.unlock_view import UnlockView
from coterie.ui.preferences import PreferencesStore
from coterie.ui.shell.window import MainWindow
from tests.builders import PASSPHRASE
from tests.ui.window import DrivenWindow, NewWindow, app_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from coterie.services.app import App

WORDS = "The login keyring is locked."


@dataclass
class Keyring:
    """Keeps keys in memory. says: refuses with these words; waits: answers only when this is set."""

    kept: dict[str, bytes] = field(default_factory=dict)
    says: str = ""
    waits: threading.Event | None = None
    asked: list[bool] = field(default_factory=list)
    given_up: int = 0

    def read(self, vault: str, *, asked: bool = False) -> Kept:
        self.asked.append(asked)
        if self.waits is not None:
            self.waits.wait(20)
            return Kept(None, "The login keyring did not answer.")
        if self.says:
            return Kept(None, self.says, is_locked=True)
        return Kept(self.kept.get(vault), "")

    def write(self, vault: str, wrapping_key: bytes) -> Kept:
        self.kept[vault] = wrapping_key
        return Kept(wrapping_key, "")

    def remove(self, vault: str) -> Kept:
        self.kept.pop(vault, None)
        return Kept(None, "")

    def give_up(self) -> None:
        self.given_up += 1
        if self.waits is not None:
            self.waits.set()


@pytest.fixture
def keyring() -> Keyring:
    return Keyring()


@pytest.fixture
def app(sample_vault: Path, tmp_path: Path, keyring: Keyring) -> App:
    app = app_over(tmp_path)
    shutil.copytree(sample_vault, app.default_vault)
    vault = app.vaults
    made = dataclasses.replace(app, keyring=keyring, session_over=partial(session, keyring=keyring))
    with made.unlock(app.default_vault, PASSPHRASE) as opened:
        opened.keys.remember_here()
    assert vault.keyring_slot(app.default_vault) in keyring.kept
    return made


@pytest.fixture
def start(app: App, qtbot: QtBot) -> Iterator[Callable[..., DrivenWindow]]:
    made: list[MainWindow] = []

    def begin(*, was_locked: bool = False) -> DrivenWindow:
        nowhere = NewWindow(lambda: window)
        window = MainWindow(app, PreferencesStore(app.preferences), nowhere, was_locked=was_locked)
        made.append(window)
        with qtbot.waitActive(window):
            window.show()
        return DrivenWindow(qtbot, app, window, nowhere)

    yield begin
    for window in made:
        window.close()
        window.deleteLater()


def view_of(driven: DrivenWindow) -> UnlockView:
    view = driven.way_in.findChild(UnlockView)
    assert isinstance(view, UnlockView)
    return view


def test_at_a_start_it_opens_the_vault_by_itself(start: Callable[..., DrivenWindow], keyring: Keyring) -> None:
    driven = start()
    driven.until(lambda: driven.window.shell is not None, "the vault does not open")
    driven.settle()
    assert keyring.asked[-1] is False
    assert driven.session.statistics.counts()["people"] == 40


def test_after_a_lock_only_a_press_opens_it(start: Callable[..., DrivenWindow], keyring: Keyring) -> None:
    asked_before = len(keyring.asked)
    driven = start(was_locked=True)
    view = view_of(driven)
    driven.until(lambda: not view._note.isHidden())
    driven.settle()
    assert driven.window.shell is None
    assert len(keyring.asked) == asked_before, "the keyring was asked unasked"
    driven.press("Return")
    driven.until(lambda: driven.window.shell is not None, "the press does not open it")
    driven.settle()
    assert keyring.asked[-1] is True


def test_a_failure_leads_to_the_passphrase_with_one_sentence(
    start: Callable[..., DrivenWindow], keyring: Keyring
) -> None:
    keyring.says = WORDS
    driven = start()
    view = view_of(driven)
    driven.until(lambda: WORDS in view._note._words.text())
    assert view._note._words.text() == f"{WORDS} Type the passphrase."
    assert driven.focus() is view._passphrase
    assert view._unlock.isEnabled()
    driven.unlock()


def test_a_key_that_opens_nothing_leads_to_the_passphrase(start: Callable[..., DrivenWindow], keyring: Keyring) -> None:
    keyring.kept = dict.fromkeys(keyring.kept, b"x" * 32)
    driven = start()
    view = view_of(driven)
    driven.until(lambda: "Type the passphrase." in view._note._words.text())
    driven.unlock()


def test_while_the_keyring_thinks_the_passphrase_can_be_typed(
    start: Callable[..., DrivenWindow], keyring: Keyring
) -> None:
    keyring.waits = threading.Event()
    driven = start()
    view = view_of(driven)
    driven.until(lambda: view._is_asking)
    driven.type(PASSPHRASE)
    driven.press("Return")
    assert keyring.given_up == 1
    driven.until(lambda: driven.window.shell is not None, "the passphrase has to wait for the keyring")
    driven.settle()


def test_closing_the_window_does_not_wait_for_the_keyring(start: Callable[..., DrivenWindow], keyring: Keyring) -> None:
    keyring.waits = threading.Event()
    driven = start()
    view = view_of(driven)
    driven.until(lambda: view._is_asking)
    driven.window.close()
    assert keyring.given_up >= 1
