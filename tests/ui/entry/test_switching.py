# SPDX-License-Identifier: GPL-3.0-or-later
"""The unlock screen of a vault in use: told who has it, and one press away from that window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from coterie.storage.opening import folder as vault_folder
from coterie.storage.opening.place import VaultPlace
from coterie.ui.entry.switching import SwitchButton
from tests.builders import PASSPHRASE
from tests.ui.clipping import shown_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.window import DrivenWindow, Windows

ROOT = Path(__file__).parents[3]
DRIVER = Path(__file__).parents[1] / "instance_driver.py"


@pytest.fixture
def in_use(windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DrivenWindow]:
    """Show the unlock screen of a vault that something else has open; there is no bus."""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    driven = windows.locked(tmp_path)
    with vault_folder.hold(VaultPlace(driven.app.default_vault)):
        yield driven


def try_to_unlock(driven: DrivenWindow) -> str:
    """Type the passphrase, and give all that is said then."""
    driven.type(PASSPHRASE)
    driven.press("Return")
    driven.settle()
    return "\n".join(one.text() for one in shown_in(driven.middle) if isinstance(one, QLabel))


def test_another_window_is_named_and_comes_to_the_front(in_use: DrivenWindow) -> None:
    around = {**os.environ, "PYTHONPATH": str(ROOT / "app")}
    words = [sys.executable, str(DRIVER), str(in_use.app.default_vault), "stay"]
    with subprocess.Popen(words, env=around, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "first\n"
        said = try_to_unlock(in_use)
        assert "This vault is open in another window of Coterie." in said
        (button,) = in_use.middle.findChildren(SwitchButton)
        assert button.isVisible()
        assert button.text() == "Switch to it"
        button.click()
        assert other.stdout.readline() == "raised\n"
        other.communicate()


def test_a_program_without_a_window_is_named_and_nothing_is_offered(in_use: DrivenWindow) -> None:
    said = try_to_unlock(in_use)
    assert "Another program is using this vault." in said
    (button,) = in_use.middle.findChildren(SwitchButton)
    assert not button.isVisible()
    assert in_use.window.shell is None
