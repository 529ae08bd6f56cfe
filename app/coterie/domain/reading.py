# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes out of reading foreign files: files, records as they are staged, and what stood in the way.

A staged record carries its thing as JSON text, so that it can be put aside without being understood;
`coterie.domain.things.thing_of` makes the thing of it, checked, when it is needed.
"""

from __future__ import annotations

from typing import NamedTuple

from coterie.domain.records import FileFound  # noqa: TC001 (a field of a named tuple)


class StagedFile(NamedTuple):
    """Begins a file; what belongs to it names it by `file_index`. An empty `found.source` means that nobody reads it.

    Indexes grow by one within one reading. Records of different files never mix.
    """

    file_index: int
    found: FileFound


class StagedRecord(NamedTuple):
    """A record as it crossed the process border.

    raw: may hold bytes that are no UTF-8; every text is sound Unicode.
    digest: 32 hex digits over kind, raw and payload: the same digest means that nothing changed.
    kind: one of `coterie.domain.things.KINDS`. payload: JSON in ASCII for `thing_of(kind, payload)`.
    """

    file_index: int
    key: str
    place: str
    raw: bytes
    digest: str
    kind: str
    payload: str
    repairs: tuple[str, ...]


class StagedProblem(NamedTuple):
    """A record that was refused (it counts), or with an empty `place` something about the file itself (it does not)."""

    file_index: int
    place: str
    reason: str
    excerpt: str

    @property
    def is_about_the_file(self) -> bool:
        """Whether it speaks of the file as a whole and counts as no record."""
        return not self.place


class StagedSkip(NamedTuple):
    """A record left out by a written rule: counted per reason, not a problem."""

    file_index: int
    place: str
    reason: str


class FileLost(NamedTuple):
    """Everything that came of this file before is withdrawn, the file itself included.

    What stood in the way follows under a new index, or the file is read once more.
    """

    file_index: int


class Progress(NamedTuple):
    """Bytes read of all bytes; total 0 = not known yet."""

    done: int
    total: int


StagedItem = StagedFile | StagedRecord | StagedProblem | StagedSkip | FileLost


class BrokenFrame(Exception):
    """What came from the reading child is not what it may send."""
