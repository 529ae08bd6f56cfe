# SPDX-License-Identifier: GPL-3.0-or-later
"""The account of an export while people pass by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Account:
    """Counts what passes by on its way out. name: of the last person."""

    people: int = 0
    items: int = 0
    fields: set[str] = field(default_factory=set)
    withheld: Counter[str] = field(default_factory=Counter)
    name: str = ""
