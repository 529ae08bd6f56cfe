# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON files whole, or item by item where they are large; what cannot be read is a value, never an exception.

`load_json` gives a small file whole, `json_items` the items of its list in bounded memory, `json_object` an object
without the long lists in it, `head_keys` what a file is by its first bytes. `json_values` takes values of any type
apart. A script that holds JSON behind `window.NAME =` (X archives) is read like the JSON in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import Refused
from coterie.domain.texts import _
from coterie.importers.text.encodings import head_text
from coterie.importers.text.json_text import Broken, JsonText, unsound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Member

WHOLE_LIMIT = 64 << 20
_MOST_KEYS = 2_000
_HEADS = 64

#: A string that is not closed ends the search: looked for again at each of its quotes, it would take minutes.
_HEAD_TOKEN = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)(?:"(\s*:)?|(?P<open>\\?\Z))|[][{}]', re.DOTALL)
_JSON_BEGINS = re.compile(r"[\s\ufeff\0]*(?:[\[{]|window\b[^={\[]{0,900}=\s*[\[{])")


class JsonItem(NamedTuple):
    """One item of a list. place: "item N", counted from 1. value: of any type. array: the key of the list, or ""."""

    place: str
    value: object
    array: str = ""


def load_json(member: Member, limit: int = WHOLE_LIMIT) -> object:
    """Give the value of a file, or Refused where it is too large, nested too deeply or no sound JSON."""
    if member.size > limit:
        return _too_large(limit)
    text = JsonText(member, limit)
    text.read_all()
    if not text.mark():
        return _no_json(text)
    value = text.value()
    return Refused("file", value.reason, value.excerpt) if isinstance(value, Broken) else value


def json_items(member: Member, *arrays: str) -> Iterator[JsonItem | Refused]:
    """Give the items of the list a file consists of, or of the lists under these keys of the object it consists of.

    A broken item is Refused at its place; the items before and behind it are there.
    """
    text = JsonText(member)
    mark = text.mark()
    if mark == "[":
        yield from _items(text, "")
    elif mark == "{":
        yield from _arrays(text, frozenset(arrays))
    else:
        yield _no_json(text)


def json_object(member: Member, *without: str) -> dict[str, object] | Refused:
    """Give the object a file consists of without what stands under these keys, which may be long.

    Where the file is cut off, what came before is there.
    """
    text = JsonText(member)
    if text.mark() != "{":
        return _no_json(text)
    found: dict[str, object] = {}
    for key in _keys(text):
        if isinstance(key, Refused):
            break
        if key in without:
            if not text.skip():
                break
            continue
        value = text.value()
        if not isinstance(value, Broken):
            found[key] = value
        elif value.ends:
            break
    return found


def head_keys(member: Member, *needed: str) -> frozenset[str]:
    """Give the keys in the first bytes of a JSON file with the way to each, lists as `[]`; nothing for other files.

    The first entry of an Instagram list has `[].string_list_data[].href`. needed: words of which one has to be there at
    all; with them, the many files of others cost next to nothing.
    """
    head = member.head()
    if needed and not _has_one(head, needed):
        return frozenset()
    return _keys_of_head(head)


def looks_like_json(head: bytes) -> bool:
    """Say whether first bytes begin an object, a list or a script that holds one."""
    return _JSON_BEGINS.match(head_text(head[:2_000])) is not None


def _has_one(head: bytes, words: tuple[str, ...]) -> bool:
    """Say whether one of some words of plain letters stands in first bytes, in whatever encoding."""
    narrow = head.replace(b"\0", b"") if b"\0" in head[:200] else head
    return any(word.encode() in narrow for word in words)


@lru_cache(maxsize=_HEADS)
def _keys_of_head(head: bytes) -> frozenset[str]:
    """Collect the ways to all keys; what is cut off at the end is no matter."""
    if not looks_like_json(head):
        return frozenset()
    text = head_text(head)
    begins = _JSON_BEGINS.match(text)
    found: set[str] = set()
    way: list[str] = []
    key = ""
    for match in _HEAD_TOKEN.finditer(text, begins.end() - 1 if begins else 0):
        mark = match[0][0]
        if match["open"] is not None:
            break
        if mark == '"':
            if match[2]:
                key = f"{way[-1]}.{match[1]}" if way and way[-1] else match[1]
                found.add(key)
        elif mark in "[{":
            way.append(f"{key}[]" if mark == "[" else key)
            key = way[-1]
        elif way:
            way.pop()
            key = way[-1] if way else ""
        if len(found) > _MOST_KEYS or len(way) > 50:
            break
    return frozenset(found)


def _arrays(text: JsonText, names: frozenset[str]) -> Iterator[JsonItem | Refused]:
    """Give the items of the lists under some keys of an object."""
    is_there = False
    for key in _keys(text):
        if isinstance(key, Refused):
            yield key
        elif key in names and text.mark() == "[":
            is_there = True
            yield from _items(text, key)
        elif not text.skip():
            yield _cut_off()
            return
    if not is_there:
        yield Refused("file", _("The list that this kind of file has is not in it."), "")


def _keys(text: JsonText) -> Iterator[str | Refused]:
    """Give each key of an object, with the place at its value; whoever asks goes behind the value."""
    text.step()
    while mark := text.mark():
        if mark == ",":
            text.step()
        elif mark == "}":
            text.step()
            if rest := text.rest():
                yield Refused("end of file", _("What stands behind the end of the data was not read."), rest)
            return
        elif mark == '"':
            key = text.value()
            if not isinstance(key, str) or text.mark() != ":":
                break
            text.step()
            yield key
        else:
            break
    yield _cut_off()


def _items(text: JsonText, array: str) -> Iterator[JsonItem | Refused]:
    """Give the items of a list, each by itself."""
    text.step()
    number = 0
    while mark := text.mark():
        if mark in ",]":
            text.step()
            if mark == ",":
                continue
            if not array and (rest := text.rest()):
                yield Refused("end of file", _("What stands behind the end of the data was not read."), rest)
            return
        number += 1
        value = text.value()
        if not isinstance(value, Broken):
            yield JsonItem(f"item {number}", value, array)
            continue
        yield Refused(f"item {number}", value.reason, value.excerpt)
        if value.ends:
            break
        if text.mark() == "}":
            text.step()
    yield _cut_off()


def _no_json(text: JsonText) -> Refused:
    """Say that a file does not begin as one with JSON does."""
    return Refused("file", unsound() if text.mark() else _("The file is empty."), text.rest())


def _cut_off() -> Refused:
    """Say that a file ends, or breaks, before its data do."""
    return Refused("end of file", _("The file is damaged or cut off here. Download it once more."), "")


def _too_large(limit: int) -> Refused:
    """Name the limit of files that are read whole."""
    reason = _("This file is larger than the {limit} MiB that Coterie reads of this kind. It was left alone.")
    return Refused("file", reason.format(limit=limit >> 20), "")
