# SPDX-License-Identifier: GPL-3.0-or-later
"""A limit on the time a library may take, also while it gives nothing back.

A rule that fits no day (the 30th of February) keeps a library busy for seconds without a single date, so a look at
the clock between two dates is not enough.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from time import perf_counter, thread_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


MOST_SECONDS = 0.1
LEAST_SECONDS = 0.005
MOST_SECONDS_OF_A_FILE = 10.0
MOST_SECONDS_LOST = 0.75


class TookTooLong(Exception):
    """The limit was reached; what the library was doing has ended."""


class OutOfPatience(TookTooLong):
    """The repetitions of one file have taken all the time there is for them."""


class Patience:
    """How long the repetitions of one file may take: each a tenth of a second, all of them ten seconds.

    Where some have run into their limit, others of the file are given less, and after a second lost so nothing more:
    a file of ten thousand rules made to take long would take a quarter of an hour.
    """

    def __init__(self) -> None:
        """Begin with all of it."""
        self._each = MOST_SECONDS
        self._left = MOST_SECONDS_OF_A_FILE
        self._to_lose = MOST_SECONDS_LOST

    @contextmanager
    def for_one(self) -> Iterator[None]:
        """End the block by TookTooLong when it has taken what one repetition may take."""
        if self._left <= 0 or self._to_lose <= 0:
            raise OutOfPatience
        began = thread_time()
        try:
            with time_limit(self._each):
                yield
        except TookTooLong:
            self._to_lose -= thread_time() - began
            self._each = max(self._each / 2, LEAST_SECONDS)
            raise
        finally:
            self._left -= thread_time() - began


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """End the block by TookTooLong after so many seconds of work: the clock is looked at on every call inside of it.

    Time in which other programs had the processor does not count, so that a busy computer reads what an idle one does.

    While somebody measures the program, there is no limit: there is room for one observer only.
    """
    if sys.getprofile() is not None:
        yield
        return
    end, work_end = perf_counter() + seconds, thread_time() + seconds

    def look(_frame: object, _event: str, _argument: object) -> None:  # pragma: no cover (no tracer sees an observer)
        if perf_counter() > end and thread_time() > work_end:
            sys.setprofile(None)
            raise TookTooLong

    sys.setprofile(look)
    try:
        yield
    finally:
        sys.setprofile(None)
