# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault with a backup of it, for every test of backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import copy_vault
from tests.storage.backups.backed_up import BackedUp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def backed_up(tmp_path: Path) -> Iterator[BackedUp]:
    """Give an open vault in which Ana was added, then backed up, then Bo was added."""
    opened = copy_vault(tmp_path)
    opened.add("Ana Lindqvist", tags=("mentor",))
    file = BackedUp(opened, tmp_path).back_up()
    opened.add("Bo Ek")
    yield BackedUp(opened, tmp_path, file)
    opened.vault.close()
