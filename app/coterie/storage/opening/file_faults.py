# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with a vault's files, told apart: the engine says the same of all of it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from coterie.domain.errors import VaultDamaged, VaultNotReadable
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole
from coterie.storage.damage.page_cipher import PAGE_BYTES, PLAIN_HEADER, SALT_BYTES, PageCipher, salt_near

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coterie.storage.opening.place import VaultPlace

#: Where the first page says how many pages there are.
_COUNT_AT = 28
#: So many pages are looked at to tell a damaged first page from a file under another key.
_LOOKED_AT = 64


@contextmanager
def named(place: VaultPlace, key: bytes) -> Iterator[None]:
    """Say what exactly is damaged where a block finds that something is."""
    try:
        yield
    except VaultDamaged as error:
        told = fault_of(place.database) or fault_under(place.database, key)
        if not told:
            raise
        raise VaultDamaged(told, restore_hint()) from error
    except OSError as error:
        raise VaultNotReadable(
            _("The vault at {0} cannot be read: {1}.").format(place.folder, error.strerror or error),
            _("Nothing was changed. Check that the disk is there and that you may read it."),
        ) from error


def restore_hint() -> str:
    """Say what helps where a file is damaged."""
    return _("Nothing was changed. Restore the newest backup from the folder “backups”.")


def fault_of(database: Path) -> str:
    """Say what anybody can see that is wrong with a database, "" where nothing is."""
    with database.open("rb") as stream:
        head = stream.read(PAGE_BYTES)
    if not head:
        return _("The file vault.db is empty: something cut it off.")
    if head.startswith(PLAIN_HEADER[:SALT_BYTES]):
        return _("The file vault.db is an ordinary database that is not encrypted: it is not your vault.")
    if len(head) < PAGE_BYTES:
        return counted(
            "The file vault.db is cut off: only {n} byte of it is left.",
            "The file vault.db is cut off: only {n} bytes of it are left.",
            len(head),
        )
    return ""


def belongs_to(database: Path, key: bytes) -> bool:
    """Say whether any of the first pages was written under a key."""
    with database.open("rb") as stream:
        pages = [(number, stream.read(PAGE_BYTES)) for number in range(1, _LOOKED_AT)]
    cipher = PageCipher(key, salt_near(key, pages[0][1][:SALT_BYTES], pages[1:]))
    return any(cipher.is_whole(number, page) for number, page in pages)


def fault_under(database: Path, key: bytes) -> str:
    """Say what is wrong with a database under its key, as far as its first page and its length tell."""
    size = database.stat().st_size
    with database.open("rb") as stream:
        head = stream.read(PAGE_BYTES)
        cipher = PageCipher(key, head[:SALT_BYTES])
        first = cipher.read(1, head)
        if first is None:
            if belongs_to(database, key):
                return _("The first page of vault.db is damaged. The pages behind it can still be read.")
            return _(
                "The file vault.db does not belong to this vault’s key files, or is damaged from its beginning on."
            )
    count = int.from_bytes(first[_COUNT_AT : _COUNT_AT + 4], "big")
    missing = count - size // PAGE_BYTES
    if missing > 0:
        return counted(
            "The file vault.db is cut off: {n} of its {{pages}} pages is missing at the end.",
            "The file vault.db is cut off: {n} of its {{pages}} pages are missing at the end.",
            missing,
        ).format(pages=whole(count))
    return ""
