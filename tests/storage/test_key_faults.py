# SPDX-License-Identifier: GPL-3.0-or-later
"""A change of keys that ends before any of its steps: the vault opens with the old or the new, and holds everything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

#: An act, a fault, and how often it must have struck at least: fewer would mean that steps are no longer counted.
FAULTS = [
    ("change", "kill", 12), ("code", "kill", 12), ("test", "kill", 12), ("use", "kill", 15), ("renew", "kill", 40),
    ("use", "error", 15), ("renew", "error", 40), ("change", "full", 12), ("renew", "cramped", 5),
]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="kills forked children")
@pytest.mark.parametrize(("act", "fault", "least"), FAULTS)
def test_the_old_or_the_new_opens_everything_after_a_fault_at_any_step(act: str, fault: str, least: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.key_faults", "keys", fault, act],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(["app", "."])},
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    left = json.loads(done.stdout)
    states = left.keys() - {"act", "fault"}
    assert sum(left[state] for state in states) >= least
    assert states == ({"old"} if fault == "cramped" else {"old", "new"})
