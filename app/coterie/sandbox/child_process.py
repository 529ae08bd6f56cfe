# SPDX-License-Identifier: GPL-3.0-or-later
"""The reading child as its parent holds it: started with next to nothing, listened to with patience, ended at once."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING

import coterie
from coterie.domain.reading import BrokenFrame
from coterie.sandbox import frames
from coterie.sandbox.limits import memory_of

if sys.platform == "linux":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coterie.sandbox.limits import Limits

READING_CHILD = "--reading-child"
_ENVIRONMENT = ("LANG", "LC_ALL", "LC_CTYPE", "SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_FROZEN_ENVIRONMENT = "_PYI_"
#: Frames that may wait for the parent; then the child waits, so that memory does not grow with the file.
_WAITING_FRAMES = 96
#: So much the child may write before the thread that empties its pipe has its turn.
_PIPE_BYTES = 1 << 20
_PATIENCE_SECONDS = 0.1
_FRAMES_BETWEEN_LOOKS = 16


class Silence(Exception):
    """The child has said nothing for too long."""


class TooMuchMemory(Exception):
    """The child holds more memory than it may."""


def child_command() -> list[str]:
    """Give the command that starts the child: this program frozen, or this interpreter cut off from everything else."""
    if getattr(sys, "frozen", False):
        return [sys.executable, READING_CHILD]
    root = str(Path(coterie.__file__).resolve().parents[1])
    start = f"import sys; sys.path.insert(0, {root!r}); from coterie.sandbox.child import main; main()"
    return [sys.executable, "-I", "-X", "utf8", "-c", start]


class ChildProcess:
    """One child and the thread that empties its pipe: a pipe has no wait with an end on every system."""

    def __init__(self, command: Sequence[str], job: bytes, limits: Limits) -> None:
        """Start it and hand it its job."""
        self._limits = limits
        self._heard = 0
        self._bodies: queue.Queue[bytes | BrokenFrame | None] = queue.Queue(_WAITING_FRAMES)
        self._process = subprocess.Popen(
            [*command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if sys.flags.dev_mode else subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise OSError("no pipes")
        self._stdout = stdout
        _widen(stdout)
        self._thread = threading.Thread(target=self._pump, name="reading child", daemon=True)
        self._thread.start()
        try:
            with stdin:
                stdin.write(job)
        except OSError:  # it is gone already; the pipe says so in a moment
            return

    def _pump(self) -> None:
        """Put bodies of frames into the queue until there are no more."""
        end: BrokenFrame | None = None
        try:
            while (body := frames.take(self._stdout)) is not None:
                self._bodies.put(body)
        except BrokenFrame as problem:
            end = problem
        self._bodies.put(end)

    def next_body(self, waiting: Callable[[], None]) -> bytes | None:
        """Give the next body, None when the child has ended; `waiting` is called while there is none."""
        self._heard += 1
        if self._heard % _FRAMES_BETWEEN_LOOKS == 0:
            self._look()
        end = time.monotonic() + self._limits.silence_seconds
        while True:
            try:
                body = self._bodies.get(timeout=_PATIENCE_SECONDS)
            except queue.Empty:
                waiting()
                self._look()
                if time.monotonic() > end:
                    raise Silence from None
                continue
            if isinstance(body, BrokenFrame):
                raise body
            return body

    def _look(self) -> None:
        """Look at the child's memory where it cannot be held to its limit."""
        held = memory_of(self._process.pid)
        if held is not None and held > self._limits.memory:
            raise TooMuchMemory

    def kill(self) -> None:
        """End it at once, from any thread."""
        self._process.kill()

    def close(self) -> None:
        """End it, and leave no thread, pipe or process behind."""
        self._process.kill()
        while self._thread.is_alive():
            try:
                self._bodies.get(timeout=_PATIENCE_SECONDS)
            except queue.Empty:
                continue
        self._thread.join()
        self._stdout.close()
        self._process.wait()


def _widen(pipe: IO[bytes]) -> None:
    """Let a pipe hold more where the system can do that: else writer and reader wait for each other in turns."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _environment() -> dict[str, str]:
    """Give the little that a child needs to start; nothing of the user's own settings."""
    return {
        name: value
        for name, value in os.environ.items()
        if name in _ENVIRONMENT or name.startswith(_FROZEN_ENVIRONMENT)
    }
