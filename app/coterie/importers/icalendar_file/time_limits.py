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


class TookTooLong(Exception):
    """The limit was reached; what the library was doing has ended."""


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
