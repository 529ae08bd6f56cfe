# SPDX-License-Identifier: GPL-3.0-or-later
"""What long lists ask of the vault: rows for keys, organisations in order, and the filters that were kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from datetime import date

    from coterie.domain.chosen_people import TagShare
    from coterie.domain.listed import ListedOrganisation, ListedPerson, SavedFilter
    from coterie.domain.person_links import PersonLink


class ListsView(Protocol):
    """Rows of lists, read."""

    def people(self, ids: Sequence[int], today: date) -> list[ListedPerson]:
        """Give rows for up to some hundred keys, in their order; unknown keys are left out."""

    def organisation_ids(self, text: str) -> array[int]:
        """Give organisations in order: where people are, where they were, the others; text: what names begin with."""

    def organisations(self, ids: Sequence[int]) -> list[ListedOrganisation]:
        """Give rows for up to some hundred keys, in their order; unknown keys are left out."""

    def count_organisations(self) -> int:
        """Count the organisations."""

    def nearest_name(self, text: str) -> PersonLink | None:
        """Give the person whose name is nearest to a text, None where none is near."""

    def tags(self) -> list[TagShare]:
        """List the tags that people wear, the most worn first."""

    def saved_filters(self) -> list[SavedFilter]:
        """List the filters that were kept, in the order they were made."""


class ListsStore(ListsView, Protocol):
    """Filters of lists, written."""

    def add_filter(self, name: str, query: str) -> int:
        """Keep a filter and give its key."""

    def put_filter(self, saved: SavedFilter) -> None:
        """Write a filter anew."""

    def remove_filter(self, key: int) -> None:
        """Drop a filter."""
