# SPDX-License-Identifier: GPL-3.0-or-later
"""Tar archives, plain or gzipped: read front to back through a stream that counts what comes out of it."""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from coterie.domain.texts import _
from coterie.sandbox.entries import Entry, NameCheck, Snag, is_clutter, plain_name
from coterie.sandbox.failures import CannotRead, LimitReached, damaged
from coterie.sandbox.metering import check_ratio, check_size
from coterie.sandbox.zip_archives import too_many_entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.sandbox.limits import Limits
    from coterie.sandbox.metering import Allowance
    from coterie.sandbox.shelf import Source

GZIP_MAGIC = b"\x1f\x8b"
_TAR_MARK = slice(257, 262)
_STEP = 1 << 20
_LONGEST_READ = 16 << 20


def is_tar(source: Source) -> bool:
    """Say whether a stream, unpacked if it is gzipped, begins like a tar archive."""
    with source.open() as stream:
        packed = stream.read(2) == GZIP_MAGIC
        stream.seek(0)
        try:
            first = gzip.GzipFile(fileobj=stream).read(512) if packed else stream.read(512)
        except (OSError, EOFError, zlib.error):
            return False
    return first[_TAR_MARK] == b"ustar"


class Watch(NamedTuple):
    """Who is told of what comes out of one archive: name tells its stream from others with the same allowance."""

    name: str
    allowance: Allowance
    limits: Limits
    tick: Callable[[], None]


class _Unpacked(io.RawIOBase):
    """What is inside the gzip stream, counted as it comes out; going back begins at the front again."""

    def __init__(self, stream: BinaryIO, watch: Watch) -> None:
        self._stream = stream
        self._watch = watch
        self._packed = stream.read(2) == GZIP_MAGIC
        stream.seek(0)
        self._inside = cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if self._packed else stream

    def read(self, size: int = -1, /) -> bytes:
        """Read as much as a header may be long; tarfile asks for any length that a header claims."""
        if not 0 <= size <= _LONGEST_READ:
            raise CannotRead(damaged())
        data = self._inside.read(size)
        self._watch.allowance.reach(self._watch.name, self._inside.tell())
        if self._packed:
            check_ratio(self._stream.tell(), self._inside.tell(), self._watch.limits)
        self._watch.tick()
        return data

    def tell(self) -> int:
        return self._inside.tell()

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a position; forward by reading, so that what is passed over is counted as well."""
        if whence or not self._packed:
            return self._inside.seek(offset, whence)
        if offset < self._inside.tell():
            self._inside.seek(offset)
        while (missing := offset - self._inside.tell()) > 0:
            if not self.read(min(missing, _STEP)):
                break
        return self._inside.tell()

    def close(self) -> None:
        if not self.closed:
            self._inside.close()
            self._stream.close()
        super().close()


def open_tar(source: Source, watch: Watch) -> tarfile.TarFile:
    """Open an archive; CannotRead when it is none."""
    unpacked = _Unpacked(source.open(), watch)
    try:
        return tarfile.TarFile(fileobj=cast("BinaryIO", unpacked), errors="surrogateescape")
    except (tarfile.TarError, OSError, EOFError, zlib.error, ValueError) as problem:
        unpacked.close()
        raise CannotRead(damaged()) from problem


def entries_of(
    archive: tarfile.TarFile, reopen: Callable[[], tarfile.TarFile], limits: Limits
) -> tuple[list[Entry], list[Snag]]:
    """Go through an archive; one that is cut off gives what stands before the cut, and says so."""
    names = NameCheck()
    entries: list[Entry] = []
    snags: list[Snag] = []
    count = 0
    try:
        for info in archive:
            count += 1
            if count > limits.entries:
                raise too_many_entries(limits)
            if info.isdir() or is_clutter(plain_name(info.name)):
                continue
            reason = names.why_refused(info.name) or _why_refused(info, limits)
            if reason:
                snags.append(Snag(plain_name(info.name), reason))
            else:
                opener = partial(_open_entry, reopen, info)
                entries.append(Entry(plain_name(info.name), info.size, _day(info), None, opener))
    except (tarfile.TarError, OSError, EOFError, zlib.error, ValueError):
        snags.append(Snag("", damaged()))
    return entries, snags


def _why_refused(info: tarfile.TarInfo, limits: Limits) -> str:
    """Say why an entry is refused for what it is."""
    if info.issym() or info.islnk():
        return _("It is a link to another file. It was left out.")
    if not info.isreg() or info.issparse():
        return _("It is no ordinary file. It was left out.")
    if info.size < 0:
        return damaged()
    try:
        check_size(info.size, limits)
    except LimitReached as limit:
        return str(limit)
    return ""


def _open_entry(reopen: Callable[[], tarfile.TarFile], info: tarfile.TarInfo) -> BinaryIO:
    """Open an entry for reading."""
    stream = reopen().extractfile(info)
    if stream is None:
        raise CannotRead(_("It is no ordinary file. It was left out."))
    return cast("BinaryIO", stream)


def _day(info: tarfile.TarInfo) -> date | None:
    """Give the day of an entry, None for a moment no calendar has."""
    try:
        return datetime.fromtimestamp(info.mtime, UTC).date()
    except (OverflowError, ValueError, OSError):
        return None
