# SPDX-License-Identifier: GPL-3.0-or-later
"""What stays of an import that is taken back, and what it is known by, which stays with it.

Without the record it came from, and people without their addresses and profile, the next import of the same file would
take it for something new and make it a second time. Of a person's record stays what still stands, so that the next
import brings back what went now, and nothing that the user had taken away.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coterie.domain.folding import fold
from coterie.domain.records import FoundPerson
from coterie.domain.things import payload_of, thing_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.storage.connections import Connection

#: Why a row that the import made stays, in `temp.import_made`: it was changed, something that stays links to it, or
#: somebody or something that stays is known by it.
GOES, CHANGED, LINKED, KNOWN_BY = range(4)
#: Tables that follow from others: nothing to tell a person about.
NOT_NAMED = frozenset({
    "source_record", "participant", "membership_fact", "contribution_person", "contribution_skill",
    "opportunity_person", "learning_resource_skill", "credential_skill",
})  # fmt: skip

_STAYED = f"""
SELECT m.tbl, m.row_id, m.stays, coalesce(p.display_name, '') FROM temp.import_made m
LEFT JOIN person p ON m.tbl = 'person' AND p.id = m.row_id
WHERE m.stays IN ({CHANGED}, {LINKED}) ORDER BY m.tbl <> 'person', m.tbl, m.row_id
"""
_PEOPLE = f"SELECT row_id FROM temp.import_made WHERE tbl = 'person' AND stays <> {GOES}"
_KNOWN_BY = {
    "contact_point": f"SELECT id FROM contact_point WHERE person_id IN ({_PEOPLE})",
    "source_record": (
        "SELECT r.id FROM source_record r JOIN temp.import_made m ON m.tbl = r.entity_kind AND m.row_id = r.entity_id "
        f"AND m.stays <> {GOES}"
    ),
    # Two who both stay may still be one.
    "match_candidate": (
        "SELECT c.id FROM match_candidate c WHERE NOT EXISTS (SELECT 1 FROM temp.import_made p WHERE p.tbl = 'person' "
        f"AND p.stays = {GOES} AND p.row_id IN (c.person_id, c.other_person_id))"
    ),
}
#: Records that stay, as this import left them; those that a newer one renewed are not this import's.
_RECORDS = f"""
SELECT r.id, r.entity_id, r.found, r.kind = 'person' AND r.found IS NOT NULL AND r.entity_id IN ({_PEOPLE})
FROM temp.import_made m CROSS JOIN source_record r ON r.id = m.row_id
WHERE m.tbl = 'source_record' AND m.stays <> {GOES} AND coalesce(r.changed_batch_id, r.batch_id) = ?
"""
_NO_RECORD_OF_ITS_OWN = (
    "NOT EXISTS (SELECT 1 FROM source_record r WHERE r.entity_kind = 'interaction' AND r.entity_id = i.id)"
)


@dataclass(frozen=True)
class Stayed:
    """A row or field that stayed because it was changed or linked since.

    field: "" = the whole row. name: of a person. is_changed: the row itself was, else something links to it.
    """

    table: str
    row_id: int
    field: str = ""
    name: str = ""
    is_changed: bool = True


def rows_that_stayed(connection: Connection) -> list[Stayed]:
    """List the rows that stayed, people first; what people are known by goes without saying."""
    return [
        Stayed(table, row_id, name=name, is_changed=stays == CHANGED)
        for table, row_id, stays, name in connection.execute(_STAYED).fetchall()
        if table not in NOT_NAMED
    ]


@dataclass(frozen=True)
class _Part:
    """A part of a found person, the rows it became (`t`), and in which values both can be compared."""

    name: str
    table: str
    values: str
    joins: str
    said: Callable[[Any], tuple[object, ...]]


_PARTS = (
    _Part("affiliations", "affiliation", "coalesce(o.name, ''), t.title",
          "LEFT JOIN organisation o ON o.id = t.organisation_id", lambda post: (post.organisation, post.title)),
    _Part("dates", "important_date", "t.kind, t.label", "", lambda when: (when.kind, when.label)),
    _Part("tags", "person_tag", "g.name", "JOIN tag g ON g.id = t.tag_id", lambda tag: (tag,)),
    _Part("notes", "note", "t.text", "", lambda note: (note,)),
    _Part("relations", "relationship", "t.kind, t.other_name", "", lambda relation: (relation.kind, relation.name)),
    _Part("moments", "participant", "i.kind, i.at_utc",
          f"JOIN interaction i ON i.id = t.interaction_id AND {_NO_RECORD_OF_ITS_OWN}",
          lambda moment: (moment.kind, moment.at.utc)),
    _Part("fields", "field_value", "f.name, t.value", "JOIN field_def f ON f.id = t.field_def_id", tuple),
)  # fmt: skip


def keep_known(connection: Connection, batch_id: int) -> None:
    """Spare what everything that stays is known by; called when it is settled what stays, before anything goes."""
    for table, query in _KNOWN_BY.items():
        connection.execute(
            f"UPDATE temp.import_made SET stays = ? WHERE tbl = ? AND stays = ? AND row_id IN ({query})",
            (KNOWN_BY, table, GOES),
        )
    going = _going(connection)
    for key, entity_id, payload, is_person in connection.execute(_RECORDS, (batch_id,)).fetchall():
        # Without a digest a record differs from whatever comes, so that what went from it is brought back.
        connection.execute("UPDATE source_record SET digest = '' WHERE id = ?", (key,))
        if is_person and entity_id in going:
            _shorten(connection, key, payload, going[entity_id])


def _shorten(connection: Connection, key: int, payload: str, going: set[tuple[object, ...]]) -> None:
    """Let the record of a person say what still stands."""
    found = thing_of("person", payload)
    assert isinstance(found, FoundPerson)  # noqa: S101 (the kind says so)
    left = _without(found, going)
    if left != found:
        # The lines of the file say all of it: they go with what went.
        connection.execute("UPDATE source_record SET raw = x'', found = ? WHERE id = ?", (payload_of(left), key))


def _going(connection: Connection) -> dict[int, set[tuple[object, ...]]]:
    """Give what goes from the people who stay, as names of parts with their values."""
    going: dict[int, set[tuple[object, ...]]] = defaultdict(set)
    for part in _PARTS:
        rows = connection.execute(
            f"SELECT p.row_id, {part.values} FROM temp.import_made p "
            f"CROSS JOIN {part.table} t ON t.person_id = p.row_id "
            f"CROSS JOIN temp.import_made m ON m.tbl = '{part.table}' AND m.row_id = t.id AND m.stays = {GOES} "
            f"{part.joins} WHERE p.tbl = 'person' AND p.stays <> {GOES}"
        )
        for person_id, *values in rows:
            going[person_id].add(_compared(part, values))
    return going


def _without(found: FoundPerson, going: set[tuple[object, ...]]) -> FoundPerson:
    left: dict[str, Any] = {
        part.name: tuple(one for one in getattr(found, part.name) if _compared(part, part.said(one)) not in going)
        for part in _PARTS
    }
    return found._replace(**left)


def _compared(part: _Part, values: tuple[object, ...] | list[object]) -> tuple[object, ...]:
    """Write values as they compare: names may have come under another spelling."""
    return part.name, *(
        " ".join(fold(value).split()).strip(" .,;:") if isinstance(value, str) else value for value in values
    )
