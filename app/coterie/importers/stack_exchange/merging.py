# SPDX-License-Identifier: GPL-3.0-or-later
"""The same record on several pages of the Stack Exchange API: each page may have been asked for other fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coterie.importers.stack_exchange.entries import Entry

#: What makes two entries one record: its key, and whose it is (many users have the same badge).
Identity = tuple[str, str]


def identity(entry: Entry) -> Identity:
    """Give what an entry is the same by."""
    return entry.key, entry.who.number


def merged_entries(pages: Callable[[], Iterable[Iterable[Entry]]]) -> dict[Identity, Entry]:
    """Give the records that stand on several pages, each with all that any of them says; the first one counts.

    The pages are gone through once, and once more only if there is such a record.
    """
    seen: set[Identity] = set()
    again: set[Identity] = set()
    for page in pages():
        for entry in page:
            (again if identity(entry) in seen else seen).add(identity(entry))
    merged: dict[Identity, Entry] = {}
    if again:
        for page in pages():
            for entry in page:
                key = identity(entry)
                if key in again:
                    merged[key] = _fuller(merged[key], entry) if key in merged else entry
    return merged


def _fuller(first: Entry, other: Entry) -> Entry:
    """Fill what the first one has not."""
    missing = {name: value for name, value in other._asdict().items() if not getattr(first, name) and value}
    who = first.who._replace(
        **{name: value for name, value in other.who._asdict().items() if not getattr(first.who, name)}
    )
    return first._replace(**{**missing, "who": who, "raw": {**other.raw, **first.raw}})
