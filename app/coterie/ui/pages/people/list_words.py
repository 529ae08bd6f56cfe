# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands around the list: its chips, its count, and what is said where nobody is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole
from coterie.services.people_lists import hints_of
from coterie.ui.pages.people.shown import ALL, DUE, ORGANISATIONS, SAVED, Chip, Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.listed import SavedFilter
    from coterie.services.people_lists import BestPeople, ListCounts


def chips_of(scope: Scope, filters: Sequence[SavedFilter], counts: ListCounts) -> tuple[Chip, ...]:
    """List the chips: people and organisations beside each other, or the filters of people."""
    organisations = Chip(ORGANISATIONS, _("Organisations"), scope.organisations, counts.organisations)
    if scope.organisations:
        return (Chip(ALL, _("People"), is_on=False, count=counts.people), organisations)
    return (
        Chip(ALL, _("All"), scope.chip == ALL),
        Chip(DUE, _("Due"), scope.chip == DUE),
        *(Chip(f"{SAVED}{one.id}", one.name, scope.chip == f"{SAVED}{one.id}") for one in filters),
        organisations,
    )


def count_of(best: BestPeople) -> str:
    """Write how many were found, or at least how many."""
    return _("{n}+").format(n=whole(best.total)) if best.at_least else whole(best.total)


def said_count(scope: Scope, number: int) -> str:
    """Say how many there are."""
    if scope.organisations:
        return counted("{n} organisation", "{n} organisations", number)
    return counted("{n} person", "{n} people", number)


def hint_of(scope: Scope) -> str:
    """Say what of the typed text looks like a filter and is none, "" where all is well."""
    if scope.organisations:
        return ""
    return next((hint.message for hint in hints_of(scope.text)), "")


def nobody_words(scope: Scope, filters: Sequence[SavedFilter]) -> str:
    """Say that nobody is found, as one would."""
    if scope.organisations:
        text = scope.text.strip()
        return _("No organisation called “{text}”.").format(text=text) if text else _("No organisation yet.")
    if scope.words:
        return _("Nobody called “{text}”.").format(text=scope.words)
    if scope.text.strip():
        return _("Nobody fits this filter.")
    if scope.chip == DUE:
        return _("Nobody is due.")
    name = next((one.name for one in filters if f"{SAVED}{one.id}" == scope.chip), "")
    return _("Nobody fits “{name}” now.").format(name=name)
