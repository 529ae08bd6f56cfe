# SPDX-License-Identifier: GPL-3.0-or-later
"""Bundles held in memory, so that a test can write a foreign file in its own lines."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from coterie.domain.foreign_files import Bundle, Importer, Wishes
from coterie.domain.records import FileFound, Found, Record, Refused, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: The day every reading test takes for today, unless it says otherwise.
TODAY = date(2026, 3, 2)


@dataclass(frozen=True)
class BytesMember:
    """One file of a bundle, held as bytes."""

    path: str
    name: str
    content: bytes
    modified: date | None = None

    @property
    def size(self) -> int:
        """Count the bytes."""
        return len(self.content)

    def head(self, size: int = 65_536) -> bytes:
        """Give the first bytes."""
        return self.content[:size]

    def open(self) -> BinaryIO:
        """Open the bytes for reading."""
        return io.BytesIO(self.content)


def bundle_of(
    files: Mapping[str, bytes | str],
    name: str = "export.zip",
    folder: str = "/home/ada/Downloads",
    modified: date | None = None,
) -> Bundle:
    """Make a bundle of file names and contents; text is written as UTF-8."""
    path = f"{folder}/{name}"
    return Bundle(
        path,
        name,
        tuple(
            BytesMember(path, member, content.encode() if isinstance(content, str) else content, modified)
            for member, content in files.items()
        ),
    )


def single_file(name: str, content: bytes | str, modified: date | None = None) -> Bundle:
    """Make the bundle of one file that was chosen by itself."""
    return bundle_of({name: content}, name=name, modified=modified)


def read_all(importer: Importer, bundle: Bundle, wishes: Wishes | None = None) -> list[Found]:
    """Recognise a bundle and read it to the end; nothing where the importer does not claim it."""
    claim = importer.recognise(bundle)
    if claim is None:
        return []
    return list(importer.read(bundle, claim, wishes or Wishes(today=TODAY)))


def by_file(found: Iterable[Found]) -> dict[str, list[Found]]:
    """Give what was found in each member, without its announcement."""
    files: dict[str, list[Found]] = {}
    current: list[Found] = []
    for item in found:
        if isinstance(item, FileFound):
            current = files.setdefault(item.member, [])
        else:
            current.append(item)
    return files


def announced(found: Iterable[Found]) -> dict[str, FileFound]:
    """Give the announcement of each member."""
    return {item.member: item for item in found if isinstance(item, FileFound)}


def records_of(found: Iterable[Found]) -> list[Record]:
    """Give the records alone."""
    return [item for item in found if isinstance(item, Record)]


def refusals_of(found: Iterable[Found]) -> list[Refused]:
    """Give the refused rows alone."""
    return [item for item in found if isinstance(item, Refused)]


def skipped_because(found: Iterable[Found]) -> Counter[str]:
    """Count the skipped rows per reason."""
    return Counter(item.reason for item in found if isinstance(item, Skipped))


def things_of(found: Iterable[Found]) -> Iterator[object]:
    """Give what the records hold."""
    return (record.thing for record in records_of(found))
