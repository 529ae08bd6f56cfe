# SPDX-License-Identifier: GPL-3.0-or-later
"""Margins that turn round with the reading direction, which those of a layout do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout, QWidget


class Margins(NamedTuple):
    """The room around a content, as it is read. start: where a line begins; end: where it ends."""

    start: int
    top: int
    end: int
    bottom: int

    def put_on(self, layout: QLayout | QWidget, direction: Qt.LayoutDirection) -> None:
        """Give them to a layout, or to a widget with none."""
        if direction == Qt.LayoutDirection.RightToLeft:
            layout.setContentsMargins(self.end, self.top, self.start, self.bottom)
        else:
            layout.setContentsMargins(*self)
