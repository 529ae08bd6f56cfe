# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed in the window and not saved, by the place it is typed at: kept from the first letter until it is saved.

A place is a word for what is typed there and, where it is about somebody, whom: "log person:12".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coterie.services.drafts import Drafts
    from coterie.ui.jobs import Jobs

#: So long after the last letter what was typed lies in the vault: little is lost where the computer stops.
PAUSE_MS = 2_000


class DraftKeeper(QObject):
    """Holds drafts while the window is open and writes them into the vault beside everything else."""

    def __init__(self, drafts: Drafts, jobs: Jobs, parent: QObject | None = None) -> None:
        """Read what was kept the last time. jobs: where reading and writing go on."""
        super().__init__(parent)
        self._drafts, self._jobs = drafts, jobs
        self._kept: dict[str, dict[str, str]] = {}
        self._changed: set[str] = set()
        self.is_loaded = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.write)

    def load(self, then: Callable[[list[str]], None]) -> None:
        """Read what was kept the last time. then: told the places of it, in the order they were begun."""

        def take(found: dict[str, dict[str, str]]) -> None:
            self._kept = found | self._kept
            self.is_loaded = True
            then(list(found))

        self._jobs.read(lambda _ctx: self._drafts.all(), take, failed=lambda _error: None)

    def words_of(self, place: str) -> Mapping[str, str]:
        """Give what was typed at a place and not saved, by field; nothing where everything was."""
        return self._kept.get(place, {})

    def keep(self, place: str, words: Mapping[str, str]) -> None:
        """Keep what stands at a place now."""
        if self._kept.get(place) != words:
            self._kept[place] = dict(words)
            self._mark(place)

    def forget(self, place: str) -> None:
        """Forget what stood at a place: it was saved, or taken out by whoever typed it."""
        if self._kept.pop(place, None) is not None:
            self._mark(place)

    def write(self) -> None:
        """Write what changed into the vault, beside everything else."""
        save = self.last_words()
        # The next attempt is what comes of a failure: while typing nobody can do anything about it.
        self._jobs.read(lambda _ctx: save(), lambda _none: None, failed=lambda _error: None, key="drafts")

    def last_words(self) -> Callable[[], None]:
        """Give the way of writing what changed, to be walked on any thread."""
        self._pause.stop()
        changes = {place: self._kept.get(place) for place in self._changed}
        self._changed.clear()
        drafts = self._drafts
        return lambda: drafts.keep(changes)

    def _mark(self, place: str) -> None:
        self._changed.add(place)
        self._pause.start()
