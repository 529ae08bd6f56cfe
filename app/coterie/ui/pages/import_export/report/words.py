# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a report: what came in, who changed jobs, what did not come in and why, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.short_dates import short_day
from coterie.domain.spoken_dates import spoken_weekday
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole
from coterie.ui.pages.import_export.report.change_words import ChangesText, changes_text, said_changes
from coterie.ui.pages.import_export.review.lines import problem_table, skipped_table
from coterie.ui.pages.import_export.review.words import numbers_of, tiles_of
from coterie.ui.pages.import_export.tables.lines import Cell, Column, TableLine, TableText
from coterie.ui.pages.import_export.when_words import begun, said_moment, undo_until

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from coterie.domain.import_reports import ImportCounts, ImportReport, JobChange, PastImport
    from coterie.services.ports.clock import Clock
    from coterie.ui.pages.import_export.review.words import Tile

#: So many rows of a card are shown before somebody asks for more.
GLANCE = 5
#: Up to so many days ahead a day is named by its weekday.
_A_WEEK = 7
COMPARE, RHYTHM, TAG = "compare", "rhythm", "tag"


@dataclass(frozen=True)
class NextStep:
    """Something worth doing after an import."""

    key: str
    icon: str
    title: str
    text: str
    button: str


@dataclass(frozen=True)
class JobsText:
    """Who changed jobs. button: plans follow-ups with those who are ticked, "" = none is."""

    title: str
    table: TableText
    more: str
    note: str
    button: str
    can_plan: bool


@dataclass(frozen=True)
class ProblemsText:
    """Rows that did not come in."""

    title: str
    table: TableText
    more: str


@dataclass(frozen=True)
class Congratulations:
    """Who is congratulated. days: on which day, of those who are ticked and have no follow-up yet."""

    ticked: Collection[int]
    planned: Collection[int]
    days: Mapping[int, date]
    today: date


@dataclass(frozen=True)
class ReportText:
    """Everything a report shows, in finished words. stayed: what an undo left, and why."""

    title: str
    detail: str
    undone: bool
    can_undo: bool
    until: str
    tiles: tuple[Tile, ...]
    jobs: JobsText | None
    problems: ProblemsText | None
    left_out: TableText | None
    stayed: tuple[str, ...]
    steps: tuple[NextStep, ...]
    changes: ChangesText | None = None
    has_rows: bool = False


def headline(counts: ImportCounts, *, undone: bool) -> str:
    """Say in one line what came in."""
    numbers = numbers_of(counts)
    if undone:
        return _("This import was undone")
    if numbers.noted and not numbers.people and not numbers.others:
        said = ", ".join(said_changes(counts.changes))
        return said[:1].upper() + said[1:]
    if not numbers.anything:
        return _("Everything in this file is in your vault already")
    if numbers.people:
        said = counted("{n} person imported", "{n} people imported", numbers.people)
    else:
        said = counted("{n} entry imported", "{n} entries imported", numbers.others)
    if numbers.held:
        return _("{imported}, {held} to compare").format(imported=said, held=whole(numbers.held))
    return said


def detail(past: PastImport, clock: Clock) -> str:
    """Say what was brought in, and when."""
    names = past.files[0] if past.files else past.label
    if len(past.files) > 1:
        names = _("{0} and {1} more").format(past.files[0], len(past.files) - 1)
    when = said_moment(past.at_utc, clock)
    if past.undone_at is not None:
        undone = said_moment(past.undone_at, clock)
        return _("{files}, {when}. Undone {undone}.").format(files=names, when=when, undone=undone)
    return _("{files}, {when}.").format(files=names, when=when)


def jobs_text(changes: Sequence[JobChange], total: int, wishes: Congratulations) -> JobsText:
    """Say who changed jobs, and who gets a follow-up. changes: those shown; total: how many there are."""
    number = len(wishes.days)
    lines = [_job_line(change, wishes) for change in changes]
    more = total - len(changes)
    return JobsText(
        counted("{n} person changed jobs", "{n} people changed jobs", total),
        TableText(
            (Column(_("Person"), 0.37), Column(_("Post"), 0.41), Column("", 0.22, at_end=True)),
            tuple(lines),
            pictures=True,
            checks=True,
            two_lines=True,
            headed=False,
            name=_("People who changed jobs"),
        ),
        counted("Show {n} more", "Show {n} more", more) if more > 0 else "",
        _spread(wishes),
        counted("Plan {n} follow-up", "Plan {n} follow-ups", number),
        number > 0,
    )


def _spread(wishes: Congratulations) -> str:
    """Say over how many days the follow-ups are spread."""
    days = len(set(wishes.days.values()))
    if not days:
        return _("Nothing is sent: you write each message.")
    spread = counted("On one day.", "Spread over {n} days.", days)
    return _("{spread} Nothing is sent: you write each message.").format(spread=spread)


def _day(day: date, today: date) -> str:
    """Say a coming day in a word: "tomorrow", "Friday", "20 Mar"."""
    ahead = (day - today).days
    if ahead == 1:
        return _("tomorrow")
    return spoken_weekday(day) if ahead < _A_WEEK else short_day(day, today)


def _job_line(change: JobChange, wishes: Congratulations) -> TableLine:
    before = _("was {0}").format(change.before)
    planned, ticked = change.person_id in wishes.planned, change.person_id in wishes.ticked
    day = wishes.days.get(change.person_id)
    if planned:
        pill = Cell(_("Planned"), pill="ok", icon="check")
    elif ticked and day is not None:
        said = _("Congratulate, {day}").format(day=_day(day, wishes.today))
        pill = Cell(said, pill="accent", icon="bell")
    elif ticked:
        pill = Cell(_("Has a follow-up"), pill="plain", icon="bell")
    else:
        pill = Cell(_("No follow-up"), pill="plain")
    cells = (Cell(change.name), Cell(change.after, before, role="label_strong"), pill)
    spoken = f"{change.name}: {change.after}, {before}. {pill.text}"
    return TableLine(
        f"job:{change.person_id}", cells, spoken, change.person_id, change.name, None if planned else ticked
    )


def problems_text(counts: ImportCounts, most: int) -> ProblemsText | None:
    """Say which rows did not come in."""
    refused = sum(file.refused or 0 for file in counts.files)
    if not counts.problems:
        return None
    table = problem_table(counts.problems, refused)
    title = counted("{n} problem row, not imported", "{n} problem rows, not imported", refused)
    if not refused:
        title = counted("{n} note about rows that came in", "{n} notes about rows that came in", len(counts.problems))
    more = len(table.lines) - most
    shown = TableText(table.columns, table.lines[:most], name=table.name)
    return ProblemsText(title, shown, counted("Show {n} more", "Show {n} more", more) if more > 0 else "")


def left_out_text(counts: ImportCounts) -> TableText | None:
    """Say what was left out, and why."""
    table = skipped_table(counts.files)
    return table if table.lines else None


def steps_of(counts: ImportCounts, pairs: int, tag: str, ties: int) -> tuple[NextStep, ...]:
    """Say what is worth doing next. ties: how many people the vault knows a tie with."""
    numbers = numbers_of(counts)
    steps = []
    if pairs:
        title = counted("Compare {n} pair", "Compare {n} pairs", pairs)
        text = _("They may be the same person. Until you say so, each stays on its own.")
        steps.append(NextStep(COMPARE, "git-merge", title, text, _("Compare")))
    if numbers.people:
        text = _("A cadence for the people who matter to you puts them on Today in time.")
        if ties:
            near = counted("You and {n} person are in touch.", "You and {n} people are in touch.", ties)
            text = _("{near} {cadence}").format(near=near, cadence=text)
        steps.append(NextStep(RHYTHM, "repeat", _("Choose who to keep in touch with"), text, _("Choose")))
    added = numbers.added + numbers.held
    if added:
        text = _("Tags say how you know people, and make lists short.")
        if tag:
            text = counted("{n} new person carries the tag", "All {n} new people carry the tag", added)
            text = _("{they} {tag}.").format(they=text, tag=tag)
        steps.append(NextStep(TAG, "tag", _("Tag the new people"), text, _("Open the list")))
    return tuple(steps)


def report_text(found: ImportReport, clock: Clock) -> ReportText:
    """Put the fixed parts of a report into words; the presenter adds what somebody can change."""
    past, counts = found.past, found.counts
    undone = past.undone_at is not None
    return ReportText(
        headline(counts, undone=undone),
        begun(detail(past, clock)),
        undone,
        past.can_undo,
        _("until {day}").format(day=undo_until(past.at_utc, clock)) if past.can_undo else "",
        tiles_of(counts, done=True),
        None,
        problems_text(counts, GLANCE),
        left_out_text(counts),
        (),
        (),
        None if undone else changes_text(counts, GLANCE),
        has_rows=any(file.records for file in counts.files),
    )


def nothing_new(counts: ImportCounts) -> ReportText:
    """Put into words what there is to say of an import that changed nothing."""
    text = _("Nothing was changed, and there is nothing to undo.")
    return ReportText(
        headline(counts, undone=False), text, False, False, "", tiles_of(counts, done=True), None,
        problems_text(counts, GLANCE), left_out_text(counts), (), (),
    )  # fmt: skip
