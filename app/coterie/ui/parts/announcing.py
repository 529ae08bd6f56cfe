# SPDX-License-Identifier: GPL-3.0-or-later
"""Saying things to a screen reader that happen without the focus moving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from coterie.ui.parts.covers import said

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, assertive: bool = False) -> None:
    """Have a text read out. assertive: at once, for errors only; otherwise when the reader has finished."""
    event = QAccessibleAnnouncementEvent(widget, said(text))
    levels = QAccessible.AnnouncementPoliteness
    event.setPoliteness(levels.Assertive if assertive else levels.Polite)
    QAccessible.updateAccessibility(event)
