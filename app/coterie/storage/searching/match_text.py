# SPDX-License-Identifier: GPL-3.0-or-later
"""Words as full-text expressions: folded, quoted, and never a place where what was typed could be syntax."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coterie.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.domain.query import Words

#: What would end a quoted text or the whole expression, or is no text at all.
_NO_TEXT = re.compile('[\x00-\x1f"\x7f\ud800-\udfff]')
_SOUGHT = re.compile(r"[^\W_]")


def folded_words(words: Words) -> str:
    """Give the folded text of words, "" where there is nothing to look for."""
    text = " ".join(_NO_TEXT.sub(" ", fold(words.text)).split())
    return text if _SOUGHT.search(text) else ""


def phrase(text: str, *, prefix: bool) -> str:
    """Write folded words as a phrase; with prefix the last one is the beginning of a word."""
    return f'"{text}" *' if prefix else f'"{text}"'


def typed(words: Words) -> str:
    """Write words the way they were typed: the last one may go on, unless they stand in quotation marks."""
    return phrase(folded_words(words), prefix=not words.whole)


def all_of(expressions: Iterable[str]) -> str:
    """Join expressions that must all hold."""
    return " AND ".join(f"({expression})" for expression in expressions)


def any_of(expressions: Iterable[str]) -> str:
    """Join expressions of which one must hold."""
    return " OR ".join(f"({expression})" for expression in expressions)


def within(columns: str, expression: str) -> str:
    """Look for an expression in some columns only."""
    return f"{{{columns}}} : ({expression})"
