# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens to files on their way: cut short, saved anew by another program, columns moved, rows broken.

Each way of breaking takes a random source and a file, and says whether every good row must still arrive.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random


class Broken(NamedTuple):
    """A broken file. way: what happened to it. keeps: whether everything that stood in it can still be read."""

    way: str
    data: bytes
    keeps: bool = False


Way = "Callable[[Random, bytes], Broken | None]"


def _text(data: bytes) -> str | None:
    """Read a file as text, None where it is none."""
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeError:
        return None


def _table(data: bytes) -> tuple[str, list[list[str]]] | None:
    """Read a plain table: its delimiter and its rows; None where it is none, or has notes above its titles."""
    text = _text(data)
    if text is None or text.lstrip()[:1] in ("{", "[", "<") or text.lstrip().upper().startswith("BEGIN:"):
        return None
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=first.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    if first.count(delimiter) < 1 or len(rows) < 2 or any(len(row) not in (0, len(rows[0])) for row in rows):
        return None
    return delimiter, rows


def _written(rows: list[list[str]], delimiter: str) -> bytes:
    """Write a table."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def cut_short(random: Random, data: bytes) -> Broken | None:
    return Broken("cut short", data[: random.randrange(len(data))]) if data else None


def with_mark(random: Random, data: bytes) -> Broken | None:
    del random
    text = _text(data)
    return None if text is None else Broken("with a byte-order mark", b"\xef\xbb\xbf" + text.encode(), keeps=True)


def as_utf16(random: Random, data: bytes) -> Broken | None:
    del random
    text = _text(data)
    return None if text is None else Broken("as UTF-16", text.encode("utf-16"))


def as_windows(random: Random, data: bytes) -> Broken | None:
    del random
    text = _text(data)
    return None if text is None else Broken("as Windows-1252", text.encode("cp1252", "replace"))


def other_line_ends(random: Random, data: bytes) -> Broken | None:
    table = _table(data)
    if table is None or any("\n" in cell or "\r" in cell for row in table[1] for cell in row):
        return None
    end = random.choice([b"\r\n", b"\n"])
    return Broken("with other line ends", b"\n".join(data.splitlines()).replace(b"\n", end) + end, keeps=True)


def other_delimiter(random: Random, data: bytes) -> Broken | None:
    table = _table(data)
    return table and Broken("with another delimiter", _written(table[1], random.choice(";\t|")), keeps=True)


def reordered(random: Random, data: bytes) -> Broken | None:
    table = _table(data)
    if table is None:
        return None
    delimiter, rows = table
    order = list(range(len(rows[0])))
    random.shuffle(order)
    return Broken(
        "with columns in another order",
        _written([[row[at] for at in order] for row in rows if row], delimiter),
        keeps=True,
    )


def extra_column(random: Random, data: bytes) -> Broken | None:
    table = _table(data)
    if table is None:
        return None
    delimiter, rows = table
    at = random.randrange(len(rows[0]) + 1)
    more = [[*row[:at], "Latitude" if number == 0 else "48.2", *row[at:]] for number, row in enumerate(rows) if row]
    return Broken("with one column more", _written(more, delimiter), keeps=True)


def missing_column(random: Random, data: bytes) -> Broken | None:
    table = _table(data)
    if table is None:
        return None
    delimiter, rows = table
    at = random.randrange(len(rows[0]))
    return Broken("without a column", _written([[*row[:at], *row[at + 1 :]] for row in rows if row], delimiter))


def renamed_column(random: Random, data: bytes) -> Broken | None:
    table = _table(data)
    if table is None:
        return None
    delimiter, rows = table
    at = random.randrange(len(rows[0]))
    rows[0][at] = random.choice(["Ort", "Spalte 7", rows[0][at].upper(), rows[0][at].replace(" ", "_"), ""])
    return Broken("with a column renamed", _written(rows, delimiter))


def broken_row(random: Random, data: bytes) -> Broken | None:
    lines = data.splitlines(keepends=True)
    if len(lines) < 2:
        return None
    at = random.randrange(1, len(lines))
    row = random.choice(
        [b'"\n', b'a,b,"c\n', b"\x00\xff\xfe,,\n", b",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,x\n", b"}{\n", b'\\"\n']
    )
    return Broken("with a broken row", b"".join([*lines[:at], row, *lines[at:]]))


def lost_row(random: Random, data: bytes) -> Broken | None:
    lines = data.splitlines(keepends=True)
    at = random.randrange(len(lines)) if lines else 0
    return Broken("without a line", b"".join([*lines[:at], *lines[at + 1 :]]))


def changed_bytes(random: Random, data: bytes) -> Broken | None:
    changed = bytearray(data)
    for _time in range(random.randrange(1, 6) if data else 0):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return Broken("with changed bytes", bytes(changed))


def other_values(random: Random, data: bytes) -> Broken | None:
    """Put something else in the place of a value in JSON: what programs write when they have nothing, and worse."""
    text = _text(data)
    begin = (text or "").find("=") + 1 if (text or "").startswith("window.") else 0
    try:
        values: Any = json.loads((text or "")[begin:])
    except ValueError:
        return None
    places = list(_places(values))
    if not places:
        return None
    for holder, key in random.sample(places, min(len(places), random.randrange(1, 4))):
        holder[key] = random.choice(
            [None, 0, -1, 1e300, True, "", "text", [], {}, [[]], {"a": None}, "x" * 3000, [1, "a"]]
        )
    return Broken("with other values", ((text or "")[:begin] + json.dumps(values)).encode())


def lost_keys(random: Random, data: bytes) -> Broken | None:
    text = _text(data)
    try:
        values: Any = json.loads(text or "")
    except ValueError:
        return None
    places = [(holder, key) for holder, key in _places(values) if isinstance(holder, dict)]
    for holder, key in random.sample(places, min(len(places), random.randrange(1, 4))):
        holder.pop(key, None)
    return Broken("without some keys", json.dumps(values).encode())


def _places(values: Any) -> Any:  # noqa: ANN401 (whatever the JSON holds)
    """Give every place of a value: its holder and its key."""
    items = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    for key, value in list(items):
        yield values, key
        yield from _places(value)


WAYS: tuple[Callable[[Random, bytes], Broken | None], ...] = (
    cut_short, with_mark, as_utf16, as_windows, other_line_ends, other_delimiter, reordered, extra_column,
    missing_column, renamed_column, broken_row, lost_row, changed_bytes, other_values, lost_keys,
)  # fmt: skip
