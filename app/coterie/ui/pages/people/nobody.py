# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the place of the list where nobody is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.buttons import Button, LinkButton
from coterie.ui.parts.labels import Label

if TYPE_CHECKING:
    from coterie.ui.pages.people.shown import Nobody


class NobodyView(QWidget):
    """Says that nobody is found. meant_wanted: the person who may be meant is; clear_wanted: everybody is."""

    meant_wanted = Signal(int)
    clear_wanted = Signal()

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self._person = 0
        self.text = Label("", "body", "text2", wrap=True)
        self.meant = LinkButton("")
        self.meant.hide()
        self.clear = Button(_("Show everybody"))
        self.meant.clicked.connect(lambda: self.meant_wanted.emit(self._person))
        self.clear.clicked.connect(self.clear_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(21, 18, 21, 12)
        column.setSpacing(6)
        column.addWidget(self.text)
        column.addWidget(self.meant, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(6)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_nobody(self, nobody: Nobody) -> None:
        """Show who was not found, and who may be meant."""
        self._person = nobody.person
        self.text.setText(nobody.text)
        self.meant.setText(_("Did you mean {name}?").format(name=nobody.meant) if nobody.meant else "")
        self.meant.setVisible(bool(nobody.meant))
        self.clear.setVisible(nobody.can_clear)
