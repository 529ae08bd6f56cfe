# SPDX-License-Identifier: GPL-3.0-or-later
"""One vault with three people, made once and copied for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import make_vault
from tests.storage.opening.vault_files import NAMES, add_and_kill, copied

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.storage.opening.place import VaultPlace


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> VaultPlace:
    """Make the vault and close it."""
    opened = make_vault(tmp_path_factory.mktemp("made"))
    for name in NAMES:
        opened.add(name)
    opened.vault.close()
    return opened.vault.place


@pytest.fixture(scope="session")
def made_and_killed(made: VaultPlace, tmp_path_factory: pytest.TempPathFactory) -> VaultPlace:
    """Make a vault of which one person stands in the journal alone."""
    there = copied(made, tmp_path_factory.mktemp("killed") / "test.coterie")
    return add_and_kill(there.folder, "Saved Last")


@pytest.fixture
def place(made: VaultPlace, tmp_path: Path) -> VaultPlace:
    """Give a vault that was closed."""
    return copied(made, tmp_path / "test.coterie")


@pytest.fixture
def killed(made_and_killed: VaultPlace, tmp_path: Path) -> VaultPlace:
    """Give a vault whose program was killed."""
    return copied(made_and_killed, tmp_path / "test.coterie")
