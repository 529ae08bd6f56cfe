# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks of a note as runs of type: headings, lists, quotes and code look like what they are, and nothing is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.note_markup import BULLET, CODE, HEADING, NUMBER, QUOTE, RULE, TASK, is_safe_link
from coterie.ui.printing.lettering import Run

if TYPE_CHECKING:
    from coterie.domain.note_markup import Block, Span

#: How far an item of a list stands in, in points, for each level; and a quote.
ITEM, QUOTED, CODED = 22.0, 14.0, 8.0
_MARKS = {BULLET: "•", TASK: "☐"}


@dataclass(frozen=True)
class NoteRuns:
    """A block ready to be set. mark: before its first line; indent, above: in points; is_head: stays with the next."""

    runs: tuple[Run, ...]
    mark: str
    indent: float
    above: float
    is_head: bool = False
    is_code: bool = False
    is_quote: bool = False


def note_runs(block: Block) -> NoteRuns:
    """Give the runs of a block."""
    face = _face(block)
    runs = tuple(run for span in block.spans for run in _runs(span, block, face)) or (Run(" ", face),)
    if block.kind == RULE:
        runs = (Run("―――", "quiet"),)
    if block.kind in {BULLET, NUMBER, TASK}:
        return NoteRuns(runs, _mark(block), (block.level + 1) * ITEM, 2.0)
    if block.kind == HEADING:
        return NoteRuns(runs, "", 0.0, 9.0, is_head=True)
    if block.kind == CODE:
        return NoteRuns(runs, "", CODED, 5.0, is_code=True)
    if block.kind == QUOTE:
        return NoteRuns(runs, "", QUOTED, 5.0, is_quote=True)
    return NoteRuns(runs, "", 0.0, 5.0)


def _runs(span: Span, block: Block, face: str) -> list[Run]:
    """Give the runs of a span; where a link hides its address behind other words, paper says the address too."""
    fixed = span.code or block.kind == CODE
    role = "text2" if block.kind == QUOTE else ""
    found = [Run(span.text, face, span.bold, span.italic, fixed, role)]
    if span.link and is_safe_link(span.link) and span.link not in {span.text, f"mailto:{span.text}"}:
        found.append(Run(f" ({span.link})", face, role="text3"))
    return found


def _face(block: Block) -> str:
    if block.kind == HEADING:
        return f"note_heading_{block.level}" if block.level in {1, 2} else "note_heading"
    return "code" if block.kind == CODE else "body"


def _mark(block: Block) -> str:
    if block.kind == NUMBER:
        return f"{block.number}."
    return "☑" if block.kind == TASK and block.checked else _MARKS[block.kind]
