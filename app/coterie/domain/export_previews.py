# SPDX-License-Identifier: GPL-3.0-or-later
"""What would leave the vault, counted by field and shown as the text it would be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FieldCount:
    """One field of those who would leave: how many have it, for how many it leaves, and the values on either side."""

    field: str
    people_with: int
    people_leaving: int
    values_leaving: int
    values_held: int


@dataclass(frozen=True)
class LeavingSurvey:
    """Who would leave and with what. ids: of the people, in the order of the file; private_people: who stay whole.

    items: people, or reminders where the form is a calendar.
    """

    ids: tuple[int, ...]
    people: int
    items: int
    fields: tuple[FieldCount, ...]
    private_people: int


@dataclass(frozen=True)
class LeavingSheet:
    """The exact text of one person, or of the whole file where it knows no people; held: values that stay, by field.

    cut: there is more text than is shown.
    """

    name: str
    text: str
    held: dict[str, int]
    cut: bool = False
