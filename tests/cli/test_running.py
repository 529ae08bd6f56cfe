# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every command: exit codes, help, options before and after, no traceback."""

from __future__ import annotations

import json
import re
import shlex
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coterie import cli
from coterie.cli import running
from coterie.cli.command import Command
from coterie.domain.errors import Cancelled
from coterie.storage.opening.folder import hold
from coterie.storage.opening.place import VaultPlace
from tests.cli.conftest import build
from tests.cli.terminal import TODAY, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

Leaf = tuple[tuple[str, ...], Command]


def leaves(commands: tuple[Command, ...] = (), before: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """Every command with the words that call it."""
    for command in commands or cli.all_commands():
        words = (*before, command.name)
        if command.parts:
            yield from leaves(command.parts, words)
        else:
            yield words, command


LEAVES = list(leaves())
NAMES = [" ".join(words) for words, _command in LEAVES]


def test_the_help_names_every_command(bare: Terminal) -> None:
    answer = bare.bare("--help")
    assert answer.code == 0
    assert {words[0] for words, _command in LEAVES} <= set(answer.out.split())


@pytest.mark.parametrize(("words", "command"), LEAVES, ids=NAMES)
def test_every_command_explains_itself(bare: Terminal, words: tuple[str, ...], command: Command) -> None:
    answer = bare.bare(*words, "--help")
    assert answer.code == 0
    assert command.summary in " ".join(answer.out.split())
    assert {"--vault", "--passphrase-file", "--json", "--today", "--yes"} <= set(answer.out.split())
    assert all(f"coterie {example}" in answer.out for example in command.examples)
    assert command.examples, "a command shows how it is called"


@pytest.mark.parametrize("example", [example for _words, command in LEAVES for example in command.examples])
def test_every_example_is_a_call_the_parser_takes(example: str) -> None:
    assert cli.parser().parse_args(shlex.split(example)).command is not None


#: What the README promises and is not built yet; a line leaves this list when its command comes.
README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", re.findall(r"^    coterie (.*?)(?: +#.*)?$", README, re.MULTILINE))
def test_every_call_in_the_readme_is_one_the_parser_takes(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = shlex.split(line.replace("BATCH", "1"))
    assert cli.parser().parse_args(words).command is not None


def test_nothing_typed_shows_the_help(bare: Terminal) -> None:
    answer = bare.bare()
    assert answer.code == 2
    assert "COMMAND" in answer.out


def test_the_version(bare: Terminal) -> None:
    answer = bare.bare("--version")
    assert (answer.code, answer.out.split()[0]) == (0, "Coterie")


@pytest.mark.parametrize(
    "words",
    [
        ("eat",), ("people", "--everything"), ("people", "--limit", "0"), ("people", "--limit", "many"), ("--json",),
        ("people", "--sort", "colour"), ("people", "--today", "yesterday"), ("people", "--today", "20260302"),
        ("people", "--today", "2026-02-30"), ("people", "--lim", "3"), ("--passphrase", "x", "people"), ("show",),
        ("add",), ("merge", "1"), ("import",), ("restore",), ("people", "--today", "0001-01-01"),
    ],
)  # fmt: skip
def test_wrong_usage_is_exit_2_and_one_hint(bare: Terminal, words: tuple[str, ...]) -> None:
    answer = bare.bare(*words)
    assert (answer.code, answer.out) == (2, "")
    assert "--help" in answer.err
    assert len(answer.err.splitlines()) == 2


def test_options_may_stand_before_or_after(terminal: Terminal) -> None:
    places = ["--vault", str(terminal.vault), "--passphrase-file", str(terminal.folder / "passphrase")]
    for words in (
        (*places, "--json", "--today", TODAY, "due"),
        ("due", *places, "--json", "--today", TODAY),
        (*places[:2], "due", *places[2:], "--json", "--today", TODAY),
        ("--today", "2001-01-01", "due", *places, "--json", "--today", TODAY),
    ):
        assert terminal.bare(*words).json["today"] == TODAY


def test_the_environment_names_the_vault(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = ("--passphrase-file", str(terminal.folder / "passphrase"))
    monkeypatch.setenv("COTERIE_VAULT", str(terminal.vault))
    assert terminal.bare("people", *secret).code == 0
    monkeypatch.setenv("COTERIE_VAULT", str(terminal.folder / "other"))
    assert terminal.bare("people", *secret).code == 4
    assert terminal.bare("people", *secret, "--vault", str(terminal.vault)).code == 0
    monkeypatch.setenv("COTERIE_VAULT", "")
    assert "My network.coterie" in terminal.bare("doctor").out


def test_no_passphrase_is_exit_3(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coterie.cli.asking.on_terminal", lambda: False)
    answer = terminal.bare("people", "--vault", str(terminal.vault))
    assert (answer.code, answer.out) == (3, "")
    assert "--passphrase-file" in answer.err


@pytest.mark.parametrize("text", ["", "\n", "wrong horse battery\n"])
def test_a_passphrase_that_does_not_open_is_exit_3(terminal: Terminal, text: str) -> None:
    terminal.file("passphrase", text)
    assert terminal.call("people").code == 3


def test_a_passphrase_file_that_cannot_be_read_is_exit_3(terminal: Terminal) -> None:
    (terminal.folder / "passphrase").unlink()
    assert terminal.call("people").code == 3
    (terminal.folder / "passphrase").write_bytes(b"\xff\xfe\x00")
    assert terminal.call("people").code == 3


def test_a_missing_vault_is_exit_4(bare: Terminal) -> None:
    answer = bare.call("people")
    assert answer.code == 4
    assert "coterie init" in answer.err


def test_a_damaged_vault_is_exit_4_and_never_called_a_wrong_passphrase(terminal: Terminal) -> None:
    database = terminal.vault / "vault.db"
    database.write_bytes(b"\x00" * database.stat().st_size)
    answer = terminal.call("people")
    assert answer.code == 4
    assert "damaged" in answer.err
    assert "passphrase" not in answer.err.lower()


def test_a_vault_in_use_is_exit_5(terminal: Terminal) -> None:
    with hold(VaultPlace(terminal.vault)):
        answer = terminal.call("people")
    assert answer.code == 5
    assert "Another program" in answer.err


@pytest.mark.parametrize("stopping", [KeyboardInterrupt, Cancelled])
def test_stopping_is_exit_130(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, stopping: type[BaseException]
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise stopping

    monkeypatch.setattr("coterie.services.people.People.add", stop)
    answer = terminal.call("add", "Ana Lindqvist")
    assert (answer.code, answer.out) == (130, "")
    assert "half done" in answer.err


def test_a_mistake_of_the_program_is_one_calm_sentence(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise sqlite3.InterfaceError("Ana Lindqvist, ana@example.org")

    monkeypatch.setattr("coterie.services.people.People.add", fail)
    monkeypatch.delenv("COTERIE_DEBUG", raising=False)
    answer = terminal.call("add", "Ana Lindqvist")
    assert answer.code == 1
    assert "Lindqvist" not in answer.err
    assert "COTERIE_DEBUG" in answer.err


def test_what_the_system_refuses_is_named(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("coterie.services.people.People.add", refuse)
    assert "No space left on device" in terminal.call("add", "Ana").err


def test_details_are_for_who_asks_for_them(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("inside")

    monkeypatch.setattr("coterie.services.people.People.add", fail)
    monkeypatch.setenv("COTERIE_DEBUG", "1")
    places = ["--vault", str(terminal.vault), "--passphrase-file", str(terminal.folder / "passphrase")]
    assert cli.run(["add", "Ana", *places], build) == 1
    assert "RuntimeError: inside" in capsys.readouterr().err


def test_the_help_tells_how_to_see_them_and_what_they_may_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--help"], build) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "COTERIE_DEBUG" in line]
    assert "may hold names" in line


def test_the_groups_hold_no_name_twice_and_leave_no_file_out() -> None:
    names = [command.name for command in cli.all_commands()]
    assert len(set(names)) == len(names)
    files = {file.stem for file in Path(running.__file__).parent.glob("*_command*.py")}
    assert {group.__module__.rpartition(".")[2] for group in running.GROUPS} == files


@pytest.mark.parametrize("words", [("people",), ("due",), ("stats",), ("imports",), ("history",), ("duplicates",)])
def test_a_document_is_all_that_is_printed(terminal: Terminal, words: tuple[str, ...]) -> None:
    answer = terminal.call("--json", *words)
    assert (answer.code, answer.err) == (0, "")
    json.loads(answer.out)
