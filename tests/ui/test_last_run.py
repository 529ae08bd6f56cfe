# SPDX-License-Identifier: GPL-3.0-or-later
"""A start after a crash or a kill knows of it; a proper end, and a second window, leave nothing to tell."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from coterie.ui.last_run import REPORT, LastRun, places_of
from coterie.ui.start import _tell_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.window import DrivenWindow

_RUN = """
import faulthandler, os, signal, sys
from pathlib import Path
from coterie.ui.last_run import LastRun
run = LastRun(Path(sys.argv[1]))
print(run.report, flush=True)
if sys.argv[2] == "end":
    run.end()
elif sys.argv[2] == "kill":
    os.kill(os.getpid(), signal.SIGKILL)
else:
    faulthandler._sigsegv()
"""


def run_and(how: str, folder: Path) -> str:
    """Run the program as far as this goes, let it end in a way, and give what it said of the time before."""
    done = subprocess.run([sys.executable, "-c", _RUN, str(folder), how], capture_output=True, text=True, check=False)
    return done.stdout.strip()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a way to be killed")
def test_who_was_killed_wrote_nothing_and_nothing_is_told(tmp_path: Path) -> None:
    assert run_and("kill", tmp_path) == ""
    assert run_and("end", tmp_path) == ""
    assert list(tmp_path.iterdir()) == []


def test_a_fall_is_told_once_without_folders_and_kept_to_be_read(tmp_path: Path) -> None:
    run_and("fall", tmp_path)
    told = run_and("end", tmp_path)
    assert "Fatal Python error: Segmentation fault" in told or "fatal exception" in told
    assert str(tmp_path) not in told
    assert (tmp_path / REPORT).read_text(encoding="utf-8").strip() == told
    assert run_and("end", tmp_path) == ""
    assert (tmp_path / REPORT).exists()


def test_a_window_that_is_open_beside_it_loses_nothing(tmp_path: Path) -> None:
    first, second = LastRun(tmp_path), LastRun(tmp_path)
    second.end()
    first.end()
    assert not first.report
    assert not second.report


def test_a_folder_that_is_not_there_costs_nothing(tmp_path: Path) -> None:
    run = LastRun(tmp_path / "nowhere")
    assert not run.report
    run.end()


def test_places_are_those_of_the_code() -> None:
    written = (
        "Fatal Python error: Aborted\n\nCurrent thread 0x00007f (most recent call first):\n"
        '  File "/home/ana lindqvist/Coterie/app/coterie/ui/start.py", line 12 in run\n'
        '  File "C:\\\\Users\\\\Ana\\\\lib\\\\threading.py", line 3 in _bootstrap\n'
        "Extension modules: apsw (total: 1)\n"
    )
    assert "lindqvist" not in places_of(written)
    assert "Ana" not in places_of(written)
    assert "  ui/start.py:12 run" in places_of(written)
    assert "  threading.py:3 _bootstrap" in places_of(written)
    assert places_of("") == ""


def test_it_is_said_in_the_window_once_a_vault_is_open(ready: DrivenWindow, tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    run_and("fall", tmp_path / "run")
    last = LastRun(tmp_path / "run")
    _tell_of(last, ready.window)
    told = ready.shell.notices.messages[-1]
    assert told.text.startswith("Coterie stopped unexpectedly")
    assert told.action_text == "Read the report"
    _tell_of(last, ready.window)
    assert len(ready.shell.notices.messages) == 1
    last.end()
