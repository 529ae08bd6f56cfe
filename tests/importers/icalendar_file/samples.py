# SPDX-License-Identifier: GPL-3.0-or-later
"""Calendars of many makers, one quirk each."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parents[2] / "fixtures" / "icalendar"


def samples() -> dict[str, dict[str, bytes]]:
    """Give the calendars by their quirk."""
    return {file.stem: {file.name: file.read_bytes()} for file in sorted(_FOLDER.glob("*.ics"))}
