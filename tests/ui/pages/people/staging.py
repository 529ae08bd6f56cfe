# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk over a real vault with people in it, and a page that only remembers what it was told."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coterie.services.undoing import Undoing
from tests.ui.desks import make_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from coterie.services.session import Session
    from coterie.ui.pages.people.shown import ListShown, Nobody, TogetherShown
    from coterie.ui.parts.rows import PersonLine

NAMES = ("Aoife Byrne", "Chidi Eze", "Hana Kovač", "Kenji Watanabe", "Sofia Marchetti", "Jonas Weber")


class Staged:
    """A vault and the desk of a page; `changed` is called after each write."""

    def __init__(self, folder: Path) -> None:
        self.changed: Callable[[], None] = lambda: None
        made = make_desk(folder, self._tell)
        self.desk, self.opened = made.desk, made.opened
        self.notices, self.ways = made.notices, made.ways
        self.undoing = Undoing(self.opened.vault)

    @property
    def session(self) -> Session:
        return self.desk.session

    def people(self, *names: str) -> dict[str, int]:
        """Add people and give their keys by name."""
        return {name: self.opened.add(name).id for name in names or NAMES}

    def _tell(self) -> None:
        self.changed()

    def undo(self) -> None:
        """Take the newest step back, as the window does."""
        self.undoing.undo()
        self.changed()


@dataclass
class ToldView:
    """Remembers what the presenter said; the rows that can be seen are the first ones."""

    lists: list[ListShown] = field(default_factory=list)
    best: list[tuple[array[int], str]] = field(default_factory=list)
    rows: dict[int, PersonLine] = field(default_factory=dict)
    nobody: Nobody | None = None
    filter: str = ""
    current: int = 0
    chosen: frozenset[int] | None = None
    chosen_words: str = ""
    together: TogetherShown | None = None
    beside: str = ""
    moved: list[str] = field(default_factory=list)
    announced: list[str] = field(default_factory=list)
    ids: array[int] = field(default_factory=lambda: array("q"))

    @property
    def names(self) -> list[str]:
        """The names in the list, as far as they are known."""
        return [self.rows[key].name for key in self.ids if key in self.rows]

    @property
    def chosen_ids(self) -> set[int]:
        """Who is chosen."""
        return set(self.chosen or ())

    @property
    def list(self) -> ListShown:
        """The list as it was shown last."""
        return self.lists[-1]

    def visible_ids(self) -> Sequence[int]:
        return self.ids[:10]

    def show_list(self, shown: ListShown) -> None:
        self.lists.append(shown)
        self.ids = shown.ids
        self.show_rows((), shown.rows)

    def show_best(self, ids: array[int], rows: tuple[PersonLine, ...], count: str) -> None:
        self.best.append((ids, count))
        self.ids = ids
        self.show_rows((), rows)

    def show_rows(self, asked: Sequence[int], rows: tuple[PersonLine, ...]) -> None:
        self.rows |= {row.id: row for row in rows}

    def show_nobody(self, nobody: Nobody | None) -> None:
        self.nobody = nobody

    def set_filter(self, text: str) -> None:
        self.filter = text

    def go_to(self, key: int) -> bool:
        if key in self.ids:
            self.current = key
        return key in self.ids

    def show_chosen(self, ids: frozenset[int] | None, text: str) -> None:
        self.chosen, self.chosen_words = ids, text

    def show_together(self, shown: TogetherShown) -> None:
        self.together, self.beside = shown, "together"

    def show_person(self, person: int) -> None:
        self.beside = f"person:{person}"

    def show_organisation(self, organisation: int) -> None:
        self.beside = f"organisation:{organisation}"

    def show_nothing(self) -> None:
        self.beside = ""
        self.rows.clear()

    def tell_moved(self, selection: str) -> None:
        self.moved.append(selection)

    def announce(self, text: str) -> None:
        self.announced.append(text)
