# SPDX-License-Identifier: GPL-3.0-or-later
"""One typed line understood: what kind of thing it adds, when, for whom, under which tags.

A small closed grammar. What it understands is marked with its place in the line, so that it can be tinted and taken
back; all other words stay words. People are found by whoever knows them, among the words that are left.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from coterie.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coterie.domain.quick_words import QuickWords

PREFIXES = {"p": "person", "n": "note", "l": "log", "e": "event"}
_TAG = re.compile(r"(?<!\S)#([^\s#,;]{1,60})")
_PRIVATE = re.compile(r"(?<!\S)!(?!\S)")
_PREFIX = re.compile(r"\s*([A-Za-z]):\s*")
_ISO = re.compile(r"(?<!\S)(\d{4})-(\d{2})-(\d{2})(?!\S)")
_SLASHED = re.compile(r"(?<!\S)(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?(?!\S)")
_FAR = 1_000


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


@dataclass(frozen=True)
class _Word:
    folded: str
    start: int
    end: int


def understand(line: str, today: date, words: QuickWords | None, kept_as_words: Sequence[str] = ()) -> QuickLine:
    """Understand a line. words None: no dates but 2026-05-12; kept_as_words: pieces the person took back."""
    found = _Reader(line, today, words, frozenset(piece.casefold() for piece in kept_as_words)).read()
    kind = found.kind or ("follow_up" if found.day else "note")
    return replace(found, kind=kind, text=_left_over(line, found.parts))


class _Reader:
    """Reads one line from the signs that are sure to the words that need a language."""

    def __init__(self, line: str, today: date, words: QuickWords | None, refused: frozenset[str]) -> None:
        self._line = line
        self._today = today
        self._words = words
        self._refused = refused
        self._found = QuickLine()

    def read(self) -> QuickLine:
        self._signs()
        self._iso()
        if self._words is not None:
            self._slashed(self._words)
            tokens = self._tokens()
            for place in range(len(tokens)):
                self._at(tokens, place, self._words)
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

    def _iso(self) -> None:
        for match in _ISO.finditer(self._line):
            day = _date(int(match[1]), int(match[2]), int(match[3]))
            if day is not None:
                self._date_at(match.start(), match.end(), day)

    def _slashed(self, words: QuickWords) -> None:
        for match in _SLASHED.finditer(self._line):
            first, second, year = int(match[1]), int(match[2]), int(match[3] or 0)
            day_month, month_day = self._coming(first, second, year), self._coming(second, first, year)
            usual, other = (day_month, month_day) if words.day_first else (month_day, day_month)
            day = usual or other
            if day is not None:
                self._date_at(match.start(), match.end(), day, other if usual and other != usual else None)

    def _at(self, tokens: list[_Word], place: int, words: QuickWords) -> None:
        """Try every form that can begin at a word."""
        for form in (self._repeat, self._ahead, self._next, self._named, self._month_day, self._time):
            if form(tokens, place, words):
                return

    def _repeat(self, tokens: list[_Word], place: int, words: QuickWords) -> bool:
        for length in _phrase(tokens, place, words.every):
            counted = self._count_and_unit(tokens, place + length, words)
            if counted is None:
                continue
            number, unit, end = counted
            days = number * {"day": 1, "week": 7, "month": 30}[unit]
            if days <= 3_650 and self._take("repeat", tokens[place].start, end):
                self._found = replace(self._found, every_days=days)
                return True
        return False

    def _ahead(self, tokens: list[_Word], place: int, words: QuickWords) -> bool:
        for length in _phrase(tokens, place, words.ahead):
            counted = self._count_and_unit(tokens, place + length, words)
            if counted is None or counted[0] >= _FAR:
                continue
            return self._date_at(tokens[place].start, counted[2], _moved(self._today, counted[0], counted[1]))
        return False

    def _next(self, tokens: list[_Word], place: int, words: QuickWords) -> bool:
        """Read next week, next month, next Friday, in either order of words."""
        pair = tokens[place : place + 2]
        if len(pair) < 2:
            return False
        for one, other in (pair, pair[::-1]):
            if one.folded not in words.next:
                continue
            unit = _unit(other.folded, words)
            if unit in {"week", "month"}:
                return self._date_at(pair[0].start, pair[1].end, _start_of_next(self._today, unit))
            if other.folded in words.weekdays:
                day = _weekday(self._today, words.weekdays.index(other.folded))
                return self._date_at(pair[0].start, pair[1].end, day)
        return False

    def _named(self, tokens: list[_Word], place: int, words: QuickWords) -> bool:
        word = tokens[place]
        if word.folded in words.today:
            return self._date_at(word.start, word.end, self._today)
        if word.folded in words.tomorrow:
            return self._date_at(word.start, word.end, self._today + timedelta(days=1))
        if word.folded in words.weekdays:
            return self._date_at(word.start, word.end, _weekday(self._today, words.weekdays.index(word.folded)))
        return False

    def _month_day(self, tokens: list[_Word], place: int, words: QuickWords) -> bool:
        """Read 12 May, 12 de mayo, 12. Mai, May 12 and, for the whole month, its first day: May."""
        word = tokens[place]
        after = tokens[place + 1 : place + 3]
        if word.folded.rstrip(".").isdigit() and len(word.folded) <= 3:
            after = after[1:] if after and after[0].folded in {"de", "of"} else after[:1]
            if after and after[0].folded in words.months:
                day = self._coming(int(word.folded.rstrip(".")), words.months.index(after[0].folded) + 1, 0)
                return day is not None and self._date_at(word.start, after[0].end, day)
        if word.folded not in words.months:
            return False
        month = words.months.index(word.folded) + 1
        if after and after[0].folded.isdigit() and len(after[0].folded) <= 2:
            day = self._coming(int(after[0].folded), month, 0)
            return day is not None and self._date_at(word.start, after[0].end, day)
        # "may" alone is more often a verb: a month alone must begin with a capital letter.
        first = self._coming(1, month, 0) if self._line[word.start].isupper() and word.start > 0 else None
        return first is not None and self._date_at(word.start, word.end, first)

    def _time(self, tokens: list[_Word], place: int, words: QuickWords) -> bool:
        for length in (*_phrase(tokens, place, words.at), 0):
            at = place + length
            if at >= len(tokens):
                continue
            match = re.fullmatch(r"(\d{1,2})(?:[:h](\d{2})?)?", tokens[at].folded)
            sure = length > 0 or ":" in tokens[at].folded
            if match is None or not sure or int(match[1]) > 23 or int(match[2] or 0) > 59:
                continue
            if self._found.at is None and self._take("time", tokens[place].start, tokens[at].end):
                self._found = replace(self._found, at=time(int(match[1]), int(match[2] or 0)))
                return True
        return False

    def _count_and_unit(self, tokens: list[_Word], place: int, words: QuickWords) -> tuple[int, str, int] | None:
        """Read a number and a unit, or a unit alone for one of it: how many, which, and where it ends."""
        if place >= len(tokens):
            return None
        number, at = 1, place
        if tokens[place].folded.isdigit() and len(tokens[place].folded) <= 3:
            number, at = int(tokens[place].folded), place + 1
        unit = _unit(tokens[at].folded, words) if at < len(tokens) else ""
        return (number, unit, tokens[at].end) if unit and number else None

    def _date_at(self, start: int, end: int, day: date, other: date | None = None) -> bool:
        if self._found.day is not None or not self._take("date", start, end):
            return False
        self._found = replace(self._found, day=day, other_day=other)
        return True

    def _take(self, kind: str, start: int, end: int) -> bool:
        """Mark a piece, unless the person took it back or it is part of something else."""
        if self._line[start:end].strip().casefold() in self._refused:
            return False
        if any(part.start < end and start < part.end for part in self._found.parts):
            return False
        self._found = replace(
            self._found, parts=tuple(sorted((*self._found.parts, Part(kind, start, end)), key=_place))
        )
        return True

    def _coming(self, day: int, month: int, year: int) -> date | None:
        """Give the next such day, or the one of a year that was named."""
        if year:
            return _date(year, month, day)
        this = _date(self._today.year, month, day)
        return this if this and this >= self._today else _date(self._today.year + 1, month, day)

    def _tokens(self) -> list[_Word]:
        return [
            _Word(fold(match[0].rstrip(",;.!?")), match.start(), match.start() + len(match[0].rstrip(",;!?")))
            for match in re.finditer(r"\S+", self._line)
        ]


def _place(part: Part) -> int:
    return part.start


def _phrase(tokens: list[_Word], place: int, phrases: Sequence[str]) -> Iterator[int]:
    """Give how many words each phrase takes that stands at a place."""
    for phrase in phrases:
        parts = phrase.split()
        if [word.folded for word in tokens[place : place + len(parts)]] == parts:
            yield len(parts)


def _unit(word: str, words: QuickWords) -> str:
    for unit, known in (("day", words.days), ("week", words.weeks), ("month", words.month_units)):
        if word in known:
            return unit
    return ""


def _weekday(today: date, number: int) -> date:
    """Give the coming such day, never today."""
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _moved(today: date, number: int, unit: str) -> date:
    if unit != "month":
        return today + timedelta(days=number * (7 if unit == "week" else 1))
    month = today.month - 1 + number
    year, month = today.year + month // 12, month % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _start_of_next(today: date, unit: str) -> date:
    """Give the Monday of next week, or the first day of next month."""
    if unit == "week":
        return today + timedelta(days=7 - today.weekday())
    return _moved(today.replace(day=1), 1, "month")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _left_over(line: str, parts: Sequence[Part]) -> str:
    """Give the words of a line that were not understood, with tags as plain words where they stand in a sentence."""
    pieces, at = [], 0
    for part in parts:
        pieces.append(line[at : part.start])
        at = part.end
    return " ".join("".join([*(piece + " " for piece in pieces), line[at:]]).split())
