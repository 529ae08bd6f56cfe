# SPDX-License-Identifier: GPL-3.0-or-later
"""The window locks with the desktop: screen, sleep, session and seat, each by the signal that tells of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coterie.ui.locking import buses
from coterie.ui.locking.desktop_locks import SCREEN_SAVERS

ROOT = Path(__file__).parents[3]
DRIVER = Path(__file__).with_name("desktop_driver.py")


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="dbus-run-session is not installed")
def test_each_signal_of_the_desktop_locks_and_no_other_does(sample_vault: Path, tmp_path: Path) -> None:
    shutil.copytree(sample_vault, tmp_path / sample_vault.name)
    around = {**os.environ, "PYTHONPATH": f"{ROOT / 'app'}{os.pathsep}{ROOT}"}
    words = ["dbus-run-session", "--", sys.executable, str(DRIVER), str(tmp_path)]
    done = subprocess.run(words, env=around, capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])

    assert {saver: found[saver] for saver in SCREEN_SAVERS} == dict.fromkeys(SCREEN_SAVERS, "screen")
    assert (found["sleep"], found["lock"], found["seat"]) == ("sleep", "session", "seat")
    assert [found[name] for name in ("awake", "shown again", "another session", "another property")] == [""] * 4
    assert (found["named nobody"], found["withdrawn"]) == ([], ["coterie-digest"]), "a note with names goes"
    what, who, _why, mode = found["delay"]
    assert (what, who, mode) == ("sleep", "Coterie", "delay"), "the computer waits until the vault is closed"


def test_where_there_is_no_bus_none_is_looked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("DBUS_SYSTEM_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(buses, "_SYSTEM_SOCKETS", (str(tmp_path / "none"),))
    monkeypatch.setitem(sys.modules, "PySide6.QtDBus", None)
    assert buses.session_bus() is None
    assert buses.system_bus() is None


def test_an_address_where_nobody_answers_is_as_good_as_none(tmp_path: Path) -> None:
    code = (
        "from PySide6.QtWidgets import QApplication; application = QApplication([])\n"
        "from coterie.ui.locking.desktop_locks import DesktopLocks\n"
        "locks = DesktopLocks(application); application.processEvents(); locks.stop(); print('quiet')"
    )
    nowhere = f"unix:path={tmp_path / 'nowhere'}"
    around = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "app"),
        "DBUS_SESSION_BUS_ADDRESS": nowhere,
        "DBUS_SYSTEM_BUS_ADDRESS": nowhere,
    }
    done = subprocess.run([sys.executable, "-c", code], env=around, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "quiet"
    assert "Traceback" not in done.stderr
