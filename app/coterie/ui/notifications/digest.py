# SPDX-License-Identifier: GPL-3.0-or-later
"""The one note a day: how many follow-ups there are, at the time the person chose, without names unless wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from coterie.domain.texts import _, counted
from coterie.ui.parts.covers import said

if TYPE_CHECKING:
    from datetime import date

    from coterie.services.due import DueList
    from coterie.ui.desk import Desk
    from coterie.ui.notifications.notifier import Notifier

LOOK_MS = 30_000
NAMED = 3


class Digest(QObject):
    """Looks at the clock while a vault is open. A day whose time passed before it was opened gets its note at once."""

    def __init__(self, desk: Desk, notifier: Notifier, parent: QObject) -> None:
        """Begin to look."""
        super().__init__(parent)
        self._desk = desk
        self._notifier = notifier
        self._told: date | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Tell the day's note, if it is wanted, due, and not told yet."""
        wanted = self._desk.preferences.now
        now = self._desk.clock.now()
        today = self._desk.clock.today()
        if not wanted.digest or self._told == today or f"{now:%H:%M}" < wanted.digest_at:
            return
        self._told = today
        session = self._desk.session
        self._desk.jobs.read(lambda _ctx: session.due.within(0, NAMED + 1), self._tell)

    def _tell(self, due: DueList) -> None:
        if not due.total:
            return
        text = counted("{n} follow-up today", "{n} follow-ups today", due.total)
        if self._desk.preferences.now.names_in_notifications:
            names = [item.person.name for item in due.items[:NAMED] if item.person]
            more = _(", and others") if due.total > len(names) else ""
            text = f"{text}: {', '.join(names)}{more}" if names else text
        self._notifier.notify(_("Coterie"), said(text))
