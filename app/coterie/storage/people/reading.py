# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading people: by id, as rows of lists, and their parts."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from coterie.domain.binned import BinnedPerson
from coterie.domain.folding import fold
from coterie.domain.people import Affiliation, ContactPoint, Person, PersonCard, PersonName, PersonRow
from coterie.domain.person_links import PersonLink
from coterie.domain.strength import Evidence, strength
from coterie.storage.erasing.rows_about_people import count_rows_about
from coterie.storage.people.duplicates import DuplicatesReading
from coterie.storage.people.page import read_card

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coterie.storage.connections import Connection

OWNER = "CAST((SELECT value FROM setting WHERE name = 'owner_person_id') AS INTEGER)"

_UUID_START = re.compile(r"[0-9a-f][0-9a-f-]{7,35}\Z")
_BY_UUID = "SELECT id FROM person WHERE uuid >= ? AND uuid < ? ORDER BY uuid LIMIT 2"
_ABSORBED = "SELECT survivor_id FROM merge_log WHERE absorbed_uuid = ? ORDER BY id DESC LIMIT 1"
_PERSON = """
SELECT id, uuid, display_name, given, family, additional, prefix, suffix, nickname, phonetic_given, phonetic_family,
       pronouns, summary, status, met_on, met_where, met_through_id, needs_check, pause_until, sensitivity,
       created_at, changed_at, deleted_at
FROM person WHERE id = ?
"""
_ROWS = """
SELECT p.id, p.display_name, s.last_contact_on, s.next_follow_up, s.contacts_in, s.contacts_out, s.calls, s.meetings
FROM json_each(?) k CROSS JOIN person p ON p.id = k.value LEFT JOIN person_state s ON s.person_id = p.id
"""
#: The last one wins: the post that began last.
_PRESENT_POSTS = """
SELECT a.person_id, o.name, nullif(a.title, '')
FROM json_each(?) k CROSS JOIN affiliation a ON a.person_id = k.value AND a.current = 1
LEFT JOIN organisation o ON o.id = a.organisation_id
ORDER BY a.starts_on, a.as_of, a.id
"""
_REACHED = """
SELECT c.person_id, c.kind, c.value FROM json_each(?) k CROSS JOIN contact_point c ON c.person_id = k.value
WHERE c.kind IN ('mail', 'phone') ORDER BY c.preferred DESC, c.position, c.id
"""
_TAGS = """
SELECT pt.person_id, t.name FROM json_each(?) k CROSS JOIN person_tag pt ON pt.person_id = k.value
JOIN tag t ON t.id = pt.tag_id ORDER BY t.folded
"""
_LINKS = "SELECT p.id, p.display_name FROM json_each(?) k CROSS JOIN person p ON p.id = k.value ORDER BY k.key"
_CONTACT_POINTS = """
SELECT kind, label, value, preferred, sensitivity, normalised, id FROM contact_point WHERE person_id = ?
ORDER BY instr('mail phone messenger handle url address', kind), position, id
"""
_AFFILIATIONS = """
SELECT o.name, a.title, nullif(a.starts_on, ''), nullif(a.ends_on, ''), a.current, a.department, a.organisation_id, a.id
FROM affiliation a LEFT JOIN organisation o ON o.id = a.organisation_id WHERE a.person_id = ?
ORDER BY a.current DESC, a.starts_on DESC, a.as_of DESC, a.id DESC
"""
_IN_BIN = "SELECT id, display_name FROM person WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, id DESC"
_BINNED = """
SELECT p.id, p.display_name, p.deleted_at, (SELECT count(*) FROM participant t WHERE t.person_id = p.id),
       (SELECT count(*) FROM note n WHERE n.person_id = p.id)
FROM person p WHERE p.deleted_at IS NOT NULL ORDER BY p.deleted_at DESC, p.id DESC
"""


class PeopleQueries:
    """People, organisations and tags, as reading and writing both ask for them."""

    def __init__(self, connection: Connection) -> None:
        """Read over a connection inside a transaction."""
        self._connection = connection

    def owner_id(self) -> int:
        """Give the key of the owner."""
        return int(self._connection.execute(f"SELECT {OWNER}").fetchone()[0])

    def matching(self, text: str) -> list[int]:
        """Give the people an id text names, at most two; an id that was merged names who it went into."""
        wanted = text.strip().lower()
        if wanted == "me":
            return [self.owner_id()]
        if wanted.isascii() and wanted.isdecimal() and len(wanted) <= 18:
            row = self._connection.execute("SELECT id FROM person WHERE id = ?", (int(wanted),)).fetchone()
            if row:
                return [row[0]]
        if not _UUID_START.match(wanted):
            return []
        found = [row[0] for row in self._connection.execute(_BY_UUID, (wanted, wanted + "~"))]
        if not found:
            found = [row[0] for row in self._connection.execute(_ABSORBED, (wanted,))]
        return found

    def person(self, person: int) -> Person | None:
        """Give what is said of a person as such."""
        row = self._connection.execute(_PERSON, (person,)).fetchone()
        return person_of(row) if row else None

    def card(self, person: int, today: date, entries: int) -> PersonCard | None:
        """Give everything a person's page shows, in a fixed number of queries."""
        rows = self.person_rows([person], today)
        if not rows:
            return None
        return read_card(self._connection, rows[0], self.contact_points(person), self.affiliations(person), entries)

    def person_rows(self, ids: Sequence[int], today: date) -> list[PersonRow]:
        """Give list rows for keys, in their order, in four queries however many there are."""
        keys = json.dumps(list(ids))
        run = self._connection.execute
        posts = {row[0]: row[1:] for row in run(_PRESENT_POSTS, (keys,))}
        reached: dict[tuple[int, str], list[str]] = defaultdict(list)
        for person, kind, value in run(_REACHED, (keys,)):
            reached[person, kind].append(value)
        tags: dict[int, list[str]] = defaultdict(list)
        for person, name in run(_TAGS, (keys,)):
            tags[person].append(name)
        found = {}
        for row in run(_ROWS, (keys,)):
            key = row[0]
            organisation, title = posts.get(key, (None, None))
            found[key] = PersonRow(
                key, row[1], organisation, title, tuple(reached[key, "mail"]), tuple(reached[key, "phone"]),
                tuple(tags[key]), row[2], row[3], _strength(row, today),
            )  # fmt: skip
        return [found[key] for key in ids if key in found]

    def links(self, ids: Iterable[int]) -> list[PersonLink]:
        """Give the names for keys, in their order."""
        return [PersonLink(*row) for row in self._connection.execute(_LINKS, (json.dumps(list(ids)),))]

    def contact_points(self, person: int) -> tuple[ContactPoint, ...]:
        """Give how a person is reached, in the order of their page."""
        return tuple(
            ContactPoint(kind, label, value, bool(preferred), sensitivity > 0, normalised, key)
            for kind, label, value, preferred, sensitivity, normalised, key in self._connection.execute(
                _CONTACT_POINTS, (person,)
            )
        )

    def affiliations(self, person: int) -> tuple[Affiliation, ...]:
        """Give a person's posts, the present one first."""
        return tuple(
            Affiliation(row[0], row[1], row[2], row[3], bool(row[4]), *row[5:])
            for row in self._connection.execute(_AFFILIATIONS, (person,))
        )

    def tag_id(self, name: str) -> int | None:
        """Find a tag by its name, however it is capitalised."""
        row = self._connection.execute("SELECT id FROM tag WHERE folded = ?", (folded_tag(name),)).fetchone()
        return row[0] if row else None

    def in_bin(self) -> list[PersonLink]:
        """List who lies in the bin, newest first."""
        return [PersonLink(*row) for row in self._connection.execute(_IN_BIN)]

    def binned(self) -> list[BinnedPerson]:
        """List who lies in the bin since when and with how much, newest first."""
        return [BinnedPerson(*row) for row in self._connection.execute(_BINNED)]

    def entries_about(self, person: int) -> int:
        """Count the rows that erasing a person would take."""
        return count_rows_about(self._connection, person)


class PeopleReading(PeopleQueries):
    """People, organisations and tags, read over one connection."""

    @property
    def duplicates(self) -> DuplicatesReading:
        """Pairs of people who may be one."""
        return DuplicatesReading(self._connection, self)


def person_of(row: Sequence[Any]) -> Person:
    """Make a person of a row of the table, columns in the order of the query above."""
    return Person(
        row[0], row[1], PersonName(*row[2:11]), row[11], row[12], row[13], row[14], row[15], row[16], bool(row[17]),
        row[18], row[19], row[20], row[21], row[22],
    )  # fmt: skip


def folded_tag(name: str) -> str:
    """Give the key under which a tag's name is unique."""
    return " ".join(fold(name).split())


def _strength(row: Sequence[Any], today: date) -> int | None:
    """Work out the strength from the state in a row of `_ROWS`."""
    if row[2] is None:
        return None
    return strength(Evidence(date.fromisoformat(row[2]), *row[4:8]), today).total
