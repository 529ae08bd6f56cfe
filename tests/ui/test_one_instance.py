# SPDX-License-Identifier: GPL-3.0-or-later
"""A second start of the program brings the first window of that vault to the front, with a session bus and without."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from coterie.ui.one_instance import service_of
from coterie.ui.start import bring_to_front
from coterie.ui.window_file import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.window import DrivenWindow

ROOT = Path(__file__).parents[2]
DRIVER = Path(__file__).with_name("instance_driver.py")
BUSES = ("DBUS_", "XDG_RUNTIME_DIR")


class Starts:
    """Starts of the program, each in a process of its own, with one bus for all of them or none."""

    def __init__(self, address: str) -> None:
        self._around = {name: value for name, value in os.environ.items() if not name.startswith(BUSES)}
        self._around |= {"PYTHONPATH": str(ROOT / "app")}
        if address:
            self._around["DBUS_SESSION_BUS_ADDRESS"] = address
        self._running: list[subprocess.Popen[str]] = []

    def begin(self, folder: Path, how: str = "stay") -> subprocess.Popen[str]:
        """Start once more."""
        words = [sys.executable, str(DRIVER), str(folder), how]
        started = subprocess.Popen(
            words, env=self._around, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self._running.append(started)
        return started

    def end(self, one: subprocess.Popen[str], how: str = "quit") -> None:
        """Let one end as it should, or have it fall."""
        if how == "kill":
            one.send_signal(signal.SIGKILL)
        one.communicate(timeout=20)
        self._running.remove(one)

    def end_all(self) -> None:
        for one in [*self._running]:
            self.end(one)


def heard(one: subprocess.Popen[str]) -> str:
    """Give the next thing a start says."""
    assert one.stdout is not None
    return one.stdout.readline().strip()


@pytest.fixture(params=["bus", "file"])
def starts(request: pytest.FixtureRequest) -> Iterator[Starts]:
    """Give starts that find each other by a bus of their own, or by a file in the vault's folder."""
    if request.param == "file":
        made = Starts("")
        yield made
        made.end_all()
        return
    if shutil.which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is not installed")
    words = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as bus:
        assert bus.stdout is not None
        made = Starts(bus.stdout.readline().strip())
        yield made
        made.end_all()
        bus.terminate()


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Give the folder of a vault."""
    (tmp_path / "Noor.coterie").mkdir()
    return tmp_path / "Noor.coterie"


def test_the_second_start_raises_the_first_window_each_time(starts: Starts, vault: Path) -> None:
    first = starts.begin(vault)
    assert heard(first) == "first"
    for _time in range(2):
        second = starts.begin(vault)
        assert heard(second) == "other"
        assert heard(first) == "raised"
        starts.end(second)


def test_another_vault_has_a_window_of_its_own(starts: Starts, vault: Path) -> None:
    other = vault.with_name("Other.coterie")
    other.mkdir()
    assert heard(starts.begin(vault)) == "first"
    assert heard(starts.begin(other)) == "first"


def test_one_vault_by_two_names_has_one_window(starts: Starts, vault: Path) -> None:
    other = vault.with_name("another way")
    other.symlink_to(vault)
    assert heard(starts.begin(vault)) == "first"
    assert heard(starts.begin(other)) == "other"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a way to be killed")
@pytest.mark.parametrize("how", ["quit", "kill"])
def test_nothing_that_is_left_behind_stands_in_the_way(starts: Starts, vault: Path, how: str) -> None:
    first = starts.begin(vault)
    assert heard(first) == "first"
    starts.end(first, how)
    assert heard(starts.begin(vault, "ask")) == "nobody"
    assert heard(starts.begin(vault)) == "first"


def test_whoever_opens_the_vault_is_the_one_that_is_raised(starts: Starts, vault: Path) -> None:
    assert heard(starts.begin(vault)) == "first"
    opener = starts.begin(vault, "take")
    assert heard(opener) == "taken"
    asking = starts.begin(vault)
    assert heard(asking) == "other"


def test_a_vault_in_no_folder_is_nobodys(starts: Starts, tmp_path: Path) -> None:
    assert service_of(tmp_path / "nowhere") == ""
    assert heard(starts.begin(tmp_path / "nowhere", "ask")) == "nobody"
    assert heard(starts.begin(tmp_path / "nowhere")) == "first"


def test_the_file_is_private_and_empty_and_not_there_where_a_bus_is(starts: Starts, vault: Path) -> None:
    assert heard(starts.begin(vault)) == "first"
    file = vault / NAME
    if file.exists():
        assert file.stat().st_size == 0
        assert file.stat().st_mode & 0o077 == 0
    else:
        assert list(vault.iterdir()) == []


def test_a_window_that_is_raised_comes_to_the_front(ready: DrivenWindow) -> None:
    ready.window.showMinimized()
    bring_to_front(ready.window)
    assert not ready.window.windowState() & Qt.WindowState.WindowMinimized
    assert ready.window.isVisible()
