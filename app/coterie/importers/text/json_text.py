# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON text read piece by piece: one value at a time, in memory that does not grow with the file.

A value that cannot be understood is stepped over by its brackets, so that it costs no other.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.texts import _
from coterie.importers.text.encodings import encoding_of, open_blocks

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Member

#: Objects and lists inside one another.
DEPTH_LIMIT = 200
#: One value read by itself, in characters.
VALUE_LIMIT = 32 << 20
#: Nesting that is stepped over; deeper than this is an attempt at something.
_DEEPEST_PASSED = 100_000
_BLOCK = 1 << 18
_EXCERPT = 500
#: An error so near to the end of what was read may be one of the end alone: the longest word of JSON, and some.
_NEAR = 32
#: As much as is looked at for the equals sign behind which a script holds JSON.
_LONGEST_NAME = 1_000

_BLANKS = re.compile(r"[\s\ufeff\0]*")
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|(?P<open>\\?\Z))|[][{},]', re.DOTALL)
_ASSIGNED = re.compile(r"\s*window\b[^={\[]*=")


class Broken(NamedTuple):
    """A value that could not be read: why, and the text it had. ends: nothing behind it can be found either."""

    reason: str
    excerpt: str
    ends: bool = False


class JsonText:
    """The text of one file, with a place in it that only goes forward."""

    def __init__(self, member: Member, longest: int = VALUE_LIMIT) -> None:
        """Begin at the beginning; a script's `window.NAME =` in front of the value is stepped over.

        longest: characters of one value.
        """
        self._longest = longest
        self._blocks = open_blocks(member, encoding_of(member), _BLOCK)
        self._text = ""
        self._at = 0
        self._ended = False
        while len(self._text) < _LONGEST_NAME and self._more():
            pass
        if match := _ASSIGNED.match(self._text[:_LONGEST_NAME]):
            self._at = match.end()

    def read_all(self) -> None:
        """Read to the end of the file, so that a value as long as the file is taken apart once."""
        while self._more():
            pass

    def mark(self) -> str:
        """Go to the next character that is no blank and give it, "" at the end."""
        while True:
            match = _BLANKS.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def step(self) -> None:
        """Go past one character."""
        self._at += 1

    def value(self) -> object:
        """Read the value that begins here and go behind it; Broken where it is none."""
        self.mark()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                return self._broken(_too_deep())
            except json.JSONDecodeError as problem:
                if not self._may_go_on(problem):
                    return self._broken(unsound())
            except ValueError:  # a number of thousands of digits
                return self._broken(unsound())
            else:
                if end < len(self._text) or self._ended:
                    return self._taken(value, end)
            if len(self._text) - self._at > self._longest:
                return self._broken(_("It is longer than Coterie reads at once."))
            self._more()

    def skip(self) -> bool:
        """Go behind the value that begins here, whatever is in it; False where its end cannot be found."""
        depth = 0
        while True:
            match = _TOKEN.search(self._text, self._at)
            if match is None:
                self._at = len(self._text)
                if not self._more():
                    return False
                continue
            if match["open"] is not None:
                self._at = match.start()
                if len(self._text) - self._at > self._longest or not self._more():
                    return False
                continue
            sign = match[0]
            if depth == 0 and sign in ",]}":
                self._at = match.start()
                return True
            self._at = match.end()
            depth += (sign in "[{") - (sign in "]}")
            if depth == 0 and sign in "]}":
                return True
            if depth > _DEEPEST_PASSED:
                return False

    def rest(self) -> str:
        """Give the beginning of what is left, "" when it is nothing but blanks and the end of a script's line."""
        while self.mark() == ";":
            self.step()
        return self._text[self._at : self._at + _EXCERPT]

    def _taken(self, value: object, end: int) -> object:
        """Go behind a value that was read; one that is nested too deeply is none."""
        text, begin = self._text, self._at
        self._at = end
        openings = text.count("{", begin, end) + text.count("[", begin, end)
        if openings > DEPTH_LIMIT and not is_shallow(value):
            return Broken(_too_deep(), text[begin : min(end, begin + _EXCERPT)])
        return value

    def _may_go_on(self, problem: json.JSONDecodeError) -> bool:
        """Say whether an error may be one of the end of what was read so far."""
        if self._ended:
            return False
        return problem.msg.startswith("Unterminated string") or problem.pos > len(self._text) - _NEAR

    def _broken(self, reason: str) -> Broken:
        """Step over a value that cannot be read."""
        excerpt = self._text[self._at : self._at + _EXCERPT]
        return Broken(reason, excerpt, ends=not self.skip())

    def _more(self) -> bool:
        """Read on, at least as much as is still held: so a long value is looked at a few times only."""
        parts = [self._text[self._at :]]
        wanted, size = max(_BLOCK, len(parts[0])), 0
        while size < wanted:
            block = next(self._blocks, None)
            if block is None:
                self._ended = True
                break
            parts.append(block)
            size += len(block)
        if size:
            self._text, self._at = "".join(parts), 0
        return size > 0


def is_shallow(value: object) -> bool:
    """Say whether a value is nested no deeper than is read."""
    level = [value]
    for _depth in range(DEPTH_LIMIT):
        inner: list[object] = []
        for each in level:
            if isinstance(each, dict):
                inner.extend(one for one in each.values() if isinstance(one, dict | list))
            elif isinstance(each, list):
                inner.extend(one for one in each if isinstance(one, dict | list))
        if not inner:
            return True
        level = inner
    return False


def unsound() -> str:
    """Say that a text breaks the rules of JSON."""
    return _("This is no sound JSON, it may be damaged. Download the file once more.")


def _too_deep() -> str:
    """Say that a value is nested too deeply."""
    return _("It is nested more deeply than Coterie reads.")


def _finite(written: str) -> float | None:
    """Read a number with a fraction; one that has no end is none."""
    number = float(written)
    return number if math.isfinite(number) else None


def _no_number(_written: str) -> None:
    """Read NaN and Infinity, which are no JSON, as nothing."""
    return


_DECODER = json.JSONDecoder(parse_float=_finite, parse_constant=_no_number, strict=False)
