# SPDX-License-Identifier: GPL-3.0-or-later
"""Measured ratios: each benchmark is a module with a `NAME` and `run() -> list[Measure]`, and a line here."""

from __future__ import annotations
