# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the tables on this page: finished words in cells, without any widget."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Cell:
    """One cell. below: a second, quieter line; role and colour: of the first; icon: before it, in a tone.

    pill: the tone of the pill the words stand in, "" = no pill; name: what a click on it is called, "" = nothing.
    """

    text: str
    below: str = ""
    role: str = "label"
    colour: str = "text"
    icon: str = ""
    tone: str = "text3"
    pill: str = ""
    name: str = ""


@dataclass(frozen=True)
class TableLine:
    """One row. spoken: all of it as one sentence; seed: of the colours of the picture before the first cell.

    checked: None = no box; initials_of: whose picture it is, "" = none, though its room stays.
    """

    key: str
    cells: tuple[Cell, ...]
    spoken: str
    seed: int = 0
    initials_of: str = ""
    checked: bool | None = None


@dataclass(frozen=True)
class Column:
    """A column. share: of the width; title: above it; at_end: its words stand at the end of the room."""

    title: str
    share: float
    at_end: bool = False


@dataclass(frozen=True)
class TableText:
    """What a table shows. note: a line below the rows; empty: what stands there instead of rows.

    pictures, checks: room for them is kept; headed: the titles of the columns are shown.
    """

    columns: tuple[Column, ...]
    lines: tuple[TableLine, ...] = ()
    note: str = ""
    empty: str = ""
    pictures: bool = False
    checks: bool = False
    two_lines: bool = False
    headed: bool = True
    name: str = field(default="")
