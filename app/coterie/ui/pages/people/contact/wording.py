# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the page: who somebody is, how strong the tie is, how they were met, and where they are known from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain import strength as rules
from coterie.domain.local_times import local_time, place_of
from coterie.domain.moments import PartialDate
from coterie.domain.people import PersonName
from coterie.domain.person_words import object_pronoun, short_name
from coterie.domain.remembered_dates import spoken_remembered
from coterie.domain.source_names import source_name
from coterie.domain.spoken_dates import spoken_day
from coterie.domain.strength import band, strength
from coterie.domain.strength_outlook import spoken_outlook
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import written_time
from coterie.ui.pages.people.contact.shown import (
    FaceShown,
    HeaderShown,
    KnownShown,
    NoteShown,
    PartShown,
    SourceShown,
    StrengthShown,
    TagShown,
)
from coterie.ui.parts.covers import is_marked, uncovered
from coterie.ui.source_icons import source_icon

if TYPE_CHECKING:
    from datetime import date, datetime

    from coterie.domain.person_pages import HowKnown, KnownFrom, PersonPage
    from coterie.domain.strength import Strength

#: The colours of charts, by part.
_COLOURS = (0, 2, 3, 1)
#: What somebody is called in a sentence is cut there.
MOST_LETTERS = 48


def header_of(page: PersonPage, now: datetime) -> HeaderShown:
    """Say who somebody is."""
    present = next((post for post in page.posts if post.current), None)
    return HeaderShown(
        person=page.person.id,
        name=page.person.name.display,
        given=called(page.person.name),
        title=present.title if present else "",
        organisation=(present.organisation or "") if present else "",
        organisation_id=(present.organisation_id or 0) if present else 0,
        strength=page.row.strength,
        tags=tuple(TagShown(uncovered(name), tone_of(name)) for name in page.row.tags if _is_seen(name)),
        hidden_tags=_hidden_tags(sum(not _is_seen(name) for name in page.row.tags)),
        clock=clock_of(page, now),
        is_owner=page.is_owner,
        in_bin=page.person.deleted_at is not None,
    )


def called(name: PersonName) -> str:
    """Give what somebody is called in a sentence, which no name may fill."""
    given = short_name(name)
    return given if len(given) <= MOST_LETTERS else f"{given[:MOST_LETTERS]}…"


def tone_of(tag: str) -> str:
    """Give the tone of a tag: what somebody is to you stands out."""
    # Translators: words, each between blanks, that name what somebody is to you.
    roles = _("mentor mentee coach sponsor adviser advisor").split()
    return "violet" if uncovered(tag).casefold() in roles else "plain"


def _is_seen(tag: str) -> bool:
    """Tell whether a tag is shown: blur covers all but what somebody is to you."""
    return not is_marked(tag) or tone_of(tag) != "plain"


def _hidden_tags(number: int) -> str:
    return counted("{n} tag hidden", "{n} tags hidden", number) if number else ""


def clock_of(page: PersonPage, now: datetime) -> str:
    """Say where somebody is and what time it is there, where both are certain."""
    place = place_of(fact.value for fact in page.facts if fact.kind == "address")
    there = local_time(place, now) if place else None
    if place is None or there is None:
        return ""
    return _("{place}, {time} there").format(place=place.name, time=written_time(there))


def strength_of(page: PersonPage, today: date) -> StrengthShown:
    """Say how strong a tie is; the parts add up to the number."""
    evidence = page.evidence
    found = strength(evidence, today) if evidence else rules.Strength(None, None, None, None)
    number = found.total
    parts = tuple(
        PartShown(label, _points(points, most), (points or 0) / 100 if number is not None else 0.0, colour)
        for (label, points, most), colour in zip(_parts(found), _COLOURS, strict=True)
    )
    word = band_word(band(number) or "")
    said = [f"{part.label} {part.points}" for part in parts]
    return StrengthShown(
        number="" if number is None else str(number),
        band=word,
        by_hand=page.band,
        parts=parts,
        outlook=spoken_outlook(evidence, today),
        spoken=". ".join([_spoken_strength(number), *said]),
    )


def _spoken_strength(number: int | None) -> str:
    """Say a number with its band in one sentence."""
    return {
        "close": _("Strength {n} of 100, close tie"),
        "steady": _("Strength {n} of 100, steady tie"),
        "light": _("Strength {n} of 100, light tie"),
        "dormant": _("Strength {n} of 100, dormant tie"),
    }.get(band(number) or "", _("Strength")).format(n=number)


def band_word(name: str) -> str:
    """Name a band."""
    return {
        "close": _("Close tie"), "steady": _("Steady tie"), "light": _("Light tie"), "dormant": _("Dormant tie"),
    }.get(name, "")  # fmt: skip


def known_of(page: PersonPage) -> KnownShown:
    """Say how somebody was met, by the pronoun they gave themselves or by name."""
    known = page.known
    title = _known_title(page.person.pronouns).format(name=called(page.person.name))
    faces: tuple[FaceShown, ...] = ()
    if known.chain:
        ends = (known.owner, *known.chain)
        faces = (
            *(FaceShown(one.id, one.name or _("You")) for one in ends),
            FaceShown(page.person.id, page.person.name.display),
        )
    through = known.through
    return KnownShown(
        title,
        faces,
        met_sentence(known),
        known.met_where,
        spoken_remembered(known.met_on) if known.met_on else "",
        FaceShown(through.id, through.name) if through else None,
    )


def _known_title(pronouns: str) -> str:
    """Give the title as a whole sentence, since languages put such words in other places and forms."""
    return {
        "her": _("How you know her"),
        "him": _("How you know him"),
        "them": _("How you know them"),
    }.get(object_pronoun(pronouns), _("How you know {name}"))


def met_sentence(known: HowKnown) -> str:
    """Say through whom, where and when somebody was met, as far as it is written down."""
    where, when, through = known.met_where, known.met_on, known.through
    day = spoken_remembered(when) if when else ""
    if through is not None:
        name = called(_typed(through.name))
        if where:
            text = _("{name} introduced you at {place}").format(name=name, place=where)
        else:
            text = _("{name} introduced you").format(name=name)
    elif where:
        text = _("You met at {place}").format(place=where)
    elif day:
        text = _("You met")
    else:
        return ""
    if not day:
        return _("{met}.").format(met=text)
    has_day = _has_day(when)
    return (_("{met} on {day}.") if has_day else _("{met} in {day}.")).format(met=text, day=day)


def _has_day(when: str) -> bool:
    try:
        return PartialDate.parse(when).day is not None
    except ValueError:
        return False


def _typed(name: str) -> PersonName:
    """Take a name apart to find what to call somebody."""
    return PersonName.typed(name) if name.strip() else PersonName(name)


def sources_of(sources: tuple[KnownFrom, ...], today: date) -> tuple[SourceShown, ...]:
    """Say where somebody is known from, each file once."""
    found: dict[tuple[str, str], SourceShown] = {}
    for one in sources:
        file = one.file.rpartition("/")[2]
        gone = _("left, last seen {day}").format(day=spoken_day(one.last_seen, today)) if one.last_seen else ""
        detail = ", ".join(part for part in (gone, file, one.record, spoken_day(one.on, today)) if part)
        found.setdefault((one.source, one.file), SourceShown(source_icon(one.source), source_name(one.source), detail))
    return tuple(found.values())


def notes_of(page: PersonPage, today: date) -> tuple[NoteShown, ...]:
    """Give the notes as they are shown, the newest first."""
    return tuple(NoteShown(one.id, one.text, spoken_day(one.written_on, today), one.mark) for one in page.notes)


def mark_word(mark: int) -> str:
    """Say a mark."""
    return (_("not marked"), _("private"), _("sensitive"))[mark]


def mark_icon(mark: int) -> str:
    """Give the picture of a mark."""
    return ("lock-open", "lock", "eye-off")[mark]


def _parts(found: Strength) -> tuple[tuple[str, int | None, int], ...]:
    return (
        (_("Recent contact"), found.recent, rules.RECENT),
        (_("Both sides write"), found.both_sides, rules.BOTH_SIDES),
        (_("Depth of talks"), found.depth, rules.DEPTH),
        (_("Shared communities"), found.communities, rules.COMMUNITIES),
    )


def _points(points: int | None, most: int) -> str:
    return _("not known") if points is None else _("{n} of {most}").format(n=points, most=most)
