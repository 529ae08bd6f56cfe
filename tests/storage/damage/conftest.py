# SPDX-License-Identifier: GPL-3.0-or-later
"""One known vault for all, and a copy of it for each test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from coterie.storage.opening.place import VaultPlace
from tests.storage.damage.damaged_vaults import Known, known_vault

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """Make the vault."""
    return known_vault(tmp_path_factory.mktemp("known"))


@pytest.fixture
def place(known: Known, tmp_path: Path) -> VaultPlace:
    """Give a copy to damage."""
    shutil.copytree(known.place.folder, tmp_path / "test.coterie")
    return VaultPlace(tmp_path / "test.coterie")


@pytest.fixture(scope="session")
def known_place(known: Known) -> VaultPlace:
    """Give where the known vault lies; it stays as it is."""
    return known.place
