# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a review: tiles that add up, what will happen, and the button in the same numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted
from coterie.ui.pages.import_export.report.change_words import left_names, said_kept
from coterie.ui.pages.import_export.review.lines import CREATED, HELD, REFUSED, SKIPPED, UNCHANGED, UPDATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.import_reports import ImportCounts
    from coterie.ui.pages.import_export.review.source_words import FileTick
    from coterie.ui.pages.import_export.tables.lines import TableText

TILES = (CREATED, UPDATED, UNCHANGED, HELD, SKIPPED, REFUSED)
_LOOKS = {
    CREATED: ("user-round-plus", "accent"),
    UPDATED: ("refresh-cw", "info"),
    UNCHANGED: ("equal", "text3"),
    HELD: ("git-merge", "violet"),
    SKIPPED: ("minus", "text3"),
    REFUSED: ("triangle-alert", "warn"),
}


@dataclass(frozen=True)
class Tile:
    """A number that is also a filter. spoken: the title in full."""

    key: str
    icon: str
    tone: str
    title: str
    spoken: str
    number: int


@dataclass(frozen=True)
class Happening:
    """One line of what will happen."""

    icon: str
    tone: str
    text: str


@dataclass(frozen=True)
class Numbers:
    """What happens to people, and to everything else. left: people who would change, but stay as they are.

    noted: people who are in a newer export no more, or again.
    """

    added: int
    updated: int
    left: int
    held: int
    others: int
    noted: int = 0

    @property
    def people(self) -> int:
        """How many people the import touches."""
        return self.added + self.updated + self.held

    @property
    def anything(self) -> bool:
        """Whether anything comes in."""
        return self.people + self.others + self.noted > 0


@dataclass(frozen=True)
class ReviewText:
    """Everything a review shows, in finished words."""

    title: str
    icon: str
    detail: str
    warning: str
    tiles: tuple[Tile, ...]
    chosen: str
    table: TableText
    happens: tuple[Happening, ...]
    ticks: tuple[FileTick, ...]
    asks_owner: bool
    fill_only: bool
    tag: str
    tags: bool
    button: str
    can_import: bool
    has_unknown: bool = False


def titles(*, done: bool) -> dict[str, str]:
    """Give the titles of the tiles, before and after."""
    if done:
        return {
            CREATED: _("Added"), UPDATED: _("Updated"), UNCHANGED: _("Unchanged"), HELD: _("To compare"),
            SKIPPED: _("Left out"), REFUSED: _("Problem rows"),
        }  # fmt: skip
    return {
        CREATED: _("New"), UPDATED: _("Updates"), UNCHANGED: _("Unchanged"), HELD: _("Maybe the same"),
        SKIPPED: _("Left out"), REFUSED: _("Problem rows"),
    }  # fmt: skip


def tiles_of(counts: ImportCounts, *, done: bool) -> tuple[Tile, ...]:
    """Give the six tiles; together they are all rows."""
    names = titles(done=done)
    spoken = {**names, HELD: _("Maybe the same person")}
    numbers = {key: sum(getattr(file, key) or 0 for file in counts.files) for key in TILES}
    return tuple(Tile(key, *_LOOKS[key], names[key], spoken[key], numbers[key]) for key in TILES)


def tiles_line(tiles: Sequence[Tile]) -> str:
    """Say what the tiles count: one person may stand in several rows, so sentences about people have other numbers."""
    rows = sum(tile.number for tile in tiles)
    return counted(
        "The tiles count rows: {n} in all. One person may stand in several of them.",
        "The tiles count rows: {n} in all. One person may stand in several of them.",
        rows,
    )


def numbers_of(counts: ImportCounts, left: int = 0) -> Numbers:
    """Count people, and everything else that comes in. left: how many of the updated ones stay as they are."""
    people = counts.totals.get("people", {})
    others = sum(
        number
        for kind, numbers in counts.totals.items()
        if kind != "people"
        for outcome, number in numbers.items()
        if outcome != UNCHANGED
    )
    updated = max(0, people.get(UPDATED, 0) - left)
    noted = sum(export.left + export.back for export in counts.changes.exports)
    return Numbers(people.get(CREATED, 0), updated, left, people.get(HELD, 0), others, noted)


def happenings(counts: ImportCounts, numbers: Numbers) -> tuple[Happening, ...]:
    """Say what will happen, in the numbers of the tiles and of the button."""
    lines: list[tuple[str, str]] = []
    if numbers.added:
        lines.append((CREATED, counted("{n} person added", "{n} people added", numbers.added)))
    if numbers.updated or numbers.left:
        text = counted("{n} person updated", "{n} people updated", numbers.updated)
        if numbers.left:
            left = counted("{n} left as they are", "{n} left as they are", numbers.left)
            text = _("{updated}, {left}").format(updated=text, left=left)
        lines.append((UPDATED, text))
    if numbers.held:
        lines.append((HELD, counted("{n} added apart, to compare", "{n} added apart, to compare", numbers.held)))
    found = [Happening(*_LOOKS[key], text) for key, text in lines]
    found += [Happening(icon, "text2", text) for icon, text in (*_between(counts), *_others(counts))]
    refused = sum(file.refused or 0 for file in counts.files)
    if refused:
        text = counted("{n} row skipped, listed in the report", "{n} rows skipped, listed in the report", refused)
        found.append(Happening(*_LOOKS[REFUSED], text))
    if not found:
        found.append(Happening(*_LOOKS[UNCHANGED], _nothing(counts)))
    return tuple(found)


def _nothing(counts: ImportCounts) -> str:
    """Say why nothing happens: it is there, or it is left out."""
    if any(file.skipped for file in counts.files) and not any(file.unchanged for file in counts.files):
        return _("Nothing comes in as it is ticked now")
    return _("Nothing changes: all of it is in your vault already")


def _between(counts: ImportCounts) -> list[tuple[str, str]]:
    """Say what a newer export says of people who are there."""
    changes, lines = counts.changes, []
    if moved := len(counts.moved):
        lines.append(("briefcase", counted("{n} person changed jobs", "{n} people changed jobs", moved)))
    if left := changes.left_total:
        text = counted("{n} person left and stays in your vault", "{n} people left and stay in your vault", left)
        text = _("{people}: {who}").format(people=text, who=left_names(changes))
        lines.append(("user-round", text))
    if back := sum(export.back for export in changes.exports):
        lines.append(("user-round", counted("{n} person is back in it", "{n} people are back in it", back)))
    if renamed := changes.renamed_total:
        text = counted("{n} name or profile changed", "{n} names or profiles changed", renamed)
        lines.append(("tag", text))
    lines += [("pencil", text) for text in said_kept(counts)]
    if appeared := changes.appeared_total:
        lines.append(("at-sign", counted("{n} address appeared", "{n} addresses appeared", appeared)))
    return lines


def _others(counts: ImportCounts) -> list[tuple[str, str]]:
    """Say what comes in besides people."""

    def new(kind: str) -> int:
        numbers = counts.totals.get(kind, {})
        return numbers.get(CREATED, 0) + numbers.get(UPDATED, 0)

    entries, events, follow_ups = new("interactions"), new("events"), new("follow_ups")
    organisations, kept = new("organisations"), new("kept_for_later")
    memberships, given = new("memberships"), new("contributions")
    jobs, learning, credentials = new("opportunities"), new("learning_resources"), new("credentials")
    lines = [
        ("history", entries, counted("{n} entry in timelines", "{n} entries in timelines", entries)),
        ("calendar", events, counted("{n} event", "{n} events", events)),
        ("bell", follow_ups, counted("{n} follow-up", "{n} follow-ups", follow_ups)),
        ("building-2", organisations, counted("{n} organisation", "{n} organisations", organisations)),
        ("messages-square", memberships, counted("{n} membership", "{n} memberships", memberships)),
        ("handshake", given, counted("{n} contribution of yours", "{n} contributions of yours", given)),
        ("briefcase", jobs, counted("{n} job on its way", "{n} jobs on their way", jobs)),
        ("book-open", learning, counted("{n} thing to learn from", "{n} things to learn from", learning)),
        ("scroll-text", credentials, counted("{n} certificate", "{n} certificates", credentials)),
        ("archive", kept, counted("{n} row kept for later", "{n} rows kept for later", kept)),
    ]
    return [(icon, text) for icon, number, text in lines if number]


def button_of(numbers: Numbers) -> str:
    """Say what the button does, in the same numbers."""
    if numbers.people:
        return counted("Import {n} person", "Import {n} people", numbers.people)
    if numbers.others:
        return counted("Import {n} entry", "Import {n} entries", numbers.others)
    if numbers.noted:
        return _("Note who left")
    return _("Nothing to import")
