# SPDX-License-Identifier: GPL-3.0-or-later
"""Blur: words about people that carry a mark, and what is shown and said in their place.

While blur is on, what pages read comes with every word of a person marked (`coterie.ui.covered_session`). A page puts
its sentences together as always, and whatever shows text shows marked words covered: initials for a name, a bar
for all else. Each word has its own mark, so that cutting and joining cannot lose it. The true words are still there,
which lets one row be shown at once, and what is typed or written back stays what it was.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

from coterie.domain.initials import initials
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

T = TypeVar("T")

#: Code points that no text may hold: the beginning of a word of a name, of any other word, and the end of both.
NAME, TEXT, END = "\ufdd0", "\ufdd1", "\ufdd2"
#: The sign that bars are made of; what paints text draws a rounded bar for a text of nothing else.
DASH = "\u2015"
SHORTEST, LENGTHS = 6, 6
#: The property of a model that names the one row that is shown although it is covered.
SHOWN_ROW = "shownRow"

_MARKS = re.compile(f"[{NAME}-{END}]")
_WORD = re.compile(r"\S+")
_INSIDE = rf"[^{NAME}-{END}\s]*"
_NAME_WORD = f"{NAME}{_INSIDE}{END}?"
#: Initials end with a point, so that one that ends the sentence is taken in.
_NAMES = re.compile(rf"{_NAME_WORD}(?:[ \u00a0]+{_NAME_WORD})*\.?")
#: The rest of a word that lost its beginning is covered too.
_TEXT_WORD = f"(?:{TEXT}{_INSIDE}{END}?|{_INSIDE}{END})"
#: A list of hidden things is one hidden thing.
_TEXTS = re.compile(rf"{_TEXT_WORD}(?:[\s,;/·–-]*{_TEXT_WORD})*")
BAR = re.compile(f"{DASH}{{{SHORTEST},}}")


def name_marked(text: str) -> str:
    """Mark the words of a name."""
    return _WORD.sub(rf"{NAME}\g<0>{END}", uncovered(text))


def text_marked(text: str) -> str:
    """Mark the words of any other text about somebody."""
    return _WORD.sub(rf"{TEXT}\g<0>{END}", uncovered(text))


def marked_like(text: str, other: str) -> str:
    """Mark a text that was put together from bare values, where another text about the same person is marked."""
    return text_marked(text) if is_marked(other) else text


def is_marked(text: str) -> bool:
    """Tell whether a text holds a marked word."""
    return not text.isascii() and _MARKS.search(text) is not None


def covered(text: str) -> str:
    """Give a text as it is shown: initials and bars in the place of marked words."""
    return _replaced(text, _bar) if is_marked(text) else text


def said(text: str) -> str:
    """Give a text as a screen reader says it: initials and "hidden" in the place of marked words."""
    return _replaced(text, lambda _found: _("hidden")) if is_marked(text) else text


def uncovered(text: str) -> str:
    """Give the true words."""
    return text if text.isascii() else _MARKS.sub("", text)


def row_said(model: QObject, row: int, text: str) -> str:
    """Give what is said of a row of a list: its true words while it is the one that is shown."""
    return (uncovered if model.property(SHOWN_ROW) == row else said)(text) if is_marked(text) else text


def is_bar(shown: str) -> bool:
    """Tell whether a text, as it is shown, is nothing but a bar."""
    return shown.startswith(DASH) and BAR.fullmatch(shown) is not None


def pieces_of(shown: str) -> list[str]:
    """Take a text, as it is shown, apart into words and bars."""
    found: list[str] = []
    at = 0
    for bar in BAR.finditer(shown):
        found += [shown[at : bar.start()], bar[0]]
        at = bar.end()
    return [piece for piece in (*found, shown[at:]) if piece]


def bare(value: T) -> T:
    """Give a finished value with all its texts uncovered, as deep as it goes."""
    return changed(value, uncovered)


def changed(value: T, change: Callable[[str], str]) -> T:
    """Give a value with every text in it changed, as deep as it goes; it is the same object where nothing changes."""
    answer: object = value
    if isinstance(value, str):
        answer = change(value)
    elif isinstance(value, tuple | list):
        parts = [changed(part, change) for part in value]
        if any(new is not old for new, old in zip(parts, value, strict=True)):
            answer = type(value)(*parts) if hasattr(value, "_fields") else type(value)(parts)
    elif isinstance(value, set | frozenset):
        new = type(value)(changed(part, change) for part in value)
        answer = value if new == value else new
    elif isinstance(value, dict):
        turned = {changed(key, change): changed(part, change) for key, part in value.items()}
        answer = value if turned == value else turned
    elif is_dataclass(value) and not isinstance(value, type):
        news = {one.name: changed(getattr(value, one.name), change) for one in fields(value)}
        if any(new is not getattr(value, name) for name, new in news.items()):
            answer = copied(value, news)
    return answer  # type: ignore[return-value] # the same type, with other texts in it


def copied(value: T, news: dict[str, object]) -> T:
    """Give a copy of a dataclass with other values, without its rules for new ones."""
    copy = object.__new__(type(value))
    for one in fields(value):  # type: ignore[arg-type] # asked before
        object.__setattr__(copy, one.name, news.get(one.name, getattr(value, one.name)))
    return copy


def _replaced(text: str, hidden: Callable[[str], str]) -> str:
    def short(found: re.Match[str]) -> str:
        name = found[0].removesuffix(".")
        point = found[0][len(name) :]
        letters = _letters(uncovered(name)) or hidden(name)
        return letters if letters.endswith(".") else letters + point

    return _TEXTS.sub(lambda found: hidden(found[0]), _NAMES.sub(short, text))


def _letters(name: str) -> str:
    """Write initials with their points: "A. O."."""
    both = initials(name)
    if not both.isalpha() or both.lower() == both.upper():
        return both
    return " ".join(f"{letter}." for letter in both)


def _bar(found: str) -> str:
    """Give a bar whose length has nothing to do with that of the words."""
    return DASH * (SHORTEST + crc32(found.encode("utf-8", "replace")) % LENGTHS)
