# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking how the event was that was over last, and writing down the answer; on the page of the day, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.spoken_dates import spoken_day
from coterie.domain.texts import _
from coterie.ui.pages.calendar import wording
from coterie.ui.pages.calendar.keys import event_key
from coterie.ui.pages.calendar.lines import ReviewCard, Who

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from coterie.domain.calendar_days import CalendarEvent
    from coterie.ui.desk import Desk


class Reviewing:
    """Holds which event is asked about. What is waved away is not asked about again, on no page."""

    def __init__(self, desk: Desk, show: Callable[[ReviewCard | None], None]) -> None:
        """Begin with nothing asked. show: asks about an event, or about nothing."""
        self._desk = desk
        self._show = show
        self._event: CalendarEvent | None = None
        #: What is waved away, until the vault says so, too.
        self._over: set[tuple[int, int]] = set()

    @property
    def asks(self) -> bool:
        """Whether an event is asked about."""
        return self._event is not None

    def reload(self) -> None:
        """Look which event was over last."""
        calendar = self._desk.session.calendar
        self._desk.jobs.read(lambda _ctx: calendar.to_review(), self.take, key="reviewing")

    def take(self, event: CalendarEvent | None) -> None:
        """Ask about an event, or about nothing."""
        self._event = None if event is None or (event.event, event.at_utc) in self._over else event
        self._show(review_card(self._event, self._desk.clock.today()) if self._event else None)

    def write_down(self, people: Sequence[int], text: str) -> None:
        """Write down how it was; nothing of it is lost where that fails."""
        event, calendar = self._event, self._desk.session.calendar
        if event is not None:
            self._desk.jobs.write(
                lambda _ctx: calendar.note(event.event, event.at_utc, people, text),
                lambda _none: self._desk.notices.say(_("Written down."), undo=True),
                failed=self._desk.notices.problem,
            )

    def not_now(self) -> None:
        """Ask no more about this event."""
        event, calendar = self._event, self._desk.session.calendar
        if event is None:
            return
        self._over.add((event.event, event.at_utc))
        self.take(None)
        self._desk.jobs.write(
            lambda _ctx: calendar.stop_asking(event.event, event.at_utc),
            lambda _none: None,
            failed=self._desk.notices.problem,
        )


def review_card(event: CalendarEvent, today: date) -> ReviewCard:
    """Ask how an event was."""
    what = _("{title}, {date}").format(title=wording.event_title(event), date=spoken_day(event.day, today))
    people = tuple(Who(person.id, person.name) for person in event.people)
    return ReviewCard(event_key(event, event.day), what, wording.ago(event.last_day, today), people)
