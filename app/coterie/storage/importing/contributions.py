# SPDX-License-Identifier: GPL-3.0-or-later
"""Found contributions: what the owner gave, where, about what, and with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FoundContribution
from coterie.storage.importing.erased import without_erased
from coterie.storage.importing.recorded import RecordedIn
from coterie.storage.importing.written_values import Row, fill

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.domain.records import PersonRef
    from coterie.storage.importing.communities import Communities
    from coterie.storage.importing.context import Import
    from coterie.storage.importing.fresh import Fresh
    from coterie.storage.importing.references import References
    from coterie.storage.importing.written_values import Value

#: Contributions with more people in their records than are linked with them; the people stand seventh.
_WAITING = """
SELECT r.entity_id, r.found FROM source_record r
WHERE r.entity_kind = 'contribution' AND r.entity_id IS NOT NULL AND r.found IS NOT NULL AND r.kind = 'contribution'
AND r.found ->> '$[6]' <> '[]' AND json_array_length(r.found, '$[6]') > (
    SELECT count(*) FROM contribution_person p WHERE p.contribution_id = r.entity_id)
"""


class ContributionsIn(RecordedIn[FoundContribution]):
    """Takes found contributions."""

    kind = "contribution"
    plural = "contributions"
    shape = FoundContribution

    def __init__(self, importing: Import, references: References, communities: Communities) -> None:
        """Belong to an import."""
        super().__init__(importing, references)
        self._communities = communities

    def values(self, found: FoundContribution) -> dict[str, Value]:
        """Give what it is, when, and how it was taken."""
        at = found.at
        when = (at.utc, at.text, at.zone, at.precision) if at else (None, "", "", "")
        return {
            "kind": found.kind, "at_utc": when[0], "at_text": when[1], "at_zone": when[2], "at_precision": when[3],
            "title": found.title, "url": found.url, "text": found.text, "times": found.times, "score": found.score,
        }  # fmt: skip

    def people_of(self, found: FoundContribution) -> Iterable[PersonRef]:
        """Give who took part."""
        return found.people

    def cleaned(self, record: Fresh, found: FoundContribution) -> FoundContribution | None:
        """Take out who was erased for good; it is the owner's all the same."""
        return without_erased(self._in, record, found)

    def make(self, found: FoundContribution) -> int | None:
        """Make a contribution."""
        now = self._in.now_utc
        community = self._communities.of(found.community) if found.community else None
        values = self.values(found).values()
        key = self._in.rows.add("contribution", self._in.new_uuid(), community, *values, now, now)
        self._link(key, found, set())
        self.put_skills("contribution_skill", "contribution_id", key, found.topics)
        return key

    def put_parts(self, key: int, found: FoundContribution, base: FoundContribution | None) -> bool:
        """Add the community, people and topics that are missing."""
        self._communities.renamed(base.community if base else None, found.community)
        again = base is not None and base != found
        people = [ref for ref in found.people if not (again and base and ref in base.people)]
        topics = [topic for topic in found.topics if not (again and base and topic in base.topics)]
        wrote = self._link(key, found._replace(people=tuple(people)), self._linked(key))
        wrote |= self.put_skills("contribution_skill", "contribution_id", key, topics)
        if found.community is not None:
            wrote |= fill(self._in, Row(self.kind, key), {"community_id": self._communities.of(found.community)})
        return wrote

    def match_late(self) -> None:
        """Link people who came only now."""
        waiting = self._in.connection.execute(_WAITING).fetchall()
        found = [(key, self.understood(payload)) for key, payload in waiting]
        things = [(key, thing) for key, thing in found if thing is not None]
        self._references.look_up(ref for _key, thing in things for ref in thing.people)
        for key, thing in things:
            keyed = tuple(ref._replace(create=False) for ref in thing.people if ref.keys)
            self._link(key, thing._replace(people=keyed), self._linked(key))

    def _linked(self, key: int) -> set[int]:
        self._in.rows.flush()
        query = "SELECT person_id FROM contribution_person WHERE contribution_id = ?"
        return {row[0] for row in self._in.connection.execute(query, (key,))}

    def _link(self, key: int, found: FoundContribution, present: set[int]) -> bool:
        """Link the people the vault knows, each once."""
        linked = len(present)
        for ref in found.people:
            person = self._references.person_of(ref)
            if person is not None and person not in present:
                present.add(person)
                self._in.rows.add("contribution_person", key, person, ref.role)
        return len(present) > linked
