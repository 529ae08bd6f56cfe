# SPDX-License-Identifier: GPL-3.0-or-later
"""What the services ask of the vault about interactions, follow-ups and cadences."""

from __future__ import annotations

from typing import Protocol


class TimeView(Protocol):
    """Interactions, follow-ups, cadences and what is due, read."""


class TimeStore(TimeView, Protocol):
    """Interactions, follow-ups and cadences, written."""
