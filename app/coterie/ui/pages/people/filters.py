# SPDX-License-Identifier: GPL-3.0-or-later
"""Filters that are kept as chips: keeping what is typed, calling it something else, dropping it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.ui.pages.people.shown import SAVED, key_of

if TYPE_CHECKING:
    from coterie.domain.listed import SavedFilter
    from coterie.ui.desk import Desk
    from coterie.ui.pages.people.presenter import PeoplePresenter


class KeptFilters:
    """What can be done with the chips of the list."""

    def __init__(self, desk: Desk, people: PeoplePresenter) -> None:
        """Belong to the list."""
        self._desk = desk
        self._people = people

    def name_of(self, chip: str) -> str:
        """Give the name of a chip, "" where it is none that is kept."""
        return next((one.name for one in self._people.filters if f"{SAVED}{one.id}" == chip), "")

    def keep(self, name: str) -> None:
        """Keep what is typed under a name; from then on the chip stands for it."""
        people, filters = self._people, self._desk.session.filters
        query = people.scope.asked

        def done(kept: SavedFilter) -> None:
            people.widen()
            people.scope = replace(people.scope, chip=f"{SAVED}{kept.id}", query=kept.query)
            self._desk.notices.say(_("Saved the filter {name}.").format(name=kept.name), undo=True)

        self._desk.jobs.write(lambda _ctx: filters.keep(name, query), done)

    def rename(self, chip: str, name: str) -> None:
        """Call a filter something else."""
        filters, notices = self._desk.session.filters, self._desk.notices
        self._desk.jobs.write(
            lambda _ctx: filters.rename(key_of(chip), name),
            lambda kept: notices.say(_("The filter is called {name} now.").format(name=kept.name), undo=True),
        )

    def remove(self, chip: str) -> None:
        """Drop a filter; the list shows everybody again where it was in force."""
        filters, notices = self._desk.session.filters, self._desk.notices
        if self._people.scope.chip == chip:
            self._people.widen()
        self._desk.jobs.write(
            lambda _ctx: filters.remove(key_of(chip)),
            lambda gone: notices.say(_("Removed the filter {name}.").format(name=gone.name), undo=True),
        )
