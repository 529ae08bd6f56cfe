# SPDX-License-Identifier: GPL-3.0-or-later
"""Who a record means by a name or a key: people the vault knows, or people made for it where that is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.folding import name_key
from coterie.domain.identity import acts_alone
from coterie.domain.records import FoundName, FoundPerson, PersonRef
from coterie.storage.importing.known import normalised_of, points_of
from coterie.storage.importing.tally import CREATED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.storage.importing.context import Import
    from coterie.storage.importing.people import PeopleIn

_BINNED = """
SELECT p.id FROM contact_point c JOIN person p ON p.id = c.person_id AND p.deleted_at IS NOT NULL
WHERE c.normalised = ? AND c.normalised <> '' LIMIT 1
"""


class References:
    """Turns references into person keys."""

    def __init__(self, importing: Import, people: PeopleIn) -> None:
        """Belong to an import."""
        self._in = importing
        self._people = people

    def look_up(self, references: Iterable[PersonRef]) -> None:
        """Read beforehand who many references may mean."""
        refs = set(references)
        self._in.known.look_up({key for ref in refs for key in ref.keys})
        self._in.known.look_up_names({name_key(ref.name) for ref in refs if not ref.keys})

    def person_of(self, ref: PersonRef) -> int | None:
        """Give the person a reference means, None when nobody or several match, or when it is the owner."""
        for key in ref.keys:
            if not acts_alone(key):
                continue
            holder = self._in.known.only_holder(key)
            if holder is not None:
                return holder.person_id if holder.person_id != self._in.known.owner_id else None
        if ref.keys:
            return (self._in_bin(ref) or self._make(ref)) if ref.create else None
        # A bare name is enough only where exactly one person of that name has a profile there.
        there = self._in.known.namesakes.get(name_key(ref.name), {})
        bearers = {one.person_id for several in there.values() for one in several if one.slug}
        return bearers.pop() if len(bearers) == 1 else None

    def is_owner(self, ref: PersonRef) -> bool:
        """Say whether a reference means the owner."""
        holders = [self._in.known.only_holder(key) for key in ref.keys if acts_alone(key)]
        return any(one is not None and one.person_id == self._in.known.owner_id for one in holders)

    def _in_bin(self, ref: PersonRef) -> int | None:
        """Give who lies in the bin under a key: whoever was put there does not come back by a message."""
        for key in ref.keys:
            row = self._in.connection.execute(_BINNED, (normalised_of(key),)).fetchone()
            if row is not None and acts_alone(key):
                return int(row[0])
        return None

    def _make(self, ref: PersonRef) -> int:
        name = FoundName(ref.name or ref.keys[0])
        person_id = self._people.make(FoundPerson(name, ref.keys, points_of(ref.keys)))
        self._in.tally.entity("people", CREATED)
        return person_id
