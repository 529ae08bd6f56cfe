# SPDX-License-Identifier: GPL-3.0-or-later
"""Where answers go: lines for people, or one JSON document.

Names and notes come from files of strangers: what could move the cursor, recolour the screen or turn the reading
direction of a terminal is taken out of lines, and escaped in JSON.
"""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_HALF = re.compile(r"[\ud800-\udfff]")
_BARE_IN_JSON = re.compile(r"[\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> str:
    """Give a text as a terminal may show it: without control characters and without changes of direction."""
    return _HALF.sub("\ufffd", _UNSEEN.sub("", text))


def one_line(text: str) -> str:
    """Give a text on one line, blanks run together."""
    return " ".join(plain(text.replace("\x0b", " ").replace("\x0c", " ")).split())


def json_text(document: object, *, ascii_only: bool = False) -> str:
    """Write a document as JSON that is safe on a terminal, too."""
    text = json.dumps(document, ensure_ascii=ascii_only, indent=2)
    return _BARE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class Output:
    """Standard output, and standard error for what is said beside the answer."""

    def lines(self, lines: Iterable[str]) -> None:
        """Print lines for people."""
        for line in lines:
            print(plain(line))

    def document(self, document: object) -> None:
        """Print one JSON document."""
        print(json_text(document, ascii_only=not _takes_everything(sys.stdout)))

    def note(self, line: str) -> None:
        """Say something beside the answer."""
        print(plain(line), file=sys.stderr, flush=True)


def prepare(stream: TextIO) -> None:
    """Let a stream that cannot write every letter write an escape instead of failing."""
    if not _takes_everything(stream) and hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")


def _takes_everything(stream: TextIO) -> bool:
    return (getattr(stream, "encoding", None) or "").lower().replace("-", "") in {"utf8", "utf8sig", "utf16"}
