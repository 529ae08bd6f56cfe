# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults in the middle of what writes a lot: afterwards the vault is sound, and the act is there whole or not at all.

Here at a few steps of each act; `python -m tests.faults` tries every step.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.acts import ACTS
from tests.faults.stepping import EXCEPTION, FULL, KILL, KINDS

TOP = Path(__file__).parents[2]
FAULTS = 8

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process of its own is forked for each fault")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("act", [act.name for act in ACTS])
def test_a_fault_leaves_the_vault_sound_and_the_act_whole_or_absent(act: str, kind: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--json", "--most", str(FAULTS), "--kind", kind, act],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(["app", "."])},
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout, ended.stderr
    found = json.loads(ended.stdout)
    if not found:
        assert kind == FULL
        pytest.skip("no small disk can be made here")
    (proof,) = found
    assert proof["broken"] == [], ended.stderr
    assert proof["faults"] >= FAULTS
    assert sum(proof["left"].values()) == proof["faults"]
    if kind in {EXCEPTION, KILL}:
        assert proof["left"]["absent"] > 0
