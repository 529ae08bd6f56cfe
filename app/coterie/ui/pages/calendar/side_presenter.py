# SPDX-License-Identifier: GPL-3.0-or-later
"""The cards at the side: how the last event was, and the calendars that were read from files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coterie.ui.pages.calendar import wording
from coterie.ui.pages.calendar.lines import FileLine
from coterie.ui.pages.calendar.reviewing import Reviewing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.calendar_days import CalendarEvent
    from coterie.domain.calendar_events import CalendarFile
    from coterie.ui.desk import Desk
    from coterie.ui.pages.calendar.lines import ReviewCard


class SideView(Protocol):
    """What the presenter tells the cards."""

    def show_review(self, card: ReviewCard | None) -> None:
        """Ask how an event was, or nothing."""

    def show_files(self, files: Sequence[FileLine]) -> None:
        """Show the calendars, none = no card."""


class SidePresenter:
    """Fills the cards, and writes what is said on them."""

    def __init__(self, desk: Desk, view: SideView) -> None:
        """Begin with nothing read."""
        self._desk = desk
        self._view = view
        self._reviewing = Reviewing(desk, view.show_review)

    def reload(self) -> None:
        """Read both cards anew."""
        calendar = self._desk.session.calendar
        self._desk.jobs.read(lambda _ctx: (calendar.to_review(), calendar.files()), self._take, key="calendar.side")

    def write_down(self, people: Sequence[int], text: str) -> None:
        """Write down how the event was that the card asks about."""
        self._reviewing.write_down(people, text)

    def not_now(self) -> None:
        """Ask no more about this event."""
        self._reviewing.not_now()

    def show_file(self, name: str, *, shown: bool) -> None:
        """Show a calendar or leave it out."""
        calendar = self._desk.session.calendar
        self._desk.jobs.write(
            lambda _ctx: calendar.show_file(name, shown=shown), lambda _none: None, failed=self._desk.notices.problem
        )

    def _take(self, found: tuple[CalendarEvent | None, list[CalendarFile]]) -> None:
        review, files = found
        today = self._desk.clock.today()
        self._reviewing.take(review)
        self._view.show_files(
            [FileLine(file.name, wording.file_detail(file, today), not file.hidden) for file in files]
        )
