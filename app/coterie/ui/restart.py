# SPDX-License-Identifier: GPL-3.0-or-later
"""How a lock ends: this image of the program goes with everything it knew, and a new one shows the unlock screen.

Python cannot wipe its strings; a new image is the only memory that surely holds nothing of before.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Literal, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: Tells the new image that it comes from a lock: nothing opens the vault by itself then.
LOCKED = "--locked"
#: How the new window shows itself: as the one before stood.
Manner = Literal["front", "behind", "minimised"]
_MANNERS: dict[str, Manner] = {LOCKED: "front", f"{LOCKED}=behind": "behind", f"{LOCKED}=minimised": "minimised"}


class Restart(Protocol):
    """Begins the program anew."""

    def again(self, manner: Manner) -> None:
        """End this image; OSError where no new one can be had."""


def manner_of(words: Sequence[str]) -> Manner | None:
    """Give how the window of a new image shows itself; None where the words of the start tell of no lock."""
    return _MANNERS.get(words[0]) if len(words) == 1 else None


def command(manner: Manner) -> list[str]:
    """Give the words this program was started with, and that it is locked: none of anybody's, no place, no key."""
    words = [word for word in sys.orig_argv if word not in _MANNERS]
    if sys.executable:
        # The name alone would be looked for on the path, where another interpreter may stand.
        words[0] = sys.executable
    return [*words, next(word for word, known in _MANNERS.items() if known == manner)]


class ProcessRestart:
    """Puts a new image in the place of this one; where the system cannot do that, a new process."""

    def __init__(self, leave: Callable[[], None], end: Callable[[], None]) -> None:
        """leave: done right before; end: ends this process where it is not replaced."""
        self._leave, self._end = leave, end

    def again(self, manner: Manner) -> None:
        """End this image; OSError where no new one can be had."""
        words = command(manner)
        program = sys.executable or words[0]
        self._leave()
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        if os.name == "nt":
            self._beside(program, words)
        else:
            os.execv(program, words)  # noqa: S606 - its own words, no shell

    def _beside(self, program: str, words: list[str]) -> None:
        """Start a process and end this one: Windows cannot put an image in the place of another."""
        import subprocess

        subprocess.Popen([program, *words[1:]], close_fds=True)
        self._end()


def as_manner(word: str) -> Manner:
    """Read a manner back; anything else counts as the front."""
    return cast("Manner", word) if word in _MANNERS.values() else "front"
