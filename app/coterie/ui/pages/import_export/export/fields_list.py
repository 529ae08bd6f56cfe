# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields that can leave, each with a tick and how many people have it; notes are under a lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import MEASURES
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.cards import Separator
from coterie.ui.parts.checks import Check
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.margins import Margins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.pages.import_export.export.words import FieldText

MARK_ROOM = 28


class FieldRow(QWidget):
    """One field. ticked: it leaves or stays; unlocked: notes may leave after all, by a second click."""

    ticked = Signal(bool)
    unlocked = Signal()

    def __init__(self, field: FieldText) -> None:
        """Make a row."""
        super().__init__()
        self.check = Check(name=field.title)
        self.check.clicked.connect(self._tick)
        self._fixed = field.fixed
        self._lock = IconLabel("lock", 16, "text2")
        self._lock.setMinimumWidth(MARK_ROOM)
        self._title = Label(field.title, "label_medium", wrap=True)
        self._text = Label("", "caption", "text2", wrap=True)
        self._number = Label("", "label", "text2")
        self.button = Button(_("Unlock"), kind="ghost", height=28)
        self.button.clicked.connect(self._ask)
        self._asked = False
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addStretch(1)
        row = QHBoxLayout(self)
        Margins(0, 4, 4, 4).put_on(row, self.layoutDirection())
        row.setSpacing(10)
        row.addWidget(self.check, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(theme().px(MEASURES.table_row))
        self.show_field(field)

    def show_field(self, field: FieldText) -> None:
        """Show its state."""
        self.check.setVisible(not field.locked)
        self.check.setChecked(field.ticked)
        self._lock.setVisible(field.locked)
        self.button.setVisible(field.locked)
        if not field.locked:
            self._asked = False
        self._title.restyle(colour="text" if field.ticked else "text2")
        self._text.setText(field.text)
        self._text.setVisible(bool(field.text))
        self._number.setText(field.number)
        self._word()

    def _tick(self, on: bool) -> None:
        """Tell of it, but for a field that always leaves."""
        if self._fixed:
            self.check.setChecked(True)
        else:
            self.ticked.emit(on)

    def _ask(self) -> None:
        """Ask once more before notes leave."""
        if self._asked:
            self.unlocked.emit()
            return
        self._asked = True
        self._word()

    def _word(self) -> None:
        self.button.setText(_("Let notes leave") if self._asked else _("Unlock"))
        self.button.set_kind("danger" if self._asked else "ghost")


class FieldsList(QWidget):
    """All fields. ticked: one of them, by its key; notes_unlocked: notes may leave, or not any more."""

    ticked = Signal(str, bool)
    notes_unlocked = Signal(bool)

    def __init__(self, notes: str) -> None:
        """Make an empty list. notes: the key of the field under the lock."""
        super().__init__()
        self._notes = notes
        self._rows: dict[str, FieldRow] = {}
        head = QHBoxLayout()
        head.addWidget(Label(_("Fields"), "label_strong", "text2"), 1)
        head.addWidget(Label(_("People who have it"), "caption", "text2"))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addLayout(self._column)

    def show_fields(self, fields: Sequence[FieldText]) -> None:
        """Show them; the same ones keep their rows, and with them the focus."""
        self.setVisible(bool(fields))
        if list(self._rows) != [field.key for field in fields]:
            self._build(fields)
        for field in fields:
            self._rows[field.key].show_field(field)

    def _build(self, fields: Sequence[FieldText]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        for number, field in enumerate(fields):
            if number:
                self._column.addWidget(Separator())
            row = self._rows[field.key] = FieldRow(field)
            row.ticked.connect(lambda on, key=field.key: self._tell(key, on=on))
            row.unlocked.connect(lambda: self.notes_unlocked.emit(True))
            self._column.addWidget(row)

    def _tell(self, key: str, *, on: bool) -> None:
        if key == self._notes and not on:
            self.notes_unlocked.emit(False)
        else:
            self.ticked.emit(key, on)
