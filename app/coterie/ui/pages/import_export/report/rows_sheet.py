# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet with every row of an import: searched, narrowed to an outcome, saved as a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.file_places import outgoing
from coterie.ui.pages.import_export.report.row_words import choices, columns
from coterie.ui.pages.import_export.report.rows_model import RowsModel
from coterie.ui.pages.import_export.report.rows_presenter import RowsPresenter
from coterie.ui.pages.import_export.tables.delegate import TableDelegate
from coterie.ui.pages.import_export.tables.view import TableHead
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.choice_field import ComboField
from coterie.ui.parts.fields import Field
from coterie.ui.parts.labels import Label
from coterie.ui.parts.list_view import ListView
from coterie.ui.parts.scrolling import FittingArea
from coterie.ui.parts.sheet import Sheet
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from coterie.ui.desk import Desk
    from coterie.ui.pages.import_export.report.row_words import RowsText
    from coterie.ui.pages.import_export.tables.lines import TableLine

WIDTH, LIST, LEAST_LIST, SEARCH = 980, 400, 130, 220
SIDES = 24
FILE_NAME = "import-rows.csv"
#: So long nothing is typed before it is looked for.
_PAUSE_MS = 200


class _Rows(ListView):
    """A list that would like to be long, and may be short where the window is."""

    def sizeHint(self) -> QSize:
        """Give the height it would like."""
        return QSize(super().sizeHint().width(), theme().px(LIST))


class RowsSheet(Sheet):
    """Every row of an import."""

    def __init__(self, host: QWidget, desk: Desk, batch: int, outcome: str = "") -> None:
        """Make it, closed, and begin to read. outcome: which rows first, "" = all."""
        super().__init__(host, name=_("Rows of the import"), width=WIDTH)
        self._presenter = RowsPresenter(desk, self, batch, outcome)
        self.query = Field(_("Search in the rows"), name=_("Search in the rows"), icon="search")
        self.query.setMinimumWidth(theme().px(SEARCH))
        self.outcome = ComboField(_("Outcome"), choices())
        self.outcome.set_key(outcome)
        self.model = RowsModel(self)
        self.rows = _Rows(_("Rows of the import"))
        self._delegate = TableDelegate(self)
        self._delegate.take(columns())
        self.rows.setItemDelegate(self._delegate)
        self.rows.setModel(self.model)
        self.rows.setUniformItemSizes(True)
        self.rows.setMinimumHeight(theme().px(LEAST_LIST))
        self.head = TableHead(self._delegate, self.rows)
        self.head.show_state(None)
        self._said = Label("", "label", "text2")
        self._note = Label("", "label", "text2", wrap=True)
        self._empty = Label("", "label", "text2", wrap=True)
        self.save_button = Button(_("Save as CSV…"), icon="download")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE_MS)
        self._arrange()
        self._connect()
        self._presenter.open()

    def place(self) -> None:
        """Give the list the room that is there."""
        self._area.fit(self.wanted_width() - 2 * SIDES)
        super().place()

    def show_rows(self, shown: RowsText) -> None:
        """Show another list."""
        self.model.set_total(shown.total)
        self._said.setText(shown.said)
        self._note.setText(shown.note)
        self._note.setVisible(bool(shown.note))
        self._empty.setText(shown.empty)
        self._empty.setVisible(bool(shown.empty))
        self.save_button.setEnabled(shown.total > 0)
        if self.isVisible():
            self.place()
            announce(self.panel, shown.empty or shown.said)

    def put_rows(self, start: int, lines: Sequence[TableLine]) -> None:
        """Show rows that were asked for."""
        self.model.put(start, lines)

    def _arrange(self) -> None:
        self.body.setContentsMargins(SIDES, 22, SIDES, 18)
        self.body.setSpacing(10)
        self.body.addWidget(Label(_("Rows of the import"), "title", wrap=True))
        row = WrapRow(gap=10)
        for part in (self.query, self.outcome, self.save_button):
            row.add(part)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, space in ((row, 10), (self._note, 4), (self._empty, 0), (self.head, 0)):
            column.addWidget(widget)
            column.addSpacing(space)
        column.addWidget(self.rows, 1)
        self._area = FittingArea(inside)
        self.body.addWidget(self._area, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        close = Button(_("Close"))
        close.clicked.connect(self.close_sheet)
        foot.addWidget(close)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.query.textChanged.connect(lambda _text: self._typing.start())
        self.query.returnPressed.connect(self._find)
        self._typing.timeout.connect(self._find)
        self.outcome.currentIndexChanged.connect(lambda _at: self._presenter.choose(self.outcome.key()))
        self.model.wanted.connect(self._presenter.want)
        self.rows.opened.connect(self._open)
        self.rows.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self.head.follow_rows())
        self.save_button.clicked.connect(self._save)

    def _find(self) -> None:
        self._typing.stop()
        self._presenter.find(self.query.text())

    def _open(self, index: QModelIndex) -> None:
        if self._presenter.open_person(index.row()):
            self.close_sheet()

    def _save(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, _("Save the rows"), outgoing(FILE_NAME))
        if name:
            self._presenter.save(Path(name))
