# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether what lies in the place of a vault's file is a file that can be read."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from coterie.domain.errors import VaultDamaged, VaultMoved, VaultNotReadable
from coterie.domain.texts import _

if TYPE_CHECKING:
    from pathlib import Path


def require_file(file: Path) -> None:
    """Raise what stands in the way of reading a file that is there."""
    if file.is_symlink():
        raise VaultMoved(
            _("{0} is a link to another place, not the file itself.").format(file),
            _("Put the file itself there, then try again; nothing was changed."),
        )
    if not stat.S_ISREG(file.stat().st_mode):
        raise VaultDamaged(
            _("In the place of the vault’s file {0} lies something that is no file.").format(file),
            _("Nothing was changed. Move it away and restore the newest backup from the folder “backups”."),
        )
    if not os.access(file, os.R_OK):
        raise VaultNotReadable(
            _("You may not read the file {0}.").format(file),
            _("Change its permissions so that you may, then try again; nothing was changed."),
        )
