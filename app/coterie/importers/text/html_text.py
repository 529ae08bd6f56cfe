# SPDX-License-Identifier: GPL-3.0-or-later
"""HTML fragments as plain text: paragraphs and link targets stay, nothing is rendered or fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coterie.importers.text.html_pieces import pieces_of

if TYPE_CHECKING:
    from coterie.importers.text.html_pieces import Tag

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "div",
        "dl",
        "dt",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tr",
        "ul",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "br",
        "code",
        "em",
        "font",
        "i",
        "img",
        "label",
        "mark",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "td",
        "th",
        "u",
    ]
)
_SILENT = frozenset(("script", "style", "head", "title", "template"))
_TAG = re.compile(rf"</?(?:{'|'.join(sorted(_BLOCKS | _INLINE | _SILENT))})\b[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)


def plain_text(text: str) -> str:
    """Give the words of an HTML fragment; text without HTML in it comes back as it is, with newlines for line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "<" in text and _TAG.search(text):
        return _words(text)
    if "&" in text and _ENTITY.search(text):
        return _words(text.replace("<", "&lt;").replace("\n", "<br>"))
    return text


def _words(fragment: str) -> str:
    """Collect the words."""
    reader = _Words()
    for piece in pieces_of(fragment):
        if isinstance(piece, str):
            reader.say(piece)
        elif piece.closes:
            reader.close(piece.name)
        else:
            reader.open(piece)
            if piece.attributes.endswith("/"):
                reader.close(piece.name)
    return reader.text()


class _Words:
    """Collects words, with a newline for every block and the target behind every link."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._parts: list[str] = []
        self._silent = 0
        self._link = ""
        self._link_begins = 0

    def text(self) -> str:
        """Give what was read: no spaces at line ends, at most one empty line in a row."""
        lines = [" ".join(line.split()) for line in "".join(self._parts).split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

    def open(self, tag: Tag) -> None:
        """Take an opening tag."""
        if tag.name in _SILENT:
            self._silent += 1
        elif tag.name == "br":
            self._parts.append("\n")
        elif tag.name in _BLOCKS:
            self._parts.append("\n- " if tag.name == "li" else "\n")
        elif tag.name == "a":
            self._link, self._link_begins = tag.link, len(self._parts)
        elif tag.name not in _INLINE:
            self._parts.append(tag.written)  # "<ada@example.com>" is no tag

    def close(self, name: str) -> None:
        """Take a closing tag."""
        if name in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif name in _BLOCKS:
            self._parts.append("\n")
        elif name == "a" and self._link:
            words = "".join(self._parts[self._link_begins :]).strip()
            if self._link.startswith(("http://", "https://", "mailto:")) and self._link.rstrip("/") != words:
                self._parts.append(f" ({self._link})" if words else self._link)
            self._link = ""

    def say(self, words: str) -> None:
        """Take words."""
        if not self._silent:
            self._parts.append(words.replace("\n", " "))
