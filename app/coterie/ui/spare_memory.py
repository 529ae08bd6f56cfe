# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory that loading took and nothing holds any more goes back to the system."""

from __future__ import annotations

import sys


def give_back_memory() -> None:
    """Give back what the allocator keeps for later; only that of most Linux systems keeps much, and can be asked."""
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 - only here

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
