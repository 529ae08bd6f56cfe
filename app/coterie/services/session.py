# SPDX-License-Identifier: GPL-3.0-or-later
"""The services of one open vault."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.backups import Reason
from coterie.services.backups import Backups
from coterie.services.cadence import Cadences
from coterie.services.calendar import Calendar
from coterie.services.came_back import CameBack
from coterie.services.column_maps import ColumnMaps
from coterie.services.commitments import Commitments
from coterie.services.drafts import Drafts
from coterie.services.due import Due
from coterie.services.duplicates import Duplicates
from coterie.services.exporting import Exporting
from coterie.services.facts import Facts
from coterie.services.follow_ups import FollowUps
from coterie.services.health import Health
from coterie.services.importing import Importing
from coterie.services.interactions import Interactions
from coterie.services.keys import Keys
from coterie.services.notes import Notes
from coterie.services.organisations import Organisations
from coterie.services.people import People
from coterie.services.people_in_bulk import PeopleInBulk
from coterie.services.people_lists import PeopleLists
from coterie.services.person_pages import PersonPages
from coterie.services.person_reports import PersonReports
from coterie.services.printing import Printing
from coterie.services.quick_adding import QuickAdding
from coterie.services.relationships import Relationships
from coterie.services.samples import Samples
from coterie.services.saved_filters import SavedFilters
from coterie.services.searching import Searching
from coterie.services.statistics import Statistics
from coterie.services.stored_kinds import StoredKinds
from coterie.services.today import Today
from coterie.services.undoing import Undoing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.calendar_series import SeriesDates
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.exporting import Exporter
    from coterie.services.ports.importing import ForeignFiles
    from coterie.services.ports.login_keyring import LoginKeyring
    from coterie.services.ports.vault import Vault


@dataclass(frozen=True)
class Session:
    """What can be done with an open vault; gone when it is locked."""

    people: People
    people_lists: PeopleLists
    pages: PersonPages
    facts: Facts
    notes: Notes
    relationships: Relationships
    organisations: Organisations
    in_bulk: PeopleInBulk
    filters: SavedFilters
    samples: Samples
    interactions: Interactions
    follow_ups: FollowUps
    commitments: Commitments
    cadence: Cadences
    due: Due
    today: Today
    calendar: Calendar
    duplicates: Duplicates
    statistics: Statistics
    health: Health
    searching: Searching
    importing: Importing
    column_maps: ColumnMaps
    exporting: Exporting
    undoing: Undoing
    quick_adding: QuickAdding
    drafts: Drafts
    printing: Printing
    stored_kinds: StoredKinds
    person_reports: PersonReports
    keys: Keys
    backups: Backups
    came_back: CameBack


def session_over(  # noqa: PLR0913 - each is a port of its own
    vault: Vault,
    files: ForeignFiles,
    exporters: Sequence[Exporter],
    clock: Clock,
    series: SeriesDates | None = None,
    *,
    keyring: LoginKeyring | None = None,
) -> Session:
    """Build the services of an open vault. series: works out dates of calendars that were not kept.

    keyring: the login keyring, None where there is none.
    """
    calendar = Calendar(vault, clock, series)
    backups = Backups(vault, clock)
    return Session(
        people=People(vault, clock),
        people_lists=PeopleLists(vault, clock),
        pages=PersonPages(vault, clock),
        facts=Facts(vault, clock),
        notes=Notes(vault),
        relationships=Relationships(vault, clock),
        organisations=Organisations(vault, clock),
        in_bulk=PeopleInBulk(vault, clock),
        filters=SavedFilters(vault),
        samples=Samples(vault, files, clock),
        interactions=Interactions(vault, clock),
        follow_ups=FollowUps(vault, clock),
        commitments=Commitments(vault, clock),
        cadence=Cadences(vault, clock),
        due=Due(vault, clock),
        today=Today(vault, clock),
        calendar=calendar,
        duplicates=Duplicates(vault, clock),
        statistics=Statistics(vault),
        health=Health(vault),
        searching=Searching(vault, clock),
        importing=Importing(vault, files, clock),
        column_maps=ColumnMaps(vault, files, clock),
        exporting=Exporting(vault, exporters, clock, calendar),
        undoing=Undoing(vault),
        quick_adding=QuickAdding(vault, clock),
        drafts=Drafts(vault),
        printing=Printing(vault, clock),
        stored_kinds=StoredKinds(vault, clock),
        person_reports=PersonReports(vault, clock),
        keys=Keys(vault, keyring, lambda: backups.before(Reason.KEYS)),
        backups=backups,
        came_back=CameBack(vault),
    )
