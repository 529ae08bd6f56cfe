# SPDX-License-Identifier: GPL-3.0-or-later
"""Measured ratios: each benchmark is a module with a `NAME` and `run() -> list[Measure]`, and a name in this tuple."""

from __future__ import annotations

BENCHMARKS = (
    "screens",
    "first_touch",
    "importing",
    "duplicates",
    "new_day",
    "window_people",
    "window_palette",
    "window_import",
    "window",
)
