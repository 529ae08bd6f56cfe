# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet on which people of a list are ticked one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.import_export.tables.view import TableView
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.fields import Field
from coterie.ui.parts.labels import Label
from coterie.ui.parts.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coterie.ui.pages.import_export.review.picking import PickText

WIDTH, LEAST_LIST = 560, 44


class PickSheet(Sheet):
    """A list with boxes and a search. searched, ticked: what somebody does; accepted: those who are ticked come in."""

    searched = Signal(str)
    ticked = Signal(int)
    accepted = Signal()

    def __init__(self, host: QWidget) -> None:
        """Make a closed sheet."""
        title = _("Pick people")
        super().__init__(host, name=title, width=WIDTH)
        self.body.setContentsMargins(24, 22, 24, 18)
        self.body.setSpacing(10)
        self.body.addWidget(Label(title, "title", wrap=True))
        below = _("The list stays out. Those you tick come in.")
        self.body.addWidget(Label(below, "body", "text2", wrap=True))
        self.query = Field(_("Search"), name=_("Search the list"), icon="search")
        self.query.written.connect(self.searched)
        self.body.addWidget(self.query)
        self.table = TableView(_("People on the list"))
        self.table.setMinimumHeight(theme().px(LEAST_LIST))
        self.table.ticked.connect(self.ticked)
        self.body.addWidget(self.table, 1)
        self.cancel = Button(_("Cancel"))
        self.cancel.clicked.connect(self.close_sheet)
        self.accept_button = Button("", kind="primary")
        self.accept_button.clicked.connect(self._accept)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.accept_button)
        self.body.addLayout(foot)

    def show_list(self, shown: PickText) -> None:
        """Show who is on the list and who is ticked."""
        self.table.show_table(shown.table)
        self.accept_button.setText(shown.button)

    def _accept(self) -> None:
        self.close_sheet()
        self.accepted.emit()
