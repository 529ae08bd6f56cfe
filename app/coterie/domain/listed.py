# SPDX-License-Identifier: GPL-3.0-or-later
"""What rows of long lists are made of: no more than a row shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ListedPerson:
    """A person in a list. last_contact and next_follow_up: ISO dates; strength: 0 to 100, None = not known.

    is_new: came with an import in the last week, and there was no contact yet.
    """

    id: int
    name: str
    organisation: str | None
    title: str | None
    last_contact: str | None
    next_follow_up: str | None
    strength: int | None
    is_new: bool


@dataclass(frozen=True)
class ListedOrganisation:
    """An organisation in a list. now, before: how many people of the vault are there, or were."""

    id: int
    name: str
    now: int
    before: int
    watching: bool


@dataclass(frozen=True)
class SavedFilter:
    """A query under a name, which a list offers again."""

    id: int
    name: str
    query: str
