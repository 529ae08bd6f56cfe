# SPDX-License-Identifier: GPL-3.0-or-later
"""A flow of an import without a window, with what it showed; and jobs that wait."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from coterie.domain.errors import Cancelled
from coterie.ui.pages.import_export.review.presenter import ReviewPresenter
from tests.ui.pages.import_export.staging import Shown, Staged

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.domain.import_reports import ImportCounts
    from coterie.services.jobs import JobContext
    from coterie.ui.desk import Desk
    from coterie.ui.jobs import Progress
    from coterie.ui.pages.import_export.review.words import ReviewText


class Flow:
    """A flow with what it showed and what it finished."""

    def __init__(self, staged: Staged, desk: Desk | None = None) -> None:
        self.staged, self.seen = staged, Shown()
        self.done: list[tuple[ImportCounts, str]] = []
        self.presenter = ReviewPresenter(
            desk or staged.desk, self.seen, lambda counts, tag: self.done.append((counts, tag))
        )
        staged.changed = self.presenter.again

    @property
    def shown(self) -> ReviewText:
        return self.seen.last("show_review")  # type: ignore[no-any-return] # the view remembers anything

    def numbers(self) -> dict[str, int]:
        return {tile.key: tile.number for tile in self.shown.tiles}

    def rows(self) -> list[tuple[str, ...]]:
        return [tuple(cell.text for cell in line.cells) for line in self.shown.table.lines]

    def asks(self) -> bool:
        return self.shown.asks_owner

    def happens(self) -> list[str]:
        return [one.text for one in self.shown.happens]

    def import_now(self) -> ImportCounts:
        self.presenter.import_now()
        return self.done[-1][0]


@dataclass
class LateJobs:
    """Jobs that wait until a test lets them run, and can be stopped meanwhile. reports: what each one tells first."""

    staged: Staged
    reports: tuple[Progress, ...] = ()
    waiting: list[Late] = field(default_factory=list)

    def read(self, work: Any, done: Any, *, failed: Any = None, key: str = "", progress: Any = None) -> Late:  # noqa: ANN401
        return self._add(Late(self, work, done, progress))

    def write(self, work: Any, done: Any, *, failed: Any = None, key: str = "", progress: Any = None) -> Late:  # noqa: ANN401
        def told(answer: Any) -> None:  # noqa: ANN401
            done(answer)
            self.staged.changed()

        return self._add(Late(self, work, told, progress, writes=True))

    def run(self) -> None:
        """Let the job that waits longest run."""
        self.waiting.pop(0).run()

    def _add(self, job: Late) -> Late:
        self.waiting.append(job)
        return job


@dataclass
class Late:
    """A job that waits."""

    jobs: LateJobs
    work: Callable[[JobContext], Any]
    done: Callable[[Any], None]
    tell: Callable[[Progress], None] | None
    writes: bool = False
    stopped: bool = False

    def cancel(self) -> None:
        self.stopped = True

    def progress(self, done: int, total: int, note: str) -> None:
        if self.stopped:
            raise Cancelled

    def on_cancel(self, interrupt: object) -> None:
        """Need nothing."""

    def run(self) -> None:
        for report in self.jobs.reports:
            if self.tell is not None:
                self.tell(report)
        try:
            answer = self.work(self)
        except Cancelled:
            return
        if self.writes or not self.stopped:
            self.done(answer)


def late(staged: Staged, *reports: Progress) -> tuple[Flow, LateJobs]:
    jobs = LateJobs(staged, reports)
    return Flow(staged, replace(staged.desk, jobs=jobs)), jobs
