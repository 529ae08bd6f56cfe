# SPDX-License-Identifier: GPL-3.0-or-later
"""Names, addresses and titles that are longer than any: what every list would have to draw and every search to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _

if TYPE_CHECKING:
    from coterie.domain.records import Thing

LONGEST_FACT = 64 * 1024
LONGEST_NOTE = 1024 * 1024
#: What a person may have written pages of.
_NOTES = frozenset({"fields", "notes", "text"})
#: Kept as it is and never shown: how a series repeats.
_KEPT = "rule"


def why_too_long(thing: Thing, payload: str) -> str:
    """Say which limit a thing goes beyond, "" for none. payload: the thing as JSON, which tells most at one look."""
    if len(payload) <= LONGEST_FACT:
        return ""
    if _longest(thing, notes=False) > LONGEST_FACT:
        return _("A name, an address or a title in it is longer than 64 KiB.")
    return _("A note in it is longer than 1 MiB.") if _longest(thing, notes=True) > LONGEST_NOTE else ""


def _longest(value: object, *, notes: bool, is_note: bool = False) -> int:
    """Give the length of the longest text, of those that are notes or of the others."""
    if isinstance(value, str):
        return len(value) if is_note == notes else 0
    if not isinstance(value, tuple):
        return 0
    names: tuple[str, ...] = getattr(value, "_fields", ())
    parts = zip(names or [""] * len(value), value, strict=True)
    lengths = (_longest(part, notes=notes, is_note=is_note or name in _NOTES) for name, part in parts if name != _KEPT)
    return max(lengths, default=0)
