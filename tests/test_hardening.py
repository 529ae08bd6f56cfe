# SPDX-License-Identifier: GPL-3.0-or-later
"""What the process does against its own traces holds, is told where it does not, and breaks nothing of ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from coterie import hardening
from coterie.hardening import PORTAL, Measures, harden, needs_portals

ROOT = Path(__file__).parents[1]
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks at the process as Linux shows it")
#: Hardens itself and says what holds, and what the system says of it.
HARDENED = """
import ctypes, json, os, resource, sys
from pathlib import Path
from coterie.hardening import harden
measures = harden(window=sys.argv[1] == "window")
made = Path(sys.argv[2]) / "made"
made.write_text("x")
print(json.dumps({
    **measures._asdict(), "core": resource.getrlimit(resource.RLIMIT_CORE), "mode": oct(made.stat().st_mode & 0o777),
    "dumpable": ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), "filter": Path("/proc/self/coredump_filter").read_text(),
}))
"""
#: Hardens itself and reads a file in the reading child.
READING = """
import sys
from pathlib import Path
from coterie.hardening import harden
print(harden(window=False).closed)
from coterie.bootstrap import build
from coterie.services.jobs import QuietJob
from tests.builders import make_vault
app = build()
opened = make_vault(Path(sys.argv[1]))
session = app.session_over(opened.vault, app.formats(), app.clock)
session.samples.load(QuietJob())
print(session.statistics.counts()["people"] if "people" in session.statistics.counts() else session.statistics.counts())
"""
#: Hardens itself and begins anew, once.
AGAIN = """
import os, sys
from coterie.hardening import harden
harden(window=False)
if len(sys.argv) == 1:
    sys.stdout.flush()
    os.execv(sys.executable, [*sys.orig_argv, "again"])
print("again")
"""


def run(code: str, *words: str, **environment: str) -> str:
    """Run code in a process of its own and give what it printed."""
    around = {**os.environ, "PYTHONPATH": f"{ROOT / 'app'}{os.pathsep}{ROOT}", **environment}
    done = subprocess.run([sys.executable, "-c", code, *words], env=around, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@ON_LINUX
@pytest.mark.parametrize(("kind", "portals", "closed"), [("window", False, 0), ("window", True, 1), ("cli", True, 0)])
def test_the_system_confirms_each_measure(tmp_path: Path, kind: str, portals: bool, closed: int) -> None:
    if portals:
        (tmp_path / PORTAL).parent.mkdir(parents=True)
        (tmp_path / PORTAL).touch()
    found = json.loads(run(HARDENED, kind, str(tmp_path), XDG_DATA_DIRS=str(tmp_path)))
    assert (found["dumps"], found["core"]) == ("holds", [0, 0])
    assert int(found["filter"], 16) == 0, "no memory in a dump that is piped somewhere"
    assert (found["files"], found["mode"]) == ("holds", "0o600")
    assert found["dumpable"] == closed
    assert found["closed"] == ("left out" if closed else "holds"), "where portals are, they would refuse the window"


@ON_LINUX
def test_the_reading_child_and_a_new_image_work_all_the_same(tmp_path: Path) -> None:
    closed, people = run(READING, str(tmp_path)).splitlines()
    assert closed == "holds"
    assert int(people) > 10
    assert run(AGAIN) == "again"


def test_what_the_system_refuses_is_told_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hardening, "_private_files", lambda: "failed")
    monkeypatch.setattr(hardening, "_closed", lambda *, window: "left out" if window else "holds")
    resource = pytest.importorskip("resource")

    def refuse(*_words: object) -> None:
        raise OSError

    monkeypatch.setattr(resource, "setrlimit", refuse)
    assert harden(window=True) == Measures("failed", "left out", "failed")


def test_portals_are_looked_for_where_the_desktop_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_DIRS", f"{tmp_path / 'a'}:{tmp_path / 'b'}")
    assert not needs_portals()
    (tmp_path / "b" / PORTAL).parent.mkdir(parents=True)
    (tmp_path / "b" / PORTAL).touch()
    assert needs_portals()
