# SPDX-License-Identifier: GPL-3.0-or-later
"""What searching and listing ask of the vault."""

from __future__ import annotations

from typing import Protocol


class SearchView(Protocol):
    """Search rows and lists of people, read."""
