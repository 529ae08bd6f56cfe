# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing posts, and the organisations they name."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from coterie.domain.identity import organisation_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.people import Affiliation
    from coterie.storage.connections import Connection

_BY_NAME = """
SELECT id FROM organisation WHERE folded = ? AND deleted_at IS NULL
UNION ALL SELECT organisation_id FROM organisation_alias WHERE folded = ? LIMIT 1
"""
_MAKE = "INSERT INTO organisation (uuid, name, folded, created_at, changed_at) VALUES (?, ?, ?, ?, ?)"


class PostsTable:
    """Posts, written over the connection of one step."""

    def __init__(self, connection: Connection, now_utc: int) -> None:
        """Write over a step's connection; now_utc: seconds since 1970."""
        self._connection = connection
        self._now_utc = now_utc

    def put(self, person: int, posts: Sequence[Affiliation], organisation: str | None, title: str | None) -> None:
        """Change the present post out of a person's posts; None leaves a part as it is, "" ends it."""
        present = [post for post in posts if post.current]
        if organisation is None:
            self._put_title(person, present, title or "")
            return
        if not organisation:
            self._end(present)
            if title:
                self._begin(person, None, title)
            return
        key = self.organisation_id(organisation)
        same = next((post for post in present if post.organisation_id in {key, None}), None)
        if same is None:
            self._end(present)
            self._begin(person, key, title or "")
        else:
            self._end([post for post in present if post.id != same.id])
            self._connection.execute(
                "UPDATE affiliation SET organisation_id = ?, title = ? WHERE id = ?",
                (key, same.title if title is None else title, same.id),
            )

    def organisation_id(self, name: str) -> int:
        """Give the organisation of a name or of another spelling of it, making it when it is new."""
        key = organisation_key(name)
        row = self._connection.execute(_BY_NAME, (key, key)).fetchone()
        if row:
            return int(row[0])
        values = (str(uuid.uuid4()), name, key, self._now_utc, self._now_utc)
        return int(self._connection.execute(_MAKE, values).lastrowid)

    def _put_title(self, person: int, present: Sequence[Affiliation], title: str) -> None:
        """Change the title of the present post, or write down a title without an organisation."""
        if not present:
            if title:
                self._begin(person, None, title)
        elif present[0].organisation_id is None and not title:
            self._end(present[:1])
        else:
            self._connection.execute("UPDATE affiliation SET title = ? WHERE id = ?", (title, present[0].id))

    def _begin(self, person: int, organisation: int | None, title: str) -> None:
        self._connection.execute(
            "INSERT INTO affiliation (person_id, organisation_id, title) VALUES (?, ?, ?)",
            (person, organisation, title),
        )

    def _end(self, posts: Sequence[Affiliation]) -> None:
        """End posts; when that was is not known, so no date is written."""
        for post in posts:
            self._connection.execute("UPDATE affiliation SET current = 0 WHERE id = ?", (post.id,))
