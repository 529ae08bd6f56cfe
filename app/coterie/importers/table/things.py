# SPDX-License-Identifier: GPL-3.0-or-later
"""Which maker makes things of the rows of a kind of table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coterie.importers.table import happenings, people, work

if TYPE_CHECKING:
    from coterie.domain.records import Thing
    from coterie.importers.table.cells import MappedRow

#: Makes a thing and its key ("" = by all cells) of a row under its fields, or says in a sentence what the row lacks.
#: The second argument is the region that numbers without a country are read in.
Maker = Callable[["MappedRow", str], "tuple[Thing, str] | str"]

_MAKERS: dict[str, Maker] = {
    "people": people.person,
    "organisations": people.organisation,
    "communities": people.membership,
    "opportunities": work.opportunity,
    "learning": work.learning,
    "credentials": work.credential,
    "events": happenings.event,
    "follow_ups": happenings.follow_up,
    "interactions": happenings.interaction,
}


def maker_of(entity: str) -> Maker:
    """Give the maker of a kind."""
    return _MAKERS[entity]
