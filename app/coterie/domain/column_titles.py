# SPDX-License-Identifier: GPL-3.0-or-later
"""Titles of columns as they compare, and a mark by which a table is known again."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CAMEL = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_GAPS = re.compile(r"[\s_\-\u2010-\u2015]+")
_UNSEEN = re.compile("[\u200b-\u200d\u2060\ufeff]")


@lru_cache(maxsize=4096)
def normalised_title(title: str) -> str:
    """Give a column title in the spelling that compares: `FirstName`, `First Name` and `first_name` are one."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFKC", title)).strip().rstrip(";:")
    return _GAPS.sub(" ", _CAMEL.sub(" ", text).casefold()).strip()


def fingerprint_of(names: Iterable[str]) -> str:
    """Give 16 hexadecimal digits for a set of normalised titles, whatever their order."""
    return blake2b("\x1f".join(sorted(names)).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
