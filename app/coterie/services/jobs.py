# SPDX-License-Identifier: GPL-3.0-or-later
"""Work that takes time: progress, cancelling, and the way of running it in the caller."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable


class JobContext(Protocol):
    """What a running job may say and ask."""

    def progress(self, done: int, total: int, note: str) -> None:
        """Report; raises Cancelled when the user asked to stop. total 0 = unknown."""

    def on_cancel(self, interrupt: Callable[[], None]) -> None:
        """Call `interrupt` as soon as the user asks to stop, from any thread."""


class QuietJob:
    """A job nobody watches: reports go nowhere and it is never cancelled."""

    def progress(self, done: int, total: int, note: str) -> None:
        """Do nothing."""

    def on_cancel(self, interrupt: Callable[[], None]) -> None:
        """Do nothing."""
