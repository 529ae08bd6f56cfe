# SPDX-License-Identifier: GPL-3.0-or-later
"""Completing a person the vault has: what another source adds, and what a newer export of the same source changed.

The newer export is compared with what was understood of the older one (base): only what differs there is written,
and only where the vault still holds the base; what the user edited stays, and the difference is listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.folding import fold, name_key, sort_key
from coterie.domain.identity import organisation_key
from coterie.domain.records import FoundAffiliation, FoundContactPoint, FoundMoment, FoundPerson
from coterie.domain.things import thing_of
from coterie.storage.importing.former_names import former_name_title, is_another_name
from coterie.storage.importing.known import Holder, slug_of
from coterie.storage.importing.posts import month_day, put_affiliation
from coterie.storage.importing.tally import Kept
from coterie.storage.importing.timeline import put_moments

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.storage.importing.context import Import
    from coterie.storage.importing.fresh import Fresh

_NAME_COLUMNS = {
    "display": "display_name",
    "given": "given",
    "family": "family",
    "additional": "additional",
    "prefix": "prefix",
    "suffix": "suffix",
    "nickname": "nickname",
    "phonetic_given": "phonetic_given",
    "phonetic_family": "phonetic_family",
}


class Completing:
    """Writes into people who exist already."""

    def __init__(self, importing: Import) -> None:
        """Belong to an import."""
        self._in = importing

    def complete(self, person_id: int, person: FoundPerson, *, moments: bool) -> bool:
        """Add what another source knows and the vault lacks; nothing that is there changes. Tells if it added."""
        self._in.rows.flush()
        before = sum(self._in.rows.made(table) for table in _PARTS)
        self._add_points(person_id, person.contact_points)
        self._add_posts(person_id, person.affiliations)
        self._add_dates(person_id, person)
        self._add_names(person_id, person)
        self._add_words(person_id, person)
        if moments:
            self._add_moments(person_id, person.moments)
        self._remember(person_id, person)
        return sum(self._in.rows.made(table) for table in _PARTS) > before

    def update(self, record: Fresh, person: FoundPerson, person_id: int) -> None:
        """Bring in what changed between two exports of the same source."""
        self._in.rows.flush()
        base = thing_of("person", record.was_found) if record.was_found else None
        if not isinstance(base, FoundPerson):
            base = FoundPerson(person.name)
        self._update_name(person_id, base, person)
        self._retire_points(record, person_id, base, person)
        self._add_points(person_id, [one for one in person.contact_points if one not in base.contact_points])
        self._move_posts(record, person_id, base, person)
        self._update_dates(person_id, base, person)
        self._update_notes(person_id, base, person)
        self._add_words(person_id, _beside(base, person))
        self._add_moments(person_id, [one for one in person.moments if one not in base.moments])
        self._remember(person_id, person)

    def _remember(self, person_id: int, person: FoundPerson) -> None:
        holder = Holder(person_id, person.name.display, slug_of(person.keys))
        self._in.known.remember(person.keys, holder)

    def _add_points(self, person_id: int, points: Iterable[FoundContactPoint]) -> None:
        present = {
            (kind, normalised or fold(value))
            for kind, normalised, value in self._in.connection.execute(
                "SELECT kind, normalised, value FROM contact_point WHERE person_id = ?", (person_id,)
            )
        }
        position = len(present)
        for point in points:
            name = (point.kind, point.normalised or fold(point.value))
            if name not in present:
                present.add(name)
                self._in.rows.add(
                    "contact_point",
                    person_id,
                    None,
                    point.kind,
                    point.label,
                    point.value,
                    point.normalised,
                    0,
                    position,
                )
                position += 1

    def _retire_points(self, record: Fresh, person_id: int, base: FoundPerson, person: FoundPerson) -> None:
        """A value that a newer export no longer has stays, marked with the day until which it was seen."""
        until = record.was_exported_on or self._in.today.isoformat()
        now = {(point.kind, point.normalised or point.value) for point in person.contact_points}
        for point in base.contact_points:
            if (point.kind, point.normalised or point.value) not in now:
                self._in.connection.execute(
                    "UPDATE contact_point SET valid_to = ? WHERE person_id = ? AND kind = ? AND value = ? "
                    "AND valid_to = ''",
                    (until, person_id, point.kind, point.value),
                )

    def _posts(self, person_id: int) -> list[tuple[int, str, str, int, str]]:
        rows = self._in.connection.execute(
            "SELECT a.id, coalesce(o.name, ''), a.title, a.current FROM affiliation a "
            "LEFT JOIN organisation o ON o.id = a.organisation_id WHERE a.person_id = ?",
            (person_id,),
        )
        return [(row[0], organisation_key(row[1]), row[2], row[3], row[1]) for row in rows]

    def _add_posts(self, person_id: int, found: Iterable[FoundAffiliation]) -> None:
        posts = self._posts(person_id)
        present = {organisation for _id, organisation, *_rest in posts}
        titles = {title for _id, _organisation, title, *_rest in posts}
        for post in found:
            named = organisation_key(post.organisation) in present if post.organisation else post.title in titles
            if not named:
                put_affiliation(self._in, person_id, post)

    def _move_posts(self, record: Fresh, person_id: int, base: FoundPerson, person: FoundPerson) -> None:
        """A changed organisation or title becomes a dated change of career: the old post ends, the new one begins."""
        old = [post for post in base.affiliations if not any(_same_post(post, other) for other in person.affiliations)]
        new = [post for post in person.affiliations if not any(_same_post(post, other) for other in base.affiliations)]
        if not old and not new:
            return
        between = f"{record.was_exported_on}/{self._in.exported_on(record)}" if record.was_exported_on else ""
        present = self._posts(person_id)
        edited = False
        for post in old:
            rows = [
                row
                for row in present
                if row[3] and row[1] == organisation_key(post.organisation) and row[2] == post.title
            ]
            if rows:
                self._in.connection.execute(
                    "UPDATE affiliation SET current = 0, ends_on = ? WHERE id = ?", (between, rows[0][0])
                )
            else:
                edited = True
        if edited and new:
            mine = ", ".join(f"{row[2]} {row[4]}".strip() for row in present if row[3])
            theirs = f"{new[0].title} {new[0].organisation}".strip()
            self._in.tally.kept.append(Kept("person", person_id, "affiliation", mine, theirs))
            return
        for post in new:
            if not any(
                row[3] and row[1] == organisation_key(post.organisation) and row[2] == post.title for row in present
            ):
                put_affiliation(self._in, person_id, post._replace(start=post.start or (between if old else "")))
        if old and new:
            self._in.tally.moved.append((person_id, _written(old[0]), _written(new[0])))

    def _add_dates(self, person_id: int, person: FoundPerson) -> None:
        present = {
            row[0]
            for row in self._in.connection.execute("SELECT kind FROM important_date WHERE person_id = ?", (person_id,))
        }
        for when in person.dates:
            if when.kind not in present:
                self._in.rows.add("important_date", person_id, when.kind, when.label, when.date, month_day(when.date))

    def _update_dates(self, person_id: int, base: FoundPerson, person: FoundPerson) -> None:
        was = {(when.kind, when.label): when.date for when in base.dates}
        for when in person.dates:
            before = was.get((when.kind, when.label))
            if before == when.date:
                continue
            changed = self._in.connection.execute(
                "UPDATE important_date SET date = ?, month_day = ? WHERE person_id = ? AND kind = ? AND label = ? "
                "AND date = ?",
                (when.date, month_day(when.date), person_id, when.kind, when.label, before or ""),
            ).rowcount
            if not changed:
                self._keep_or_add_date(person_id, when.kind, when.label, when.date)

    def _keep_or_add_date(self, person_id: int, kind: str, label: str, day: str) -> None:
        mine = self._in.connection.execute(
            "SELECT date FROM important_date WHERE person_id = ? AND kind = ? AND label = ?", (person_id, kind, label)
        ).fetchone()
        if mine is None:
            self._in.rows.add("important_date", person_id, kind, label, day, month_day(day))
        elif mine[0] != day:
            self._in.tally.kept.append(Kept("person", person_id, kind, mine[0], day))

    def _add_names(self, person_id: int, person: FoundPerson) -> None:
        """Fill name parts that are empty; a display name is never replaced by another source's."""
        row = self._in.connection.execute(
            "SELECT given, family, nickname, pronouns, display_name FROM person WHERE id = ?", (person_id,)
        ).fetchone()
        fills = {
            "nickname": person.name.nickname if not row[2] else "",
            "pronouns": person.pronouns if not row[3] else "",
        }
        if not row[0] and not row[1]:
            fills |= {"given": person.name.given, "family": person.name.family}
        if not row[4]:
            fills["display_name"] = person.name.display
        self._set(person_id, {column: value for column, value in fills.items() if value})

    def _update_name(self, person_id: int, base: FoundPerson, person: FoundPerson) -> None:
        columns = list(_NAME_COLUMNS.values())
        row = self._in.connection.execute(
            f"SELECT {', '.join(columns)}, pronouns FROM person WHERE id = ?", (person_id,)
        ).fetchone()
        changes = {}
        pairs = [
            (column, getattr(base.name, field), getattr(person.name, field)) for field, column in _NAME_COLUMNS.items()
        ] + [("pronouns", base.pronouns, person.pronouns)]
        for mine, (column, before, after) in zip(row, pairs, strict=True):
            if after in {before, mine}:
                continue
            if mine == before:
                changes[column] = after
            else:
                self._in.tally.kept.append(Kept("person", person_id, column, mine, after))
        self._set(person_id, changes)
        if "display_name" in changes and is_another_name(base.name.display, person.name.display):
            field_id = self._in.names.plain("field_def", former_name_title())
            self._in.rows.add("field_value", field_id, person_id, base.name.display)

    def _set(self, person_id: int, changes: dict[str, str]) -> None:
        if not changes:
            return
        settings = ", ".join(f"{column} = ?" for column in changes)
        self._in.connection.execute(
            f"UPDATE person SET {settings}, changed_at = ? WHERE id = ?",
            (*changes.values(), self._in.now_utc, person_id),
        )
        row = self._in.connection.execute(
            "SELECT given, family, display_name FROM person WHERE id = ?", (person_id,)
        ).fetchone()
        self._in.connection.execute(
            "UPDATE person SET sort_name = ?, name_key = ? WHERE id = ?", (sort_key(*row), name_key(row[2]), person_id)
        )

    def _update_notes(self, person_id: int, base: FoundPerson, person: FoundPerson) -> None:
        old = [note for note in base.notes if note not in person.notes]
        new = [note for note in person.notes if note not in base.notes]
        for before, after in zip(old, new, strict=False):
            changed = self._in.connection.execute(
                "UPDATE note SET text = ?, changed_at = ? WHERE person_id = ? AND text = ?",
                (after, self._in.now_utc, person_id, before),
            ).rowcount
            if not changed:
                self._in.tally.kept.append(Kept("person", person_id, "note", "", after))
        for after in new[len(old) :]:
            self._in.rows.add("note", person_id, None, after, self._in.now_utc, self._in.now_utc)

    def _add_words(self, person_id: int, person: FoundPerson) -> None:
        """Add tags, notes, relations and further fields that are not there yet."""
        read, add, names = self._in.connection.execute, self._in.rows.add, self._in.names
        tags = {row[0] for row in read("SELECT tag_id FROM person_tag WHERE person_id = ?", (person_id,))}
        for tag in {names.plain("tag", tag): None for tag in person.tags}:
            if tag not in tags:
                add("person_tag", person_id, tag)
        notes = {row[0] for row in read("SELECT text FROM note WHERE person_id = ?", (person_id,))}
        for note in person.notes:
            if note not in notes:
                add("note", person_id, None, note, self._in.now_utc, self._in.now_utc)
        ties = set(read("SELECT kind, other_name FROM relationship WHERE person_id = ?", (person_id,)).fetchall())
        for relation in person.relations:
            if (relation.kind, relation.name) not in ties:
                add("relationship", person_id, relation.name, relation.kind)
        fields = set(read("SELECT field_def_id, value FROM field_value WHERE person_id = ?", (person_id,)).fetchall())
        for label, value in person.fields:
            field_id = names.plain("field_def", label)
            if (field_id, value) not in fields:
                add("field_value", field_id, person_id, value)

    def _add_moments(self, person_id: int, moments: Iterable[FoundMoment]) -> None:
        present = set(
            self._in.connection.execute(
                "SELECT i.kind, i.at_utc FROM participant t JOIN interaction i ON i.id = t.interaction_id "
                "WHERE t.person_id = ? AND i.kind = 'connection'",
                (person_id,),
            ).fetchall()
        )
        put_moments(self._in, person_id, [one for one in moments if (one.kind, one.at.utc) not in present])


_PARTS = (
    "contact_point",
    "affiliation",
    "important_date",
    "note",
    "person_tag",
    "relationship",
    "field_value",
    "interaction",
)


def _beside(base: FoundPerson, person: FoundPerson) -> FoundPerson:
    """Give the words that are new: what the older export had and the vault has no more, somebody took out."""
    return person._replace(
        notes=(),
        tags=tuple(tag for tag in person.tags if tag not in base.tags),
        relations=tuple(one for one in person.relations if one not in base.relations),
        fields=tuple(one for one in person.fields if one not in base.fields),
    )


def _same_post(one: FoundAffiliation, other: FoundAffiliation) -> bool:
    return organisation_key(one.organisation) == organisation_key(other.organisation) and one.title == other.title


def _written(post: FoundAffiliation) -> str:
    return ", ".join(part for part in (post.title, post.organisation) if part)
