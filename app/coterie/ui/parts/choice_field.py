# SPDX-License-Identifier: GPL-3.0-or-later
"""A field to choose one of several things from a list that opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.controls import RESTYLING, TARGET, hover_role, mirrored
from coterie.ui.parts.line_fields import field_box
from coterie.ui.parts.scrolling import thin_scroll_bars

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QPaintEvent, QShowEvent, QWheelEvent

PADDING, CHEVRON, ROW, SHEET = 12, 16, 32, 5
PICTURE, PICTURE_GAP = 16, 9


class ComboField(QComboBox):
    """A field to choose from. name: for screen readers; options: key and text of each choice."""

    def __init__(self, name: str, options: Sequence[tuple[str, str]] = (), *, parent: QWidget | None = None) -> None:
        """Make a field with the first option chosen."""
        super().__init__(parent)
        self._problem = ""
        self._icons: Mapping[str, str] = {}
        self._quiet = False
        # On some systems the name of such a field is what is chosen, so the description tells what it is for.
        self._purpose = name
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(12)
        self.setView(Choices(self))
        sheet = self.view().window()
        sheet.setWindowFlags(
            sheet.windowFlags() | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        )
        sheet.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setItemDelegate(_Line(self))
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other things; what was chosen stays if it is among them."""
        before = self.key()
        blocked = self.blockSignals(True)
        self.clear()
        for key, text in options:
            self.addItem(text, key)
        self.setCurrentIndex(max(0, self.findData(before)) if options else -1)
        self.blockSignals(blocked)
        self.updateGeometry()

    def set_icons(self, icons: Mapping[str, str]) -> None:
        """Show a shipped drawing before each choice, by its key."""
        self._icons = dict(icons)
        self.updateGeometry()
        self.update()

    def set_quiet(self, quiet: bool) -> None:
        """Stand back where what is chosen is nothing that counts."""
        self._quiet = quiet
        self.update()

    def icon_of(self, key: str) -> str:
        """Give the drawing before a choice, "" for none."""
        return self._icons.get(key, "")

    def picture_room(self) -> int:
        """Give what a drawing takes of the line, with the gap behind it."""
        return theme().px(PICTURE) + theme().px(PICTURE_GAP) if self._icons else 0

    def key(self) -> str:
        """Give the key of what is chosen."""
        return str(self.currentData() or "")

    def set_key(self, key: str) -> None:
        """Choose by key."""
        self.setCurrentIndex(self.findData(key))

    def set_problem(self, text: str) -> None:
        """Mark the field as wrong and say why to screen readers; an empty text clears the mark."""
        self._problem = text
        self.setAccessibleDescription(text or self._purpose)
        self.update()

    def sizeHint(self) -> QSize:
        """Give room for the longest text."""
        look = theme()
        metrics = look.metrics("body")
        longest = max((metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0)
        width = longest + 3 * look.px(PADDING) + look.px(CHEVRON) + self.picture_room()
        return QSize(max(look.px(96), round(width + 1)), look.height(max(34, TARGET), padding=look.px(14)))

    def minimumSizeHint(self) -> QSize:
        """Give the size below which a usual text would be cut."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme().px(160)), hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Choose by wheel only with the focus, so that a page scrolled past changes nothing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under a new look."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self.updateGeometry()
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, text and arrow."""
        del event
        look = theme()
        painter = QPainter(self)
        outer = QRectF(self.rect())
        enabled = self.isEnabled() and not self._quiet
        field_box(painter, outer, focused=self.hasFocus(), problem=bool(self._problem), enabled=enabled)
        side = look.px(CHEVRON)
        arrow = QRectF(outer.right() - look.px(10) - side, (outer.height() - side) / 2, side, side)
        role = "text" if self.isEnabled() else "disabled"
        shown = mirrored(arrow, outer, self.layoutDirection())
        strokes.icon(painter, shown, "chevron-down", "text2" if self.isEnabled() else role)
        begin = look.px(PADDING) + self.picture_room()
        words = QRectF(begin, 0, arrow.left() - begin - 4, outer.height())
        if icon := self.icon_of(self.key()):
            mark = QRectF(look.px(PADDING), 0, look.px(PICTURE), outer.height())
            place = strokes.centred(mirrored(mark, outer, self.layoutDirection()), mark.width(), mark.width())
            strokes.icon(painter, place, icon, "text3" if self._quiet else "accent" if enabled else role)
        painter.setFont(look.font("body"))
        painter.setPen(look.colour("text2" if self._quiet else role if self.currentIndex() >= 0 else "text3"))
        text = self.currentText() if self.currentIndex() >= 0 else self.placeholderText()
        text = look.metrics("body").elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.setLayoutDirection(self.layoutDirection())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextSingleLine
        painter.drawText(mirrored(words, outer, self.layoutDirection()), int(flags), text)


class Choices(QListView):
    """The list that opens, on a small sheet of its own."""

    def __init__(self, parent: QWidget) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setContentsMargins(SHEET, SHEET, SHEET, SHEET)
        self.setViewportMargins(SHEET, SHEET, SHEET, SHEET)
        thin_scroll_bars(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Let only the sheet be seen of the window that Qt puts the list in."""
        super().showEvent(event)
        window = self.window()
        if isinstance(window, QFrame) and window.frameShape() != QFrame.Shape.NoFrame:
            window.setFrameShape(QFrame.Shape.NoFrame)
        # Under a mask, even one of its whole size, Qt paints no panel of its own.
        window.setMask(QRegion(window.rect()))

    def event(self, event: QEvent) -> bool:
        """Paint the sheet behind the list."""
        if event.type() == QEvent.Type.Paint:
            look = theme()
            rect = QRectF(self.rect())
            strokes.box(QPainter(self), rect, RADII.row, look.colour("raised"), look.colour("border"))
            return True
        return bool(super().event(event))


class _Line(QStyledItemDelegate):
    """Paints one choice of the open list."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        look = theme()
        width = look.metrics("body").horizontalAdvance(str(index.data())) + 3 * look.px(PADDING) + look.px(CHEVRON)
        combo = self.parent()
        room = combo.picture_room() if isinstance(combo, ComboField) else 0
        return QSize(round(width) + room, look.height(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme()
        rect = QRectF(option.rect)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            strokes.box(painter, rect, 6, look.colour(hover_role()))
        words = rect.adjusted(look.px(PADDING), 0, -look.px(PADDING), 0)
        combo = self.parent()
        if isinstance(combo, QComboBox) and combo.currentIndex() == index.row():
            side = look.px(CHEVRON)
            mark = QRectF(words.right() - side, rect.center().y() - side / 2, side, side)
            strokes.icon(painter, mirrored(mark, rect, option.direction), "check", "accent")
        if isinstance(combo, ComboField) and combo.picture_room():
            if icon := combo.icon_of(str(index.data(Qt.ItemDataRole.UserRole) or "")):
                side = look.px(PICTURE)
                place = QRectF(words.left(), rect.center().y() - side / 2, side, side)
                strokes.icon(painter, mirrored(place, rect, option.direction), icon, "text2")
            words = mirrored(words.adjusted(combo.picture_room(), 0, 0, 0), rect, option.direction)
        painter.setFont(look.font("body"))
        painter.setPen(look.colour("text"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextSingleLine
        painter.drawText(words, int(flags), str(index.data()))
        painter.restore()
