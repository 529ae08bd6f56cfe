# SPDX-License-Identifier: GPL-3.0-or-later
"""Times as the reader's language writes them, and whose clock they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTime, QTimeZone

if TYPE_CHECKING:
    from datetime import time


def say_time(at: time) -> str:
    """Write a time."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def place_of_zone() -> str:
    """Name the place whose clock this computer goes by; "" where its zone names none."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    area, _slash, place = name.rpartition("/")
    return place.replace("_", " ") if area and area != "Etc" else ""
