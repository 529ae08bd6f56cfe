# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program locks by beginning anew: four times in a row, with a screen and without, and leaves nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.builders import PASSPHRASE
from tests.ui.window import app_over

ROOT = Path(__file__).parents[2]
DRIVER = Path(__file__).with_name("lock_driver.py")
LOCKS = 4
WAIT_S = 90
#: What the program must not find: the desktop and the buses of whoever runs the tests.
OTHERS = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_", "XDG_RUNTIME_DIR", "QT_")


def surroundings(platform: str) -> dict[str, str]:
    """Give the environment of the program."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OTHERS)}
    return kept | {"QT_QPA_PLATFORM": platform, "PYTHONPATH": f"{ROOT / 'app'}{os.pathsep}{ROOT}"}


def in_front_of(platform: str) -> list[str]:
    """Give the words that make a screen and a bus of its own for a program."""
    bus = ["dbus-run-session", "--"]
    return ["xvfb-run", "-a", *bus] if platform == "xcb" else bus


@pytest.fixture
def folder(tmp_path: Path, sample_vault: Path) -> Path:
    """Give a folder with the vault of the invented people."""
    shutil.copytree(sample_vault, tmp_path / sample_vault.name)
    return tmp_path


def person_of(folder: Path) -> int:
    app = app_over(folder)
    with app.unlock(app.default_vault, PASSPHRASE) as session:
        return session.searching.best("Amara Okafor", 1).rows[0].id


def said_in(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "said").read_text(encoding="utf-8").splitlines()]


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the process as Linux shows it")
@pytest.mark.parametrize("platform", ["offscreen", "xcb"])
def test_four_locks_in_a_row(folder: Path, platform: str) -> None:
    needed = ["dbus-run-session", *(["xvfb-run"] if platform == "xcb" else [])]
    if lacking := [name for name in needed if shutil.which(name) is None]:
        pytest.skip(f"not installed: {', '.join(lacking)}")
    person = person_of(folder)
    words = [*in_front_of(platform), sys.executable, str(DRIVER), str(folder), str(LOCKS), str(person)]
    done = subprocess.run(
        words, env=surroundings(platform), capture_output=True, text=True, timeout=WAIT_S, check=False, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    said = said_in(folder)

    assert len({line["pid"] for line in said}) == 1, "one process through all locks"
    shown = [line for line in said if line["what"] == "shown"]
    assert [line["after_a_lock"] for line in shown] == [False, *[True] * LOCKS]
    assert len({line["files"] for line in shown}) == 1, "no open file goes from one image to the next"
    places = [line["place"][0] for line in said if line["what"] == "open"]
    assert places == ["today", *["people"] * LOCKS], "the page comes back"
    assert said[-1]["what"] == "closing"

    left = {file.name for file in (folder / "Noor.coterie").iterdir()}
    assert left == {"vault.db", "vault.keys", "vault.keys.2", "vault.lock", "backups"}
    assert str(person) not in (folder / "preferences.json").read_text(encoding="utf-8")
    events = (folder / "log" / "events.log").read_text(encoding="utf-8")
    assert events.count("locked: asked") == LOCKS
    assert "Okafor" not in events
    assert "Noor" not in events


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the process as Linux shows it")
def test_a_second_start_of_the_program_shows_nothing_and_ends(folder: Path) -> None:
    (folder / "wait").touch()
    words = [sys.executable, str(DRIVER), str(folder), "1", str(person_of(folder))]
    around = surroundings("offscreen")
    with subprocess.Popen(words, env=around, cwd=folder) as first:
        end = time.monotonic() + WAIT_S
        while not (folder / "said").exists() or said_in(folder)[-1]["what"] != "copied":
            assert time.monotonic() < end, "the first window opens no vault"
            time.sleep(0.05)
        second = subprocess.run(words, env=around, cwd=folder, timeout=WAIT_S, check=False)
        assert second.returncode == 0
        assert {line["pid"] for line in said_in(folder)} == {first.pid}, "only the first has a window"
        (folder / "go").touch()
        assert first.wait(WAIT_S) == 0
    assert not (folder / "Noor.coterie" / "vault.window").exists()
