# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody wants to begin with once a new vault is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class FirstWish(NamedTuple):
    """Files to import, the invented people, or nothing."""

    files: tuple[Path, ...] = ()
    samples: bool = False
