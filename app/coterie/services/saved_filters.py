# SPDX-License-Identifier: GPL-3.0-or-later
"""Filters of the list of people that are kept under a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.domain.errors import BadValue, NotFound
from coterie.domain.listed import SavedFilter
from coterie.domain.texts import _

if TYPE_CHECKING:
    from coterie.services.ports.vault import Vault


class SavedFilters:
    """What a person can do with kept filters; every change is a step that can be undone."""

    def __init__(self, vault: Vault) -> None:
        """Work on an open vault."""
        self._vault = vault

    def all(self) -> list[SavedFilter]:
        """List them in the order they were made."""
        with self._vault.read() as view:
            return view.lists.saved_filters()

    def keep(self, name: str, query: str) -> SavedFilter:
        """Keep a query under a name; BadValue where one of the two says nothing."""
        named = SavedFilter(0, _said(name), _said(query))
        with self._vault.write(_("Save the filter {0}").format(named.name)) as tx:
            return replace(named, id=tx.lists.add_filter(named.name, named.query))

    def rename(self, key: int, name: str) -> SavedFilter:
        """Call a filter something else."""
        changed = replace(self._get(key), name=_said(name))
        with self._vault.write(_("Rename the filter {0}").format(changed.name)) as tx:
            tx.lists.put_filter(changed)
        return changed

    def remove(self, key: int) -> SavedFilter:
        """Drop a filter and give what it was."""
        found = self._get(key)
        with self._vault.write(_("Remove the filter {0}").format(found.name)) as tx:
            tx.lists.remove_filter(key)
        return found

    def _get(self, key: int) -> SavedFilter:
        found = next((one for one in self.all() if one.id == key), None)
        if found is None:
            raise NotFound(_("This filter is gone."), _("It may have been removed; undo brings it back."))
        return found


def _said(text: str) -> str:
    said = " ".join(text.split())
    if not said:
        raise BadValue(_("A filter needs a name."), _("Write a word, such as Mentors."))
    return said
