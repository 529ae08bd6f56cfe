# SPDX-License-Identifier: GPL-3.0-or-later
"""A day on paper: what to do with boxes to tick and the reasons, and what is on the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.spoken_dates import spoken_full_day
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole
from coterie.services.paper import PrintedThing
from coterie.ui.pages.today import wording
from coterie.ui.pages.today.lines import EventLine, HeadingLine, NoteLine
from coterie.ui.pages.today.rows_of_day import DONE, LEFT_OUT, OLDER, lines_of
from coterie.ui.parts.covers import bare
from coterie.ui.parts.rows import TaskLine
from coterie.ui.printing.manuscript import BOX, EVENT, TICKED, Heading, Line, Manuscript, Part, Remark, Title, Wish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coterie.domain.due_reasons import Estimates
    from coterie.services.jobs import JobContext
    from coterie.services.printing import Printing
    from coterie.services.today import TodayView
    from coterie.ui.pages.today.lines import Line as DayLine


class DayStory:
    """Today. look: reads the day with everything that it folds; estimates: of how long things take."""

    def __init__(self, printing: Printing, look: Callable[[], TodayView], estimates: Estimates) -> None:
        """Be about the day."""
        self._printing = printing
        self._look = look
        self._estimates = estimates

    def title(self) -> str:
        """Say what is printed."""
        return _("Print this day")

    def sections(self) -> tuple[tuple[str, str], ...]:
        """Give the sections that can be left out."""
        return (
            (OLDER, _("What has been late for long")),
            (LEFT_OUT, _("Everything else")),
            (DONE, _("Done today")),
        )

    def usual(self) -> Wish:
        """Want what the page shows, not what it folds."""
        return Wish(frozenset({OLDER, LEFT_OUT, DONE}))

    def write(self, wish: Wish, ctx: JobContext) -> Manuscript:
        """Read the day and put it into words."""
        ctx.progress(0, 0, "")
        found = self._printing.day(self._look())
        day: TodayView = bare(found.day)
        parts = tuple(_parts(day, wish))
        things = [part for part in parts if isinstance(part, Line)]
        title = spoken_full_day(day.today)
        sentence = wording.sentence(day.plan.tasks, len(day.events), self._estimates)
        people = {task.person.id for task in day.plan.tasks if task.person}
        stays = counted("{n} thing is marked private and stays off.",
                        "{n} things are marked private and stay off.", found.stays) if found.stays else ""  # fmt: skip
        return Manuscript(
            running=title,
            parts=(Title(title, sentence), *parts),
            says=sentence or _("Nothing planned today."),
            stays=stays,
            held=(),
            printed=PrintedThing(
                "today", len(people), len(things), ("name", "reason"), {"things": found.stays} if found.stays else {}
            ),
            file_stem=f"today-{day.today.isoformat()}",
        )  # fmt: skip


def _parts(day: TodayView, wish: Wish) -> Iterable[Part]:
    wanted = frozenset({OLDER, LEFT_OUT, DONE}) - wish.without
    hidden, empty = False, True
    for line in lines_of(day, wanted):
        key = line.key
        if key in {OLDER, LEFT_OUT, DONE}:
            hidden = key in wish.without
        elif key.startswith("section:"):
            hidden = False
        if not hidden:
            part = _part(line)
            empty = empty and not isinstance(part, Line)
            yield part
    if empty:
        yield Remark(_("Nothing planned today."))


def _part(line: DayLine) -> Part:
    if isinstance(line, HeadingLine):
        return Heading(line.text, whole(line.count))
    if isinstance(line, EventLine):
        return Line(line.title, lead=line.time, mark=EVENT, detail=line.detail)
    if isinstance(line, TaskLine):
        mark = TICKED if line.done else BOX
        return Line(line.name, mark=mark, detail=line.detail, text=line.reason, end=line.pill, quiet=line.done)
    return Remark(line.text) if isinstance(line, NoteLine) else Heading(line.text)
