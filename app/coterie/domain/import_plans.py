# SPDX-License-Identifier: GPL-3.0-or-later
"""What an import would do, for a person to look at before anything is kept, and what they decide about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from coterie.domain.import_reports import ImportCounts

#: How many people, fields or pairs of one kind a plan spells out; the totals count all of them.
LISTED = 2_000
#: Sides of a changed field: what the file says, what the vault has, or one beside the other.
FILE, MINE, BOTH = "file", "mine", "both"


class FieldKey(NamedTuple):
    """Names one changed field: of whom, which one, and a mark made of both values, so that it is found again."""

    person: int
    field: str
    mark: str


@dataclass(frozen=True)
class Decision:
    """Which side of a changed field wins: MINE or BOTH; what is not decided goes by the file."""

    key: FieldKey
    use: str


@dataclass(frozen=True)
class ChangedField:
    """One value of somebody the vault has, and what the file says instead. "" = empty on that side.

    field: such as name, organisation, mail or birthday; title: the user's own name for a field of their own.
    uses: the sides that can win, first the one that wins unless somebody decides.
    """

    key: FieldKey
    name: str
    title: str
    old: str
    new: str
    uses: tuple[str, ...]


@dataclass(frozen=True)
class PlannedPerson:
    """Somebody who would be added, with their present post."""

    name: str
    organisation: str
    title: str


@dataclass(frozen=True)
class HeldPair:
    """Somebody who would be added apart, because they may be one of those who are there. score: 0 to 100."""

    new: PlannedPerson
    other: PlannedPerson
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class PlanDetails:
    """The particulars of a plan: up to LISTED of each, and how many there are in all.

    changed_people: how many people have a changed field. owner_known: the vault would know whose files these are.
    """

    created: tuple[PlannedPerson, ...]
    created_total: int
    changed: tuple[ChangedField, ...]
    changed_total: int
    changed_people: int
    held: tuple[HeldPair, ...]
    held_total: int
    owner_known: bool


@dataclass(frozen=True)
class FileStamp:
    """A file or folder as it stood when it was read: its size in bytes, and when it was changed."""

    path: str
    size: int
    changed_ns: int


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do. stamps: of the files it was made of."""

    counts: ImportCounts
    details: PlanDetails
    stamps: tuple[FileStamp, ...]


@dataclass(frozen=True)
class Settlement:
    """What a person decided about an import. tag: given to everybody it adds, "" = none.

    fill_only: what is not decided singly stays as it is wherever the vault has a value.
    """

    decisions: tuple[Decision, ...] = ()
    tag: str = ""
    fill_only: bool = False
