# SPDX-License-Identifier: GPL-3.0-or-later
"""Who lies in the bin."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BinnedPerson:
    """A person in the bin. deleted_at: seconds since 1970; entries: of their timeline."""

    id: int
    name: str
    deleted_at: int
    entries: int
    notes: int
