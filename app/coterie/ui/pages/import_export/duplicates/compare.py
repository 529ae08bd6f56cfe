# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people side by side, row by row, with the result always beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.pages.import_export.duplicates.choice_cell import ChoiceCell
from coterie.ui.pages.import_export.duplicates.pair_words import LEFT, RIGHT
from coterie.ui.pages.import_export.fitting import Fitting
from coterie.ui.parts.avatar import Avatar
from coterie.ui.parts.covers import said
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.margins import Margins

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from coterie.ui.pages.import_export.duplicates.pair_words import HeadText, RowText
    from coterie.ui.pages.import_export.duplicates.texts import PairText

SIDES = (LEFT, RIGHT)
LABEL, ROW_GAP, FOLD = 84, 8, 520


class _Result(QWidget):
    """What will be there after merging."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ElidedLabel("", "label_medium")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 4)
        row.addWidget(self.words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint its ground."""
        look = theme()
        line = look.colour("border") if look.appearance.contrast else None
        strokes.box(QPainter(self), QRectF(self.rect()), RADII.row, look.colour("sunken"), line)


class _Head(QWidget):
    """Whose column it is."""

    def __init__(self) -> None:
        super().__init__()
        self._avatar = Avatar(40)
        self._name, self._origin = ElidedLabel("", "strong"), ElidedLabel("", "label", "text2")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._origin)
        words.addStretch(1)
        row = QHBoxLayout(self)
        Margins(12, 0, 4, 4).put_on(row, self.layoutDirection())
        row.setSpacing(12)
        row.addWidget(self._avatar)
        row.addLayout(words, 1)

    def show_head(self, head: HeadText) -> None:
        """Show somebody."""
        self._avatar.show_person(head.seed, head.name, ring=False)
        self._name.setText(head.name)
        self._origin.setText(head.origin)


class Compare(Fitting, QWidget):
    """The comparison. picked: a side of a row; opened: somebody's own page is wanted."""

    picked = Signal(str, str)
    opened = Signal(str)

    def __init__(self) -> None:
        """Make an empty one."""
        super().__init__()
        self._heads = {side: _Head() for side in SIDES}
        self._rows: list[tuple[str, Label, dict[str, ChoiceCell], _Result]] = []
        self._after = _after()
        self._folded = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(ROW_GAP)
        self._lay_out()

    def show_pair(self, pair: PairText) -> None:
        """Show two people; the same rows keep their cells, and with them the focus."""
        self._heads[LEFT].show_head(pair.left)
        self._heads[RIGHT].show_head(pair.right)
        if [row[0] for row in self._rows] != [row.key for row in pair.rows]:
            self._build(pair.rows)
        for row, (_key, label, cells, result) in zip(pair.rows, self._rows, strict=True):
            label.setText(row.label)
            cells[LEFT].show_side(row.label, row.left)
            cells[RIGHT].show_side(row.label, row.right)
            result.words.setText(row.result)
            said_so = _("{field} after merging: {value}").format(field=row.label, value=row.result)
            result.setAccessibleName(said(said_so))

    def first_cell(self) -> QWidget:
        """Give the cell where picking begins."""
        return self._rows[0][2][LEFT] if self._rows else self

    def minimumSizeHint(self) -> QSize:
        """Give a width at which words still tell something."""
        return QSize(420, super().minimumSizeHint().height())

    def fit(self) -> None:
        """Put the name of a row above it where the window is narrow."""
        folded = self.width() < FOLD * theme().scale
        self._grid.setColumnMinimumWidth(0, 0 if folded else theme().px(LABEL))
        if folded != self._folded:
            self._folded = folded
            self._lay_out()

    def _lay_out(self) -> None:
        """Put everything in its place: names of rows in a column of their own, or above."""
        first = 0 if self._folded else 1
        for column, stretch in enumerate((5, 5, 4, 0) if self._folded else (0, 5, 5, 4)):
            self._grid.setColumnStretch(column, stretch)
        for column, head in enumerate((self._heads[LEFT], self._heads[RIGHT], self._after), first):
            self._grid.addWidget(head, 0, column)
        for place, (_key, label, cells, result) in enumerate(self._rows):
            row = 2 * place + 1
            if self._folded:
                self._grid.addWidget(label, row, 0, 1, 3)
            else:
                self._grid.addWidget(label, row, 0)
            for column, widget in enumerate((cells[LEFT], cells[RIGHT], result), first):
                self._grid.addWidget(widget, row + self._folded, column)

    def _build(self, rows: tuple[RowText, ...]) -> None:
        for _key, label, cells, result in self._rows:
            for widget in (label, *cells.values(), result):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._rows = [self._row(place, row) for place, row in enumerate(rows)]
        self._lay_out()

    def _row(self, place: int, row: RowText) -> tuple[str, Label, dict[str, ChoiceCell], _Result]:
        label = Label(row.label, "label", "text2", wrap=True)
        cells = {side: self._cell(place, row.key, side) for side in SIDES}
        return row.key, label, cells, _Result()

    def _cell(self, place: int, key: str, side: str) -> ChoiceCell:
        cell = ChoiceCell(self)
        cell.clicked.connect(lambda _checked=False: self.picked.emit(key, side))
        cell.moved.connect(lambda across, down: self._move(place, SIDES.index(side), across, down))
        return cell

    def _move(self, place: int, column: int, across: int, down: int) -> None:
        row = max(0, min(len(self._rows) - 1, place + down))
        side = SIDES[max(0, min(1, column + across))]
        self._rows[row][2][side].setFocus(Qt.FocusReason.OtherFocusReason)


def _after() -> QWidget:
    head = QWidget()
    row = QHBoxLayout(head)
    Margins(14, 0, 0, 4).put_on(row, head.layoutDirection())
    row.setSpacing(9)
    row.addWidget(IconLabel("git-merge", 18, "accent"))
    row.addWidget(Label(_("After merging"), "strong", wrap=True), 1)
    return head
