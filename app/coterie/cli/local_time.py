# SPDX-License-Identifier: GPL-3.0-or-later
"""Moments as a person reads them: in the zone of this computer."""

from __future__ import annotations

from datetime import datetime


def spoken_moment(utc: int) -> str:
    """Say a moment: "2026-03-02 14:05"."""
    return f"{datetime.fromtimestamp(utc).astimezone():%Y-%m-%d %H:%M}"
