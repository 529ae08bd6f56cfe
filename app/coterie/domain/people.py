# SPDX-License-Identifier: GPL-3.0-or-later
"""People as services hand them out: rows of lists, the whole page, and the record behind both.

The fields of `PersonRow` and `PersonCard` are the keys of the command line's JSON, in its order (`from_` loses its
underscore there). Dates that a person remembers are ISO text of what is known: 2019, 2019-05, --05-22.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NewType

from coterie.domain.folding import sort_key

if TYPE_CHECKING:
    from coterie.domain.follow_ups import FollowUp
    from coterie.domain.interactions import Interaction
    from coterie.domain.person_links import PersonLink

PersonId = NewType("PersonId", int)

NORMAL, PRIVATE, SENSITIVE = 0, 1, 2


@dataclass(frozen=True)
class PersonName:
    """A name: `display` is what is shown and never empty, except for an owner who has not said theirs."""

    display: str
    given: str = ""
    family: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    phonetic_given: str = ""
    phonetic_family: str = ""

    @classmethod
    def typed(cls, text: str) -> PersonName:
        """Read a name as it is typed: "Ana Lindqvist", "Ludwig van Beethoven" or "Lindqvist, Ana".

        The family name begins at the first word in lower case after the first, else it is the last word.
        A name of one word is not taken apart. ValueError for an empty text.
        """
        family, comma, given = (part.strip() for part in text.partition(","))
        if comma and family and given:
            return cls(f"{given} {family}", given, family)
        words = text.replace(",", " ").split()
        if not words:
            raise ValueError(text)
        if len(words) == 1:
            return cls(words[0])
        particle = next((at for at, word in enumerate(words[1:-1], 1) if word[0].islower()), len(words) - 1)
        return cls(" ".join(words), " ".join(words[:particle]), " ".join(words[particle:]))

    @property
    def sort_name(self) -> str:
        """The key that lists sort by."""
        return sort_key(self.given, self.family, self.display)


@dataclass(frozen=True)
class Person:
    """What is said of a person as such. status: active, archived or not_a_person; moments: seconds since 1970."""

    id: int
    uuid: str
    name: PersonName
    pronouns: str = ""
    summary: str = ""
    status: str = "active"
    met_on: str = ""
    met_where: str = ""
    met_through_id: int | None = None
    needs_check: bool = False
    pause_until: str | None = None
    sensitivity: int = NORMAL
    created_at: int = 0
    changed_at: int = 0
    deleted_at: int | None = None

    def renamed(self, name: PersonName) -> Person:
        """Give the same person under another name; what a typed name cannot say stays."""
        kept = replace(
            name,
            nickname=name.nickname or self.name.nickname,
            prefix=name.prefix or self.name.prefix,
            suffix=name.suffix or self.name.suffix,
        )
        return replace(self, name=kept)


@dataclass(frozen=True)
class ContactPoint:
    """A way to reach somebody. kind: mail, phone, address, url, handle or messenger.

    `normalised` compares ("" = nothing known); `id` is 0 before it is in the vault.
    """

    kind: str
    label: str
    value: str
    preferred: bool = False
    private: bool = False
    normalised: str = ""
    id: int = 0


@dataclass(frozen=True)
class Affiliation:
    """A post at an organisation, or a title without one (organisation None)."""

    organisation: str | None
    title: str
    from_: str | None
    to: str | None
    current: bool
    department: str = ""
    organisation_id: int | None = None
    id: int = 0


@dataclass(frozen=True)
class ImportantDate:
    """A day to remember. kind: birthday, anniversary, or other with a label."""

    kind: str
    label: str
    date: str
    id: int = 0


@dataclass(frozen=True)
class Relationship:
    """How somebody is related, seen from the person whose page it is; `person` where they are in the vault.

    `inverse`: it was written down on the other person's page, so that `kind` is to be read from there.
    """

    kind: str
    name: str
    person: PersonLink | None
    inverse: bool = False
    id: int = 0


@dataclass(frozen=True)
class Note:
    """A note on a person; `written_on` is an ISO date."""

    text: str
    written_on: str
    private: bool = False
    id: int = 0


@dataclass(frozen=True)
class FieldValue:
    """A value under a name of the user's own."""

    name: str
    value: str


@dataclass(frozen=True)
class Source:
    """Where something is known from: the importer, the file, the import batch, the record in the file.

    last_seen, missing_from: ISO days of the export it was last in and of the newer one it was missing from, "" = is in.
    """

    source: str
    file: str
    batch: int
    record: str
    last_seen: str = ""
    missing_from: str = ""


@dataclass(frozen=True)
class PersonRow:
    """One line of a list. `strength` is 0 to 100, or None while too little is known."""

    id: int
    name: str
    organisation: str | None
    title: str | None
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    tags: tuple[str, ...]
    last_interaction: str | None
    next_follow_up: str | None
    strength: int | None


@dataclass(frozen=True)
class Belonging:
    """A community that somebody belongs to. platform, role: "" = not known; since: ISO text of what is known, or ""."""

    name: str
    platform: str = ""
    role: str = ""
    since: str = ""


@dataclass(frozen=True)
class PersonCard(PersonRow):
    """Everything a person's page shows; the newest entries first."""

    uuid: str
    contact_points: tuple[ContactPoint, ...]
    affiliations: tuple[Affiliation, ...]
    important_dates: tuple[ImportantDate, ...]
    interactions: tuple[Interaction, ...]
    follow_ups: tuple[FollowUp, ...]
    relationships: tuple[Relationship, ...]
    communities: tuple[Belonging, ...]
    notes: tuple[Note, ...]
    fields: tuple[FieldValue, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class NewPerson:
    """What is known of somebody who is about to be added."""

    name: PersonName
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    organisation: str = ""
    title: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class PersonEdit:
    """What changes in a person; None leaves a thing as it is, "" or () takes it away.

    `note` is added to the notes there are. `birthday` and `met_on` are ISO text of what is known.
    """

    name: PersonName | None = None
    emails: tuple[str, ...] | None = None
    phones: tuple[str, ...] | None = None
    links: tuple[str, ...] | None = None
    organisation: str | None = None
    title: str | None = None
    birthday: str | None = None
    note: str | None = None
    pronouns: str | None = None
    summary: str | None = None
    met_on: str | None = None
    met_where: str | None = None


@dataclass(frozen=True)
class DuplicateCluster:
    """People who may be one. score: 0 to 100, of the surest pair; reasons: sentences, the strongest first."""

    score: int
    reasons: tuple[str, ...]
    people: tuple[PersonRow, ...]


@dataclass(frozen=True)
class ErasedPerson:
    """What erasing took: entries (rows about the person), records of imports, and whole steps of history."""

    entries: int
    records: int
    steps: int


def joined(keep: Person, other: Person) -> Person:
    """Give one person out of two: what `keep` does not say is taken from the other, the strictest mark wins."""
    mine, theirs = keep.name, other.name
    parts = mine if mine.given or mine.family else theirs
    name = PersonName(
        mine.display or theirs.display,
        parts.given,
        parts.family,
        mine.additional or theirs.additional,
        mine.prefix or theirs.prefix,
        mine.suffix or theirs.suffix,
        mine.nickname or theirs.nickname,
        mine.phonetic_given or theirs.phonetic_given,
        mine.phonetic_family or theirs.phonetic_family,
    )
    return replace(
        keep,
        name=name,
        pronouns=keep.pronouns or other.pronouns,
        summary="\n".join(dict.fromkeys(text for text in (keep.summary, other.summary) if text)),
        status="active" if "active" in {keep.status, other.status} else keep.status,
        met_on=keep.met_on or other.met_on,
        met_where=keep.met_where or other.met_where,
        met_through_id=next(
            (via for via in (keep.met_through_id, other.met_through_id) if via not in {None, keep.id, other.id}), None
        ),
        needs_check=keep.needs_check or other.needs_check,
        pause_until=max(keep.pause_until or "", other.pause_until or "") or None,
        sensitivity=max(keep.sensitivity, other.sensitivity),
    )
