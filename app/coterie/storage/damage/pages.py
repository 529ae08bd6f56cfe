# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of a vault as they were last saved, each from the journal or the main file; None where one is damaged."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import IO, TYPE_CHECKING

from coterie.storage.damage.page_cipher import PAGE_BYTES, SALT_BYTES, PageCipher, salt_near
from coterie.storage.journal.check import Journal, JournalSeen, look_at_journal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.storage.opening.place import VaultPlace

_COUNT_AT, _FREE_AT, _VERSION_AT = 28, 32, 60
#: So many pages are asked whether a salt is the right one.
_WITNESSES = 32


class Pages:
    """Reads the pages of one vault. journal: what the journal beside it is."""

    def __init__(self, main: IO[bytes], journal_file: IO[bytes] | None, journal: JournalSeen, key: bytes) -> None:
        """Read over open files."""
        self._main = main
        self._journal_file = journal_file
        self.journal = journal
        self._in_file = main.seek(0, 2) // PAGE_BYTES
        salt = self._salt(key)
        main.seek(0)
        self._has_its_salt = main.read(SALT_BYTES) == salt
        self._cipher = PageCipher(key, salt)

    @cached_property
    def first(self) -> bytes | None:
        """The first page, which says of the whole what it is."""
        return self.read(1)

    @cached_property
    def count(self) -> int:
        """How many pages there should be, as far as that can be known."""
        if self.journal.count:
            return self.journal.count
        told = int.from_bytes(self.first[_COUNT_AT : _COUNT_AT + 4], "big") if self.first else 0
        return told or self._in_file

    @property
    def version(self) -> int:
        """The version of the schema, 0 where it cannot be known."""
        return int.from_bytes(self.first[_VERSION_AT : _VERSION_AT + 4], "big") if self.first else 0

    @property
    def first_free(self) -> int:
        """The first page of the list of free ones, 0 where there is none."""
        return int.from_bytes(self.first[_FREE_AT : _FREE_AT + 4], "big") if self.first else 0

    def read(self, number: int) -> bytes | None:
        """Give what stands on a page."""
        if not 0 < number <= max(self._in_file, self.journal.count):
            return None
        return self._cipher.read(number, self._raw(number))

    @cached_property
    def bad(self) -> frozenset[int]:
        """The pages that cannot be read."""
        numbers = range(1, self.count + 1)
        bad = {number for number in numbers if not self._cipher.is_whole(number, self._raw(number))}
        return frozenset(bad if self._has_its_salt else bad | {1})

    def _raw(self, number: int) -> bytes:
        at = self.journal.pages.get(number)
        if at is not None and self._journal_file is not None:
            self._journal_file.seek(at)
            return self._journal_file.read(PAGE_BYTES)
        self._main.seek((number - 1) * PAGE_BYTES)
        return self._main.read(PAGE_BYTES)

    def _salt(self, key: bytes) -> bytes:
        """Give the salt that all pages are summed with; one flipped bit of it would make every page look damaged."""
        self._main.seek(0)
        salt = self._main.read(SALT_BYTES)
        last = min(self._in_file, _WITNESSES)
        return salt_near(key, salt, [(number, self._raw(number)) for number in range(2, last + 1)])


@contextmanager
def pages_of(place: VaultPlace, key: bytes) -> Iterator[Pages]:
    """Open the pages of a vault for as long as the block lasts."""
    seen = look_at_journal(place.journal, place.database, key)
    if seen.kind is Journal.FOREIGN:
        seen = JournalSeen(Journal.FOREIGN, {})
    with place.database.open("rb") as main:
        if not seen.pages:
            yield Pages(main, None, seen, key)
            return
        with place.journal.open("rb") as journal:
            yield Pages(main, journal, seen, key)
