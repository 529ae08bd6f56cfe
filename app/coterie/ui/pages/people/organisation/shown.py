# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of an organisation shows, as finished words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from coterie.ui.pages.people.contact.shown import FaceShown, NoteShown


@dataclass(frozen=True)
class SpellingShown:
    """Another spelling of the name."""

    id: int
    name: str


@dataclass(frozen=True)
class OrganisationShown:
    """What an organisation is. detail: other spellings and counts."""

    id: int
    name: str
    kind: str
    place: str
    detail: str
    spellings: tuple[SpellingShown, ...]


@dataclass(frozen=True)
class StayShown:
    """Somebody who is or was there. id: of the stay; pill, tone: what waits with them, "" = nothing.

    from_, to: as they are edited.
    """

    id: int
    person: int
    name: str
    title: str
    detail: str
    strength: int | None
    pill: str
    tone: str
    from_: str
    to: str
    current: bool


@dataclass(frozen=True)
class BarShown:
    """Somebody's time there on a line of years. starts, ends: None = not known."""

    name: str
    starts: date | None
    ends: date | None
    current: bool


@dataclass(frozen=True)
class TogetherShown:
    """Who was there at the same time. shared: the time most of them shared; sentence: it in words.

    spoken: all of it for a screen reader.
    """

    bars: tuple[BarShown, ...]
    first_year: int
    last_year: int
    today: date
    shared: tuple[date, date] | None
    sentence: str
    spoken: str


@dataclass(frozen=True)
class PathShown:
    """A way to somebody there. ask: whom to ask; place: "1 of 3", "" = the only one."""

    faces: tuple[FaceShown, ...]
    captions: tuple[str, ...]
    band: str
    tone: str
    sentence: str
    ask: int
    place: str


@dataclass(frozen=True)
class Shown:
    """The whole page. more_now, more_before: how many there are beside those that are listed."""

    header: OrganisationShown
    now: tuple[StayShown, ...]
    now_count: int
    before: tuple[StayShown, ...]
    before_count: int
    together: TogetherShown | None
    path: PathShown | None
    notes: tuple[NoteShown, ...]
