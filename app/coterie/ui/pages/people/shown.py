# SPDX-License-Identifier: GPL-3.0-or-later
"""What the presenter hands to the page: finished words and keys."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coterie.services.people_lists import sought_words

if TYPE_CHECKING:
    from array import array

    from coterie.domain.chosen_people import ChosenName
    from coterie.ui.parts.rows import PersonLine

#: Chips, and what the page calls a person and an organisation, with the key behind the colon.
ALL, DUE, SAVED, ORGANISATIONS = "all", "due", "saved:", "organisations"
PERSON, ORGANISATION = "person:", "organisation:"


@dataclass(frozen=True)
class Scope:
    """What the list shows: a chip, what is typed beside it, and the order. query: of the chip."""

    chip: str = ALL
    query: str = ""
    text: str = ""
    sort: str = "name"

    @property
    def organisations(self) -> bool:
        """Whether it shows organisations."""
        return self.chip == ORGANISATIONS

    @property
    def asked(self) -> str:
        """The whole query."""
        return f"{self.query} {self.text}".strip()

    @property
    def words(self) -> str:
        """The words that are looked for, without filters."""
        return sought_words(self.text)

    @property
    def is_plain(self) -> bool:
        """Whether nothing is filtered."""
        return not (self.asked or self.organisations)

    def without_text(self) -> Scope:
        """Give the same list with nothing typed."""
        return replace(self, text="")


@dataclass(frozen=True)
class Chip:
    """A way to narrow the list. key: of a chip, with the key of a saved filter behind `saved:`."""

    key: str
    text: str
    is_on: bool
    count: int | None = None


@dataclass(frozen=True)
class Nobody:
    """What stands where nobody is found. meant: who may be, by name and key."""

    text: str
    meant: str = ""
    person: int = 0
    can_clear: bool = True


@dataclass(frozen=True)
class ListShown:
    """The list as it is now. anew: it is another list, which begins at its top; count: beside the title.

    hint: what of the typed text is no filter although it looks like one.
    """

    ids: array[int]
    rows: tuple[PersonLine, ...]
    chips: tuple[Chip, ...]
    count: str
    anew: bool
    organisations: bool
    sort: str
    can_save: bool
    hint: str = ""
    is_empty: bool = False


@dataclass(frozen=True)
class TogetherShown:
    """What the chosen people have in common, in words; a text is "" where there is nothing to say."""

    title: str
    selected: str
    names: str
    faces: tuple[ChosenName, ...]
    cadence: str
    follow_ups: str
    plan: str
    tags: str
    worn: tuple[str, ...]
    last: str
    span: str
    private: str
    hint: str


def key_of(selection: str) -> int:
    """Give the key behind the colon of the page's own word, 0 for none."""
    number = selection.rpartition(":")[2]
    return int(number) if number.isascii() and number.isdecimal() else 0
