# SPDX-License-Identifier: GPL-3.0-or-later
"""How the lanes of a runner end: short writes are done, long ones stopped, and the last word is written."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

#: So long the end waits for writes without a bar, in seconds; what is longer is stopped and goes back whole.
PATIENCE = 2.0


class Stoppable(Protocol):
    """A job that can be asked to stop."""

    def cancel(self) -> None:
        """Ask it."""


class Ending:
    """The end of all lanes, on its way. is_over: nothing is left; fault: what went wrong in it."""

    def __init__(self) -> None:
        """Begin."""
        self.is_over = threading.Event()
        self.fault: BaseException | None = None

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is over, or so long; tell whether it is."""
        return self.is_over.wait(seconds)

    def walk(self, leaving: Leaving, last: Callable[[], None] | None, then: Callable[[], None] | None) -> None:
        """Do what is to be done last behind all other writes, wait for every lane, and do what comes then."""
        for step in (leaving.let_writes_be_done, partial(leaving.write_last, last), leaving.shut, then):
            try:
                if step is not None:
                    step()
            except BaseException as fault:  # noqa: BLE001 - the rest must be done all the same, and somebody be told
                self.fault = self.fault or fault
        self.is_over.set()


@dataclass(frozen=True)
class Leaving:
    """The lanes of a runner that has ended, and the jobs that were on them."""

    lanes: dict[str, Executor]
    jobs: tuple[Stoppable, ...]

    def let_writes_be_done(self) -> None:
        """Wait until nothing is left to write; what takes too long is stopped."""
        if "write" not in self.lanes:
            return
        behind = self.lanes["write"].submit(_nothing)
        try:
            behind.result(PATIENCE)
        except TimeoutError:
            for job in self.jobs:
                job.cancel()
            behind.result()

    def write_last(self, last: Callable[[], None] | None) -> None:
        """Write the very last thing."""
        if last is not None:
            self.lanes["write"].submit(last).result()

    def shut(self) -> None:
        """Wait for what still reads."""
        for lane in self.lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)


def _nothing() -> None:
    """Do nothing, behind everything else."""
