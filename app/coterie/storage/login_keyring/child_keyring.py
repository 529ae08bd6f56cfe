# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's side: starts a child for each thing to do, waits no longer than its limit, words what came of it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import coterie
from coterie.domain.texts import _
from coterie.services.ports.login_keyring import Kept
from coterie.storage.login_keyring.backends import SESSION_BUS
from coterie.storage.login_keyring.messages import Answer, Outcome, Request, Verb, answer_of, checked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KEYRING_CHILD = "--keyring-child"
_ENVIRONMENT = {
    *("LANG", "LC_ALL", "LC_CTYPE", "SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"),
    *({"darwin": ("HOME",), "win32": ("USERPROFILE", "APPDATA", "LOCALAPPDATA")}.get(sys.platform, ())),
}
_FROZEN_ENVIRONMENT = "_PYI_"
#: So long a killed child may take to be gone; what takes longer is awaited elsewhere.
_END_SECONDS = 0.2
#: So much later than the limit the child ends by itself, should nobody have ended it.
_LATER_SECONDS = 1.0


@dataclass(frozen=True)
class Limits:
    """The longest that a call takes, in seconds: of itself, and where a person pressed a button and may be asked."""

    quiet: float = 3.0
    asked: float = 60.0


_USUAL = Limits()


class ChildKeyring:
    """The login keyring of this computer: the port `LoginKeyring`. Whoever calls waits: never the window's thread."""

    def __init__(self, limits: Limits = _USUAL, command: Sequence[str] = ()) -> None:
        """Take the limits and the command that starts a child; tests bring their own."""
        self._limits = limits
        self._command = [*command]
        self._running: set[subprocess.Popen[bytes]] = set()

    def read(self, vault: str, *, asked: bool = False) -> Kept:
        """Give the key that is kept for a vault. asked: at the press of a button, so it may take a minute."""
        return self._kept(Verb.READ, vault, asked=asked)

    def write(self, vault: str, wrapping_key: bytes) -> Kept:
        """Keep a key for a vault, read it back and compare."""
        return self._kept(Verb.WRITE, vault, wrapping_key)

    def remove(self, vault: str) -> Kept:
        """Remove the key of a vault; none having been there is no failure."""
        return self._kept(Verb.REMOVE, vault)

    def give_up(self) -> None:
        """End what is under way, from any thread: the call that waits for it comes back at once."""
        for process in tuple(self._running):
            _kill(process)

    def _kept(self, verb: Verb, vault: str, key: bytes = b"", *, asked: bool = True) -> Kept:
        """Let a child do it, and word what came of it."""
        seconds = self._limits.asked if asked else self._limits.quiet
        request = Request(verb, vault, key, asked, seconds + _LATER_SECONDS)
        try:
            answer = self._answer(request, seconds)
        except Exception:  # noqa: BLE001 - whatever keeps a child from being asked, the passphrase is the way
            answer = Answer(Outcome.FAILED)
        is_locked, is_absent = answer.outcome is Outcome.LOCKED, answer.outcome is Outcome.ABSENT
        return Kept(answer.key or None, _words(answer.outcome), is_locked, is_absent)

    def _answer(self, request: Request, seconds: float) -> Answer:
        """Start a child, hand it the request and wait for its answer; it is gone when this comes back."""
        process = subprocess.Popen(
            self._command or child_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment_of_child(os.environ),
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._running.add(process)
        try:
            said, _nothing = process.communicate(request.frame(), timeout=seconds)
        except subprocess.TimeoutExpired:
            return Answer(Outcome.LATE)
        finally:
            self._running.discard(process)
            _end(process)
        return checked(answer_of(said), request)


def child_command() -> list[str]:
    """Give the command that starts the child: this program frozen, or this interpreter cut off from everything else."""
    if getattr(sys, "frozen", False):
        return [sys.executable, KEYRING_CHILD]
    root = str(Path(coterie.__file__).resolve().parents[1])
    start = f"import sys; sys.path.insert(0, {root!r}); from coterie.storage.login_keyring.child import main; main()"
    return [sys.executable, "-I", "-X", "utf8", "-c", start]


def environment_of_child(ours: Mapping[str, str]) -> dict[str, str]:
    """Give the little that a child needs, and the session bus: no setting of the keyring package goes with it."""
    passed = {
        name: value for name, value in ours.items() if name in _ENVIRONMENT or name.startswith(_FROZEN_ENVIRONMENT)
    }
    bus = _session_bus(ours)
    return passed | ({SESSION_BUS: bus} if bus else {})


def _session_bus(ours: Mapping[str, str]) -> str:
    """Give the address of the session bus as far as it is a local socket, "" where there is none."""
    if named := ours.get(SESSION_BUS, ""):
        return ";".join(address for address in named.split(";") if address.startswith("unix:"))
    folder = ours.get("XDG_RUNTIME_DIR", "")
    usual = Path(folder) / "bus"
    return f"unix:path={quote(str(usual))}" if folder and usual.exists() else ""


def _kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        process.kill()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a child at once; one that the system cannot end yet is left behind, and awaited where nobody waits."""
    _kill(process)
    try:
        process.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        threading.Thread(target=process.wait, name="keyring child", daemon=True).start()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


def _words(outcome: Outcome) -> str:
    """Say in one sentence what came of it, "" where all went well."""
    said = {
        Outcome.DONE: "",
        Outcome.NOTHING: _("The login keyring holds no key for this vault."),
        Outcome.FOREIGN: _("The login keyring holds something else under the name of this vault."),
        Outcome.ABSENT: _("This computer offers no login keyring that Coterie can use."),
        Outcome.LOCKED: _("The login keyring is locked."),
        Outcome.DIFFERS: _("The login keyring did not keep what it was given, so it is not used."),
        Outcome.FAILED: _("The login keyring did not work as it should."),
        Outcome.LATE: _("The login keyring did not answer in time."),
    }
    return said[outcome]
