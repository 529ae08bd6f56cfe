# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: start, unlock to Today, page switches and memory, each in processes of their own.

CPU of whole processes, worker threads included, beside a bare window of the same toolkit with a table in it. Both are
started by the same interpreter with the same settings, after a run that is not counted and leaves every module
compiled, as an installed program has them. Memory is what is resident, libraries included.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.performance.big_vault import big_vault
from tests.performance.measuring import Measure, percentile
from tests.performance.screens import size

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.performance.big_vault import BigVault

Figures = dict[str, float]

NAME = "The window"
TIMES = 5
SMALL, MIDDLE = 1_000, 10_000
PAGE_BOUND = 100


def run() -> list[Measure]:
    """Measure from the outside, the middle of a few."""
    with TemporaryDirectory() as compiled:
        return _Children(Path(compiled)).measures()


class _Children:
    """The measured processes. compiled: where they find their modules compiled."""

    def __init__(self, compiled: Path) -> None:
        """Make the vaults they open."""
        self._environment = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": "app:.",
            "PYTHONPYCACHEPREFIX": str(compiled),
        }
        self._large, self._medium, self._small = (big_vault(people) for people in (size(), MIDDLE, SMALL))

    def measures(self) -> list[Measure]:
        """Run them: those that are compared, in turn."""
        self.run("bare")
        self._open("today", self._small)
        return [self._start(), *self._to_today(), *self._memory()]

    def run(self, *words: str) -> Figures:
        """Run one of them and read its figures."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.performance.window_child", *words],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        figures: Figures = json.loads(done.stdout.splitlines()[-1])
        return figures

    def _open(self, what: str, vault: BigVault) -> Figures:
        return self.run(what, str(vault.place.folder), vault._data_key().hex())

    def _start(self) -> Measure:
        folder = str(self._large.place.folder)
        bare, starts = _in_turn(lambda: self.run("bare"), lambda: self.run("start", folder))
        return Measure(
            "start to the unlock screen",
            _middle(starts, "cpu"), None, _middle(bare, "cpu"), "a bare window (limit 1.5)",
        )  # fmt: skip

    def _to_today(self) -> list[Measure]:
        large, small = _in_turn(lambda: self._open("today", self._large), lambda: self._open("today", self._small))
        to_today = _middle(large, "to today")
        own = _middle(large, "query") + _middle(large, "paint")
        return [
            Measure("unlock to Today", to_today, None, own, "its own query and paint (limit 1.3)"),
            Measure(
                "unlock to Today, and with 1,000 people", to_today, None, _middle(small, "to today"),
                "1,000 (limit 1.2)",
            ),
            *(
                Measure(name, _middle(large, name), _high(large, name), bound=PAGE_BOUND)
                for name in large[0]
                if name.startswith("switch to ")
            ),
            *(
                Measure(name, _middle(large, name), _high(large, name))
                for name in large[0]
                if name.startswith("first visit of ")
            ),
        ]  # fmt: skip

    def _memory(self) -> list[Measure]:
        bare, idle = _in_turn(lambda: self.run("bare-idle"), lambda: self._open("idle", self._medium))
        yardstick = _middle(bare, "memory")
        return [
            Measure(
                "idle memory (MiB), 10,000 people",
                _middle(idle, "memory"), None, yardstick, "a bare window (limit 2)", unit="MiB",
            ),
            Measure(
                "memory (MiB) after all pages",
                _middle(idle, "memory after all pages"), None, yardstick, "a bare window", unit="MiB",
            ),
        ]  # fmt: skip


def _in_turn(one: Callable[[], Figures], other: Callable[[], Figures]) -> tuple[list[Figures], list[Figures]]:
    """Run two in turn, a few times: what else the machine does falls on both."""
    pairs = [(one(), other()) for _time in range(TIMES)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _middle(runs: list[Figures], name: str) -> float:
    return percentile([run[name] for run in runs], 0.5)


def _high(runs: list[Figures], name: str) -> float:
    return max(run[name] for run in runs)
