# SPDX-License-Identifier: GPL-3.0-or-later
"""How much a child may answer: one that a file has captured must not fill the disk or the memory of its parent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.reading import BrokenFrame, StagedFile, StagedRecord
from coterie.domain.texts import _
from coterie.sandbox import frames
from coterie.sandbox.failures import LimitReached
from coterie.sandbox.limits import GIB

if TYPE_CHECKING:
    from coterie.sandbox.limits import Limits

#: No honest child sends so many: each file stops at `Limits.refused`, and memory holds them all.
_MOST_LINES = 1_000_000
_MOST_FILES = 200_000


class AnswerCount:
    """Counts what one child sends."""

    def __init__(self, limits: Limits) -> None:
        """Begin with nothing sent."""
        self._limits = limits
        self._bytes = self._lines = self._files = 0

    def take(self, body: bytes) -> frames.Frame:
        """Read a frame and count it; LimitReached or BrokenFrame when it is too much."""
        self._bytes += len(body)
        if self._bytes > self._limits.answer_bytes:
            raise LimitReached(
                _("More than {limit} GiB came back from reading it.").format(
                    limit=max(1, self._limits.answer_bytes // GIB)
                )
            )
        frame = frames.decode(body)
        if isinstance(frame, frames.Batch) and not isinstance(frame.items[0], StagedRecord):
            self._lines += len(frame.items)
        elif isinstance(frame, StagedFile):
            self._files += 1
        if self._lines > _MOST_LINES or self._files > _MOST_FILES:
            raise BrokenFrame("too many")
        return frame
