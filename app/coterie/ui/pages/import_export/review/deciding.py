# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan while somebody looks at it: which tile they see, which side of a field wins, and what that makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coterie.domain.column_maps.asking import is_unknown_table
from coterie.domain.import_plans import MINE, Decision, Settlement
from coterie.domain.texts import _
from coterie.domain.written_numbers import whole
from coterie.ui.pages.import_export.field_words import use_name
from coterie.ui.pages.import_export.review import lines as review_lines
from coterie.ui.pages.import_export.review import words as review_words
from coterie.ui.pages.import_export.review.lines import CREATED, HELD, REFUSED, SKIPPED, UNCHANGED, UPDATED
from coterie.ui.pages.import_export.review.source_words import detail_of, icon_of, tag_for, title_of
from coterie.ui.pages.import_export.tables.lines import TableText
from coterie.ui.parts.covers import uncovered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coterie.domain.import_plans import ChangedField, FieldKey, ImportPlan
    from coterie.domain.import_reports import ImportCounts
    from coterie.ui.pages.import_export.review.source_words import FileTick
    from coterie.ui.pages.import_export.review.words import Numbers, ReviewText

#: Sources whose rows mean more when it is known whose files they are.
_WHOSE = ("linkedin.messages", "linkedin.invitations", "icalendar")


@dataclass(frozen=True)
class Planned:
    """A plan with its tables, made away from the window."""

    plan: ImportPlan
    tables: dict[str, TableText]


def planned(plan: ImportPlan) -> Planned:
    """Make the table of each tile."""
    refused = sum(file.refused or 0 for file in plan.counts.files)
    unchanged = sum(file.unchanged or 0 for file in plan.counts.files)
    same = _("{0} rows say what your vault has already. They change nothing.").format(whole(unchanged))
    return Planned(
        plan,
        {
            CREATED: review_lines.created_table(plan),
            UPDATED: review_lines.updated_table(plan),
            UNCHANGED: TableText((), empty=same if unchanged else _("Nothing in this file is here already.")),
            HELD: review_lines.held_table(plan),
            SKIPPED: review_lines.skipped_table(plan.counts.files),
            REFUSED: review_lines.problem_table(plan.counts.problems, refused),
        },
    )


@dataclass(frozen=True)
class Decided:
    """What somebody decided about a plan. chosen: the tile they look at, "" = none yet."""

    uses: Mapping[FieldKey, str] = field(default_factory=dict)
    fill_only: bool = False
    tags: bool = True
    owner_skipped: bool = False
    chosen: str = ""


class Deciding:
    """A plan and what is decided about it."""

    def __init__(self, found: Planned, before: Decided) -> None:
        """Begin with what was decided about an earlier plan of the same files."""
        self.plan = found.plan
        self.decided = before
        self._tables = found.tables
        self._updated = found.tables[UPDATED]
        if not before.chosen:
            self.choose(UPDATED if found.plan.details.changed else CREATED)
        if before.uses or before.fill_only:
            self._renew()

    def choose(self, tile: str) -> None:
        """Look at what a tile counts."""
        self.decided = replace(self.decided, chosen=tile)

    def turn_over(self, row: int) -> None:
        """Let the next side of a changed field win."""
        change = self._change(row)
        if change is not None:
            self._set(row, change, change.uses[(change.uses.index(self._use(change)) + 1) % len(change.uses)])

    def tick(self, row: int) -> None:
        """Switch a changed field between the file and what is here."""
        change = self._change(row)
        if change is not None:
            self._set(row, change, change.uses[0] if self._use(change) == MINE else MINE)

    def tick_all(self, *, ticked: bool) -> None:
        """Switch every changed field that is listed."""
        uses = {change.key: change.uses[0] if ticked else MINE for change in self._changes}
        self.decided = replace(self.decided, uses=uses)
        self._renew()

    def fill_only(self, *, wanted: bool) -> None:
        """Fill only what is empty, and never write over what is here."""
        self.decided = replace(self.decided, fill_only=wanted, uses={})
        self._renew()

    def wear_tag(self, *, wanted: bool) -> None:
        """Give everybody new a tag, or not."""
        self.decided = replace(self.decided, tags=wanted)

    def skip_owner(self) -> None:
        """Ask no more whose files these are."""
        self.decided = replace(self.decided, owner_skipped=True)

    def numbers(self) -> Numbers:
        """Count what happens, as it is decided now."""
        stays: dict[int, bool] = {}
        for change in self._changes:
            stays[change.key.person] = stays.get(change.key.person, True) and self._use(change) == MINE
        return review_words.numbers_of(self.plan.counts, sum(stays.values()))

    def settlement(self) -> Settlement:
        """Give what was decided, for the import."""
        decisions = tuple(Decision(key, use) for key, use in self.decided.uses.items())
        tag = tag_for(self.plan.counts) if self.decided.tags else ""
        return Settlement(decisions, tag, self.decided.fill_only)

    def text(self, ticks: tuple[FileTick, ...]) -> ReviewText:
        """Put everything a review shows into words."""
        counts, chosen = self.plan.counts, self.decided.chosen
        numbers = self.numbers()
        return review_words.ReviewText(
            title=title_of(counts),
            icon=icon_of(counts),
            detail=detail_of(counts, self.plan.stamps),
            warning=_unread(counts),
            tiles=review_words.tiles_of(counts, done=False),
            chosen=chosen,
            table=self._updated if chosen == UPDATED else self._tables[chosen],
            happens=review_words.happenings(counts, numbers),
            ticks=ticks if len(ticks) > 1 or any(tick.key.startswith("kind:") for tick in ticks) else (),
            asks_owner=not self.plan.details.owner_known and not self.decided.owner_skipped and _is_whose(counts),
            fill_only=self.decided.fill_only,
            tag=tag_for(counts) if numbers.added + numbers.held else "",
            tags=self.decided.tags,
            button=review_words.button_of(numbers),
            can_import=numbers.anything,
            has_unknown=bool(unknown_tables(counts)),
        )

    @property
    def _changes(self) -> tuple[ChangedField, ...]:
        return self.plan.details.changed

    def _change(self, row: int) -> ChangedField | None:
        return self._changes[row] if self.decided.chosen == UPDATED and 0 <= row < len(self._changes) else None

    def _use(self, change: ChangedField) -> str:
        decided = self.decided.uses.get(change.key)
        return decided or (MINE if self.decided.fill_only and change.old else change.uses[0])

    def _set(self, row: int, change: ChangedField, use: str) -> None:
        self.decided = replace(self.decided, uses={**self.decided.uses, change.key: use})
        lines = list(self._updated.lines)
        lines[row] = review_lines.change_line(row, change, use, named=bool(lines[row].initials_of))
        self._updated = replace(self._updated, lines=tuple(lines))

    def _renew(self) -> None:
        """Write the rows anew whose side is another one now."""
        lines = list(self._updated.lines)
        for row, change in enumerate(self._changes):
            use = self._use(change)
            if lines[row].cells[-1].text != use_name(use):
                lines[row] = review_lines.change_line(row, change, use, named=bool(lines[row].initials_of))
        self._updated = replace(self._updated, lines=tuple(lines))


def told(reason: str) -> str:
    """Say why a file is not read; of a table that nobody knows, what is to be done about it here."""
    if is_unknown_table(uncovered(reason)):
        return _("Coterie does not know this table yet. Tell it which column is which.")
    return reason


def unknown_tables(counts: ImportCounts) -> frozenset[tuple[str, str]]:
    """Give the tables that nobody knows: their columns can be chosen."""
    return frozenset(
        (problem.file, problem.member)
        for problem in counts.problems
        if not problem.where and is_unknown_table(uncovered(problem.reason))
    )


def _is_whose(counts: ImportCounts) -> bool:
    return any(file.records and file.source.startswith(_WHOSE) for file in counts.files)


def _unread(counts: ImportCounts) -> str:
    """Say which of several files could not be read at all."""
    problems = [problem for problem in counts.problems if not problem.where]
    if not problems:
        return ""
    first = problems[0]
    name = (first.member or first.file).rpartition("/")[2]
    reason = told(first.reason)
    said = _("{name}: {reason}").format(name=name, reason=reason) if name else reason
    more = len(problems) - 1
    return _("{said} {more} more under “Problem rows”.").format(said=said, more=more) if more else said
