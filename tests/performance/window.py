# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: start, unlock to Today, page switches and memory, each in processes of their own.

CPU of whole processes, worker threads included, beside a bare window of the same toolkit with a table in it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.performance.big_vault import big_vault
from tests.performance.measuring import Measure, percentile
from tests.performance.screens import size

if TYPE_CHECKING:
    from tests.performance.big_vault import BigVault

NAME = "The window"
TIMES = 5
SMALL, MIDDLE = 1_000, 10_000
PAGE_BOUND = 100


def run() -> list[Measure]:
    """Measure from the outside, best of a few."""
    large, middle, small = (big_vault(people) for people in (size(), MIDDLE, SMALL))
    bare = [_child("bare") for _time in range(TIMES)]
    starts = [_child("start", str(large.place.folder)) for _time in range(TIMES)]
    at_large, at_middle, at_small = ([_today(vault) for _time in range(TIMES)] for vault in (large, middle, small))
    bare_cpu, bare_memory = _middle(bare, "cpu"), _middle(bare, "memory")
    own = _middle(at_large, "query") + _middle(at_large, "paint")
    to_today = _middle(at_large, "to today")
    return [
        Measure("start to the unlock screen", _middle(starts, "cpu"), None, bare_cpu, "a bare window (limit 1.5)"),
        Measure("unlock to Today", to_today, None, own, "its own query and paint (limit 1.3)"),
        Measure(
            "unlock to Today, and with 1,000 people", to_today, None, _middle(at_small, "to today"), "1,000 (limit 1.2)"
        ),
        *(
            Measure(f"switch to {name}", _middle(at_large, name), _high(at_large, name), bound=PAGE_BOUND)
            for name in at_large[0]
            if name.startswith("page ")
        ),
        Measure(
            "idle memory (MiB), 10,000 people",
            _middle(at_middle, "memory"), None, bare_memory, "a bare window (limit 2)",
            unit="MiB",
        ),
        Measure(
            "memory (MiB) after all pages", _middle(at_middle, "memory after all pages"), None, bare_memory,
            "a bare window", unit="MiB",
        ),
    ]  # fmt: skip


def _today(vault: BigVault) -> dict[str, float]:
    return _child("today", str(vault.place.folder), vault._data_key().hex())


def _child(*words: str) -> dict[str, float]:
    """Run one measured process and read its figures."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.performance.window_child", *words],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": "app:."},
        capture_output=True,
        text=True,
        check=True,
    )
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def _middle(runs: list[dict[str, float]], name: str) -> float:
    return percentile([run[name] for run in runs], 0.5)


def _high(runs: list[dict[str, float]], name: str) -> float:
    return max(run[name] for run in runs)
