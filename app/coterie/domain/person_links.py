# SPDX-License-Identifier: GPL-3.0-or-later
"""A person as other things name them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PersonLink:
    """Another person, named."""

    id: int
    name: str
