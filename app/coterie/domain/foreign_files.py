# SPDX-License-Identifier: GPL-3.0-or-later
"""Foreign files as importers see them: members of a bundle, opened as streams, and what the user ticked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Protocol

from coterie.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coterie.domain.column_maps.maps import ColumnMap
    from coterie.domain.records import Found

#: Kinds of content that are off until ticked.
OPTIONAL_KINDS = (
    "message-text",
    "phone-book",
    "followers",
    "reactions",
    "votes",
    "saved-posts",
    "member-follows",
    "answers",
    "guests",
    "members",
    "contributors",
    "friends",
    "nameless",
    "extras",
)


class Member(Protocol):
    """One file inside a bundle."""

    @property
    def path(self) -> str:
        """The path the user gave (a file or an archive)."""

    @property
    def name(self) -> str:
        """The path inside the archive or folder with forward slashes; for a single file its base name."""

    @property
    def size(self) -> int:
        """Bytes when read."""

    @property
    def modified(self) -> date | None:
        """Day of the file's own date, None where unknown."""

    def head(self, size: int = 65_536) -> bytes:
        """Give the first bytes."""

    def open(self) -> BinaryIO:
        """Open for reading, under limits, counting progress; may be opened more than once."""


@dataclass(frozen=True)
class Bundle:
    """Files that belong together: an archive, a folder, or one file by itself. name: base name the user sees."""

    path: str
    name: str
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Wishes:
    """What the user ticked and what is known beforehand.

    include: names out of OPTIONAL_KINDS. me: identity keys of the owner (`li:...`, `mail:...`).
    my_names: the owner's names, as written. today: the day that "past" is judged by.
    region: two-letter home region for phone numbers, "" = unknown.
    picked: folded names and mail addresses of the people who are brought in one by one from lists that are off
    (guests, members, contributors, followers). maps: what the columns of tables mean that no importer knows.
    sample: so many rows of each such table, and nothing else, are wanted to look at; encoding: in which they are read.
    """

    today: date
    include: frozenset[str] = frozenset()
    me: frozenset[str] = frozenset()
    my_names: frozenset[str] = frozenset()
    region: str = ""
    picked: frozenset[str] = frozenset()
    maps: tuple[ColumnMap, ...] = ()
    sample: int = 0
    encoding: str = ""

    def wants_person(self, kind: str, name: str, mail: str = "") -> bool:
        """Say whether somebody of a list that is off is brought in: the whole kind is ticked, or they are."""
        return kind in self.include or (bool(self.picked) and (fold(name) in self.picked or mail in self.picked - {""}))


@dataclass(frozen=True)
class Claim:
    """An importer's claim on members of a bundle; the highest sureness (0 to 100) wins each member."""

    sureness: int
    members: tuple[Member, ...] = field(default=())


class Importer(Protocol):
    """One kind of foreign file: recognises by content, reads as a stream, never writes or follows links."""

    @property
    def id(self) -> str:
        """Short name such as `linkedin`; the sources of its files begin with it."""

    @property
    def title(self) -> str:
        """The name a user knows it by."""

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Say which members this importer reads, or None; looks at heads only."""

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Yield FileFound before the records of each file; bad rows become Refused, never an exception.

        Every record of a file becomes exactly one of Record, Refused or Skipped.
        """
