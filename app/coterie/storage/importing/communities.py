# SPDX-License-Identifier: GPL-3.0-or-later
"""Communities that records name: by what a service calls them, else by name and platform; made when they are new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.identity import organisation_key
from coterie.storage.importing.written_values import Row, fill

if TYPE_CHECKING:
    from coterie.domain.records import CommunityRef
    from coterie.storage.importing.context import Import

_BY_KEY = "SELECT id FROM community WHERE source_key = ? ORDER BY deleted_at IS NOT NULL, id LIMIT 1"
#: A community that a service has no name for may be the one that it names now.
_BY_NAME = """
SELECT id FROM community WHERE folded = :folded AND platform = :platform AND (source_key = '' OR :key = '')
ORDER BY deleted_at IS NOT NULL, id LIMIT 1
"""


class Communities:
    """The communities that an import has met so far."""

    def __init__(self, importing: Import) -> None:
        """Know nothing yet."""
        self._in = importing
        self._met: dict[CommunityRef, int] = {}

    def of(self, ref: CommunityRef) -> int:
        """Give the community that is meant."""
        found = self._met.get(ref)
        if found is None:
            found = self._met[ref] = self._find(ref) or self._make(ref)
        return found

    def renamed(self, before: CommunityRef | None, after: CommunityRef | None) -> None:
        """Let a community that a service calls otherwise now have its new name, where nobody gave it another."""
        if before is None or after is None or not after.key or before.key != after.key or before.name == after.name:
            return
        self._in.rows.flush()
        self._in.connection.execute(
            "UPDATE community SET name = ?, folded = ?, changed_at = ? WHERE source_key = ? AND name = ?",
            (after.name, organisation_key(after.name), self._in.now_utc, after.key, before.name),
        )

    def _find(self, ref: CommunityRef) -> int | None:
        self._in.rows.flush()
        run = self._in.connection.execute
        row = run(_BY_KEY, (ref.key,)).fetchone() if ref.key else None
        if row is None and ref.name:
            names = {"folded": organisation_key(ref.name), "platform": ref.platform, "key": ref.key}
            row = run(_BY_NAME, names).fetchone()
        if row is None:
            return None
        fill(self._in, Row("community", row[0]), {"url": ref.url, "source_key": ref.key, "platform": ref.platform})
        return int(row[0])

    def _make(self, ref: CommunityRef) -> int:
        name, now = ref.name or ref.key.rpartition(":")[2], self._in.now_utc
        values = (name, organisation_key(name), ref.platform, ref.url, ref.key)
        return self._in.rows.add("community", self._in.new_uuid(), *values, now, now)
