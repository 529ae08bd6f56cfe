# SPDX-License-Identifier: GPL-3.0-or-later
"""Names as people write them: credentials behind a comma are split off, nothing else is touched."""

from __future__ import annotations

import re
from functools import lru_cache

from coterie.domain.records import FoundName

#: Endings that are credentials although most of their letters are small.
_KNOWN = frozenset(
    ["jr", "sr", "ii", "iii", "iv", "esq", "phd", "meng", "beng", "mphil", "dphil", "mpharm", "pharmd", "dipl", "ing"]
)
_MARKS = str.maketrans("", "", "®™©()")


def split_credentials(name: str) -> tuple[str, str]:
    """Split `Stone, PhD, PMP` into name and credentials; a name whose every ending is no credential stays whole."""
    bare, comma, rest = name.partition(",")
    tokens = rest.replace(",", " ").split()
    if not comma or not bare.strip() or not tokens or not all(map(_is_credential, tokens)):
        return " ".join(name.split()), ""
    return " ".join(bare.split()), " ".join(rest.split()).strip(" ,")


def written_name(given: str, family: str) -> FoundName | None:
    """Make a name of the two cells most tables have, None when both are empty.

    A lone full stop as family name stands for none. Letters, scripts and order stay as written.
    """
    given, family = " ".join(given.split()), family.strip()
    family, suffix = split_credentials(family) if family not in (".", "-") else ("", "")
    if not suffix and "," in given:
        given, suffix = split_credentials(given)
    display = f"{given} {family}".strip()
    return FoundName(display, given, family, suffix=suffix) if display else None


@lru_cache(maxsize=65_536)
def plain_name(name: str) -> str:
    """Give a whole name in one cell without credentials and doubled spaces."""
    return split_credentials(name)[0] if "," in name else " ".join(name.split())


def _is_credential(token: str) -> bool:
    """Say whether a token looks like a degree or certificate: two to six letters, mostly capitals or with dots."""
    token = token.translate(_MARKS)
    letters = re.sub(r"[^\w]|[\d_]", "", token)
    if letters.casefold() in _KNOWN:
        return True
    if not 2 <= len(letters) <= 6 or not token[0].isalpha():
        return False
    capitals = sum(letter.isupper() for letter in letters)
    return capitals * 2 > len(letters) or ("." in token and capitals > 0)
