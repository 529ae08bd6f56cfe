# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of people in the orders they are offered in: pages by key, ids of all, and how many there are.

A page begins behind a key, never behind a number of rows. A list walks the index of its order and asks each person
whether the filters hold; where a filter leaves few people, it begins with those and sorts them.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.errors import BadValue
from coterie.domain.texts import _
from coterie.services.ports.searching import IdPage, PageKey
from coterie.storage.people import strengths
from coterie.storage.people.strength_sql import STRENGTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.storage.connections import Connection
    from coterie.storage.people.filter import Conditions

#: A filter that leaves fewer people than this is where a list begins.
FEW = 2_000


@dataclass(frozen=True)
class _Part:
    """A stretch of a list under one order. `value` sorts first, then the key; `down` means from large to small."""

    source: str
    key: str
    value: str
    where: str
    down: bool = False
    #: The index that holds the order, named so that no statistics can lead away from it.
    index: str = ""

    def order(self) -> str:
        """Write the order."""
        way = " DESC" if self.down else ""
        return f"{self.value}{way}, {self.key}{way}" if self.value != "NULL" else f"{self.key}{way}"

    def after(self) -> str:
        """Write the condition that a row stands behind `:after_value` and `:after_id`."""
        sign = "<" if self.down else ">"
        if self.value == "NULL":
            return f" AND {self.key} {sign} :after_id"
        return f" AND ({self.value}, {self.key}) {sign} (:after_value, :after_id)"

    def select(self, conditions: Conditions, driver: str, *, after: bool) -> str:
        """Write the query of its keys and values, in order."""
        return (
            f"SELECT {self.key}, {self.value} {self._from(driver)} WHERE {self.where}"
            f"{self.after() if after else ''}{conditions.of(self.key)} ORDER BY {self.order()}"
        )

    def count(self, conditions: Conditions, driver: str) -> str:
        """Write the query that counts its people."""
        return f"SELECT count(*) {self._from(driver)} WHERE {self.where}{conditions.of(self.key)}"

    def _from(self, driver: str) -> str:
        if driver:
            return f"FROM (SELECT DISTINCT id FROM ({driver})) d CROSS JOIN {self.source} ON {self.key} = d.id"
        return f"FROM {self.source}{f' INDEXED BY {self.index}' if self.index else ''}"


_OWNER = "coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'owner_person_id'), 0)"
_LISTED = f"p.deleted_at IS NULL AND p.status = '{{}}' AND p.id <> {_OWNER}"
_STRENGTH = f"(SELECT s.person_id AS id, {STRENGTH} AS strength FROM person_state s) r"

_BY_NAME = (_Part("person p", "p.id", "p.sort_name", _LISTED.format("active"), index="person_listed"),)
_ARCHIVED = (_Part("person p", "p.id", "p.sort_name", _LISTED.format("archived"), index="person_archived"),)
#: `person_state` has a row for each person that lists show, and for nobody else.
_EVERYBODY = _Part("person_state l", "l.person_id", "NULL", "TRUE")
_PARTS = {
    "name": _BY_NAME,
    "last": (
        _Part(
            "person_state l", "l.person_id", "l.last_contact_utc", "l.last_contact_utc IS NOT NULL", down=True,
            index="person_state_last",
        ),
        _Part("person_state l", "l.person_id", "NULL", "l.last_contact_utc IS NULL", down=True,
              index="person_state_last"),
    ),
    "due": (
        _Part("person_state l", "l.person_id", "l.next_follow_up", "l.next_follow_up IS NOT NULL",
              index="person_state_next"),
        _Part("person_state l", "l.person_id", "NULL", "l.next_follow_up IS NULL", index="person_state_no_next"),
    ),
    "strength": (
        _Part("person_state l", "l.person_id", "l.strength", "l.strength IS NOT NULL", down=True,
              index="person_state_strength"),
        _Part("person_state l", "l.person_id", "NULL", "l.strength IS NULL", index="person_state_strength"),
    ),
}  # fmt: skip
#: The same order on a day that the kept strengths are not of: everybody's is worked out.
_STRENGTH_OF_ANOTHER_DAY = (
    _Part(_STRENGTH, "r.id", "r.strength", "r.strength IS NOT NULL", down=True),
    _Part(_STRENGTH, "r.id", "NULL", "r.strength IS NULL"),
)


class PeopleList:
    """A list of the people for whom conditions hold, in one order."""

    def __init__(self, connection: Connection, conditions: Conditions, sort: str) -> None:
        """Read over a connection; BadValue for an order that is not offered."""
        if sort not in _PARTS:
            raise BadValue(_("There is no order “{0}”.").format(sort), _("It can be: {0}.").format(", ".join(_PARTS)))
        self._connection = connection
        self._conditions = conditions
        self._parts = self._parts_of(sort)
        self._driver = self._small_driver()

    def page(self, after: PageKey | None, limit: int) -> IdPage:
        """Give the page behind a key, or the first one."""
        found: list[tuple[int, PageKey]] = []
        begin = after.part if after else 0
        for number, part in enumerate(self._parts[begin:], begin):
            behind = after if after and number == after.part else None
            rows = self._rows(part, behind, limit + 1 - len(found))
            found += [(row[0], PageKey(number, row[1], row[0])) for row in rows]
            if len(found) > limit:
                break
        ids = tuple(person for person, _key in found[:limit])
        return IdPage(ids, found[limit - 1][1] if len(found) > limit else None)

    def ids(self) -> array[int]:
        """Give the ids of everybody in order."""
        return array("q", (row[0] for part in self._parts for row in self._rows(part, None, -1)))

    def total(self) -> int:
        """Count the people of the list."""
        part = _BY_NAME[0] if self._driver else _EVERYBODY
        if self._conditions.archived:
            part = _ARCHIVED[0]
        sql = part.count(self._conditions, self._driver)
        return int(self._connection.execute(sql, self._conditions.values).fetchone()[0])

    def _parts_of(self, sort: str) -> tuple[_Part, ...]:
        """Give the stretches of an order."""
        if self._conditions.archived:
            # Archived people have no state: they stand in the order of their names.
            return _ARCHIVED
        if sort == "strength" and not strengths.are_kept(self._connection, self._conditions.today):
            return _STRENGTH_OF_ANOTHER_DAY
        return _PARTS[sort]

    def _rows(self, part: _Part, after: PageKey | None, limit: int) -> Iterator[tuple[int, str | int | None]]:
        """Run the query of a part behind a key; a limit below zero is none."""
        values = {**self._conditions.values, "limit": limit}
        if after is not None:
            values |= {"after_value": after.value, "after_id": after.id}
        sql = part.select(self._conditions, self._driver, after=after is not None)
        rows: Iterator[tuple[int, str | int | None]] = self._connection.execute(f"{sql} LIMIT :limit", values)
        return rows

    def _small_driver(self) -> str:
        """Give the query of the first filter that leaves few people, "" where none does."""
        for driver in self._conditions.drivers:
            rows = self._connection.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM ({driver}) LIMIT {FEW})", self._conditions.values
            )
            if rows.fetchone()[0] < FEW:
                return driver
        return ""
