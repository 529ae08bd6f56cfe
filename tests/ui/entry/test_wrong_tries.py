# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong passphrases wait longer and longer, without end, and nothing is ever deleted for them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from coterie.ui.entry.unlock_view import UnlockView
from coterie.ui.entry.wrong_tries import LONGEST_SECONDS, WrongTries
from tests.builders import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.window import Windows

PRESENTERS = ("damage_presenter", "restore_presenter", "damage_looking", "wrong_tries")


def test_two_are_free_and_each_after_them_waits_twice_as_long_up_to_the_longest() -> None:
    tries = WrongTries()
    waits = [tries.add() for _try in range(12)]
    assert waits[:6] == [0, 0, 1, 2, 4, 8]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_SECONDS
    assert [tries.add() for _try in range(2_000)][-1] == LONGEST_SECONDS


def test_the_button_says_how_long_and_enter_waits_too(windows: Windows, tmp_path: Path) -> None:
    driven = windows.locked(tmp_path)
    view = driven.way_in.findChild(UnlockView)
    assert isinstance(view, UnlockView)
    view.second_ms = 10_000
    for _try in range(3):
        driven.type("not this one")
        driven.press("Return")
        driven.settle()
    assert not view._unlock.isEnabled()
    assert view._unlock.text() == "Try again in 1 s"
    driven.type(PASSPHRASE)
    driven.press("Return")
    driven.settle()
    assert driven.window.shell is None
    assert driven.focus() is view._passphrase, "the field can be typed into meanwhile"
    view._wait(0)
    driven.press("Return")
    driven.until(lambda: driven.window.shell is not None)
    driven.settle()


@pytest.mark.parametrize("name", PRESENTERS)
def test_what_decides_knows_no_widget(name: str) -> None:
    code = f"import sys, coterie.ui.entry.{name}; print([one for one in sys.modules if one.startswith('PySide6')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
