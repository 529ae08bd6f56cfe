# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the page of an organisation: who is and was there, other spellings, notes, and ways to somebody there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from coterie.domain.moments import day_of
from coterie.domain.organisation_pages import OrganisationPage, OtherSpelling, Stay
from coterie.domain.person_links import PersonLink
from coterie.domain.person_pages import KeptNote
from coterie.domain.relations import INTRODUCER
from coterie.domain.strength import Evidence, strength
from coterie.domain.warm_paths import WarmPath, warmest
from coterie.storage.people.reading import OWNER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.storage.connections import Connection

#: So many stays are shown one by one; the counts are of all.
MOST_STAYS = 200
_MOST_TIES = 200

_ORGANISATION = "SELECT id, name, kind, place, watching FROM organisation WHERE id = ? AND deleted_at IS NULL"
_SPELLINGS = "SELECT id, name FROM organisation_alias WHERE organisation_id = ? ORDER BY folded, id"
_NOTES = """
SELECT id, text, created_at, sensitivity FROM note WHERE organisation_id = ? ORDER BY created_at DESC, id DESC
"""
_EVIDENCE = "s.last_contact_on, s.contacts_in, s.contacts_out, s.calls, s.meetings"
#: `person_state` has a row for each person that lists show, and for nobody else.
_STAYS = f"""
SELECT a.id, p.id, p.display_name, p.given, a.title, a.starts_on, a.ends_on, a.current, s.next_follow_up, (
           SELECT o.name FROM affiliation n JOIN organisation o ON o.id = n.organisation_id
           WHERE n.person_id = p.id AND n.current = 1 ORDER BY n.starts_on DESC, n.id DESC LIMIT 1),
       {_EVIDENCE}
FROM affiliation a CROSS JOIN person_state s ON s.person_id = a.person_id JOIN person p ON p.id = a.person_id
WHERE a.organisation_id = ?
ORDER BY a.current DESC, coalesce(s.strength, -1) DESC, s.last_contact_utc DESC, p.sort_name, a.starts_on DESC, a.id
LIMIT ?
"""
_COUNTS = """
SELECT count(*), coalesce(sum(now), 0) FROM (
    SELECT max(a.current) AS now FROM affiliation a CROSS JOIN person_state s ON s.person_id = a.person_id
    WHERE a.organisation_id = ? GROUP BY a.person_id)
"""
#: Somebody there, and somebody who is tied to them by a relation or brought them and the owner together.
_TIES = f"""
WITH there AS (
    SELECT DISTINCT a.person_id AS id FROM affiliation a CROSS JOIN person_state s ON s.person_id = a.person_id
    WHERE a.organisation_id = :organisation AND a.current = 1
),
ties(first, second, kind, inverse) AS (
    SELECT r.other_person_id, r.person_id, r.kind, 1 FROM there CROSS JOIN relationship r ON r.person_id = there.id
    WHERE r.other_person_id IS NOT NULL
    UNION ALL
    SELECT r.person_id, r.other_person_id, r.kind, 0
    FROM there CROSS JOIN relationship r ON r.other_person_id = there.id
    UNION ALL
    SELECT p.met_through_id, p.id, '{INTRODUCER}', 1 FROM there CROSS JOIN person p ON p.id = there.id
    WHERE p.met_through_id IS NOT NULL
)
SELECT f.id, f.display_name, g.id, g.display_name, t.kind, t.inverse, {_EVIDENCE}
FROM ties t CROSS JOIN person f ON f.id = t.first AND f.deleted_at IS NULL AND f.id <> {OWNER}
CROSS JOIN person_state s ON s.person_id = f.id CROSS JOIN person g ON g.id = t.second
ORDER BY s.strength DESC LIMIT {_MOST_TIES}
"""
_STAY = """
SELECT p.id, p.display_name, o.name FROM affiliation a JOIN person p ON p.id = a.person_id
JOIN organisation o ON o.id = a.organisation_id WHERE a.id = ?
"""


def read_organisation(connection: Connection, organisation: int, today: date) -> OrganisationPage | None:
    """Give the page of an organisation."""
    run = connection.execute
    row = run(_ORGANISATION, (organisation,)).fetchone()
    if row is None:
        return None
    stays = tuple(_stay(found, today) for found in run(_STAYS, (organisation, MOST_STAYS)))
    people, now = run(_COUNTS, (organisation,)).fetchone()
    ties = run(_TIES, {"organisation": organisation}).fetchall()
    owner = run(f"SELECT id, display_name FROM person WHERE id = {OWNER}").fetchone()
    return OrganisationPage(
        id=row[0],
        name=row[1],
        kind=row[2],
        place=row[3],
        watching=bool(row[4]),
        spellings=tuple(OtherSpelling(*found) for found in run(_SPELLINGS, (organisation,))),
        stays=stays,
        now=now,
        before=people - now,
        paths=_paths(stays, ties, today),
        owner=PersonLink(*owner) if owner else PersonLink(0, ""),
        notes=tuple(
            KeptNote(key, text, day_of(written), mark) for key, text, written, mark in run(_NOTES, (organisation,))
        ),
    )


def read_stay(connection: Connection, affiliation: int) -> tuple[PersonLink, str] | None:
    """Give who was somewhere, and the name of the place."""
    row = connection.execute(_STAY, (affiliation,)).fetchone()
    return (PersonLink(row[0], row[1]), row[2]) if row else None


def _stay(row: Sequence[Any], today: date) -> Stay:
    key, person, name, given, title, starts, ends, current, coming, now_at, *evidence = row
    return Stay(
        key, PersonLink(person, name), given or name, title, starts, ends, bool(current), _strength(evidence, today),
        evidence[0] or "", coming or "", now_at or "",
    )  # fmt: skip


def _paths(stays: Sequence[Stay], ties: Sequence[Sequence[Any]], today: date) -> tuple[WarmPath, ...]:
    """Give the warmest ways: to somebody there by oneself, or through somebody who is tied to them."""
    titles = {stay.person.id: stay.title for stay in stays if stay.current}
    direct = [
        WarmPath((stay.person,), stay.strength, title=stay.title)
        for stay in stays
        if stay.current and stay.strength is not None
    ]
    through = []
    for first, first_name, second, second_name, kind, inverse, *evidence in ties:
        number = _strength(evidence, today)
        if number is not None and first != second:
            steps = (PersonLink(first, first_name), PersonLink(second, second_name))
            through.append(WarmPath(steps, number, kind, bool(inverse), titles.get(second, "")))
    return warmest([*direct, *through])


def _strength(evidence: Sequence[Any], today: date) -> int | None:
    if not evidence[0]:
        return None
    return strength(Evidence(date.fromisoformat(evidence[0]), *evidence[1:]), today).total
