# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything the page of one person shows, except the timeline, which is read a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.people import NORMAL

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.due import CadenceDue
    from coterie.domain.follow_ups import Commitment, FollowUp
    from coterie.domain.people import Affiliation, Belonging, Person, PersonRow, Relationship
    from coterie.domain.person_links import PersonLink
    from coterie.domain.strength import Evidence

#: What a fact is kept as: a way to reach somebody, a day to remember, a value under a name of the user's own, a note.
POINT, DAY, FIELD, NOTE = "point", "day", "field", "note"


class FactKey(NamedTuple):
    """Names a fact: what it is kept as, and its key there."""

    holder: str
    id: int


@dataclass(frozen=True)
class Fact:
    """One thing known of a person. kind: of a contact point or a date, or "field"; mark: 0, 1 private, 2 sensitive.

    label: in the user's words, "" = none; value of a day: ISO text of what is known.
    """

    key: FactKey
    kind: str
    label: str
    value: str
    mark: int = NORMAL


@dataclass(frozen=True)
class KeptNote:
    """A note as it is kept: the user's own text, the day it was written, and its mark."""

    id: int
    text: str
    written_on: date
    mark: int = NORMAL


@dataclass(frozen=True)
class KnownFrom:
    """Where a person is known from: the source, the file in it, the row, and the day it came in.

    last_seen: the day of the export they were last in, None = the newest one still tells of them.
    """

    source: str
    file: str
    record: str
    on: date
    last_seen: date | None = None


@dataclass(frozen=True)
class HowKnown:
    """How somebody was met. chain: who led to them, the first one nearest to the owner; `through` is its last.

    met_on: ISO text of what is known.
    """

    owner: PersonLink
    chain: tuple[PersonLink, ...] = ()
    met_on: str = ""
    met_where: str = ""

    @property
    def through(self) -> PersonLink | None:
        """Who introduced them."""
        return self.chain[-1] if self.chain else None


@dataclass(frozen=True)
class PersonPage:
    """The page of a person. introduced: whom they introduced; cadence_tag: whose rule is in force, "" = their own.

    cadence_days: None where there is no cadence; band: of the tie, as the user set it by hand, "" = not.
    """

    person: Person
    row: PersonRow
    is_owner: bool
    posts: tuple[Affiliation, ...]
    facts: tuple[Fact, ...]
    notes: tuple[KeptNote, ...]
    relations: tuple[Relationship, ...]
    introduced: tuple[PersonLink, ...]
    known: HowKnown
    follow_ups: tuple[FollowUp, ...]
    commitments: tuple[Commitment, ...]
    cadence: CadenceDue | None
    cadence_tag: str
    evidence: Evidence | None
    band: str
    sources: tuple[KnownFrom, ...]
    communities: tuple[Belonging, ...] = ()
