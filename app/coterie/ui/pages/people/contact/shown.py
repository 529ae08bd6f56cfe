# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page shows, as finished words: each part is one frozen value, so that only what changed is drawn anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coterie.domain.person_pages import FactKey


@dataclass(frozen=True)
class TagShown:
    """A tag. tone: of its pill."""

    name: str
    tone: str


@dataclass(frozen=True)
class HeaderShown:
    """Who somebody is. organisation_id: 0 = none; clock: "Lagos, 10:42 there", "" = not known.

    hidden_tags: how many tags blur covers, in words.

    given: what they are called among people who know them; is_owner: the page of oneself has no acts.
    """

    person: int
    name: str
    given: str
    title: str
    organisation: str
    organisation_id: int
    strength: int | None
    tags: tuple[TagShown, ...]
    clock: str
    is_owner: bool
    in_bin: bool
    hidden_tags: str = ""


@dataclass(frozen=True)
class StepShown:
    """The next step. tone: danger, accent, neutral, or dashed where nothing is planned; place: "1 of 3", "" = alone."""

    tone: str
    icon: str
    title: str
    detail: str
    can_finish: bool
    place: str = ""


@dataclass(frozen=True)
class PartShown:
    """A part of a number. share: of the whole, 0 to 1; colour: its number in the colours of charts."""

    label: str
    points: str
    share: float
    colour: int


@dataclass(frozen=True)
class StrengthShown:
    """How strong a tie is. number: "" = not known; band: the word for it; by_hand: the user's word, "" = none."""

    number: str
    band: str
    by_hand: str
    parts: tuple[PartShown, ...]
    outlook: str
    spoken: str


@dataclass(frozen=True)
class FaceShown:
    """Somebody in a chain."""

    person: int
    name: str


@dataclass(frozen=True)
class KnownShown:
    """How somebody was met. sentence: "" = nothing is written down; where, on, through: as they are edited."""

    title: str
    faces: tuple[FaceShown, ...]
    sentence: str
    where: str
    on: str
    through: FaceShown | None


@dataclass(frozen=True)
class FactShown:
    """A fact. value: as it is read; typed: as it is edited; opens: the address it leads to, "" = none; mark: 0 to 2."""

    key: FactKey
    kind: str
    icon: str
    label: str
    value: str
    typed: str
    own_label: str
    mark: int
    opens: str
    spoken: str


@dataclass(frozen=True)
class CadenceShown:
    """How often to be in touch. days: 0 = never; detail: where the rule comes from."""

    label: str
    value: str
    days: int


@dataclass(frozen=True)
class FactsShown:
    """The card of facts. legend: what the locks on it mean, or the bars while blur is on, "" = there are none.

    communities: where somebody belongs, in one sentence, "" = nowhere known.
    """

    facts: tuple[FactShown, ...]
    cadence: CadenceShown | None
    legend: str
    legend_icon: str = "lock"
    communities: str = ""


@dataclass(frozen=True)
class RelationShown:
    """A relation. key: to remove it by, 0 = it is who introduced them; person: 0 = a name only."""

    key: int
    said: str
    name: str
    person: int
    removable: bool


@dataclass(frozen=True)
class SourceShown:
    """Where somebody is known from."""

    icon: str
    text: str
    detail: str


@dataclass(frozen=True)
class NoteShown:
    """A note. caption: when it was written; mark: 0 to 2."""

    id: int
    text: str
    caption: str
    mark: int


@dataclass(frozen=True)
class Shown:
    """The whole page, except its timeline."""

    header: HeaderShown
    step: StepShown | None
    strength: StrengthShown | None
    known: KnownShown | None
    facts: FactsShown
    relations: tuple[RelationShown, ...]
    sources: tuple[SourceShown, ...]
    notes: tuple[NoteShown, ...]
