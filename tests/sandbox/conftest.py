# SPDX-License-Identifier: GPL-3.0-or-later
"""No test of the sandbox leaves an archive open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sandbox.staging import close_all

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _archives_are_closed() -> Iterator[None]:
    """Close what a test has opened."""
    yield
    close_all()
