# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting what the vault holds, from its smallest indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coterie.storage.connections import Connection

#: Kinds and their tables; what lies in the bin is counted apart, from an index of its own, and taken off.
_WITH_BIN = {
    "people": "person",
    "organisations": "organisation",
    "interactions": "interaction",
    "events": "event",
    "follow_ups": "follow_up",
    "communities": "community",
    "memberships": "membership",
    "contributions": "contribution",
    "opportunities": "opportunity",
    "learning_resources": "learning_resource",
    "credentials": "credential",
}
_WITHOUT_BIN = {
    "contact_points": "contact_point",
    "affiliations": "affiliation",
    "important_dates": "important_date",
    "notes": "note",
    "fields": "field_value",
    "tags": "tag",
    "relationships": "relationship",
    "skills": "person_skill",
    "commitments": "commitment",
    "cadences": "cadence_rule",
    "imports": "import_batch",
    "source_records": "source_record",
    "saved_views": "saved_view",
}
#: Kinds that are kept as they came until their tables come.
_KEPT_ONLY = ("topic", "preference")
_APPLICATIONS = """
SELECT count(DISTINCT s.opportunity_id) FROM stage_event s
JOIN opportunity o ON o.id = s.opportunity_id AND o.deleted_at IS NULL WHERE s.stage = 'applied'
"""
_KEPT = """
SELECT found ->> '$[0]', count(*) FROM source_record WHERE entity_id IS NULL AND kind = 'other' GROUP BY 1
"""


def count_everything(connection: Connection) -> dict[str, int]:
    """Count every kind, without the bin and without the owner."""
    counts = {kind: _count(connection, table) - _in_bin(connection, table) for kind, table in _WITH_BIN.items()}
    counts["people"] -= 1
    counts.update({kind: _count(connection, table) for kind, table in _WITHOUT_BIN.items()})
    counts["applications"] = int(connection.execute(_APPLICATIONS).fetchone()[0])
    kept = {kind: number for kind, number in connection.execute(_KEPT).fetchall() if kind}
    for kind in dict.fromkeys((*_KEPT_ONLY, *sorted(kept))):
        name = f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"
        counts[name] = counts.get(name, 0) + kept.get(kind, 0)
    return counts


def _count(connection: Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _in_bin(connection: Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table} WHERE deleted_at IS NOT NULL").fetchone()[0])
