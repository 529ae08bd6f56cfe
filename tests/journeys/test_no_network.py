# SPDX-License-Identifier: GPL-3.0-or-later
"""The program at work where there is no network, and watched call by call: no socket of a network is ever made."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

TOP = Path(__file__).parents[2]
WINDOW = "tests/journeys/test_window_journeys.py::TestTheFirstHour::test_from_nothing_to_a_first_page_of_things_to_do"
UNLOCKED = "tests/journeys/test_window_quiet.py"
SOCKET = re.compile(r"socket\((AF_\w+)")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="name spaces and strace are Linux's")


class Walked(NamedTuple):
    """What became of a walk: how it ended, what it said, what was watched (None = nobody watched)."""

    code: int
    said: str
    families: set[str] | None
    alone: bool


@functools.cache
def has_own_network() -> bool:
    """Say whether a program may be started in a name space without interfaces."""
    tried = ["unshare", "-rn", "true"]
    return (
        shutil.which("unshare") is not None and subprocess.run(tried, capture_output=True, check=False).returncode == 0
    )


@functools.cache
def can_watch() -> bool:
    """Say whether strace can watch a program here."""
    tried = ["strace", "-f", "-e", "trace=network", "-o", os.devnull, "true"]
    return (
        shutil.which("strace") is not None and subprocess.run(tried, capture_output=True, check=False).returncode == 0
    )


@pytest.fixture(scope="module", params=["commands", "window"])
def walked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """Walk once, without interfaces and watched, as far as this system allows either."""
    if not has_own_network() and not can_watch():
        pytest.skip("this system allows neither name spaces nor strace")
    if request.param == "window" and os.environ.get("COTERIE_NO_QT"):
        pytest.skip("Qt cannot load here")
    folder = tmp_path_factory.mktemp("walk")
    words = {
        "commands": [sys.executable, "tests/journeys/command_walk.py", str(folder)],
        "window": [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:randomly",
            WINDOW,
            UNLOCKED,
        ],
    }[request.param]
    return walk(words, folder / "watched")


def walk(words: list[str], log: Path) -> Walked:
    """Run a program without interfaces, and note every call that has to do with sockets."""
    around = ["unshare", "-rn"] if has_own_network() else []
    if can_watch():
        around += ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=network", "-o", str(log)]
    done = subprocess.run(
        [*around, *words], cwd=TOP, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": f"{TOP / 'app'}{os.pathsep}{TOP}", "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    families = set(SOCKET.findall(log.read_text(errors="replace"))) if log.exists() else None
    return Walked(done.returncode, done.stdout + done.stderr, families, alone=has_own_network())


def test_everything_works_without_interfaces(walked: Walked) -> None:
    if not walked.alone:
        pytest.skip("this system allows no name space of a test's own")
    assert walked.code == 0, walked.said


def test_no_socket_of_a_network_is_made(walked: Walked) -> None:
    if walked.families is None:
        pytest.skip("strace is missing, or may not watch here")
    assert walked.code == 0, walked.said
    assert walked.families <= {"AF_UNIX"}


def test_the_watch_sees_what_it_looks_for(tmp_path: Path) -> None:
    if not can_watch():
        pytest.skip("strace is missing, or may not watch here")
    for family, seen in (("AF_INET", "AF_INET"), ("AF_INET6", "AF_INET6"), ("AF_UNIX", "AF_UNIX")):
        made = walk([sys.executable, "-c", f"import socket; socket.socket(socket.{family}).close()"], tmp_path / family)
        assert made.families == {seen}


def test_a_name_space_of_its_own_has_no_way_out() -> None:
    if not has_own_network():
        pytest.skip("this system allows no name space of a test's own")
    script = "import socket; s = socket.socket(); s.settimeout(5); s.connect(('192.0.2.1', 9))"
    done = subprocess.run(["unshare", "-rn", sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "Network is unreachable" in done.stderr
