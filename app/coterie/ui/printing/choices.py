# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes onto paper and what stays off, as words and ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.checks import Check
from coterie.ui.parts.labels import Label

if TYPE_CHECKING:
    from coterie.ui.printing.presenter import AskedText


class Choices(QWidget):
    """Shows them. section_chosen: key, wanted; held_named: key of something marked, whether it goes along."""

    section_chosen = Signal(str, bool)
    held_named = Signal(object, bool)

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self.sections: dict[str, Check] = {}
        self.held: dict[object, Check] = {}
        self.says = Label("", "body", "text2", wrap=True)
        self._held_title = Label(_("Marked, stays off paper unless ticked"), "label_strong", wrap=True)
        self.stays, self.named = Label("", "label", "text2", wrap=True), Label("", "label", "warn", wrap=True)
        foot = Label(
            _("Pages are not encrypted. What is printed is written to your ledger."), "label", "text3", wrap=True
        )
        self._section_column, self._held_column = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(10)
        column.addWidget(self.says)
        for ticks in (self._section_column, self._held_column):
            ticks.setSpacing(2)
        column.addLayout(self._section_column)
        column.addWidget(self._held_title)
        column.addLayout(self._held_column)
        for label in (self.named, self.stays, foot):
            column.addWidget(label)
        self._held_title.hide()

    def show_asked(self, shown: AskedText) -> None:
        """Show what would be printed; ticks that are there stay, so that the focus does."""
        self.says.setText(shown.says)
        for key, name, wanted in shown.sections:
            if key not in self.sections:
                self.sections[key] = tick = Check(name)
                tick.toggled.connect(lambda on, key=key: self.section_chosen.emit(key, on))
                self._section_column.addWidget(tick)
            _set(self.sections[key], wanted)
        for held, named in shown.held:
            if held.key not in self.held:
                self.held[held.key] = tick = Check(held.text)
                tick.toggled.connect(lambda on, key=held.key: self.held_named.emit(key, on))
                self._held_column.addWidget(tick)
            _set(self.held[held.key], named)
        self._held_title.setVisible(bool(self.held))
        for label, text in ((self.named, shown.named), (self.stays, shown.stays)):
            label.setText(text)
            label.setVisible(bool(text))


def _set(tick: Check, wanted: bool) -> None:
    """Tick without telling of it."""
    tick.blockSignals(True)
    tick.setChecked(wanted)
    tick.blockSignals(False)
