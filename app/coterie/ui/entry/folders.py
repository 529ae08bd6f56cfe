# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders of this computer, shown by the desktop's own program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from pathlib import Path


def show_folder(folder: Path) -> bool:
    """Open a folder, or the nearest one above it that is there; False where the desktop does not."""
    there = next((one for one in (folder, *folder.parents) if one.is_dir()), None)
    return there is not None and QDesktopServices.openUrl(QUrl.fromLocalFile(str(there)))
