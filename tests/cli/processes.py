# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line in a process of its own, as a shell starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TOP = Path(__file__).resolve().parents[2]


def started(words: Sequence[str], *, stdout: int | None = subprocess.PIPE) -> subprocess.Popen[str]:
    """Start `coterie` with these words."""
    environment = os.environ | {"PYTHONPATH": str(TOP / "app"), "PYTHONIOENCODING": "utf-8"}
    environment.pop("COTERIE_DEBUG", None)
    return subprocess.Popen(
        [sys.executable, "-m", "coterie", *words],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment,
    )
