# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people side by side, and what is kept of each when they become one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coterie.domain.people import Person, PersonCard, PersonName


@dataclass(frozen=True)
class ComparedPerson:
    """One of two people who may be one. entries: how many entries their timeline has."""

    card: PersonCard
    profile: Person
    entries: int


@dataclass(frozen=True)
class MergeChoice:
    """What somebody chose where two people differ; None leaves it to the merge, "" takes a value away.

    without: ways to reach them that go, by kind and value; without_tags: tags that go.
    """

    name: PersonName | None = None
    organisation: str | None = None
    title: str | None = None
    birthday: str | None = None
    without: frozenset[tuple[str, str]] = frozenset()
    without_tags: frozenset[str] = frozenset()
