# SPDX-License-Identifier: GPL-3.0-or-later
"""What names a person and nobody else in the vault: names, addresses, numbers, profiles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from coterie.domain.erasing import Naming, spellings_of, writings_of
from coterie.domain.identity import is_account
from coterie.domain.identity_keys import is_role_address
from coterie.domain.people import PersonName

if TYPE_CHECKING:
    from coterie.storage.connections import Connection

_NAMES = "SELECT display_name, given, family FROM person WHERE id IN (SELECT value FROM json_each(?))"
_MERGED_NAMES = """
SELECT absorbed ->> '$.name.display', absorbed ->> '$.name.given', absorbed ->> '$.name.family'
FROM merge_log WHERE survivor_id IN (SELECT value FROM json_each(?))
"""
_NAMESAKE = """
SELECT 1 FROM person WHERE name_key = (SELECT name_key FROM person WHERE id = :person) AND id <> :person
AND deleted_at IS NULL LIMIT 1
"""
#: Ways that somebody else has too (a family's number, a shared mailbox) name nobody for sure.
_WAYS = """
SELECT DISTINCT c.kind, c.value, c.normalised FROM contact_point c
WHERE c.person_id IN (SELECT value FROM json_each(:whom)) AND c.shared = 0 AND NOT EXISTS (
    SELECT 1 FROM contact_point o WHERE o.normalised = c.normalised AND o.kind = c.kind AND c.normalised <> ''
    AND o.person_id IS NOT NULL AND o.person_id NOT IN (SELECT value FROM json_each(:whom)))
"""
_SOURCE_KEYS = """
SELECT source_key FROM source_record WHERE entity_kind = 'person'
AND entity_id IN (SELECT value FROM json_each(?)) AND (source_key LIKE 'li:%' OR source_key LIKE 'uid:%')
"""


def naming_of(connection: Connection, whom: set[int]) -> Naming:
    """Give the texts that name these people in what others share with them."""
    keys = json.dumps(sorted(whom))
    texts: list[str] = []
    if not any(connection.execute(_NAMESAKE, {"person": person}).fetchone() for person in whom):
        for query in (_NAMES, _MERGED_NAMES):
            for display, given, family in connection.execute(query, (keys,)):
                texts += spellings_of(PersonName(display or "", given or "", family or ""))
    for kind, value, normalised in _ways(connection, whom):
        if kind in {"mail", "phone"}:
            texts += [value, normalised]
        elif is_account(normalised):
            texts += writings_of(normalised, value)
    return Naming.of(texts)


def identity_keys_of(connection: Connection, whom: set[int]) -> list[str]:
    """Give the identity keys by which an import would know these people again."""
    prefixes = {"mail": "mail:", "phone": "tel:"}
    keys = [prefixes.get(kind, "") + normalised for kind, _value, normalised in _ways(connection, whom) if normalised]
    keys += [row[0] for row in connection.execute(_SOURCE_KEYS, (json.dumps(sorted(whom)),))]
    return list(dict.fromkeys(keys))


def _ways(connection: Connection, whom: set[int]) -> list[tuple[Any, ...]]:
    found = connection.execute(_WAYS, {"whom": json.dumps(sorted(whom))}).fetchall()
    return [row for row in found if not (row[0] == "mail" and is_role_address(row[2]))]
