# SPDX-License-Identifier: GPL-3.0-or-later
"""A fresh vault behind the page of every test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.pages.people.staging import Staged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def staged(tmp_path: Path) -> Iterator[Staged]:
    """Give a vault with a desk; it is closed after the test."""
    made = Staged(tmp_path)
    yield made
    made.opened.vault.close()
