# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the page of an organisation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coterie.domain.joined_words import joined
from coterie.domain.moments import PartialDate
from coterie.domain.people import PersonName
from coterie.domain.person_words import short_name
from coterie.domain.relations import COLLEAGUE, INTRODUCER, MANAGER, MENTOR, PARTNER
from coterie.domain.remembered_dates import spoken_remembered
from coterie.domain.spoken_dates import spoken_day, spoken_distance, spoken_length, spoken_month
from coterie.domain.texts import _, counted
from coterie.domain.together import Span, first_day, last_day, shared_time, years_of
from coterie.ui.pages.people.contact.shown import FaceShown, NoteShown
from coterie.ui.pages.people.contact.wording import band_word
from coterie.ui.pages.people.organisation.shown import (
    BarShown,
    OrganisationShown,
    PathShown,
    SpellingShown,
    StayShown,
    TogetherShown,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.organisation_pages import OrganisationPage, Stay
    from coterie.domain.together import Shared
    from coterie.domain.warm_paths import WarmPath

#: More lines than this tell no more than a list.
MOST_BARS = 12
_NAMED = 4


def header_of(page: OrganisationPage) -> OrganisationShown:
    """Say what an organisation is."""
    parts = []
    if page.spellings:
        names = ", ".join(spelling.name for spelling in page.spellings)
        parts.append(_("Also written {names}.").format(names=names))
    people = page.now + page.before
    parts.append(_("{people}.").format(people=counted("{n} person", "{n} people", people)))
    spellings = tuple(SpellingShown(one.id, one.name) for one in page.spellings)
    return OrganisationShown(page.id, page.name, page.kind, page.place, " ".join(parts), spellings)


def stays_of(page: OrganisationPage, today: date, *, current: bool) -> tuple[StayShown, ...]:
    """List who is there, or who was and is not any more, each once."""
    here = {stay.person.id for stay in page.stays if stay.current}
    found: dict[int, StayShown] = {}
    for stay in page.stays:
        if stay.current == current and (current or stay.person.id not in here):
            found.setdefault(stay.person.id, _stay(stay, today))
    return tuple(found.values())


def _stay(stay: Stay, today: date) -> StayShown:
    pill, tone = _pill(stay, today)
    return StayShown(
        stay.id, stay.person.id, stay.person.name, stay.title, _now(stay, today) if stay.current else _before(stay),
        stay.strength, pill, tone, _typed(stay.from_), _typed(stay.to), stay.current,
    )  # fmt: skip


def _now(stay: Stay, today: date) -> str:
    since = _("Since {date}").format(date=_year_or_month(stay.from_)) if stay.from_ else ""
    spoke = ""
    if stay.last_contact:
        ago = spoken_distance(date.fromisoformat(stay.last_contact), today)
        spoke = (_("last spoke {ago}") if since else _("Last spoke {ago}")).format(ago=ago)
    if since and spoke:
        return _("{since}, {spoke}").format(since=since, spoke=spoke)
    return since or spoke or _("No contact yet")


def _before(stay: Stay) -> str:
    if stay.from_ and stay.to:
        when = _("{from_} to {to}").format(from_=_year_or_month(stay.from_), to=_year_or_month(stay.to))
    elif stay.from_:
        when = _("From {date}").format(date=_year_or_month(stay.from_))
    elif stay.to:
        when = _("Until {date}").format(date=_year_or_month(stay.to))
    else:
        when = _("Before")
    now = _("now at {place}").format(place=stay.now_at) if stay.now_at else _("now unknown")
    return _("{when}, {now}").format(when=when, now=now)


def _pill(stay: Stay, today: date) -> tuple[str, str]:
    if not stay.next_follow_up or not stay.current:
        return "", ""
    due = date.fromisoformat(stay.next_follow_up[:10])
    if due == today:
        return _("Due today"), "accent"
    if due < today:
        return _("{length} late").format(length=spoken_length((today - due).days)), "danger"
    return "", ""


def _typed(text: str) -> str:
    return spoken_remembered(text) if text else ""


def _year_or_month(text: str) -> str:
    """Say a date as one says it of a post: by its year, or by month and year."""
    try:
        known = PartialDate.parse(text[:10])
    except ValueError:
        return text
    if known.month is None or known.year is None:
        return str(known.year or text)
    return _("{month} {year}").format(month=spoken_month(known.month), year=known.year)


def together_of(page: OrganisationPage, today: date) -> TogetherShown | None:
    """Say who was there at the same time; None where no dates are known."""
    known = [stay for stay in page.stays if stay.from_ or stay.to][:MOST_BARS]
    if not known:
        return None
    spans = [Span(stay.person.id, first_day(stay.from_), _end(stay, today)) for stay in known]
    ordered = sorted(
        zip(known, spans, strict=True), key=lambda one: (one[1].starts or date.min, one[1].ends or date.max)
    )
    shared = shared_time(spans)
    # In the order of the picture, so that a reader finds them.
    names = {stay.person.id: stay.given for stay, _span in ordered}
    sentence = _("Nobody is known to have been there at the same time.")
    if shared is not None:
        begin = _said_bound(shared.starts, [(first_day(stay.from_), stay.from_) for stay in known])
        end = "" if shared.ends == today else _said_bound(shared.ends, [(last_day(stay.to), stay.to) for stay in known])
        sentence = _shared(shared, names, begin, end)
    bars = tuple(BarShown(stay.person.name, span.starts, span.ends, stay.current) for stay, span in ordered)
    first, last = years_of(spans, today)
    spoken = [sentence, *(_bar(bar) for bar in bars)]
    return TogetherShown(
        bars, first, last, today, (shared.starts, shared.ends) if shared else None, sentence, ". ".join(spoken)
    )  # fmt: skip


def _end(stay: Stay, today: date) -> date | None:
    return today if stay.current else last_day(stay.to)


def _bar(bar: BarShown) -> str:
    begin = str(bar.starts.year) if bar.starts else _("unknown")
    end = _("today") if bar.current else str(bar.ends.year) if bar.ends else _("unknown")
    return _("{name}: {begin} to {end}").format(name=bar.name, begin=begin, end=end)


def _shared(shared: Shared, names: dict[int, str], begin: str, end: str) -> str:
    """Say who overlapped, and from when to when. end: "" = until today."""
    together = [name for who, name in names.items() if who in shared.who]
    some = together[:_NAMED]
    more = len(together) - len(some)
    if more:
        who = _("{names} and {others}").format(names=", ".join(some), others=counted("{n} more", "{n} more", more))
    else:
        who = joined(some)
    if not end:
        return _("{who} have been there together since {begin}.").format(who=who, begin=begin)
    return _("{who} overlapped from {begin} to {end}.").format(who=who, begin=begin, end=end)


def _said_bound(day: date, known: Sequence[tuple[date | None, str]]) -> str:
    """Say where a shared time begins or ends, no more exactly than it is known: a year stays a year."""
    return min((_year_or_month(text) for there, text in known if there == day and text), key=len)


def path_of(page: OrganisationPage, at: int, today: date) -> PathShown | None:
    """Say the warmest way to somebody there, or another one."""
    if not page.paths:
        return None
    at %= len(page.paths)
    path = page.paths[at]
    faces = (FaceShown(page.owner.id, page.owner.name or _("You")), *(FaceShown(s.id, s.name) for s in path.steps))
    captions = (_("You"), *(_called(step.name) for step in path.steps))
    place = _("{n} of {all}").format(n=at + 1, all=len(page.paths)) if len(page.paths) > 1 else ""
    tone = {"close": "accent", "steady": "accent"}.get(path.band, "plain")
    last = next((stay.last_contact for stay in page.stays if stay.person.id == path.steps[0].id), "")
    return PathShown(
        faces, captions, band_word(path.band), tone, _way(path, last, today), path.steps[0].id, place
    )  # fmt: skip


def _way(path: WarmPath, last: str, today: date) -> str:
    first = _called(path.steps[0].name)
    if len(path.steps) == 1:
        there = _("{name} is there").format(name=first)
        if path.title:
            there = _("{name} is there as {title}").format(name=first, title=path.title)
        if last:
            ago = spoken_distance(date.fromisoformat(last), today)
            return _("{there}. You last spoke {ago}.").format(there=there, ago=ago)
        return _("{there}.").format(there=there)
    second = _called(path.steps[1].name)
    sentence = {
        (COLLEAGUE, True): _("{one} works with {two}."),
        (COLLEAGUE, False): _("{one} works with {two}."),
        (MANAGER, True): _("{one} manages {two}."),
        (MANAGER, False): _("{one} reports to {two}."),
        (MENTOR, True): _("{one} is the mentor of {two}."),
        (MENTOR, False): _("{two} is the mentor of {one}."),
        (PARTNER, True): _("{one} is a partner of {two}."),
        (PARTNER, False): _("{one} is a partner of {two}."),
        (INTRODUCER, True): _("{one} introduced you to {two}."),
    }.get((path.relation, path.inverse), _("{one} and {two} know each other."))
    return sentence.format(one=first, two=second)


def _called(name: str) -> str:
    return short_name(PersonName.typed(name)) if name.strip() else name


def notes_of(page: OrganisationPage, today: date) -> tuple[NoteShown, ...]:
    """Give the notes as they are shown."""
    return tuple(NoteShown(one.id, one.text, spoken_day(one.written_on, today), one.mark) for one in page.notes)
