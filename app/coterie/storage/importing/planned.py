# SPDX-License-Identifier: GPL-3.0-or-later
"""The particulars of a plan, read at the end of a dry run, before everything goes back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from coterie.domain.import_plans import LISTED, ChangedField, HeldPair, PlanDetails, PlannedPerson
from coterie.storage.importing.changed_fields import changes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coterie.storage.connections import Connection
    from coterie.storage.importing.step_rows import Change

#: The ranges of keys of people that a step made.
_MADE = """
SELECT row_id, coalesce(last_row_id, row_id) FROM change WHERE change_set_id = ? AND tbl = 'person' AND op = 'I'
"""
#: Pairs the step proposed, with the newer of the two first.
_HELD = """
SELECT max(m.person_id, m.other_person_id), min(m.person_id, m.other_person_id), m.score, m.reasons
FROM change c CROSS JOIN match_candidate m ON m.id BETWEEN c.row_id AND coalesce(c.last_row_id, c.row_id)
WHERE c.change_set_id = ? AND c.tbl = 'match_candidate' AND c.op = 'I' ORDER BY m.score DESC, m.id
"""
_WITH_POST = """
SELECT p.id, p.display_name, coalesce(o.name, ''), coalesce(a.title, '') FROM json_each(?) k
CROSS JOIN person p ON p.id = k.value
LEFT JOIN affiliation a ON a.id = (SELECT max(id) FROM affiliation WHERE person_id = p.id AND current = 1)
LEFT JOIN organisation o ON o.id = a.organisation_id
"""
_NAMES = """
SELECT p.id, p.sort_name, p.display_name FROM json_each(?) k CROSS JOIN person p ON p.id = k.value
"""


def details_of(connection: Connection, step: int, *, owner_known: bool) -> PlanDetails:
    """Give the particulars of what a step did."""
    ranges = connection.execute(_MADE, (step,)).fetchall()
    pairs = connection.execute(_HELD, (step,)).fetchall()
    apart = {pair[0] for pair in pairs}
    made = [key for first, last in ranges for key in range(first, last + 1) if key not in apart]
    changes = changes_of(connection, step)
    people = _people(connection, [*made[:LISTED], *(key for pair in pairs[:LISTED] for key in pair[:2])])
    return PlanDetails(
        created=tuple(people[key] for key in made[:LISTED]),
        created_total=len(made),
        changed=tuple(_changed(connection, changes)),
        changed_total=sum(map(len, changes.values())),
        changed_people=len(changes),
        held=tuple(_pair(pair, people) for pair in pairs[:LISTED]),
        held_total=len(apart),
        owner_known=owner_known,
    )


def _people(connection: Connection, keys: Sequence[int]) -> dict[int, PlannedPerson]:
    rows = connection.execute(_WITH_POST, (json.dumps(sorted(set(keys))),))
    return {row[0]: PlannedPerson(*row[1:]) for row in rows}


def _pair(pair: Sequence[Any], people: dict[int, PlannedPerson]) -> HeldPair:
    new, other, score, reasons = pair
    said = json.loads(reasons) if reasons.startswith("[") else (reasons,)
    return HeldPair(people[new], people[other], score, tuple(said))


def _changed(connection: Connection, changes: dict[int, list[Change]]) -> Iterator[ChangedField]:
    """Give the first LISTED changes in the order of people in lists, each with the name the person had."""
    left = LISTED
    names = connection.execute(_NAMES, (json.dumps(list(changes)),)).fetchall()
    for person, _sort, display in sorted(names, key=lambda name: (name[1], name[0])):
        before = next((change.old for change in changes[person] if change.field == "name"), display)
        for change in changes[person]:
            if not left:
                return
            left -= 1
            yield ChangedField(change.key, before or display, change.title, change.old, change.new, change.uses)
