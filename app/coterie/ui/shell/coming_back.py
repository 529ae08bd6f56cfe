# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said to somebody who comes back: which words were kept, and what became of an import that was stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted
from coterie.ui.shell.sheets import SEARCH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.services.drafts import StoppedImport
    from coterie.ui.desk import Desk
    from coterie.ui.drafts import DraftKeeper
    from coterie.ui.shell.history import History
    from coterie.ui.shell.sheets import Sheets


class ComingBack:
    """Reads once what was left behind when the vault was closed, and says it with the way back to it."""

    def __init__(self, desk: Desk, keeper: DraftKeeper, sheets: Sheets, history: History) -> None:
        """Belong to a shell. history: tells whether somebody has gone on already."""
        self._history = history
        self._desk, self._keeper, self._sheets = desk, keeper, sheets

    def tell(self) -> None:
        """Look, beside everything else."""
        self._keeper.load(self._tell_of_words)
        drafts, jobs = self._desk.session.drafts, self._desk.jobs
        jobs.read(lambda _ctx: drafts.stood_at(), self._go_on, failed=lambda _error: None)
        jobs.read(lambda _ctx: drafts.take_stopped(), self._tell_of_import, failed=lambda _error: None)

    def _go_on(self, stood: tuple[str, str]) -> None:
        """Show what was selected on the page in front, unless somebody has gone on already."""
        page, selection = stood
        here = None if self._history.can_go_back else self._history.here
        if selection and here is not None and here.page == page and here.selection != selection:
            self._desk.ways.go(page, selection)

    def _tell_of_words(self, places: Sequence[str]) -> None:
        """Say that words were kept, and lead back to where they were typed, where that is a sheet of the window."""
        reopen = next((way for place in reversed(places) if (way := self._sheets.way_to(place)) is not None), None)
        if reopen is not None:
            self._desk.notices.offer(_("What you typed before is kept."), _("Go on with it"), reopen)
        elif any(place != SEARCH for place in places):
            self._desk.notices.say(_("What you typed before is kept. It is there when you open the same form again."))

    def _tell_of_import(self, stopped: StoppedImport | None) -> None:
        """Say what became of an import that was not finished, and offer to begin it again."""
        if stopped is None:
            return
        files, ways = stopped.files, self._desk.ways
        name = files[0].name if len(files) == 1 else counted("{n} file", "{n} files", len(files))
        if stopped.was_importing:
            text = _("The import of {0} was stopped before its end. Nothing was changed. Begin it again when you like.")
            self._desk.notices.offer(text.format(name), _("Begin again"), lambda: ways.bring_in(files))
        else:
            text = _("You were looking at {0}. Nothing of it is imported yet.")
            self._desk.notices.offer(text.format(name), _("Look again"), lambda: ways.bring_in(files))
