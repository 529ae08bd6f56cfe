# SPDX-License-Identifier: GPL-3.0-or-later
"""The sidebar: the search field, the pages with their counters, and the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.focus import KeyboardFocus
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import MEASURES, RADII
from coterie.ui.parts.brand import BrandMark
from coterie.ui.parts.buttons import Button, IconButton
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.nav_row import ICON, NavRow
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.tooltips import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QPaintEvent

    from coterie.ui.pages.page import Page

GROUP_GAP = 13
ROW_GAP = 2


class SearchBox(QAbstractButton):
    """Looks like a field and opens the palette, where searching and commands are one."""

    def __init__(self, keys: str) -> None:
        """Make it. keys: as this platform writes them."""
        super().__init__()
        self._keys = keys
        self._narrow = False
        self._keyboard = KeyboardFocus()
        self.setText(_("Search or run…"))
        self.setAccessibleName(_("Search or run a command"))
        self.setToolTip(plain_tooltip(_("Search or run a command"), keys))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        """Show the picture alone, or the words, too."""
        self._narrow = narrow
        self.update()

    def sizeHint(self) -> QSize:
        """Give room for one line."""
        return QSize(MEASURES.rail_width, theme().height(MEASURES.control, "body"))

    def minimumSizeHint(self) -> QSize:
        """Give room for the picture."""
        return QSize(ICON + 10, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember how the focus came."""
        self._keyboard.came(event)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field."""
        del event
        look = theme()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        rect = QRectF(self.rect())
        strokes.box(painter, rect, RADII.control, look.colour("surface"), look.colour("control"))
        side = look.px(16)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft

        def placed(left: float, width: float, height: float) -> QRectF:
            start = rect.width() - left - width if mirrored else left
            return QRectF(start, rect.center().y() - height / 2, width, height)

        inset = (rect.width() - side) / 2 if self._narrow else 11
        strokes.icon(painter, placed(inset, side, side), "search", "text2")
        if not self._narrow:
            cap = strokes.key_cap_width(self._keys)
            strokes.key_cap(painter, placed(rect.width() - cap - 7, cap, look.px(20)), self._keys, fill="surface")
            painter.setFont(look.font("body"))
            painter.setPen(look.colour("text3"))
            room = placed(11 + side + 8, rect.width() - side - cap - 40, rect.height())
            # The painter turns the side round by itself where reading is.
            leading = Qt.AlignmentFlag.AlignLeft
            text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, leading | Qt.AlignmentFlag.AlignVCenter, text)
        if self._keyboard.shown and self.hasFocus():
            strokes.focus_ring(painter, rect, RADII.control - 2)


class Sidebar(QWidget):
    """The sidebar. chosen: a page by its id; searched: the field was used; locked: Lock was pressed."""

    chosen = Signal(str)
    searched = Signal()
    locked = Signal()
    narrowed = Signal(bool)

    def __init__(self, pages: Sequence[Page], keys: dict[str, str]) -> None:
        """Make the rows. keys: by page id, and of `search` and `sidebar`, as this platform writes them."""
        super().__init__()
        self.setAccessibleName(_("Sidebar"))
        self._column = QVBoxLayout(self)
        self._head, self._below = QHBoxLayout(), QHBoxLayout()
        self._rows: dict[str, NavRow] = {}
        self._narrow = self._wished = self._crowded = False
        self._search = SearchBox(keys["search"])
        self._search.clicked.connect(self.searched)
        self._mark = BrandMark(28, 20)
        self._title = Label(_("Coterie"), "sub")
        self._toggle_key = keys["sidebar"]
        self._toggle = IconButton("panel-left", _("Shrink the sidebar"), key=self._toggle_key, size=28)
        self._toggle.clicked.connect(lambda: self.set_narrow(not self._narrow))
        self._state = ElidedLabel(_("Unlocked"), "label", "text2")
        self._after = ElidedLabel("", "caption", "text2")
        self._lock = Button(_("Lock"), height=MEASURES.small_control)
        self._lock.setToolTip(plain_tooltip(_("Lock now"), keys["lock"]))
        self._lock.clicked.connect(self.locked)
        self._lock_key = keys["lock"]
        self._lock_icon = IconButton("lock-open", _("Lock now"), key=self._lock_key, size=28)
        self._lock_icon.clicked.connect(self.locked)
        self._arrange(pages, keys)
        self.set_narrow(False)

    def show_page(self, page: str) -> None:
        """Mark a page as the one in front; an unknown one marks none."""
        row = self._rows.get(page)
        for other in self._rows.values():
            other.setAutoExclusive(False)
            other.setChecked(other is row)
            other.setAutoExclusive(True)

    def set_count(self, page: str, count: int) -> None:
        """Show how many open things a page has."""
        self._rows[page].set_count(count)

    def set_vault(self, name: str, *, viewing: bool = False) -> None:
        """Say how the vault is open; its name stands with the sign of the open lock."""
        self._state.setText(_("For viewing") if viewing else _("Unlocked"))
        self._state.setAccessibleDescription(name)
        self._lock_icon.setToolTip(plain_tooltip(_("{name}: lock now").format(name=name), self._lock_key))

    def set_lock_after(self, minutes: int) -> None:
        """Say after how many minutes without a touch it locks by itself, 0 = never."""
        self._after.setText(_("Auto-lock {n} min").format(n=minutes) if minutes else _("No auto-lock"))

    def set_narrow(self, narrow: bool) -> None:
        """Shrink to pictures alone, or show everything, as the person wishes."""
        self._wished = narrow
        self._show(narrow=narrow)
        self.narrowed.emit(narrow)

    def make_room(self, crowded: bool) -> None:
        """Shrink by itself while the page beside it has too little room; the wish is not forgotten."""
        if crowded != self._crowded:
            self._crowded = crowded
            self._show(narrow=crowded or self._wished)

    def _show(self, *, narrow: bool) -> None:
        self._narrow = narrow
        self._toggle.set_name(_("Widen the sidebar") if narrow else _("Shrink the sidebar"), self._toggle_key)
        padding = 9 if narrow else MEASURES.sidebar_padding
        self._column.setContentsMargins(padding, 16, padding, 16)
        self._search.set_narrow(narrow)
        for row in self._rows.values():
            row.set_narrow(narrow)
        for part in (self._mark, self._title, self._state, self._after, self._lock):
            part.setVisible(not narrow)
        # On the rail everything stands in its middle.
        for place, stretch in ((0, narrow), (3, not narrow), (5, narrow)):
            self._head.setStretch(place, int(stretch))
        self._below.setAlignment(self._lock_icon, Qt.AlignmentFlag.AlignHCenter if narrow else Qt.AlignmentFlag(0))
        for place, stretch in ((0, narrow), (1, not narrow)):
            self._below.setStretch(place, int(stretch))
        self._below.setSpacing(0 if narrow else 8)
        self._head.setSpacing(0 if narrow else 10)
        Margins(0 if narrow else 4, 0, 0, 0).put_on(self._head, self.layoutDirection())
        self._resize()

    @property
    def narrow(self) -> bool:
        """Whether it shows pictures alone."""
        return self._narrow

    @property
    def wished_narrow(self) -> bool:
        """Whether the person wants pictures alone, wherever there is room for more."""
        return self._wished

    @property
    def full_width(self) -> int:
        """How wide it is with everything on it."""
        return round(MEASURES.sidebar_width * max(1.0, float(theme().scale ** 0.8)))

    def changeEvent(self, event: QEvent) -> None:
        """Take the width of the new text size."""
        if event.type() == QEvent.Type.FontChange:
            self._resize()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the background and the line at the side of the page."""
        del event
        look = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("window"))
        at = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 1
        painter.fillRect(at, 0, 1, self.height(), look.colour("border"))

    def _resize(self) -> None:
        self.setFixedWidth(theme().px(MEASURES.rail_width) if self._narrow else self.full_width)

    def _arrange(self, pages: Sequence[Page], keys: dict[str, str]) -> None:
        column = self._column
        column.setSpacing(ROW_GAP)
        head = self._head
        head.setSpacing(10)
        head.addStretch(0)
        head.addWidget(self._mark)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._toggle)
        head.addStretch(0)
        column.addLayout(head)
        column.addSpacing(10)
        column.addWidget(self._search)
        column.addSpacing(10)
        column.addWidget(ScrollArea(self._ways(pages, keys)), 1)
        column.addLayout(self._foot())

    def _ways(self, pages: Sequence[Page], keys: dict[str, str]) -> QWidget:
        """Make the rows of the pages, with a gap between groups."""
        ways = QWidget()
        column = QVBoxLayout(ways)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ROW_GAP)
        group = pages[0].group if pages else 0
        for page in pages:
            if page.group != group:
                column.addSpacing(GROUP_GAP)
                group = page.group
            row = NavRow(page.title(), page.icon, keys.get(page.id, ""))
            row.clicked.connect(lambda _checked=False, page_id=page.id: self.chosen.emit(page_id))
            self._rows[page.id] = row
            column.addWidget(row)
        column.addStretch(1)
        return ways

    def _foot(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._state)
        words.addWidget(self._after)
        foot = self._below
        foot.setSpacing(8)
        foot.addWidget(self._lock_icon)
        foot.addLayout(words, 1)
        foot.addWidget(self._lock)
        return foot
