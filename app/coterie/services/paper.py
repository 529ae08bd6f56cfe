# SPDX-License-Identifier: GPL-3.0-or-later
"""What may go onto paper of a person, of a list, of a day and of a calendar, with what is marked private left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from coterie.domain.day_lists import CADENCE, DAY, FOLLOW_UP, DayList
from coterie.domain.person_pages import NOTE, FactKey
from coterie.domain.timelines import FINISHED, IMPORTED, INTRODUCED, KEPT, PROMISED
from coterie.services.ports.printing import (
    MARKED_COMMITMENTS,
    MARKED_DAYS,
    MARKED_ENTRIES,
    MARKED_EVENTS,
    MARKED_FOLLOW_UPS,
    MARKED_ORGANISATIONS,
    MARKED_PEOPLE,
    MARKED_POSTS,
    MARKED_RELATIONS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from coterie.domain.calendar_days import CalendarSpan
    from coterie.domain.day_facts import DoneThing
    from coterie.domain.day_lists import Task
    from coterie.domain.export_values import ExportPerson
    from coterie.domain.person_links import PersonLink
    from coterie.domain.person_pages import Fact, KeptNote, PersonPage
    from coterie.domain.timelines import TimelineEntry
    from coterie.services.ports.printing import NextOn
    from coterie.services.ports.vault import Read
    from coterie.services.today import TodayView

T = TypeVar("T")

#: Under which name a thing is asked for; a task of any other kind is a promise or a request.
_TASKS = {FOLLOW_UP: MARKED_FOLLOW_UPS, DAY: MARKED_DAYS, CADENCE: MARKED_PEOPLE}
_ENTRIES = {
    PROMISED: MARKED_COMMITMENTS, KEPT: MARKED_COMMITMENTS, FINISHED: MARKED_FOLLOW_UPS, INTRODUCED: MARKED_PEOPLE,
}  # fmt: skip
_DONE = {FOLLOW_UP: MARKED_FOLLOW_UPS, "commitment": MARKED_COMMITMENTS}


@dataclass(frozen=True)
class PaperPerson:
    """A person for paper. page: without what stays; facts, notes: what stays although it could be named.

    stays: how many other things stay behind, by kind.
    """

    page: PersonPage
    entries: tuple[TimelineEntry, ...]
    facts: tuple[Fact, ...]
    notes: tuple[KeptNote, ...]
    stays: dict[str, int]


@dataclass(frozen=True)
class PaperRow:
    """A person as a line of a list. next_on: None = nothing is planned; next_text: "" = to be in touch."""

    id: int
    name: str
    organisation: str
    title: str
    phone: str
    mail: str
    next_on: date | None
    next_text: str


@dataclass(frozen=True)
class PaperPeople:
    """A list of people for paper. stays: how many values of which field stay behind; people: whole people."""

    rows: tuple[PaperRow, ...]
    stays: dict[str, int]


@dataclass(frozen=True)
class PaperDay:
    """A day for paper, and how many things of it stay behind."""

    day: TodayView
    stays: int


@dataclass(frozen=True)
class PaperSpan:
    """Days of a calendar for paper, and how many things of them stay behind."""

    span: CalendarSpan
    stays: int


@dataclass(frozen=True)
class PrintedThing:
    """What the ledger says of a print. what: person, people, today or calendar; fields: what was on paper."""

    what: str
    people: int
    items: int
    fields: tuple[str, ...]
    withheld: dict[str, int] = field(default_factory=dict)


def person_on_paper(
    view: Read, page: PersonPage, entries: tuple[TimelineEntry, ...], named: frozenset[FactKey]
) -> PaperPerson:
    """Give the page of a person. named: marked facts and notes that are wanted all the same."""
    stays = Counter[str]()

    def kept(name: str, things: tuple[T, ...], open_ones: Callable[[T], bool]) -> tuple[T, ...]:
        left = tuple(filter(open_ones, things))
        stays[name] += len(things) - len(left)
        return left

    def unmarked(what: str, keys: Iterable[int]) -> Callable[[int], bool]:
        hidden = view.prints.marked(what, keys)
        return lambda key: key not in hidden

    posts = unmarked(MARKED_POSTS, [post.id for post in page.posts])
    places = unmarked(MARKED_ORGANISATIONS, [post.organisation_id or 0 for post in page.posts])
    relations = unmarked(MARKED_RELATIONS, [one.id for one in page.relations])
    follow_ups = unmarked(MARKED_FOLLOW_UPS, [one.id for one in page.follow_ups])
    promises = unmarked(MARKED_COMMITMENTS, [one.id for one in page.commitments])
    paper = replace(
        page,
        posts=kept("work", page.posts, lambda one: posts(one.id) and places(one.organisation_id or 0)),
        relations=kept("relations", page.relations, lambda one: relations(one.id)),
        follow_ups=kept("follow_ups", page.follow_ups, lambda one: follow_ups(one.id)),
        commitments=kept("promises", page.commitments, lambda one: promises(one.id)),
        facts=tuple(fact for fact in page.facts if not fact.mark or fact.key in named),
        notes=tuple(note for note in page.notes if not note.mark or note_key(note) in named),
    )
    left = kept("entries", entries, _open_entries(view, entries))
    hidden = view.prints.marked(MARKED_PEOPLE, {person.id for entry in left for person in entry.people})
    left = tuple(replace(entry, people=_without(entry.people, hidden)) for entry in left)
    facts, notes = tuple(filter(lambda one: one.mark, page.facts)), tuple(filter(lambda one: one.mark, page.notes))
    return PaperPerson(paper, left, facts, notes, dict(+stays))


def note_key(note: KeptNote) -> FactKey:
    """Name a note as a fact is named."""
    return FactKey(NOTE, note.id)


def row_of(key: int, person: ExportPerson, coming: NextOn | None) -> PaperRow:
    """Give a person as a line of a list."""
    post = next((one for one in person.affiliations if one.current), None)
    return PaperRow(
        key,
        person.name.display,
        post.organisation if post else "",
        post.title if post else "",
        _best(person, "phone"),
        _best(person, "mail"),
        coming.day if coming else None,
        coming.text if coming else "",
    )


def day_on_paper(view: Read, day: TodayView) -> PaperDay:
    """Give a day."""
    plan = day.plan
    open_task = _open_tasks(view, [*plan.tasks, *(left.task for left in plan.left_out), *plan.older])
    hidden = view.prints.marked(MARKED_EVENTS, [event.event for event in day.events])
    people = view.prints.marked(MARKED_PEOPLE, {person.id for event in day.events for person in event.people})
    done = {what: view.prints.marked(what, keys) for what, keys in _sorted(_done_key(one) for one in day.done)}
    paper = replace(
        day,
        plan=DayList(
            tuple(filter(open_task, plan.tasks)),
            tuple(left for left in plan.left_out if open_task(left.task)),
            tuple(filter(open_task, plan.older)),
        ),
        events=tuple(
            replace(event, people=_without(event.people, people)) for event in day.events if event.event not in hidden
        ),
        done=tuple(one for one in day.done if one.id not in done[_done_key(one)[0]]),
    )
    return PaperDay(paper, _things(day) - _things(paper))


def span_on_paper(view: Read, span: CalendarSpan) -> PaperSpan:
    """Give days of a calendar."""
    open_task = _open_tasks(view, [one.task for one in span.tasks])
    hidden = view.prints.marked(MARKED_EVENTS, [event.event for event in span.events])
    there = {person.id for event in span.events for person in event.people}
    people = view.prints.marked(MARKED_PEOPLE, there | {one.person.id for one in span.remembered})
    days = view.prints.marked(MARKED_DAYS, [one.what.id for one in span.remembered])
    paper = replace(
        span,
        tasks=tuple(one for one in span.tasks if open_task(one.task)),
        events=tuple(
            event._replace(people=_without(event.people, people)) for event in span.events if event.event not in hidden
        ),
        remembered=tuple(
            one for one in span.remembered if one.person.id not in people and one.what.id not in days
        ),
    )  # fmt: skip
    before, after = ((len(one.tasks), len(one.events), len(one.remembered)) for one in (span, paper))
    return PaperSpan(paper, sum(before) - sum(after))


def _without(people: tuple[PersonLink, ...], hidden: frozenset[int]) -> tuple[PersonLink, ...]:
    """Give people without those that are marked."""
    return tuple(person for person in people if person.id not in hidden)


def _things(day: TodayView) -> int:
    plan = day.plan
    return len(plan.tasks) + len(plan.left_out) + len(plan.older) + len(day.events) + len(day.done)


def _open_tasks(view: Read, tasks: Iterable[Task]) -> Callable[[Task], bool]:
    """Give the test for tasks of which neither the thing nor the person is marked."""
    there = list(tasks)
    people = view.prints.marked(MARKED_PEOPLE, [task.person.id for task in there if task.person])
    things = {what: view.prints.marked(what, keys) for what, keys in _sorted(_task_key(task) for task in there)}

    def is_open(task: Task) -> bool:
        what, key = _task_key(task)
        return key not in things[what] and (task.person is None or task.person.id not in people)

    return is_open


def _open_entries(view: Read, entries: Iterable[TimelineEntry]) -> Callable[[TimelineEntry], bool]:
    """Give the test for entries of a timeline that are not marked; where somebody came in never is."""
    keys = (_entry_key(entry) for entry in entries if entry.kind != IMPORTED)
    hidden = {what: view.prints.marked(what, some) for what, some in _sorted(keys)}

    def is_open(entry: TimelineEntry) -> bool:
        return entry.kind == IMPORTED or entry.id not in hidden[_entry_key(entry)[0]]

    return is_open


def _task_key(task: Task) -> tuple[str, int]:
    return _TASKS.get(task.kind, MARKED_COMMITMENTS), task.id


def _entry_key(entry: TimelineEntry) -> tuple[str, int]:
    return _ENTRIES.get(entry.kind, MARKED_ENTRIES), entry.id


def _done_key(one: DoneThing) -> tuple[str, int]:
    return _DONE.get(one.kind, MARKED_ENTRIES), one.id


def _sorted(keys: Iterable[tuple[str, int]]) -> list[tuple[str, list[int]]]:
    """Put keys together by what they are of."""
    found: dict[str, list[int]] = {}
    for what, key in keys:
        found.setdefault(what, []).append(key)
    return list(found.items())


def _best(person: ExportPerson, kind: str) -> str:
    """Give the way to reach somebody that is preferred, else the first of its kind."""
    found = [point for point in person.contact_points if point.kind == kind]
    return next((point.value for point in found if point.preferred), found[0].value if found else "")
