# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything about one person in words: sections of plain lines, for the screen, a file and paper alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.people import NORMAL
from coterie.domain.remembered_dates import spoken_remembered
from coterie.domain.source_names import source_name
from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import written_time
from coterie.ui.pages.import_export.when_words import begun, moment_of
from coterie.ui.pages.people.contact.fact_words import facts_of, relations_of
from coterie.ui.pages.people.contact.timeline_words import text_of, title_of
from coterie.ui.pages.people.contact.wording import header_of, mark_word, met_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.person_pages import PersonPage
    from coterie.domain.person_records import HistoryRow, KeptRow
    from coterie.services.person_reports import PersonReport
    from coterie.services.ports.clock import Clock

INDENT = "  "


@dataclass(frozen=True)
class Section:
    """A heading and lines below it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class ReportText:
    """A whole report. rows: how many rows of the vault it tells of."""

    title: str
    written: str
    sections: tuple[Section, ...]
    rows: int

    @property
    def text(self) -> str:
        """The report as one plain text."""
        parts = [self.title, self.written]
        for section in self.sections:
            parts += ["", section.title.upper(), *(f"{INDENT}{line}" for line in section.lines)]
        return "\n".join(parts) + "\n"


def report_text(report: PersonReport, clock: Clock) -> ReportText:
    """Put a report into words."""
    page, record = report.page, report.record
    given = header_of(page, clock.now()).given
    entries = [
        line
        for entry in report.entries
        for line in (f"{spoken_remembered(entry.when[:10])}: {title_of(entry, given)}", *_inner(text_of(entry)))
    ]
    sections = (
        Section(_("Who they are"), tuple(_about(page))),
        Section(_("What is planned and promised"), tuple(_plans(page))),
        Section(_("Notes about them"), tuple(_notes(page))),
        Section(_("Timeline"), tuple(entries)),
        Section(_("Where it came from"), tuple(_sources(page))),
        Section(_("What can still be undone, and what stood there before"), _history(record.history, clock)),
        Section(_("Typed and not saved"), _rows(record.drafts)),
        Section(_("Named in what is kept about others"), _rows(record.named)),
        Section(_("Shared with others, as it is kept"), _rows(record.shared)),
        Section(_("Every row about them, as it is kept"), _rows(record.own)),
    )
    rows = len(record.own) + len(record.shared) + len(record.named) + len(record.drafts) + len(record.history)
    now = clock.now()
    written = _("Written by Coterie on {date} at {time}. Private and sensitive things are in it, too.")
    return ReportText(
        _("Everything about {name}").format(name=page.person.name.display),
        written.format(date=spoken_date(now.date()), time=written_time(now)),
        tuple(section for section in sections if section.lines),
        rows,
    )


def _about(page: PersonPage) -> Iterator[str]:
    person = page.person
    yield _pair(_("Name"), person.name.display)
    for post in page.posts:
        what = ", ".join(part for part in (post.title, post.organisation or "") if part)
        years = "–".join(part or "" for part in (post.from_, post.to))
        said = f"{what} ({years})" if post.from_ or post.to else what
        yield _pair(_("Work") if post.current else _("Before"), said)
    if page.row.tags:
        yield _pair(_("Tags"), " ".join(f"#{tag}" for tag in page.row.tags))
    marks = {fact.key: fact.mark for fact in page.facts}
    for shown in facts_of(page).facts:
        mark = marks.get(shown.key, NORMAL)
        yield _pair(shown.label, f"{shown.value} ({mark_word(mark)})" if mark != NORMAL else shown.value)
    for relation in relations_of(page):
        yield _pair(relation.said, relation.name)
    met = met_sentence(page.known)
    if met and not page.is_owner:
        yield _pair(_("How you met"), met)
    if page.band:
        yield _pair(_("Set by hand as"), page.band)


def _plans(page: PersonPage) -> Iterator[str]:
    for follow_up in page.follow_ups:
        when = spoken_date(follow_up.due) if follow_up.due else _("no day")
        yield _pair(when, follow_up.text or follow_up.reason or _("follow up"))
    for promise in page.commitments:
        when = spoken_date(promise.due) if promise.due else _("no day")
        yield _pair(when, promise.text)
    if page.cadence is not None:
        yield counted("In touch every {n} day", "In touch every {n} days", page.cadence.every_days)


def _notes(page: PersonPage) -> Iterator[str]:
    for note in page.notes:
        mark = f" ({mark_word(note.mark)})" if note.mark != NORMAL else ""
        yield f"{spoken_date(note.written_on)}{mark}"
        yield from _inner(note.text)


def _sources(page: PersonPage) -> Iterator[str]:
    for source in page.sources:
        where = ", ".join(part for part in (source.file, source.record) if part)
        name = source_name(source.source)
        yield _pair(spoken_date(source.on), f"{name} ({where})" if where else name)


def _history(rows: tuple[HistoryRow, ...], clock: Clock) -> tuple[str, ...]:
    lines: list[str] = []
    for row in rows:
        at = moment_of(row.at_utc, clock)
        lines.append(f"{spoken_date(at.date())}, {written_time(at)}: {row.label}")
        lines += [f"{INDENT}{line}" for line in _rows((row.before,))]
    return tuple(lines)


def _rows(rows: tuple[KeptRow, ...]) -> tuple[str, ...]:
    """Write rows as they are kept: the names of tables and columns are those of the vault."""
    lines: list[str] = []
    for row in rows:
        lines.append(f"{row.table} {row.key}" if row.key else row.table)
        lines += [f"{INDENT}{_pair(name, ' '.join(value.split()))}" for name, value in row.values]
    return tuple(lines)


def _pair(label: str, value: str) -> str:
    told = ", ".join(line.strip() for line in value.splitlines() if line.strip())
    return f"{begun(label)}: {told}" if label else told


def _inner(text: str) -> list[str]:
    return [f"{INDENT}{line}" for line in text.splitlines() if line.strip()]
