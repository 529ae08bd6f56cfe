# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page shows: finished words in frozen lines and cards, which the widgets paint as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.ui.parts.rows import TaskLine

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class HeadingLine:
    """The head of a section. count: how many there are; is_open: of a section that can be folded, else None."""

    key: str
    text: str
    count: int
    is_open: bool | None
    spoken: str


@dataclass(frozen=True)
class EventLine:
    """Something on the calendar. tone: of its bar; icon: at the end of the row; person: whom it is with, 0 = nobody.

    longest: the longest time of all events of the day, for which every row keeps room.
    """

    key: str
    time: str
    title: str
    detail: str
    tone: str
    icon: str
    person: int
    spoken: str
    longest: str = ""


@dataclass(frozen=True)
class FoldLine:
    """What has been overdue for long, in one row. look, let_go: the words of its two buttons."""

    key: str
    text: str
    look: str
    let_go: str
    spoken: str


@dataclass(frozen=True)
class NoteLine:
    """A quiet remark at the end of a section."""

    key: str
    text: str
    spoken: str


Line = TaskLine | HeadingLine | EventLine | FoldLine | NoteLine


@dataclass(frozen=True)
class PrepareCard:
    """What to know before a meeting. also: who else is there; facts: pairs of what a fact is and what it says."""

    title: str
    person: int
    name: str
    strength: int | None
    role: str
    met: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class WeekDay:
    """A day of the chart of the week."""

    day: date
    done: int
    waiting: int
    is_today: bool


@dataclass(frozen=True)
class WeekCard:
    """The load of the week. spoken: the whole chart as one sentence, the finding first."""

    title: str
    summary: str
    days: tuple[WeekDay, ...]
    spoken: str


@dataclass(frozen=True)
class NudgeCard:
    """One suggestion a day."""

    title: str
    text: str
    link: str
    person: int


@dataclass(frozen=True)
class Shown:
    """The whole page. empty: title and text where nothing is planned, else None."""

    title: str
    sentence: str
    lines: tuple[Line, ...]
    empty: tuple[str, str] | None
    prepare: PrepareCard | None
    week: WeekCard | None
    nudge: NudgeCard | None
