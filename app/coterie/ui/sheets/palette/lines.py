# SPDX-License-Identifier: GPL-3.0-or-later
"""What the palette shows: headings, and lines that lead somewhere or do something."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Marks = tuple[tuple[int, int], ...]


class Doable(Protocol):
    """An action as the palette needs it."""

    @property
    def id(self) -> str:
        """Its own name."""

    @property
    def text(self) -> str:
        """What it does, in words."""

    @property
    def detail(self) -> str:
        """What stands beside the words."""

    @property
    def icon(self) -> str:
        """Its picture."""

    @property
    def words(self) -> str:
        """More words it is found by."""

    @property
    def shown_keys(self) -> str:
        """Its key, as this platform writes it."""


class DoableRegister(Protocol):
    """The register of actions as the palette needs it."""

    def available(self) -> Sequence[Doable]:
        """List what can be done now."""

    def run(self, action_id: str) -> None:
        """Do it."""


@dataclass(frozen=True)
class PaletteLine:
    """One line. heading: it only names a group. seed: of an avatar, with `name` for its initials; else an icon.

    key: what it stands for; lines that look alike and have the same key do the same.
    """

    text: str
    detail: str = ""
    icon: str = ""
    keys: str = ""
    heading: bool = False
    seed: int | None = None
    marks: Marks = ()
    key: str = ""
    act: Callable[[], None] | None = field(default=None, compare=False)

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        return ", ".join(part for part in (self.text, self.detail, self.keys) if part)
