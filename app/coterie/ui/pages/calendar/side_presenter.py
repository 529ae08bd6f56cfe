# SPDX-License-Identifier: GPL-3.0-or-later
"""The cards at the side: how the last event was, and the calendars that were read from files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coterie.domain.spoken_dates import spoken_day
from coterie.domain.texts import _
from coterie.ui.pages.calendar import wording
from coterie.ui.pages.calendar.keys import event_key, event_of
from coterie.ui.pages.calendar.lines import FileLine, ReviewCard, Who

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.calendar_days import CalendarEvent
    from coterie.domain.calendar_events import CalendarFile
    from coterie.ui.desk import Desk


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
        self._asked = ""
        #: Events that the person does not want to be asked about now.
        self._waved: set[str] = set()

    def reload(self) -> None:
        """Read both cards anew."""
        calendar = self._desk.session.calendar
        self._desk.jobs.read(lambda _ctx: (calendar.to_review(), calendar.files()), self._take, key="calendar.side")

    def write_down(self, people: Sequence[int], text: str) -> None:
        """Write down how the event was that the card asks about."""
        event = event_of(self._asked)
        if event is None or event.at_utc is None:
            return
        number, at, calendar = event.event, event.at_utc, self._desk.session.calendar
        self._desk.jobs.write(
            lambda _ctx: calendar.note(number, at, people, text),
            lambda _none: self._desk.notices.say(_("Written down."), undo=True),
            failed=self._desk.notices.problem,
        )

    def not_now(self) -> None:
        """Ask no more about this event while the page lasts."""
        self._waved.add(self._asked)
        self._view.show_review(None)

    def show_file(self, name: str, *, shown: bool) -> None:
        """Show a calendar or leave it out."""
        calendar = self._desk.session.calendar
        self._desk.jobs.write(
            lambda _ctx: calendar.show_file(name, shown=shown), lambda _none: None, failed=self._desk.notices.problem
        )

    def _take(self, found: tuple[CalendarEvent | None, list[CalendarFile]]) -> None:
        review, files = found
        today = self._desk.clock.today()
        card = self._review(review) if review else None
        self._asked = card.key if card else ""
        self._view.show_review(card if card and card.key not in self._waved else None)
        self._view.show_files(
            [FileLine(file.name, wording.file_detail(file, today), not file.hidden) for file in files]
        )

    def _review(self, event: CalendarEvent) -> ReviewCard:
        today = self._desk.clock.today()
        what = _("{title}, {date}").format(title=wording.event_title(event), date=spoken_day(event.day, today))
        people = tuple(Who(person.id, person.name) for person in event.people)
        return ReviewCard(event_key(event, event.day), what, wording.ago(event.last_day, today), people)
