# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet that says how to get a file out of another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.pages.import_export.file_guides import checked_on
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labels import Label
from coterie.ui.parts.sheet import Sheet

if TYPE_CHECKING:
    from coterie.ui.pages.import_export.file_guides import FileGuide

WIDTH = 560


class GuideSheet(Sheet):
    """One guide: numbered steps, a note, and the month it was checked."""

    def __init__(self, host: QWidget, guide: FileGuide) -> None:
        """Make a closed sheet."""
        super().__init__(host, name=guide.title, width=WIDTH)
        self.body.setContentsMargins(24, 22, 24, 18)
        self.body.setSpacing(10)
        self.body.addWidget(Label(_("{name}: where to get your file").format(name=guide.title), "title", wrap=True))
        self.body.addSpacing(4)
        for number, step in enumerate(guide.steps, 1):
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(Label(f"{number}.", "body", "text3"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(step, "body", wrap=True), 1)
            self.body.addLayout(row)
        self.body.addSpacing(4)
        self.body.addWidget(IconLine("info", guide.note, "text2"))
        self.body.addSpacing(6)
        foot = QHBoxLayout()
        foot.addWidget(Label(checked_on(), "caption", "text3"), 1)
        close = Button(_("Close"))
        close.clicked.connect(self.close_sheet)
        foot.addWidget(close)
        self.body.addLayout(foot)
