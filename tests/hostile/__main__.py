# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what each hostile file costs the child that reads it: `python -m tests.hostile [NAME...]`.

Seconds of the processor, and the most memory of any child so far, in MiB; what is told of the file stands behind.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.hostile.test_hostile_files import CASES, brought

MOST_SECONDS = 2.0


def main(names: list[str]) -> int:
    """Bring every file in, or those named; 1 where one costs too much."""
    dear = 0
    for case in CASES:
        if names and case.name not in names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            seen = brought(Path(folder), [(case.name, case.make)])
        dear += seen.seconds >= MOST_SECONDS
        told = (seen.said(case.name) or ["came in"])[0]
        print(f"{seen.seconds:6.2f} s {seen.memory >> 20:5} MiB  {case.name:40} {told[:80]}", flush=True)
    return int(dear > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
