# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting what is really read: members of bundles whose streams stop at the limits and say how far they are."""

from __future__ import annotations

import io
from collections import OrderedDict
from typing import TYPE_CHECKING, BinaryIO, cast

from coterie.domain.texts import _
from coterie.sandbox.failures import CannotRead, LimitReached
from coterie.sandbox.limits import GIB, MIB

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from typing_extensions import Buffer

    from coterie.sandbox.limits import Limits

HEAD = 65_536
_HEADS_KEPT = 32 * MIB
_STEP = 256 * 1024


class Meter:
    """What one reading has read so far, whoever asks; `tell` hears of every change of member, `tick` of every step."""

    def __init__(self, limits: Limits, tell: Callable[[str, str], None], tick: Callable[[], None]) -> None:
        """Take the limits and the two listeners."""
        self.limits = limits
        self.done = 0
        self.round = 0
        self.now: tuple[str, str] | None = None
        self.tick = tick
        self._tell = tell
        self._heads: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._heads_bytes = 0

    def touch(self, path: str, name: str) -> None:
        """Note which member is being read."""
        if self.now != (path, name):
            self.now = (path, name)
            self._tell(path, name)

    def begin_round(self) -> None:
        """Count from nothing again: what was looked at to recognise a file is no progress in reading it."""
        self.done = 0
        self.round += 1

    def advance(self, size: int) -> None:
        """Count bytes that were read for the first time."""
        self.done += size
        self.tick()

    def head_of(self, member: MeteredMember) -> bytes:
        """Give the first bytes of a member; those looked at last are kept, because every importer asks for them.

        Kept ones count as reading too: what happens over them must be laid to this member, not to the one before.
        """
        key = member.path, member.name
        self.touch(*key)
        head = self._heads.pop(key, None)
        if head is None:
            with member.open() as stream:
                head = stream.read(HEAD)
            self._heads_bytes += len(head)
        self._heads[key] = head
        while self._heads_bytes > _HEADS_KEPT:
            _key, oldest = self._heads.popitem(last=False)
            self._heads_bytes -= len(oldest)
        return head


class Allowance:
    """How many bytes may still come out of one archive, whatever its directory says."""

    def __init__(self, limits: Limits) -> None:
        """Begin with the whole of it."""
        self._limit = self._left = limits.unpacked_bytes
        self._reached: dict[str, int] = {}

    def reach(self, name: str, position: int) -> None:
        """Take off what lies between here and the furthest this stream has been; LimitReached when it is too much."""
        new = position - self._reached.get(name, 0)
        if new <= 0:
            return
        self._reached[name] = position
        self._left -= new
        if self._left < 0:
            raise LimitReached(
                _("More than {limit} GiB come out of this archive: it was stopped there.").format(
                    limit=max(1, self._limit // GIB)
                )
            )


def check_ratio(packed: int, unpacked: int, limits: Limits) -> None:
    """Raise LimitReached when far more comes out than any honest file holds."""
    if unpacked > limits.ratio_from and unpacked > packed * limits.ratio:
        raise LimitReached(
            _("This entry unpacks to more than {ratio} times its size, as no honest file does.").format(
                ratio=limits.ratio
            )
        )


def check_size(size: int, limits: Limits) -> None:
    """Raise LimitReached when an entry says that it is larger than all that may come out of an archive."""
    if size > limits.unpacked_bytes:
        raise LimitReached(
            _("This entry says it is larger than the {limit} GiB that may come out of an archive.").format(
                limit=max(1, limits.unpacked_bytes // GIB)
            )
        )


class MeteredMember:
    """One file inside a bundle, read under limits."""

    def __init__(  # noqa: PLR0913 (what is known of a file)
        self,
        meter: Meter,
        path: str,
        name: str,
        source: Callable[[], BinaryIO],
        *,
        size: int,
        modified: date | None = None,
        packed: int | None = None,
        allowance: Allowance | None = None,
    ) -> None:
        """Take what is known: packed is its size in the archive, allowance what the archive may still give."""
        self.path = path
        self.name = name
        self.size = size
        self.modified = modified
        self._meter = meter
        self._source = source
        self._packed = packed
        self._allowance = allowance
        self._seen = 0
        self._round = 0

    def head(self, size: int = HEAD) -> bytes:
        """Give the first bytes."""
        if size > HEAD:
            with self.open() as stream:
                return stream.read(size)
        return self._meter.head_of(self)[:size]

    def open(self) -> BinaryIO:
        """Open for reading from the beginning, under limits, counting progress."""
        self._meter.touch(self.path, self.name)
        try:
            source = self._source()
        except (CannotRead, MemoryError, OSError):
            raise
        except Exception as problem:
            raise CannotRead(_("This file is damaged: its bytes cannot be unpacked.")) from problem
        return cast("BinaryIO", io.BufferedReader(_MeteredStream(self, source), _STEP))

    def count(self, position: int) -> None:
        """Count that reading has come to this position; LimitReached when that is too far."""
        self._meter.touch(self.path, self.name)
        if position > self._meter.limits.unpacked_bytes:
            raise LimitReached(_("This file is larger than the limit allows."))
        if self._packed is not None:
            check_ratio(self._packed, position, self._meter.limits)
        if self._allowance is not None:
            self._allowance.reach(self.name, position)
        if self._round != self._meter.round:
            self._round, self._seen = self._meter.round, 0
        self._meter.advance(max(0, position - self._seen))
        self._seen = max(self._seen, position)


class _MeteredStream(io.RawIOBase):
    """Passes on what it reads and has it counted."""

    def __init__(self, member: MeteredMember, source: BinaryIO) -> None:
        self._member = member
        self._source = source
        self._position = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._source.read(len(view))
        except (CannotRead, MemoryError):
            raise
        except Exception as problem:  # the unpackers raise a dozen kinds, and not one is for people
            raise CannotRead(_("This file is damaged: its bytes cannot be unpacked.")) from problem
        view[: len(data)] = data
        self._position += len(data)
        self._member.count(self._position)
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._source.close()
        super().close()
