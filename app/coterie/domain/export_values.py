# SPDX-License-Identifier: GPL-3.0-or-later
"""People on their way out of the vault: present values, and the card they came from if there was one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.cards import read_card
from coterie.domain.records import FoundPerson

if TYPE_CHECKING:
    from coterie.domain.records import (
        FoundAffiliation,
        FoundContactPoint,
        FoundDate,
        FoundName,
        FoundRelation,
    )


class ExportPerson(NamedTuple):
    """One person as a card says them.

    uuid: made once and kept. changed_at: seconds since 1970 of the last change.
    raw_card: the unfolded content lines of the card the person came from, joined by line feeds, None without one;
    raw_version: its version. imported: what that import said of the person, None = what the card says by itself.
    """

    uuid: str
    name: FoundName
    contact_points: tuple[FoundContactPoint, ...] = ()
    affiliations: tuple[FoundAffiliation, ...] = ()
    dates: tuple[FoundDate, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    relations: tuple[FoundRelation, ...] = ()
    pronouns: str = ""
    changed_at: int = 0
    raw_card: bytes | None = None
    raw_version: str = ""
    imported: FoundPerson | None = None

    def as_imported(self) -> FoundPerson | None:
        """Give what the import said, so that only what changed since is written; None without a card of a person."""
        if self.imported is not None or self.raw_card is None:
            return self.imported
        thing = read_card(self.raw_card.decode("utf-8", "surrogateescape")).thing
        return thing if isinstance(thing, FoundPerson) else None


def export_of(person: FoundPerson, uuid: str, changed_at: int, raw: str = "", version: str = "") -> ExportPerson:
    """Make the export of a person just as it was found, with its card when it had one."""
    return ExportPerson(
        uuid,
        person.name,
        person.contact_points,
        person.affiliations,
        person.dates,
        person.tags,
        person.notes,
        person.relations,
        person.pronouns,
        changed_at,
        raw.encode("utf-8", "surrogateescape") if raw else None,
        version,
        person,
    )
