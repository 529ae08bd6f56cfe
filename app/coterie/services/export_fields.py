# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields of a person on the way out: naming them, counting them, holding some back."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from coterie.domain.export_values import ExportPerson

NAME, WORK, TAGS, NOTES, RELATIONS, PRONOUNS, CARD = (
    "name", "work", "tags", "notes", "relations", "pronouns", "imported card",
)  # fmt: skip
#: Fields that can be held back, in the order of a list; a name always leaves.
FIELDS = (
    WORK, "mail", "phone", "address", "url", "handle", "messenger", "birthday", "anniversary", "other", TAGS,
    RELATIONS, PRONOUNS, CARD, NOTES,
)  # fmt: skip


def values_of(person: ExportPerson) -> Counter[str]:
    """Count the values of each field a person leaves with."""
    values = Counter({NAME: 1})
    values.update(point.kind for point in person.contact_points)
    values.update(day.kind for day in person.dates)
    for name, some in _whole(person).items():
        values[name] += len(some)
    values[PRONOUNS] = int(bool(person.pronouns))
    values[CARD] = int(person.raw_card is not None)
    return +values


def fields_of(person: ExportPerson) -> Iterator[str]:
    """Name the fields a person leaves with."""
    yield from values_of(person)


def held_back(person: ExportPerson, names: AbstractSet[str]) -> tuple[ExportPerson, Counter[str]]:
    """Give a person without some fields, and count the values that stay.

    A card that was imported says in lines of its own what is held back: then it is not used at all.
    """
    stays = Counter({name: number for name, number in values_of(person).items() if name in names})
    if not stays:
        return person, stays
    stays[CARD] = int(person.raw_card is not None)
    left = person._replace(
        contact_points=tuple(point for point in person.contact_points if point.kind not in names),
        dates=tuple(day for day in person.dates if day.kind not in names),
        pronouns="" if PRONOUNS in names else person.pronouns,
        affiliations=() if WORK in names else person.affiliations,
        tags=() if TAGS in names else person.tags,
        notes=() if NOTES in names else person.notes,
        relations=() if RELATIONS in names else person.relations,
        raw_card=None,
        imported=None,
    )
    return left, +stays


def as_row(person: ExportPerson, *, notes: bool) -> tuple[ExportPerson, Counter[str]]:
    """Give what of a person a table has columns for; what it has none for is not counted as held back."""
    row, _no_column = held_back(person, _NO_COLUMN)
    return (row, Counter()) if notes else (row._replace(notes=()), Counter({NOTES: len(row.notes)}))


_NO_COLUMN = frozenset({"handle", "messenger", "anniversary", "other", RELATIONS, CARD})


def _whole(person: ExportPerson) -> dict[str, Sequence[object]]:
    return {WORK: person.affiliations, TAGS: person.tags, NOTES: person.notes, RELATIONS: person.relations}
