# SPDX-License-Identifier: GPL-3.0-or-later
"""A gate that lets any number of readers in, or shuts until all of them are out."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from coterie.domain.errors import CannotBeDone
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_WAIT_S = 60


class ReadingGate:
    """Counts who is inside. Whoever shuts it may not be inside, and may not go in meanwhile."""

    def __init__(self) -> None:
        """Stand open, with nobody inside."""
        self._changed = threading.Condition()
        self._inside = 0
        self._is_shut = False

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Be inside for a block; waits while the gate is shut."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_shut)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def shut(self, longest_wait_s: float = _LONGEST_WAIT_S) -> Iterator[None]:
        """Keep everybody out for a block, once those inside have left; CannotBeDone when they do not leave."""
        with self._changed:
            self._is_shut = True
            is_empty = self._changed.wait_for(lambda: self._inside == 0, longest_wait_s)
            if not is_empty:
                self._open()
        if not is_empty:
            raise CannotBeDone(
                _("The vault is being read, and that does not end."), _("Nothing was changed. Try again in a while.")
            )
        try:
            yield
        finally:
            with self._changed:
                self._open()

    def _open(self) -> None:
        self._is_shut = False
        self._changed.notify_all()
