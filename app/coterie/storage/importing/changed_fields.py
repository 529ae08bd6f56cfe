# SPDX-License-Identifier: GPL-3.0-or-later
"""Which values of people who were there an import changed: old beside new.

The log of the step knows the old values of every row, so that nothing on the way of an import has to take notes. Each
change knows what brings the old value back, for whoever decides against the file.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from coterie.domain.import_plans import BOTH, FILE, MINE
from coterie.storage.importing.changed_posts import post_changes
from coterie.storage.importing.former_names import former_name_title
from coterie.storage.importing.step_rows import Change, Revert, StepRows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.storage.connections import Connection

_NAME = ("display_name", "given", "family", "additional", "prefix", "suffix")
_NAME_FIELDS = {
    "given": "given", "family": "family", "additional": "additional", "prefix": "prefix", "suffix": "suffix",
    "nickname": "nickname", "phonetic_given": "phonetic", "phonetic_family": "phonetic", "pronouns": "pronouns",
}  # fmt: skip
_FIELD_NAMES = "JOIN field_def d ON d.id = t.field_def_id"
#: Columns of a person that an import may write and that are worth telling.
_PERSON = ("display_name", *_NAME_FIELDS)


def changes_of(connection: Connection, step: int) -> dict[int, list[Change]]:
    """Give every changed value of people who were there before the step, by person."""
    rows = StepRows(connection, step)
    found: dict[int, list[Change]] = defaultdict(list)
    for part in (name_changes, post_changes, point_changes, _dates, _notes, _words):
        for change in part(rows):
            found[change.person].append(change)
    return found


def name_changes(rows: StepRows) -> Iterator[Change]:
    """Give changed names; the parts of a name that changed as a whole are not told one by one."""
    now, former = rows.now("person", ", ".join(_PERSON)), _former_names(rows)
    for person, old in rows.old["person"].items():
        if person not in now or not rows.is_told(person):
            continue
        new = dict(zip(_PERSON, now[person], strict=True))
        differing = [column for column in _PERSON if new[column] != old.get(column)]
        if "display_name" in differing:
            back = {column: old[column] for column in _NAME if column in differing}
            reverts = (Revert("person", person, back), *former.get((person, old["display_name"]), ()))
            yield Change(person, "name", old["display_name"], new["display_name"], reverts)
            differing = [column for column in differing if column not in _NAME]
        for column in differing:
            back = {column: old[column]}
            yield Change(person, _NAME_FIELDS[column], old[column], new[column], (Revert("person", person, back),))


def _former_names(rows: StepRows) -> dict[tuple[int, str], tuple[Revert, ...]]:
    """Give the rows that keep names which were replaced: they go where the old name stays."""
    added = rows.added("field_value", "d.name, t.value", _FIELD_NAMES)
    return {
        (person, value): (Revert("field_value", key, None),)
        for person, found in added.items()
        for key, title, value in found
        if title == former_name_title()
    }


def point_changes(rows: StepRows) -> Iterator[Change]:
    """Give ways to reach people: new ones, those a newer export no longer has, and one in place of the other."""
    now = rows.now("contact_point", "person_id, kind, value, valid_to")
    retired: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    for key, old in rows.old["contact_point"].items():
        if key in now and rows.is_told(now[key][0]) and now[key][3] and not old.get("valid_to"):
            retired[now[key][0], now[key][1]].append((key, now[key][2]))
    added: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    for person, points in rows.added("contact_point", "t.kind, t.value").items():
        for key, kind, value in points:
            added[person, kind].append((key, value))
    beside = _live_points(rows.connection, {person for person, _kind in added}, added)
    for person, kind in {**retired, **added}:
        yield from _points_of_kind(
            (person, kind), retired.get((person, kind), []), added.get((person, kind), []), beside
        )


def _points_of_kind(
    whose: tuple[int, str],
    retired: list[tuple[int, str]],
    added: list[tuple[int, str]],
    beside: dict[tuple[int, str], str],
) -> Iterator[Change]:
    person, kind = whose
    for (gone, old), (come, new) in zip(retired, added, strict=False):
        again = Revert("contact_point", gone, {"valid_to": ""})
        drop = Revert("contact_point", come, None)
        yield Change(person, kind, old, new, (again, drop), uses=(FILE, MINE, BOTH), both=(again,))
    for gone, old in retired[len(added) :]:
        yield Change(person, kind, old, "", (Revert("contact_point", gone, {"valid_to": ""}),))
    for come, new in added[len(retired) :]:
        old = beside.get(whose, "")
        uses = (BOTH, MINE) if old else (FILE, MINE)
        yield Change(person, kind, old, new, (Revert("contact_point", come, None),), uses=uses)


_LIVE_POINTS = """
SELECT c.person_id, c.kind, c.id, c.value FROM json_each(?) k CROSS JOIN contact_point c ON c.person_id = k.value
WHERE c.valid_to = '' ORDER BY c.preferred DESC, c.position, c.id
"""


def _live_points(
    connection: Connection, people: set[int], added: dict[tuple[int, str], list[tuple[int, str]]]
) -> dict[tuple[int, str], str]:
    """Give the first way of each kind that somebody had already."""
    new = {key for points in added.values() for key, _value in points}
    found: dict[tuple[int, str], str] = {}
    for person, kind, key, value in connection.execute(_LIVE_POINTS, (json.dumps(sorted(people)),)):
        if key not in new:
            found.setdefault((person, kind), value)
    return found


def _dates(rows: StepRows) -> Iterator[Change]:
    """Give days to remember."""
    now = rows.now("important_date", "person_id, kind, label, date")
    for key, old in rows.old["important_date"].items():
        if key in now and rows.is_told(now[key][0]) and now[key][3] != old.get("date"):
            person, kind, label, date = now[key]
            back = {"date": old["date"], "month_day": old["month_day"]}
            yield Change(person, kind, old["date"], date, (Revert("important_date", key, back),), label)
    for person, days in rows.added("important_date", "t.kind, t.label, t.date").items():
        for key, kind, label, date in days:
            yield Change(person, kind, "", date, (Revert("important_date", key, None),), label)


def _notes(rows: StepRows) -> Iterator[Change]:
    """Give notes."""
    now = rows.now("note", "person_id, text")
    for key, old in rows.old["note"].items():
        if key in now and rows.is_told(now[key][0]) and now[key][1] != old.get("text"):
            back = {"text": old["text"], "changed_at": old["changed_at"]}
            yield Change(now[key][0], "note", old["text"], now[key][1], (Revert("note", key, back),))
    yield from _plain(rows, "note", "note", "'', t.text")


def _words(rows: StepRows) -> Iterator[Change]:
    """Give tags, relations and fields of the user's own."""
    yield from _plain(rows, "person_tag", "tag", "'', g.name", "JOIN tag g ON g.id = t.tag_id")
    yield from _plain(rows, "relationship", "relation", "t.kind, t.other_name")
    for change in _plain(rows, "field_value", "own", "d.name, t.value", _FIELD_NAMES):
        if change.title != former_name_title():
            yield change


def _plain(rows: StepRows, table: str, field: str, columns: str, joins: str = "") -> Iterator[Change]:
    """Give rows that were added to people; columns: title and value."""
    for person, found in rows.added(table, columns, joins).items():
        for key, title, value in found:
            yield Change(person, field, "", value, (Revert(table, key, None),), title)
