# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line in a process of its own: signals, pipes, encodings."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.processes import TOP, started
from tests.cli.terminal import CARDS, Terminal


def places(terminal: Terminal) -> list[str]:
    """The options that name the vault."""
    return ["--vault", str(terminal.vault), "--passphrase-file", str(terminal.folder / "passphrase")]


def test_a_whole_call(terminal: Terminal) -> None:
    with started([*places(terminal), "add", "Ana Lindqvist"]) as process:
        out, err = process.communicate()
    assert (process.returncode, out, err) == (0, "Added Ana Lindqvist (id 2).\n", "")


def test_the_passphrase_comes_from_standard_input(terminal: Terminal) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "coterie", "--vault", str(terminal.vault), "--passphrase-file", "-", "people"],
        input=(terminal.folder / "passphrase").read_text(),
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(TOP / "app")},
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_without_a_terminal_nobody_is_asked(terminal: Terminal) -> None:
    with started(["--vault", str(terminal.vault), "people"]) as process:
        _out, err = process.communicate()
    assert process.returncode == 3
    assert "Traceback" not in err


def test_letters_the_terminal_cannot_show_are_no_failure(terminal: Terminal) -> None:
    terminal.add("Łukasz 山田 😀")
    environment = os.environ | {"PYTHONPATH": str(TOP / "app"), "PYTHONIOENCODING": "ascii"}
    for form in ([], ["--json"]):
        done = subprocess.run(
            [sys.executable, "-m", "coterie", *places(terminal), *form, "people"],
            capture_output=True, text=True, check=False, env=environment,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_who_has_had_enough_is_no_failure(terminal: Terminal) -> None:
    terminal.add("Ana Lindqvist")
    with started([*places(terminal), "people"]) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert process.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="a process there takes no such signal")
@pytest.mark.skipif(signal.getsignal(signal.SIGINT) is signal.SIG_IGN, reason="run where Ctrl+C counts for nothing")
def test_ctrl_c_during_an_import_leaves_the_vault_as_it_was(terminal: Terminal) -> None:
    many = "".join(CARDS.replace("card-", f"card-{number}-") for number in range(4_000))
    cards = terminal.file("cards.vcf", many)
    before = terminal.json("history"), sorted(terminal.vault.iterdir())
    with started([*places(terminal), "import", cards]) as process:
        wait_until_reading(process.pid)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in err
    assert (terminal.json("history"), sorted(terminal.vault.iterdir())) == before
    assert terminal.json("people")["total"] == 0


def wait_until_reading(pid: int) -> None:
    """Wait until the process has a child: the one that reads the file."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if not children.exists():
        pytest.skip("this system does not list children")
    while not children.read_text().strip():
        os.sched_yield()
