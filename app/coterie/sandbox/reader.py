# SPDX-License-Identifier: GPL-3.0-or-later
"""The parent's side of reading: believes nothing that the child says, and goes on without a file that ends it.

A file over which the child ended is withdrawn, because nobody can vouch for a process that died. The next child
leaves it out; files of the same bundle that came through before are kept and not sent again.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from coterie.domain.errors import ForeignFileError
from coterie.domain.reading import BrokenFrame, FileLost, Progress, StagedFile, StagedProblem
from coterie.domain.records import FileFound
from coterie.domain.texts import _
from coterie.sandbox import frames
from coterie.sandbox.answers import AnswerCount
from coterie.sandbox.child_process import ChildProcess, Silence, TooMuchMemory, child_command
from coterie.sandbox.failures import LimitReached, out_of_memory
from coterie.sandbox.job import Job
from coterie.sandbox.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from pathlib import Path

    from coterie.domain.foreign_files import Wishes
    from coterie.domain.reading import StagedItem
    from coterie.services.jobs import JobContext

_MOST_DEATHS = 20
_NO_LIMITS_CHANGED = Limits()


class ChildReader:
    """Reads foreign files in a child process: the port `ForeignFiles` of the services."""

    def __init__(
        self, limits: Limits = _NO_LIMITS_CHANGED, command: Sequence[str] = (), catalogue: Path | None = None
    ) -> None:
        """Take the limits, the command (tests bring their own) and the file of the translations in force."""
        self._limits = limits
        self._command = list(command)
        self._catalogue = catalogue

    def read(self, paths: Sequence[Path], wishes: Wishes, ctx: JobContext) -> Iterator[StagedItem]:
        """Read these paths: files, each with what belongs to it, in the order in which they are read.

        Cancelling, or closing the iterator, ends the child at once. Raises Cancelled, and ForeignFileError where the
        child cannot work at all; everything that one file may cause comes as an item.
        """
        job = Job(
            paths=tuple(os.fspath(path.absolute()) for path in paths),
            wishes=wishes,
            limits=self._limits,
            catalogue=os.fspath(self._catalogue) if self._catalogue else "",
        )
        yield from _Reading(self._command or child_command(), job, ctx).items()


class _Reading:
    """One reading, over as many children as it takes."""

    def __init__(self, command: Sequence[str], job: Job, ctx: JobContext) -> None:
        self._command = command
        self._job = job
        self._ctx = ctx
        self._next_file = 0
        self._current: int | None = None
        self._now: tuple[str, str] | None = None
        self._bundle: tuple[str, ...] | None = None
        self._files: dict[int, FileFound] = {}
        self._progress = Progress(0, 0)

    def items(self) -> Iterator[StagedItem]:
        """Read until a child comes through."""
        for _child in range(_MOST_DEATHS):
            reason = yield from self._one_child()
            if not reason:
                return
            yield from self._go_on_without(reason)
        yield from self._unread(
            self._job.paths[-1], "", _("Too many files end the reading. What had not been read was left alone.")
        )

    def _one_child(self) -> Generator[StagedItem, None, str]:
        """Listen to one child; gives the sentence on what ended it, "" when it has read everything."""
        self._current = self._now = None
        child, answers = self._start(), AnswerCount(self._job.limits)
        try:
            self._ctx.on_cancel(child.kill)
            while True:
                body = child.next_body(self._report)
                self._report()
                if body is None:
                    return _("The part of Coterie that reads files ended while it read this one.")
                frame = answers.take(body)
                if isinstance(frame, frames.Done):
                    return ""
                if isinstance(frame, frames.Batch):
                    self._check_file(frame.items[0].file_index)
                    yield from frame.items
                else:
                    yield from self._take(frame)
        except Silence:
            seconds = f"{self._job.limits.silence_seconds:g}"
            return _("Reading it was stopped after {seconds} seconds without any progress.").format(seconds=seconds)
        except TooMuchMemory:
            return out_of_memory(self._job.limits)
        except LimitReached as limit:
            return str(limit)
        except BrokenFrame:
            return _("What came back from reading this file is not what it should be.")
        finally:
            child.close()

    def _start(self) -> ChildProcess:
        """Start a child."""
        try:
            return ChildProcess(self._command, self._job.frame(), self._job.limits)
        except OSError as problem:
            raise _does_not_work() from problem

    def _report(self) -> None:
        """Say how far it is; this is where Cancelled comes from."""
        note = "" if self._now is None else (self._now[1] or self._now[0])
        self._ctx.progress(*self._progress, note)

    def _take(self, frame: frames.Frame) -> Iterator[StagedItem]:
        """Take a frame that carries no rows."""
        if isinstance(frame, frames.Now):
            self._now = frame.path, frame.member
        elif isinstance(frame, Progress):
            self._progress = frame
        elif isinstance(frame, frames.BundleBegun):
            self._begin_bundle(frame)
        elif isinstance(frame, StagedFile):
            if frame.file_index != self._next_file:
                raise BrokenFrame("files out of order")
            yield self._begin(frame.found)
        elif isinstance(frame, FileLost):
            self._check_file(frame.file_index)
            del self._files[frame.file_index]
            self._current = None
            yield frame

    def _check_file(self, index: int) -> None:
        """Check that something belongs to the file that was begun last."""
        if index != self._current:
            raise BrokenFrame("no such file")

    def _begin(self, found: FileFound) -> StagedFile:
        """Begin a file under the next number."""
        index = self._current = self._next_file
        self._next_file += 1
        self._files[index] = found
        return StagedFile(index, found)

    def _begin_bundle(self, frame: frames.BundleBegun) -> None:
        """Note that the bundle before is finished; one that is begun again goes on."""
        if self._bundle == tuple(frame):
            return
        self._finish_bundle()
        self._bundle = tuple(frame)
        self._job = self._job._replace(done_before=self._progress.done)

    def _finish_bundle(self) -> None:
        """Note that nothing of this bundle is to be read again."""
        if self._bundle is not None:
            self._job = self._job._replace(finished=(*self._job.finished, self._bundle))
        self._bundle = None
        self._files.clear()

    def _go_on_without(self, reason: str) -> Iterator[StagedItem]:
        """Withdraw what came of the file at fault, name it, and make the job of the next child."""
        fault = self._now
        if fault is None:
            raise _does_not_work()
        again = fault in self._job.without
        for index in [index for index, found in self._files.items() if self._is_lost(index, found, fault)]:
            del self._files[index]
            yield FileLost(index)
        yield from self._unread(*fault, _("{reason} Nothing of it was taken.").format(reason=reason))
        if again:
            if self._bundle is None:
                raise _does_not_work()
            self._finish_bundle()
        self._job = self._job._replace(
            first_file=self._next_file,
            without=(*self._job.without, fault),
            kept=tuple((found.path, found.member, found.source) for found in self._files.values()),
        )

    def _is_lost(self, index: int, found: FileFound, fault: tuple[str, str]) -> bool:
        """Say whether a file goes: the one at fault, or one that was not yet read to its end."""
        return bool(found.source) and (index == self._current or (found.path, found.member) == fault)

    def _unread(self, path: str, member: str, reason: str) -> Iterator[StagedItem]:
        """Report a file that nobody reads."""
        begun = self._begin(FileFound(path, member, ""))
        yield begun
        yield StagedProblem(begun.file_index, "", reason, "")


def _does_not_work() -> ForeignFileError:
    """Make the answer where no file is at fault."""
    return ForeignFileError(
        _("The part of Coterie that reads files does not work."),
        _("Close other programs and try again; if that does not help, install Coterie again."),
    )
