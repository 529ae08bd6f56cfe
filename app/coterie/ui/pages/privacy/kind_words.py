# SPDX-License-Identifier: GPL-3.0-or-later
"""What is stored, in words: kinds, how bad it would be if others read them, how long they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.domain.written_numbers import whole
from coterie.services.ports import kinds
from coterie.services.stored_kinds import AS_HISTORY, HIGH, LOW, MEDIUM, UNTIL_DELETED, UNTIL_ERASED

if TYPE_CHECKING:
    from coterie.services.stored_kinds import StoredKind

#: Steps that can be undone are kept so many days, and never fewer than so many steps.
HISTORY_DAYS, HISTORY_STEPS = 30, 100
_ICONS = {
    kinds.PEOPLE: "users",
    kinds.CONTACT: "id-card",
    kinds.DATES: "cake",
    kinds.NOTES: "notebook-pen",
    kinds.CONVERSATIONS: "message-circle",
    kinds.RELATIONS: "network",
    kinds.PLANS: "bell",
    kinds.CALENDAR: "calendar",
    kinds.ORGANISATIONS: "building-2",
    kinds.COMMUNITIES: "messages-square",
    kinds.GIVEN: "handshake",
    kinds.OPPORTUNITIES: "briefcase",
    kinds.LEARNING: "book-open",
    kinds.READ_FILES: "file-input",
    kinds.BINNED: "trash-2",
    kinds.HISTORY: "history",
}
_TONES = {LOW: "plain", MEDIUM: "warn", HIGH: "danger"}


@dataclass(frozen=True)
class KindLine:
    """One row of what is stored, as it is read. tone: of the pill of its harm."""

    icon: str
    name: str
    count: str
    harm: str
    tone: str
    kept: str


def kind_line(kind: StoredKind) -> KindLine:
    """Put a kind into words."""
    harm = {LOW: _("Low"), MEDIUM: _("Medium"), HIGH: _("High")}[kind.harm]
    return KindLine(
        _ICONS[kind.kind], kind_name(kind.kind), whole(kind.count), harm, _TONES[kind.harm], _kept(kind.kept)
    )


def kind_name(kind: str) -> str:
    """Name a kind."""
    return {
        kinds.PEOPLE: lambda: _("People and their work"),
        kinds.CONTACT: lambda: _("Contact details"),
        kinds.DATES: lambda: _("Birthdays and own fields"),
        kinds.NOTES: lambda: _("Notes about people"),
        kinds.CONVERSATIONS: lambda: _("Conversations"),
        kinds.RELATIONS: lambda: _("Who is related to whom"),
        kinds.PLANS: lambda: _("Follow-ups and promises"),
        kinds.CALENDAR: lambda: _("Calendar entries"),
        kinds.ORGANISATIONS: lambda: _("Organisations"),
        kinds.COMMUNITIES: lambda: _("Communities and who belongs to them"),
        kinds.GIVEN: lambda: _("What you gave to others"),
        kinds.OPPORTUNITIES: lambda: _("Jobs on their way"),
        kinds.LEARNING: lambda: _("Learning and certificates"),
        kinds.READ_FILES: lambda: _("Rows of imported files"),
        kinds.BINNED: lambda: _("In the bin"),
        kinds.HISTORY: lambda: _("Steps you can undo"),
    }[kind]()


def _kept(kept: str) -> str:
    if kept == AS_HISTORY:
        return _("{days} days, the last {steps} longer").format(days=HISTORY_DAYS, steps=HISTORY_STEPS)
    return {UNTIL_DELETED: _("Until you delete"), UNTIL_ERASED: _("Until you erase")}[kept]
