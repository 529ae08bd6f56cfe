# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing the passphrase, making a recovery code and using it, at the terminal and in scripts."""

from __future__ import annotations

import io
import json
import re
import sys
from typing import TYPE_CHECKING

import pytest

from coterie.cli import asking
from coterie.domain.recovery_codes import RecoveryCode, read_code
from tests.cli.terminal import PASSPHRASE, Terminal

if TYPE_CHECKING:
    from tests.cli.terminal import Answer

NEW = "an entirely new passphrase"
_CODE = re.compile(r"[0-9A-Z]{4}(?:\s+[0-9A-Z]{4}){7}\s+[0-9A-Z]{2}\b")


class Typist:
    """A person at the keyboard, who reads what was shown and types groups of the code back. wrong: times they err."""

    def __init__(self, capsys: pytest.CaptureFixture[str], wrong: int = 0) -> None:
        self.capsys, self.wrong, self.shown = capsys, wrong, ""

    def isatty(self) -> bool:
        return True

    def readline(self, _most: int = -1) -> str:
        out, err = self.capsys.readouterr()
        self.shown += out + err
        number = int(re.findall(r"Group (\d)", self.shown)[-1])
        if self.wrong:
            self.wrong -= 1
            return "nonsense\n"
        found = _CODE.search(self.shown)
        assert found is not None
        return f"{found[0].split()[number - 1].lower()}\n"


def changed(terminal: Terminal, *words: str) -> Answer:
    """Call with the new passphrase in a file."""
    file = terminal.file("new", f"{NEW}\n")
    return terminal.call(*words, "--new-passphrase-file", str(file))


def new_code(terminal: Terminal) -> str:
    """Make a code as a script does."""
    code: str = terminal.json("recovery", "new", "--yes")["recovery_code"]
    return code


def test_the_passphrase_is_changed(terminal: Terminal) -> None:
    terminal.do("add", "Ana Lindqvist")
    answer = changed(terminal, "passphrase", "--json")
    assert (answer.code, answer.json) == (0, {"changed": True})
    assert terminal.call("stats").code == 3
    terminal.file("passphrase", f"{NEW}\n")
    assert terminal.json("stats")["people"] == 1


def test_both_passphrases_may_come_from_standard_input(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSPHRASE}\n{NEW}\n"))
    words = ("--vault", str(terminal.vault), "--passphrase-file", "-", "passphrase", "--new-passphrase-file", "-")
    assert terminal.bare(*words).code == 0
    terminal.file("passphrase", f"{NEW}\n")
    terminal.do("stats")


@pytest.mark.parametrize(("present", "new", "code"), [("wrong", NEW, 3), (PASSPHRASE, "short", 1)])
def test_a_change_that_is_refused_leaves_the_passphrase(terminal: Terminal, present: str, new: str, code: int) -> None:
    terminal.file("passphrase", f"{present}\n")
    answer = terminal.call("passphrase", "--new-passphrase-file", str(terminal.file("new", f"{new}\n")))
    assert (answer.code, answer.out) == (code, "")
    terminal.file("passphrase", f"{PASSPHRASE}\n")
    terminal.do("stats")


def test_a_new_passphrase_is_asked_for_where_nobody_can_answer(terminal: Terminal) -> None:
    answer = terminal.call("passphrase")
    assert answer.code == 3
    assert "--new-passphrase-file" in answer.err


def test_a_code_without_a_terminal_needs_a_yes(terminal: Terminal) -> None:
    answer = terminal.call("recovery", "new")
    assert (answer.code, answer.out) == (1, "")
    assert "--yes" in answer.err
    code = new_code(terminal)
    assert read_code(code).text == code


def test_a_code_opens_once_and_sets_a_new_passphrase(terminal: Terminal) -> None:
    terminal.do("add", "Ana Lindqvist")
    code = terminal.file("code", new_code(terminal).lower().replace("-", " ") + "\n")
    answer = changed(terminal, "recovery", "use", "--code-file", str(code), "--json")
    assert (answer.code, answer.json) == (0, {"changed": True})
    assert terminal.call("stats").code == 3
    assert changed(terminal, "recovery", "use", "--code-file", str(code)).code == 1
    terminal.file("passphrase", f"{NEW}\n")
    assert terminal.json("stats")["people"] == 1


def test_a_code_file_may_have_the_rows_of_the_paper(terminal: Terminal) -> None:
    terminal.call("recovery", "new", "--yes")
    shown = _CODE.search(terminal.do("recovery", "new", "--yes"))
    assert shown is not None
    assert "\n" in shown[0]
    assert changed(terminal, "recovery", "use", "--code-file", str(terminal.file("code", shown[0]))).code == 0


def test_a_wrong_code_is_told_apart_from_a_bad_one(terminal: Terminal) -> None:
    first, second = new_code(terminal), new_code(terminal)
    for text, said in (
        (first, "not the one of this vault"),
        (second[:-2] + ("00" if second[-2:] != "00" else "11"), "does not fit"),
        ("!" + second[1:], "Group 1"),
        ("", "Nothing was given"),
    ):
        answer = changed(terminal, "recovery", "use", "--code-file", str(terminal.file("code", text)))
        assert answer.code == 3
        assert said in answer.err
        assert PASSPHRASE not in answer.err
    terminal.do("stats")


def test_a_vault_without_a_code_says_so(terminal: Terminal) -> None:
    code = terminal.file("code", "K7QM-2XNB")
    assert changed(terminal, "recovery", "use", "--code-file", str(code)).code == 3
    answer = changed(
        terminal, "recovery", "use", "--code-file", str(terminal.file("code", RecoveryCode(bytes(20)).text))
    )
    assert answer.code == 1
    assert "no recovery code" in answer.err


@pytest.mark.parametrize("as_json", [False, True])
def test_on_a_terminal_two_groups_are_typed_back(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, as_json: bool
) -> None:
    typist = Typist(terminal.capsys, wrong=1)
    monkeypatch.setattr(sys, "stdin", typist)
    answer = terminal.call("recovery", "new", *(["--json"] if as_json else []))
    assert answer.code == 0, answer
    assert len(set(re.findall(r"Group (\d): ", typist.shown))) == 2
    shown = _CODE.search(typist.shown)
    assert shown is not None
    code = "-".join(shown[0].split())
    if as_json:
        assert json.loads(answer.out) == {"changed": True, "recovery_code": code}
    assert changed(terminal, "recovery", "use", "--code-file", str(terminal.file("code", code))).code == 0


def test_a_code_that_is_not_typed_back_is_not_kept(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (terminal.vault / "vault.keys").read_bytes()
    monkeypatch.setattr(sys, "stdin", Typist(terminal.capsys, wrong=99))
    answer = terminal.call("recovery", "new")
    assert answer.code == 3
    assert "not kept" in answer.err
    assert (terminal.vault / "vault.keys").read_bytes() == before


def test_init_makes_a_code_with_the_vault(bare: Terminal) -> None:
    made = bare.json("init", "--recovery-code")
    assert made.keys() == {"vault", "uuid", "recovery_code"}
    code = bare.file("code", made["recovery_code"])
    assert changed(bare, "recovery", "use", "--code-file", str(code)).code == 0


def test_init_keeps_the_vault_where_the_code_was_not_typed_back(
    bare: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdin", Typist(bare.capsys, wrong=99))
        answer = bare.call("init", "--recovery-code")
    assert answer.code == 1
    assert str(bare.vault) in answer.err
    assert "recovery new" in answer.err
    bare.do("stats")


def test_nobody_is_asked_for_groups_where_yes_was_said(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    typist = Typist(terminal.capsys)
    monkeypatch.setattr(sys, "stdin", typist)
    assert asking.on_terminal()
    answer = terminal.call("recovery", "new", "--yes")
    assert answer.code == 0
    assert typist.shown == ""
    assert _CODE.search(answer.out)
