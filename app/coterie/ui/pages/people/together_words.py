# SPDX-License-Identifier: GPL-3.0-or-later
"""What chosen people have in common and where they differ, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.chosen_people import contacts_a_month
from coterie.domain.joined_words import joined
from coterie.domain.short_spans import short_span
from coterie.domain.spoken_dates import spoken_date, spoken_every, spoken_length, spoken_weekday
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole
from coterie.ui.pages.people.shown import TogetherShown
from coterie.ui.pages.people.wording import sentence

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.chosen_people import ChosenPeople
    from coterie.domain.person_links import PersonLink

#: The cadence that is spoken of where none is the usual one: six weeks.
_USUAL_DAYS = 42
#: So many cadences are named; the rarer ones are counted together.
_MOST_CADENCES = 3
_WEEK = 7
#: A pill has room for a tag of so many letters.
_LONGEST_TAG = 24


def together(found: ChosenPeople, today: date) -> TogetherShown:
    """Say what chosen people have in common."""
    return TogetherShown(
        title=counted("{n} person", "{n} people", found.people),
        selected=_("{n} selected").format(n=whole(found.people)),
        names=_names(found),
        faces=found.first,
        cadence=_cadence(found),
        follow_ups=_follow_ups(found, today),
        plan=_("Plan {n}").format(n=whole(found.to_plan)) if found.to_plan else "",
        tags=_tags(found),
        worn=tuple(_("{tag} {n}").format(tag=_short(one.tag), n=whole(one.people)) for one in found.tags[:3]),
        last=_last(found),
        span=_span(found, today),
        private=_private(found),
        hint=_hint(found),
    )


def _names(found: ChosenPeople) -> str:
    names = [one.given or one.name for one in found.first]
    others = found.people - len(names)
    return joined([*names, counted("{n} other", "{n} others", others)] if others > 0 else names)


def _cadence(found: ChosenPeople) -> str:
    shares = found.cadences
    if all(share.every_days is None for share in shares):
        return _("None for anybody")
    if len(shares) == 1 and shares[0].every_days is not None:
        return sentence(_("{every} for all").format(every=spoken_every(shares[0].every_days)))
    some = [share for share in shares if share.every_days is not None]
    parts = [
        _("{every} for {n}").format(every=spoken_every(share.every_days or 0), n=whole(share.people))
        for share in some[:_MOST_CADENCES]
    ]
    if rest := sum(share.people for share in some[_MOST_CADENCES:]):
        parts.append(_("others for {n}").format(n=whole(rest)))
    if none := sum(share.people for share in shares if share.every_days is None):
        parts.append(_("none for {n}").format(n=whole(none)))
    return sentence(", ".join(parts))


def _follow_ups(found: ChosenPeople, today: date) -> str:
    if not found.planned:
        return _("Nobody has one. They would be spread over two weeks")
    if not found.to_plan:
        return _("Everybody has one")
    others = counted(
        "The other one would come within two weeks", "The other {n} would be spread over two weeks", found.to_plan
    )
    if found.only_planned is None:
        have = counted("{n} has one", "{n} have one", found.planned)
    else:
        person, due = found.only_planned
        have = _("{name} has one {day}").format(name=_called(found, person), day=_on(due, today)).strip()
    return _("{first}. {second}").format(first=have, second=others)


def _called(found: ChosenPeople, person: PersonLink) -> str:
    """Call somebody as the line of names above does."""
    return next((one.given for one in found.first if one.id == person.id), "") or person.name


def _on(due: date | None, today: date) -> str:
    """Say a day near at hand by its name: "on Sunday"."""
    if due is None:
        return ""
    days = (due - today).days
    if days == 0:
        return _("today")
    return _("on {day}").format(day=spoken_weekday(due) if 0 < days < _WEEK else spoken_date(due))


def _tags(found: ChosenPeople) -> str:
    if not found.tags:
        return _("None yet")
    number = counted("{n} tag", "{n} tags", found.tags_in_all)
    on_all = [one.tag for one in found.tags if one.people == found.people]
    if on_all:
        return _("{number}, {tags} on all").format(number=number, tags=joined(on_all))
    return _("{number}, none on all").format(number=number)


def _short(tag: str) -> str:
    return tag if len(tag) <= _LONGEST_TAG else f"{tag[: _LONGEST_TAG - 1]}…"


def _last(found: ChosenPeople) -> str:
    if found.longest is None:
        return _("No contact with anybody yet")
    parts = []
    if found.people - found.never > 1:
        parts.append(_("{name} has waited longest").format(name=_called(found, found.longest)))
    if found.never:
        parts.append(counted("{n} never", "{n} never", found.never))
    return ", ".join(parts)


def _span(found: ChosenPeople, today: date) -> str:
    if found.newest is None or found.oldest is None:
        return ""
    shortest, longest = (max(0, (today - day).days) for day in (found.newest, found.oldest))
    if short_span(shortest) == short_span(longest):
        return _length(longest)
    return _("{shortest} to {longest}").format(shortest=_length(shortest), longest=_length(longest))


def _length(days: int) -> str:
    return spoken_length(days) if days else _("today")


def _private(found: ChosenPeople) -> str:
    parts = []
    if found.numbers:
        parts.append(counted("{n} address or number", "{n} addresses or numbers", found.numbers))
    if found.entries:
        parts.append(counted("{n} note", "{n} notes", found.entries))
    return _("Stays behind in an export: {what}").format(what=joined(parts)) if parts else ""


def _hint(found: ChosenPeople) -> str:
    days = next((share.every_days for share in found.cadences if share.every_days), None) or _USUAL_DAYS
    number = contacts_a_month(found.people, days)
    if not number or found.people < 2:
        return ""
    contacts = counted("{n} contact", "{n} contacts", number)
    said = _("{every} for all of them comes to about {contacts} a month.")
    return said.format(every=sentence(spoken_every(days)), contacts=contacts)
