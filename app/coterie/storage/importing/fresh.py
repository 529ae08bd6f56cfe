# SPDX-License-Identifier: GPL-3.0-or-later
"""A staged record that is new or different, with what the vault has of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from coterie.domain.reading import StagedRecord


class Fresh(NamedTuple):
    """A record that is new, or differs from what was imported before (then the `was_` fields are filled).

    as_read: the record itself where it was not staged (then staged_id is 0), with the source it belongs to.
    """

    staged_id: int
    file_index: int
    kind: str
    payload: str
    was_id: int | None
    was_found: str | None
    was_entity_kind: str
    was_entity_id: int | None
    was_exported_on: str
    as_read: StagedRecord | None = None
    source: str = ""
