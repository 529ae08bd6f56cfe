# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses of the web as a person reads them: letters in the place of their percent signs, where that is safe.

Only letters, their marks and digits of other scripts are written out, and only where writing them back gives the very
same address. What separates parts, is not seen, or turns text round stays as it is; so does the name of the site.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

_RUN = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_LETTERS = ("L", "M", "N")


def readable_address(address: str) -> str:
    """Give an address, without its scheme, for reading; never for opening or copying."""
    site, slash, rest = address.partition("/")
    return site + slash + _RUN.sub(_read, rest)


def _read(found: re.Match[str]) -> str:
    try:
        letters = bytes.fromhex(found[0].replace("%", "")).decode("utf-8")
    except ValueError:
        return found[0]
    is_plain = all(not letter.isascii() and unicodedata.category(letter)[0] in _LETTERS for letter in letters)
    begins_well = not unicodedata.combining(letters[0])
    same = quote(letters) == found[0].upper() and unicodedata.normalize("NFC", letters) == letters
    return letters if is_plain and begins_well and same else found[0]
