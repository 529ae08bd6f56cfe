# SPDX-License-Identifier: GPL-3.0-or-later
"""A quiet bar on standard error for work that takes more than two seconds, on a terminal only."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TYPE_CHECKING

from coterie.cli.output import one_line
from coterie.domain.texts import _
from coterie.domain.written_numbers import whole

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE_SECONDS = 2.0
_BETWEEN_SECONDS = 0.1
_WIDTH = 24
_FULL, _EMPTY = "━", "─"
_FULL_ASCII, _EMPTY_ASCII = "#", "."


class TerminalProgress:
    """Watches one job; Ctrl+C ends it where it stands, and nothing is half done."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin to count the time."""
        self._clock = clock
        self._begun = self._shown_at = clock()
        self._shown = ""

    def progress(self, done: int, total: int, note: str) -> None:
        """Show how far the work is, once it has taken a while and not too often."""
        now = self._clock()
        if now - self._begun < PATIENCE_SECONDS or now - self._shown_at < _BETWEEN_SECONDS or not sys.stderr.isatty():
            return
        self._shown_at = now
        self._show(_bar(done, total, note))

    def on_cancel(self, interrupt: Callable[[], None]) -> None:
        """Need nothing: Ctrl+C is an exception in the thread that works, and every block cleans up after itself."""

    def close(self) -> None:
        """Take the bar away again."""
        if self._shown:
            self._show("")

    def _show(self, line: str) -> None:
        line = line[: shutil.get_terminal_size().columns - 1]
        print("\r" + line.ljust(len(self._shown)), end="" if line else "\r", file=sys.stderr, flush=True)
        self._shown = line


def _bar(done: int, total: int, note: str) -> str:
    """Draw the bar: a share of the whole where the whole is known, else the count alone."""
    said = one_line(note)
    if total <= 0:
        return _("{0} done  {1}").format(whole(done), said).rstrip()
    share = min(1.0, done / total)
    full, empty = _letters()
    filled = round(share * _WIDTH)
    return f"{full * filled}{empty * (_WIDTH - filled)} {share:4.0%}  {said}".rstrip()


def _letters() -> tuple[str, str]:
    try:
        (_FULL + _EMPTY).encode(sys.stderr.encoding or "ascii")
    except UnicodeEncodeError:
        return _FULL_ASCII, _EMPTY_ASCII
    return _FULL, _EMPTY
