# SPDX-License-Identifier: GPL-3.0-or-later
"""Zip archives: the entries that may be read as streams, and the ones that may not, each with its reason."""

from __future__ import annotations

import stat
import zipfile
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, cast

from coterie.domain.texts import _
from coterie.domain.written_numbers import whole
from coterie.sandbox.entries import Entry, NameCheck, Snag, is_clutter, plain_name
from coterie.sandbox.failures import CannotRead, LimitReached, damaged
from coterie.sandbox.metering import check_ratio, check_size
from coterie.sandbox.zip_names import more_entries_than, without_false_claims

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.sandbox.limits import Limits
    from coterie.sandbox.shelf import Source

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_READABLE = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
_ENCRYPTED = 0x1
_OFFICE = "[Content_Types].xml"


def open_zip(source: Source, limits: Limits) -> zipfile.ZipFile:
    """Open an archive; CannotRead when it is none or is cut off, LimitReached before a directory fills the memory."""
    with source.open() as stream:
        if more_entries_than(stream, limits.entries):
            raise too_many_entries(limits)
    try:
        try:
            return zipfile.ZipFile(source.path or source.open())
        except UnicodeDecodeError:
            return zipfile.ZipFile(without_false_claims(source.open()))
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OverflowError) as problem:
        raise CannotRead(damaged()) from problem


def is_office_document(archive: zipfile.ZipFile) -> bool:
    """Say whether it is a workbook or a text document rather than an archive of files."""
    return _OFFICE in archive.NameToInfo or "mimetype" in archive.NameToInfo


def entries_of(
    archive: zipfile.ZipFile, reopen: Callable[[], zipfile.ZipFile], limits: Limits
) -> tuple[list[Entry], list[Snag]]:
    """Go through the directory of an archive; `reopen` gives the archive again when an entry is to be read."""
    infos = archive.infolist()
    if len(infos) > limits.entries:
        raise too_many_entries(limits)
    names = NameCheck()
    entries: list[Entry] = []
    snags: list[Snag] = []
    for info in infos:
        if info.is_dir() or is_clutter(plain_name(info.filename)):
            continue
        reason = names.why_refused(info.orig_filename) or _why_refused(info, limits)
        name = plain_name(info.orig_filename)
        if reason:
            snags.append(Snag(name, reason))
        else:
            opener = partial(_open_entry, reopen, info)
            entries.append(Entry(name, info.file_size, _day(info), info.compress_size, opener))
    if infos and all(info.flag_bits & _ENCRYPTED for info in infos if not info.is_dir()) and not entries:
        raise CannotRead(_("This archive is locked with a passphrase. Unpack it yourself and bring in the files."))
    return entries, snags


def too_many_entries(limits: Limits) -> LimitReached:
    """Make the answer to an archive or folder with too many files."""
    return LimitReached(
        _("There are more than {limit} files in it. Bring in the parts you need by themselves.").format(
            limit=whole(limits.entries)
        )
    )


def _why_refused(info: zipfile.ZipInfo, limits: Limits) -> str:
    """Say why an entry is refused for what it is."""
    if stat.S_ISLNK(info.external_attr >> 16):
        return _("It is a link to another file. It was left out.")
    if info.flag_bits & _ENCRYPTED:
        return _("It is locked with a passphrase. It was left out.")
    if info.compress_type not in _READABLE:
        return _("It is packed in a way Coterie cannot unpack. It was left out.")
    try:
        check_ratio(info.compress_size, info.file_size, limits)
        check_size(info.file_size, limits)
    except LimitReached as limit:
        return str(limit)
    return ""


def _open_entry(reopen: Callable[[], zipfile.ZipFile], info: zipfile.ZipInfo) -> BinaryIO:
    """Open an entry for reading."""
    return cast("BinaryIO", reopen().open(info))


def _day(info: zipfile.ZipInfo) -> date | None:
    """Give the day of an entry; archives hold days that no calendar has."""
    try:
        return date(*info.date_time[:3])
    except ValueError:
        return None
