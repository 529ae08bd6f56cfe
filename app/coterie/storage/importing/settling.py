# SPDX-License-Identifier: GPL-3.0-or-later
"""Settling an import inside its own step: values that stay as they were, and a tag for everybody it added."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from coterie.domain.folding import fold, name_key, sort_key
from coterie.domain.import_plans import BOTH, MINE
from coterie.storage.importing.changed_fields import changes_of
from coterie.storage.importing.tally import CREATED, UNCHANGED, UPDATED
from coterie.storage.importing.untaken import made_in, named_by, untake, without_use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.import_plans import Settlement
    from coterie.storage.connections import Connection
    from coterie.storage.importing.step_rows import Change, Revert
    from coterie.storage.importing.tally import Tally
    from coterie.storage.writing import Step

_RECORDS = """
SELECT r.source, r.member, count(*) FROM json_each(:people) k
CROSS JOIN source_record r ON r.entity_kind = 'person' AND r.entity_id = k.value
WHERE coalesce(r.changed_batch_id, r.batch_id) = :batch GROUP BY r.source, r.member
"""
_WEAR = """
INSERT INTO person_tag (person_id, tag_id) SELECT p.id, :tag FROM person p WHERE p.id BETWEEN :first AND :last
AND NOT EXISTS (SELECT 1 FROM person_tag t WHERE t.person_id = p.id AND t.tag_id = :tag)
"""


def settle(writing: Step, batch_id: int, tally: Tally, settlement: Settlement) -> None:
    """Let the decisions of a person win over what the import wrote, and count what was left as it is."""
    if settlement.decisions or settlement.fill_only:
        _decide(writing, batch_id, tally, _Uses(settlement))
    if settlement.tag.strip():
        _tag(writing, " ".join(settlement.tag.split()))


class _Uses:
    """Which side of each change wins."""

    def __init__(self, settlement: Settlement) -> None:
        self._decided = {decision.key: decision.use for decision in settlement.decisions}
        self._fill_only = settlement.fill_only

    def __call__(self, change: Change) -> str:
        decided = self._decided.get(change.key)
        return decided or (MINE if self._fill_only and change.old else change.uses[0])


def _decide(writing: Step, batch_id: int, tally: Tally, uses: _Uses) -> None:
    changed = changes_of(writing.connection, writing.number)
    _revert(writing, tally, [revert for changes in changed.values() for revert in _reverts(changes, uses)])
    stayed = {
        person
        for person, changes in changed.items()
        if any(uses(change) == MINE and change.field in {"title", "organisation"} for change in changes)
    }
    tally.moved = [move for move in tally.moved if move[0] not in stayed]
    left = [person for person, changes in changed.items() if all(uses(change) == MINE for change in changes)]
    _count_left(writing.connection, batch_id, tally, left)


def _reverts(changes: list[Change], uses: _Uses) -> Iterator[Revert]:
    """Give what brings the old values back; a post goes back whole when every change of it does."""
    mine = [change for change in changes if uses(change) == MINE]
    going = Counter(change.group for change in mine)
    whole = {group for group in going if group and going[group] == sum(one.group == group for one in changes)}
    yield from (revert for group in whole for revert in next(one for one in mine if one.group == group).whole)
    yield from (revert for change in mine if change.group not in whole for revert in change.mine)
    yield from (revert for change in changes if uses(change) == BOTH for revert in change.both)


def _revert(writing: Step, tally: Tally, reverts: list[Revert]) -> None:
    """Bring old values back, and take out what nothing names any more."""
    gone: dict[str, list[int]] = defaultdict(list)
    touched: dict[str, list[int]] = defaultdict(list)
    for table, row_id, values in reverts:
        touched[table].append(row_id)
        if values is None:
            gone[table].append(row_id)
    named = named_by(writing.connection, touched)
    _set_back(writing.connection, [revert for revert in reverts if revert.values is not None])
    untake(writing, gone)
    unused = without_use(writing, named)
    untake(writing, unused)
    if unused["organisation"]:
        tally.entity("organisations", CREATED, -len(unused["organisation"]))


def _set_back(connection: Connection, reverts: list[Revert]) -> None:
    named = set()
    for table, row_id, values in reverts:
        assert values is not None  # noqa: S101 (the caller sorted them)
        columns = ", ".join(f"{column} = ?" for column in values)
        connection.execute(f"UPDATE {table} SET {columns} WHERE id = ?", (*values.values(), row_id))
        if table == "person":
            named.add(row_id)
    for person in named:
        read = "SELECT given, family, display_name FROM person WHERE id = ?"
        given, family, display = connection.execute(read, (person,)).fetchone()
        connection.execute(
            "UPDATE person SET sort_name = ?, name_key = ? WHERE id = ?",
            (sort_key(given, family, display), name_key(display), person),
        )


def _count_left(connection: Connection, batch_id: int, tally: Tally, people: list[int]) -> None:
    """Count the records of people of whom nothing changed after all as unchanged, and the people as well."""
    if not people:
        return
    tally.as_is.update(people)
    of_file = {(file.found.source, file.found.member): index for index, file in tally.files.items()}
    records = connection.execute(_RECORDS, {"people": json.dumps(people), "batch": batch_id})
    for source, member, number in records.fetchall():
        index = of_file[source, member]
        moved = min(number, tally.files[index].updated)
        tally.record(index, UPDATED, -moved)
        tally.record(index, UNCHANGED, moved)
    moved = min(len(people), tally.totals.get("people", {}).get(UPDATED, 0))
    tally.entity("people", UPDATED, -moved)
    tally.entity("people", UNCHANGED, moved)


def _tag(writing: Step, name: str) -> None:
    """Give a tag to everybody the step added."""
    run = writing.connection.execute
    made = made_in(writing.connection, writing.number, "person")
    if not made:
        return
    folded = " ".join(fold(name).split())
    row = run("SELECT id FROM tag WHERE folded = ?", (folded,)).fetchone()
    tag = row[0] if row else run("INSERT INTO tag (name, folded) VALUES (?, ?)", (name, folded)).lastrowid
    for first, last in made:
        run(_WEAR, {"tag": tag, "first": first, "last": last})
