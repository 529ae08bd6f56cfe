# SPDX-License-Identifier: GPL-3.0-or-later
"""Setting a manuscript: each of its parts becomes strips of type, as wide as the text of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen

from coterie.ui.printing import marks
from coterie.ui.printing.faces import UNITS, ink
from coterie.ui.printing.lettering import Lettering, Run, SetLine
from coterie.ui.printing.manuscript import (
    Callout,
    DayHead,
    Heading,
    Line,
    NoteHead,
    NotePart,
    Pair,
    Remark,
    Table,
    Title,
)
from coterie.ui.printing.notes import note_runs
from coterie.ui.printing.strips import Strip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from PySide6.QtGui import QPainter

    from coterie.ui.printing.manuscript import Manuscript, Part

#: Measures in points.
LABEL, MOST_LABEL, LEAD, MOST_LEAD, MARK, GAP, HAIR = 112.0, 200.0, 54.0, 140.0, 17.0, 12.0, 0.6
CALLOUT_PAD, RADIUS, LONGEST_CALLOUT, CELL_LINES, CELL_PAD = 11.0, 5.0, 14, 3, 4.4
#: So many of the longest words are measured to find the widest.
MEASURED = 8
#: Air above each kind of part.
ABOVE = {
    Title: 0.0, Heading: 20.0, Callout: 16.0, Pair: 3.5, Line: 7.0, DayHead: 15.0, NoteHead: 12.0, NotePart: 5.0,
    Remark: 8.0, Table: 14.0,
}  # fmt: skip


class Typesetter:
    """Sets parts as wide as a page has room. width: in points; rtl: pages are read from the right."""

    def __init__(self, family: str, width: float, *, rtl: bool) -> None:
        """Take the family and the measure."""
        self._set = Lettering(family, rtl=rtl)
        self._width = width * UNITS
        self._rtl = rtl
        self._leads = dict.fromkeys((False, True), LEAD * UNITS)
        self._label = LABEL * UNITS

    def strips(self, manuscript: Manuscript) -> Iterator[Strip]:
        """Set a whole manuscript, a part at a time."""
        self._leads = {dated: self._lead_width(manuscript, dated) for dated in (False, True)}
        labels = {part.label for part in manuscript.parts if isinstance(part, Pair)}
        self._label = self._widest(labels, LABEL, MOST_LABEL)
        for part in manuscript.parts:
            yield from self._part(part)

    def running(self, text: str, aside: str) -> Callable[[QPainter, float], None]:
        """Set a line that stands above or below a page: a text, and another at its far end."""
        half = self._width * 0.6
        far = self._set.line(aside, "caption", self._width - half, at_end=True)
        return self._painting([(0.0, self._set.line(text, "caption", half), half), (half, far, self._width - half)])

    def _lead_width(self, manuscript: Manuscript, dated: bool) -> float:
        """Give the room for what stands before lines: times and dates are longer in some languages than in others."""
        leads = {part.lead for part in manuscript.parts if isinstance(part, Line) and part.dated == dated}
        return self._widest(leads, LEAD, MOST_LEAD)

    def _widest(self, texts: Iterable[str], least: float, most: float) -> float:
        """Give the room that the widest of some texts needs, within bounds in points."""
        longest = sorted(texts, key=len)[-MEASURED:]
        width = max((self._set.width(text, "lead") for text in longest), default=0.0) + GAP * UNITS
        return min(most * UNITS, max(least * UNITS, width))

    def _part(self, part: Part) -> Iterator[Strip]:
        above = ABOVE[type(part)] * UNITS
        if isinstance(part, Title):
            yield from self._title(part)
        elif isinstance(part, Heading):
            yield self._headed(part.text, part.aside, "heading", above)
        elif isinstance(part, DayHead):
            yield self._headed(part.text, part.aside, "day", above)
        elif isinstance(part, Callout):
            yield from self._callout(part, above)
        elif isinstance(part, Pair):
            yield from self._pair(part, above)
        elif isinstance(part, Line):
            yield from self._line(part, above)
        elif isinstance(part, NoteHead):
            yield from self._flow([Run(part.text, "caption")], 0.0, above, with_next=True)
        elif isinstance(part, NotePart):
            yield from self._note(part)
        elif isinstance(part, Remark):
            start = self._leads[False] + MARK * UNITS if part.inside else 0.0
            yield from self._flow([Run(part.text, "quiet")], start, above)
        else:
            yield from self._table(part, above)

    # The head of a manuscript and of a section.

    def _title(self, title: Title) -> Iterator[Strip]:
        for text, face, above in ((title.text, "title", 0.0), (title.below, "below", 3.0), (title.last, "last", 5.0)):
            if text:
                yield from self._flow([Run(text, face)], 0.0, above * UNITS, with_next=True)
        yield Strip(4.0 * UNITS, _nothing)

    def _headed(self, text: str, aside: str, face: str, above: float) -> Strip:
        """Give a head with a hairline below it."""
        share = self._width * 0.66
        head = self._set.line(text, face, share)
        cells = [(0.0, head, share)]
        if aside:
            rest = self._width - share
            cells.append((share, self._set.line(aside, "caption", rest, at_end=True), rest))
        paint = self._painting(cells)
        height = head.height + 4.0 * UNITS

        def draw(painter: QPainter, y: float) -> None:
            paint(painter, y)
            self._hairline(painter, y + height)

        return Strip(height, draw, above, with_next=True)

    # What matters most.

    def _callout(self, callout: Callout, above: float) -> Iterator[Strip]:
        pad = CALLOUT_PAD * UNITS
        room = self._width - 2 * pad
        lines = list(self._set.lines([Run(callout.title, "strong")], room))
        if callout.detail:
            lines += self._set.lines([Run(callout.detail, "second")], room)
        if len(lines) > LONGEST_CALLOUT:
            yield from self._flow([Run(callout.title, "strong")], 0.0, above)
            yield from self._flow([Run(callout.detail or " ", "second")], 0.0, 0.0)
            return
        height = sum(line.height for line in lines) + 2 * pad * 0.82

        def draw(painter: QPainter, y: float) -> None:
            painter.setPen(QPen(ink("border"), HAIR * UNITS))
            painter.setBrush(ink("accent_bg"))
            painter.drawRoundedRect(QRectF(0, y, self._width, height), RADIUS * UNITS, RADIUS * UNITS)
            at = y + pad * 0.82
            for line in lines:
                line.draw(painter, pad, at)
                at += line.height

        yield Strip(height, draw, above)

    # Facts, entries and things to do.

    def _pair(self, pair: Pair, above: float) -> Iterator[Strip]:
        left = self._label
        room = self._width - left
        label = self._set.line(pair.label, "lead", left - GAP * UNITS)
        values = self._set.lines([Run(pair.value or " ", "body")], room)
        yield from self._rows(
            values, lambda line, first: [(0.0, label, left), (left, line, room)] if first else [(left, line, room)],
            above,
        )  # fmt: skip

    def _line(self, part: Line, above: float) -> Iterator[Strip]:
        leading = self._leads[part.dated]
        start = (leading if part.lead else 0.0) + (MARK * UNITS if part.mark else 0.0)
        ending = self._set.line(part.end, "caption", self._width * 0.3, at_end=True) if part.end else None
        room = self._width - start - (ending.width + GAP * UNITS if ending else 0.0)
        runs = [Run(part.title or " ", "quiet" if part.quiet else "strong")]
        if part.detail:
            runs.append(Run(f"   {part.detail}", "quiet" if part.quiet else "second"))
        lead = self._set.line(part.lead, "lead", leading - 4 * UNITS) if part.lead else None
        firsts = self._set.lines(runs, room)

        def cells(line: SetLine, first: bool) -> list[tuple[float, SetLine, float]]:
            found = [(start, line, room)]
            if first and lead is not None:
                found.append((0.0, lead, leading))
            if first and ending is not None:
                found.append((self._width * 0.7, ending, self._width * 0.3))
            return found

        strips = self._rows(firsts, cells, above, with_next=bool(part.text))
        place = start - MARK * UNITS
        for number, strip in enumerate(strips):
            yield self._marked(strip, part, place) if part.mark and number == 0 else strip
        if part.text:
            below = Run(part.text, "quiet" if part.quiet else "second")
            yield from self._flow([below], start, 1.0 * UNITS)

    def _marked(self, strip: Strip, part: Line, place: float) -> Strip:
        """Put a mark before the first line."""
        side = 9.0 * UNITS
        x = self._width - place - side if self._rtl else place

        def draw(painter: QPainter, y: float) -> None:
            strip.paint(painter, y)
            box = QRectF(x, y + min(strip.height, 15.0 * UNITS) / 2 - side / 2, side, side)
            marks.draw(painter, part.mark, box, quiet=part.quiet)

        return Strip(strip.height, draw, strip.above, strip.with_next)

    # Notes.

    def _note(self, part: NotePart) -> Iterator[Strip]:
        note = note_runs(part.block)
        start = note.indent * UNITS
        room = self._width - start
        mark = self._set.line(note.mark, "body", 16.0 * UNITS, at_end=True) if note.mark else None

        def cells(line: SetLine, first: bool) -> list[tuple[float, SetLine, float]]:
            found = [(start, line, room)]
            if first and mark is not None:
                found.append((start - 22.0 * UNITS, mark, 16.0 * UNITS))
            return found

        above = note.above * UNITS
        for strip in self._rows(self._set.lines(note.runs, room), cells, above, with_next=note.is_head):
            yield self._shaded(strip) if note.is_code else self._barred(strip, start) if note.is_quote else strip

    def _shaded(self, strip: Strip) -> Strip:
        def draw(painter: QPainter, y: float) -> None:
            painter.fillRect(QRectF(0, y, self._width, strip.height + 1), ink("sunken"))
            strip.paint(painter, y)

        return Strip(strip.height, draw, strip.above, strip.with_next)

    def _barred(self, strip: Strip, start: float) -> Strip:
        thick = 1.6 * UNITS
        x = start - 9.0 * UNITS
        x = self._width - x - thick if self._rtl else x

        def draw(painter: QPainter, y: float) -> None:
            painter.fillRect(QRectF(x, y, thick, strip.height + 1), ink("border"))
            strip.paint(painter, y)

        return Strip(strip.height, draw, strip.above, strip.with_next)

    # Tables.

    def _table(self, table: Table, above: float) -> Iterator[Strip]:
        head = self._table_head(table)
        yield Strip(head.height, head.paint, above, with_next=True)
        for row in table.rows:
            yield self._table_row(table, row, head)

    def _places(self, table: Table) -> Iterator[tuple[float, float]]:
        """Give where the columns begin and how wide they are."""
        at = 0.0
        for column in table.columns:
            wide = column.share * self._width
            yield at, wide - (GAP - 2.0) * UNITS
            at += wide

    def _table_head(self, table: Table) -> Strip:
        cells = [
            (place, self._set.line(column.title, "small_head", wide), wide)
            for (place, wide), column in zip(self._places(table), table.columns, strict=True)
        ]
        height = max(line.height for _x, line, _w in cells) + 4.0 * UNITS
        paint = self._painting(cells)

        def draw(painter: QPainter, y: float) -> None:
            paint(painter, y)
            self._hairline(painter, y + height, "control")

        return Strip(height, draw)

    def _table_row(self, table: Table, row: Sequence[str], head: Strip) -> Strip:
        columns: list[tuple[float, float, list[SetLine]]] = []
        for number, ((place, wide), text) in enumerate(zip(self._places(table), row, strict=True)):
            face = "cell_strong" if number == 0 else "cell"
            columns.append((place, wide, self._cell(text, face, wide)))
        pad = CELL_PAD * UNITS
        height = max((sum(line.height for line in lines) for _x, _w, lines in columns), default=0.0) + 2 * pad

        def draw(painter: QPainter, y: float) -> None:
            for place, wide, lines in columns:
                at = y + pad
                for line in lines:
                    line.draw(painter, self._x(place, wide), at)
                    at += line.height
            self._hairline(painter, y + height)

        return Strip(height, draw, head=head)

    def _cell(self, text: str, face: str, width: float) -> list[SetLine]:
        """Give the lines of a cell; of a long text the last one says that it goes on."""
        if not text:
            return []
        found: list[SetLine] = []
        for line in self._set.lines([Run(text, face)], width):
            found.append(line)
            if len(found) > CELL_LINES:
                last = self._set.line(found[CELL_LINES - 1].words_on(), face, width)
                return [*found[: CELL_LINES - 1], last]
        return found

    # Lines of type.

    def _flow(self, runs: Sequence[Run], start: float, above: float, *, with_next: bool = False) -> Iterator[Strip]:
        room = self._width - start
        return self._rows(
            self._set.lines(runs, room), lambda line, _first: [(start, line, room)], above, with_next=with_next
        )

    def _rows(
        self,
        lines: Iterable[SetLine],
        cells: Callable[[SetLine, bool], list[tuple[float, SetLine, float]]],
        above: float,
        *,
        with_next: bool = False,
    ) -> Iterator[Strip]:
        """Make a strip of each line; the first two stay together, and so do the last two."""
        waiting: list[Strip] = []
        for number, line in enumerate(lines):
            strip = Strip(line.height, self._painting(cells(line, number == 0)), above if number == 0 else 0.0)
            waiting.append(strip)
            if len(waiting) > 2:
                yield _glued(waiting.pop(0), glued=number == 2)
        if len(waiting) > 1:
            yield _glued(waiting.pop(0), glued=True)
        for strip in waiting:
            yield _glued(strip, glued=with_next)

    def _painting(self, cells: Iterable[tuple[float, SetLine, float]]) -> Callable[[QPainter, float], None]:
        """Give what paints lines side by side: each with its place and the width it was set in."""
        found = list(cells)
        baseline = max(line.baseline for _place, line, _wide in found)
        there = [(self._x(place, wide), line, baseline - line.baseline) for place, line, wide in found]

        def draw(painter: QPainter, y: float) -> None:
            for x, line, down in there:
                line.draw(painter, x, y + down)

        return draw

    def _x(self, place: float, wide: float) -> float:
        """Give where something is painted whose place counts from the side where reading begins."""
        return self._width - place - wide if self._rtl else place

    def _hairline(self, painter: QPainter, y: float, role: str = "border") -> None:
        painter.setPen(QPen(ink(role), HAIR * UNITS))
        painter.drawLine(QPointF(0, y), QPointF(self._width, y))


def _glued(strip: Strip, *, glued: bool) -> Strip:
    return Strip(strip.height, strip.paint, strip.above, glued, strip.head) if glued else strip


def _nothing(_painter: QPainter, _y: float) -> None:
    """Paint nothing."""
