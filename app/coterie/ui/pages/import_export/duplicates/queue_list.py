# SPDX-License-Identifier: GPL-3.0-or-later
"""The queue of pairs: two pictures, a name, how sure it is and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt

from coterie.domain.initials import initials
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import MEASURES
from coterie.ui.parts.avatar_pictures import AvatarPictures, Face, side_for
from coterie.ui.parts.covers import row_said, said
from coterie.ui.parts.row_delegate import RowDelegate
from coterie.ui.parts.rows import ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStyleOptionViewItem

    from coterie.ui.pages.import_export.duplicates.texts import QueueLine
    from coterie.ui.parts.row_delegate import RowPen

    Index = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole
PICTURE, OVERLAP, PADDING, GAP, LINE_GAP, HEIGHT = 30, 4, 10, 12, 2, 54


class QueueModel(QAbstractListModel):
    """Holds the lines of the queue."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without rows."""
        super().__init__(parent)
        self._lines: tuple[QueueLine, ...] = ()

    def set_lines(self, lines: Sequence[QueueLine]) -> None:
        """Show other rows, where they are others."""
        if tuple(lines) != self._lines:
            self.beginResetModel()
            self._lines = tuple(lines)
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows; they have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Give the line itself, or what is said of it."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        return {
            ROW_ROLE: line,
            int(_ROLE.AccessibleTextRole): row_said(self, index.row(), line.spoken),
            int(_ROLE.DisplayRole): said(line.name),
        }.get(int(role))


class QueueDelegate(RowDelegate):
    """Paints a pair in the queue."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make one for a view."""
        super().__init__(parent, inset=MEASURES.list_padding)
        self._pictures = AvatarPictures()

    def height_of(self) -> int:
        """Give the height of two lines."""
        look = theme()
        words = look.metrics("label_strong").height() + look.metrics("caption").height() + LINE_GAP
        return max(HEIGHT, round(words) + 16)

    def paint_row(self, pen: RowPen, line: QueueLine, option: QStyleOptionViewItem) -> None:
        """Paint both pictures and the words."""
        del option
        side = side_for(PICTURE)
        left = pen.box.left() + PADDING
        for key, name in line.people:
            place = QRectF(left, round(pen.box.center().y() - side / 2), side, side)
            face = Face(key, initials(name))
            pen.painter.drawPixmap(pen.place(place).topLeft(), self._pictures.picture(face, side, pen.ratio()))
            left += side - OVERLAP
        left += OVERLAP + GAP
        first, second = pen.look.metrics("label_strong").height(), pen.look.metrics("caption").height()
        top = pen.box.center().y() - (first + LINE_GAP + second) / 2
        width = pen.box.right() - PADDING - left
        pen.write(QRectF(left, top, width, first), line.name, "label_strong", "text")
        pen.write(QRectF(left, top + first + LINE_GAP, width, second), line.detail, "caption", "text2")
