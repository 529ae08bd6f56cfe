# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk over a real vault, with ways to fill a day: follow-ups, cadences, promises, events, quiet ties."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from coterie.services.interactions import NewLog
from tests.builders import TODAY
from tests.ui.desks import make_desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coterie.services.session import Session


class Staged:
    """A vault and the desk of a page; `changed` is called after each write."""

    def __init__(self, folder: Path) -> None:
        self.changed: Callable[[], None] = lambda: None
        made = make_desk(folder, self._tell)
        self.desk, self.opened = made.desk, made.opened
        self.notices, self.ways = made.notices, made.ways

    @property
    def session(self) -> Session:
        return self.desk.session

    def _tell(self) -> None:
        self.changed()

    def follow_up(self, name: str, days_late: int = 0, reason: str = "Send the deck") -> int:
        """Add somebody with a follow-up, and give its key."""
        person = self.opened.add(name).id
        return self.opened.follow_ups.add(person, TODAY - timedelta(days=days_late), reason).id

    def cadence(self, name: str, every: int = 42, silent: int = 49) -> int:
        """Add somebody who was to be heard of earlier, and give their key."""
        person = self.opened.add(name).id
        self.opened.interactions.log(person, NewLog(on=TODAY - timedelta(days=silent)))
        self.opened.cadence.set(person, every)
        return person

    def promise(self, name: str, due: date = TODAY, text: str = "send the notes") -> int:
        """Add somebody with a promise, and give the person's key."""
        person = self.opened.add(name).id
        self.opened.run(
            "INSERT INTO commitment (person_id, text, direction, due_on, created_at, changed_at) "
            f"VALUES ({person}, '{text}', 'i_owe', '{due}', 0, 0)"
        )
        return person

    def anything(self, kind: str, name: str) -> int:
        """Add somebody with a follow_up, a promise or a cadence."""
        ways: dict[str, Callable[[str], int]] = {
            "follow_up": self.follow_up,
            "promise": self.promise,
            "cadence": self.cadence,
        }
        return ways[kind](name)

    def event(self, hour: int, title: str, *people: int) -> None:
        """Write an event of today with people."""
        at = datetime(TODAY.year, TODAY.month, TODAY.day, hour, tzinfo=UTC)
        with self.opened.writing() as connection:
            key = connection.execute(
                "INSERT INTO event (uuid, title, at_utc, at_text, ends_on, created_at, changed_at) "
                "VALUES (hex(randomblob(8)), ?, ?, ?, ?, 0, 0)",
                (title, int(at.timestamp()), at.isoformat(), (at + timedelta(minutes=45)).isoformat()),
            ).lastrowid
            for person in people:
                connection.execute("INSERT INTO attendee (event_id, person_id) VALUES (?, ?)", (key, person))

    def quiet(self, name: str, silent: int = 100) -> int:
        """Add somebody who used to be met every three weeks, and was not for a while."""
        person = self.opened.add(name).id
        for number in range(6):
            day = TODAY - timedelta(days=silent + 21 * number)
            self.opened.interactions.log(person, NewLog(kind="meeting", on=day, text="The event platform."))
        self.opened.vault.begin_day(TODAY)
        return person
