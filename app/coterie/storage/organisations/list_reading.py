# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of long lists: one query for a stretch of people, two for a stretch of organisations."""

from __future__ import annotations

import json
from array import array
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from coterie.domain.chosen_people import TagShare
from coterie.domain.folding import fold
from coterie.domain.listed import ListedOrganisation, ListedPerson, SavedFilter
from coterie.domain.moments import utc_of
from coterie.domain.person_links import PersonLink
from coterie.domain.strength import Evidence, strength
from coterie.storage.searching.name_vocabulary import name_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.storage.connections import Connection

#: So many days somebody who came with an import is new.
NEW_DAYS = 7
#: Which saved views are filters of people: other lists keep theirs in the same table.
FILTERS = "people"

#: The post that began last is the present one.
_PRESENT = """
(SELECT a.id FROM affiliation a WHERE a.person_id = p.id AND a.current = 1
 ORDER BY a.starts_on DESC, a.as_of DESC, a.id DESC LIMIT 1)
"""
_CAME_IN = """
(p.created_at >= :new_from AND s.last_contact_utc IS NULL AND EXISTS (
 SELECT 1 FROM source_record r WHERE r.entity_kind = 'person' AND r.entity_id = p.id))
"""
_PEOPLE = f"""
SELECT p.id, p.display_name, o.name, nullif(a.title, ''), s.last_contact_on, s.next_follow_up,
       s.contacts_in, s.contacts_out, s.calls, s.meetings, {_CAME_IN}
FROM json_each(:keys) k CROSS JOIN person p ON p.id = k.value
LEFT JOIN person_state s ON s.person_id = p.id
LEFT JOIN affiliation a ON a.id = {_PRESENT}
LEFT JOIN organisation o ON o.id = a.organisation_id
"""
#: `person_state` has a row for each person that lists show, and for nobody else.
_SHOWN = "EXISTS (SELECT 1 FROM person_state s WHERE s.person_id = a.person_id)"
_ORGANISATION_IDS = f"""
SELECT o.id FROM organisation o LEFT JOIN (
    SELECT a.organisation_id AS id, max(a.current) AS now FROM affiliation a
    WHERE a.organisation_id IS NOT NULL AND {_SHOWN} GROUP BY a.organisation_id
) there ON there.id = o.id
WHERE o.deleted_at IS NULL AND (:word = '' OR instr(' ' || o.folded, ' ' || :word) > 0 OR EXISTS (
    SELECT 1 FROM organisation_alias x WHERE x.organisation_id = o.id AND instr(' ' || x.folded, ' ' || :word) > 0))
ORDER BY coalesce(there.now, -1) DESC, o.folded, o.id
"""
_ORGANISATIONS = f"""
SELECT o.id, o.name,
       (SELECT count(DISTINCT a.person_id) FROM affiliation a
        WHERE a.organisation_id = o.id AND a.current = 1 AND {_SHOWN}),
       (SELECT count(DISTINCT a.person_id) FROM affiliation a
        WHERE a.organisation_id = o.id AND {_SHOWN}), o.watching
FROM json_each(:keys) k CROSS JOIN organisation o ON o.id = k.value
"""
_COUNT_ORGANISATIONS = "SELECT count(*) FROM organisation WHERE deleted_at IS NULL"
_TAGS = """
SELECT t.name, count(*) FROM person_tag x CROSS JOIN tag t ON t.id = x.tag_id
WHERE EXISTS (SELECT 1 FROM person_state s WHERE s.person_id = x.person_id)
GROUP BY x.tag_id ORDER BY 2 DESC, t.folded
"""
_FILTERS = "SELECT id, name, query FROM saved_view WHERE columns = ? ORDER BY id"
_NAMED = """
SELECT p.id, p.display_name FROM person_names w CROSS JOIN person p ON p.id = w.rowid
WHERE w.person_names MATCH ? AND p.deleted_at IS NULL AND p.status = 'active' ORDER BY w.rank LIMIT 1
"""
#: From this likeness on, 0 to 100, a name may be the one that was meant.
_LIKE = 65


class ListReading:
    """Rows of lists, read over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Read over a connection inside a transaction."""
        self._connection = connection

    def people(self, ids: Sequence[int], today: date) -> list[ListedPerson]:
        """Give rows for keys, in their order, in one query however many there are."""
        values = {"keys": json.dumps(list(ids)), "new_from": utc_of(today - timedelta(days=NEW_DAYS))}
        found = {row[0]: _person(row, today) for row in self._connection.execute(_PEOPLE, values)}
        return [found[key] for key in ids if key in found]

    def organisation_ids(self, text: str) -> array[int]:
        """Give organisations in order: where people are, where they were, the others."""
        word = " ".join(fold(text).split())
        return array("q", (row[0] for row in self._connection.execute(_ORGANISATION_IDS, {"word": word})))

    def organisations(self, ids: Sequence[int]) -> list[ListedOrganisation]:
        """Give rows for keys, in their order."""
        found = {
            key: ListedOrganisation(key, name, now, ever - now, bool(watching))
            for key, name, now, ever, watching in self._connection.execute(
                _ORGANISATIONS, {"keys": json.dumps(list(ids))}
            )
        }
        return [found[key] for key in ids if key in found]

    def count_organisations(self) -> int:
        """Count the organisations."""
        return int(self._connection.execute(_COUNT_ORGANISATIONS).fetchone()[0])

    def nearest_name(self, text: str) -> PersonLink | None:
        """Give the person whose name is nearest to a text: each word stands for the word of a name it is most like."""
        from rapidfuzz import fuzz, process

        vocabulary = name_vocabulary(self._connection)
        like = [
            process.extractOne(word, vocabulary, scorer=fuzz.ratio, score_cutoff=_LIKE)
            for word in fold(text).split()
            if word.isalpha()
        ]
        words = [f'"{found[0]}"' for found in like if found is not None]
        for match in (" AND ".join(words), " OR ".join(words)):
            row = self._connection.execute(_NAMED, (match,)).fetchone() if match else None
            if row:
                return PersonLink(*row)
        return None

    def tags(self) -> list[TagShare]:
        """List the tags that people wear, the most worn first."""
        return [TagShare(*row) for row in self._connection.execute(_TAGS)]

    def saved_filters(self) -> list[SavedFilter]:
        """List the filters that were kept, in the order they were made."""
        return [SavedFilter(*row) for row in self._connection.execute(_FILTERS, (FILTERS,))]


class ListTable(ListReading):
    """Filters of lists, written over the connection of one step."""

    def add_filter(self, name: str, query: str) -> int:
        """Keep a filter and give its key."""
        sql = "INSERT INTO saved_view (name, query, columns) VALUES (?, ?, ?)"
        return int(self._connection.execute(sql, (name, query, FILTERS)).lastrowid)

    def put_filter(self, saved: SavedFilter) -> None:
        """Write a filter anew."""
        values = (saved.name, saved.query, saved.id)
        self._connection.execute("UPDATE saved_view SET name = ?, query = ? WHERE id = ?", values)

    def remove_filter(self, key: int) -> None:
        """Drop a filter."""
        self._connection.execute("DELETE FROM saved_view WHERE id = ?", (key,))


def _person(row: Sequence[Any], today: date) -> ListedPerson:
    """Make a row of `_PEOPLE` a person in a list."""
    known = row[4] is not None
    number = strength(Evidence(date.fromisoformat(row[4]), *row[6:10]), today).total if known else None
    return ListedPerson(row[0], row[1], row[2], row[3], row[4], row[5], number, bool(row[10]))
