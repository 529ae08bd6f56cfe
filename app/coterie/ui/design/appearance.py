# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person can choose about the look."""

from __future__ import annotations

from dataclasses import dataclass

SMALLEST_TEXT, LARGEST_TEXT = 85, 200


@dataclass(frozen=True)
class Appearance:
    """The choices. scheme: system, light or dark; text_percent: 85 to 200; font: system or inter.

    `contrast` and `still` (no motion) add to what the system asks for.
    """

    scheme: str = "system"
    text_percent: int = 100
    density: str = "comfortable"
    font: str = "system"
    contrast: bool = False
    still: bool = False
    rings: bool = True
