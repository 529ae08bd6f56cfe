# SPDX-License-Identifier: GPL-3.0-or-later
"""People who were erased for good: known again by fingerprints alone, and left out of what comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from coterie.domain.erasing import Naming, fingerprints_of
from coterie.domain.records import (
    FoundContribution,
    FoundEvent,
    FoundFollowUp,
    FoundInteraction,
    FoundOpportunity,
)
from coterie.domain.texts import _
from coterie.domain.things import payload_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.storage.connections import Connection
    from coterie.storage.importing.context import Import
    from coterie.storage.importing.fresh import Fresh

Shared = TypeVar("Shared", FoundInteraction, FoundEvent, FoundFollowUp, FoundContribution, FoundOpportunity)


def reason() -> str:
    """Say why a record is left out."""
    return _("erased for good at your wish")


def is_erased(importing: Import, keys: Iterable[str]) -> bool:
    """Say whether somebody who goes by one of these keys was erased for good."""
    secret = importing.fingerprint_key
    if secret is None:
        return False
    macs = fingerprints_of(keys, secret)
    marks = ", ".join("?" * len(macs))
    row = importing.connection.execute(f"SELECT 1 FROM erased_fingerprint WHERE mac IN ({marks}) LIMIT 1", macs)
    return row.fetchone() is not None


def without_erased(importing: Import, record: Fresh, thing: Shared) -> Shared:
    """Take everybody who was erased out of what several people share, and out of the staged record it comes from."""
    gone = [ref for ref in thing.people if is_erased(importing, ref.keys)] if importing.fingerprint_key else []
    if not gone:
        return thing
    names: list[str] = [ref.name for ref in gone]
    keys: list[str] = [key.partition(":")[2] for ref in gone for key in ref.keys]
    naming = Naming.of([*names, *keys])
    thing = thing._replace(
        people=tuple(ref for ref in thing.people if ref not in gone),
        title=naming.out_of_text(thing.title),
        text=naming.out_of_text(thing.text),
    )
    _rewrite(importing.connection, record.staged_id, naming, payload_of(thing))
    return thing


def _rewrite(connection: Connection, staged_id: int, naming: Naming, payload: str) -> None:
    (raw,) = connection.execute("SELECT raw FROM staged.staged WHERE id = ?", (staged_id,)).fetchone()
    connection.execute(
        "UPDATE staged.staged SET raw = ?, payload = ? WHERE id = ?",
        (naming.out_of_raw(bytes(raw)), payload, staged_id),
    )
