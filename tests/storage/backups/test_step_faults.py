# SPDX-License-Identifier: GPL-3.0-or-later
"""A fault at any step of a backup or a restore loses nothing; `python -m tests.faults.backups` tries every single one.

Here each run tries a share of them; what is tried elsewhere in whole is the same.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[3]
#: Every so-manieth step of each kind.
STRIDES = {"full disk": 29, "stopped": 3, "kill": 97, "size limit": 13, "no room": 15}


@pytest.mark.skipif(sys.platform == "win32", reason="faults are put into a process that was forked")
@pytest.mark.parametrize("act", ["backup", "restore over a vault", "restore in a new folder"])
def test_whatever_goes_wrong_the_vault_and_its_older_backups_are_whole(act: str) -> None:
    found = []
    for kind, stride in STRIDES.items():
        words = [sys.executable, "-m", "tests.faults.backups", act, "--kind", kind, "--stride", str(stride), "--json"]
        told = subprocess.run(
            words, cwd=TOP, env={"PYTHONPATH": f"{TOP / 'app'}:{TOP}"}, capture_output=True, text=True, check=False
        )
        assert told.stdout, told.stderr
        found += json.loads(told.stdout)
    assert [proof["broken"] for proof in found] == [[]] * len(found)
    assert {proof["kind"] for proof in found} >= STRIDES.keys() - {"no room"}
    assert all(proof["faults"] for proof in found)
    assert {state for proof in found if proof["kind"] == "full disk" for state in proof["left"]} != {"restored", "made"}
