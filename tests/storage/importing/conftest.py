# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault into which foreign files come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import copy_vault
from tests.storage.importing.foreign import Bringing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def into(tmp_path: Path) -> Iterator[Bringing]:
    """Give an empty vault beside a folder of files; it is sound after every test."""
    opened = copy_vault(tmp_path)
    yield Bringing(opened, tmp_path)
    try:
        Bringing(opened, tmp_path).sound()
    finally:
        opened.vault.close()
