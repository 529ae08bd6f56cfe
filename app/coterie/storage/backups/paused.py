# SPDX-License-Identifier: GPL-3.0-or-later
"""The file among the backups that tells that one was put back and nobody has called that right yet.

As long as it lies there, no backup is cleared away.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PAUSED = "rotation-paused"


def told_of(made_at: str) -> bytes:
    """Give what stands in the file that pauses: of when the backup is that was put back."""
    return json.dumps({"made_at": made_at}).encode()


def put_back_from(backups: Path) -> str | None:
    """Say of when the backup is that was put back, "" where that is not known; None where none was, or it is right."""
    try:
        content = (backups / PAUSED).read_bytes()
    except OSError:
        return None
    try:
        told = json.loads(content or b"{}")
    except (ValueError, RecursionError):
        return ""
    made_at = told.get("made_at") if isinstance(told, dict) else None
    return made_at if isinstance(made_at, str) else ""
