# SPDX-License-Identifier: GPL-3.0-or-later
"""The clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date, datetime


class Clock(Protocol):
    """Where "now" and "today" come from."""

    def now(self) -> datetime:
        """Give the present moment, with a zone."""

    def today(self) -> date:
        """Give the present day in the user's zone."""
