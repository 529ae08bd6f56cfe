# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields of the kinds of things that a row of a table can be, and the titles under which tables hold them.

A title counts as it compares (`coterie.domain.column_titles`): English first, then German, French, Spanish,
Portuguese and Italian. `weight` says how much a title tells of what the table holds: "company" stands in many tables,
"date applied" in one kind only.
"""

from __future__ import annotations

from typing import NamedTuple

_DATES = frozenset({"birthday", "deadline", "due", "start", "end", "on", "issued", "expires", "since", "until"})


class Field(NamedTuple):
    """A field of a kind. many: several columns, and lists within a cell, are kept apart instead of being joined."""

    id: str
    titles: str
    weight: int = 1
    many: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Give the titles one by one."""
        return tuple(" ".join(name.split()) for name in self.titles.split(","))


class Entity(NamedTuple):
    """A kind of thing. needs: sets of fields of which one has to be there, else a row is nothing that can be kept."""

    id: str
    fields: tuple[Field, ...]
    needs: tuple[frozenset[str], ...]

    def field(self, name: str) -> Field | None:
        """Give the field of a name, None where there is none."""
        return next((field for field in self.fields if field.id == name), None)


def needs(*sets: str) -> tuple[frozenset[str], ...]:
    """Make the sets of fields out of words."""
    return tuple(frozenset(words.split()) for words in sets)


def is_date(field: str) -> bool:
    """Say whether a field holds a day or moment, by its name."""
    return field in _DATES or field.endswith("_on")
