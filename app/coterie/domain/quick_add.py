# SPDX-License-Identifier: GPL-3.0-or-later
"""One typed line understood: what kind of thing it adds, when, for whom, under which tags.

A small closed grammar. What it understands is marked with its place in the line, so that it can be tinted and taken
back; all other words stay words. People are found by whoever knows them, among the words that are left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coterie.domain.clock_phrases import time_at
from coterie.domain.day_phrases import DayPhrases, DayRead, iso_day
from coterie.domain.day_words import Word, words_of_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from coterie.domain.languages.language import DateWords, Speech

PREFIXES = {"p": "person", "n": "note", "l": "log", "e": "event"}
_TAG = re.compile(r"(?<!\S)#([^\s#,;]{1,60})")
_PRIVATE = re.compile(r"(?<!\S)!(?!\S)")
_PREFIX = re.compile(r"\s*([A-Za-z]):\s*")
_LONGEST_RHYTHM = 3_650


@dataclass(frozen=True)
class Part:
    """A piece of the line that was understood. kind: date, time, repeat, tag, private or prefix."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class QuickLine:
    """What a line says. other_day: how the date could be read as well; text: the words that were not understood."""

    kind: str = ""
    day: date | None = None
    other_day: date | None = None
    at: time | None = None
    every_days: int | None = None
    tags: tuple[str, ...] = ()
    private: bool = False
    text: str = ""
    parts: tuple[Part, ...] = ()


def understand(line: str, today: date, speech: Speech, kept_as_words: Sequence[str] = ()) -> QuickLine:
    """Understand a line; in a language without a grammar no dates but 2026-05-12.

    kept_as_words: pieces the person took back. A day that is gone makes a log: what was, nobody plans.
    """
    refused = frozenset(piece.casefold() for piece in kept_as_words)
    found = _Reader(line, today, speech, refused).read()
    dated = "" if found.day is None else "follow_up" if found.day >= today else "log"
    return replace(found, kind=found.kind or dated or "note", text=_left_over(line, found.parts))


class _Reader:
    """Reads one line from the signs that are sure to the words that need a language."""

    def __init__(self, line: str, today: date, speech: Speech, refused: frozenset[str]) -> None:
        self._line = line
        self._today = today
        self._speech = speech
        self._refused = refused
        self._found = QuickLine()

    def read(self) -> QuickLine:
        self._signs()
        found = words_of_line(self._line)
        for place, word in enumerate(found):
            self._dated(found, place, _one_word(iso_day(word)))
        if self._speech.words is not None:
            self._said(found, self._speech.words)
        return self._found

    def _signs(self) -> None:
        prefix = _PREFIX.match(self._line)
        if prefix and prefix[1].lower() in PREFIXES and self._take("prefix", *prefix.span()):
            self._found = replace(self._found, kind=PREFIXES[prefix[1].lower()])
        for tag in _TAG.finditer(self._line):
            if self._take("tag", *tag.span()):
                self._found = replace(self._found, tags=(*self._found.tags, tag[1]))
        for sign in _PRIVATE.finditer(self._line):
            if self._take("private", *sign.span()):
                self._found = replace(self._found, private=True)

    def _said(self, found: list[Word], words: DateWords) -> None:
        """Read rhythms and dates in words, then times, then dates in figures: the surest first.

        "10 de la mañana" is a time before "mañana" is tomorrow.
        """
        gone = self._found.kind == "log"
        phrases = DayPhrases(words, self._today, gone=gone, day_first=self._speech.habits.day_first)
        for place in range(len(found)):
            self._time(found, place, words, half_said=True)
        for place in range(len(found)):
            self._repeat(found, place, phrases)
            self._dated(found, place, phrases.at(found, place))
        for place in range(len(found)):
            self._time(found, place, words)
        for place in range(len(found)):
            self._dated(found, place, phrases.numeric(found, place))

    def _repeat(self, found: list[Word], place: int, phrases: DayPhrases) -> None:
        read = phrases.repeat(found, place)
        if read is None or read[0] > _LONGEST_RHYTHM or self._found.every_days is not None:
            return
        if self._take("repeat", found[place].start, found[place + read[1] - 1].end):
            self._found = replace(self._found, every_days=read[0])

    def _time(self, found: list[Word], place: int, words: DateWords, *, half_said: bool = False) -> None:
        read = time_at(found, place, words) if self._found.at is None else None
        if read is None or (half_said and not read.half_said):
            return
        if self._take("time", found[place].start, found[place + read.words - 1].end):
            self._found = replace(self._found, at=read.at)

    def _dated(self, found: list[Word], place: int, read: DayRead | None) -> None:
        if read is None or self._found.day is not None:
            return
        if self._take("date", found[place].start, found[place + read.words - 1].end):
            self._found = replace(self._found, day=read.day, other_day=read.other)

    def _take(self, kind: str, start: int, end: int) -> bool:
        """Mark a piece, unless the person took it back or it is part of something else."""
        piece = self._line[start:end].strip().casefold()
        if any(piece in kept for kept in self._refused):
            return False
        if any(part.start < end and start < part.end for part in self._found.parts):
            return False
        parts = sorted((*self._found.parts, Part(kind, start, end)), key=lambda part: part.start)
        self._found = replace(self._found, parts=tuple(parts))
        return True


def _one_word(day: date | None) -> DayRead | None:
    return None if day is None else DayRead(day, 1)


def _left_over(line: str, parts: Sequence[Part]) -> str:
    """Give the words of a line that were not understood, with tags as plain words where they stand in a sentence."""
    pieces, at = [], 0
    for part in parts:
        pieces.append(line[at : part.start])
        at = part.end
    words = " ".join("".join([*(piece + " " for piece in pieces), line[at:]]).split())
    return re.sub(r" +([,;])", r"\1", words)
