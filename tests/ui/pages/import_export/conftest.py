# SPDX-License-Identifier: GPL-3.0-or-later
"""A staged vault for every test of this page, and one whose files the reading child reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.pages.import_export.staging import Staged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def staged(tmp_path: Path) -> Iterator[Staged]:
    """Give a vault with nobody in it."""
    made = Staged(tmp_path)
    yield made
    made.opened.vault.close()


@pytest.fixture
def with_child(tmp_path: Path) -> Iterator[Staged]:
    """Give a vault whose files are read as in life."""
    made = Staged(tmp_path, child=True)
    yield made
    made.opened.vault.close()
