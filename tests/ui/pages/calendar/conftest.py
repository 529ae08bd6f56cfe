# SPDX-License-Identifier: GPL-3.0-or-later
"""A fresh vault behind the calendar of every test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.pages.calendar.staging import Staged

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.desks import TestDesk


@pytest.fixture
def staged(desks: Callable[..., TestDesk]) -> Staged:
    """Give a desk on a Thursday; writing reads nothing anew by itself."""
    return Staged(desks())
