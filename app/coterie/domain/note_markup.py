# SPDX-License-Identifier: GPL-3.0-or-later
"""A note as it is read: its headings, lists, quotes and code, in the marks people type (a part of Markdown).

The text itself is never changed. Pictures stay as they are typed: nothing is ever loaded. Every step of reading is
bounded, so that a note made to be slow is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADING, PARAGRAPH, BULLET, NUMBER, TASK, QUOTE, CODE, RULE = (
    "heading", "paragraph", "bullet", "number", "task", "quote", "code", "rule",
)  # fmt: skip
#: Links of other kinds are text.
SAFE_LINKS = ("http://", "https://", "mailto:", "tel:")
DEEPEST, LONGEST_LINK, LONGEST_WORDS = 6, 2_000, 500

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*\Z")
_QUOTE = re.compile(r" {0,3}> ?(.*)")
_ITEM = re.compile(r"([ \t]{0,24})(?:([-*+])|(\d{1,9})[.)])[ \t]+(.*)")
_TASK = re.compile(r"\[([ xX])\][ \t]+(.*)")
#: What may begin something inside a line: code, a link, an address, a mark of bold or italic, an escape.
_TOKEN = re.compile(
    r"(?P<code>`+)|(?P<link>\[)|(?P<address>\b(?:https?://|mailto:|tel:)[^\s<>\"]{1,2000})|"
    r"(?P<mark>\*{1,3}|_{1,3})|(?P<escape>\\[\\`*_\[\]#>-])"
)
_LINK = re.compile(rf"\[([^\[\]\n]{{1,{LONGEST_WORDS}}})\]\(([^()\s]{{1,{LONGEST_LINK}}})\)")
_AT_END_OF_ADDRESS = ".,;:!?)]}'*_"
#: So many marks may wait for their other half, and so many ticks may begin code: beyond it they are text.
_MOST_OPEN, _MOST_TICKS = 50, 8


class Span(NamedTuple):
    """A stretch of a line. link: where it leads, "" = nowhere."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


@dataclass(frozen=True)
class Block:
    """One block. level: of a heading (1 to 6) or of an item (0 = outermost); number: of a numbered item."""

    kind: str
    spans: tuple[Span, ...] = ()
    level: int = 0
    number: int = 0
    checked: bool = False


def blocks_of(text: str) -> list[Block]:
    """Read a note."""
    return list(_blocks(text.replace("\r\n", "\n").split("\n")))


def is_safe_link(address: str) -> bool:
    """Tell whether an address may be opened: the web, mail and the telephone, and nothing else."""
    lowered = address[:10].lower()
    return lowered.startswith(SAFE_LINKS) and address.isprintable() and " " not in address


def _blocks(lines: list[str]) -> Iterator[Block]:
    waiting: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        fence = _FENCE.match(line)
        if fence is None and (not line.strip() or _begins_a_block(line)):
            yield from _paragraph(waiting)
            waiting = []
        if fence is not None:
            yield from _paragraph(waiting)
            waiting = []
            end = _end_of_code(lines, at + 1, fence[1])
            yield Block(CODE, (Span("\n".join(lines[at + 1 : end]), code=True),))
            at = end
        elif _begins_a_block(line):
            yield _block(line)
        elif line.strip():
            waiting.append(line)
        at += 1
    yield from _paragraph(waiting)


def _paragraph(lines: list[str]) -> Iterator[Block]:
    """Join lines that follow each other; a person who begins a new line in a note means one."""
    if lines:
        yield Block(PARAGRAPH, _spans("\n".join(line.strip() for line in lines)))


def _begins_a_block(line: str) -> bool:
    return bool(_HEADING.match(line) or _RULE.match(line) or _QUOTE.match(line) or _ITEM.match(line))


def _block(line: str) -> Block:
    if heading := _HEADING.match(line):
        return Block(HEADING, _spans(heading[2].rstrip("# \t") or heading[2]), len(heading[1]))
    if _RULE.match(line):
        return Block(RULE)
    if quote := _QUOTE.match(line):
        return Block(QUOTE, _spans(quote[1]))
    item = _ITEM.match(line)
    assert item is not None  # noqa: S101 (the caller asked)
    level = min(DEEPEST, len(item[1].expandtabs(4)) // 2)
    if task := _TASK.match(item[4]):
        return Block(TASK, _spans(task[2]), level, checked=task[1] in "xX")
    if item[3]:
        return Block(NUMBER, _spans(item[4]), level, int(item[3]))
    return Block(BULLET, _spans(item[4]), level)


def _end_of_code(lines: list[str], start: int, fence: str) -> int:
    """Give the line that closes a block of code, or the end of the note."""
    for at in range(start, len(lines)):
        closing = _FENCE.match(lines[at])
        if closing and closing[1][0] == fence[0] and len(closing[1]) >= len(fence):
            return at
    return len(lines)


class _Piece(NamedTuple):
    """A stretch that was read. It is not known yet whether it is bold."""

    text: str
    code: bool = False
    link: str = ""


class _Mark(NamedTuple):
    """A mark of bold or italic that waits for its other half. at: its place among the pieces."""

    sign: str
    at: int


class _Line:
    """Reads the inside of a block from left to right, once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[_Piece] = []
        self._open: list[_Mark] = []
        #: Where bold and italic begin (+) and end (-), by piece.
        self._bold: dict[int, int] = {}
        self._italic: dict[int, int] = {}
        self._no_code_beyond: dict[int, int] = {}

    def read(self) -> tuple[Span, ...]:
        at = 0
        while (token := _TOKEN.search(self._text, at)) is not None:
            self._add(self._text[at : token.start()])
            at = self._take(token)
        self._add(self._text[at:])
        return tuple(self._spans())

    def _spans(self) -> Iterator[Span]:
        bold = italic = 0
        for number, piece in enumerate(self._pieces):
            bold += self._bold.get(number, 0)
            italic += self._italic.get(number, 0)
            if piece.text:
                yield Span(piece.text, bold > 0, italic > 0, piece.code, piece.link)

    def _take(self, token: re.Match[str]) -> int:
        """Take what a token begins, and give where to go on."""
        kind = token.lastgroup
        if kind == "code":
            return self._code(token)
        if kind == "link":
            return self._link(token)
        if kind == "address":
            address = token[0].rstrip(_AT_END_OF_ADDRESS)
            self._add(address, link=address if is_safe_link(address) else "")
            return token.start() + len(address)
        if kind == "mark":
            self._mark(token)
        else:
            self._add(token[0][1:])
        return token.end()

    def _code(self, token: re.Match[str]) -> int:
        """Take code up to the same number of ticks; where there are none, the ticks are text."""
        length = len(token[0])
        if length <= _MOST_TICKS and self._no_code_beyond.get(length, token.end() + 1) > token.end():
            closing = re.compile(rf"(?<!`)`{{{length}}}(?!`)").search(self._text, token.end())
            if closing is not None:
                self._add(self._text[token.end() : closing.start()].strip() or token[0], code=True)
                return closing.end()
            self._no_code_beyond[length] = token.end()
        self._add(token[0])
        return token.end()

    def _link(self, token: re.Match[str]) -> int:
        """Take `[words](address)`; a picture, and an address that may not be opened, stay as they are typed."""
        is_picture = token.start() > 0 and self._text[token.start() - 1] == "!"
        link = None if is_picture else _LINK.match(self._text, token.start())
        if link is None or not is_safe_link(link[2]):
            self._add("[")
            return token.end()
        self._add(link[1], link=link[2])
        return link.end()

    def _mark(self, token: re.Match[str]) -> None:
        """Begin or end bold or italic; a mark inside a word or between blanks is text."""
        before = self._text[token.start() - 1 : token.start()]
        after = self._text[token.end() : token.end() + 1]
        sign = token[0]
        inside_word = before.isalnum() and after.isalnum()
        if before.strip() and not inside_word and any(mark.sign == sign for mark in self._open[-_MOST_OPEN:]):
            while self._open[-1].sign != sign:
                self._open.pop()
            self._close(self._open.pop())
            return
        if after.strip() and not inside_word:
            self._open.append(_Mark(sign, len(self._pieces)))
        self._pieces.append(_Piece(sign))

    def _close(self, mark: _Mark) -> None:
        """Make everything since a mark bold, italic or both; the mark itself is not shown."""
        end = len(self._pieces)
        self._pieces[mark.at] = _Piece("")
        for wanted, changes in ((len(mark.sign) >= 2, self._bold), (len(mark.sign) != 2, self._italic)):
            if wanted:
                changes[mark.at] = changes.get(mark.at, 0) + 1
                changes[end] = changes.get(end, 0) - 1

    def _add(self, text: str, *, code: bool = False, link: str = "") -> None:
        if text:
            self._pieces.append(_Piece(text, code, link))


def _spans(text: str) -> tuple[Span, ...]:
    return _Line(text).read()
