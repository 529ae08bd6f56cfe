# SPDX-License-Identifier: GPL-3.0-or-later
"""The child's way out: records are gathered into frames and sent when there are enough, or when time has passed.

What an importer gives is fitted to what a frame may hold here, so that a careless importer never looks like a
captured child: texts that are too long are cut, halves of character pairs replaced.
"""

from __future__ import annotations

import time
from hashlib import blake2b
from typing import TYPE_CHECKING

from coterie.domain.reading import BrokenFrame
from coterie.domain.texts import _
from coterie.domain.things import KIND_OF, payload_of
from coterie.sandbox import frames
from coterie.sandbox.long_texts import why_too_long

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.domain.records import FileFound, Record, Refused, Skipped

LONGEST_EXCERPT = 500
_LONGEST_KEY = 1_024
_LONGEST_PLACE = 200
_MOST_REPAIRS = 100
_HOLD_SECONDS = 0.2
_PROGRESS_SECONDS = 0.05
#: So many records are in the first frame of a file, so that the parent need not wait; then always twice as many.
_FIRST_RECORDS = 32
#: A row is counted with this many bytes beside its raw text and its payload.
_ROW_BYTES = 100


def plain(text: str, longest: int = frames.LONGEST_TEXT) -> str:
    """Give a short text that is sound Unicode: what is none becomes U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text[:longest]


def row_of(record: Record) -> frames.Row:
    """Make the row of a record: its thing as JSON, and a digest over everything that may change."""
    key, place, text, thing, repairs = record
    kind = KIND_OF[type(thing)]
    payload = payload_of(thing)
    raw = _bytes_of(text)
    digest = blake2b(b"".join((kind.encode(), raw, payload.encode())), digest_size=16).hexdigest()
    if not (key.isascii() and place.isascii()) or len(key) > _LONGEST_KEY or len(place) > _LONGEST_PLACE:
        key, place = _short_key(key), plain(place, _LONGEST_PLACE)
    if repairs:
        repairs = tuple(plain(repair) for repair in repairs[:_MOST_REPAIRS])
    return key, place, raw, digest, kind, payload, repairs


def _bytes_of(raw: str) -> bytes:
    """Give a raw record as it stood in its file; halves of character pairs never did."""
    try:
        return raw.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return plain(raw, len(raw)).encode()


def _short_key(key: str) -> str:
    """Shorten a key that is too long to one that is as stable."""
    sound = plain(key, len(key))
    if len(sound) <= _LONGEST_KEY:
        return sound
    return f"{sound[:200]}:{blake2b(sound.encode(), digest_size=16).hexdigest()}"


class Outbox:
    """Gathers what belongs to one file at a time and writes frames."""

    def __init__(self, write: Callable[[bytes], object], clock: Callable[[], float] = time.monotonic) -> None:
        """Take the way out and a clock."""
        self._write = write
        self._clock = clock
        self._file = 0
        self._records: list[frames.Row] = []
        self._enough = _FIRST_RECORDS
        self._bytes = 0
        self._refused: list[tuple[str, str, str]] = []
        self._skipped: list[tuple[str, str]] = []
        self._flushed = self._told = clock()

    def begin_file(self, index: int, found: FileFound) -> None:
        """Begin a file; what follows belongs to it."""
        self.flush()
        self._file, self._enough = index, _FIRST_RECORDS
        path, member, source, not_read, why, exported, encoding = found
        texts = [plain(text) for text in (path, member, source, why, exported, encoding)]
        self._send("file", index, *texts[:3], not_read, *texts[3:])

    def lost(self, index: int) -> None:
        """Withdraw the file that was begun last."""
        self._records, self._bytes, self._refused, self._skipped = [], 0, [], []
        self._send("lost", index)

    def record(self, record: Record) -> None:
        """Take a record of the file that was begun last."""
        row = row_of(record)
        if too_long := why_too_long(record.thing, row[5]):
            self._problem(record.place or "?", too_long, record.raw)
            return
        size = len(row[2]) + len(row[5]) + _ROW_BYTES
        if self._bytes + size > frames.USUAL_BYTES:
            self.flush()
        self._records.append(row)
        self._bytes += size
        if len(self._records) >= self._enough or self._clock() - self._flushed > _HOLD_SECONDS:
            self.flush()
            self._enough = min(2 * self._enough, frames.MOST_RECORDS)

    def refused(self, refused: Refused) -> None:
        """Take a refused record of the file that was begun last."""
        self._problem(refused.place or "?", refused.reason, refused.excerpt)

    def problem(self, reason: str) -> None:
        """Take a sentence about the file that was begun last."""
        self._problem("", reason, "")

    def _problem(self, place: str, reason: str, excerpt: str) -> None:
        row = plain(place, _LONGEST_PLACE), plain(reason), plain(excerpt, LONGEST_EXCERPT)
        self._refused.append(row)
        self._flush_if_due(len(self._refused))

    def skipped(self, skipped: Skipped) -> None:
        """Take a skipped record of the file that was begun last."""
        self._skipped.append((plain(skipped.place, _LONGEST_PLACE), plain(skipped.reason)))
        self._flush_if_due(len(self._skipped))

    def _flush_if_due(self, waiting: int) -> None:
        if waiting >= frames.MOST_RECORDS or self._clock() - self._flushed > _HOLD_SECONDS:
            self.flush()

    def now(self, path: str, member: str) -> None:
        """Say what is being read from here on; it overtakes what waits."""
        self._send("now", plain(path), plain(member))

    def begin_bundle(self, path: str, inner: str) -> None:
        """Begin a bundle."""
        self.flush()
        self._send("bundle", plain(path), plain(inner))

    def progress(self, done: int, total: int, *, always: bool = False) -> None:
        """Say how far the reading is, at most 20 times a second."""
        now = self._clock()
        if always or now - self._told >= _PROGRESS_SECONDS:
            self._told = now
            self._send("progress", min(done, total), total)

    def done(self) -> None:
        """Say that everything is read."""
        self.flush()
        self._send("done")

    def flush(self) -> None:
        """Send what waits."""
        if self._records:
            rows, self._records, self._bytes = self._records, [], 0
            self._send_records(rows)
        if self._refused:
            self._send("refused", self._file, self._refused)
            self._refused = []
        if self._skipped:
            self._send("skipped", self._file, self._skipped)
            self._skipped = []
        self._flushed = self._clock()

    def _send_records(self, rows: list[frames.Row]) -> None:
        """Send rows; what is too long together goes one by one, and what is too long alone is refused."""
        try:
            self._write(frames.encode_records(self._file, rows))
        except BrokenFrame:
            if len(rows) > 1:
                for row in rows:
                    self._send_records([row])
            else:
                reason = _("This record is larger than {limit} MiB.").format(limit=frames.LONGEST >> 20)
                _key, place, raw, *_rest = rows[0]
                self._refused.append((place or "?", reason, raw[:LONGEST_EXCERPT].decode("utf-8", "replace")))

    def _send(self, *frame: object) -> None:
        self._write(frames.encode(*frame))
