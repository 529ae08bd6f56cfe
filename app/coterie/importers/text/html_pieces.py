# SPDX-License-Identifier: GPL-3.0-or-later
"""HTML cut into words and tags, in time that grows with its length alone.

The parser of Python looks to the end of the text for the end of every tag and comment that has none: of a message of a
mebibyte made for that, it takes half an hour. Here a search that found nothing is never made again.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Neither a tag nor a quoted value in it may hold `<`, so each try ends at the next one.
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/<>]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*|[^<>]*)>""")
_LINK = re.compile(r"""(?:^|[\s"'/])href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
#: No letter has such a number, and Python refuses to count that far.
_NO_LETTER = re.compile(r"&#(?:[xX][0-9a-fA-F]{7,}|[0-9]{8,});?")
#: What stands in these is no text, whatever it looks like.
_RAW = {"script": re.compile("</script", re.IGNORECASE), "style": re.compile("</style", re.IGNORECASE)}
_ENDS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">"))


class Tag(NamedTuple):
    """A tag: its name in small letters, whether it closes, its attributes and the whole of it as written."""

    name: str
    closes: bool
    attributes: str
    written: str

    @property
    def link(self) -> str:
        """The target of a link, "" for none."""
        found = _LINK.search(self.attributes)
        return unescaped(found[1] or found[2] or found[3] or "").strip() if found else ""


def pieces_of(fragment: str) -> Iterator[str | Tag]:
    """Give words, with their entities undone, and tags, in order; comments and declarations are nothing."""
    at = begin = 0
    hopeless: set[str] = set()
    while (at := fragment.find("<", at)) >= 0:
        match = _TAG.match(fragment, at)
        end = match.end() if match else _end_of_remark(fragment, at, hopeless)
        if end < 0:  # a "<" that begins nothing
            at += 1
            continue
        if at > begin:
            yield unescaped(fragment[begin:at])
        if match:
            tag = Tag(match[2].lower(), bool(match[1]), match[3], match[0])
            yield tag
            if not tag.closes and tag.name in _RAW:
                end = _end_of_raw(fragment, end, tag.name, hopeless)
        at = begin = end
    if begin < len(fragment):
        yield unescaped(fragment[begin:])


def _end_of_remark(fragment: str, at: int, hopeless: set[str]) -> int:
    """Give where a comment or a declaration ends, -1 where none begins or it never ends."""
    for opening, closing in _ENDS:
        if fragment.startswith(opening, at):
            end = -1 if closing in hopeless else fragment.find(closing, at + len(opening))
            if end < 0:
                hopeless.add(closing)
                continue
            return end + len(closing)
    return -1


def _end_of_raw(fragment: str, at: int, name: str, hopeless: set[str]) -> int:
    """Give where the closing tag of a script or style stands; one that is never closed hides nothing more."""
    found = None if name in hopeless else _RAW[name].search(fragment, at)
    if found is None:
        hopeless.add(name)
        return at
    return found.start()


def unescaped(text: str) -> str:
    """Undo entities; numbers that no letter has become the sign for a damaged one."""
    if "&" not in text:
        return text
    return unescape(_NO_LETTER.sub("\ufffd", text))
