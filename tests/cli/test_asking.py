# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking for passphrases and for a yes, on a terminal that is not there."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from coterie.cli import asking
from coterie.domain.errors import CannotBeDone, PassphraseNeeded

if TYPE_CHECKING:
    from pathlib import Path


class Keyboard(io.StringIO):
    """Standard input that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer each question for a passphrase with the next of these; when there is none, as at the end of input."""
    waiting: list[str] = []

    def getpass(prompt: str) -> str:
        if not waiting:
            raise EOFError
        return waiting.pop(0)

    monkeypatch.setattr("sys.stdin", Keyboard())
    monkeypatch.setattr("getpass.getpass", getpass)
    return waiting


def test_a_passphrase_is_asked_on_a_terminal(answers: list[str]) -> None:
    answers.append(" as typed ")
    assert asking.read_passphrase(None, "Passphrase: ") == " as typed "


@pytest.mark.parametrize("given", [[], [""]])
def test_nothing_typed_is_no_passphrase(answers: list[str], given: list[str]) -> None:
    answers.extend(given)
    with pytest.raises(PassphraseNeeded):
        asking.read_passphrase(None, "Passphrase: ")


def test_a_new_passphrase_is_asked_twice(answers: list[str]) -> None:
    answers.extend(["correct horse", "correct horse"])
    assert asking.new_passphrase(None) == "correct horse"
    answers.extend(["correct horse", "correct house"])
    with pytest.raises(CannotBeDone, match="differ"):
        asking.new_passphrase(None)


def test_the_first_line_of_a_file_is_the_passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "passphrase"
    file.write_bytes(b"\xef\xbb\xbfcorrect horse\r\nnot this\n")
    assert asking.read_passphrase(str(file), "") == "correct horse"
    monkeypatch.setattr("sys.stdin", io.StringIO("from a pipe\nnot this\n"))
    assert asking.read_passphrase("-", "") == "from a pipe"
    with pytest.raises(asking.BadPassphraseFile):
        asking.read_passphrase(str(tmp_path), "")


@pytest.mark.parametrize(
    ("said", "agreed"), [("y\n", True), ("YES\n", True), ("n\n", False), ("\n", False), ("", False)]
)
def test_only_a_yes_is_a_yes(monkeypatch: pytest.MonkeyPatch, said: str, agreed: bool) -> None:
    monkeypatch.setattr("sys.stdin", Keyboard(said))
    assert asking.agrees("Really?") is agreed


def test_a_pipe_is_nobody_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert not asking.on_terminal()
    monkeypatch.setattr("sys.stdin", None)
    assert not asking.on_terminal()
