# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of vaults as folders bear them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".coterie"
NOT_IN_NAMES = set('<>:"/\\|?*')
#: What lies in the folder of a vault; where one of these is, a vault is or was.
PARTS = ("vault.db", "vault.keys", "vault.keys.2", "backups")


def free_folder(above: Path, name: str) -> Path:
    """Give a folder that is not there yet, with a number where the name is taken."""
    base = "".join(letter for letter in name if letter not in NOT_IN_NAMES).strip(". ") or "Vault"
    number, folder = 1, above / f"{base}{SUFFIX}"
    while folder.exists() or folder.is_symlink():
        number += 1
        folder = above / f"{base} {number}{SUFFIX}"
    return folder


def was_a_vault(folder: Path) -> bool:
    """Tell whether something of a vault lies in a folder, even where most of it is lost."""
    return folder.is_dir() and any((folder / part).exists() for part in PARTS)
