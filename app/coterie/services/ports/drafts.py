# SPDX-License-Identifier: GPL-3.0-or-later
"""What was typed and not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


class DraftsTable(Protocol):
    """Texts by the place they were typed at; no step of the user's."""

    def all(self) -> dict[str, dict[str, str]]:
        """Give all of them, by place, in the order they were begun."""

    def put(self, changes: Mapping[str, Mapping[str, str] | None]) -> None:
        """Keep or, for None, forget what was typed at places, all of it at once."""
