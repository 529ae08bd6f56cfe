# SPDX-License-Identifier: GPL-3.0-or-later
"""The services of one open vault."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.services.cadence import Cadences
from coterie.services.due import Due
from coterie.services.duplicates import Duplicates
from coterie.services.exporting import Exporting
from coterie.services.follow_ups import FollowUps
from coterie.services.health import Health
from coterie.services.importing import Importing
from coterie.services.interactions import Interactions
from coterie.services.people import People
from coterie.services.searching import Searching
from coterie.services.statistics import Statistics
from coterie.services.undoing import Undoing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.services.ports.clock import Clock
    from coterie.services.ports.exporting import Exporter
    from coterie.services.ports.importing import ForeignFiles
    from coterie.services.ports.vault import Vault


@dataclass(frozen=True)
class Session:
    """What can be done with an open vault; gone when it is locked."""

    people: People
    interactions: Interactions
    follow_ups: FollowUps
    cadence: Cadences
    due: Due
    duplicates: Duplicates
    statistics: Statistics
    health: Health
    searching: Searching
    importing: Importing
    exporting: Exporting
    undoing: Undoing


def session_over(vault: Vault, files: ForeignFiles, exporters: Sequence[Exporter], clock: Clock) -> Session:
    """Build the services of an open vault."""
    return Session(
        people=People(vault, clock),
        interactions=Interactions(vault, clock),
        follow_ups=FollowUps(vault, clock),
        cadence=Cadences(vault, clock),
        due=Due(vault, clock),
        duplicates=Duplicates(vault, clock),
        statistics=Statistics(vault),
        health=Health(vault),
        searching=Searching(vault, clock),
        importing=Importing(vault, files, clock),
        exporting=Exporting(vault, exporters, clock),
        undoing=Undoing(vault),
    )
