# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything the page of one organisation shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coterie.domain.person_links import PersonLink
    from coterie.domain.person_pages import KeptNote
    from coterie.domain.warm_paths import WarmPath


@dataclass(frozen=True)
class Stay:
    """Somebody's time at an organisation. from_, to: ISO text of what is known, "" = not known.

    given: what the person is called among people who know them; now_at: where they are now, "" = not known.
    """

    id: int
    person: PersonLink
    given: str
    title: str
    from_: str
    to: str
    current: bool
    strength: int | None = None
    last_contact: str = ""
    next_follow_up: str = ""
    now_at: str = ""


@dataclass(frozen=True)
class OtherSpelling:
    """Another way in which an organisation is written."""

    id: int
    name: str


@dataclass(frozen=True)
class OrganisationPage:
    """The page of an organisation. kind: in the user's words; now, before: counts of people, of whom `stays` has some.

    paths: ways to somebody there, the warmest first.
    """

    id: int
    name: str
    kind: str
    place: str
    watching: bool
    spellings: tuple[OtherSpelling, ...]
    stays: tuple[Stay, ...]
    now: int
    before: int
    paths: tuple[WarmPath, ...]
    owner: PersonLink
    notes: tuple[KeptNote, ...]
