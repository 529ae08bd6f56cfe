# SPDX-License-Identifier: GPL-3.0-or-later
"""Which posts of people who were there an import changed: one that ended beside the one that began."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from coterie.storage.importing.step_rows import Change, Revert, StepRows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.storage.connections import Connection

_ORGANISED = "LEFT JOIN organisation o ON o.id = t.organisation_id"
_NAMES = "SELECT id, name FROM organisation"


class _Post(NamedTuple):
    """A post: its row, title, organisation by key and by name; back: what brings it back where it ended."""

    row_id: int
    title: str
    organisation_id: int | None
    organisation: str
    back: Revert | None = None

    @property
    def written(self) -> str:
        return ", ".join(part for part in (self.title, self.organisation) if part)

    @property
    def drop(self) -> Revert:
        return Revert("affiliation", self.row_id, None)


def post_changes(rows: StepRows) -> Iterator[Change]:
    """Give changed posts: title and organisation each where one took the place of another, else the post as a whole."""
    ended, begun = _ended(rows), _begun(rows)
    for person in {**ended, **begun}:
        old, new = ended.get(person, []), begun.get(person, [])
        for before, after in zip(old, new, strict=False):
            yield from _moved(person, before, after)
        for before in old[len(new) :]:
            assert before.back is not None  # noqa: S101 (it ended here)
            yield Change(person, "post", before.written, "", (before.back,))
        for after in new[len(old) :]:
            field = "post" if after.title and after.organisation else "title" if after.title else "organisation"
            yield Change(person, field, "", after.written, (after.drop,))


def moves_of(rows: StepRows) -> Iterator[tuple[int, str, str]]:
    """Give who changed their post: key, the post before, the post after."""
    ended, begun = _ended(rows), _begun(rows)
    for person, old in ended.items():
        for before, after in zip(old, begun.get(person, []), strict=False):
            yield person, before.written, after.written


def _moved(person: int, before: _Post, after: _Post) -> Iterator[Change]:
    """Give the parts in which a post differs from the one before."""
    assert before.back is not None  # noqa: S101 (it ended here)
    whole = (before.back, after.drop)
    if before.title != after.title:
        back = Revert("affiliation", after.row_id, {"title": before.title})
        yield Change(person, "title", before.title, after.title, (back,), group=after.row_id, whole=whole)
    if before.organisation_id != after.organisation_id:
        back = Revert("affiliation", after.row_id, {"organisation_id": before.organisation_id})
        names = before.organisation, after.organisation
        yield Change(person, "organisation", *names, (back,), group=after.row_id, whole=whole)


def _ended(rows: StepRows) -> dict[int, list[_Post]]:
    """Give the posts that were present before the step and are no longer, by person."""
    found: dict[int, list[_Post]] = defaultdict(list)
    names: dict[int, str] | None = None
    now = rows.now("affiliation", "person_id, current")
    for key, old in rows.old["affiliation"].items():
        if key in now and rows.is_told(now[key][0]) and old["current"] and not now[key][1]:
            names = _organisations(rows.connection) if names is None else names
            back = Revert("affiliation", key, {"current": 1, "ends_on": old["ends_on"]})
            organisation = names.get(old["organisation_id"], "")
            found[now[key][0]].append(_Post(key, old["title"], old["organisation_id"], organisation, back))
    return found


def _begun(rows: StepRows) -> dict[int, list[_Post]]:
    """Give the posts that the step added, by person."""
    added = rows.added("affiliation", "t.title, t.organisation_id, coalesce(o.name, '')", _ORGANISED)
    return {person: [_Post(*post) for post in posts] for person, posts in added.items()}


def _organisations(connection: Connection) -> dict[int, str]:
    return dict(connection.execute(_NAMES).fetchall())
