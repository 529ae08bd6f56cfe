# SPDX-License-Identifier: GPL-3.0-or-later
"""What a benchmark gives: a figure beside a yardstick measured in the same process, and the ratio of the two.

Times are CPU milliseconds of the calling thread: other load on the machine stretches walls, and CPU hardly.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True)
class Measure:
    """One line of the table. `high` is the 95th percentile of the figure, `bound` what it should stay under.

    against: what the yardstick is; without one there is no ratio.
    """

    what: str
    figure: float
    high: float | None = None
    yardstick: float | None = None
    against: str = ""
    bound: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        """How many times the yardstick the figure is."""
        return self.figure / self.yardstick if self.yardstick else None

    @property
    def is_within(self) -> bool:
        """Whether the figure, or its 95th percentile, stays under the bound."""
        return self.bound is None or (self.high if self.high is not None else self.figure) <= self.bound


def cpu_ms(work: Callable[[], object]) -> float:
    """Run a piece of work and give its CPU time in milliseconds."""
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1_000


def percentile(figures: Iterable[float], share: float) -> float:
    """Give the figure that a share of all figures does not exceed."""
    ordered = sorted(figures)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def table(measures: Iterable[Measure]) -> str:
    """Write measures as a table."""
    lines = [f"{'what':58} {'median':>9} {'p95':>9} {'bound':>7} {'yardstick':>10} {'ratio':>6}  against"]
    for measure in measures:
        high = "" if measure.high is None else f"{measure.high:9.2f}"
        bound = "" if measure.bound is None else f"{measure.bound:g}{'' if measure.is_within else '!'}"
        yardstick = "" if measure.yardstick is None else f"{measure.yardstick:10.2f}"
        ratio = "" if measure.ratio is None else f"{measure.ratio:6.2f}"
        numbers = f"{measure.figure:9.2f} {high:>9} {bound:>7} {yardstick:>10} {ratio:>6}"
        lines.append(f"{measure.what:58} {numbers}  {measure.against}")
    return "\n".join(line.rstrip() for line in lines)
