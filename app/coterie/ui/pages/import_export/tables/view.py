# SPDX-License-Identifier: GPL-3.0-or-later
"""A table: its titles, its rows, and what stands there where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.import_export.fitting import Fitting
from coterie.ui.pages.import_export.tables.delegate import BETWEEN, CHECK, TableDelegate
from coterie.ui.pages.import_export.tables.model import TableModel
from coterie.ui.parts.checks import Check
from coterie.ui.parts.controls import mirrored
from coterie.ui.parts.labels import Label
from coterie.ui.parts.list_view import ListView

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from coterie.ui.pages.import_export.tables.lines import TableText

HEAD = 34


class TableHead(Fitting, QWidget):
    """The titles of the columns, and a box for all rows."""

    all_ticked = Signal(bool)

    def __init__(self, delegate: TableDelegate, rows: ListView, parent: QWidget | None = None) -> None:
        """Stand above the rows that a delegate paints. rows: the list of them, with its scroll bar."""
        super().__init__(parent)
        self._delegate = delegate
        self._rows = rows
        self.check = Check(name=_("All changed fields"), parent=self)
        self.check.setTristate(True)
        self.check.clicked.connect(self._tell)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_state(self, state: Qt.CheckState | None) -> None:
        """Show how many rows are ticked; None = there is no box."""
        self.check.setVisible(state is not None)
        if state is not None:
            self.check.setCheckState(state)

    def sizeHint(self) -> QSize:
        """Give the height of the titles."""
        return QSize(200, theme().height(HEAD, "caption_strong", padding=14))

    def fit(self) -> None:
        """Put the box above those of the rows."""
        box = self._box()
        mark = mirrored(self._delegate.check_in(box), box, self.layoutDirection())
        hint = self.check.sizeHint()
        middle = mark.center().toPoint()
        self.check.setGeometry(
            middle.x() - hint.width() // 2 + 1, middle.y() - hint.height() // 2, hint.width(), hint.height()
        )

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under another look."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.updateGeometry()
            self.fit()

    def follow_rows(self) -> None:
        """Follow the rows: a scroll bar beside them makes them narrower."""
        self.fit()
        self.update()

    def _box(self) -> QRectF:
        """Give the room above the rows, without that above their scroll bar."""
        # Asked for anew each time: what was kept of it in Python may be gone while the list is still there.
        inside = self._rows.viewport().geometry()
        return QRectF(inside.x(), 0, min(inside.width(), self.width() - inside.x()), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the titles and the line below."""
        painter = QPainter(self)
        look, box = theme(), self._box()
        painter.setFont(look.font("caption_strong"))
        painter.setPen(look.colour("text2"))
        painter.setLayoutDirection(self.layoutDirection())
        for column, room in self._delegate.columns_in(box):
            text = look.metrics("caption_strong").elidedText(column.title, Qt.TextElideMode.ElideRight, room.width())
            side = Qt.AlignmentFlag.AlignTrailing if column.at_end else Qt.AlignmentFlag.AlignLeading
            place = room.adjusted(0, 0, BETWEEN, 0) if column.at_end else room
            painter.drawText(
                mirrored(place, box, self.layoutDirection()), int(side | Qt.AlignmentFlag.AlignVCenter), text
            )
        painter.fillRect(QRectF(0, box.bottom() - 1, self.width(), 1), look.colour("border"))

    def _tell(self) -> None:
        # A person ticks all or none; "some" is only ever shown.
        if self.check.checkState() == Qt.CheckState.PartiallyChecked:
            self.check.setCheckState(Qt.CheckState.Checked)
        self.all_ticked.emit(self.check.checkState() == Qt.CheckState.Checked)


class TableView(QWidget):
    """A table. ticked: a row's box; clicked: a cell of a row, by name; opened: a row; all_ticked: the box above."""

    ticked = Signal(int)
    clicked = Signal(int, str)
    opened = Signal(int)
    all_ticked = Signal(bool)

    def __init__(self, name: str, *, grows: bool = False, parent: QWidget | None = None) -> None:
        """Make an empty table. grows: as high as its rows, for a page that scrolls."""
        super().__init__(parent)
        self._delegate = TableDelegate(self)
        self._model = TableModel(self)
        self.rows = ListView(name)
        self.rows.setItemDelegate(self._delegate)
        self.rows.setModel(self._model)
        self.head = TableHead(self._delegate, self.rows)
        self._empty = Label("", "label", "text2", wrap=True)
        self._note = Label("", "label", "text2", wrap=True)
        self._note.setContentsMargins(13, 10, 13, 0)
        self._empty.setContentsMargins(13, 8, 13, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.rows, 0 if grows else 100)
        column.addWidget(self._empty)
        column.addWidget(self._note)
        self._grows = grows
        if grows:
            self.rows.grow_with_rows()
            self._delegate.leave_last_line()
        else:
            column.addStretch(1)
        self.rows.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self.head.follow_rows())
        self._delegate.clicked.connect(self._clicked)
        self._model.check_asked.connect(self.ticked)
        self.rows.opened.connect(lambda index: self.opened.emit(index.row()))
        self.head.all_ticked.connect(self.all_ticked)

    def show_table(self, table: TableText) -> None:
        """Show another table, or the same one with other rows; what is selected stays where it can."""
        self._delegate.take(table)
        if table.name:
            self.rows.setAccessibleName(table.name)
        current = self.rows.currentIndex()
        key = self._model.line(current.row()).key if current.isValid() else ""
        place = self.rows.verticalScrollBar().value()
        self._model.set_lines(table.lines)
        row = self._model.row_of(key) if key else -1
        if row >= 0 and self.rows.currentIndex().row() != row:
            self.rows.setCurrentIndex(self._model.index(row))
            self.rows.verticalScrollBar().setValue(place)
        self.rows.setVisible(bool(table.lines))
        self.head.setVisible(bool(table.lines) and table.headed)
        self.head.show_state(_state_of(table) if table.checks and table.headed else None)
        self._empty.setText(table.empty)
        self._empty.setVisible(not table.lines and bool(table.empty))
        self._note.setText(table.note)
        self._note.setVisible(bool(table.note))
        self.head.update()
        if not self._grows:
            self.rows.setMaximumHeight(max(1, len(table.lines) * self._delegate.height_of() + 2))

    def changeEvent(self, event: QEvent) -> None:
        """Be as high as the rows are under another look."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and not self._grows:
            self.rows.setMaximumHeight(max(1, self._model.rowCount() * self._delegate.height_of() + 2))

    def _clicked(self, index: QModelIndex, spot: str) -> None:
        self.rows.setCurrentIndex(index)
        if spot == CHECK:
            self.ticked.emit(index.row())
        else:
            self.clicked.emit(index.row(), spot)


def _state_of(table: TableText) -> Qt.CheckState:
    ticked = sum(1 for line in table.lines if line.checked)
    if ticked == len(table.lines):
        return Qt.CheckState.Checked
    return Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
