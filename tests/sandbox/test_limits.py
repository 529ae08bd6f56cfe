# SPDX-License-Identifier: GPL-3.0-or-later
"""The child limits itself before it reads, and has no way out."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from coterie.sandbox import child, limits
from coterie.sandbox.failures import CannotRead, WayOutRefused, sentence_for
from coterie.sandbox.limits import GIB, Limits, MemoryWatch, memory_of
from tests.sandbox.staging import command


def test_the_figures_are_those_of_the_import_rules() -> None:
    figures = Limits()
    assert (figures.memory, figures.input_bytes, figures.unpacked_bytes) == (GIB, 2 * GIB, 4 * GIB)
    assert (figures.entries, figures.ratio, figures.ratio_from, figures.nesting) == (20_000, 200, 1 << 20, 2)
    assert figures.silence_seconds == 30


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no limits of this kind")
def test_the_child_holds_itself_to_the_limits() -> None:
    body = (
        "import resource, coterie.sandbox.limits as l\n"
        "l.MemoryWatch(l.Limits()).look()\n"
        "print(*(resource.getrlimit(getattr(resource, 'RLIMIT_' + n)) for n in ('CORE', 'FSIZE', 'NOFILE', 'AS')))\n"
    )
    done = subprocess.run(command(body=body), env={}, capture_output=True, check=True, timeout=60, text=True)
    assert done.stdout.startswith("(0, 0) (0, 0) (64, 64)")
    if sys.platform == "linux":
        space = int(done.stdout.split()[-1].strip("()"))
        assert GIB < space < 2 * GIB


def test_a_system_without_a_limit_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("the parent looks there")
    monkeypatch.setattr(limits, "_set", lambda kind, most: None)
    monkeypatch.setattr(limits, "_address_space", lambda: None)
    MemoryWatch(Limits()).look()
    watch = MemoryWatch(Limits(memory=-1))
    with pytest.raises(MemoryError):
        watch.look()


def test_a_system_that_refuses_a_figure_keeps_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("the system has no limits of this kind")

    def refuse(kind: int, figures: tuple[int, int]) -> None:
        raise ValueError(kind, figures)

    monkeypatch.setattr("resource.setrlimit", refuse)
    MemoryWatch(Limits())


def test_only_windows_looks_from_outside() -> None:
    held = memory_of(os.getpid())
    assert (held is None) == (sys.platform != "win32")


@pytest.mark.parametrize(
    ("event", "arguments"),
    [
        ("open", ("/x", "w", os.O_WRONLY)),
        ("open", ("/x", None, os.O_RDONLY | os.O_CREAT)),
        ("socket.connect", (None, ("192.0.2.1", 9))),
        ("socket.getaddrinfo", ("example.org", 80)),
        ("subprocess.Popen", ("ls", [], None, None)),
        ("os.system", ("ls",)),
        ("os.remove", ("/x", -1)),
        ("sqlite3.connect", ("/x",)),
    ],
)
def test_ways_out_are_refused(event: str, arguments: tuple[object, ...]) -> None:
    with pytest.raises(PermissionError):
        child._refuse(event, arguments)


def test_reading_and_importing_go_on() -> None:
    child._refuse("open", ("/x", "r", os.O_RDONLY))
    child._refuse("import", ("json",))
    child._refuse("socket.gethostname", ())


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (CannotRead("As it is."), "As it is."),
        (MemoryError(), "Reading this takes more memory than the 1024 MiB Coterie allows for it."),
        (RecursionError("secret"), "This file is nested more deeply than Coterie reads."),
        (FileNotFoundError("secret"), "There is no such file."),
        (PermissionError("secret"), "Coterie may not read this file. Check who it belongs to."),
        (OSError("secret"), "This file cannot be read from its disk."),
        (WayOutRefused("secret"), "Coterie cannot make sense of this file (WayOutRefused)."),
        (KeyError("secret"), "Coterie cannot make sense of this file (KeyError)."),
    ],
)
def test_what_stopped_a_reading_is_said_without_the_words_of_the_file(problem: Exception, sentence: str) -> None:
    assert sentence_for(problem, Limits()) == sentence
