# SPDX-License-Identifier: GPL-3.0-or-later
"""The only place with threads, with their end: one lane that writes, one that reads, and the way back to the window.

Answers come back as closures in one queue, with a queued signal for each; workers never hold a Qt object.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coterie.domain.errors import Cancelled, UserError, VaultDamaged
from coterie.ui.jobs import Progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

    from coterie.services.jobs import JobContext
    from coterie.ui.job_ending import Ending
    from coterie.ui.jobs import Job

T = TypeVar("T")

READERS = 3
#: A report at most so often, in seconds: the window has other things to do.
PAUSE = 0.05
#: And so long for that: what does not even stop is left to the end of the process, and goes back with it.
LAST_PATIENCE = 3.0


class Running:
    """One job on its way: what it may say and ask, and the handle to stop it."""

    def __init__(self, *, writes: bool) -> None:
        """Begin. writes: its answer is told even when somebody stopped it too late."""
        self.writes = writes
        self.tell: Callable[[Progress], None] | None = None
        self._stopped = threading.Event()
        self._interrupt: Callable[[], None] | None = None
        self._last = 0.0

    @property
    def stopped(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stopped.is_set()

    def cancel(self) -> None:
        """Ask the job to stop; its answer is dropped."""
        self._stopped.set()
        if self._interrupt is not None:
            self._interrupt()

    def progress(self, done: int, total: int, note: str) -> None:
        """Report; raises Cancelled when somebody asked to stop."""
        if self.stopped:
            raise Cancelled
        now = time.monotonic()
        if self.tell is not None and (now - self._last >= PAUSE or done == total):
            self._last = now
            self.tell(Progress(done, total, note))

    def on_cancel(self, interrupt: Callable[[], None]) -> None:
        """Call `interrupt` as soon as somebody asks to stop."""
        self._interrupt = interrupt


class JobRunner(QObject):
    """Runs jobs for the window.

    changed: the vault was written to. rested: nothing is read any more. went_wrong: a UserError nobody else
    listens for. met_damage: part of the vault cannot be read, whoever else listens. broke: a fault of the program.
    """

    changed = Signal()
    rested = Signal()
    went_wrong = Signal(object)
    met_damage = Signal(object)
    broke = Signal(object)
    _back = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without a thread: the lanes are laid with the first job."""
        super().__init__(parent)
        self._lanes: dict[str, Executor] = {}
        self._latest: dict[str, Running] = {}
        self._all: set[Running] = set()
        self._answers: deque[Callable[[], None]] = deque()
        self._closed = False
        self._back.connect(self._receive, Qt.ConnectionType.QueuedConnection)

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
        job = self._new(key, progress, writes=False)
        if not self._closed:
            self._lane("read", READERS).submit(self._work, job, work, done, failed)
        return job

    def write(
        self,
        work: Callable[[JobContext], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[UserError], None] | None = None,
        key: str = "",
        progress: Callable[[Progress], None] | None = None,
    ) -> Job:
        """Run work that changes the vault, one after the other."""
        job = self._new(key, progress, writes=True)

        def told(answer: T) -> None:
            done(answer)
            self.changed.emit()

        if not self._closed:
            self._lane("write", 1).submit(self._work, job, work, told, failed)
        return job

    def put_aside(self, work: Callable[[], None]) -> None:
        """Run a write that nobody is told of, after those before it: it changes nothing that is shown."""
        if not self._closed:
            self._lane("write", 1).submit(work)

    @property
    def is_bringing_in(self) -> bool:
        """Whether a write that shows a bar is on its way: an import, mostly."""
        return any(job.writes and job.tell is not None and not job.stopped for job in self._all)

    @property
    def is_writing(self) -> bool:
        """Whether any write is on its way."""
        return any(job.writes for job in self._all)

    def settle(self) -> bool:
        """Stop what takes long, let short writes be done, and hand over every answer; False = a write goes on."""
        self._stop_what_is_long()
        is_quiet = self._wait_for_writes()
        while self._answers:
            self._answers.popleft()()
        return is_quiet

    def close(self, last: Callable[[], None] | None = None) -> None:
        """Stop what takes long and wait for the rest; nothing comes back afterwards. last: the very last write."""
        self.begin_to_close(last).wait()

    def begin_to_close(self, last: Callable[[], None] | None = None, then: Callable[[], None] | None = None) -> Ending:
        """Take nothing more, and end on a thread of its own. last: the very last write; then: when no lane is left."""
        from coterie.ui.job_ending import Ending, Leaving

        ending = Ending()
        if self._closed:
            ending.is_over.set()
            return ending
        self._closed = True
        self._stop_what_is_long()
        if last is not None:
            self._lane("write", 1)
        leaving = Leaving(self._lanes, tuple(self._all))
        self._all.clear()
        self._latest.clear()
        self._answers.clear()
        if not leaving.lanes:
            ending.walk(leaving, None, then)
        else:
            threading.Thread(target=ending.walk, args=(leaving, last, then), name="end", daemon=True).start()
        return ending

    def _stop_what_is_long(self) -> None:
        """Stop everything that is only looked at, and whatever shows a bar: both can begin again."""
        for job in list(self._all):
            if not job.writes or job.tell is not None:
                job.cancel()

    def _wait_for_writes(self) -> bool:
        """Wait until nothing is left to write; what takes too long is stopped, and False = does not even stop."""
        if "write" not in self._lanes:
            return True
        from coterie.ui.job_ending import PATIENCE

        behind = self._lanes["write"].submit(lambda: None)
        try:
            behind.result(PATIENCE)
        except TimeoutError:
            for job in list(self._all):
                job.cancel()
            with suppress(TimeoutError):
                behind.result(LAST_PATIENCE)
        return behind.done()

    def _lane(self, name: str, threads: int) -> Executor:
        """Give a lane, laid now if nothing ran on it before: the unlock screen is shown without one."""
        lane = self._lanes.get(name)
        if lane is None:
            from concurrent.futures import ThreadPoolExecutor

            lane = self._lanes[name] = ThreadPoolExecutor(threads, name)
        return lane

    def _new(self, key: str, progress: Callable[[Progress], None] | None, *, writes: bool) -> Running:
        job = Running(writes=writes)
        if progress is not None:
            job.tell = lambda report: self._send(job, lambda: progress(report))
        if key:
            older = self._latest.get(key)
            if older is not None:
                older.cancel()
            self._latest[key] = job
        self._all.add(job)
        return job

    def _work(
        self,
        job: Running,
        work: Callable[[JobContext], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None,
    ) -> None:
        """Do the work, on a worker's thread."""
        # One that shows a bar begins all the same: whoever shows it waits for its word that it stopped.
        if job.stopped and (job.tell is None or not job.writes):
            self._send(job, lambda: self._all.discard(job), even_stopped=True)
            return
        try:
            answer = work(job)
        except Cancelled:
            self._send(job, lambda: self._all.discard(job), even_stopped=True)
        except UserError as error:
            told = failed or self.went_wrong.emit
            problem = error
            self._send(job, lambda: self._end(job, lambda: told(problem)))
            if type(problem) is VaultDamaged:  # a damaged backup is another kind
                self._send(job, lambda: self.met_damage.emit(problem))
        except Exception as fault:  # noqa: BLE001 - a fault in a job must reach the crash report, never vanish
            caught = fault
            self._send(job, lambda: self._end(job, lambda: self.broke.emit(caught)), even_stopped=True)
        else:
            self._send(job, lambda: self._end(job, lambda: done(answer)), even_stopped=job.writes)

    def _send(self, job: Running, call: Callable[[], None], *, even_stopped: bool = False) -> None:
        """Hand a call to the window's thread; what a stopped job says is dropped there, not here."""

        def deliver() -> None:
            if even_stopped or not job.stopped:
                call()
            else:
                self._all.discard(job)

        if not self._closed:
            self._answers.append(deliver)
            self._back.emit()

    def _end(self, job: Running, call: Callable[[], None]) -> None:
        self._all.discard(job)
        call()

    @Slot()
    def _receive(self) -> None:
        """Hand over one answer; whoever was in a hurry may have taken it before."""
        if not self._closed and self._answers:
            self._answers.popleft()()
            if all(job.writes for job in self._all):
                self.rested.emit()
