# SPDX-License-Identifier: GPL-3.0-or-later
"""The child that speaks to the keyring: a program of its own that does one thing, says what came of it and ends.

A keyring may hang, ask for its password, print, end the process or bring half a desktop into memory: here it does so
where nobody waits. The key comes and goes through pipes, never in an argument, an environment variable or a file.
"""

from __future__ import annotations

import faulthandler
import hmac
import os
import sys
from typing import TYPE_CHECKING

from coterie.hardening import keep_output, silence
from coterie.storage.login_keyring.backends import backends_here, would_ask
from coterie.storage.login_keyring.messages import KEY_BYTES, MOST_BYTES, Answer, Outcome, Request, Verb, request_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coterie.storage.login_keyring.backends import Backend

SERVICE = "Coterie vault"
#: Keyrings say by these that they stayed locked; not every one says so with a class of the keyring package.
_LOCKED = {"KeyringLocked", "LockedException", "PromptDismissedException"}
#: The family of local sockets has this number wherever there are any.
_LOCAL_SOCKET = 1
_LOOK_UPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}


class WayOutRefused(PermissionError):
    """Only the session bus of this computer is spoken to."""


def main(backends: Callable[[], Iterable[Backend]] = backends_here) -> None:
    """Do one request and end the process. backends: which keyrings there are; tests bring their own."""
    write = keep_output()
    seal()
    try:
        request = request_of(sys.stdin.buffer.read(MOST_BYTES))
        if request.seconds:  # ends the process from outside of Python, should the parent not be there to do it
            faulthandler.dump_traceback_later(request.seconds, exit=True, file=sys.stderr)
        answer = answer_to(request, backends)
    except BaseException:  # noqa: BLE001 - a keyring may raise anything, an exit of the process included
        answer = Answer(Outcome.FAILED)
    write(answer.frame())
    os._exit(0)  # nothing that a keyring has left running holds the process back


def answer_to(request: Request, backends: Callable[[], Iterable[Backend]]) -> Answer:
    """Do a request with the first keyring that works here; what the keyring raises goes through."""
    for backend in backends():
        try:
            return _done(request, backend)
        except BaseException as problem:
            if _tells_of_a_lock(problem):
                return Answer(Outcome.LOCKED)
            raise
    return Answer(Outcome.ABSENT)


def _done(request: Request, backend: Backend) -> Answer:
    """Do a request with a keyring."""
    if not request.asked and would_ask(backend):
        return Answer(Outcome.LOCKED)
    if request.verb is Verb.WRITE:
        return _written(request, backend)
    if request.verb is Verb.REMOVE:
        return _removed(request, backend)
    return _read(request, backend)


def _read(request: Request, backend: Backend) -> Answer:
    """Read the key of a vault."""
    kept = backend.get_password(SERVICE, request.vault)
    if kept is None:
        return Answer(Outcome.NOTHING)
    try:
        key = bytes.fromhex(kept)
    except ValueError:
        return Answer(Outcome.FOREIGN)
    return Answer(Outcome.DONE, key) if len(key) == KEY_BYTES else Answer(Outcome.FOREIGN)


def _written(request: Request, backend: Backend) -> Answer:
    """Keep a key, read it back and compare; what differs is taken away again."""
    backend.set_password(SERVICE, request.vault, request.key.hex())
    back = _read(request, backend)
    if hmac.compare_digest(back.key, request.key):
        return back
    if back.outcome is not Outcome.NOTHING:
        backend.delete_password(SERVICE, request.vault)
    return Answer(Outcome.DIFFERS)


def _removed(request: Request, backend: Backend) -> Answer:
    """Remove the key of a vault, and look whether it is gone."""
    if backend.get_password(SERVICE, request.vault) is None:
        return Answer(Outcome.DONE)
    backend.delete_password(SERVICE, request.vault)
    left = backend.get_password(SERVICE, request.vault)
    return Answer(Outcome.DONE if left is None else Outcome.FAILED)


def _tells_of_a_lock(problem: BaseException) -> bool:
    return bool(_LOCKED & {kind.__name__ for kind in type(problem).__mro__})


def seal() -> None:
    """Let libraries print nothing, and nobody out to a network. That no dump is written, the parent has seen to."""
    silence()
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse every socket that is not a local one, and every look-up of a name."""
    if event in _LOOK_UPS or (event == "socket.__new__" and arguments[1] != _LOCAL_SOCKET):
        raise WayOutRefused(event)
