# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be meant, on a small sheet below a field while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.parts.choice_field import Choices
from coterie.ui.parts.controls import hover_role
from coterie.ui.parts.covers import uncovered
from coterie.ui.parts.plain_text import on_one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.parts.line_fields import Field

PADDING, ROW, MOST = 12, 32, 8
#: What is meant, also while blur shows something else.
_TRUE_TEXT = int(Qt.ItemDataRole.UserRole) + 1


class Suggestions(QObject):
    """Offers what may be meant. wanted: something else is typed; picked: key and text of what was chosen."""

    wanted = Signal(str)
    picked = Signal(str, str)

    def __init__(self, field: Field) -> None:
        """Belong to a field."""
        super().__init__(field)
        self._field = field
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(MOST)
        self._sheet = sheet = Choices(field)
        self._completer.setPopup(sheet)
        sheet.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        sheet.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        sheet.setItemDelegate(_Line(sheet))
        self._completer.setWidget(field)
        self._completer.activated[QModelIndex].connect(self._pick)  # type: ignore[index] # one of its two forms
        field.written.connect(self.wanted)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these, each with its key and its text, while the field has the focus; none = close the sheet."""
        self._model.clear()
        for key, text in choices:
            item = QStandardItem(on_one_line(text))
            item.setData(key, Qt.ItemDataRole.UserRole)
            item.setData(on_one_line(uncovered(text)), _TRUE_TEXT)
            self._model.appendRow(item)
        if choices and self._field.hasFocus():
            self._completer.complete()
        else:
            self._sheet.hide()

    def close(self) -> None:
        """Close the sheet."""
        self.offer(())

    def texts(self) -> list[str]:
        """Give what is offered now."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def pick(self, row: int) -> None:
        """Choose by the row, as a click does."""
        item = self._model.item(row)
        self.picked.emit(str(item.data(Qt.ItemDataRole.UserRole)), str(item.data(_TRUE_TEXT)))

    def _pick(self, index: QModelIndex) -> None:
        key, text = index.data(Qt.ItemDataRole.UserRole), index.data(_TRUE_TEXT)
        self.close()
        self.picked.emit(str(key), str(text))


class _Line(QStyledItemDelegate):
    """Paints one choice."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        look = theme()
        width = look.metrics("body").horizontalAdvance(str(index.data())) + 2 * look.px(PADDING)
        return QSize(round(width), look.height(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme()
        rect = QRectF(option.rect)
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            strokes.box(painter, rect, 6, look.colour(hover_role()))
        words = rect.adjusted(look.px(PADDING), 0, -look.px(PADDING), 0)
        painter.setFont(look.font("body"))
        painter.setPen(look.colour("text"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextSingleLine
        text = look.metrics("body").elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(flags), text)
        painter.restore()
