# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs of people who may be one: clusters of the undecided ones, and decisions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

from coterie.domain.clusters import CandidatePair, clusters_of
from coterie.domain.people import DuplicateCluster, Person, PersonRow
from coterie.storage.people import comparing
from coterie.storage.people.merging import merge_people
from coterie.storage.undoing import log as undo_log

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from coterie.domain.matching.searching import Compared
    from coterie.storage.connections import Connection

#: Pairs read for each cluster asked for; a cluster of four people has six.
_PAIRS_A_CLUSTER = 10
_MOST_MEMBERS = 5_000

_LIVE = (
    "JOIN person a ON a.id = m.person_id AND a.deleted_at IS NULL "
    "JOIN person b ON b.id = m.other_person_id AND b.deleted_at IS NULL"
)
_SUREST = f"""
SELECT m.person_id, m.other_person_id FROM match_candidate m {_LIVE}
WHERE m.decision = 'open' ORDER BY m.score DESC, m.id DESC LIMIT ?
"""
_PAIRS = "m.person_id, m.other_person_id, m.score, m.reasons, m.decision"
_TOUCHING = f"""
SELECT {_PAIRS} FROM json_each(:members) k CROSS JOIN match_candidate m ON m.person_id = k.value {_LIVE}
UNION
SELECT {_PAIRS} FROM json_each(:members) k CROSS JOIN match_candidate m ON m.other_person_id = k.value {_LIVE}
"""
_PROFILES = """
SELECT c.person_id, c.normalised FROM json_each(?) k CROSS JOIN contact_point c ON c.person_id = k.value
WHERE c.normalised LIKE 'li:%'
"""
_ENTRIES = """
SELECT t.person_id, count(*) FROM json_each(?) k CROSS JOIN participant t ON t.person_id = k.value
JOIN interaction i ON i.id = t.interaction_id AND i.deleted_at IS NULL GROUP BY t.person_id
"""
_KEEP_APART = """
INSERT INTO match_candidate (person_id, other_person_id, score, reasons, decision) VALUES (?, ?, 0, '[]', 'not_same')
ON CONFLICT (person_id, other_person_id) DO UPDATE SET decision = 'not_same'
"""
#: A pair that was decided is never asked about again; the same score and reasons leave no trace.
_PROPOSE = """
INSERT INTO match_candidate (person_id, other_person_id, score, reasons)
SELECT :one, :other, :score, :reasons WHERE 2 = (
    SELECT count(*) FROM person WHERE id IN (:one, :other) AND deleted_at IS NULL)
ON CONFLICT (person_id, other_person_id) DO UPDATE SET score = excluded.score, reasons = excluded.reasons
WHERE decision = 'open' AND (score, reasons) IS NOT (excluded.score, excluded.reasons)
"""
_ASKED = "SELECT score, reasons FROM match_candidate WHERE person_id = ? AND other_person_id = ? AND decision = 'open'"
_COUNT = "SELECT count(*) FROM match_candidate"
#: The step of an import, where nothing was done or undone since.
_NEWEST_IMPORT = """
SELECT b.change_set_id FROM import_batch b
WHERE b.id = ? AND b.undone_at IS NULL AND b.change_set_id = (
    SELECT max(id) FROM change_set WHERE id <> (SELECT change_set_id FROM recording))
"""


class PeopleRows(Protocol):
    """What duplicates need of the people's table."""

    def person_rows(self, ids: Sequence[int], today: date) -> list[PersonRow]:
        """Give list rows for keys."""

    def person(self, person: int) -> Person | None:
        """Give what is said of a person as such."""


class WritablePeopleRows(PeopleRows, Protocol):
    """What merging needs of the people's table."""

    def put(self, person: Person) -> None:
        """Write what is said of a person as such."""


class DuplicatesReading:
    """Pairs of people who may be one, read."""

    def __init__(self, connection: Connection, people: PeopleRows) -> None:
        """Read over a connection inside a transaction."""
        self._connection = connection
        self._rows = people

    def clusters(self, limit: int, today: date) -> list[DuplicateCluster]:
        """Give the surest clusters of undecided pairs, the surest first."""
        surest = self._connection.execute(_SUREST, (limit * _PAIRS_A_CLUSTER,)).fetchall()
        pairs = self._connected({person for pair in surest for person in pair})
        undecided = [CandidatePair(row[0], row[1], row[2], _reasons(row[3])) for row in pairs if row[4] == "open"]
        apart = frozenset((row[0], row[1]) for row in pairs if row[4] == "not_same")
        members = sorted({person for pair in undecided for person in (pair.one, pair.other)})
        profiles = dict(self._connection.execute(_PROFILES, (json.dumps(members),)).fetchall())
        return [
            DuplicateCluster(
                cluster.score, tuple(cluster.reasons), tuple(self._rows.person_rows(sorted(cluster.members), today))
            )
            for cluster in clusters_of(undecided, profiles, apart)[:limit]
        ]

    def _connected(self, members: set[int]) -> list[tuple[Any, ...]]:
        """Read all pairs of these people, and of those whom the pairs name, until nobody new comes."""
        pairs: dict[tuple[int, int], tuple[Any, ...]] = {}
        new, met = members, set(members)
        while new and len(met) <= _MOST_MEMBERS:
            # Only who is new is asked about: a chain of thousands would be read from its beginning at every link.
            rows = self._connection.execute(_TOUCHING, {"members": json.dumps(sorted(new))}).fetchall()
            pairs.update(((row[0], row[1]), row) for row in rows)
            new = {person for row in rows if row[4] == "open" for person in row[:2]} - met
            met |= new
        return list(pairs.values())

    def everybody(self, look: Callable[[int, int], None]) -> Compared:
        """Give everybody as they compare. look: is told how much of how much is done, and may raise to stop."""
        return comparing.everybody(self._connection, look)

    def as_compared(self, people: Sequence[int]) -> Compared:
        """Give some people as they compare."""
        return comparing.some(self._connection, people)

    def people_of_import(self, batch_id: int) -> frozenset[int]:
        """Give the keys of the people whom an import made or changed."""
        return comparing.people_of_import(self._connection, batch_id)

    def asked(self, one: int, other: int) -> CandidatePair | None:
        """Give what was found about two people, None where nothing was."""
        pair = (min(one, other), max(one, other))
        row = self._connection.execute(_ASKED, pair).fetchone()
        return None if row is None else CandidatePair(*pair, row[0], _reasons(row[1]))

    def open_pairs(self) -> int:
        """Count the pairs that wait for a decision."""
        row = self._connection.execute(f"SELECT count(*) FROM match_candidate m {_LIVE} WHERE m.decision = 'open'")
        return int(row.fetchone()[0])

    def entry_counts(self, people: Sequence[int]) -> dict[int, int]:
        """Count the entries of the timelines of people who have any."""
        return dict(self._connection.execute(_ENTRIES, (json.dumps(list(people)),)).fetchall())


class DuplicatesTable(DuplicatesReading):
    """Pairs of people who may be one, decided over the connection of one step."""

    def __init__(self, connection: Connection, people: WritablePeopleRows, now_utc: int) -> None:
        """Write over a step's connection; now_utc: seconds since 1970."""
        super().__init__(connection, people)
        self._people = people
        self._now_utc = now_utc

    def merge(self, keep: int, other: int) -> None:
        """Join the second person into the first: every row moves, nothing is doubled, the strictest mark wins."""
        merge_people(self._connection, self._people, keep, other, self._now_utc)

    def keep_apart(self, one: int, other: int) -> None:
        """Remember that two people are not the same."""
        self._connection.execute(_KEEP_APART, (min(one, other), max(one, other)))

    def propose(self, pairs: Sequence[CandidatePair], batch_id: int | None = None) -> int:
        """Ask about pairs that nobody decided yet, and count those that are new.

        batch_id: the import they were found after: they go back with it, if it is the newest step.
        """
        run = self._connection.execute
        step = None if batch_id is None else run(_NEWEST_IMPORT, (batch_id,)).fetchone()
        before = run(_COUNT).fetchone()[0]
        own = run("SELECT change_set_id FROM recording").fetchone()[0]
        if step is not None:
            undo_log.record_under(self._connection, step[0])
        self._connection.executemany(
            _PROPOSE,
            [
                {"one": one, "other": other, "score": score, "reasons": json.dumps(reasons, ensure_ascii=False)}
                for one, other, score, reasons in ((pair.one, pair.other, pair.score, pair.reasons) for pair in pairs)
            ],
        )
        undo_log.record_under(self._connection, own)
        return int(run(_COUNT).fetchone()[0] - before)


def _reasons(text: str) -> tuple[str, ...]:
    """Read the reasons of a pair: a JSON list, or one sentence."""
    return tuple(json.loads(text)) if text.startswith("[") else (text,)
