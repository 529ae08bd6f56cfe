# SPDX-License-Identifier: GPL-3.0-or-later
"""Archives that are open at the moment: a few, because each holds a file, and some hold their bytes in memory."""

from __future__ import annotations

import io
from collections import OrderedDict
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from pathlib import Path


class Closable(Protocol):
    """Something that holds a file or memory until it is closed."""

    def close(self) -> None:
        """Let go of it."""


class Source:
    """Where the bytes of a file or an archive come from; they can be opened again and again, and sought in."""

    def __init__(self, path: Path | None = None, held: Callable[[], Held] | None = None) -> None:
        """Take a file of the user, or bytes that are held in memory."""
        self.path = path
        self._held = held

    def open(self) -> BinaryIO:
        """Open it at its beginning."""
        if self.path is not None:
            return self.path.open("rb")
        return io.BytesIO(self._held().data if self._held is not None else b"")


class Held:
    """Bytes in memory that can be let go of."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes."""
        self.data = data

    def close(self) -> None:
        """Let go of them."""
        self.data = b""


Kept = TypeVar("Kept", bound=Closable)


class Shelf:
    """Keeps the things used last open and opens the others again when they are asked for."""

    def __init__(self, room: int = 4) -> None:
        """Take the number of things that may be open: an outer and an inner archive need three."""
        self._room = room
        self._open: OrderedDict[Hashable, Closable] = OrderedDict()

    def keeper(self, key: Hashable, make: Callable[[], Kept]) -> Callable[[], Kept]:
        """Give the way to a thing: it opens it where it is not open already."""

        def give() -> Kept:
            kept = cast("Kept | None", self._open.pop(key, None))
            if kept is None:
                kept = make()
            self._open[key] = kept
            while len(self._open) > self._room:
                self._open.popitem(last=False)[1].close()
            return kept

        return give

    def close(self) -> None:
        """Close everything that is open."""
        while self._open:
            self._open.popitem()[1].close()
