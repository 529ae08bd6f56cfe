# SPDX-License-Identifier: GPL-3.0-or-later
"""What the vault, and this import so far, know: who goes by which key, which organisations and tags exist."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.folding import fold
from coterie.domain.identity import is_account, organisation_key
from coterie.domain.records import FoundContactPoint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.storage.connections import Connection
    from coterie.storage.importing.rows import BulkRows

#: The most values one look-up names.
_MANY = 5_000
#: A number or address that this many go by (a switchboard) tells nothing of anybody; no more of them are kept.
CROWD = 8

#: Keys as names, and as values what contact points hold of them.
_BY_KEY = """
SELECT w.key, c.person_id, p.display_name, c.shared,
       (SELECT s.normalised FROM contact_point s WHERE s.person_id = p.id AND s.normalised LIKE 'li:%' LIMIT 1)
FROM json_each(?) w JOIN contact_point c ON c.normalised = w.value AND c.normalised <> ''
JOIN person p ON p.id = c.person_id AND p.deleted_at IS NULL
"""
_BY_NAME = """
SELECT p.name_key, p.id, o.name,
       (SELECT s.normalised FROM contact_point s WHERE s.person_id = p.id AND s.normalised LIKE 'li:%' LIMIT 1)
FROM json_each(?) w JOIN person p ON p.name_key = w.value AND p.deleted_at IS NULL
LEFT JOIN affiliation a ON a.person_id = p.id LEFT JOIN organisation o ON o.id = a.organisation_id
"""
_ACCOUNTS = "SELECT normalised FROM contact_point WHERE person_id = ? AND normalised LIKE '%:%'"


class Holder(NamedTuple):
    """Somebody who goes by a key: their name and their LinkedIn key ("" = none known)."""

    person_id: int
    name: str
    slug: str
    shared: bool = False


class Namesake(NamedTuple):
    """Somebody of a certain name, and their LinkedIn key ("" = none known)."""

    person_id: int
    slug: str


def slug_of(keys: Iterable[str]) -> str:
    """Give the LinkedIn key among identity keys, "" where there is none."""
    for key in keys:
        if key.startswith("li:"):
            return key
    return ""


class KnownPeople:
    """Who goes by which identity key or name; what was looked up is kept for the whole import."""

    def __init__(self, connection: Connection, owner_id: int) -> None:
        """Know nothing yet."""
        self._connection = connection
        self.owner_id = owner_id
        self.holders: dict[str, tuple[Holder, ...]] = {}
        self.namesakes: dict[str, dict[str, tuple[Namesake, ...]]] = {}
        #: Accounts of services other than LinkedIn that people turned out to have.
        self._accounts: dict[int, set[str]] = {}

    def look_up(self, keys: Iterable[str]) -> None:
        """Read who goes by these keys, where that is not known yet."""
        wanted = [key for key in dict.fromkeys(keys) if key not in self.holders]
        for some in _parts(wanted):
            self.holders.update(dict.fromkeys(some, ()))
            sought = json.dumps({key: normalised_of(key) for key in some})
            for key, person_id, name, shared, slug in self._connection.execute(_BY_KEY, (sought,)).fetchall():
                holder = Holder(person_id, name, slug or "", bool(shared))
                if len(self.holders[key]) < CROWD and holder not in self.holders[key]:
                    self.holders[key] += (holder,)

    def look_up_names(self, name_keys: Iterable[str]) -> None:
        """Read who bears these names, where that is not known yet."""
        wanted = [key for key in dict.fromkeys(name_keys) if key and key not in self.namesakes]
        for some in _parts(wanted):
            self.namesakes.update((key, {}) for key in some)
            for name, person_id, organisation, slug in self._connection.execute(
                _BY_NAME, (json.dumps(some),)
            ).fetchall():
                if person_id != self.owner_id:
                    self.remember_name(name, organisation_key(organisation or ""), Namesake(person_id, slug or ""))

    def remember(self, keys: Iterable[str], holder: Holder) -> None:
        """Note that somebody goes by these keys from now on; a UID is no key of a person."""
        for key in keys:
            present = self.holders.get(key)
            if key[:4] == "uid:":
                continue
            if key[:3] != "li:" and is_account(key):
                self._accounts.setdefault(holder.person_id, set()).add(key)
            if not present:
                self.holders[key] = (holder,)
            elif len(present) < CROWD and all(other.person_id != holder.person_id for other in present):
                self.holders[key] = (*present, holder)

    def remember_name(self, name_key: str, organisation: str, namesake: Namesake) -> None:
        """Note that somebody of an organisation ("" = none) bears a name from now on."""
        if not name_key:
            return
        there = self.namesakes.setdefault(name_key, {})
        present = there.get(organisation, ())
        if len(present) < CROWD:
            there[organisation] = (*present, namesake)

    def accounts_of(self, person: int) -> set[str]:
        """Give the accounts of services that somebody is known by, but those of LinkedIn."""
        found = {row[0] for row in self._connection.execute(_ACCOUNTS, (person,))}
        return {key for key in found if is_account(key) and key[:3] != "li:"} | self._accounts.get(person, set())

    def only_holder(self, key: str) -> Holder | None:
        """Give the one who goes by a key, None when nobody or several do."""
        holders = self.holders.get(key, ())
        return holders[0] if len(holders) == 1 else None


class UuidMaker:
    """Random UUIDs (RFC 9562, version 4) from one draw of the system generator for many."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        self._drawn = b""
        self._at = 0

    def __call__(self) -> str:
        """Give the next one."""
        if self._at >= len(self._drawn):
            self._drawn = os.urandom(16 * 256)
            self._at = 0
        digits = self._drawn[self._at : self._at + 16].hex()
        self._at += 16
        variant = "89ab"[int(digits[16], 16) & 3]
        return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"


class Names:
    """Named rows that records share: organisations, tags, skills, fields; made when a name is new."""

    def __init__(self, connection: Connection, rows: BulkRows, now_utc: int, new_uuid: UuidMaker) -> None:
        """Know nothing yet."""
        self._connection = connection
        self._rows = rows
        self._now_utc = now_utc
        self._new_uuid = new_uuid
        self._organisations: dict[str, int] = {}
        self._plain: dict[tuple[str, str], int] = {}

    def organisation(self, name: str, *, watching: bool = False) -> int:
        """Give the organisation of a name, by its other spellings too."""
        key = organisation_key(name)
        found = self._organisations.get(key)
        if found is None:
            now = self._now_utc
            found = self._organisation_there(key) or self._rows.add(
                "organisation", self._new_uuid(), name.strip(), key, int(watching), now, now
            )
            self._organisations[key] = found
        return found

    def known_organisation(self, name: str) -> int | None:
        """Give the organisation of a name, by its other spellings too, None where there is none."""
        key = organisation_key(name)
        return self._organisations.get(key) or self._organisation_there(key)

    def _organisation_there(self, key: str) -> int | None:
        row = self._connection.execute(
            "SELECT id FROM organisation WHERE folded = ? AND deleted_at IS NULL UNION ALL "
            "SELECT organisation_id FROM organisation_alias WHERE folded = ? LIMIT 1",
            (key, key),
        ).fetchone()
        return int(row[0]) if row else None

    def plain(self, table: str, name: str) -> int:
        """Give the tag, skill or field of a name."""
        found = self._plain.get((table, name))
        if found is None:
            folded = " ".join(fold(name).split())
            found = self._plain.get((table, folded))
            if found is None:
                row = self._connection.execute(f"SELECT id FROM {table} WHERE folded = ?", (folded,)).fetchone()
                found = row[0] if row else self._rows.add(table, name.strip(), folded)
            self._plain[table, folded] = self._plain[table, name] = found
        return found


def normalised_of(key: str) -> str:
    """Give what contact points hold of an identity key: an account whole, an address or number by itself."""
    return key if is_account(key) else key.partition(":")[2]


def points_of(keys: Iterable[str]) -> tuple[FoundContactPoint, ...]:
    """Make the ways to reach somebody that identity keys say, where nothing else does."""
    return tuple(point for key in keys if (point := _point_of(key)) is not None)


def _point_of(key: str) -> FoundContactPoint | None:
    service, _colon, name = key.partition(":")
    if service == "mail":
        return FoundContactPoint("mail", name, name)
    if service == "li":
        return FoundContactPoint("url", f"https://www.linkedin.com/in/{name}", key)
    return FoundContactPoint("handle", name, key, service) if is_account(key) else None


def _parts(wanted: list[str]) -> Iterable[list[str]]:
    for start in range(0, len(wanted), _MANY):
        yield wanted[start : start + _MANY]
