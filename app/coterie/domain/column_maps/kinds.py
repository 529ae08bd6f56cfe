# SPDX-License-Identifier: GPL-3.0-or-later
"""All kinds of things that a row of a table can be, in the order in which they are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.column_maps.people import COMMUNITIES, ORGANISATIONS, PEOPLE
from coterie.domain.column_maps.time import EVENTS, FOLLOW_UPS, INTERACTIONS
from coterie.domain.column_maps.work import CREDENTIALS, LEARNING, OPPORTUNITIES

if TYPE_CHECKING:
    from coterie.domain.column_maps.fields import Entity

ENTITIES = (
    PEOPLE,
    ORGANISATIONS,
    OPPORTUNITIES,
    EVENTS,
    FOLLOW_UPS,
    INTERACTIONS,
    LEARNING,
    CREDENTIALS,
    COMMUNITIES,
)


def entity_of(name: str) -> Entity | None:
    """Give the kind of a name, None where there is none."""
    return next((entity for entity in ENTITIES if entity.id == name), None)
