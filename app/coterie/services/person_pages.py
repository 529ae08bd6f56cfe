# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a person, and their timeline a stretch at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.errors import NotFound
from coterie.domain.texts import _
from coterie.domain.timelines import EVERYTHING, NEWEST, Cursor, TimelinePage

if TYPE_CHECKING:
    from coterie.domain.person_pages import PersonPage
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.vault import Vault

#: How many entries a stretch of a timeline has.
STRETCH = 100
_MOST_TAGS = 8


class PersonPages:
    """What there is to see of one person."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Look into an open vault."""
        self._vault = vault
        self._clock = clock

    def look(self, person: int) -> PersonPage:
        """Give the page of a person; NotFound where there is nobody of that key."""
        with self._vault.read() as view:
            found = view.pages.person(person, self._clock.today())
        if found is None:
            raise NotFound(_("This person is not here any more."), _("Undo what took them away, or choose another."))
        return found

    def timeline(
        self, person: int, after: Cursor = NEWEST, kinds: str = EVERYTHING, limit: int = STRETCH
    ) -> TimelinePage:
        """Give a stretch of a timeline. kinds: everything, talks, messages, promises or other."""
        with self._vault.read() as view:
            found = view.pages.timeline(person, after, limit + 1, kinds)
        entries = tuple(found[:limit])
        return TimelinePage(entries, entries[-1].cursor if len(found) > limit else None)

    def tags_like(self, text: str) -> list[str]:
        """Suggest tags for what is being typed, the most used first."""
        with self._vault.read() as view:
            return view.pages.tags_like(text.removeprefix("#"), _MOST_TAGS)
