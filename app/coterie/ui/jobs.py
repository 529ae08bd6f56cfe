# SPDX-License-Identifier: GPL-3.0-or-later
"""Work away from the window's thread, as pages ask for it; and the way of running it at once, in the caller."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from coterie.domain.errors import Cancelled, UserError
from coterie.services.jobs import QuietJob

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.services.jobs import JobContext

T = TypeVar("T")


class Progress(NamedTuple):
    """How far a job is. total 0 = unknown; note: what it does now, in words."""

    done: int
    total: int
    note: str


class Job(Protocol):
    """A job that was started."""

    def cancel(self) -> None:
        """Ask it to stop; its answer is dropped."""


class Jobs(Protocol):
    """Runs work and brings the answer back to the window's thread."""

    def read(
        self,
        work: Callable[[JobContext], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[UserError], None] | None = None,
        key: str = "",
        progress: Callable[[Progress], None] | None = None,
    ) -> Job:
        """Run work that changes nothing. key: a newer job of the same key takes the place of an older one."""

    def write(
        self,
        work: Callable[[JobContext], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[UserError], None] | None = None,
        key: str = "",
        progress: Callable[[Progress], None] | None = None,
    ) -> Job:
        """Run work that changes the vault, one after the other; whoever shows the vault hears of it when it is done."""


class Finished:
    """A job that has nothing left to stop."""

    def cancel(self) -> None:
        """Do nothing."""


class InlineJobs:
    """Runs everything at once in the caller. changed: called after each write; failed: where nobody else listens."""

    def __init__(
        self, changed: Callable[[], None] = lambda: None, failed: Callable[[UserError], None] | None = None
    ) -> None:
        """Begin; without `failed` an error that nobody listens for is raised."""
        self._changed = changed
        self._failed = failed

    def read(
        self,
        work: Callable[[JobContext], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[UserError], None] | None = None,
        key: str = "",
        progress: Callable[[Progress], None] | None = None,
    ) -> Job:
        """Run work that changes nothing."""
        del key, progress
        self._run(work, done, failed or self._failed)
        return Finished()

    def write(
        self,
        work: Callable[[JobContext], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[UserError], None] | None = None,
        key: str = "",
        progress: Callable[[Progress], None] | None = None,
    ) -> Job:
        """Run work that changes the vault."""
        del key, progress

        def told(answer: T) -> None:
            done(answer)
            self._changed()

        self._run(work, told, failed or self._failed)
        return Finished()

    @staticmethod
    def _run(
        work: Callable[[JobContext], T], done: Callable[[T], None], failed: Callable[[UserError], None] | None
    ) -> None:
        try:
            answer = work(QuietJob())
        except Cancelled:
            return
        except UserError as error:
            if failed is None:
                raise
            failed(error)
            return
        done(answer)
