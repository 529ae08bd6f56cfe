# SPDX-License-Identifier: GPL-3.0-or-later
"""Single pages of the encrypted file: whether one is whole, and what stands on it.

The engine tells damage only while it walks a whole database. Before a journal is taken over, and where a page on the
way to others is damaged, single pages have to be looked at. This is SQLCipher's format 4 with a raw key, as its
makers describe it: AES-256-CBC, and HMAC-SHA512 over the encrypted text, the nonce and the number of the page. A test
holds it against the engine.
"""

from __future__ import annotations

import hashlib
import hmac
from functools import cached_property

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE_BYTES = 4_096
SALT_BYTES = 16
NONCE_BYTES, SUM_BYTES = 16, 64
RESERVED_BYTES = NONCE_BYTES + SUM_BYTES
PLAIN_HEADER = b"SQLite format 3\x00"
_FAST_ROUNDS = 2
_SALT_MASK = 0x3A
_SUM_KEY_BYTES = 32


class PageCipher:
    """Reads pages of one file. salt: the first bytes of that file."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        """Take the data key of the vault."""
        self._key = key
        self._salt = salt

    @cached_property
    def _sum_key(self) -> bytes:
        salt = bytes(byte ^ _SALT_MASK for byte in self._salt)
        return hashlib.pbkdf2_hmac("sha512", self._key, salt, _FAST_ROUNDS, _SUM_KEY_BYTES)

    def is_whole(self, number: int, page: bytes) -> bool:
        """Say whether a page is as it was written; its number counts from 1."""
        if len(page) != PAGE_BYTES:
            return False
        summed = page[_begin(number) : -SUM_BYTES] + number.to_bytes(4, "little")
        return hmac.compare_digest(hmac.digest(self._sum_key, summed, "sha512"), page[-SUM_BYTES:])

    def read(self, number: int, page: bytes) -> bytes | None:
        """Give what stands on a page, in the engine's own layout; None where it is not whole."""
        if not self.is_whole(number, page):
            return None
        nonce = page[-RESERVED_BYTES:-SUM_BYTES]
        reader = Cipher(AES(self._key), CBC(nonce)).decryptor()
        plain = reader.update(page[_begin(number) : -RESERVED_BYTES]) + reader.finalize()
        return PLAIN_HEADER + plain if number == 1 else plain


def _begin(number: int) -> int:
    """Say where the encrypted text of a page begins: the first page has the salt in front."""
    return SALT_BYTES if number == 1 else 0


def salt_near(key: bytes, salt: bytes, witnesses: list[tuple[int, bytes]]) -> bytes:
    """Give the salt that pages were summed with, where one bit of it may have changed; else the salt as it is.

    witnesses: pages behind the first, by number.
    """
    if not witnesses or _opens(key, salt, witnesses):
        return salt
    for bit in range(len(salt) * 8):
        near = bytearray(salt)
        near[bit // 8] ^= 1 << bit % 8
        if _opens(key, bytes(near), witnesses[:2]):
            return bytes(near)
    return salt


def _opens(key: bytes, salt: bytes, witnesses: list[tuple[int, bytes]]) -> bool:
    cipher = PageCipher(key, salt)
    return any(cipher.is_whole(number, page) for number, page in witnesses)
