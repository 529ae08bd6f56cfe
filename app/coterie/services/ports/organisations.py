# SPDX-License-Identifier: GPL-3.0-or-later
"""How organisations are written, and who was where."""

from __future__ import annotations

from typing import Protocol


class OrganisationsStore(Protocol):
    """Organisations, written."""

    def holder_of(self, name: str) -> int | None:
        """Give the organisation that a name or another spelling of it belongs to."""

    def rename(self, organisation: int, name: str) -> None:
        """Give an organisation another name."""

    def put_place(self, organisation: int, place: str) -> None:
        """Say where an organisation is."""

    def add_alias(self, organisation: int, name: str) -> None:
        """Add another spelling of a name."""

    def remove_alias(self, alias: int) -> None:
        """Take another spelling away."""

    def put_stay(self, affiliation: int, starts_on: str, ends_on: str) -> None:
        """Say from when to when somebody was there, as ISO text of what is known."""
