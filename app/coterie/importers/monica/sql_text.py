# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of a dump, read as text and never run: `INSERT IGNORE INTO` statements with one row in parentheses each.

Strings stand in single quotes with the escapes of PHP's addslashes; a value of digits may stand without quotes, a phone
number with its leading zero among them: every value stays the text it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_INSERT = re.compile(r"INSERT (?:IGNORE )?INTO `(?P<table>[^`]+)` \((?P<columns>[^)]*)\) VALUES\s*", re.IGNORECASE)
_VALUE = re.compile(r"\s*(?:'((?:[^'\\]|\\.|'')*)'|([^,()']*))\s*([,)])", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)|''", re.DOTALL)
_LETTERS = {"0": "\0", "n": "\n", "r": "\r", "t": "\t"}
_BETWEEN = re.compile(r"\s*([,;(])\s*")


def rows(text: str, tables: frozenset[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each row of these tables, by the end of a table's name, as texts by column; NULL is left out.

    A row that is broken ends its statement; the next statement goes on.
    """
    for match in _INSERT.finditer(text):
        table = _known(match["table"], tables)
        if table:
            columns = re.findall(r"`([^`]+)`", match["columns"])
            for values in _tuples(text, match.end()):
                yield table, {name: value for name, value in zip(columns, values, strict=False) if value is not None}


def _known(name: str, tables: frozenset[str]) -> str:
    """Give the table of a name that may have a prefix, the longest that fits; "" for one that is not read."""
    if name in tables:
        return name
    return max((table for table in tables if name.endswith(f"_{table}")), key=len, default="")


def _tuples(text: str, at: int) -> Iterator[list[str | None]]:
    """Give the values of each row from a place on."""
    while at < len(text) and text[at] == "(":
        values: list[str | None] = []
        at += 1
        while (match := _VALUE.match(text, at)) is not None:
            values.append(_value(match[1], match[2]))
            at = match.end()
            if match[3] == ")":
                break
        else:
            return
        yield values
        between = _BETWEEN.match(text, at)
        if between is None or between[1] == ";":
            return
        at = between.end()


def _value(quoted: str | None, bare: str | None) -> str | None:
    """Give a value as text, None for NULL."""
    if quoted is not None:
        return _ESCAPE.sub(lambda match: _LETTERS.get(match[1], match[1]) if match[1] else "'", quoted)
    bare = (bare or "").strip()
    return None if bare.upper() == "NULL" else bare
