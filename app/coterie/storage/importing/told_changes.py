# SPDX-License-Identifier: GPL-3.0-or-later
"""What an import tells of people who were there, but for their posts: who left, which addresses and names are new."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coterie.domain.identity_keys import profile_key
from coterie.domain.import_plans import LISTED
from coterie.domain.import_reports import ExportChanges, LeftPerson, PersonChange
from coterie.storage.importing.changed_fields import name_changes, point_changes
from coterie.storage.importing.newer_exports import compared_of
from coterie.storage.importing.step_rows import StepRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coterie.storage.connections import Connection
    from coterie.storage.importing.step_rows import Change
    from coterie.storage.importing.tally import Left, Tally

#: Ways to reach somebody that are worth telling; a postal address is none of them.
_WAYS = frozenset({"mail", "phone", "url", "handle", "messenger"})
_NAMES = "SELECT id, display_name FROM person WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL"
_PROFILE = """
SELECT person_id, value FROM contact_point
WHERE person_id IN (SELECT value FROM json_each(?)) AND normalised LIKE 'li:%'
"""


def changes_told(connection: Connection, step: int, tally: Tally) -> ExportChanges:
    """Tell what the step of an import changed, before it ends."""
    left = [LeftPerson(one.person, one.name, one.source, one.earlier, one.later) for one in tally.left if not one.again]
    told = changes_in(connection, step)
    moved = tuple(_moved_profiles(connection, [one for one in tally.left if one.again]))
    return ExportChanges(
        compared_of(tally), tuple(left), told.appeared, (*told.renamed, *moved), told.appeared_total,
        told.renamed_total + len(moved),
    )  # fmt: skip


def changes_in(connection: Connection, step: int) -> ExportChanges:
    """Read from the log of a step which addresses appeared and which names and profiles changed."""
    rows = StepRows(connection, step)
    points = list(point_changes(rows))
    appeared = [one for one in points if one.new and one.field in _WAYS and not _is_profile(one)]
    renamed = [*name_changes(rows), *(one for one in points if _is_profile(one))]
    names = _names(connection, {one.person for one in (*appeared[:LISTED], *renamed[:LISTED])})
    return ExportChanges(
        (), (), tuple(_named(appeared[:LISTED], names)), tuple(_named(renamed[:LISTED], names)), len(appeared),
        len(renamed),
    )  # fmt: skip


def _is_profile(change: Change) -> bool:
    """Say whether one profile took the place of another at the same service."""
    if change.field not in {"url", "handle"} or not change.old or not change.new or not change.both:
        return False
    first, second = profile_key(change.old), profile_key(change.new)
    return bool(first) and first.partition(":")[0] == second.partition(":")[0]


def _moved_profiles(connection: Connection, left: Sequence[Left]) -> Iterator[PersonChange]:
    people = json.dumps([key for one in left for key in (one.person, one.again)])
    links: dict[int, str] = {}
    for person, value in connection.execute(_PROFILE, (people,)):
        links.setdefault(person, value)
    for one in left:
        yield PersonChange(one.person, one.name, "profile", links.get(one.person, ""), links.get(one.again, ""))


def _names(connection: Connection, people: Iterable[int]) -> dict[int, str]:
    return dict(connection.execute(_NAMES, (json.dumps(sorted(people)),)).fetchall())


def _named(changes: Iterable[Change], names: dict[int, str]) -> Iterator[PersonChange]:
    for one in changes:
        if one.person in names:
            yield PersonChange(one.person, names[one.person] or one.old, one.field, one.old, one.new)
