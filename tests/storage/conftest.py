# SPDX-License-Identifier: GPL-3.0-or-later
"""A fresh vault for every test of storage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import Opened, copy_vault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Give an open vault with its services; it is closed after the test."""
    made = copy_vault(tmp_path)
    yield made
    made.vault.close()
