# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading people on their way out of the vault: a fixed number of queries for some hundred of them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from coterie.domain.export_values import ExportPerson
from coterie.domain.folding import fold
from coterie.domain.identity import organisation_key
from coterie.domain.reading import BrokenFrame
from coterie.domain.records import (
    FoundAffiliation,
    FoundContactPoint,
    FoundDate,
    FoundName,
    FoundPerson,
    FoundRelation,
)
from coterie.domain.things import thing_of
from coterie.services.ports.exporting import Leaving, LeavingReminders, Wanted
from coterie.storage.calendar.leaving import entry_facts
from coterie.storage.calendar.reminder_reading import read_reminders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from coterie.services.ports.exporting import EntryFacts
    from coterie.storage.connections import Connection

_AT_ONCE = 500
_EVERYBODY = """
SELECT p.id FROM person p WHERE p.deleted_at IS NULL AND p.status <> 'not_a_person'
AND p.id <> CAST((SELECT value FROM setting WHERE name = 'owner_person_id') AS INTEGER) ORDER BY p.sort_name, p.id
"""
_PEOPLE = """
SELECT p.id, p.uuid, p.sensitivity, p.changed_at, p.pronouns, p.display_name, p.given, p.family, p.additional,
       p.prefix, p.suffix, p.nickname, p.phonetic_given, p.phonetic_family
FROM json_each(?) k CROSS JOIN person p ON p.id = k.value WHERE p.deleted_at IS NULL AND p.status <> 'not_a_person'
AND p.id <> CAST((SELECT value FROM setting WHERE name = 'owner_person_id') AS INTEGER) ORDER BY k.key
"""
#: Each gives a person, a sensitivity, then values.
_POINTS = """
SELECT c.person_id, c.sensitivity, c.kind, c.value, c.normalised, c.label, c.preferred
FROM json_each(?) k CROSS JOIN contact_point c ON c.person_id = k.value WHERE c.valid_to = '' ORDER BY c.position, c.id
"""
_POSTS = """
SELECT a.person_id, max(a.sensitivity, coalesce(o.sensitivity, 0)), coalesce(o.name, ''), a.title, a.department,
       a.starts_on, a.ends_on, a.current, a.as_of
FROM json_each(?) k CROSS JOIN affiliation a ON a.person_id = k.value
LEFT JOIN organisation o ON o.id = a.organisation_id ORDER BY a.current DESC, a.starts_on DESC, a.id
"""
_DATES = """
SELECT d.person_id, d.sensitivity, d.kind, d.date, d.label
FROM json_each(?) k CROSS JOIN important_date d ON d.person_id = k.value ORDER BY d.id
"""
_TAGS = """
SELECT pt.person_id, 0, t.name FROM json_each(?) k CROSS JOIN person_tag pt ON pt.person_id = k.value
JOIN tag t ON t.id = pt.tag_id ORDER BY t.folded
"""
_NOTES = """
SELECT n.person_id, n.sensitivity, n.text FROM json_each(?) k CROSS JOIN note n ON n.person_id = k.value ORDER BY n.id
"""
_RELATIONS = """
SELECT r.person_id, max(r.sensitivity, coalesce(o.sensitivity, 0)), r.kind,
       coalesce(nullif(r.other_name, ''), o.display_name, '')
FROM json_each(?) k CROSS JOIN relationship r ON r.person_id = k.value
LEFT JOIN person o ON o.id = r.other_person_id AND o.deleted_at IS NULL ORDER BY r.id
"""
_FIELDS = """
SELECT v.person_id, max(v.sensitivity, d.sensitivity), d.name
FROM json_each(?) k CROSS JOIN field_value v ON v.person_id = k.value JOIN field_def d ON d.id = v.field_def_id
"""
#: The last one wins: the card that came in last. A card that was taken back has no lines any more.
_CARDS = """
SELECT s.entity_id, 0, s.raw, s.found FROM json_each(?) k
CROSS JOIN source_record s ON s.entity_kind = 'person' AND s.entity_id = k.value
WHERE s.source = 'vcard' AND s.kind = 'person' AND length(s.raw) > 0
ORDER BY coalesce(s.changed_batch_id, s.batch_id), s.id
"""

Rows = dict[int, list[tuple[Any, ...]]]


class ExportReading:
    """Everything that can leave, read over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Read over a connection inside a transaction."""
        self._connection = connection

    def everybody(self) -> list[int]:
        """Give the keys of all people in the order of lists, without the bin and the owner."""
        return [row[0] for row in self._connection.execute(_EVERYBODY)]

    def leaving(self, ids: Sequence[int], wanted: Wanted) -> Iterator[Leaving]:
        """Give people for keys, in their order; people in the bin and the owner are left out."""
        for start in range(0, len(ids), _AT_ONCE):
            yield from self._some(json.dumps(list(ids[start : start + _AT_ONCE])), wanted)

    def reminders(self, ids: frozenset[int] | None, wanted: Wanted) -> LeavingReminders:
        """Give open follow-ups with a day, next dates of cadences, and birthdays, of these people or of all."""
        return read_reminders(self._connection, ids, wanted)

    def entry_facts(self, keys: Mapping[str, Iterable[int]]) -> dict[tuple[str, int], EntryFacts]:
        """Give the facts of things on a calendar by kind and key, and of people: how private they are."""
        return entry_facts(self._connection, keys)

    def _some(self, keys: str, wanted: Wanted) -> Iterator[Leaving]:
        people = self._connection.execute(_PEOPLE, (keys,)).fetchall()
        parts = {
            name: self._rows(query, keys)
            for name, query in (
                ("points", _POINTS), ("posts", _POSTS), ("dates", _DATES), ("tags", _TAGS), ("notes", _NOTES),
                ("relations", _RELATIONS), ("fields", _FIELDS), ("cards", _CARDS),
            )
        }  # fmt: skip
        for row in people:
            if row[2] and not wanted.private:
                yield Leaving(None, {"people": 1}, row[0])
            else:
                yield _leaving(row, {name: rows.get(row[0], []) for name, rows in parts.items()}, wanted)

    def _rows(self, query: str, keys: str) -> Rows:
        found: Rows = defaultdict(list)
        for person, *values in self._connection.execute(query, (keys,)):
            found[person].append(tuple(values))
        return found


def _leaving(row: tuple[Any, ...], parts: dict[str, list[tuple[Any, ...]]], wanted: Wanted) -> Leaving:
    """Make one person of their rows, private ones left out."""
    key, uuid, _sensitivity, changed_at, pronouns, *name = row
    withheld: Counter[str] = Counter()

    def open_rows(part: str, called: Callable[[tuple[Any, ...]], str]) -> list[tuple[Any, ...]]:
        kept = []
        for sensitivity, *values in parts[part]:
            if sensitivity and not wanted.private:
                withheld[called(tuple(values))] += 1
            else:
                kept.append(tuple(values))
        return kept

    points = [
        FoundContactPoint(kind, value, normalised, label, bool(preferred))
        for kind, value, normalised, label, preferred in open_rows("points", lambda v: str(v[0]))
    ]
    posts = [
        FoundAffiliation(organisation, title, department, start, end, bool(current), as_of)
        for organisation, title, department, start, end, current, as_of in open_rows("posts", lambda _v: "work")
    ]
    dates = [FoundDate(*values) for values in open_rows("dates", lambda v: str(v[0]))]
    relations = [FoundRelation(*values) for values in open_rows("relations", lambda _v: "relations") if values[1]]
    notes = [values[0] for values in open_rows("notes", lambda _v: "notes")]
    open_rows("fields", lambda _v: "fields")
    # A card that was imported may say in lines of its own what is private here: then it is not used at all.
    raw, imported = (None, None) if withheld else _card(parts["cards"])
    if not wanted.notes:
        kept_notes = [text for text in notes if imported and text in imported.notes]
        if len(notes) > len(kept_notes):
            withheld["notes"] += len(notes) - len(kept_notes)
        notes = kept_notes
    person = ExportPerson(
        uuid, FoundName(*name), tuple(points), _as_spelt(posts, imported), tuple(dates),
        _tags_as_spelt([values[1] for values in parts["tags"]], imported), tuple(notes), tuple(relations),
        pronouns, changed_at, raw, "", imported,
    )  # fmt: skip
    return Leaving(person, dict(withheld), key)


def _card(rows: Sequence[tuple[Any, ...]]) -> tuple[bytes | None, FoundPerson | None]:
    """Give the card a person came from, as it stood in the file, and what was understood of it."""
    if not rows:
        return None, None
    _sensitivity, raw, found = rows[-1]
    try:
        thing = thing_of("person", found) if found else None
    except BrokenFrame:
        thing = None
    return (bytes(raw), thing) if isinstance(thing, FoundPerson) else (None, None)


def _as_spelt(posts: Iterable[FoundAffiliation], imported: FoundPerson | None) -> tuple[FoundAffiliation, ...]:
    """Give organisations the spelling of the card where it means the same one: no reason to change its line."""
    written = (post.organisation for post in (imported.affiliations if imported else ()))
    spelling = {organisation_key(name): name for name in written}
    return tuple(
        post._replace(organisation=spelling.get(organisation_key(post.organisation), post.organisation))
        for post in posts
    )


def _tags_as_spelt(tags: Iterable[str], imported: FoundPerson | None) -> tuple[str, ...]:
    spelling = {fold(tag): tag for tag in (imported.tags if imported else ())}
    return tuple(spelling.get(fold(tag), tag) for tag in tags)
