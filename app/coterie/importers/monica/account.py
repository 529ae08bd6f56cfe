# SPDX-License-Identifier: GPL-3.0-or-later
"""What an account of Monica holds, in one shape for both of its exports: texts only, people named by their keys.

The key of a person is Monica's UUID; in a dump without one it is the number of the row.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Entry:
    """Something about a person. kind: call, activity, conversation, note, task, reminder, gift, debt, pet, life_event.

    texts: fields by Monica's names. people: keys of those it is about. key: its own, stable across exports.
    """

    kind: str
    key: str
    texts: dict[str, str]
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contact:
    """A person. texts: first_name, last_name, job, company and so on; fields: pairs of kind and value."""

    key: str
    texts: dict[str, str]
    fields: tuple[tuple[str, str], ...] = ()
    addresses: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    is_partial: bool = False


@dataclass
class Account:
    """Everything that is read of an export, in the order of the file; relations: kind, person, other person."""

    contacts: dict[str, Contact] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    relations: list[tuple[str, str, str]] = field(default_factory=list)
