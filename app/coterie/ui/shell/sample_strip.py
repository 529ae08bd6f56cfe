# SPDX-License-Identifier: GPL-3.0-or-later
"""The strip above every page that says that invented people are here, and takes them out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.texts import _, counted
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from coterie.ui.desk import Desk


class SampleStrip(QWidget):
    """Looks after every change whether there are invented people; shows nothing where there are none."""

    def __init__(self, desk: Desk) -> None:
        """Begin hidden."""
        super().__init__()
        self._desk = desk
        self._banner = Banner("info", "info", "")
        self._remove = writing(Button(_("Remove samples"), height=28))
        self._remove.clicked.connect(self._take_out)
        self._banner.add_action(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(self._banner)
        self.hide()

    def reload(self) -> None:
        """Look again."""
        samples = self._desk.session.samples
        self._desk.jobs.read(lambda _ctx: samples.present(), self._show, key="samples")

    def load(self) -> None:
        """Bring the invented people in, and say so."""
        samples = self._desk.session.samples
        self._desk.jobs.write(
            samples.load, lambda _counts: self._desk.notices.say(_("The fictional people are here."), undo=True)
        )

    def _show(self, number: int) -> None:
        self._banner.set_text(
            counted(
                "{n} fictional person is here, to look around.",
                "{n} fictional people are here, to look around.",
                number,
            )
        )
        self._remove.setEnabled(True)
        self.setVisible(number > 0)

    def _take_out(self) -> None:
        self._remove.setEnabled(False)
        samples = self._desk.session.samples
        self._desk.jobs.write(samples.remove, self._gone)

    def _gone(self, number: int) -> None:
        self._desk.notices.say(
            counted("Removed {n} fictional person.", "Removed {n} fictional people.", number), undo=True
        )
