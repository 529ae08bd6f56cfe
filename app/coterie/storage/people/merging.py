# SPDX-License-Identifier: GPL-3.0-or-later
"""Merging two people: every row that names the one comes to name the other, and nothing is doubled.

`HANDLED` is compared with the schema by a test, so that a new table cannot be forgotten here.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Protocol

from coterie.domain.people import Person, joined

if TYPE_CHECKING:
    from coterie.storage.connections import Connection


class People(Protocol):
    """What merging needs of the people's table."""

    def person(self, person: int) -> Person | None:
        """Give what is said of a person as such."""

    def put(self, person: Person) -> None:
        """Write what is said of a person as such."""


#: When two rows `t` and `mine` of a table say the same; tables with a privacy mark keep the stricter one.
_SAME = {
    "contact_point": (
        "t.kind = mine.kind AND coalesce(nullif(t.normalised, ''), t.value) = "
        "coalesce(nullif(mine.normalised, ''), mine.value)"
    ),
    "affiliation": (
        "t.organisation_id IS mine.organisation_id AND t.title = mine.title AND t.current = mine.current "
        "AND t.starts_on IN ('', mine.starts_on) AND t.ends_on IN ('', mine.ends_on)"
    ),
    "important_date": (
        "t.kind = mine.kind AND t.label = mine.label AND (t.date = mine.date "
        "OR t.date LIKE '--%' AND t.month_day = mine.month_day)"
    ),
    "note": "t.text = mine.text",
    "field_value": "t.field_def_id = mine.field_def_id AND t.value = mine.value",
    "relationship": (
        "t.kind = mine.kind AND t.other_person_id IS mine.other_person_id AND t.other_name = mine.other_name"
    ),
    "person_tag": "t.tag_id = mine.tag_id",
    "person_skill": "t.skill_id = mine.skill_id AND t.evidence = mine.evidence",
    "participant": "t.interaction_id = mine.interaction_id",
    "contribution_person": "t.contribution_id = mine.contribution_id",
    "opportunity_person": "t.opportunity_id = mine.opportunity_id AND t.role = mine.role",
    "membership": (
        "t.community_id = mine.community_id AND lower(t.role) = lower(mine.role) "
        "AND t.since IN ('', mine.since) AND t.until IN ('', mine.until)"
    ),
    # Each person has at most one of these: the one of the person who is kept stays.
    "tie_override": "1",
    "cadence_rule": "1",
}
_MARKED = ("contact_point", "affiliation", "important_date", "note", "field_value", "relationship", "membership")
_JUST_MOVED = (
    ("follow_up", "person_id"),
    ("commitment", "person_id"),
    ("attendee", "person_id"),
    ("relationship", "other_person_id"),
    ("merge_log", "survivor_id"),
)
_TREATED_SINGLY = (
    ("match_candidate", "person_id"), ("match_candidate", "other_person_id"), ("person", "met_through_id"),
)  # fmt: skip
HANDLED = frozenset({(table, "person_id") for table in _SAME} | set(_JUST_MOVED) | set(_TREATED_SINGLY))

_PREFERRED_STAYS = """
UPDATE contact_point AS t SET preferred = 0 WHERE person_id = :other AND preferred = 1 AND EXISTS (
    SELECT 1 FROM contact_point mine WHERE mine.person_id = :keep AND mine.kind = t.kind AND mine.preferred = 1)
"""
_BEHIND = """
UPDATE contact_point SET position = position + 1 +
    (SELECT coalesce(max(position), -1) FROM contact_point WHERE person_id = :keep)
WHERE person_id = :other
"""
_SAID_TWICE = """
DELETE FROM relationship AS t WHERE other_person_id = :keep AND EXISTS (
    SELECT 1 FROM relationship earlier WHERE earlier.id < t.id AND earlier.other_person_id = t.other_person_id
    AND earlier.person_id = t.person_id AND earlier.kind = t.kind)
"""
_FULLER_DATE = """
DELETE FROM important_date AS t WHERE person_id = :keep AND date LIKE '--%' AND EXISTS (
    SELECT 1 FROM important_date mine WHERE mine.person_id = :keep AND mine.kind = t.kind AND mine.label = t.label
    AND mine.month_day = t.month_day AND mine.date NOT LIKE '--%')
"""


def merge_people(connection: Connection, people: People, keep: int, other: int, now_utc: int) -> None:
    """Join `other` into `keep` and keep a record of who went where."""
    kept, absorbed = people.person(keep), people.person(other)
    assert kept is not None  # noqa: S101 (the service looked both up in this vault)
    assert absorbed is not None  # noqa: S101
    keys = {"keep": keep, "other": other}
    connection.execute(
        "DELETE FROM relationship WHERE :keep IN (person_id, other_person_id) "
        "AND :other IN (person_id, other_person_id)",
        keys,
    )
    connection.execute(_PREFERRED_STAYS, keys)
    connection.execute(_BEHIND, keys)
    _move_membership_facts(connection, keys)
    for table, same in _SAME.items():
        _move(connection, table, same, keys)
    connection.execute(_FULLER_DATE, keys)
    for table, column in _JUST_MOVED:
        connection.execute(f"UPDATE {table} SET {column} = :keep WHERE {column} = :other", keys)
    connection.execute(_SAID_TWICE, keys)
    connection.execute(
        "UPDATE source_record SET entity_id = :keep WHERE entity_kind = 'person' AND entity_id = :other", keys
    )
    _move_candidates(connection, keep, other)
    people.put(joined(kept, absorbed))
    connection.execute("UPDATE person SET met_through_id = nullif(:keep, id) WHERE met_through_id = :other", keys)
    connection.execute(
        "UPDATE person SET created_at = ? WHERE id = ?", (min(kept.created_at, absorbed.created_at), keep)
    )
    connection.execute(
        "INSERT INTO merge_log (survivor_id, absorbed_uuid, absorbed, at_utc) VALUES (?, ?, ?, ?)",
        (keep, absorbed.uuid, json.dumps(asdict(absorbed)), now_utc),
    )
    # The derived row names the person and would hold them; the unit of work writes what is due anew.
    connection.execute("DELETE FROM person_state WHERE person_id = :other", keys)
    connection.execute("DELETE FROM person WHERE id = :other", keys)


def _move(connection: Connection, table: str, same: str, keys: dict[str, int]) -> None:
    """Move the rows of a table, without those that say what a row of the kept person says already."""
    if table in _MARKED:
        connection.execute(
            f"UPDATE {table} AS mine SET sensitivity = max(sensitivity, coalesce((SELECT max(t.sensitivity) "
            f"FROM {table} AS t WHERE t.person_id = :other AND {same}), 0)) WHERE person_id = :keep",
            keys,
        )
    connection.execute(
        f"DELETE FROM {table} AS t WHERE t.person_id = :other AND EXISTS "
        f"(SELECT 1 FROM {table} AS mine WHERE mine.person_id = :keep AND {same})",
        keys,
    )
    connection.execute(f"UPDATE {table} SET person_id = :keep WHERE person_id = :other", keys)


def _move_membership_facts(connection: Connection, keys: dict[str, int]) -> None:
    """Hang what is said of memberships that go on those that say the same, each fact once, and their records."""
    pairs = connection.execute(
        "SELECT t.id, min(mine.id) FROM membership t JOIN membership mine ON mine.person_id = :keep "
        f"AND {_SAME['membership']} WHERE t.person_id = :other GROUP BY t.id",
        keys,
    ).fetchall()
    for goes, stays in pairs:
        row = {"goes": goes, "stays": stays}
        connection.execute(
            "DELETE FROM membership_fact AS f WHERE membership_id = :goes AND EXISTS ("
            "SELECT 1 FROM membership_fact m WHERE m.membership_id = :stays AND m.name = f.name)",
            row,
        )
        connection.execute("UPDATE membership_fact SET membership_id = :stays WHERE membership_id = :goes", row)
        connection.execute(
            "UPDATE source_record SET entity_id = :stays WHERE entity_kind = 'membership' AND entity_id = :goes", row
        )


def _move_candidates(connection: Connection, keep: int, other: int) -> None:
    """Let undecided and decided pairs name the kept person; a pair kept apart stays apart."""
    pairs = connection.execute(
        "SELECT id, person_id, other_person_id, score, decision FROM match_candidate "
        "WHERE person_id = ? OR other_person_id = ?",
        (other, other),
    ).fetchall()
    for key, one, two, score, decision in pairs:
        third = two if one == other else one
        pair = (min(keep, third), max(keep, third))
        there = connection.execute(
            "SELECT id, score, decision FROM match_candidate WHERE person_id = ? AND other_person_id = ?", pair
        ).fetchone()
        if third != keep and there is None:
            connection.execute(
                "UPDATE match_candidate SET person_id = ?, other_person_id = ? WHERE id = ?", (*pair, key)
            )
            continue
        connection.execute("DELETE FROM match_candidate WHERE id = ?", (key,))
        if third != keep:
            apart = "not_same" in {decision, there[2]}
            connection.execute(
                "UPDATE match_candidate SET score = ?, decision = ? WHERE id = ?",
                (max(score, there[1]), "not_same" if apart else there[2], there[0]),
            )
