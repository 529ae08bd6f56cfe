# SPDX-License-Identifier: GPL-3.0-or-later
"""Frames: what the reading child and its parent say to each other, as JSON behind four bytes of length.

A frame is a list that begins with its kind. JSON and not pickle, because a pickle would let a child that a foreign
file has captured run code in the parent. The parent believes nothing: `decode` checks every type and length.

Records are long, and to quote them only to take the quotes off again is most of what a frame costs: their raw text
and their payload stand behind the JSON and a line break, as they are, and the list says how long each is.
"""

from __future__ import annotations

import json
import struct
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from coterie.domain.reading import BrokenFrame, FileLost, Progress, StagedFile, StagedProblem, StagedRecord, StagedSkip
from coterie.domain.records import FileFound
from coterie.domain.things import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: No frame is longer; one record may fill one by itself.
LONGEST = 48 << 20
#: A frame carries no more records, and no more bytes unless one record is larger.
MOST_RECORDS = 500
USUAL_BYTES = 1 << 20
#: The longest short texts: keys, places, reasons, excerpts, names.
LONGEST_TEXT = 4_096

_LENGTH = struct.Struct(">I")
_LARGEST_NUMBER = 2**53
_TYPES_OF_A_RECORD = [str, str, int, str, str, int, list]

_write = json.JSONEncoder(check_circular=False, ensure_ascii=False, separators=(",", ":")).encode
_write_ascii = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode
_read = json.JSONDecoder().raw_decode


class Now(NamedTuple):
    """The child begins to read this member: what to name when nothing comes after it."""

    path: str
    member: str


class BundleBegun(NamedTuple):
    """The child begins a bundle; the one before is finished. inner: the archive inside `path`, "" = path itself."""

    path: str
    inner: str


class Batch(NamedTuple):
    """Items of one file."""

    items: Sequence[StagedRecord | StagedProblem | StagedSkip]


class Done(NamedTuple):
    """The child has read everything."""


Frame = Now | BundleBegun | StagedFile | Batch | FileLost | Progress | Done

#: A record on its way: key, place, raw, digest, kind, payload in ASCII, repairs.
Row = tuple[str, str, bytes, str, str, str, tuple[str, ...]]


def encode(*frame: object) -> bytes:
    """Write a frame with its length; BrokenFrame when it is longer than a frame may be."""
    try:
        body = _write(frame).encode()
    except UnicodeEncodeError:  # a path with bytes that are no UTF-8
        body = _write_ascii(frame).encode("ascii")
    return _with_length(body)


def encode_records(file_index: int, rows: Sequence[Row]) -> bytes:
    """Write a frame of records of one file; BrokenFrame when it is longer than a frame may be."""
    heads: list[tuple[object, ...]] = []
    behind: list[bytes] = []
    for key, place, raw, digest, kind, payload, repairs in rows:
        heads.append((key, place, len(raw), digest, kind, len(payload), repairs))
        behind += (raw, payload.encode("ascii"))
    return _with_length(b"\n".join((_write(("records", file_index, heads)).encode(), b"".join(behind))))


def _with_length(body: bytes) -> bytes:
    if len(body) > LONGEST:
        raise BrokenFrame("too long")
    return _LENGTH.pack(len(body)) + body


def take(stream: IO[bytes]) -> bytes | None:
    """Take the body of the next frame from a stream, None at its end."""
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise BrokenFrame("cut off")
    (length,) = _LENGTH.unpack(head)
    if length > LONGEST:
        raise BrokenFrame("too long")
    body = stream.read(length)
    if len(body) < length:
        raise BrokenFrame("cut off")
    return body


def decode(body: bytes) -> Frame:
    """Read the body of a frame that the child sent; BrokenFrame for anything it may not send."""
    head, line_break, behind = body.partition(b"\n")
    values = values_of(head)
    kind = values[0]
    if kind == "records":
        return _records(values[1:], behind)
    reader = _READERS.get(kind) if type(kind) is str else None
    if reader is None or line_break:
        raise BrokenFrame("no such kind")
    return reader(values[1:])


def values_of(body: bytes) -> list[Any]:
    """Read the list that a body holds."""
    try:
        text = body.decode()
        values, end = _read(text)
    except (ValueError, RecursionError) as problem:
        raise BrokenFrame("no JSON") from problem
    if end != len(text) or type(values) is not list or not values:
        raise BrokenFrame("no frame")
    return values


def _check(values: list[Any], *types: type) -> None:
    """Check the number and the types of the values of a frame."""
    if [*map(type, values)] != [*types]:
        raise BrokenFrame("wrong types")


def _check_texts(values: Sequence[str]) -> None:
    """Check that texts are short and hold no half of a character pair."""
    try:
        "".join(values).encode()
    except UnicodeEncodeError as problem:
        raise BrokenFrame("no text") from problem
    if max(map(len, values)) > LONGEST_TEXT:
        raise BrokenFrame("text too long")


def _check_number(value: int) -> None:
    """Check that a number is a count."""
    if not 0 <= value <= _LARGEST_NUMBER:
        raise BrokenFrame("no such number")


def _now(values: list[Any]) -> Now:
    _check(values, str, str)
    _check_texts(values)
    return Now(*values)


def _bundle(values: list[Any]) -> BundleBegun:
    _check(values, str, str)
    _check_texts(values)
    return BundleBegun(*values)


def _file(values: list[Any]) -> StagedFile:
    _check(values, int, str, str, str, bool, str, str, str)
    _check_number(values[0])
    _check_texts([value for value in values if type(value) is str])
    return StagedFile(values[0], FileFound(*values[1:]))


def _progress(values: list[Any]) -> Progress:
    _check(values, int, int)
    _check_number(values[0])
    _check_number(values[1])
    return Progress(*values)


def _lost(values: list[Any]) -> FileLost:
    _check(values, int)
    _check_number(values[0])
    return FileLost(*values)


def _done(values: list[Any]) -> Done:
    _check(values)
    return Done()


def _rows(values: list[Any]) -> tuple[int, list[Any]]:
    """Give the file and the rows of a frame that carries rows."""
    _check(values, int, list)
    _check_number(values[0])
    if not 0 < len(values[1]) <= MOST_RECORDS:
        raise BrokenFrame("too many, or none")
    return values[0], values[1]


def _records(values: list[Any], behind: bytes) -> Batch:
    index, rows = _rows(values)
    items: list[StagedRecord] = []
    at = 0
    for row in rows:
        if type(row) is not list or [*map(type, row)] != _TYPES_OF_A_RECORD:
            raise BrokenFrame("no record")
        middle = at + row[2]
        after = middle + row[5]
        if not at <= middle <= after <= len(behind):
            raise BrokenFrame("cut off")
        items.append(_record(index, row, behind[at:middle], behind[middle:after]))
        at = after
    if at != len(behind):
        raise BrokenFrame("more than was said")
    texts = [text for item in items for text in (item.key, item.place, *item.repairs)]
    _check_texts(texts)
    return Batch(items)


def _record(index: int, row: list[Any], raw: bytes, payload: bytes) -> StagedRecord:
    """Check a record; its key, place and repairs are looked at with those of the whole frame."""
    key, place, _length, digest, kind, _length_of_payload, repairs = row
    if len(digest) != 32 or kind not in KINDS or not payload.isascii() or not digest.isascii():
        raise BrokenFrame("no record")
    if repairs:
        _check(repairs, *[str] * len(repairs))
    return StagedRecord(index, key, place, raw, digest, kind, payload.decode("ascii"), tuple(repairs))


def _refused(values: list[Any]) -> Batch:
    index, rows = _rows(values)
    for row in rows:
        _check_row(row, 3)
    return Batch([StagedProblem(index, *row) for row in rows])


def _skipped(values: list[Any]) -> Batch:
    index, rows = _rows(values)
    for row in rows:
        _check_row(row, 2)
    return Batch([StagedSkip(index, *row) for row in rows])


def _check_row(row: Any, length: int) -> None:  # noqa: ANN401 (whatever the JSON holds)
    """Check a row of short texts."""
    if type(row) is not list:
        raise BrokenFrame("no row")
    _check(row, *[str] * length)
    _check_texts(row)


_READERS: dict[str, Callable[[list[Any]], Frame]] = {
    "now": _now,
    "bundle": _bundle,
    "file": _file,
    "refused": _refused,
    "skipped": _skipped,
    "lost": _lost,
    "progress": _progress,
    "done": _done,
}
