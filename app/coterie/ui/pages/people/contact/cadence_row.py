# SPDX-License-Identifier: GPL-3.0-or-later
"""How often to be in touch, as a row among the facts: chosen from a few, or typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.spoken_dates import spoken_every
from coterie.domain.texts import _
from coterie.ui.pages.people.contact.fact_row import GAP, ICON
from coterie.ui.parts.fields import Field
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.menus import Menu
from coterie.ui.parts.text_button import TextButton

if TYPE_CHECKING:
    from coterie.domain.errors import UserError
    from coterie.ui.pages.people.contact.shown import CadenceShown

#: The rhythms that are offered, in days.
OFFERED = (14, 42, 90)


class CadenceRow(QWidget):
    """Shows a cadence. chosen: in days, 0 = none; typed: in words."""

    chosen = Signal(int)
    typed = Signal(str)

    def __init__(self) -> None:
        """Make an empty row."""
        super().__init__()
        self._days = 0
        self._menu: Menu | None = None
        self.words = TextButton("", "label", "text")
        self.field = Field(_("6 weeks"), name=_("How often"))
        self.problem = Label("", "caption", "danger", wrap=True)
        self.field.hide()
        self.problem.hide()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.words, self.field, self.problem):
            column.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(IconLabel("repeat", ICON, "text3"))
        row.addLayout(column, 1)
        self.words.clicked.connect(self.choose)
        self.field.returnPressed.connect(lambda: self.typed.emit(self.field.text()))
        self.field.installEventFilter(self)

    def show_cadence(self, shown: CadenceShown) -> None:
        """Show a cadence."""
        self._days = shown.days
        name = _("{label}: {value}, press Enter to change").format(label=shown.label, value=shown.value)
        self.words.show_words(shown.value, shown.label, name)
        self.end_edit()

    def choose(self) -> None:
        """Open the list of rhythms."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu = Menu(self, title=_("Cadence"))
        self._offer(menu, _("None"), 0)
        for days in OFFERED:
            every = spoken_every(days)
            self._offer(menu, every[:1].upper() + every[1:], days)
        menu.addSeparator()
        menu.entry(_("Another rhythm…")).triggered.connect(self.begin)
        menu.popup(self.words.mapToGlobal(QPoint(0, self.words.height())))

    def begin(self) -> None:
        """Let somebody type a rhythm."""
        self.words.hide()
        self.problem.hide()
        self.field.set_problem("")
        self.field.clear()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, error: UserError) -> None:
        """Say under the field what is wrong."""
        self.field.set_problem(str(error))
        self.problem.setText(str(error))
        self.problem.show()

    def end_edit(self) -> None:
        """Show the words again."""
        had = self.field.hasFocus()
        self.field.hide()
        self.problem.hide()
        self.words.show()
        if had:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring back what was, on Esc."""
        if isinstance(event, QKeyEvent) and _is_pressed(event, Qt.Key.Key_Escape):
            self.end_edit()
            return True
        return super().eventFilter(watched, event)

    def _offer(self, menu: Menu, text: str, days: int) -> None:
        entry = menu.entry(text)
        entry.setCheckable(True)
        entry.setChecked(days == self._days)
        entry.triggered.connect(lambda _checked=False: self.chosen.emit(days))


def _is_pressed(event: QKeyEvent, key: Qt.Key) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() == key
