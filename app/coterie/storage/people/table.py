# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing people, how to reach them, their days and notes, and their tags."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

from coterie.domain.folding import fold, name_key
from coterie.storage.people.duplicates import DuplicatesTable
from coterie.storage.people.posts import PostsTable
from coterie.storage.people.reading import PeopleQueries, folded_tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.people import ContactPoint, Person
    from coterie.storage.connections import Connection

_COLUMNS = (
    "display_name", "sort_name", "name_key", "given", "family", "additional", "prefix", "suffix", "nickname",
    "phonetic_given", "phonetic_family", "pronouns", "summary", "status", "met_on", "met_where", "met_through_id",
    "needs_check", "pause_until", "sensitivity",
)  # fmt: skip
_INSERT = (
    f"INSERT INTO person (uuid, created_at, changed_at, {', '.join(_COLUMNS)}) "
    f"VALUES (?, ?, ?, {', '.join('?' * len(_COLUMNS))})"
)
#: Compared first, so that the same values again do not even change `changed_at`.
_UPDATE = (
    f"UPDATE person SET changed_at = ?, ({', '.join(_COLUMNS)}) = ({', '.join('?' * len(_COLUMNS))}) "
    f"WHERE id = ? AND ({', '.join(_COLUMNS)}) IS NOT ({', '.join('?' * len(_COLUMNS))})"
)
_BIN = """
UPDATE person SET deleted_at = ?, changed_at = ? WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))
"""
_UNBIN = """
UPDATE person SET deleted_at = NULL, changed_at = ?
WHERE deleted_at IS NOT NULL AND id IN (SELECT value FROM json_each(?))
"""
_ADD_POINT = """
INSERT INTO contact_point (person_id, kind, label, value, normalised, preferred, position, sensitivity)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""


class PeopleTable(PeopleQueries):
    """People, organisations and tags, written over the connection of one step; now_utc: seconds since 1970."""

    def __init__(self, connection: Connection, now_utc: int) -> None:
        """Write over a step's connection."""
        super().__init__(connection)
        self._now_utc = now_utc

    @property
    def duplicates(self) -> DuplicatesTable:
        """Pairs of people who may be one."""
        return DuplicatesTable(self._connection, self, self._now_utc)

    def add(self, person: Person) -> int:
        """Add a person (key, UUID and moments are given here) and give the key."""
        values = (str(uuid.uuid4()), self._now_utc, self._now_utc, *_values(person))
        return int(self._connection.execute(_INSERT, values).lastrowid)

    def put(self, person: Person) -> None:
        """Write what is said of a person as such; the same values again leave no trace."""
        values = _values(person)
        self._connection.execute(_UPDATE, (self._now_utc, *values, person.id, *values))

    def put_in_bin(self, ids: Sequence[int]) -> int:
        """Put people into the bin and count who was not there yet."""
        keys = json.dumps(list(ids))
        return int(self._connection.execute(_BIN, (self._now_utc, self._now_utc, keys)).rowcount)

    def take_from_bin(self, ids: Sequence[int]) -> int:
        """Take people out of the bin and count who was there."""
        return int(self._connection.execute(_UNBIN, (self._now_utc, json.dumps(list(ids)))).rowcount)

    def put_contact_points(self, person: int, kind: str, points: Sequence[ContactPoint]) -> None:
        """Let a person have exactly these ways of one kind; those there already keep label, mark and preference."""
        present = {_same_way(point): point for point in self.contact_points(person) if point.kind == kind}
        wanted = {_same_way(point): point for point in points}
        for way, point in present.items():
            if way not in wanted:
                self._connection.execute("DELETE FROM contact_point WHERE id = ?", (point.id,))
        for position, (way, point) in enumerate(wanted.items()):
            if way in present:
                self._rewrite(present[way], point, position)
            else:
                ways = (point.label, point.value, point.normalised, point.preferred, position, point.private)
                self._connection.execute(_ADD_POINT, (person, kind, *ways))

    def _rewrite(self, present: ContactPoint, wanted: ContactPoint, position: int) -> None:
        """Take the new spelling and place of a way that stays."""
        self._connection.execute(
            "UPDATE contact_point SET value = ?, position = ? WHERE id = ? AND (value, position) IS NOT (?, ?)",
            (wanted.value, position, present.id, wanted.value, position),
        )

    def put_post(self, person: int, organisation: str | None, title: str | None) -> None:
        """Change the present post: another organisation ends the old one, "" ends it, None leaves a part as it is."""
        PostsTable(self._connection, self._now_utc).put(person, self.affiliations(person), organisation, title)

    def put_date(self, person: int, kind: str, remembered: str) -> None:
        """Let a person have one date of a kind, or none for ""."""
        run = self._connection.execute
        there = [
            row[0]
            for row in run("SELECT id FROM important_date WHERE person_id = ? AND kind = ? ORDER BY id", (person, kind))
        ]
        for key in there[1 if remembered else 0 :]:
            run("DELETE FROM important_date WHERE id = ?", (key,))
        values = (remembered, month_day(remembered))
        if remembered and there:
            run("UPDATE important_date SET date = ?, month_day = ? WHERE id = ?", (*values, there[0]))
        elif remembered:
            run(
                "INSERT INTO important_date (person_id, kind, date, month_day) VALUES (?, ?, ?, ?)",
                (person, kind, *values),
            )

    def add_note(self, person: int, text: str, *, private: bool = False) -> None:
        """Add a note."""
        self._connection.execute(
            "INSERT INTO note (person_id, text, sensitivity, created_at, changed_at) VALUES (?, ?, ?, ?, ?)",
            (person, text, int(private), self._now_utc, self._now_utc),
        )

    def add_tags(self, person: int, names: Sequence[str]) -> None:
        """Give a person tags, making those that are new."""
        for name in names:
            tag = self.tag_id(name) or self._make_tag(name)
            self._connection.execute(
                "INSERT INTO person_tag (person_id, tag_id) SELECT ?, ? "
                "WHERE NOT EXISTS (SELECT 1 FROM person_tag WHERE person_id = ? AND tag_id = ?)",
                (person, tag, person, tag),
            )

    def remove_tags(self, person: int, names: Sequence[str]) -> int:
        """Take tags off a person and count how many there were."""
        return sum(
            self._connection.execute(
                "DELETE FROM person_tag WHERE person_id = ? AND tag_id = ?", (person, self.tag_id(name))
            ).rowcount
            for name in names
        )

    def _make_tag(self, name: str) -> int:
        values = (name, folded_tag(name))
        return int(self._connection.execute("INSERT INTO tag (name, folded) VALUES (?, ?)", values).lastrowid)


def _values(person: Person) -> tuple[Any, ...]:
    """Give the values of a person's row in the order of `_COLUMNS`."""
    name = person.name
    return (
        name.display, name.sort_name, name_key(name.display), name.given, name.family, name.additional, name.prefix,
        name.suffix, name.nickname, name.phonetic_given, name.phonetic_family, person.pronouns, person.summary,
        person.status, person.met_on, person.met_where, person.met_through_id, int(person.needs_check),
        person.pause_until, person.sensitivity,
    )  # fmt: skip


def _same_way(point: ContactPoint) -> str:
    """Give what two ways of one kind have in common when they are the same."""
    return point.normalised or fold(point.value)


def month_day(remembered: str) -> str:
    """Give the `MM-DD` of a remembered date, "" where it is not known."""
    if remembered.startswith("--"):
        return remembered[2:]
    return remembered[5:] if len(remembered) == 10 else ""
