# SPDX-License-Identifier: GPL-3.0-or-later
"""The last step of the first run: bring people, look around with invented ones, or start empty."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from coterie.domain.texts import _
from coterie.ui.entry.step import Step
from coterie.ui.entry.wish import FirstWish
from coterie.ui.file_places import incoming
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.empty_state import DropZone
from coterie.ui.parts.wrap_row import WrapRow


class PeopleStep(Step):
    """Asks what to begin with. chosen: a FirstWish."""

    chosen = Signal(object)

    def __init__(self) -> None:
        """Offer the three ways."""
        super().__init__(
            _("Bring your people"),
            _(
                "Drop a LinkedIn archive, an address book, a calendar, a job board, files of other networks, or any "
                "table. You see everything before it is saved."
            ),
        )
        self._zone = DropZone(_("Drop files here"), _("Everything is read on this computer. Nothing is sent anywhere."))
        self._zone.dropped.connect(lambda files: self.chosen.emit(FirstWish(files=tuple(files))))
        self._zone.choose.connect(self._choose)
        self.body.addWidget(self._zone, 1)
        self.body.addSpacing(16)
        row = WrapRow(gap=10)
        samples = Button(_("Load 40 fictional people"), icon="users")
        samples.clicked.connect(lambda: self.chosen.emit(FirstWish(samples=True)))
        empty = Button(_("Start empty"), kind="ghost")
        empty.clicked.connect(lambda: self.chosen.emit(FirstWish()))
        row.add(samples)
        row.add(empty)
        self.body.addWidget(row)

    def enter(self) -> None:
        """Begin with the zone's button."""
        self._zone.button.setFocus()

    def _choose(self) -> None:
        files, _kind = QFileDialog.getOpenFileNames(self, _("Choose files to import"), incoming())
        if files:
            self.chosen.emit(FirstWish(files=tuple(Path(file) for file in files)))
