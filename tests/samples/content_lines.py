# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of cards and calendars as the standards have them: folded at 75 octets, ended by CR LF."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDEST = 75


def folded(lines: Iterable[str]) -> bytes:
    """Join lines, the long ones folded between characters."""
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _folded(line: str) -> bytes:
    """Fold one line; what follows the first break begins with a blank."""
    parts = [b""]
    for letter in line:
        octets = letter.encode()
        if len(parts[-1]) + len(octets) > _WIDEST:
            parts.append(b" ")
        parts[-1] += octets
    return b"\r\n".join(parts)
