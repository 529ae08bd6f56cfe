# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline of a person: what passed, what was promised and kept, what was finished, where they came in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from coterie.domain.person_links import PersonLink

#: Kinds of entries that are no interaction. Everything else is one, by its own kind.
PROMISED, KEPT, FINISHED, IMPORTED, INTRODUCED = "promised", "kept", "finished", "imported", "introduced"
#: What a timeline can be narrowed to.
EVERYTHING, TALKS, MESSAGES, PROMISES, OTHER = "", "talks", "messages", "promises", "other"
TALK_KINDS = ("talk", "call", "meeting", "event")
MESSAGE_KINDS = ("message",)
#: So much of a text stands in a timeline; the whole is read where it is edited.
SHOWN_TEXT = 2_000


class Cursor(NamedTuple):
    """Where a page of a timeline ends: the next one begins with what is older."""

    at_utc: int
    rank: int
    id: int


#: Before everything there is.
NEWEST = Cursor(2**62, 0, 0)


@dataclass(frozen=True)
class TimelineEntry:
    """One entry. when: ISO text of what is known; people: the others who took part; promise: open, kept or "".

    direction: of an interaction (in, out, both, unknown), or of a promise (i_owe, they_owe, ask, offer).
    """

    cursor: Cursor
    kind: str
    when: str
    title: str = ""
    text: str = ""
    place: str = ""
    channel: str = ""
    direction: str = ""
    minutes: int = 0
    people: tuple[PersonLink, ...] = ()
    promise: str = ""

    @property
    def id(self) -> int:
        """The key of what the entry stands for."""
        return self.cursor.id

    @property
    def is_interaction(self) -> bool:
        """Whether it can be edited and deleted as an entry of its own."""
        return self.kind not in {PROMISED, KEPT, FINISHED, IMPORTED, INTRODUCED}


@dataclass(frozen=True)
class TimelinePage:
    """A stretch of a timeline, the newest first; after: where to go on, None at its end."""

    entries: tuple[TimelineEntry, ...]
    after: Cursor | None
