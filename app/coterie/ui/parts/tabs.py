# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to choose one view of several: tabs above a page, segments inside a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QTabBar, QWidget

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.controls import TARGET, KeyboardFocus, PaintedButton, mirrored, ringed_box

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPaintEvent

TAB_GAP, TAB_HEIGHT, UNDERLINE = 22, 38, 3
SEGMENT_PADDING, SEGMENT_MARGIN = 11, 3
SEGMENT_ICON, SEGMENT_ICON_GAP, SEGMENT_HEIGHT = 16, 8, 31


class Tabs(KeyboardFocus, QTabBar):
    """Tabs with a line under the chosen one; it lies on a hairline as wide as the bar."""

    def __init__(self, name: str = "", *, parent: QWidget | None = None) -> None:
        """Make an empty bar. name: what the tabs choose, for screen readers."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFont(theme().font("label_medium"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    def add(self, text: str) -> int:
        """Add a tab with a text that is shown literally, and give its place."""
        return self.addTab(text.replace("&", "&&"))

    def tabSizeHint(self, index: int) -> QSize:
        """Give the width of the text and the gap behind it."""
        look = theme()
        width = look.metrics("label_strong").horizontalAdvance(self._words(index)) + look.px(TAB_GAP)
        return QSize(max(TARGET, round(width + 0.5)), look.height(TAB_HEIGHT, "label_medium"))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never cut a text: the bar scrolls instead."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline, the words and the line under the chosen tab."""
        del event
        painter = QPainter(self)
        look = theme()
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), look.colour("border"))
        pointer = self.mapFromGlobal(self.cursor().pos()) if self.underMouse() else None
        for index in range(self.count()):
            hovered = pointer is not None and self.tabRect(index).contains(pointer)
            self._paint_tab(painter, index, hovered=hovered)

    def _paint_tab(self, painter: QPainter, index: int, *, hovered: bool) -> None:
        look = theme()
        rect = QRectF(self.tabRect(index))
        gap = look.px(TAB_GAP)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        words = rect.adjusted(gap, 0, 0, 0) if rtl else rect.adjusted(0, 0, -gap, 0)
        chosen = index == self.currentIndex()
        painter.setFont(look.font("label_strong" if chosen else "label_medium"))
        enabled = self.isEnabled() and self.isTabEnabled(index)
        role = "text" if chosen or hovered else "text2"
        painter.setPen(look.colour(role if enabled else "disabled"))
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine
        painter.drawText(words.adjusted(0, -2, 0, -2), int(flags), self._words(index))
        if chosen:
            line = QRectF(words.left(), rect.bottom() - UNDERLINE, words.width(), UNDERLINE)
            strokes.box(painter, line, UNDERLINE / 2, look.colour("accent" if enabled else "disabled"))
            if self.ringed:
                strokes.focus_ring(painter, words.adjusted(-5, 3, 5, -5).intersected(QRectF(self.rect())), RADII.check)

    def _words(self, index: int) -> str:
        return self.tabText(index).replace("&&", "&")


class Segment(PaintedButton, QAbstractButton):
    """One of the choices in a box of segments. icon: a shipped drawing before the words."""

    def __init__(self, text: str, parent: QWidget, icon: str = "") -> None:
        """Make a choice."""
        super().__init__(parent)
        self._icon = icon
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def sizeHint(self) -> QSize:
        """Give the size of the words."""
        look = theme()
        width = look.metrics("label_medium").horizontalAdvance(self.text()) + 2 * look.px(SEGMENT_PADDING) + 1
        width += self._icon_room()
        least = SEGMENT_HEIGHT if self._icon else TARGET
        return QSize(max(TARGET, round(width + 0.5)), look.height(least, "label_medium", padding=10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, on a tint if chosen."""
        del event
        look = theme()
        painter = QPainter(self)
        outer = QRectF(self.rect())
        rect = ringed_box(painter, outer, 6, ringed=self.ringed)
        role = "text2"
        if self.isChecked():
            border = look.colour("accent") if look.appearance.contrast else None
            strokes.box(painter, rect, 6, look.colour("selected"), border)
            role = "accent"
        elif self.hovered():
            strokes.box(painter, rect, 6, look.colour("pressed" if self.isDown() else "hover"))
        role = role if self.isEnabled() else "disabled"
        if self._icon:
            side = look.px(SEGMENT_ICON)
            mark = QRectF(look.px(SEGMENT_PADDING), outer.center().y() - side / 2, side, side)
            strokes.icon(painter, mirrored(mark, outer, self.layoutDirection()), self._icon, role)
        painter.setFont(look.font("label_medium"))
        painter.setPen(look.colour(role))
        words = outer.adjusted(self._icon_room(), 0, 0, 0)
        painter.drawText(mirrored(words, outer, self.layoutDirection()), Qt.AlignmentFlag.AlignCenter, self.text())

    def _icon_room(self) -> int:
        return theme().px(SEGMENT_ICON) + theme().px(SEGMENT_ICON_GAP) if self._icon else 0


class Segmented(QWidget):
    """A few choices in one bordered box, of which one holds; arrow keys move between them."""

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        name: str,
        *,
        icons: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the box. options: key and text of each choice; name: what is chosen, for screen readers.

        icons: a drawing for each key; choices with a drawing stand by themselves, without the box.
        """
        super().__init__(parent)
        self._boxed = not icons
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._segments: dict[str, Segment] = {}
        self._told = ""
        row = QHBoxLayout(self)
        margin = SEGMENT_MARGIN if self._boxed else 0
        row.setContentsMargins(margin, margin, margin, margin)
        row.setSpacing(2 if self._boxed else 2 * SEGMENT_MARGIN)
        for key, text in options:
            segment = Segment(text, self, (icons or {}).get(key, ""))
            segment.toggled.connect(self._tell)
            row.addWidget(segment)
            self._segments[key] = segment
        if options:
            self.set_key(options[0][0])

    def key(self) -> str:
        """Give the key of the choice that holds."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), "")

    def set_key(self, key: str) -> None:
        """Choose by key, without a signal."""
        self._told = key
        self._segments[key].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box around the choices."""
        del event
        if not self._boxed:
            return
        look = theme()
        strokes.box(QPainter(self), QRectF(self.rect()), RADII.row, look.colour("sunken"), look.colour("border"))

    def _tell(self, on: bool) -> None:
        key = self.key()
        if on and key != self._told:
            self._told = key
            self.chosen.emit(key)
