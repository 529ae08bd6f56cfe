# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs of pages that may go while their work is on its way: answers for a page that is gone are dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.domain.errors import UserError
    from coterie.services.jobs import JobContext
    from coterie.ui.jobs import Job, Jobs, Progress

T = TypeVar("T")


class PageJobs:
    """Runs work as long as its pages are there."""

    def __init__(self, jobs: Jobs) -> None:
        """Run work there."""
        self._jobs = jobs
        self._ended = False

    def end(self) -> None:
        """Tell nothing any more; what writes goes on."""
        self._ended = True

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
        told, report = self._while_here(failed), self._while_here(progress)
        return self._jobs.read(work, self._here(done), failed=told, key=key, progress=report)

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
        told, report = self._while_here(failed), self._while_here(progress)
        return self._jobs.write(work, self._here(done), failed=told, key=key, progress=report)

    def _here(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        def told(answer: T) -> None:
            if not self._ended:
                tell(answer)

        return told

    def _while_here(self, tell: Callable[[T], None] | None) -> Callable[[T], None] | None:
        return None if tell is None else self._here(tell)
