# SPDX-License-Identifier: GPL-3.0-or-later
"""What a calendar shows on days, as the entries of a calendar file: without what is done, and what is private."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from coterie.domain.due import CadenceDue
from coterie.domain.export_entries import ExportEntry
from coterie.domain.follow_ups import Commitment, FollowUp
from coterie.domain.spoken_dates import spoken_every
from coterie.domain.texts import _
from coterie.services.ports.exporting import (
    CADENCE,
    COMMITMENT,
    DATE,
    EVENT,
    FOLLOW_UP,
    PERSON,
    EntryFacts,
    LeavingEntries,
    Wanted,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from coterie.domain.calendar_days import CalendarEvent, CalendarSpan, Dated, Remembered
    from coterie.domain.people import ImportantDate
    from coterie.domain.person_links import PersonLink
    from coterie.services.ports.vault import Read

    Facts = Mapping[tuple[str, int], EntryFacts]
    #: Whom it is about, how private it is, the field it counts as when it stays, the entry, and names left out of it.
    Found = tuple[frozenset[int], int, str, ExportEntry, int]

_DAY = timedelta(days=1)


def leaving_entries(
    view: Read, span: CalendarSpan, people: frozenset[int] | None, wanted: Wanted, *, neutral: bool = False
) -> LeavingEntries:
    """Give what leaves of the days of a span. people: only what is about these; neutral: it says nothing but when."""
    facts = view.exports.entry_facts(_keys(span))
    withheld: Counter[str] = Counter()
    items: list[ExportEntry] = []
    about: set[int] = set()
    for whom, sensitivity, field, entry, unnamed in _all(span, facts, wanted):
        if people is not None and not whom & people:
            continue
        if sensitivity and not wanted.private:
            withheld[field] += 1
            continue
        items.append(_unnamed(entry) if neutral else entry)
        about |= whom
        withheld["names"] += unnamed
    items.sort(key=lambda item: (item.first.isoformat(), item.uid))
    return LeavingEntries(tuple(items), len(about), +withheld)


def counted_fields(items: Iterable[ExportEntry]) -> Counter[str]:
    """Count the fields of entries."""
    found: Counter[str] = Counter()
    for item in items:
        found.update(("date", "title"))
        found["place"] += bool(item.place)
        found["description"] += bool(item.description)
    return +found


def _keys(span: CalendarSpan) -> dict[str, list[int]]:
    """Name what the vault is asked about."""
    keys: dict[str, list[int]] = defaultdict(list)
    keys[EVENT] += [event.event for event in span.events]
    keys[PERSON] += [person.id for event in span.events for person in event.people]
    for one in span.tasks:
        keys[_kind(one)].append(one.task.id)
    keys[DATE] += [one.what.id for one in span.remembered]
    return keys


def _kind(one: Dated) -> str:
    thing = one.task.thing
    return FOLLOW_UP if isinstance(thing, FollowUp) else COMMITMENT if isinstance(thing, Commitment) else CADENCE


def _all(span: CalendarSpan, facts: Facts, wanted: Wanted) -> Iterator[Found]:
    """Give everything with its facts; what was erased between two looks at the vault has none, and stays."""
    for event in span.events:
        if known := facts.get((EVENT, event.event)):
            names = [one.name for one in event.people if wanted.private or not _is_private(facts, one)]
            whom, unnamed = frozenset(one.id for one in event.people), len(event.people) - len(names)
            yield whom, known.sensitivity, "events", _event(event, known, names), unnamed
    for one in span.tasks:
        known = facts.get((_kind(one), one.task.id))
        if known and not one.done:
            whom = frozenset((one.task.person.id,)) if one.task.person else frozenset()
            yield whom, known.sensitivity, _FIELDS[_kind(one)], _task(one, known), 0
    for remembered in span.remembered:
        if known := facts.get((DATE, remembered.what.id)):
            whom = frozenset((remembered.person.id,))
            yield whom, known.sensitivity, "birthdays", _remembered(remembered, known), 0


def _is_private(facts: Facts, person: PersonLink) -> bool:
    """Tell whether a person stays: marked so, or gone meanwhile."""
    known = facts.get((PERSON, person.id))
    return known is None or known.sensitivity > 0


_FIELDS = {FOLLOW_UP: "follow_ups", COMMITMENT: "deadlines", CADENCE: "cadences"}


def _event(event: CalendarEvent, known: EntryFacts, names: list[str]) -> ExportEntry:
    """Give one date of an event; a date of a series has a name of its own, so that each of them stays."""
    uid = f"{known.uid}-{event.at_utc}" if event.repeats else known.uid
    who = _("With {names}").format(names=", ".join(names)) if names else ""
    text = "\n".join(part for part in (who, known.text) if part)
    first: date = event.day
    last: date | None = event.last_day + _DAY
    if event.starts is not None:
        first = event.starts.astimezone(UTC).replace(microsecond=0)
        last = first + timedelta(minutes=event.minutes) if event.minutes else None
    return ExportEntry(
        uid, known.sequence, known.created, known.changed, event.title, first, last, event.place, text,
        busy=event.starts is not None, status=known.status if known.status in {"confirmed", "tentative"} else "",
    )  # fmt: skip


def _task(one: Dated, known: EntryFacts) -> ExportEntry:
    """Give a thing to do on the day it is due, which may be before the day it is shown on."""
    thing, name = one.task.thing, one.task.person.name if one.task.person else ""
    text = known.text
    if isinstance(thing, Commitment):
        summary = _("{text} ({name})").format(text=thing.text, name=name)
    elif isinstance(thing, FollowUp):
        name = name or thing.organisation or ""
        summary = _follow_up(thing.reason, name)
    else:
        summary = _("Be in touch with {0}").format(name)
        every = thing.every_days if isinstance(thing, CadenceDue) else 0
        text = _("You wanted to be in touch {0}.").format(spoken_every(every)) if every else ""
    return _on_day(known, summary, one.task.due, text)


def _follow_up(reason: str, name: str) -> str:
    """Name a follow-up by its reason and by whom it is about."""
    if not reason:
        return _("Follow up with {0}").format(name) if name else _("Follow up")
    return _("{text} ({name})").format(text=reason, name=name) if name and name not in reason else reason


def _remembered(one: Remembered, known: EntryFacts) -> ExportEntry:
    known = known._replace(uid=f"{known.uid}-{one.day.year}")
    return _on_day(known, _occasion(one.what).format(one.person.name), one.day)


def _occasion(what: ImportantDate) -> str:
    if what.kind == "birthday":
        return _("Birthday of {0}")
    if what.label:
        return f"{what.label.replace('{', '{{').replace('}', '}}')} ({{0}})"
    return _("Anniversary of {0}") if what.kind == "anniversary" else _("Day to remember of {0}")


def _on_day(known: EntryFacts, summary: str, day: date, text: str = "") -> ExportEntry:
    return ExportEntry(known.uid, known.sequence, known.created, known.changed, summary, day, day + _DAY, "", text)


def _unnamed(entry: ExportEntry) -> ExportEntry:
    """Give an entry that says nothing but when."""
    return entry._replace(summary=_("Busy") if entry.busy else _("Reminder"), place="", description="")
