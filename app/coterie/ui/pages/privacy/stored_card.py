# SPDX-License-Identifier: GPL-3.0-or-later
"""What is stored: a row for each kind, and the two things a person may ask for somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.cards import Card, Separator
from coterie.ui.parts.chips import Pill
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.wrap_row import WrapRow
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.pages.privacy.kind_words import KindLine

ROW = 34
NAME, COUNT, HARM, KEPT = range(1, 5)


class StoredCard(Card):
    """Lists what the vault holds."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self.report = Button(_("Show everything about one person"), icon="scan-eye")
        self.erase = writing(Button(_("Erase a person…"), kind="ghost"))
        self._shown: tuple[KindLine, ...] = ()
        head = QHBoxLayout()
        head.addWidget(Label(_("What is stored"), "strong", wrap=True), 1)
        head.addWidget(Label(_("Everything, by kind"), "label", "text2", wrap=True))
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        for column, share in ((NAME, 17), (COUNT, 6), (HARM, 9), (KEPT, 18)):
            self._grid.setColumnStretch(column, share)
        self._unread = Label(_("This part of the vault cannot be read."), "label", "text2", wrap=True)
        self._unread.hide()
        acts = WrapRow(gap=8)
        acts.add(self.report)
        acts.add(self.erase)
        self.body.addLayout(head)
        self.body.addWidget(self._table)
        self.body.addWidget(self._unread)
        self.body.addSpacing(2)
        self.body.addWidget(acts)

    def show_kinds(self, kinds: Sequence[KindLine] | None) -> None:
        """Show these rows; None = they cannot be read."""
        self._unread.setVisible(kinds is None)
        self._table.setVisible(kinds is not None)
        if kinds is None or tuple(kinds) == self._shown:
            return
        self._shown = tuple(kinds)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(row, 0)
        self._put_head()
        for row, kind in enumerate(kinds, 2):
            self._put(row, kind)

    def _put_head(self) -> None:
        titles = {NAME: _("Kind"), COUNT: _("Count"), HARM: _("If it leaked"), KEPT: _("Kept")}
        for column, title in titles.items():
            label = Label(title, "caption", "text2", wrap=True)
            if column == NAME:
                self._grid.addWidget(label, 0, 0, 1, 2)
            else:
                self._grid.addWidget(label, 0, column)
        self._grid.setRowMinimumHeight(0, theme().px(24))
        self._grid.addWidget(Separator(), 1, 0, 1, KEPT + 1)

    def _put(self, row: int, kind: KindLine) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        pill = Pill(kind.harm, kind.tone)
        self._grid.addWidget(IconLabel(kind.icon, 16, "text2"), row, 0, middle)
        self._grid.addWidget(Label(kind.name, "label_medium", wrap=True), row, NAME)
        self._grid.addWidget(Label(kind.count, "label"), row, COUNT)
        self._grid.addWidget(pill, row, HARM, middle)
        self._grid.addWidget(Label(kind.kept, "label", "text2", wrap=True), row, KEPT)
        for column in (NAME, COUNT, KEPT):
            item = self._grid.itemAtPosition(row, column)
            widget = item.widget() if item else None
            if isinstance(widget, Label):
                widget.setAlignment(middle)
        self._grid.setRowMinimumHeight(row, theme().px(ROW))
