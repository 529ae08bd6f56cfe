# SPDX-License-Identifier: GPL-3.0-or-later
"""Found opportunities: jobs on their way, each with its dated stages and its contacts.

One that was saved and applied for is one, whichever file comes first. A stage that a newer export tells is added to
those there are: what was before it stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.folding import fold
from coterie.domain.records import FoundOpportunity
from coterie.storage.importing.erased import without_erased
from coterie.storage.importing.recorded import RecordedIn
from coterie.storage.importing.tally import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.domain.records import PersonRef
    from coterie.storage.importing.fresh import Fresh
    from coterie.storage.importing.written_values import Value

#: Contacts whom nobody in the vault matched, with what their record says.
_WAITING = """
SELECT p.id, p.name, p.role, r.found FROM opportunity_person p
JOIN source_record r ON r.entity_kind = 'opportunity' AND r.entity_id = p.opportunity_id AND r.found IS NOT NULL
WHERE p.person_id IS NULL AND r.kind = 'opportunity'
"""
_STAGES = "SELECT id, stage, label, on_date FROM stage_event WHERE opportunity_id = ?"
_CONTACTS = "SELECT person_id, name, role FROM opportunity_person WHERE opportunity_id = ?"
_DAY = len("2024-03-01")


class Stage(NamedTuple):
    """A stage as a record tells it. stage: "" = the word stands in label; on_date: ISO text of what is known."""

    stage: str
    label: str
    on_date: str


def stages_of(found: FoundOpportunity) -> tuple[Stage, ...]:
    """Give the stages that a record tells, in their order; the last one is where it stands."""
    stages = [
        Stage(stage, "", on_date)
        for stage, on_date in (("saved", found.saved_on), ("applied", found.applied_on))
        if on_date
    ]
    told = next((at for at, one in enumerate(stages) if one.stage == found.stage), None)
    if told is None:
        stages.append(Stage(found.stage, found.stage_text, found.moved_on))
    else:
        stages[told] = stages[told]._replace(label=found.stage_text)
    return tuple(stages)


class OpportunitiesIn(RecordedIn[FoundOpportunity]):
    """Takes found opportunities."""

    kind = "opportunity"
    plural = "opportunities"
    shape = FoundOpportunity

    def values(self, found: FoundOpportunity) -> dict[str, Value]:
        """Give what is said of it as such."""
        return {
            "title": found.title, "url": found.url, "place": found.place, "pay": found.pay, "text": found.text,
            "notes": "\n\n".join(found.notes), "origin": found.origin, "deadline": found.deadline,
            "excitement": found.excitement, "next_step": found.next_step, "next_on": found.next_on,
        }  # fmt: skip

    def organisation_of(self, found: FoundOpportunity) -> str:
        """Name where it is."""
        return found.organisation.strip()

    def people_of(self, found: FoundOpportunity) -> Iterable[PersonRef]:
        """Give its contacts."""
        return found.people

    def cleaned(self, record: Fresh, found: FoundOpportunity) -> FoundOpportunity | None:
        """Take out who was erased for good; it is the owner's all the same."""
        return without_erased(self._in, record, found)

    def make(self, found: FoundOpportunity) -> int | None:
        """Make an opportunity with its stages and contacts."""
        now, values = self._in.now_utc, self.values(found).values()
        organisation = self.organisation_id(found)
        key = self._in.rows.add("opportunity", self._in.new_uuid(), organisation, *values, now, now)
        self._in.rows.add_several("stage_event", [(key, *stage, now, now) for stage in stages_of(found)])
        self._put_contacts(key, found.people, set())
        return key

    def put_parts(self, key: int, found: FoundOpportunity, base: FoundOpportunity | None) -> bool:
        """Add stages and contacts that are missing."""
        self._in.rows.flush()
        wrote = self._put_stages(key, found, base)
        present = {
            (person, "" if person else fold(name), role)
            for person, name, role in self._in.connection.execute(_CONTACTS, (key,))
        }
        again = base is not None and base != found
        people = [ref for ref in found.people if not (again and base and ref in base.people)]
        return self._put_contacts(key, people, present) or wrote

    def _put_stages(self, key: int, found: FoundOpportunity, base: FoundOpportunity | None) -> bool:
        present = self._in.connection.execute(_STAGES, (key,)).fetchall()
        there = [Stage(*row[1:]) for row in present]
        before = stages_of(base) if base is not None and base != found else ()
        wrote = False
        for stage in stages_of(found):
            if stage in before or any(_tells(one, stage) for one in there):
                continue
            was = next((one for one in before if one[:2] == stage[:2]), stage._replace(on_date=""))
            row = next((row for row in present if Stage(*row[1:]) == was), None)
            if row is not None:
                self._move(row[0], stage)
            elif was in before:
                mine = next((one.on_date for one in there if one[:2] == stage[:2]), "")
                self._in.tally.kept.append(Kept(self.kind, key, stage.stage or stage.label, mine, stage.on_date))
            else:
                now = self._in.now_utc
                self._in.rows.add("stage_event", key, *stage, now, now)
            wrote = True
        return wrote

    def _move(self, event: int, stage: Stage) -> None:
        """Date a stage otherwise, as a record tells it now."""
        self._in.connection.execute(
            "UPDATE stage_event SET on_date = ?, changed_at = ? WHERE id = ?", (stage.on_date, self._in.now_utc, event)
        )

    def _put_contacts(self, key: int, people: Iterable[PersonRef], present: set[tuple[int | None, str, str]]) -> bool:
        """Write contacts: people the vault knows, else their names."""
        wrote = False
        for ref in people:
            person = self._references.person_of(ref)
            if person is None and (not ref.name.strip() or self._references.is_owner(ref)):
                continue
            name = (person, "" if person else fold(ref.name), ref.role)
            if name not in present:
                present.add(name)
                self._in.rows.add("opportunity_person", key, person, ref.name.strip(), ref.role)
                wrote = True
        return wrote

    def match_late(self) -> None:
        """Let contacts be people who came only now, by their keys; a bare name is not enough this late."""
        waiting = self._in.connection.execute(_WAITING).fetchall()
        for link, name, role, payload in waiting:
            found = self.understood(payload)
            refs = found.people if found else ()
            ref = next((ref for ref in refs if ref.keys and (ref.name.strip(), ref.role) == (name, role)), None)
            if ref is None:
                continue
            self._references.look_up((ref,))
            person = self._references.person_of(ref._replace(create=False))
            if person is not None:
                run = self._in.connection.execute
                run("UPDATE opportunity_person SET person_id = ? WHERE id = ?", (person, link))


def _tells(mine: Stage, other: Stage) -> bool:
    """Say whether a stage that is there tells all that another does: a day covers a moment of it."""
    if (mine.stage, mine.label and other.label and mine.label) != (other.stage, mine.label and other.label):
        return False
    return not other.on_date or mine.on_date[:_DAY] == other.on_date[:_DAY]
