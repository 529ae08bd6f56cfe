# SPDX-License-Identifier: GPL-3.0-or-later
"""What covers the pages while a vault takes a moment to close: nothing of anybody, and why it takes that long."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from coterie.domain.texts import _
from coterie.ui.entry.backdrop import Backdrop, EntryCard
from coterie.ui.parts.brand import BrandMark
from coterie.ui.parts.labels import Label

WIDTH = 438


class LeavingView(EntryCard):
    """One calm sentence on the card of the way in."""

    def __init__(self, title: str, why: str) -> None:
        """Say what is waited for."""
        super().__init__(WIDTH)
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(33, 42, 33, 42)
        column.setSpacing(0)
        column.addWidget(BrandMark(66, 42), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(22)
        for text, role, colour in ((title, "display", "text"), (why, "body", "text2")):
            label = Label(text, role, colour, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
            column.addSpacing(4)


def leaving_view(*, is_backing_up: bool) -> Backdrop:
    """Give the whole cover: the card before the rings of the way in."""
    why = (
        _("A backup is made before the vault is closed. This takes a moment.")
        if is_backing_up
        else _("What was begun is brought to its end. This takes a moment.")
    )
    return Backdrop(LeavingView(_("Closing your vault"), why))


def restoring_view() -> Backdrop:
    """Give the cover while a backup is put in the place of the vault."""
    why = _("The backup is copied and checked before anything is moved. This takes a moment.")
    return Backdrop(LeavingView(_("Putting your backup back"), why))
