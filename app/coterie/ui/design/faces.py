# SPDX-License-Identifier: GPL-3.0-or-later
"""Which type face: the desktop's own, or the shipped Inter where the desktop has none of its own."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QFontInfo

from coterie.shipped import resources
from coterie.ui.design.theme import BASE_POINTS

#: What a Linux desktop without a choice of its own resolves to.
GENERIC = {"dejavu sans", "sans serif", "sans", "bitstream vera sans", "liberation sans", "arial"}
SMALLEST_POINTS, LARGEST_POINTS = 9.0, 16.0


def shipped_family() -> str:
    """Load Inter and give its name, "" where it cannot be loaded."""
    number = QFontDatabase.addApplicationFont(str(resources() / "fonts" / "Inter-roman.var.ttf"))
    names = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return names[0] if names else ""


def family_for(choice: str, system: QFontInfo) -> str:
    """Give the family for a choice (system or inter) on a desktop with a font of its own."""
    if choice == "system" and system.family().lower() not in GENERIC:
        return system.family()
    return shipped_family() or system.family()


def base_points(system: QFontInfo) -> float:
    """Give the size of body text: the desktop's, within reason; as drawn where the desktop has no wish."""
    points = system.pointSizeF()
    if system.family().lower() in GENERIC or points <= 0:
        return BASE_POINTS
    return min(LARGEST_POINTS, max(SMALLEST_POINTS, points))
