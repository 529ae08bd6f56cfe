# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the sandbox share: reading with the sample importers, and archives made in memory."""

from __future__ import annotations

import io
import sys
import tarfile
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coterie.domain.foreign_files import Wishes
from coterie.domain.reading import FileLost, StagedFile, StagedProblem, StagedRecord
from coterie.sandbox.archives import Opened, Opener
from coterie.sandbox.limits import Limits
from coterie.sandbox.metering import Meter
from coterie.sandbox.reader import ChildReader
from coterie.services.jobs import QuietJob

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.reading import StagedItem
    from coterie.services.jobs import JobContext

TOP = Path(__file__).resolve().parents[2]
_openers: list[Opener] = []
WISHES = Wishes(today=date(2024, 5, 1))


def command(importers: str = "tests.sandbox.sample_importers", body: str = "") -> list[str]:
    """Give the command of a child with other importers, or of one that does something else altogether."""
    start = f"import sys; sys.path[:0] = [{str(TOP / 'app')!r}, {str(TOP)!r}]\n"
    body = body or f"from coterie.sandbox.child import main; main({importers!r})"
    return [sys.executable, "-I", "-X", "utf8", "-c", start + body]


def read(
    *paths: Path, limits: Limits | None = None, ctx: JobContext | None = None, child: Sequence[str] = ()
) -> list[StagedItem]:
    """Read paths in a real child with the sample importers."""
    reader = ChildReader(limits or Limits(), child or command())
    return list(reader.read(paths, WISHES, ctx or QuietJob()))


def files(items: Sequence[StagedItem]) -> dict[int, StagedFile]:
    """Give the files that were not withdrawn."""
    lost = {item.file_index for item in items if isinstance(item, FileLost)}
    return {item.file_index: item for item in items if isinstance(item, StagedFile) if item.file_index not in lost}


def names(items: Sequence[StagedItem]) -> list[tuple[str, str]]:
    """Give the member and the raw text of every record that was not withdrawn."""
    kept = files(items)
    return [
        (kept[item.file_index].found.member, item.raw.decode())
        for item in items
        if isinstance(item, StagedRecord)
        if item.file_index in kept
    ]


def problems(items: Sequence[StagedItem]) -> dict[str, str]:
    """Give the sentence about each file that could not be read."""
    kept = files(items)
    return {
        kept[item.file_index].found.member: item.reason
        for item in items
        if isinstance(item, StagedProblem)
        if item.is_about_the_file
    }


def lines(*texts: str) -> bytes:
    """Give a file that the sample importer reads."""
    return "\n".join(["LINES", *texts, ""]).encode()


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """Give a zip archive with these entries, packed."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return held.getvalue()


def tarred(*entries: tuple[str, bytes | tarfile.TarInfo], mode: str = "w:gz") -> bytes:
    """Give a tar archive with these entries; a TarInfo stands for itself."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in entries:
            info = data if isinstance(data, tarfile.TarInfo) else tarfile.TarInfo(name)
            if isinstance(data, bytes):
                info.size = len(data)
            archive.addfile(info, io.BytesIO(data) if isinstance(data, bytes) else None)
    return held.getvalue()


def opened(path: Path, **figures: int) -> list[Opened]:
    """Open a path as the child does, with some limits lowered."""
    opener = Opener(meter(**figures))
    _openers.append(opener)
    return list(opener.open(path))


def close_all() -> None:
    """Let go of the archives that a test has opened."""
    while _openers:
        _openers.pop().close()


def meter(**figures: int) -> Meter:
    """Make a meter nobody listens to."""
    return Meter(Limits(**figures), lambda path, name: None, lambda: None)


def members(bundles: Sequence[Opened]) -> list[str]:
    """Give the names of all members."""
    return [member.name for one in bundles for member in one.bundle.members]


def snags(bundles: Sequence[Opened]) -> dict[str, str]:
    """Give what was left out, with the reason."""
    return {snag.member: snag.reason for one in bundles for snag in one.snags}
