# SPDX-License-Identifier: GPL-3.0-or-later
"""What people who were chosen together have in common, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.person_links import PersonLink

#: The days of a month, as cadences count them.
_MONTH = 30.4375


@dataclass(frozen=True)
class ChosenName:
    """One of the people who are named: the whole name, and what to call them."""

    id: int
    name: str
    given: str


@dataclass(frozen=True)
class TagShare:
    """How many of the chosen people wear a tag."""

    tag: str
    people: int


@dataclass(frozen=True)
class CadenceShare:
    """How many of the chosen people have a cadence of so many days; None = no cadence."""

    every_days: int | None
    people: int


@dataclass(frozen=True)
class ChosenPeople:
    """The chosen people at a glance.

    first: the first few in the order of the list. planned: how many have an open follow-up; only_planned: who, and on
    which day, where it is one person. tags: the most worn ones, of `tags_in_all`. newest, oldest: the last contacts of
    those with any. longest: who waited longest. numbers, entries: ways to reach people and notes with a private mark.
    """

    people: int
    first: tuple[ChosenName, ...]
    cadences: tuple[CadenceShare, ...]
    planned: int
    only_planned: tuple[PersonLink, date | None] | None
    tags: tuple[TagShare, ...]
    tags_in_all: int
    newest: date | None
    oldest: date | None
    longest: PersonLink | None
    never: int
    numbers: int
    entries: int

    @property
    def to_plan(self) -> int:
        """How many have no open follow-up yet."""
        return self.people - self.planned


def contacts_a_month(people: int, every_days: int) -> int:
    """Say how many contacts a month a cadence for so many people comes to."""
    return round(people * _MONTH / every_days)
