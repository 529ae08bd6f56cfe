# SPDX-License-Identifier: GPL-3.0-or-later
"""A change of keys that ends before its steps: the vault opens with the old or the new, and holds everything.

A run takes every third step, and another run begins with another of them; `python -m tests.storage.key_faults keys`
takes all.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

#: An act, a fault, and how often it must have struck at least: fewer would mean that steps are no longer counted.
FAULTS = [
    ("change", "kill", 4), ("code", "kill", 4), ("test", "kill", 4), ("use", "kill", 5), ("renew", "kill", 13),
    ("use", "error", 5), ("renew", "error", 13), ("change", "full", 4), ("renew", "cramped", 5),
]  # fmt: skip
STRIDE = 3

Left = dict[tuple[str, str], dict[str, int]]


@pytest.fixture(scope="module")
def left() -> Left:
    """Do all of it in one process, and give what was left, by act and fault."""
    pairs = ",".join(f"{fault}:{act}" for act, fault, _least in FAULTS)
    first = random.randint(1, STRIDE)
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.key_faults", "keys", pairs, "", str(first), str(STRIDE)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(["app", "."])},
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"from step {first} on: {done.stdout}{done.stderr}"
    seen = [json.loads(line) for line in done.stdout.splitlines()]
    return {(line.pop("act"), line.pop("fault")): line for line in seen}


@pytest.mark.skipif(os.name == "nt", reason="kills forked children")
@pytest.mark.parametrize(("act", "fault", "least"), FAULTS)
def test_the_old_or_the_new_opens_everything_after_a_fault_at_any_step(
    left: Left, act: str, fault: str, least: int
) -> None:
    states = left[act, fault]
    assert sum(states.values()) >= least
    assert "old" in states
    assert states.keys() <= ({"old"} if fault == "cramped" else {"old", "new"})


@pytest.mark.skipif(os.name == "nt", reason="kills forked children")
def test_some_faults_come_before_the_change_and_some_after_it(left: Left) -> None:
    struck = [states for (_act, fault), states in left.items() if fault != "cramped"]
    assert {state for states in struck for state in states} == {"old", "new"}
