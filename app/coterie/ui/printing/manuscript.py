# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes onto paper, as finished words in frozen blocks. Every text is plain: whatever it looks like, it is letters.

Blocks are made by stories and set by the press; neither knows the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from coterie.domain.note_markup import Block
    from coterie.domain.person_pages import FactKey
    from coterie.services.jobs import JobContext
    from coterie.services.paper import PrintedThing

#: Marks before a line: nothing, a box to tick, a ticked one, and the four kinds of a calendar.
NO_MARK, BOX, TICKED, EVENT, FOLLOW_UP, BIRTHDAY, DEADLINE = (
    "", "box", "ticked", "event", "follow_up", "birthday", "deadline",
)  # fmt: skip


@dataclass(frozen=True)
class Title:
    """The head of the first page. below: who or which days this is about; last: one more line, quieter."""

    text: str
    below: str = ""
    last: str = ""


@dataclass(frozen=True)
class Heading:
    """The head of a section. aside: at the end of its line, quietly."""

    text: str
    aside: str = ""


@dataclass(frozen=True)
class Callout:
    """What matters most, in a frame."""

    title: str
    detail: str = ""


@dataclass(frozen=True)
class Pair:
    """What something is called, and what it is."""

    label: str
    value: str


@dataclass(frozen=True)
class Line:
    """Something with a day, a time or a box before it. detail: behind the title; text: below; end: at the end.

    quiet: it is over; dated: before it stands a whole date, not a time.
    """

    title: str
    lead: str = ""
    mark: str = NO_MARK
    detail: str = ""
    text: str = ""
    end: str = ""
    quiet: bool = False
    dated: bool = False


@dataclass(frozen=True)
class DayHead:
    """A day of an agenda."""

    text: str
    aside: str = ""


@dataclass(frozen=True)
class NoteHead:
    """When a note was written."""

    text: str


@dataclass(frozen=True)
class NotePart:
    """A block of a note."""

    block: Block


@dataclass(frozen=True)
class Remark:
    """A quiet sentence. inside: below things that have a time and a mark before them."""

    text: str
    inside: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a table. share: of the width, all together 1."""

    title: str
    share: float


@dataclass(frozen=True)
class Table:
    """A table; its head stands on every page that it goes on to."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


Part = Title | Heading | Callout | Pair | Line | DayHead | NoteHead | NotePart | Remark | Table


@dataclass(frozen=True)
class Held:
    """Something marked that stays off paper unless it is named."""

    key: FactKey
    text: str


@dataclass(frozen=True)
class Manuscript:
    """Everything that goes onto paper. running: stands at the top of every page but the first.

    says: what it is and how much; held: what may be named; stays: what else stays off, in words, "" = nothing;
    file_stem: a name for a file of it, without anybody's name; is_wide: pages lie on their long side.
    """

    running: str
    parts: tuple[Part, ...]
    says: str
    stays: str
    held: tuple[Held, ...]
    printed: PrintedThing
    file_stem: str
    is_wide: bool = False


@dataclass(frozen=True)
class Wish:
    """What of a story is wanted. without: sections that are left out; named: marked things that go along."""

    without: frozenset[str] = frozenset()
    named: frozenset[FactKey] = frozenset()


class Story(Protocol):
    """Something that can be printed."""

    def title(self) -> str:
        """Say what is printed, as the title of the sheet that asks."""

    def sections(self) -> tuple[tuple[str, str], ...]:
        """Give the sections that can be left out: key, name."""

    def usual(self) -> Wish:
        """Give what is wanted unless somebody says otherwise."""

    def write(self, wish: Wish, ctx: JobContext) -> Manuscript:
        """Read what is wanted and put it into words; away from the window's thread."""
