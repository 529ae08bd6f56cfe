# SPDX-License-Identifier: GPL-3.0-or-later
"""The open vault: reading views, units of work, and its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import date
    from pathlib import Path

    from coterie.domain.changes import Changes
    from coterie.domain.damage import DamageFacts
    from coterie.domain.people import ErasedPerson
    from coterie.services.ports.backups import BackupFiles, BackupStore
    from coterie.services.ports.bulk import BulkStore, BulkView
    from coterie.services.ports.calendar import CalendarChoices, CalendarStore, CalendarView
    from coterie.services.ports.came_back import ErasedSince
    from coterie.services.ports.column_maps import ColumnMapsTable
    from coterie.services.ports.days import DaysView, Nudges
    from coterie.services.ports.drafts import DraftsTable
    from coterie.services.ports.entries import EntriesStore
    from coterie.services.ports.exporting import ExportView, Ledger
    from coterie.services.ports.facts import FactsStore
    from coterie.services.ports.importing import Imports
    from coterie.services.ports.keys import KeySlots
    from coterie.services.ports.kinds import KindsView
    from coterie.services.ports.lists import ListsStore, ListsView
    from coterie.services.ports.organisations import OrganisationsStore
    from coterie.services.ports.pages import PagesView
    from coterie.services.ports.people import PeopleStore, PeopleView
    from coterie.services.ports.printing import PrintView
    from coterie.services.ports.samples import SamplesStore, SamplesView
    from coterie.services.ports.searching import SearchView
    from coterie.services.ports.time import TimeStore, TimeView


class HistoryEntry(NamedTuple):
    """One step of the history: what the user reads beside Undo. state: done or undone; at_utc: seconds."""

    id: int
    at_utc: int
    label: str
    state: str


class Read(Protocol):
    """A view of the vault as it stands; opened for a moment and never kept."""

    @property
    def people(self) -> PeopleView:
        """People, organisations, tags."""

    @property
    def time(self) -> TimeView:
        """Interactions, follow-ups, cadences, what is due."""

    @property
    def days(self) -> DaysView:
        """What a day holds besides what is due."""

    @property
    def calendar(self) -> CalendarView:
        """What stands on the days of a calendar."""

    @property
    def search(self) -> SearchView:
        """Search rows."""

    @property
    def exports(self) -> ExportView:
        """What can leave."""

    @property
    def lists(self) -> ListsView:
        """Rows of lists, and kept filters."""

    @property
    def bulk(self) -> BulkView:
        """Many people at once."""

    @property
    def samples(self) -> SamplesView:
        """The fictional people."""

    @property
    def pages(self) -> PagesView:
        """Whole pages of people and organisations."""

    @property
    def prints(self) -> PrintView:
        """What paper needs to know besides."""

    @property
    def kinds(self) -> KindsView:
        """How much there is of every kind."""

    def counts(self) -> dict[str, int]:
        """Count every kind of thing the vault holds, without what lies in the bin and without the owner."""

    def faults(self) -> list[str]:
        """Compare what is derived with what it is made from: a sentence for each kind of fault, with keys only."""


class Write(Protocol):
    """A unit of work: one transaction, one undo step. Everything written in it is undone together."""

    @property
    def people(self) -> PeopleStore:
        """People, organisations, tags."""

    @property
    def time(self) -> TimeStore:
        """Interactions, follow-ups, cadences."""

    @property
    def calendar(self) -> CalendarStore:
        """Events of the user's own, and what was said at events."""

    @property
    def lists(self) -> ListsStore:
        """Kept filters."""

    @property
    def bulk(self) -> BulkStore:
        """Many people at once."""

    @property
    def samples(self) -> SamplesStore:
        """The fictional people."""

    @property
    def facts(self) -> FactsStore:
        """Single facts, notes and relations."""

    @property
    def entries(self) -> EntriesStore:
        """Entries of timelines that were written before."""

    @property
    def organisations(self) -> OrganisationsStore:
        """Organisations."""

    @property
    def changes(self) -> Changes:
        """What the step changed; known when the block has ended."""


class History(Protocol):
    """Undo and redo."""

    def undo(self) -> Changes:
        """Take back the newest step; CannotBeDone when there is none."""

    def redo(self) -> Changes:
        """Do again what was undone last; CannotBeDone when there is nothing."""

    def steps(self, limit: int) -> list[HistoryEntry]:
        """List the newest steps first."""


class Vault(Protocol):
    """The open vault."""

    @property
    def is_viewing(self) -> bool:
        """Whether it can only be read."""

    def read(self) -> AbstractContextManager[Read]:
        """Open a view; what it reads is of one moment."""

    def write(self, label: str) -> AbstractContextManager[Write]:
        """Open a unit of work under a label that the user reads beside Undo."""

    def begin_day(self, today: date) -> None:
        """Keep for a day what changes with the days; no step of the user's, and one read where it was done."""

    def erase(self, person: int) -> ErasedPerson:
        """Remove a person for good, from the history and from what others share with them; cannot be undone."""

    @property
    def history(self) -> History:
        """Undo and redo."""

    @property
    def imports(self) -> Imports:
        """The import side."""

    @property
    def ledger(self) -> Ledger:
        """What left the vault."""

    @property
    def nudges(self) -> Nudges:
        """What was suggested on which day."""

    @property
    def calendar_choices(self) -> CalendarChoices:
        """What the calendar leaves out."""

    @property
    def column_maps(self) -> ColumnMapsTable:
        """What columns of tables mean."""

    @property
    def erased_since(self) -> ErasedSince:
        """Who was erased after a backup was made that was put back."""

    @property
    def drafts(self) -> DraftsTable:
        """What was typed and not saved."""

    @property
    def key_slots(self) -> KeySlots:
        """What opens the vault."""

    @property
    def backups(self) -> BackupStore:
        """The backups of the vault."""


class OpenVault(Vault, Protocol):
    """A vault that can be closed again."""

    @property
    def viewing(self) -> str:
        """Say "" where it may be written, else in one sentence why not."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was noticed while it was opened, a sentence each."""

    def still_there(self) -> str:
        """Say "" while the file is the one that was opened, else what became of it; quick, and never raises."""

    def rest(self) -> None:
        """Write the journal into the main file, for when nobody works; never raises for want of a good moment."""

    def close(self) -> None:
        """Close it; what was saved is on the disk."""


class VaultSeen(NamedTuple):
    """What anybody can see of a locked vault. size: in bytes, changed_at: seconds since 1970, both of the database.

    remarks: what whoever unlocks it should know before, a sentence each.
    """

    folder: Path
    size: int
    changed_at: float
    remarks: tuple[str, ...] = ()


class Vaults(Protocol):
    """Makes and opens vaults."""

    def look(self, folder: Path) -> VaultSeen:
        """Say what can be seen of a vault without opening it; raises VaultMoved where there is none."""

    def get_ready(self) -> None:
        """Load what opening a vault takes, before somebody waits for it."""

    def seconds_of_a_guess(self) -> float:
        """Measure what one guess at a new passphrase costs on this computer."""

    def create(self, folder: Path, passphrase: str, *, drawn: bool = False) -> str:
        """Make a vault and give its uuid; refuses a path that exists. drawn: the passphrase was drawn by lot."""

    def open(self, folder: Path, passphrase: str) -> OpenVault:
        """Open a vault; raises what is wrong with the place, the passphrase or the files."""

    def open_by_code(self, folder: Path, secret: bytes, new_passphrase: str) -> OpenVault:
        """Open a vault by the bits of its recovery code, which opens nothing afterwards; the new passphrase does."""

    def keyring_slot(self, folder: Path) -> str:
        """Give the uuid of a vault that the login keyring may open, "" of one that it may not."""

    def open_by_wrapping_key(self, folder: Path, wrapping_key: bytes) -> OpenVault:
        """Open a vault by what the login keyring keeps; WrongPassphrase where that opens nothing."""

    def examine(self, folder: Path, secret: str) -> DamageFacts:
        """Look at every file of a vault and change none. secret: passphrase or recovery code, "" before it is known."""

    @property
    def backups(self) -> BackupFiles:
        """Backups, without a vault that is open."""

    def open_readable(self, folder: Path, secret: str) -> OpenVault:
        """Open for viewing what can be read of a damaged vault; its files stay as they are."""
