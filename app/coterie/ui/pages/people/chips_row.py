# SPDX-License-Identifier: GPL-3.0-or-later
"""The chips above the list: as many as fit on one line, all of them in the menu at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from coterie.domain.texts import _
from coterie.domain.written_numbers import whole
from coterie.ui.design.theme import theme
from coterie.ui.pages.people.shown import SAVED
from coterie.ui.parts.buttons import IconButton
from coterie.ui.parts.chips import FilterChip
from coterie.ui.parts.controls import TARGET
from coterie.ui.parts.menus import Menu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from coterie.ui.pages.people.shown import Chip

GAP = 5


class ChipsRow(QWidget):
    """Shows chips. chosen: one was pressed; rename_wanted, remove_wanted: of a kept filter."""

    chosen = Signal(str)
    rename_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self) -> None:
        """Make an empty row."""
        super().__init__()
        self._chips: tuple[Chip, ...] = ()
        self._buttons: list[FilterChip] = []
        self._menu: Menu | None = None
        self._more = IconButton("chevron-down", _("All filters"), size=TARGET, parent=self)
        self._more.clicked.connect(self._open_menu)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show other chips; those that stay keep the focus."""
        if tuple(chips) == self._chips:
            return
        same = [chip.key for chip in chips] == [chip.key for chip in self._chips]
        self._chips = tuple(chips)
        if not same:
            self._make()
        for chip, button in zip(self._chips, self._buttons, strict=True):
            button.setText(chip.text)
            button.set_count(chip.count)
            button.setChecked(chip.is_on)
        self._lay_out()

    def sizeHint(self) -> QSize:
        """Give the height of a chip."""
        chip = self._buttons[0].sizeHint().height() if self._buttons else TARGET
        return QSize(theme().px(240), max(chip, self._more.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """Give room for the menu alone."""
        return QSize(self._more.sizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many chips as fit."""
        super().resizeEvent(event)
        self._lay_out()

    def _make(self) -> None:
        focused = next(
            (chip.key for chip, button in zip(self._chips, self._buttons, strict=False) if button.hasFocus()), ""
        )
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(chip) for chip in self._chips]
        for before, after in zip(self._buttons, [*self._buttons[1:], self._more], strict=False):
            QWidget.setTabOrder(before, after)
        for chip, button in zip(self._chips, self._buttons, strict=True):
            if chip.key == focused:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, chip: Chip) -> FilterChip:
        button = FilterChip(chip.text, count=chip.count, parent=self)
        button.clicked.connect(lambda _checked=False, key=chip.key, button=button: self._press(key, button))
        if chip.key.startswith(SAVED):
            button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            button.customContextMenuRequested.connect(
                lambda place, key=chip.key, button=button: self._open_kept_menu(key, button.mapToGlobal(place))
            )
        return button

    def _press(self, key: str, button: FilterChip) -> None:
        # One of them is always on: pressing it again changes nothing.
        button.setChecked(True)
        self.chosen.emit(key)

    def _lay_out(self) -> None:
        more = self._more.sizeHint()
        room = self.width() - more.width() - GAP
        left, top = 0, 0
        is_full = False
        for chip, button in zip(self._chips, self._buttons, strict=True):
            size = button.sizeHint()
            # The one that is on is always seen.
            is_full = is_full or left + size.width() > room
            button.setVisible(not is_full or (chip.is_on and left + size.width() <= room))
            if not is_full:
                top = (self.height() - size.height()) // 2
                button.setGeometry(self._turned(QRect(QPoint(left, top), size)))
                left += size.width() + GAP
        place = QRect(QPoint(self.width() - more.width(), (self.height() - more.height()) // 2), more)
        self._more.setGeometry(self._turned(place))

    def _turned(self, rect: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            rect.moveRight(self.width() - 1 - rect.left())
        return rect

    def _open_menu(self) -> None:
        menu = Menu(self)
        for chip in self._chips:
            words = chip.text if chip.count is None else f"{chip.text} {whole(chip.count)}"
            entry = menu.entry(words)
            entry.setCheckable(True)
            entry.setChecked(chip.is_on)
            entry.triggered.connect(lambda _checked=False, key=chip.key: self.chosen.emit(key))
        on = next((chip for chip in self._chips if chip.is_on and chip.key.startswith(SAVED)), None)
        if on is not None:
            menu.addSeparator()
            self._add_kept(menu, on.key)
        self._pop_up(menu, self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))

    def _open_kept_menu(self, key: str, place: QPoint) -> None:
        menu = Menu(self)
        self._add_kept(menu, key)
        self._pop_up(menu, place)

    def _add_kept(self, menu: Menu, key: str) -> None:
        rename = menu.entry(_("Rename this filter…"), icon="pencil")
        rename.triggered.connect(lambda _checked=False: self.rename_wanted.emit(key))
        remove = menu.entry(_("Remove this filter"), icon="trash-2", tone="danger")
        remove.triggered.connect(lambda _checked=False: self.remove_wanted.emit(key))

    def _pop_up(self, menu: Menu, place: QPoint) -> None:
        """Open a menu, and let the one before go."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu
        menu.popup(place)
