# SPDX-License-Identifier: GPL-3.0-or-later
"""Found memberships of the owner and of people the vault knows; one that is told twice is one."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.folding import fold
from coterie.domain.records import FoundMembership
from coterie.storage.importing.erased import is_erased, reason
from coterie.storage.importing.recorded import RecordedIn
from coterie.storage.importing.tally import CREATED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.domain.records import PersonRef
    from coterie.storage.importing.communities import Communities
    from coterie.storage.importing.context import Import
    from coterie.storage.importing.fresh import Fresh
    from coterie.storage.importing.references import References
    from coterie.storage.importing.written_values import Value

_THERE = "SELECT id, person_id, role, since FROM membership WHERE community_id = ?"
_WAITING = """
SELECT id, found, batch_id FROM source_record WHERE kind = 'membership' AND entity_id IS NULL AND found IS NOT NULL
"""


class _Known(NamedTuple):
    """A membership that is there; role as it compares."""

    id: int
    role: str
    since: str


class MembershipsIn(RecordedIn[FoundMembership]):
    """Takes found memberships."""

    kind = "membership"
    plural = "memberships"
    shape = FoundMembership

    def __init__(self, importing: Import, references: References, communities: Communities) -> None:
        """Belong to an import."""
        super().__init__(importing, references)
        self._communities = communities
        self._there: dict[int, dict[int | None, list[_Known]]] = {}

    def values(self, found: FoundMembership) -> dict[str, Value]:
        """Give role and dates."""
        return {"role": found.role, "since": found.since, "until": found.until}

    def people_of(self, found: FoundMembership) -> Iterable[PersonRef]:
        """Give who belongs."""
        return () if found.person is None else (found.person,)

    def cleaned(self, record: Fresh, found: FoundMembership) -> FoundMembership | None:
        """Leave out who was erased for good."""
        if found.person is not None and is_erased(self._in, found.person.keys):
            self._in.tally.skip(record.file_index, reason())
            return None
        return found

    def same(self, found: FoundMembership) -> int | None:
        """Give the membership of the same one in the same community, as the same and since the same day."""
        if not self._is_known(found):
            return None
        role = fold(found.role)
        for one in self._of(self._communities.of(found.community)).get(self._person(found), ()):
            if (one.role in {"", role} or not role) and (one.since in {"", found.since} or not found.since):
                return one.id
        return None

    def make(self, found: FoundMembership) -> int | None:
        """Make a membership; that of somebody whom nobody knows waits."""
        if not self._is_known(found):
            return None
        community, person, now = self._communities.of(found.community), self._person(found), self._in.now_utc
        values = (found.role, found.since, found.until)
        key = self._in.rows.add("membership", community, person, *values, now, now)
        self._of(community)[person].append(_Known(key, fold(found.role), found.since))
        self._in.rows.add_several("membership_fact", [(key, name, value) for name, value in found.facts])
        return key

    def put_parts(self, key: int, found: FoundMembership, base: FoundMembership | None) -> bool:
        """Write facts: new ones, and those that a newer export tells otherwise."""
        self._communities.renamed(base.community if base else None, found.community)
        self._in.rows.flush()
        read = self._in.connection.execute("SELECT name, value FROM membership_fact WHERE membership_id = ?", (key,))
        present = read.fetchall()
        names = {name for name, _value in present}
        was = dict(base.facts) if base is not None and base != found else {}
        once = {name for name, times in Counter(name for name, _value in found.facts).items() if times == 1}
        wrote = False
        for name, value in found.facts:
            if (name, value) in present:
                continue
            if name in once and name in was and (name, was[name]) in present:
                self._in.connection.execute(
                    "UPDATE membership_fact SET value = ? WHERE membership_id = ? AND name = ? AND value = ?",
                    (value, key, name, was[name]),
                )
            elif name not in names or (base is not None and name not in once):
                self._in.rows.add("membership_fact", key, name, value)
            else:
                continue
            wrote = True
        return wrote

    def match_late(self) -> None:
        """Bring in memberships of people who came only now."""
        waiting = self._in.connection.execute(_WAITING).fetchall()
        found = [(record, self.understood(payload), batch) for record, payload, batch in waiting]
        things = [(record, thing, batch) for record, thing, batch in found if thing and thing.person]
        self._references.look_up(ref for _record, thing, _batch in things for ref in self.people_of(thing))
        for record, told, batch in things:
            thing = told._replace(person=told.person and told.person._replace(create=False))
            if not (thing.person and thing.person.keys and self._is_known(thing)):
                continue
            same = self.same(thing)
            key = same if same is not None else self.make(thing)
            self._in.connection.execute(
                "UPDATE source_record SET entity_kind = 'membership', entity_id = ? WHERE id = ?", (key, record)
            )
            if same is None:
                self._in.tally.entity(self.plural, CREATED)
            if batch == self._in.batch_id:
                self._in.tally.entity("kept_for_later", CREATED, -1)

    def _is_known(self, found: FoundMembership) -> bool:
        """Say whether it is known who belongs."""
        return found.person is None or self._person(found) is not None or self._references.is_owner(found.person)

    def _person(self, found: FoundMembership) -> int | None:
        return None if found.person is None else self._references.person_of(found.person)

    def _of(self, community: int) -> dict[int | None, list[_Known]]:
        """Give who belongs to a community, read when it is first met."""
        there = self._there.get(community)
        if there is None:
            there = self._there[community] = defaultdict(list)
            if not self._in.rows.is_new("community", community):
                for key, person, role, since in self._in.connection.execute(_THERE, (community,)):
                    there[person].append(_Known(key, fold(role), since))
        return there
