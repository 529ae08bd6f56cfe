# SPDX-License-Identifier: GPL-3.0-or-later
"""People of a list that stays out, ticked one by one: who is on it, who is searched for, who is picked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.folding import fold
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole
from coterie.ui.pages.import_export.tables.lines import Cell, Column, TableLine, TableText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from coterie.domain.import_plans import ImportPlan, PlannedPerson


@dataclass(frozen=True)
class PickText:
    """What the sheet shows, in finished words."""

    table: TableText
    button: str


@dataclass(frozen=True)
class Listed:
    """Who is on a list of a kind. is_whole: all of them are here, else the first ones."""

    kind: str
    people: tuple[PlannedPerson, ...]
    is_whole: bool


def listed(kind: str, plan: ImportPlan, known: Iterable[str]) -> Listed:
    """Give whom a plan with the list adds beyond those who come in anyhow, each name once and in order."""
    there = set(map(fold, known))
    found: dict[str, PlannedPerson] = {}
    for person in plan.details.created:
        name = fold(person.name)
        if name and name not in there:
            found.setdefault(name, person)
    people = tuple(found[name] for name in sorted(found))
    return Listed(kind, people, len(plan.details.created) >= plan.details.created_total)


class Picking:
    """A list while somebody ticks people on it."""

    def __init__(self, found: Listed, picked: Iterable[str]) -> None:
        """Begin with those who were picked before."""
        self._found = found
        self._picked = set(picked)
        self._words: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of list."""
        return self._found.kind

    def search(self, text: str) -> None:
        """Show only whose name, post or organisation has these words."""
        self._words = tuple(fold(text).split())

    def tick(self, row: int) -> None:
        """Pick somebody, or not any more."""
        self._picked ^= {self._shown()[row].name}

    def picked(self) -> tuple[str, ...]:
        """Give the names of all who are picked, in order."""
        return tuple(person.name for person in self._found.people if person.name in self._picked)

    def text(self) -> PickText:
        """Put the list into words."""
        shown = self._shown()
        number = len(self.picked())
        button = counted("Bring in {n} person", "Bring in {n} people", number) if number else _("Bring in nobody")
        note = _("The first {0} people are listed.").format(whole(len(self._found.people)))
        table = TableText(
            (Column("", 0.55), Column("", 0.45)),
            tuple(self._line(person) for person in shown),
            "" if self._found.is_whole else note,
            _("Nobody on this list is called so.") if self._found.people else _("Nobody on this list is new."),
            checks=True,
            headed=False,
            name=_("People on the list"),
        )
        return PickText(table, button)

    def _shown(self) -> list[PlannedPerson]:
        return [one for one in self._found.people if all(word in _searched(one) for word in self._words)]

    def _line(self, person: PlannedPerson) -> TableLine:
        post = ", ".join(part for part in (person.title, person.organisation) if part)
        cells = (Cell(person.name, role="label_medium"), Cell(post, colour="text2"))
        spoken = ", ".join(part for part in (person.name, post) if part)
        return TableLine(f"pick:{person.name}", cells, spoken, checked=person.name in self._picked)


class Picked:
    """Who was picked of the lists that stay out, by the kind of list, and the list that is looked at."""

    def __init__(self, show: Callable[[PickText], None]) -> None:
        """Begin with nobody. show: told of the list whenever something in it changes."""
        self._show = show
        self._by_kind: dict[str, tuple[str, ...]] = {}
        self._picking: Picking | None = None

    @property
    def by_kind(self) -> Mapping[str, tuple[str, ...]]:
        """The names of those who come in, by the kind of list."""
        return self._by_kind

    def names(self) -> tuple[str, ...]:
        """Give the names of all who come in."""
        return tuple(name for names in self._by_kind.values() for name in names)

    def look_at(self, found: Listed) -> None:
        """Show a list, with those ticked who were picked before."""
        self._picking = Picking(found, self._by_kind.get(found.kind, ()))
        self._show(self._picking.text())

    def search(self, text: str) -> None:
        """Show only those on the list who have these words."""
        if self._picking is not None:
            self._picking.search(text)
            self._show(self._picking.text())

    def tick(self, row: int) -> None:
        """Pick somebody of the list, or not any more."""
        if self._picking is not None:
            self._picking.tick(row)
            self._show(self._picking.text())

    def take(self) -> bool:
        """Let those who are ticked come in; tell whether there was a list."""
        picking, self._picking = self._picking, None
        if picking is not None:
            self._by_kind[picking.kind] = picking.picked()
        return picking is not None


def _searched(person: PlannedPerson) -> str:
    return fold(f"{person.name} {person.title} {person.organisation}")
