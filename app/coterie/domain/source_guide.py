# SPDX-License-Identifier: GPL-3.0-or-later
"""The page about what can be brought in, taken apart: groups of sources, and of each what is said under its titles.

The page is Markdown with one table under each heading. `<br>` divides a cell, "1. " begins a step, and a comment such
as `<!-- linkedin -->` behind a name says by its id which importer reads it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coterie.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARK = re.compile(r"<!--\s*([\w-]+)\s*-->")
_DIVIDER = re.compile(r"\|(?:\s*:?-+:?\s*\|)+\s*")
_CELL_END = re.compile(r"(?<!\\)\|")
_STEP = re.compile(r"(\d{1,2})\.\s+(.*)", re.DOTALL)


@dataclass(frozen=True)
class Part:
    """A part of a cell: a sentence or more. step: its number where parts have an order, else 0."""

    text: str
    step: int = 0


@dataclass(frozen=True)
class Said:
    """What stands under one title of the table."""

    title: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """Everything in one line."""
        return " ".join(part.text for part in self.parts)


@dataclass(frozen=True)
class Source:
    """One row: what it is called, the id of the importer that reads it ("" = none), and what is said of it."""

    name: str
    importer: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class SourceGroup:
    """Sources under one heading, with what is said of all of them."""

    title: str
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Matches:
    """What a search found. named: groups of what is called so; mentioned: what only speaks of it."""

    named: tuple[SourceGroup, ...]
    mentioned: tuple[Source, ...]


def source_groups(page: str) -> tuple[SourceGroup, ...]:
    """Take a page apart; what stands before the first heading of the second rank is its title and left out."""
    groups: list[SourceGroup] = []
    for section in re.split(r"^## ", page.replace("\r\n", "\n"), flags=re.MULTILINE)[1:]:
        title, _end, rest = section.partition("\n")
        lines = rest.split("\n")
        words = " ".join(line.strip() for line in lines if line.strip() and not line.startswith("|"))
        groups.append(SourceGroup(title.strip(), _plain(words), tuple(_sources(lines))))
    return tuple(groups)


def matching(groups: Sequence[SourceGroup], typed: str) -> Matches:
    """Give the sources in which every typed word stands: those that are called so, and those that only mention it."""
    wanted = fold(typed).split()
    named, mentioned = [], []
    for group in groups:
        called = tuple(one for one in group.sources if _has(wanted, f"{group.title} {one.name}"))
        if called:
            named.append(replace(group, sources=called))
        mentioned += [one for one in group.sources if one not in called and _has(wanted, f"{one.name} {_words(one)}")]
    return Matches(tuple(named), tuple(mentioned))


def _has(wanted: Sequence[str], text: str) -> bool:
    folded = fold(text)
    return all(word in folded for word in wanted)


def _words(source: Source) -> str:
    return " ".join(said.text for said in source.said)


def _sources(lines: Sequence[str]) -> Iterator[Source]:
    """Read the rows of a table."""
    titles: list[str] = []
    for line in lines:
        if not line.startswith("|") or _DIVIDER.fullmatch(line):
            continue
        cells = [cell.strip().replace(r"\|", "|") for cell in _CELL_END.split(line.strip())[1:-1]]
        if not titles:
            titles = cells
            continue
        mark = _MARK.search(cells[0])
        said = (Said(title, _parts(cell)) for title, cell in zip(titles[1:], cells[1:], strict=False) if cell)
        yield Source(_plain(_MARK.sub("", cells[0])), mark[1] if mark else "", tuple(said))


def _parts(cell: str) -> tuple[Part, ...]:
    """Divide a cell."""
    parts = []
    for text in cell.split("<br>"):
        step = _STEP.fullmatch(text.strip())
        parts.append(Part(_sentence(step[2]), int(step[1])) if step else Part(_sentence(text)))
    return tuple(parts)


def _sentence(text: str) -> str:
    """End with a full stop what ends without one, as cells of a table do."""
    plain = _plain(text)
    return plain if plain.endswith((".", "?", "”")) else f"{plain}."


def _plain(text: str) -> str:
    """Give a text without the marks around what is typed by the letter."""
    return text.replace("`", "").strip()
