# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page says: rows of people and organisations, and lists of names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coterie.domain.short_spans import short_since
from coterie.domain.spoken_dates import spoken_distance, spoken_length
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole
from coterie.ui.parts.covers import is_marked
from coterie.ui.parts.rows import PersonLine

if TYPE_CHECKING:
    from coterie.domain.listed import ListedOrganisation, ListedPerson


def person_line(person: ListedPerson, today: date) -> PersonLine:
    """Say a person as a row does."""
    last = _day(person.last_contact)
    coming = _day(person.next_follow_up)
    return PersonLine(
        id=person.id,
        name=person.name,
        detail=work(person),
        since=short_since(last, today) if last else "",
        due=coming is not None and coming <= today,
        is_new=person.is_new,
        strength=person.strength,
        checked=None,
        spoken=_spoken(person, last, coming, today),
    )


def work(person: ListedPerson) -> str:
    """Say what somebody does, and where."""
    return (
        _("{title}, {organisation}").format(title=person.title, organisation=person.organisation)
        if (person.title and person.organisation)
        else person.title or person.organisation or ""
    )


def organisation_line(organisation: ListedOrganisation) -> PersonLine:
    """Say an organisation as a row does."""
    parts = []
    if organisation.now:
        parts.append(counted("{n} now", "{n} now", organisation.now))
    if organisation.before:
        parts.append(counted("{n} before", "{n} before", organisation.before))
    if organisation.watching:
        parts.append(_("you follow it"))
    people = organisation.now + organisation.before
    spoken = counted("{n} person", "{n} people", people)
    return PersonLine(
        id=organisation.id,
        name=organisation.name,
        detail=", ".join(parts) or _("nobody you know"),
        since=whole(people),
        due=False,
        is_new=False,
        strength=None,
        checked=None,
        spoken=f"{organisation.name}, {spoken}, {', '.join(parts)}" if parts else f"{organisation.name}, {spoken}",
        square=True,
    )


def sentence(text: str) -> str:
    """Begin a text with a capital letter."""
    return text[:1].upper() + text[1:]


def _spoken(person: ListedPerson, last: date | None, coming: date | None, today: date) -> str:
    """Say the whole row as one sentence."""
    parts = [person.name]
    if person.title and person.organisation and not is_marked(person.title):
        parts.append(_("{title} at {organisation}").format(title=person.title, organisation=person.organisation))
    elif person.title or person.organisation:
        # Two things that blur covers are one in this form.
        parts.append(work(person))
    if person.strength is not None:
        parts.append(_("strength {n}").format(n=person.strength))
    if last is not None:
        parts.append(_("last contact {distance}").format(distance=spoken_distance(min(last, today), today)))
    elif person.is_new:
        parts.append(_("new"))
    if coming is not None:
        parts.append(_follow_up(coming, today))
    return ", ".join(parts)


def _follow_up(coming: date, today: date) -> str:
    """Say when a follow-up is, or how late it is."""
    late = (today - coming).days
    if late > 0:
        return _("follow-up {length} late").format(length=spoken_length(late))
    return _("follow-up {distance}").format(distance=spoken_distance(coming, today))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
