# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the ring of focus is to be seen: only people who use the keyboard need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}


class KeyboardFocus:
    """Remembers how a control came to its focus."""

    def __init__(self) -> None:
        """Begin without."""
        self.shown = False

    def came(self, event: QFocusEvent) -> None:
        """Take the way the focus came."""
        self.shown = event.reason() in BY_KEYBOARD
