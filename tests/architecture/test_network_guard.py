# SPDX-License-Identifier: GPL-3.0-or-later
"""The guard of conftest.py lets local sockets through and nothing else."""

from __future__ import annotations

import os
import socket  # noqa: TID251 - what the guard must refuse
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen  # noqa: TID251 - as above

import pytest

from tests import conftest

TOP = Path(__file__).parents[2]


def test_a_look_up_is_refused() -> None:
    with pytest.raises(conftest.NetworkTouchedError):
        socket.getaddrinfo("example.org", 443)
    assert len(conftest.contacts_tried) == 1
    conftest.contacts_tried.clear()


def test_a_connection_is_refused_on_loopback_too() -> None:
    with socket.socket() as one, pytest.raises(conftest.NetworkTouchedError):
        one.connect(("127.0.0.1", 9))
    assert len(conftest.contacts_tried) == 1
    conftest.contacts_tried.clear()


def test_listening_and_asking_the_web_are_refused() -> None:
    with socket.socket() as one, pytest.raises(conftest.NetworkTouchedError):
        one.bind(("127.0.0.1", 0))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one, pytest.raises(conftest.NetworkTouchedError):
        one.sendto(b"hello", ("192.0.2.1", 9))
    with pytest.raises(conftest.NetworkTouchedError):
        urlopen("http://192.0.2.1/")
    assert len(conftest.contacts_tried) == 3
    conftest.contacts_tried.clear()


def test_a_refusal_that_is_swallowed_fails_its_test_all_the_same(tmp_path: Path) -> None:
    swallowing = tmp_path / "test_swallowing.py"
    swallowing.write_text(
        "import contextlib, socket\n"
        "def test_it():\n"
        "    with contextlib.suppress(Exception), socket.socket() as one:\n"
        "        one.connect(('192.0.2.1', 9))\n"
    )
    words = ["-m", "pytest", "-q", "-p", "tests.conftest", "-p", "no:cacheprovider", "--rootdir", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, *words, "-c", os.devnull, str(swallowing)],
        cwd=TOP, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": f"{TOP / 'app'}:{TOP}"},
    )  # fmt: skip
    assert (done.returncode, "the network was touched" in done.stdout) == (1, True), done.stdout


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no local sockets")
def test_a_local_socket_is_let_through() -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"hello")
        assert other.recv(5) == b"hello"
