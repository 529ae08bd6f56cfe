# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept of a row: its cells as compact JSON, and short fingerprints that make keys stable."""

from __future__ import annotations

import json
from hashlib import blake2b
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: One encoder for all rows; `json.dumps` with other than its own settings makes a new one at each call.
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def cells_text(cells: list[str]) -> str:
    """Write the cells of a row as a JSON array, in the order of the file."""
    return f"[{','.join(map(encode_basestring, cells))}]"


def titled_text(titles: Sequence[str], cells: Sequence[str], without: Iterable[int] = ()) -> str:
    """Write a row as a JSON object with its column titles; a title that stands twice gets a number.

    Rows of kinds that have no table yet are kept so: whoever brings the table has the row and no file beside it.
    """
    return _encode(titled_cells(titles, cells, without))


def titled_cells(titles: Sequence[str], cells: Sequence[str], without: Iterable[int] = ()) -> dict[str, str]:
    """Give the filled cells of a row by their column titles; a title that stands twice gets a number."""
    left_out = set(without)
    kept: dict[str, str] = {}
    for index, (title, cell) in enumerate(zip(titles, cells, strict=False)):
        if cell and index not in left_out:
            kept[title if title not in kept else f"{title} ({index + 1})"] = cell
    return kept


def fingerprint(*parts: str) -> str:
    """Give 24 hexadecimal digits that stay the same for the same texts in the same order."""
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
