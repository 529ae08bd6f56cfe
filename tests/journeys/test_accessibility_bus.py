# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a screen reader has it: unlock, the day, somebody found, a contact logged, by names on the bus."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.builders import PASSPHRASE
from tests.ui.window import app_over, make_sample_vault

ROOT = Path(__file__).parents[2]
DRIVER = Path(__file__).with_name("bus_driver.py")
SYSTEM_PYTHON = Path("/usr/bin/python3")
BUS = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
PERSON, WORDS = "Amara Okafor", "Coffee at the harbour"
#: What the program must not find: the desktop, the bus and the Python of whoever runs the tests.
OTHERS = {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "PYTHONPATH", "PYTHONHOME"}


def missing() -> str:
    """Tell what is not installed here, "" where everything is."""
    if sys.platform != "linux":
        return "the accessibility bus is one of Linux desktops"
    lacking = [name for name in ("xvfb-run", "dbus-run-session") if shutil.which(name) is None]
    lacking += [] if BUS.exists() else ["at-spi2-core"]
    lacking += [] if ctypes.util.find_library("xcb-cursor") else ["libxcb-cursor0"]
    if SYSTEM_PYTHON.exists():
        known = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
        lacking += [] if known.returncode == 0 else ["python3-pyatspi"]
    else:
        lacking.append(str(SYSTEM_PYTHON))
    return "not installed: " + ", ".join(lacking) if lacking else ""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a home with the vault where the program looks for it."""
    today = date.today()  # noqa: DTZ011 - the program's own day, which is the desktop's
    vault = make_sample_vault(tmp_path / "made", today)
    place = tmp_path / "data" / "coterie" / "My network.coterie"
    shutil.copytree(vault, place)
    (tmp_path / "run").mkdir(mode=0o700)
    return tmp_path


def surroundings(home: Path) -> dict[str, str]:
    """Give the environment of the program: a home of its own, and a Qt that tells the bus everything."""
    kept = {name: value for name, value in os.environ.items() if name not in OTHERS and not name.startswith("QT_")}
    return kept | {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "LANG": "C.UTF-8",
        "QT_ACCESSIBILITY": "1",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
    }


@pytest.mark.skipif(bool(missing()), reason=missing() or "everything is there")
def test_unlock_today_find_somebody_and_log(home: Path) -> None:
    start = f"import sys; sys.path.insert(0, {str(ROOT / 'app')!r}); from coterie.__main__ import main; main()"
    command = [
        "xvfb-run", "-a", "-s", "-screen 0 1500x1000x24", "dbus-run-session", "--",
        str(SYSTEM_PYTHON), str(DRIVER), PASSPHRASE, PERSON, WORDS, sys.executable, "-c", start,
    ]  # fmt: skip
    done = subprocess.run(
        command, env=surroundings(home), cwd=home, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]

    heard = dict(line.split(": ", 1) for line in done.stdout.splitlines() if ": " in line)
    assert PERSON in heard["today"], "the day is not read out by names"
    assert heard["found"].startswith(f"['{PERSON}")
    assert "Log a contact" in heard["deeds"]
    assert "<" not in done.stdout

    app = app_over(home / "made")
    with app.unlock(home / "data" / "coterie" / "My network.coterie", PASSPHRASE) as session:
        (hit,) = session.searching.find(WORDS, 5).hits
        assert hit.person == session.searching.best(PERSON, 1).rows[0].id
