# SPDX-License-Identifier: GPL-3.0-or-later
"""The only place with threads: one lane that writes, one that reads, and the way back to the window.

Answers come back through one queued signal that carries a closure; workers never hold a Qt object.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coterie.domain.errors import Cancelled, UserError
from coterie.ui.jobs import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.services.jobs import JobContext
    from coterie.ui.jobs import Job

T = TypeVar("T")

READERS = 3
#: A report at most so often, in seconds: the window has other things to do.
PAUSE = 0.05


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

    changed: the vault was written to. went_wrong: a UserError nobody else listens for. broke: a fault of the program.
    """

    changed = Signal()
    went_wrong = Signal(object)
    broke = Signal(object)
    _back = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start the lanes; their threads begin with the first job."""
        super().__init__(parent)
        self._writing = ThreadPoolExecutor(1, "write")
        self._reading = ThreadPoolExecutor(READERS, "read")
        self._latest: dict[str, Running] = {}
        self._all: set[Running] = set()
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
        self._reading.submit(self._work, job, work, done, failed)
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

        self._writing.submit(self._work, job, work, told, failed)
        return job

    def close(self) -> None:
        """Stop everything and wait; nothing comes back afterwards."""
        self._closed = True
        for job in list(self._all):
            job.cancel()
        self._writing.shutdown(wait=True, cancel_futures=True)
        self._reading.shutdown(wait=True, cancel_futures=True)
        self._all.clear()
        self._latest.clear()

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
        if job.stopped:
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
            self._back.emit(deliver)

    def _end(self, job: Running, call: Callable[[], None]) -> None:
        self._all.discard(job)
        call()

    @Slot(object)
    def _receive(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()
