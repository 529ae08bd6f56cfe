# SPDX-License-Identifier: GPL-3.0-or-later
"""Things that go by the keys of their records: made once, found again in every export and by every source of the key.

The same record of a newer export changes what nobody edited; a record of another source with the same key (a job that
was saved and applied for) adds what is missing; a thing that nobody can be found for waits as it came.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from coterie.domain.identity import organisation_key
from coterie.domain.reading import BrokenFrame
from coterie.domain.records import (
    FoundContribution,
    FoundCredential,
    FoundLearning,
    FoundMembership,
    FoundOpportunity,
)
from coterie.domain.things import thing_of
from coterie.storage.importing.tally import CREATED, UNCHANGED, UPDATED, Kept
from coterie.storage.importing.written_values import Row, Value, fill, follow, is_there

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coterie.domain.records import PersonRef
    from coterie.storage.importing.context import Import
    from coterie.storage.importing.fresh import Fresh
    from coterie.storage.importing.references import References

Found = TypeVar("Found", FoundMembership, FoundContribution, FoundOpportunity, FoundLearning, FoundCredential)

#: What the vault has under the keys of staged records, whichever source said it. Only a key with the name of its
#: service in front (`li:job:4001`) means the same everywhere.
_THERE = """
SELECT s.id, s.key, (SELECT r.entity_id FROM source_record r WHERE r.source_key = s.key AND r.entity_kind = ?
                     AND r.entity_id IS NOT NULL AND s.key LIKE '_%:_%' LIMIT 1)
FROM json_each(?) k CROSS JOIN staged.staged s ON s.id = k.value
"""
_ORGANISATION = """
SELECT t.organisation_id, coalesce(o.name, '') FROM {table} t LEFT JOIN organisation o ON o.id = t.organisation_id
WHERE t.id = ?
"""
_SKILLS = "SELECT skill_id FROM {links} WHERE {column} = ?"


class RecordedIn(ABC, Generic[Found]):
    """Takes found things of one kind, a batch at a time. kind: as records name it, and the table; plural: in counts."""

    kind: ClassVar[str]
    plural: ClassVar[str]
    shape: type[Found]

    def __init__(self, importing: Import, references: References) -> None:
        """Belong to an import."""
        self._in = importing
        self._references = references
        self._by_key: dict[str, int] = {}

    @abstractmethod
    def values(self, found: Found) -> dict[str, Value]:
        """Give what a newer export may change, by column; organisations apart."""

    @abstractmethod
    def make(self, found: Found) -> int | None:
        """Make a row with all that belongs to it and give its key; None where it has to wait."""

    def put_parts(self, key: int, found: Found, base: Found | None) -> bool:  # noqa: ARG002 (some kinds have it)
        """Add what hangs on a row and is not there, and tell whether something was.

        base: what the same record said before; the same as found where all of it may be missing; None = never spoke.
        """
        return False

    def same(self, found: Found) -> int | None:  # noqa: ARG002 (some kinds have it)
        """Give the row that says the same, known by more than the key of a record."""
        return None

    def organisation_of(self, found: Found) -> str:  # noqa: ARG002 (some kinds have it)
        """Name the organisation that belongs to it, "" for none."""
        return ""

    def people_of(self, found: Found) -> Iterable[PersonRef]:  # noqa: ARG002 (some kinds have it)
        """Give the people it names."""
        return ()

    def cleaned(self, record: Fresh, found: Found) -> Found | None:  # noqa: ARG002 (some kinds have it)
        """Take out who was erased for good; None where nothing is left, and the record is counted."""
        return found

    def take(self, batch: Sequence[Fresh]) -> None:
        """Bring in a batch."""
        found: list[tuple[Fresh, Found]] = []
        for record in batch:
            thing = thing_of(record.kind, record.payload)
            assert isinstance(thing, self.shape)  # noqa: S101 (the kind says so)
            left = self.cleaned(record, thing)
            if left is not None:
                found.append((record, left))
        self._references.look_up(ref for _record, thing in found for ref in self.people_of(thing))
        staged = json.dumps([record.staged_id for record in batch])
        there = {row[0]: row[1:] for row in self._in.connection.execute(_THERE, (self.kind, staged)).fetchall()}
        for record, thing in found:
            key, known = there[record.staged_id]
            entity = self._take_one(record, thing, self._by_key.get(key, known))
            if entity is not None and ":" in key:
                self._by_key[key] = entity
        self._in.rows.flush_when_full()

    def _take_one(self, record: Fresh, found: Found, known: int | None) -> int | None:
        if record.was_entity_kind == self.kind and record.was_entity_id is not None:
            self._take_again(record, found, record.was_entity_id)
            return record.was_entity_id
        same = known if known is not None else self.same(found)
        if same is not None and is_there(self._in, Row(self.kind, same)):
            self._join(record, found, same)
            return same
        return self._make(record, found)

    def _make(self, record: Fresh, found: Found) -> int | None:
        entity, tally = self.make(found), self._in.tally
        self._in.keep_source(record, self.kind, entity, found=True)
        tally.row(record, CREATED if record.was_id is None else UPDATED)
        if entity is not None:
            tally.entity(self.plural, CREATED)
        elif record.was_id is None:
            tally.entity("kept_for_later", CREATED)
        return entity

    def _join(self, record: Fresh, found: Found, entity: int) -> None:
        """Another source says it, too: add what is missing, change nothing."""
        is_new = self._in.rows.is_new(self.kind, entity)
        fuller = fill(self._in, Row(self.kind, entity), self._with_organisation(found, entity))
        fuller |= self.put_parts(entity, found, None)
        self._in.keep_source(record, self.kind, entity, found=True)
        self._in.tally.row(record, UPDATED)
        if fuller and not is_new:
            self._in.tally.entity(self.plural, UPDATED)

    def _take_again(self, record: Fresh, found: Found, entity: int) -> None:
        """The same record of the same source came again and differs: maybe only in what is not understood."""
        tally = self._in.tally
        outcome = UNCHANGED
        exported = tally.files[record.file_index].found.exported
        if exported and exported < record.was_exported_on:
            pass  # an older export than the one the vault has seen brings nothing back
        elif is_there(self._in, Row(self.kind, entity)):
            outcome = UPDATED if self._update(record, found, entity) else UNCHANGED
            self._in.keep_source(record, self.kind, entity, found=True)
        tally.row(record, outcome)
        tally.entity(self.plural, outcome)

    def _update(self, record: Fresh, found: Found, entity: int) -> bool:
        base, row = self._base(record), Row(self.kind, entity)
        if base is None:
            wrote = fill(self._in, row, self._with_organisation(found, entity))
        else:
            kept = len(self._in.tally.kept)
            wrote = follow(self._in, row, self.values(base), self.values(found))
            wrote |= self._follow_organisation(row, self.organisation_of(base), self.organisation_of(found))
            wrote |= len(self._in.tally.kept) > kept
        return self.put_parts(entity, found, base) or wrote

    def _base(self, record: Fresh) -> Found | None:
        """Give what the record said before, None where that is not known any more."""
        return self.understood(record.was_found) if record.was_found else None

    def understood(self, payload: str) -> Found | None:
        """Make the thing of what was kept of a record, None where it is of another shape than today's."""
        try:
            thing = thing_of(self.kind, payload)
        except BrokenFrame:
            return None
        return thing if isinstance(thing, self.shape) else None

    def _with_organisation(self, found: Found, entity: int) -> dict[str, Value]:
        """Give the values, with the organisation where the row has none yet."""
        name = self.organisation_of(found)
        if not name:
            return self.values(found)
        query = f"SELECT organisation_id FROM {self.kind} WHERE id = ?"
        has = self._in.connection.execute(query, (entity,)).fetchone()[0] is not None
        return self.values(found) | ({} if has else {"organisation_id": self._in.names.organisation(name)})

    def _follow_organisation(self, row: Row, before: str, after: str) -> bool:
        if not after or before == after:
            return False
        was = self._in.names.known_organisation(before) if before else None
        mine, name = self._in.connection.execute(_ORGANISATION.format(table=row.table), (row.id,)).fetchone()
        if mine is not None and mine != was:
            if organisation_key(name) != organisation_key(after):
                self._in.tally.kept.append(Kept(row.table, row.id, "organisation", name, after))
            return False
        column = "organisation_id"
        return follow(self._in, row, {column: mine}, {column: self._in.names.organisation(after)})

    def organisation_id(self, found: Found) -> int | None:
        """Give the organisation that belongs to it, made where it is new."""
        name = self.organisation_of(found)
        return self._in.names.organisation(name) if name else None

    def put_skills(self, links: str, column: str, key: int, names: Iterable[str]) -> bool:
        """Link a row with skills that it is not linked with yet, and tell whether there were any."""
        wanted = dict.fromkeys(self._in.names.plain("skill", name) for name in names if name.strip())
        if not wanted:
            return False
        present: set[int] = set()
        if not self._in.rows.is_new(self.kind, key):
            self._in.rows.flush()
            present = {
                row[0] for row in self._in.connection.execute(_SKILLS.format(links=links, column=column), (key,))
            }
        missing = [skill for skill in wanted if skill not in present]
        for skill in missing:
            self._in.rows.add(links, key, skill)
        return bool(missing)
