# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed in the window and not saved, by the place it is typed at: kept from the first letter until it is saved.

A place is a word for what is typed there and, where it is about somebody, whom: "log person:12".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from coterie.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coterie.services.drafts import Drafts
    from coterie.ui.job_runner import JobRunner

#: So long after the last letter what was typed lies in the vault: little is lost where the computer stops.
PAUSE_MS = 2_000
#: Stands among the words of a draft of which somebody was told: once is enough, until something else is typed there.
TOLD = "told"


class DraftKeeper(QObject):
    """Holds drafts while the window is open and writes them into the vault beside everything else."""

    def __init__(self, drafts: Drafts, runner: JobRunner, parent: QObject | None = None) -> None:
        """Begin with nothing. runner: where reading and writing go on."""
        super().__init__(parent)
        self._drafts, self._runner = drafts, runner
        self._kept: dict[str, dict[str, str]] = {}
        self._changed: set[str] = set()
        self.is_loaded = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.write)

    def load(self, then: Callable[[list[str]], None]) -> None:
        """Read what was kept the last time. then: told the places nobody was told of yet, the first begun first."""

        def take(found: dict[str, dict[str, str]]) -> None:
            fresh = [place for place, words in found.items() if TOLD not in words and place not in self._kept]
            self._kept = found | self._kept
            for place in fresh:
                self.keep(place, {**found[place], TOLD: TOLD})
            self.is_loaded = True
            then(fresh)

        self._runner.read(lambda _ctx: self._drafts.all(), take, failed=lambda _error: None)

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
        self._runner.put_aside(self.last_words())

    def last_words(self) -> Callable[[], None]:
        """Give the way of writing what changed, to be walked on any thread."""
        self._pause.stop()
        changed, drafts = set(self._changed), self._drafts
        changes = {place: self._kept.get(place) for place in changed}
        self._changed -= changed

        def walk() -> None:
            try:
                drafts.keep(changes)
            except UserError:
                # While typing nobody can do anything about it: the next time all of it is tried again.
                self._changed |= changed

        return walk

    def _mark(self, place: str) -> None:
        self._changed.add(place)
        self._pause.start()
