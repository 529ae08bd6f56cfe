# SPDX-License-Identifier: GPL-3.0-or-later
"""What was typed and not saved, as rows. Nothing of it is a step of the user's, so no step logs it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coterie.storage.connections import transaction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coterie.storage.imports import Lanes

_PUT = "INSERT INTO draft (place, words) VALUES (?, ?) ON CONFLICT (place) DO UPDATE SET words = excluded.words"


class SqlDrafts:
    """The drafts of one vault."""

    def __init__(self, vault: Lanes) -> None:
        """Belong to a vault."""
        self._vault = vault

    def all(self) -> dict[str, dict[str, str]]:
        """Give all of them, by place, in the order they were begun."""
        with self._vault.reading() as connection:
            rows = connection.execute("SELECT place, words FROM draft ORDER BY id").fetchall()
        return {place: json.loads(words) for place, words in rows}

    def put(self, changes: Mapping[str, Mapping[str, str] | None]) -> None:
        """Keep or, for None, forget what was typed at places, all of it at once.

        It is kept while somebody types, unasked: a vault that can only be looked at keeps nothing, and says why when
        somebody saves.
        """
        if self._vault.is_viewing:
            return
        with self._vault.writing() as connection, transaction(connection):
            for place, words in changes.items():
                if words is None:
                    connection.execute("DELETE FROM draft WHERE place = ?", (place,))
                else:
                    connection.execute(_PUT, (place, json.dumps(dict(words), ensure_ascii=False)))
