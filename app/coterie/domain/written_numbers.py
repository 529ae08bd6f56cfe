# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers, shares, sizes of files and times of the day as the language in force writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted, speech

if TYPE_CHECKING:
    from datetime import datetime, time

_KILO = 1_024
_NARROW = "\u202f"


def whole(number: int) -> str:
    """Write a whole number: "1,234", "1.234", "1 234"."""
    return speech().numbers.whole(number)


def parted(number: float, places: int = 1) -> str:
    """Write a number with a part: "2.4", "2,4"."""
    return speech().numbers.parted(number, places)


def percent(number: int) -> str:
    """Write a share of a hundred: "75%", "75 %" with the space of the language."""
    return speech().numbers.percent.format(whole(number))


def file_size(size: int) -> str:
    """Write the size of a file, given in bytes: "61 KB", "2.4 MB"."""
    if size < _KILO:
        return counted("{n} byte", "{n} bytes", size)
    kilos = size / _KILO
    return _("{0} KB").format(parted(kilos, 0)) if kilos < _KILO else _("{0} MB").format(parted(kilos / _KILO))


def written_time(at: time | datetime) -> str:
    """Write a time of the day: "14:30", "2:30 PM"."""
    halves = speech().habits.half_days
    if halves is None:
        return f"{at:%H:%M}"
    return f"{(at.hour - 1) % 12 + 1}:{at:%M}{_NARROW}{halves[at.hour >= 12]}"
