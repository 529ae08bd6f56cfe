# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking for people who may be one, beside whatever else goes on. It knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import percent

if TYPE_CHECKING:
    from coterie.domain.errors import UserError
    from coterie.services.duplicates import Searched
    from coterie.ui.desk import Desk
    from coterie.ui.jobs import Job, Progress


@dataclass(frozen=True)
class SearchText:
    """How far the search is. share: in hundredths."""

    is_running: bool
    share: int = 0
    words: str = ""


class SearchView(Protocol):
    """What the search needs of the window."""

    def show_search(self, shown: SearchText) -> None:
        """Show how far it is, or that nothing is being compared."""


class PairSearch:
    """Compares people away from the window's thread, then keeps what was found."""

    def __init__(self, desk: Desk, view: SearchView) -> None:
        """Begin at rest."""
        self._desk, self._view = desk, view
        self._job: Job | None = None
        self.is_running = False

    def start(self) -> None:
        """Compare everybody with everybody."""
        self._run(None)

    def after_import(self, batch_id: int) -> None:
        """Compare those whom an import brought with everybody; says nothing where nobody new is found."""
        self._run(batch_id)

    def stop(self) -> None:
        """Stop comparing; nothing was changed yet."""
        job, self._job = self._job, None
        self._rest()
        if job is not None:
            job.cancel()

    def _run(self, batch_id: int | None) -> None:
        duplicates = self._desk.session.duplicates
        if self.is_running and batch_id is None:
            return
        self.is_running = True
        self._view.show_search(SearchText(is_running=True, words=_("Comparing people")))
        job = self._desk.jobs.read(
            lambda ctx: duplicates.look(ctx, batch_id),
            self._take,
            failed=self._failed,
            key="duplicates.search",
            progress=self._report,
        )
        self._job = job if self.is_running else None

    def _report(self, progress: Progress) -> None:
        if self.is_running:
            share = progress.done * 100 // max(progress.total, 1)
            words = _("Comparing people, {share}").format(share=percent(share))
            self._view.show_search(SearchText(is_running=True, share=share, words=words))

    def _take(self, searched: Searched) -> None:
        self._rest()
        if not searched.pairs:
            self._say(searched, 0)
            return
        duplicates = self._desk.session.duplicates
        self._desk.jobs.write(lambda _ctx: duplicates.offer(searched), lambda new: self._say(searched, new))

    def _say(self, searched: Searched, new: int) -> None:
        if new:
            pairs = counted("Found {n} new pair to compare.", "Found {n} new pairs to compare.", new)
            self._desk.notices.say(pairs)
        elif searched.batch_id is None:
            self._desk.notices.say(_("Nobody else seems to be here twice."))

    def _failed(self, error: UserError) -> None:
        self._rest()
        self._desk.notices.problem(error)

    def _rest(self) -> None:
        self.is_running = False
        self._view.show_search(SearchText(is_running=False))
