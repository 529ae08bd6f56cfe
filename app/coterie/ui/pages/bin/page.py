# SPDX-License-Identifier: GPL-3.0-or-later
"""The bin on the left, the messages of this session at the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _, counted
from coterie.ui.design.theme import theme
from coterie.ui.pages.bin.message_card import MessageCard
from coterie.ui.pages.bin.presenter import BinLine, BinPresenter, MessageLine
from coterie.ui.pages.bin.row_delegate import BinRowDelegate
from coterie.ui.pages.page import PageView
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.empty_state import EmptyState
from coterie.ui.parts.fields import Field
from coterie.ui.parts.labels import Label
from coterie.ui.parts.list_view import ListView
from coterie.ui.parts.row_model import RowModel
from coterie.ui.parts.rows import ROW_ROLE
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.sheet import AskSheet
from coterie.ui.parts.writing import writing
from coterie.ui.shell.actions import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from coterie.ui.desk import Desk

SIDE = 350
NARROW = 900
LEAST_LIST = 150
#: No width at all to Qt.
WIDEST = 16_777_215


class BinPage(PageView):
    """What was deleted, and the way back."""

    def __init__(self, desk: Desk) -> None:
        """Make the page; it is filled by `reload`."""
        super().__init__()
        self._presenter = BinPresenter(desk, self)
        self._filter = Field(_("Filter"), name=_("Filter the bin"), icon="list-filter", key="Ctrl+F")
        self._banner = Banner("neutral", "trash-2", "")
        self._erase_all = writing(Button(_("Erase all for good…"), kind="ghost"))
        self._banner.add_action(self._erase_all)
        self._model = RowModel(self, hint=_("Press Enter to put it back"))
        self._delegate = BinRowDelegate(self, inset=0)
        self._list = ListView(_("Bin"))
        self._list.select_several()
        self._list.setItemDelegate(self._delegate)
        self._list.setModel(self._model)
        self._empty = EmptyState("trash-2", _("The bin is empty"), _("What you delete comes here and can be put back."))
        self._messages = MessageCard()
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ask: AskSheet | None = None
        self._lay_out()
        self._filter.textChanged.connect(self._presenter.filter)
        self._erase_all.clicked.connect(lambda: self._presenter.ask_to_erase(self._presenter.everybody()))
        self._delegate.put_back_clicked.connect(lambda index: self._presenter.put_back([index.data(ROW_ROLE).id]))
        self._list.opened.connect(lambda index: self._presenter.put_back([index.data(ROW_ROLE).id]))
        self._messages.pressed.connect(self._presenter.press)

    def actions_here(self) -> Sequence[Action]:
        """Put back, and erase."""
        some = self._has_selection
        return (
            Action("bin.put_back", _("Put back"), self._put_back, "undo-2", ("B",), "item", some),
            Action("bin.erase", _("Erase for good…"), self._erase, "trash-2", ("Shift+Del",), "item", some),
        )

    def reload(self) -> None:
        """Read the bin anew."""
        self._presenter.reload()

    def focus_main(self) -> None:
        """Begin in the list."""
        (self if self._list.isHidden() else self._list).setFocus()

    def panes(self) -> Sequence[QWidget]:
        """The list and the messages."""
        return (self._list, self._messages)

    def main_filter(self) -> QWidget | None:
        """The filter above the list."""
        return self._filter

    def show_bin(self, lines: Sequence[BinLine], total: int) -> None:
        """Show these rows of so many."""
        chosen = set(self._chosen())
        current = self._list.currentIndex().row()
        self._model.set_rows(lines)
        self._keep_place(lines, chosen, current)
        self._banner.set_text(
            counted("{n} person in the bin", "{n} people in the bin", total),
            _("They stay encrypted in the vault and in no list, search or export, until you erase them."),
        )
        self._banner.setVisible(total > 0)
        if not total and (self._list.hasFocus() or self._filter.hasFocus()):
            self.setFocus()
        self._list.setVisible(total > 0)
        self._empty.setVisible(total == 0)
        self._filter.setVisible(total > 0)

    def show_messages(self, lines: Sequence[MessageLine]) -> None:
        """Show what was said, newest first."""
        self._messages.show_lines(lines)

    def ask_to_erase(self, title: str, text: str, names: Sequence[int]) -> None:
        """Ask before something cannot be undone."""
        if self._ask is not None:
            self._ask.deleteLater()
        self._ask = AskSheet(self, title=title, text=text, keep=_("Keep"), act=_("Erase"))
        self._ask.acted.connect(lambda: self._presenter.erase(names))
        self._ask.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the messages below the list where there is no room beside it."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange anew for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _chosen(self) -> list[int]:
        return [index.data(ROW_ROLE).id for index in self._list.selectionModel().selectedIndexes()]

    def _has_selection(self) -> bool:
        return bool(self._chosen())

    def _put_back(self) -> None:
        self._presenter.put_back(self._chosen())

    def _erase(self) -> None:
        self._presenter.ask_to_erase(self._chosen())

    def _keep_place(self, lines: Sequence[BinLine], chosen: set[int], current: int) -> None:
        """Keep what was selected; where it is gone, the row that came in its place."""
        rows = [row for row, line in enumerate(lines) if line.id in chosen]
        if not rows and lines:
            rows = [min(max(current, 0), len(lines) - 1)]
        for row in rows:
            self._list.selectionModel().select(self._model.index(row), self._list.selectionModel().SelectionFlag.Select)
        if rows:
            self._list.selectionModel().setCurrentIndex(
                self._model.index(rows[0]), self._list.selectionModel().SelectionFlag.NoUpdate
            )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(_("Bin"), "title"), 1)
        head.addWidget(self._filter)
        self._filter.setMinimumWidth(220)
        main = QVBoxLayout()
        main.setSpacing(14)
        main.addWidget(self._banner)
        main.addWidget(self._list, 1)
        main.addWidget(self._empty, 1)
        self._below.setSpacing(22)
        self._below.addLayout(main, 1)
        self._below.addWidget(self._messages, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(18)
        column.addLayout(head)
        column.addLayout(self._below, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(inside))

    def _arrange(self) -> None:
        beside = self.width() >= theme().px(NARROW)
        self._below.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        side = theme().px(SIDE)
        self._messages.setMinimumWidth(side if beside else 0)
        self._messages.setMaximumWidth(side if beside else WIDEST)
        self._below.setAlignment(self._messages, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0))
        self._list.setMinimumHeight(theme().px(LEAST_LIST))
