# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever a login keyring does, there is an answer in time, in one calm sentence."""

from __future__ import annotations

import secrets
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coterie.storage.login_keyring import child, child_keyring
from coterie.storage.login_keyring.child_keyring import ChildKeyring, Limits
from coterie.storage.login_keyring.messages import Answer, Outcome, Request, Verb, answer_of, checked
from tests.storage.keyring_desk import ABSENT, KEY, PATIENT, SENTENCE, SOON, TOP, VAULT, is_running, until, with_fake
from tests.storage.keyring_fakes import LONG

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.services.ports.login_keyring import Kept


def test_a_key_comes_back_until_it_is_removed(tmp_path: Path) -> None:
    keyring = with_fake("honest", tmp_path)
    assert keyring.read(VAULT) == keyring.read(VAULT, asked=True)
    assert keyring.read(VAULT).words == "The login keyring holds no key for this vault."
    written = keyring.write(VAULT, KEY)
    assert (written.key, written.words) == (KEY, "")
    read = keyring.read(VAULT)
    assert (read.key, read.words) == (KEY, "")
    removed = keyring.remove(VAULT)
    assert (removed.key, removed.words) == (None, "")
    assert list(tmp_path.iterdir()) == []
    assert keyring.remove(VAULT).words == ""


def test_each_vault_has_a_key_of_its_own(tmp_path: Path) -> None:
    keyring = with_fake("honest", tmp_path)
    other = secrets.token_bytes(32)
    keyring.write("one", KEY)
    keyring.write("other", other)
    keyring.remove("one")
    assert (keyring.read("one").key, keyring.read("other").key) == (None, other)


def test_what_is_kept_is_not_shown_by_chance(tmp_path: Path) -> None:
    kept = with_fake("honest", tmp_path).write(VAULT, KEY)
    for shown in (repr(kept), repr(Request(Verb.WRITE, VAULT, KEY)), repr(Answer(Outcome.DONE, KEY))):
        assert KEY.hex() not in shown
        assert repr(KEY) not in shown


def test_where_there_is_no_keyring_it_is_said(tmp_path: Path) -> None:
    keyring = with_fake("absent", tmp_path)
    for kept in (keyring.read(VAULT), keyring.write(VAULT, KEY), keyring.remove(VAULT)):
        assert (kept.key, kept.words, kept.is_locked) == (None, ABSENT, False)


@pytest.mark.parametrize("name", ["locked", "locked_otherwise"])
def test_a_locked_keyring_is_told_apart(tmp_path: Path, name: str) -> None:
    keyring = with_fake(name, tmp_path)
    for kept in (keyring.read(VAULT, asked=True), keyring.write(VAULT, KEY)):
        assert (kept.key, kept.words, kept.is_locked) == (None, "The login keyring is locked.", True)


@pytest.mark.parametrize("name", ["exits", "stops", "runtime", "attribute", "bus", "memory", "leaves", "crashes"])
def test_whatever_a_keyring_raises_is_one_calm_sentence(tmp_path: Path, name: str) -> None:
    keyring = with_fake(name, tmp_path)
    for kept in (keyring.read(VAULT), keyring.write(VAULT, KEY), keyring.remove(VAULT)):
        assert (kept.key, kept.words) == (None, "The login keyring did not work as it should.")


@pytest.mark.parametrize("name", ["lying", "forgetting"])
def test_a_key_that_reads_back_otherwise_is_not_kept(tmp_path: Path, name: str) -> None:
    kept = with_fake(name, tmp_path).write(VAULT, KEY)
    assert kept.key is None
    assert kept.words == "The login keyring did not keep what it was given, so it is not used."
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_does_not_go_is_not_said_to_be_gone(tmp_path: Path) -> None:
    keyring = with_fake("clinging", tmp_path)
    keyring.write(VAULT, KEY)
    assert keyring.remove(VAULT).words == "The login keyring did not work as it should."


@pytest.mark.parametrize("value", ["", "not hex at all", "ab" * 31, "ab" * 33, "é" * 64])
def test_something_else_under_our_name_is_no_key(tmp_path: Path, value: str) -> None:
    (tmp_path / f"{child.SERVICE}-{VAULT}").write_text(value)
    kept = with_fake("honest", tmp_path).read(VAULT)
    assert kept.key is None
    assert kept.words == "The login keyring holds something else under the name of this vault."


def test_what_a_keyring_prints_is_no_answer(tmp_path: Path) -> None:
    keyring = with_fake("chatters", tmp_path)
    assert keyring.read(VAULT).words == "The login keyring holds no key for this vault."
    assert keyring.write(VAULT, KEY).key == KEY


@pytest.mark.parametrize(
    "said",
    [
        b"", b"\x00" * 9, b"[]", b"[" * 4_000, b'{"outcome": "done"}', b'{"outcome": "done", "key": 7}',
        b'{"outcome": "splendid", "key": ""}', b'{"outcome": "done", "key": "zz"}', b'{"outcome": "done", "key": ""}',
        b'{"outcome": "done", "key": "abab"}',
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_a_failure(said: bytes) -> None:
    assert checked(answer_of(said), Request(Verb.READ, VAULT)) == Answer(Outcome.FAILED)


def test_the_program_compares_what_it_gave_as_well() -> None:
    other = Answer(Outcome.DONE, bytes(32))
    assert checked(other, Request(Verb.WRITE, VAULT, KEY)) == Answer(Outcome.DIFFERS)
    assert checked(Answer(Outcome.LOCKED, KEY), Request(Verb.READ, VAULT)) == Answer(Outcome.LOCKED)


def test_a_child_that_cannot_start_is_one_calm_sentence(tmp_path: Path) -> None:
    keyring = ChildKeyring(PATIENT, [str(tmp_path / "no such program")])
    assert keyring.read(VAULT).words == "The login keyring did not work as it should."


def test_every_outcome_but_one_has_one_plain_sentence() -> None:
    words = {outcome: child_keyring._words(outcome) for outcome in Outcome}
    assert words.pop(Outcome.DONE) == ""
    assert all(SENTENCE.fullmatch(said) for said in words.values())
    assert len(set(words.values())) == len(words)


@pytest.mark.skipif(sys.platform == "win32", reason="the fake hangs in a call of POSIX")
@pytest.mark.parametrize("name", ["slow", "hung"])
def test_no_call_takes_longer_than_its_limit_and_nothing_goes_on_behind_it(tmp_path: Path, name: str) -> None:
    keyring = with_fake(name, tmp_path, Limits(1.5, 1.5))
    calls: list[Callable[[], Kept]] = [
        lambda: keyring.read(VAULT),
        lambda: keyring.write(VAULT, KEY),
        lambda: keyring.remove(VAULT),
    ]
    for call in calls:
        begun = time.monotonic()
        kept = call()
        assert time.monotonic() - begun < SOON
        assert (kept.key, kept.words) == (None, "The login keyring did not answer in time.")
    assert not is_running(int((tmp_path / "pid").read_text()))


def test_only_who_pressed_a_button_waits_longer(tmp_path: Path) -> None:
    """With the limits the wrong way round, the one that would wait a minute comes back late, and the other at once."""
    begun = time.monotonic()
    assert with_fake("slow", tmp_path, Limits(0.2, LONG)).read(VAULT).words
    assert with_fake("slow", tmp_path, Limits(LONG, 0.2)).read(VAULT, asked=True).words
    assert time.monotonic() - begun < SOON
    assert (Limits().quiet, Limits().asked) == (3.0, 60.0)


def test_who_waits_can_be_let_go_from_another_thread(tmp_path: Path) -> None:
    keyring = with_fake("slow", tmp_path, Limits(LONG, LONG))
    waiting = threading.Thread(target=keyring.read, args=(VAULT,), kwargs={"asked": True})
    waiting.start()
    assert until((tmp_path / "pid").exists)
    keyring.give_up()
    waiting.join(SOON)
    assert not waiting.is_alive()
    keyring.give_up()  # and nothing is under way any more


@pytest.mark.skipif(sys.platform == "win32", reason="the fake hangs in a call of POSIX")
def test_a_child_ends_by_itself_when_the_program_is_gone(tmp_path: Path) -> None:
    """The program is killed while its keyring hangs, as locking does by replacing the process."""
    code = (
        f"import sys; sys.path[:0] = [{str(TOP / 'app')!r}, {str(TOP)!r}]\n"
        "from pathlib import Path\n"
        "from tests.storage.keyring_desk import Limits, with_fake\n"
        f"with_fake('hung', Path({str(tmp_path)!r}), Limits(1.0, 1.0)).read('{VAULT}')\n"
    )
    with subprocess.Popen([sys.executable, "-c", code]) as program:
        assert until((tmp_path / "pid").exists)
        program.kill()
    pid = int((tmp_path / "pid").read_text())
    assert is_running(pid)
    assert until(lambda: not is_running(pid))


@pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux shows of a process")
def test_a_key_is_in_no_argument_and_no_environment(tmp_path: Path) -> None:
    keyring = with_fake("slow", tmp_path, Limits(LONG, LONG))
    waiting = threading.Thread(target=keyring.write, args=(VAULT, KEY))
    waiting.start()
    assert until((tmp_path / "pid").exists)
    process = Path("/proc") / (tmp_path / "pid").read_text()
    seen = process.joinpath("cmdline").read_bytes() + process.joinpath("environ").read_bytes()
    keyring.give_up()
    waiting.join()
    assert b"keyring" in seen
    assert KEY.hex().encode() not in seen
