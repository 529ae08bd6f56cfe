# SPDX-License-Identifier: GPL-3.0-or-later
"""A person on paper: who they are, the next step, what is known, notes as they read, and the timeline with its days."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.domain.note_markup import blocks_of
from coterie.domain.remembered_dates import spoken_remembered
from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _, counted
from coterie.domain.timelines import SHOWN_TEXT
from coterie.services.paper import PrintedThing, note_key
from coterie.ui.pages.people.contact.fact_words import facts_of, relations_of
from coterie.ui.pages.people.contact.next_steps import shown_step, steps_of
from coterie.ui.pages.people.contact.timeline_words import text_of, title_of
from coterie.ui.pages.people.contact.wording import header_of, mark_word, met_sentence
from coterie.ui.parts.covers import bare
from coterie.ui.printing.manuscript import (
    Callout,
    Heading,
    Held,
    Line,
    Manuscript,
    NoteHead,
    NotePart,
    Pair,
    Part,
    Title,
    Wish,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.domain.person_pages import PersonPage
    from coterie.domain.timelines import TimelineEntry
    from coterie.services.jobs import JobContext
    from coterie.services.paper import PaperPerson
    from coterie.services.ports.clock import Clock
    from coterie.services.printing import Printing

FACTS, NOTES, TIMELINE = "facts", "notes", "timeline"


class PersonStory:
    """One person."""

    def __init__(self, printing: Printing, clock: Clock, person: int) -> None:
        """Be about a person."""
        self._printing = printing
        self._clock = clock
        self._person = person

    def title(self) -> str:
        """Say what is printed."""
        return _("Print this person")

    def sections(self) -> tuple[tuple[str, str], ...]:
        """Give the sections that can be left out."""
        return ((FACTS, _("Facts")), (NOTES, _("Notes")), (TIMELINE, _("Timeline")))

    def usual(self) -> Wish:
        """Want everything."""
        return Wish()

    def write(self, wish: Wish, ctx: JobContext) -> Manuscript:
        """Read the person and put them into words."""
        # Paper says everything; what the sheet says stays covered while blur is on.
        covered = self._printing.person(self._person, wish.named, ctx)
        found = bare(covered)
        entries = () if TIMELINE in wish.without else found.entries
        page = found.page
        parts = [
            *self._head(page),
            *(() if FACTS in wish.without else _facts(page)),
            *(() if NOTES in wish.without else _notes(page)),
            *(self._entries(found) if entries else ()),
        ]
        said = (Heading, Callout, Title)
        items = sum(1 for part in parts if not isinstance(part, said))
        return Manuscript(
            running=page.person.name.display,
            parts=tuple(parts),
            says=_says(covered, wish),
            stays=_stays(found),
            held=_held(covered),
            printed=PrintedThing("person", 1, items, _fields(found, wish), _withheld(found, wish)),
            file_stem="person",
        )

    def _head(self, page: PersonPage) -> Iterable[Part]:
        header = header_of(page, self._clock.now())
        work = ", ".join(part for part in (header.title, header.organisation) if part)
        tags = " ".join(f"#{tag}" for tag in page.row.tags)
        yield Title(header.name, work, tags)
        today = self._clock.today()
        if not header.is_owner and not header.in_bin and (steps := steps_of(page, today)):
            step = shown_step(page, steps, 0, today)
            yield Callout(step.title, step.detail)

    def _entries(self, found: PaperPerson) -> Iterable[Part]:
        given = header_of(found.page, self._clock.now()).given
        number = counted("{n} entry", "{n} entries", len(found.entries))
        yield Heading(_("Timeline"), number)
        for entry in found.entries:
            yield Line(title_of(entry, given), lead=spoken_remembered(entry.when[:10]), text=_said(entry), dated=True)


def _said(entry: TimelineEntry) -> str:
    """Say what was said; of a very long text a timeline holds the beginning, and paper says that it goes on."""
    text = text_of(entry)
    return f"{text}…" if len(entry.text) >= SHOWN_TEXT else text


def _facts(page: PersonPage) -> Iterable[Part]:
    shown = facts_of(page)
    pairs = [Pair(fact.label, fact.value) for fact in shown.facts]
    if shown.cadence is not None and shown.cadence.days:
        pairs.append(Pair(shown.cadence.label, shown.cadence.value))
    met = met_sentence(page.known)
    if met and not page.is_owner:
        pairs.append(Pair(_("How you met"), met))
    pairs += [Pair(one.said, one.name) for one in relations_of(page)]
    past = [post for post in page.posts if not post.current]
    pairs += [Pair(_("Before"), ", ".join(part for part in (post.title, post.organisation) if part)) for post in past]
    if pairs:
        yield Heading(_("Facts"))
        yield from pairs


def _notes(page: PersonPage) -> Iterable[Part]:
    if page.notes:
        yield Heading(_("Notes"), counted("{n} note", "{n} notes", len(page.notes)))
    for note in page.notes:
        yield NoteHead(spoken_date(note.written_on))
        yield from (NotePart(block) for block in blocks_of(note.text))


def _held(found: PaperPerson) -> tuple[Held, ...]:
    shown = facts_of(replace(found.page, facts=found.facts)).facts
    facts = [Held(fact.key, _named(fact.label, fact.mark)) for fact in shown]
    notes = [
        Held(note_key(note), _named(_("Note of {date}").format(date=spoken_date(note.written_on)), note.mark))
        for note in found.notes
    ]
    return (*facts, *notes)


def _named(text: str, mark: int) -> str:
    return _("{what} ({mark})").format(what=text, mark=mark_word(mark))


def _says(found: PaperPerson, wish: Wish) -> str:
    page = found.page
    parts = [page.person.name.display]
    if FACTS not in wish.without and page.facts:
        parts.append(counted("{n} fact", "{n} facts", len(page.facts)))
    if NOTES not in wish.without and page.notes:
        parts.append(counted("{n} note", "{n} notes", len(page.notes)))
    if TIMELINE not in wish.without and found.entries:
        parts.append(counted("{n} entry", "{n} entries", len(found.entries)))
    return _("{whom}.").format(whom=", ".join(parts))


def _stays(found: PaperPerson) -> str:
    number = sum(found.stays.values())
    if not number:
        return ""
    return counted("{n} other thing is marked private and stays off.",
                   "{n} other things are marked private and stay off.", number)  # fmt: skip


def _fields(found: PaperPerson, wish: Wish) -> tuple[str, ...]:
    fields = ["name"]
    if FACTS not in wish.without:
        fields += sorted({fact.kind for fact in found.page.facts})
    if NOTES not in wish.without and found.page.notes:
        fields.append("notes")
    if TIMELINE not in wish.without and found.entries:
        fields.append("entries")
    return tuple(fields)


def _withheld(found: PaperPerson, wish: Wish) -> dict[str, int]:
    stays = dict(found.stays)
    for fact in found.facts:
        if fact.key not in wish.named:
            stays[fact.kind] = stays.get(fact.kind, 0) + 1
    notes = sum(1 for note in found.notes if note_key(note) not in wish.named)
    return stays | ({"notes": notes} if notes else {})
