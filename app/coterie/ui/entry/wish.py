# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody wants to begin with once a new vault is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class FirstWish:
    """Files to import, the invented people, or nothing."""

    files: tuple[Path, ...] = ()
    samples: bool = False
