# SPDX-License-Identifier: GPL-3.0-or-later
"""The login keyring over a real gnome-keyring on a session bus of its own."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING, Any

import pytest

from coterie.storage.login_keyring import backends, child
from coterie.storage.login_keyring.child_keyring import ChildKeyring, Limits
from tests.keyring_daemon import KeyringDaemon, unlocked_daemon
from tests.storage.keyring_desk import ABSENT, KEY, PATIENT, SOON, VAULT, until

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def daemon(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[KeyringDaemon]:
    """Give an unlocked gnome-keyring that everything in this test finds on its session bus."""
    with unlocked_daemon(tmp_path_factory.mktemp("bus")) as running:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", running.address)
        yield running


def test_a_real_daemon_keeps_and_forgets(daemon: KeyringDaemon) -> None:
    keyring = ChildKeyring(PATIENT)
    assert keyring.read(VAULT).words == "The login keyring holds no key for this vault."
    assert keyring.write(VAULT, KEY).key == KEY
    assert keyring.write(VAULT, KEY[::-1]).key == KEY[::-1]
    assert daemon.labels() == [f"Password for '{VAULT}' on '{child.SERVICE}'"]
    assert keyring.read(VAULT).key == KEY[::-1]
    assert keyring.remove(VAULT).words == ""
    assert daemon.labels() == []
    assert keyring.remove(VAULT).words == ""


def test_a_real_daemon_that_is_locked_is_not_made_to_ask(daemon: KeyringDaemon) -> None:
    keyring = ChildKeyring(PATIENT)
    keyring.write(VAULT, KEY)
    daemon.lock()
    unasked = keyring.read(VAULT)
    assert (unasked.key, unasked.words, unasked.is_locked) == (None, "The login keyring is locked.", True)
    # Asked, it would show a window; on this bus there is none, which is the same as closing it.
    for kept in (keyring.read(VAULT, asked=True), keyring.write(VAULT, KEY), keyring.remove(VAULT)):
        assert (kept.key, kept.is_locked) == (None, True)


def test_a_locked_daemon_asks_for_its_password_only_at_the_press_of_a_button(daemon: KeyringDaemon) -> None:
    """Stand in for the window that would come up, and never answer: first nothing comes, then the wish to ask."""
    daemon.lock()
    with daemon.prompter() as wishes:
        assert ChildKeyring(PATIENT).read(VAULT).is_locked
        assert wishes() == []
        kept = ChildKeyring(Limits(20, 1.5)).read(VAULT, asked=True)
        assert (kept.key, kept.words) == (None, "The login keyring did not answer in time.")
        assert "BeginPrompting" in wishes()


def test_a_real_daemon_that_hangs_holds_nobody_up(daemon: KeyringDaemon) -> None:
    ChildKeyring(PATIENT).write(VAULT, KEY)
    daemon.process.send_signal(signal.SIGSTOP)
    begun = time.monotonic()
    assert ChildKeyring(Limits(1.5, 1.5)).read(VAULT).words == "The login keyring did not answer in time."
    assert time.monotonic() - begun < SOON
    daemon.process.send_signal(signal.SIGCONT)
    assert ChildKeyring(PATIENT).read(VAULT).key == KEY


def test_a_real_daemon_that_is_gone_is_said_to_be(daemon: KeyringDaemon) -> None:
    daemon.process.kill()
    daemon.process.wait()
    assert until(lambda: ChildKeyring(PATIENT).read(VAULT).words == ABSENT)


def test_the_child_asks_a_real_daemon_whether_it_would_ask(daemon: KeyringDaemon) -> None:
    real: Any = backends.made(backends.SECRET_SERVICE)
    assert not backends.would_ask(real)
    daemon.lock()
    assert backends.would_ask(real)
