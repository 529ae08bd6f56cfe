# SPDX-License-Identifier: GPL-3.0-or-later
"""What importers produce: found things, each with where it stood, and problems.

All of these are named tuples, not dataclasses, because 230,000 of them cross the process border as JSON:
a named tuple is written as a list by the C encoder without a step in between.

Identity keys are texts with a prefix that names what they are:
`li:SLUG` (normalised LinkedIn profile slug), `mail:ADDRESS` (lower case), `tel:E164`, `uid:UID`,
`github:LOGIN` and so on. README of the formats says which of them act alone.
"""

from __future__ import annotations

from typing import NamedTuple

from coterie.domain.moments import Moment  # noqa: TC001 (things.py reads the types of these fields)


class FoundName(NamedTuple):
    """A name as written in the file; `display` is never empty, the parts may be."""

    display: str
    given: str = ""
    family: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    phonetic_given: str = ""
    phonetic_family: str = ""


class FoundContactPoint(NamedTuple):
    """A way to reach somebody. kind: mail, phone, address, url, handle or messenger.

    `value` is as written (addresses: lines joined by a newline). `normalised` compares: lower-case address,
    E.164 number, `li:slug` for a LinkedIn profile; "" where nothing is known.
    """

    kind: str
    value: str
    normalised: str = ""
    label: str = ""
    preferred: bool = False


class FoundAffiliation(NamedTuple):
    """A post at an organisation; dates are ISO text of what is known, "" = unknown."""

    organisation: str
    title: str = ""
    department: str = ""
    start: str = ""
    end: str = ""
    current: bool = True
    as_of: str = ""


class FoundDate(NamedTuple):
    """A day to remember. kind: birthday, anniversary or other; `date` is ISO text of what is known."""

    kind: str
    date: str
    label: str = ""


class FoundRelation(NamedTuple):
    """A named relation to another person, by name only. kind: spouse, manager, assistant, friend, ... as written."""

    kind: str
    name: str


class FoundMoment(NamedTuple):
    """Something dated that belongs in a person's timeline and is no contact (a connection date)."""

    kind: str
    channel: str
    at: Moment
    text: str = ""


class PersonRef(NamedTuple):
    """How a record names a person who is described elsewhere; `create` allows making them when nobody matches."""

    name: str
    keys: tuple[str, ...] = ()
    create: bool = False
    role: str = ""


class FoundPerson(NamedTuple):
    """A person found in a file, with everything the file says that the program has a place for."""

    name: FoundName
    keys: tuple[str, ...] = ()
    contact_points: tuple[FoundContactPoint, ...] = ()
    affiliations: tuple[FoundAffiliation, ...] = ()
    dates: tuple[FoundDate, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    relations: tuple[FoundRelation, ...] = ()
    moments: tuple[FoundMoment, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    pronouns: str = ""


class FoundOrganisation(NamedTuple):
    """An organisation found in a file; `watching` means that the owner follows it."""

    name: str
    keys: tuple[str, ...] = ()
    contact_points: tuple[FoundContactPoint, ...] = ()
    notes: tuple[str, ...] = ()
    watching: bool = False


class FoundInteraction(NamedTuple):
    """Something that passed between the owner and people.

    kind: message, meeting, call, invitation, endorsement, recommendation, promotional, ...
    direction: in, out, both or unknown. party: how many people besides the owner took part (0 = unknown).
    thread: conversation id, "" = none. group: records with the same group become one interaction ("" = its own).
    """

    kind: str
    channel: str
    direction: str
    at: Moment
    people: tuple[PersonRef, ...]
    text: str = ""
    thread: str = ""
    party: int = 0
    title: str = ""
    place: str = ""
    minutes: int = 0
    skill: str = ""
    group: str = ""


class FoundEvent(NamedTuple):
    """A calendar event; `meetings` are the past occurrences that count as meetings with `people`.

    status: confirmed, tentative, cancelled or "". end: ISO text, "" = unknown. rule: the recurrence lines, "" = none.
    occurrences: coming dates inside the two-year window, computed by the reader.
    """

    uid: str
    recurrence_id: str
    title: str
    start: Moment
    end: str = ""
    place: str = ""
    status: str = ""
    rule: str = ""
    all_day: bool = False
    text: str = ""
    people: tuple[PersonRef, ...] = ()
    meetings: tuple[Moment, ...] = ()
    occurrences: tuple[Moment, ...] = ()
    minutes: int = 0
    party: int = 0
    calendar: str = ""
    sequence: int = 0


class FoundFollowUp(NamedTuple):
    """A task found in a file. state: open, done or dropped; due: ISO date or date and time, "" = none."""

    uid: str
    title: str
    due: str = ""
    state: str = "open"
    done_on: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()
    people: tuple[PersonRef, ...] = ()


class FoundOwner(NamedTuple):
    """Facts about the owner: name, links and addresses, posts; never makes a person of its own."""

    name: FoundName | None = None
    keys: tuple[str, ...] = ()
    contact_points: tuple[FoundContactPoint, ...] = ()
    affiliations: tuple[FoundAffiliation, ...] = ()
    dates: tuple[FoundDate, ...] = ()
    skills: tuple[str, ...] = ()


class CommunityRef(NamedTuple):
    """How a record names a community: a site, a workspace, a server, a group, a project.

    key: stable across exports (`se:stackoverflow.com`, `slack:T01`, `discord:81`), "" = by its name alone.
    platform: the name of the service a person knows it by.
    """

    name: str
    key: str = ""
    platform: str = ""
    url: str = ""


class FoundMembership(NamedTuple):
    """Who belongs to a community, since when and as what; person None = the owner. Dates: ISO text of what is known.

    facts: what the source says of it, name and value as written ("reputation", "1204").
    """

    community: CommunityRef
    person: PersonRef | None = None
    role: str = ""
    since: str = ""
    until: str = ""
    facts: tuple[tuple[str, str], ...] = ()


class FoundContribution(NamedTuple):
    """Something the owner gave: to a community, to a project, to everybody.

    kind: post, comment, question, answer, article, project, review, code, issue, reaction, repost, talk, messages, ...
    times: so many of them in one (messages of a month). score: as written, "" = none. people: others who took part.
    """

    kind: str
    at: Moment | None
    title: str = ""
    url: str = ""
    text: str = ""
    community: CommunityRef | None = None
    people: tuple[PersonRef, ...] = ()
    topics: tuple[str, ...] = ()
    times: int = 1
    score: str = ""


class FoundOpportunity(NamedTuple):
    """A job on its way from saved to closed. Dates: ISO text of what is known, a day or a moment of the clock.

    stage: saved, applied, screening, interviewing, offer, accepted, rejected, withdrawn or stale, "" = unknown word,
    which stands in `stage_text` as written. moved_on: since when it is in that stage. origin: where it was found.
    next_step: what is to be done, `next_on`: when. people: contacts, the role says what they are.
    """

    title: str
    organisation: str = ""
    url: str = ""
    stage: str = "saved"
    stage_text: str = ""
    saved_on: str = ""
    applied_on: str = ""
    moved_on: str = ""
    deadline: str = ""
    place: str = ""
    pay: str = ""
    text: str = ""
    notes: tuple[str, ...] = ()
    origin: str = ""
    next_step: str = ""
    next_on: str = ""
    excitement: str = ""
    people: tuple[PersonRef, ...] = ()


class FoundLearning(NamedTuple):
    """Something to learn from. kind: course, article, post, repository, video, book, ...; dates: ISO text."""

    title: str
    kind: str = ""
    provider: str = ""
    url: str = ""
    saved_on: str = ""
    seen_on: str = ""
    done_on: str = ""
    text: str = ""
    topics: tuple[str, ...] = ()


class FoundCredential(NamedTuple):
    """A certificate or badge of the owner's, not verified. Dates: ISO text of what is known."""

    name: str
    issuer: str = ""
    issued: str = ""
    expires: str = ""
    url: str = ""
    number: str = ""
    text: str = ""
    skills: tuple[str, ...] = ()


class FoundOther(NamedTuple):
    """A record of a kind that has no table: kept raw and counted like any other.

    kind: topic, preference, group, card, ...
    """

    kind: str
    title: str = ""
    date: str = ""


Thing = (
    FoundPerson
    | FoundOrganisation
    | FoundInteraction
    | FoundEvent
    | FoundFollowUp
    | FoundOwner
    | FoundMembership
    | FoundContribution
    | FoundOpportunity
    | FoundLearning
    | FoundCredential
    | FoundOther
)


class FileFound(NamedTuple):
    """Begins the records of one file. source: importer's id with its kind, "" = nobody reads it (`why` says so).

    not_read: left alone on purpose (then `why` says so, too). exported: ISO date of the export, "" = unknown.
    encoding: the text encoding that was taken, "" = none.
    """

    path: str
    member: str
    source: str
    not_read: bool = False
    why: str = ""
    exported: str = ""
    encoding: str = ""


class Record(NamedTuple):
    """One row, card or calendar item: what it is, where it stood, and what is kept of it.

    key: stable across exports of the same source. place: "row 12", "card 3", "item 4".
    raw: what was ticked, as JSON or as content lines (bytes that are no UTF-8 as surrogate escapes).
    repairs: sentences for what had to be mended or could not be understood in it; each is also listed as a problem.
    """

    key: str
    place: str
    raw: str
    thing: Thing
    repairs: tuple[str, ...] = ()


class Refused(NamedTuple):
    """A record that could not be read: where, why, and the text it had (at most 500 characters)."""

    place: str
    reason: str
    excerpt: str


class Skipped(NamedTuple):
    """A record left out by a written rule: counted per reason, not a problem."""

    place: str
    reason: str


Found = FileFound | Record | Refused | Skipped
