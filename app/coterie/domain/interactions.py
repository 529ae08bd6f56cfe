# SPDX-License-Identifier: GPL-3.0-or-later
"""Interactions: what passed between the owner and people, and which of it is a real contact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.moments import Moment
    from coterie.domain.person_links import PersonLink

#: Kinds in which somebody spoke to somebody, with the largest party that still counts as talking to each.
_LARGEST_PARTY = {"message": 8, "call": 8, "talk": 8, "meeting": 20}
#: Kinds that can be logged by hand; others come with imports.
LOGGED_KINDS = ("talk", "call", "message", "meeting", "event", "note")
DEFAULT_KIND = "talk"


@dataclass(frozen=True)
class Interaction:
    """One entry of the timeline. when: ISO text as it was written; direction: in, out, both or unknown."""

    id: int
    when: str
    kind: str
    text: str
    people: tuple[PersonLink, ...]
    title: str = ""
    place: str = ""
    channel: str = ""
    direction: str = "unknown"
    minutes: int = 0


@dataclass(frozen=True)
class NewInteraction:
    """What is about to be logged; the party is everybody but the owner."""

    kind: str
    at: Moment
    people: tuple[int, ...]
    text: str = ""
    direction: str = "unknown"


@dataclass(frozen=True)
class ChangedInteraction:
    """An entry as it is to be from now on. at: None leaves the moment as it is."""

    kind: str
    at: Moment | None
    title: str
    text: str
    direction: str


@dataclass(frozen=True)
class Logged:
    """The answer to logging: the entry, and the day on which something is next due with its first person."""

    interaction: Interaction
    next_follow_up: date | None


def is_contact(kind: str, party: int) -> bool:
    """Tell whether an interaction is a real contact, which is what cadence and strength rest on.

    A message, call or talk among at most 8 people, or a meeting of at most 20; party: everybody but the owner,
    0 = unknown, which counts. Connections, invitations, endorsements, reactions and the like never count: in none
    of them need anybody have spoken to anybody.
    """
    return party <= _LARGEST_PARTY.get(kind, -1)


_SIDES = {"unknown": 0, "in": 1, "out": 2, "both": 3}
_DEPTHS = {"message": 0, "call": 1, "meeting": 2, "talk": 2}


def contact_code(kind: str, party: int, direction: str) -> int:
    """Say in one number what a participant's entry means for the tie: 0 = no contact.

    Otherwise 1 + side + 4 × depth; side: 0 unknown, 1 in, 2 out, 3 both; depth: 0 message, 1 call, 2 talk or meeting.
    """
    return 1 + _SIDES[direction] + 4 * _DEPTHS[kind] if is_contact(kind, party) else 0


def usual_direction(kind: str) -> str:
    """Give the direction of an entry typed by hand: people who talk do so both ways; of a message it is not known."""
    return "both" if kind in {"talk", "call", "meeting"} else "unknown"
