# SPDX-License-Identifier: GPL-3.0-or-later
"""The login keyring on the command line: off until asked for, behind the passphrase file, before the question."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from coterie import bootstrap, cli
from coterie.services.ports.login_keyring import Kept
from tests.builders import CHEAP
from tests.cli.processes import TOP
from tests.cli.terminal import PASSPHRASE, TODAY, Answer, Terminal
from tests.keyring_daemon import unlocked_daemon

if TYPE_CHECKING:
    from datetime import date

    from coterie.services.app import App

SILENT = "The login keyring did not answer in time."
NOTHING = "The login keyring holds no key for this vault."


@dataclass
class FakeKeyring:
    """A keyring in memory. fails: what it says to everything; asked: what was asked of it."""

    kept: dict[str, bytes] = field(default_factory=dict)
    fails: str = ""
    asked: list[str] = field(default_factory=list)

    def read(self, vault: str, *, asked: bool = False) -> Kept:
        self.asked.append("read at a press" if asked else "read")
        if self.fails:
            return Kept(None, self.fails)
        return Kept(self.kept.get(vault), "" if vault in self.kept else NOTHING)

    def write(self, vault: str, wrapping_key: bytes) -> Kept:
        self.asked.append("write")
        if self.fails:
            return Kept(None, self.fails)
        self.kept[vault] = wrapping_key
        return Kept(wrapping_key, "")

    def remove(self, vault: str) -> Kept:
        self.asked.append("remove")
        if self.fails:
            return Kept(None, self.fails)
        self.kept.pop(vault, None)
        return Kept(None, "")

    def give_up(self) -> None:
        """Have nothing under way."""


@pytest.fixture
def keyring() -> FakeKeyring:
    """Give a keyring that works until a test says otherwise."""
    return FakeKeyring()


@pytest.fixture
def here(terminal: Terminal, keyring: FakeKeyring) -> Terminal:
    """Give a terminal with an empty vault, on a computer with that keyring."""

    def build(today: date | None = None) -> App:
        return bootstrap.build(today, CHEAP, keyring=keyring)

    return Terminal(terminal.folder, lambda argv: cli.run(argv, build), terminal.capsys)


def without_passphrase(terminal: Terminal, *words: str) -> Answer:
    """Call the program on the vault, naming no passphrase file."""
    return terminal.bare("--vault", str(terminal.vault), "--today", TODAY, *words)


def status(terminal: Terminal) -> Any:  # noqa: ANN401 - whatever the command prints
    """Ask whether it is on."""
    return without_passphrase(terminal, "keyring", "status", "--json").json


def test_it_is_off_and_nobody_asks_the_keyring(here: Terminal, keyring: FakeKeyring) -> None:
    assert status(here) == {"on": False, "answers": None, "reason": ""}
    assert without_passphrase(here, "people").code == 3
    here.do("people")
    assert keyring.asked == []
    assert "off" in without_passphrase(here, "keyring", "status").out


def test_once_on_it_opens_the_vault_without_a_passphrase(here: Terminal, keyring: FakeKeyring) -> None:
    assert here.json("keyring", "on") == {"changed": True}
    assert keyring.asked == ["write"]
    assert [len(key) for key in keyring.kept.values()] == [32]
    answer = without_passphrase(here, "people", "--json")
    assert (answer.code, answer.json["total"], answer.err) == (0, 0, "")
    assert keyring.asked == ["write", "read"], "asked quietly, so that no window comes up by itself"
    assert status(here) == {"on": True, "answers": True, "reason": ""}
    assert "has the key" in without_passphrase(here, "keyring", "status").out


def test_the_passphrase_goes_on_opening_it_and_its_file_wins(here: Terminal, keyring: FakeKeyring) -> None:
    here.do("keyring", "on")
    keyring.asked.clear()
    here.do("people")
    here.file("passphrase", "not this one\n")
    assert here.call("people").code == 3
    assert keyring.asked == []


def test_the_data_key_is_not_what_lies_in_the_keyring(here: Terminal, keyring: FakeKeyring) -> None:
    here.do("keyring", "on")
    first = dict(keyring.kept)
    here.do("keyring", "on")
    assert keyring.kept.keys() == first.keys()
    assert keyring.kept != first, "each time a new wrapping key"
    assert without_passphrase(here, "people").code == 0


def test_where_it_does_not_answer_the_passphrase_is_asked(
    here: Terminal, keyring: FakeKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.do("keyring", "on")
    keyring.fails = SILENT
    answer = without_passphrase(here, "people")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.splitlines()[0] == SILENT
    assert "--passphrase-file" in answer.err
    stdin = io.StringIO()
    monkeypatch.setattr(stdin, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", stdin)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: PASSPHRASE)
    answer = without_passphrase(here, "people", "--json")
    assert (answer.code, answer.json["total"], answer.err) == (0, 0, f"{SILENT}\n")


def test_a_key_that_opens_nothing_is_said_to_be_one(here: Terminal, keyring: FakeKeyring) -> None:
    here.do("keyring", "on")
    for vault in keyring.kept:
        keyring.kept[vault] = bytes(32)
    answer = without_passphrase(here, "people")
    assert answer.code == 3
    assert "does not open this vault" in answer.err
    assert "damaged" not in answer.err
    here.do("people")


def test_an_entry_that_is_gone_leads_to_the_passphrase(here: Terminal, keyring: FakeKeyring) -> None:
    here.do("keyring", "on")
    keyring.kept.clear()
    assert NOTHING in without_passphrase(here, "people").err
    assert status(here) == {"on": True, "answers": False, "reason": NOTHING}
    assert NOTHING in without_passphrase(here, "keyring", "status").out


@pytest.mark.parametrize("fails", [SILENT, "The login keyring did not keep what it was given, so it is not used."])
def test_what_was_not_kept_is_not_turned_on(here: Terminal, keyring: FakeKeyring, fails: str) -> None:
    before = (here.vault / "vault.keys").read_bytes()
    keyring.fails = fails
    answer = here.call("keyring", "on", "--json")
    assert (answer.code, answer.out) == (1, "")
    assert fails in answer.err
    assert status(here)["on"] is False
    assert (here.vault / "vault.keys").read_bytes() == before


def test_off_takes_the_slot_and_the_entry_away(here: Terminal, keyring: FakeKeyring) -> None:
    here.do("keyring", "on")
    assert without_passphrase(here, "keyring", "off", "--json").json == {"changed": True}
    assert keyring.kept == {}
    assert without_passphrase(here, "people").code == 3
    assert here.json("keyring", "off") == {"changed": False}
    assert "was off already" in here.do("keyring", "off")


def test_off_holds_where_the_keyring_does_not_answer(here: Terminal, keyring: FakeKeyring) -> None:
    here.do("keyring", "on")
    keyring.fails = SILENT
    answer = here.call("keyring", "off", "--json")
    assert (answer.code, answer.json) == (0, {"changed": True})
    assert answer.err.splitlines() == [SILENT, "What it may still keep for this vault opens nothing any more."]
    keyring.fails = ""
    assert keyring.kept, "the entry stayed"
    assert without_passphrase(here, "people").code == 3


def test_the_doctor_opens_by_it_too(here: Terminal) -> None:
    assert without_passphrase(here, "doctor", "--json").json["health"]["reason"] == "No passphrase was given."
    here.do("keyring", "on")
    assert without_passphrase(here, "doctor", "--json").json["health"]["ok"] is True


@pytest.mark.parametrize("word", ["on", "off", "status"])
def test_without_a_vault_there_is_nothing_to_turn_on(here: Terminal, keyring: FakeKeyring, word: str) -> None:
    shutil.rmtree(here.vault)
    answer = here.call("keyring", word)
    assert answer.code == 4
    assert "There is no vault" in answer.err
    assert keyring.asked == []
    assert not here.vault.exists()


def test_with_a_real_keyring_the_whole_way_works(
    terminal: Terminal, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Processes as a shell starts them: on, open, the keyring locked, off."""
    words = [sys.executable, "-m", "coterie", "--vault", str(terminal.vault), "--json"]

    def called(*more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*words, *more], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)

    monkeypatch.setenv("PYTHONPATH", str(TOP / "app"))
    with unlocked_daemon(tmp_path_factory.mktemp("bus")) as daemon:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.address)
        passphrase = ("--passphrase-file", str(terminal.folder / "passphrase"))
        assert json.loads(called("keyring", "on", *passphrase).stdout) == {"changed": True}
        assert json.loads(called("people").stdout)["total"] == 0
        daemon.lock()
        locked = called("people")
        assert (locked.returncode, locked.stderr.splitlines()[0]) == (3, "The login keyring is locked.")
        assert called("people", *passphrase).returncode == 0
        off = called("keyring", "off", *passphrase)
        assert (off.returncode, json.loads(off.stdout)) == (0, {"changed": True})
        assert "opens nothing any more" in off.stderr
        assert json.loads(called("keyring", "status").stdout)["on"] is False
