# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger of exports: what left, when, and under which file name; never the folder."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class LedgerEntry:
    """One export. at_utc: seconds since 1970; withheld: how many values of which field stayed."""

    at_utc: int
    format: str
    people: int
    items: int
    fields: tuple[str, ...]
    file_name: str
    sha256: str
    withheld: dict[str, int] = field(default_factory=dict)
