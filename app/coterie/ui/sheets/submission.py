# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving a form once: whoever presses twice in a hurry means one thing."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: After so long somebody who presses again means it, in seconds: the first time may have failed without a word.
HURRY = 3.0


class Submission:
    """Stands where a signal would: what is connected to it is called once, until something is typed or refused."""

    def __init__(self) -> None:
        """Begin with nobody to call."""
        self._slots: list[Callable[[], object]] = []
        self._since: float | None = None

    def connect(self, slot: Callable[[], object]) -> None:
        """Call this, too."""
        self._slots.append(slot)

    def emit(self, *_pressed: object) -> None:
        """Call everybody, unless that was done a moment ago."""
        now = time.monotonic()
        if self._since is not None and now - self._since < HURRY:
            return
        self._since = now
        for slot in self._slots:
            slot()

    __call__ = emit

    def allow(self) -> None:
        """Let it be pressed again: something is different now."""
        self._since = None
