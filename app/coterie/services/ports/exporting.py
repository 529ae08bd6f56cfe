# SPDX-License-Identifier: GPL-3.0-or-later
"""What exporting asks of the vault, and of the writers of open formats."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from coterie.domain.export_entries import ExportEntry
    from coterie.domain.export_ledger import LedgerEntry
    from coterie.domain.export_reminders import ExportReminder
    from coterie.domain.export_values import ExportPerson

#: What stayed behind because other programs could not have read it, by its name among what was withheld.
UNREADABLE = "unreadable_lines"
#: Kinds of things that a calendar file asks about.
EVENT, FOLLOW_UP, COMMITMENT, CADENCE, DATE, PERSON = "event", "follow_up", "commitment", "cadence", "date", "person"


class Exporter(Protocol):
    """One open format."""

    @property
    def id(self) -> str:
        """Short name such as `vcard`."""

    @property
    def title(self) -> str:
        """The name a user knows it by."""

    @property
    def suffix(self) -> str:
        """How the name of such a file ends."""


class CardsExporter(Exporter, Protocol):
    """Writes people as contact cards."""

    def write(self, people: Iterable[ExportPerson], version: str = "3.0") -> Iterator[bytes]:
        """Give the card of each person."""

    def verify(self, card: bytes, person: ExportPerson) -> list[str]:
        """Say what a card does not hold as it should."""


class RemindersExporter(Exporter, Protocol):
    """Writes reminders as a calendar file."""

    def write(self, items: Iterable[ExportReminder], as_form: str = "event") -> bytes:
        """Give the file; `as_form` is event or task."""

    def verify(self, data: bytes, items: Iterable[ExportReminder]) -> list[str]:
        """Say what the file does not hold as it should."""


class CalendarExporter(Exporter, Protocol):
    """Writes what stands on days as a calendar file."""

    def write(self, items: Iterable[ExportEntry]) -> bytes:
        """Give the file."""

    def verify(self, data: bytes, items: Iterable[ExportEntry]) -> list[str]:
        """Say what the file does not hold as it should."""


class TableExporter(Exporter, Protocol):
    """Writes people as a table."""

    def write(self, people: Iterable[ExportPerson], *, exact: bool = False) -> Iterator[bytes]:
        """Give the heading, then a row for each person."""


@dataclass(frozen=True)
class Wanted:
    """What may leave: private and sensitive things only with `private`, the user's own notes only with `notes`."""

    private: bool = False
    notes: bool = False


@dataclass(frozen=True)
class Leaving:
    """One person ready to leave, and how many values of which field stay behind; no person = they stay altogether."""

    person: ExportPerson | None
    withheld: dict[str, int] = field(default_factory=dict)
    id: int = 0


@dataclass(frozen=True)
class LeavingReminders:
    """Reminders ready to leave, in the order of their days, and how many stay behind."""

    items: tuple[ExportReminder, ...]
    people: int
    withheld: dict[str, int] = field(default_factory=dict)


class EntryFacts(NamedTuple):
    """What a calendar file needs of a thing besides its day. uid: for a person's own things made of the person's."""

    uid: str
    sequence: int
    created: int
    changed: int
    sensitivity: int
    text: str = ""
    status: str = ""


@dataclass(frozen=True)
class LeavingEntries:
    """Entries of a calendar ready to leave, in the order of their days, and how many stay behind."""

    items: tuple[ExportEntry, ...]
    people: int
    withheld: dict[str, int] = field(default_factory=dict)


class Ledger(Protocol):
    """What left the vault, written down."""

    def add(self, entry: LedgerEntry) -> None:
        """Write down what left."""

    def entries(self, limit: int) -> list[LedgerEntry]:
        """List what left, newest first."""


class ExportView(Protocol):
    """Everything that can leave the vault, read."""

    def everybody(self) -> list[int]:
        """Give the keys of all people in the order of lists, without the bin and the owner."""

    def leaving(self, ids: Sequence[int], wanted: Wanted) -> Iterator[Leaving]:
        """Give people for keys, in their order; people in the bin and the owner are left out."""

    def reminders(self, ids: frozenset[int] | None, wanted: Wanted) -> LeavingReminders:
        """Give open follow-ups with a day, next dates of cadences, and birthdays, of these people or of all."""

    def entry_facts(self, keys: Mapping[str, Iterable[int]]) -> Mapping[tuple[str, int], EntryFacts]:
        """Give the facts of things on a calendar by kind and key, and of people: how private they are."""
