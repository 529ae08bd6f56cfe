# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told about a control."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Heard(NamedTuple):
    """One control as it is read out."""

    role: QAccessible.Role
    name: str
    description: str
    checked: bool


def heard(widget: QWidget) -> Heard:
    """Ask Qt as a screen reader would."""
    told = QAccessible.queryAccessibleInterface(widget)
    return Heard(
        told.role(),
        told.text(QAccessible.Text.Name),
        told.text(QAccessible.Text.Description),
        bool(told.state().checked),
    )
