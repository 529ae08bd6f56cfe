# SPDX-License-Identifier: GPL-3.0-or-later
"""From the user's paths to bundles: a file, a folder, or an archive, with what had to be left out and why.

Nothing is ever unpacked to disk. An archive inside an archive is held in memory and becomes a bundle of its own.
"""

from __future__ import annotations

import os
import stat
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.foreign_files import Bundle
from coterie.domain.texts import _
from coterie.sandbox import tar_archives, zip_archives
from coterie.sandbox.entries import Entry, Snag, is_clutter, plain_name
from coterie.sandbox.failures import CannotRead, LimitReached, sentence_for
from coterie.sandbox.limits import GIB, MIB
from coterie.sandbox.metering import Allowance, MeteredMember
from coterie.sandbox.shelf import Held, Shelf, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from coterie.sandbox.metering import Meter

_ARCHIVE_ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz")


class Opened(NamedTuple):
    """A bundle and what was left out of it. inner: where in `bundle.path` the archive lies, "" = it is the path."""

    bundle: Bundle
    inner: str
    snags: tuple[Snag, ...]


class _Place(NamedTuple):
    """Where an archive lies: `inner` inside `path`, `depth` archives deep; it shares what may come out of it."""

    path: str
    inner: str
    depth: int
    allowance: Allowance

    @property
    def prefix(self) -> str:
        """What stands before the names of its members."""
        return f"{self.inner}/" if self.inner else ""


class Opener:
    """Opens paths under limits. without: members as (path, name) that are not touched, whatever they hold."""

    def __init__(self, meter: Meter, without: Collection[tuple[str, ...]] = ()) -> None:
        """Take the meter that counts for everything opened here."""
        self._meter = meter
        self._limits = meter.limits
        self._without = without
        self._shelf = Shelf()

    def open(self, path: Path) -> Iterator[Opened]:
        """Open one path of the user: one bundle, and one more for every archive inside."""
        shown = plain_name(os.fspath(path))
        if (shown, "") in self._without:
            return
        self._meter.touch(shown, "")
        try:
            yield from self._any(path, shown)
        except Exception as problem:  # noqa: BLE001 (whatever it is, the other paths go on)
            yield _nothing(shown, "", sentence_for(problem, self._limits))

    def close(self) -> None:
        """Let go of every archive."""
        self._shelf.close()

    def _any(self, path: Path, shown: str) -> Iterator[Opened]:
        """Open a path for what it is."""
        info = path.stat()
        if stat.S_ISDIR(info.st_mode):
            yield from self._folder(path, shown)
        elif stat.S_ISREG(info.st_mode):
            self._check_input(info.st_size)
            place = _Place(shown, "", 1, Allowance(self._limits))
            source = Source(path)
            opened = self._archive(place, source)
            if opened is not None:
                yield from opened
            elif (shown, _base(shown)) not in self._without:
                member = MeteredMember(
                    self._meter, shown, _base(shown), source.open, size=info.st_size, modified=_day(info.st_mtime)
                )
                yield Opened(Bundle(shown, _base(shown), (member,)), "", ())
        else:
            raise CannotRead(_("This is neither a file nor a folder."))

    def _check_input(self, size: int) -> None:
        """Refuse a file that is larger than any honest export."""
        if size > self._limits.input_bytes:
            raise LimitReached(
                _("This file is larger than the {limit} GiB Coterie reads.").format(
                    limit=max(1, self._limits.input_bytes // GIB)
                )
            )

    def _folder(self, folder: Path, shown: str) -> Iterator[Opened]:
        """Open a folder: its files together, and every archive in it by itself."""
        members: list[MeteredMember] = []
        archives: list[Opened] = []
        snags: list[Snag] = []
        for count, (file, info) in enumerate(_files_in(folder, partial(self._closed_folder, folder, snags))):
            if count >= self._limits.entries:
                raise zip_archives.too_many_entries(self._limits)
            name = plain_name(os.fspath(file.relative_to(folder)))
            if is_clutter(name) or (shown, name) in self._without:
                continue
            source = Source(file)
            place = _Place(shown, name, 1, Allowance(self._limits))
            try:
                self._check_input(info.st_size)
                opened = self._archive(place, source) if _may_be_archive(name) else None
            except Exception as problem:  # noqa: BLE001
                snags.append(Snag(name, sentence_for(problem, self._limits)))
                continue
            if opened is not None:
                archives += opened
                continue
            day = _day(info.st_mtime)
            members.append(MeteredMember(self._meter, shown, name, source.open, size=info.st_size, modified=day))
        if members or snags or not archives:
            yield Opened(Bundle(shown, _base(shown), tuple(members)), "", tuple(snags))
        yield from archives

    def _closed_folder(self, folder: Path, snags: list[Snag], closed: Path, problem: OSError) -> None:
        """Note a folder inside that cannot be looked into; raises when it is the folder itself."""
        if closed == folder:
            raise problem
        snags.append(Snag(plain_name(os.fspath(closed.relative_to(folder))), sentence_for(problem, self._limits)))

    def _archive(self, place: _Place, source: Source) -> list[Opened] | None:
        """Open an archive and the archives in it; None when it is none, or a workbook."""
        self._meter.touch(place.path, place.inner)
        with source.open() as stream:
            head = stream.read(4)
        if head in zip_archives.MAGIC:
            return self._zip(place, source)
        if tar_archives.is_tar(source):
            return self._tar(place, source)
        return None

    def _zip(self, place: _Place, source: Source) -> list[Opened] | None:
        reopen = self._shelf.keeper((place.path, place.inner), partial(zip_archives.open_zip, source, self._limits))
        archive = reopen()
        if zip_archives.is_office_document(archive):
            return None
        return self._bundles(place, *zip_archives.entries_of(archive, reopen, self._limits))

    def _tar(self, place: _Place, source: Source) -> list[Opened]:
        watch = tar_archives.Watch(place.inner, place.allowance, self._limits, self._meter.tick)
        reopen = self._shelf.keeper((place.path, place.inner), partial(tar_archives.open_tar, source, watch))
        return self._bundles(place, *tar_archives.entries_of(reopen(), reopen, self._limits), counted=True)

    def _bundles(
        self, place: _Place, entries: list[Entry], snags: list[Snag], *, counted: bool = False
    ) -> list[Opened]:
        """Make the bundle of an archive and those of the archives in it. counted: its stream counts by itself."""
        snags = [Snag(place.prefix + snag.member if snag.member else place.inner, snag.reason) for snag in snags]
        members: list[MeteredMember] = []
        inner: list[Opened] = []
        for entry in entries:
            name = place.prefix + entry.name
            if (place.path, name) in self._without:
                continue
            member = MeteredMember(
                self._meter,
                place.path,
                name,
                entry.open,
                size=entry.size,
                modified=entry.modified,
                packed=entry.packed,
                allowance=None if counted else place.allowance,
            )
            opened = self._inside(place, member, snags) if name.lower().endswith(_ARCHIVE_ENDINGS) else None
            if opened is None:
                members.append(member)
            else:
                inner += opened
        own = Bundle(place.path, _base(place.inner or place.path), tuple(members))
        if members or snags or not inner:
            return [Opened(own, place.inner, tuple(snags)), *inner]
        return inner

    def _inside(self, place: _Place, member: MeteredMember, snags: list[Snag]) -> list[Opened] | None:
        """Open an archive inside an archive; what stands in the way becomes a snag of the outer one."""
        deeper = _Place(place.path, member.name, place.depth + 1, place.allowance)
        if deeper.depth > self._limits.nesting:
            reason = _("It is an archive in an archive in an archive. Unpack the outer ones yourself.")
            snags.append(Snag(member.name, reason))
            return []
        try:
            hold = self._shelf.keeper((place.path, member.name, "bytes"), partial(self._hold, member))
            return self._archive(deeper, Source(held=hold))
        except Exception as problem:  # noqa: BLE001 (whatever it is, the other members go on)
            snags.append(Snag(member.name, sentence_for(problem, self._limits)))
            return []

    def _hold(self, member: MeteredMember) -> Held:
        """Read an archive inside an archive into memory, as far as the limit goes."""
        with member.open() as stream:
            held = stream.read(self._limits.inner_bytes + 1)
        if len(held) > self._limits.inner_bytes:
            raise LimitReached(
                _("It is an archive of more than {limit} MiB inside another. Unpack the outer one yourself.").format(
                    limit=max(1, self._limits.inner_bytes // MIB)
                )
            )
        return Held(held)


def _nothing(shown: str, member: str, reason: str) -> Opened:
    """Make the answer to a path that gives no bundle."""
    return Opened(Bundle(shown, _base(shown), ()), "", (Snag(member, reason),))


def _files_in(folder: Path, closed: Callable[[Path, OSError], None]) -> Iterator[tuple[Path, os.stat_result]]:
    """Give the ordinary files of a folder and of those in it, in the order of their names; links are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as problem:
        closed(folder, problem)
        return
    for entry in entries:
        if entry.is_symlink():
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files_in(Path(entry.path), closed)
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path), entry.stat(follow_symlinks=False)


def _may_be_archive(name: str) -> bool:
    """Say whether it is worth looking inside: by its ending, or because it has none."""
    return name.lower().endswith(_ARCHIVE_ENDINGS) or "." not in _base(name)


def _base(name: str) -> str:
    """Give the last part of a name."""
    return name.rstrip("/").rpartition("/")[2] or name


def _day(seconds: float) -> date | None:
    """Give the day of a file, None for a moment no calendar has."""
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (OverflowError, ValueError, OSError):
        return None
