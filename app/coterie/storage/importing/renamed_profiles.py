# SPDX-License-Identifier: GPL-3.0-or-later
"""People who are in a newer export under another profile address: the same name, connected on the same day.

A profile address is the key of a record, so somebody who changed it seems to have left and to have come anew. The
same name and the same day of connection make it likely that it is one person; nothing is joined by that.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.domain.records import FoundPerson
from coterie.domain.things import thing_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.storage.connections import Connection
    from coterie.storage.importing.context import Import
    from coterie.storage.importing.tally import Left

#: Records of this import of people who bear the name of somebody who left, each beside the record of that one.
_NAMESAKES = """
SELECT o.id, o.found, n.entity_id, n.found FROM json_each(:left) k CROSS JOIN source_record o ON o.id = k.value
CROSS JOIN person p ON p.id = o.entity_id
CROSS JOIN person q ON q.name_key = p.name_key AND q.id <> p.id AND q.deleted_at IS NULL
CROSS JOIN source_record n ON n.entity_kind = 'person' AND n.entity_id = q.id AND n.batch_id = :batch
AND n.source = o.source
WHERE p.name_key <> '' AND o.found IS NOT NULL AND n.found IS NOT NULL
"""


def with_new_profiles(importing: Import, left: Sequence[Left]) -> list[Left]:
    """Note of people who left who it is that they seem to be now."""
    again = _again(importing.connection, importing.batch_id, [one.record for one in left])
    return [replace(one, again=again.get(one.record, 0)) for one in left]


def _again(connection: Connection, batch_id: int, records: Sequence[int]) -> dict[int, int]:
    if not records:
        return {}
    found: dict[int, int] = {}
    taken: set[int] = set()
    rows = connection.execute(_NAMESAKES, {"left": json.dumps(list(records)), "batch": batch_id}).fetchall()
    for record, before, person, after in rows:
        if record not in found and person not in taken and _same_day(before, after):
            found[record] = person
            taken.add(person)
    return found


def _same_day(before: str, after: str) -> bool:
    one, other = thing_of("person", before), thing_of("person", after)
    if not isinstance(one, FoundPerson) or not isinstance(other, FoundPerson):
        return False
    first = {moment.at.utc for moment in one.moments if moment.kind == "connection"}
    return bool(first & {moment.at.utc for moment in other.moments if moment.kind == "connection"})
