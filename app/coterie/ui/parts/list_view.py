# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of painted rows: one view for all of them, and what every row has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyleOptionViewItem, QWidget

from coterie.ui.parts.announcing import announce
from coterie.ui.parts.controls import RESTYLING
from coterie.ui.parts.covers import SHOWN_ROW, is_marked
from coterie.ui.parts.row_delegate import RowDelegate
from coterie.ui.parts.rows import ROW_ROLE
from coterie.ui.parts.scrolling import thin_scroll_bars

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent

    Index = QModelIndex | QPersistentModelIndex

_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
#: Ways to get the focus back that say nothing about how the person works.
_UNTOLD = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}


def is_covered(index: Index) -> bool:
    """Tell whether a row has words that blur covers."""
    return is_marked(getattr(index.data(ROW_ROLE), "spoken", "")) if index.isValid() else False


class Spot(NamedTuple):
    """A place inside a row that can be clicked by itself. name: as the delegate calls it."""

    row: QPersistentModelIndex
    name: str


class ListView(QListView):
    """A list whose rows are painted by a `RowDelegate`. It has no ground of its own."""

    opened = Signal(QModelIndex)
    context_wanted = Signal(QModelIndex, QPoint)
    #: Space showed the true words of a row while blur is on; an index that is not valid: they are covered again.
    uncovered = Signal(QModelIndex)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty list. name: what a screen reader calls it."""
        super().__init__(parent)
        self._by_keyboard = False
        self._grows = False
        self._has_model = False
        self._hot: Spot | None = None
        self._held: Spot | None = None
        self._pointed, self._asked = QPersistentModelIndex(), QPersistentModelIndex()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        thin_scroll_bars(self)
        self.verticalScrollBar().setSingleStep(20)

    @property
    def hot(self) -> Spot | None:
        """The place inside a row under the pointer."""
        return self._hot

    @property
    def held(self) -> Spot | None:
        """The place inside a row that the button is held down on."""
        return self._held

    def select_several(self) -> None:
        """Let several rows be selected."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def allow_differing_heights(self) -> None:
        """Let rows be of different heights; thousands are measured a hundred at a time, between events."""
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)

    def grow_with_rows(self) -> None:
        """Be as high as all rows, for short lists on a page that scrolls."""
        self._grows = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show the rows of a model."""
        super().setModel(model)
        self._has_model = model is not None
        if model is not None:
            for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
                changed.connect(self._fit)
        self._fit()

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        """Tell the delegate whether to paint the focus ring."""
        super().initViewItemOption(option)
        if self._by_keyboard and self.hasFocus():
            option.state |= QStyle.StateFlag.State_KeyboardFocusChange

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember how the focus came, and have a current row for it."""
        if event.reason() not in _UNTOLD:
            self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a row with Enter; every other key is the list's own."""
        self._by_keyboard = True
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and self.show_instead():
            event.accept()
            return
        if event.key() in _OPENING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)
        self.viewport().update()

    def show_instead(self) -> bool:
        """Show the true words of the current row while blur is on, or cover them again; tells whether it is covered."""
        index = self.currentIndex()
        if not is_covered(index):
            return False
        shown = QModelIndex() if self._asked == index else index
        self._asked = QPersistentModelIndex(shown)
        self._show_one()
        self.uncovered.emit(shown)
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Cover a row that was shown by Space when somebody goes on."""
        super().currentChanged(current, previous)
        if self._asked.isValid() and self._asked != current:
            self._asked = QPersistentModelIndex()
            self._show_one()
            self.uncovered.emit(QModelIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a place inside a row, or select the row."""
        self._by_keyboard = False
        spot = self._spot_at(event.position())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self._held = spot
            self._renew(spot)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Act where a place inside a row was pressed and let go."""
        held, self._held = self._held, None
        if held is None:
            super().mouseReleaseEvent(event)
            return
        self._renew(held)
        delegate = self.itemDelegate()
        if self._spot_at(event.position()) == held and isinstance(delegate, RowDelegate):
            delegate.click(self._index_of(held), held.name)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a row; two quick presses on a place inside it are two presses."""
        if self._spot_at(event.position()) is not None:
            self.mousePressEvent(event)
            return
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which place inside a row the pointer is on."""
        if self._held is None:
            super().mouseMoveEvent(event)
        self._set_hot(self._spot_at(event.position()))
        pointed = self.indexAt(event.position().toPoint())
        if pointed != self._pointed:
            self._pointed = QPersistentModelIndex(pointed)
            self._show_one()

    def leaveEvent(self, event: QEvent) -> None:
        """Show no place as under the pointer."""
        super().leaveEvent(event)
        self._set_hot(None)
        if self._pointed.isValid():
            self._pointed = QPersistentModelIndex()
            self._show_one()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the pointer, or of the current one."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            place = self.visualRect(index).center()
        else:
            index = self.indexAt(event.pos())
            place = event.pos()
        if index.isValid():
            self.context_wanted.emit(index, self.viewport().mapToGlobal(place))
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Measure rows anew under another look."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self.scheduleDelayedItemsLayout()
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another height where rows wrap differently."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and not self.uniformItemSizes():
            self._fit()

    def sizeHint(self) -> QSize:
        """Give the room of all rows where the list grows with them."""
        hint = super().sizeHint()
        return QSize(hint.width(), self._height_of_rows()) if self._grows else hint

    def minimumSizeHint(self) -> QSize:
        """Give the same height where the list grows with its rows."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self._height_of_rows()) if self._grows else hint

    def _show_one(self) -> None:
        """Let one row show its true words: the one under the pointer, else the one that Space asked for."""
        if not self._has_model:
            return
        model = self.model()
        place = self._pointed if self._pointed.isValid() else self._asked
        row, before = place.row() if place.isValid() else -1, model.property(SHOWN_ROW)
        if row == before or (before is None and row < 0):
            return
        model.setProperty(SHOWN_ROW, row)
        for changed in (before, row):
            if changed is not None and is_covered(model.index(changed, 0)):
                self.update(model.index(changed, 0))
        if row >= 0 and self._asked == place:
            announce(self, str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    def _height_of_rows(self) -> int:
        if not self._has_model:
            return 0
        model = self.model()
        return sum(max(0, self.sizeHintForIndex(model.index(row, 0)).height()) for row in range(model.rowCount()))

    def _fit(self) -> None:
        if self._grows:
            self.setFixedHeight(self._height_of_rows())

    def _spot_at(self, place: QPointF) -> Spot | None:
        index = self.indexAt(place.toPoint())
        delegate = self.itemDelegate()
        if not index.isValid() or not isinstance(delegate, RowDelegate):
            return None
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        if self.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        name = delegate.spot_at(option, index, place)
        return Spot(QPersistentModelIndex(index), name) if name else None

    def _set_hot(self, spot: Spot | None) -> None:
        if spot == self._hot:
            return
        before, self._hot = self._hot, spot
        for changed in (before, spot):
            self._renew(changed)
        if spot is None:
            self.viewport().unsetCursor()
        else:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def _renew(self, spot: Spot | None) -> None:
        if spot is not None and spot.row.isValid():
            self.update(self._index_of(spot))

    def _index_of(self, spot: Spot) -> QModelIndex:
        return self.model().index(spot.row.row(), spot.row.column())
