# SPDX-License-Identifier: GPL-3.0-or-later
"""The garbage collector at rest while an import makes millions of short-lived tuples, none of them in a cycle."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let the collector rest for the block; it would look through the waiting rows again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
