# SPDX-License-Identifier: GPL-3.0-or-later
"""An icon and one sentence beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label


class IconLine(QWidget):
    """A sentence with an icon where reading begins; the sentence wraps, the icon stays at its first line."""

    def __init__(self, icon: str, text: str, role: str = "text3", parent: QWidget | None = None) -> None:
        """Make a line. role: of the colour of both."""
        super().__init__(parent)
        self._role = role
        self._icon = IconLabel(icon, 16, role)
        self._words = Label(text, "label", role, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def set_text(self, text: str, icon: str = "") -> None:
        """Show another sentence, and another icon if one is given."""
        self._words.setText(text)
        if icon:
            self._icon.show_icon(icon, self._role)
