# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows on a page, in the engine's own layout: SQLite's file format, sections 1.6 and 2.1 of its description."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass

from coterie.storage.damage.page_cipher import PAGE_BYTES, RESERVED_BYTES

USABLE = PAGE_BYTES - RESERVED_BYTES
LEAF, INTERIOR = 0x0D, 0x05
_FIRST_HEADER = 100
INDEX_LEAF, INDEX_INTERIOR = 0x0A, 0x02
_LOCAL_MOST = USABLE - 35
_LOCAL_MOST_OF_INDEX = (USABLE - 12) * 64 // 255 - 23
_LOCAL_LEAST = (USABLE - 12) * 32 // 255 - 23
_SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)

Value = int | float | str | bytes | None
#: Gives the rest of a row that began on a page: first page of it, and how many bytes; None where it cannot be read.
Rest = Callable[[int, int], bytes | None]


class NotARecord(ValueError):
    """What stands there is not laid out as the engine writes."""


@dataclass(frozen=True)
class Row:
    """One row of a table: its key and its values as they lie, None for a key that stands in its place."""

    key: int
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Child:
    """A page below another: its rows have keys up to `highest`; None = as high as the parent's."""

    page: int
    highest: int | None


def kind_of(number: int, page: bytes) -> int:
    """Give what kind of page it is: LEAF, INTERIOR, or another number for all that holds no rows of a table."""
    return page[_begin(number)]


def children_of(number: int, page: bytes) -> list[Child]:
    """Give the pages below an inner page of a table, in the order of their keys."""
    begin = _begin(number)
    found = [
        Child(int.from_bytes(page[at : at + 4], "big"), signed(varint(page, at + 4)[0]))
        for at in _cells(begin, page, 12)
    ]
    return [*found, Child(int.from_bytes(page[begin + 8 : begin + 12], "big"), None)]


def rows_of(number: int, page: bytes, rest: Rest) -> tuple[list[Row], list[int]]:
    """Give the rows on a leaf of a table, and the keys of those whose rest cannot be read."""
    rows: list[Row] = []
    lost: list[int] = []
    for cell in _cells(_begin(number), page, 8):
        size, at = varint(page, cell)
        key, at = varint(page, at)
        payload = _payload(page, at, size, rest, _LOCAL_MOST)
        if payload is None:
            lost.append(signed(key))
        else:
            rows.append(Row(signed(key), tuple(values_of(payload))))
    return rows, lost


def entries_of(number: int, page: bytes, rest: Rest) -> tuple[list[list[Value]], list[int]]:
    """Give the entries on a page of an index, the key of the row last, and the pages below it."""
    begin = _begin(number)
    is_inner = page[begin] == INDEX_INTERIOR
    entries: list[list[Value]] = []
    below: list[int] = []
    for cell in _cells(begin, page, 12 if is_inner else 8):
        if is_inner:
            below.append(int.from_bytes(page[cell : cell + 4], "big"))
        size, at = varint(page, cell + 4 if is_inner else cell)
        payload = _payload(page, at, size, rest, _LOCAL_MOST_OF_INDEX)
        if payload is not None:
            entries.append(values_of(payload))
    if is_inner:
        below.append(int.from_bytes(page[begin + 8 : begin + 12], "big"))
    return entries, below


def _begin(number: int) -> int:
    return _FIRST_HEADER if number == 1 else 0


def _cells(begin: int, page: bytes, header: int) -> tuple[int, ...]:
    count = int.from_bytes(page[begin + 3 : begin + 5], "big")
    if begin + header + 2 * count > USABLE:
        raise NotARecord
    return struct.unpack_from(f">{count}H", page, begin + header)


def _payload(page: bytes, at: int, size: int, rest: Rest, most: int) -> bytes | None:
    if size <= most:
        return page[at : at + size]
    local = _LOCAL_LEAST + (size - _LOCAL_LEAST) % (USABLE - 4)
    local = local if local <= most else _LOCAL_LEAST
    following = rest(int.from_bytes(page[at + local : at + local + 4], "big"), size - local)
    return None if following is None else page[at : at + local] + following


def values_of(payload: bytes) -> list[Value]:
    """Take a record apart."""
    end, at = varint(payload, 0)
    kinds = []
    while at < end:
        # Nearly all are of one byte, and this is done for every value of a vault.
        kind = payload[at] if at < len(payload) else 0x80
        kind, at = (kind, at + 1) if kind < 0x80 else varint(payload, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        if kind == 0:
            values.append(None)
            continue
        size = _SIZES[kind] if kind < len(_SIZES) else (kind - 12) // 2
        values.append(_value(kind, payload[at : at + size], size))
        at += size
    return values


def _value(kind: int, data: bytes, size: int) -> Value:
    if len(data) != size:
        raise NotARecord
    if kind > 12:
        return data if kind % 2 == 0 else data.decode("utf-8", "replace")
    if kind == 7:
        number: float = struct.unpack(">d", data)[0]
        return number
    if kind in {8, 9}:
        return kind - 8
    if kind < 7:
        return int.from_bytes(data, "big", signed=True)
    if kind < 12:
        raise NotARecord
    return data


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Read a number of one to nine bytes; give it and where it ends."""
    value = 0
    try:
        for _turn in range(8):
            byte = data[at]
            at += 1
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value, at
        return value << 8 | data[at], at + 1
    except IndexError:
        raise NotARecord from None


def signed(value: int) -> int:
    """Give a key as the engine means it: 64 bits with a sign."""
    return value - (1 << 64) if value >> 63 else value
