# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of an import one by one, a page at a time: refused, held, left out, updated, new, each in file order.

A new row is a source record of the import that nothing else is noted of; a refused one stands in the account.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from coterie.domain.folding import name_key
from coterie.domain.import_rows import (
    CREATED,
    LISTED_OUTCOMES,
    OUTCOMES,
    REFUSED,
    ImportRow,
    RowCounts,
    RowQuery,
    said_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.storage.connections import Connection

_FILES = "SELECT coalesce(report -> '$.files', '[]') FROM import_batch WHERE id = ?"
#: A text in what stood in a row, or in the name of whom it is about; lower case of other alphabets as it is typed.
_SAYS = """
(:text = '' OR instr(lower(CAST(r.raw AS TEXT)), lower(:text)) > 0 OR instr(CAST(r.raw AS TEXT), :text) > 0
 OR (:name <> '' AND r.entity_kind = 'person' AND EXISTS (
     SELECT 1 FROM person p WHERE p.id = r.entity_id AND instr(p.name_key, :name) > 0)))
"""
_NEW = """
FROM source_record r WHERE r.batch_id = :batch
AND r.id NOT IN (SELECT i.record_id FROM import_row i WHERE i.batch_id = :batch AND i.record_id IS NOT NULL)
"""
_NOTED = """
FROM import_row i LEFT JOIN source_record r ON r.id = i.record_id WHERE i.batch_id = :batch AND i.outcome = :outcome
"""
_NOTED_SAYS = f"""
AND (:text = '' OR instr(lower(i.reason || ' ' || i.place), lower(:text)) > 0 OR (r.id IS NOT NULL AND {_SAYS}))
"""
_REFUSED = """
FROM import_batch b, json_each(b.report, '$.problems') p WHERE b.id = :batch AND p.value ->> '$.refused'
AND (:text = '' OR instr(lower(p.value), lower(:text)) > 0 OR instr(p.value ->> '$.excerpt', :text) > 0)
"""
_COUNT_NOTED = "SELECT outcome, count(*) FROM import_row WHERE batch_id = ? GROUP BY outcome"
_COUNT_NEW = """
SELECT (SELECT count(*) FROM source_record WHERE batch_id = :batch) - (
    SELECT count(*) FROM import_row i JOIN source_record r ON r.id = i.record_id AND r.batch_id = :batch
    WHERE i.batch_id = :batch)
"""
_RECORD = "r.source, r.member, r.place, r.raw, r.entity_kind, r.entity_id"
#: What names a thing, by kind; anything else is known by its text.
_TITLES = {
    "person": "display_name", "organisation": "name", "event": "title", "opportunity": "title",
    "learning_resource": "title", "credential": "name", "contribution": "title", "interaction": "title",
}  # fmt: skip


class _File(NamedTuple):
    path: str
    member: str


def count_rows(connection: Connection, query: RowQuery) -> RowCounts:
    """Count the rows that are listed, and how many the account counts, with and without a text in them."""
    files = json.loads(connection.execute(_FILES, (query.batch_id,)).fetchone()[0])
    counted = {outcome: sum(file.get(outcome) or 0 for file in files) for outcome in OUTCOMES}
    outcomes = [outcome for outcome in LISTED_OUTCOMES if query.outcome in {"", outcome}]
    listed = {outcome: _count(connection, query, outcome) for outcome in outcomes}
    if query.outcome:
        counted = {query.outcome: counted.get(query.outcome, 0)}
    return RowCounts(listed, {} if query.text else counted)


def read_rows(connection: Connection, query: RowQuery, start: int, limit: int) -> list[ImportRow]:
    """Give a page of the rows; start: how many come before it."""
    files = [
        _File(file.get("path", ""), file.get("member", ""))
        for file in json.loads(connection.execute(_FILES, (query.batch_id,)).fetchone()[0])
    ]
    found: list[ImportRow] = []
    for outcome in LISTED_OUTCOMES:
        if query.outcome not in {"", outcome} or limit <= len(found):
            continue
        number = _count(connection, query, outcome)
        if start < number:
            found += _page(connection, query, outcome, (start, limit - len(found)), files)
        start = max(0, start - number)
    return _titled(connection, found)


def _values(query: RowQuery) -> dict[str, Any]:
    return {"batch": query.batch_id, "text": query.text.strip(), "name": name_key(query.text)}


def _count(connection: Connection, query: RowQuery, outcome: str) -> int:
    values = {**_values(query), "outcome": outcome}
    if outcome == REFUSED:
        text = f"SELECT count(*) {_REFUSED}"
    elif query.text.strip():
        which = f"{_NEW} AND {_SAYS}" if outcome == CREATED else f"{_NOTED} {_NOTED_SAYS}"
        text = f"SELECT count(*) {which}"
    elif outcome == CREATED:
        text = _COUNT_NEW
    else:
        return int(dict(connection.execute(_COUNT_NOTED, (query.batch_id,)).fetchall()).get(outcome, 0))
    return int(connection.execute(text, values).fetchone()[0])


def _page(
    connection: Connection, query: RowQuery, outcome: str, part: tuple[int, int], files: list[_File]
) -> list[ImportRow]:
    values = {**_values(query), "outcome": outcome, "start": part[0], "limit": part[1]}
    if outcome == REFUSED:
        text = f"SELECT p.value {_REFUSED} ORDER BY p.key LIMIT :limit OFFSET :start"
        problems = [json.loads(row[0]) for row in connection.execute(text, values)]
        return [
            ImportRow(
                REFUSED, one["file"], one["member"], one["where"], one["reason"], "", " ".join(one["excerpt"].split())
            )
            for one in problems
        ]
    if outcome == CREATED:
        keys = f"SELECT r.id {_NEW} AND {_SAYS} ORDER BY r.id LIMIT :limit OFFSET :start"
        text = f"SELECT {_RECORD} FROM source_record r WHERE r.id IN ({keys}) ORDER BY r.id"
        of_member = {file.member: file for file in files}
        return [
            _row(outcome, of_member.get(row[1], _File("", row[1])), ("", *row[2:]))
            for row in connection.execute(text, values)
        ]
    text = f"""SELECT i.file, i.reason, i.place, r.raw, coalesce(r.entity_kind, ''), r.entity_id {_NOTED} {_NOTED_SAYS}
               ORDER BY i.id LIMIT :limit OFFSET :start"""
    nowhere = _File("", "")
    return [
        _row(outcome, files[row[0]] if row[0] < len(files) else nowhere, row[1:])
        for row in connection.execute(text, values)
    ]


def _refused(one: dict[str, str]) -> ImportRow:
    text = " ".join(one["excerpt"].split())
    return ImportRow(REFUSED, one["file"], one["member"], one["where"], one["reason"], "", text)


def _row(outcome: str, file: _File, row: tuple[Any, ...]) -> ImportRow:
    reason, where, raw, kind, entity = row
    said = said_in(bytes(raw or b""))
    return ImportRow(outcome, file.path, file.member, where, reason, "", said, kind, entity)


def _titled(connection: Connection, rows: list[ImportRow]) -> list[ImportRow]:
    """Name what rows became, where it is still there."""
    keys: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.kind in _TITLES and row.entity_id is not None:
            keys[row.kind].add(row.entity_id)
    titles = {kind: _titles(connection, kind, of_kind) for kind, of_kind in keys.items()}
    return [row.named(titles.get(row.kind, {}).get(row.entity_id or 0, "")) for row in rows]


def _titles(connection: Connection, kind: str, keys: Iterable[int]) -> dict[int, str]:
    some = "id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL"
    query = f"SELECT id, {_TITLES[kind]} FROM {kind} WHERE {some}"
    return dict(connection.execute(query, (json.dumps(sorted(keys)),)).fetchall())
