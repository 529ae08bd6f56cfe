# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheets of the page: another day to put something off to, and somebody at a glance."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.errors import BadValue
from coterie.domain.texts import _
from coterie.ui.parts.avatar import Avatar
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.fields import DateField, LabelledField
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.sheet import Sheet
from coterie.ui.sheets.form_sheet import FormSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from coterie.ui.pages.today.lines import Preview
    from coterie.ui.parts.rows import TimelineLine

GLANCE_WIDTH = 460


class DaySheet(FormSheet):
    """Asks until when something is put off. picked: the day."""

    picked = Signal(date)

    def __init__(self, host: QWidget) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("Put off"), act=_("Put off"), width=GLANCE_WIDTH)
        self._tomorrow = date.max
        self.day = DateField(_("Day"))
        self.fields.addWidget(LabelledField(_("Until"), self.day))
        self.submitted.connect(self._pick)

    def ask(self, name: str, tomorrow: date) -> None:
        """Open it. name: what is put off; tomorrow: the earliest day."""
        self._tomorrow = tomorrow
        self.title.setText(_("Put off: {name}").format(name=name))
        self.day.set_day(tomorrow)
        self.clear_problem()
        self.open(self.day)
        self.day.selectAll()

    def _pick(self) -> None:
        day = self.day.day()
        if day is None or day < self._tomorrow:
            self.show_problem(BadValue(_("Choose a day that is still to come."), _("Tomorrow is the first.")))
            return
        self.close_sheet()
        self.picked.emit(day)


class GlanceSheet(Sheet):
    """Somebody at a glance: the next step and the newest entries. opened, logged: of the person."""

    opened = Signal(int)
    logged = Signal(int)

    def __init__(self, host: QWidget) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("At a glance"), width=GLANCE_WIDTH)
        self._person = 0
        self._avatar = Avatar(44)
        self._name = ElidedLabel("", "sub")
        self._role = ElidedLabel("", "label", "text2")
        self._next = IconLine("clock", "", "text2")
        self._entries = QVBoxLayout()
        self._entries.setSpacing(12)
        self._open = Button(_("Open"), kind="primary")
        self._log = Button(_("Log"))
        self._open.clicked.connect(lambda: self._leave(self.opened))
        self._log.clicked.connect(lambda: self._leave(self.logged))
        self.panel.installEventFilter(self)
        self._arrange()

    def show_preview(self, shown: Preview) -> None:
        """Open it for somebody."""
        self._person = shown.person
        self.panel.setAccessibleName(shown.name)
        self._avatar.show_person(shown.person, shown.name, shown.strength)
        self._name.setText(shown.name)
        self._role.setText(shown.role)
        self._role.setVisible(bool(shown.role))
        self._next.set_text(shown.next_step)
        while (item := self._entries.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for entry in shown.entries:
            self._entries.addWidget(_Entry(entry))
        self.open(self.panel)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close with Space as it was opened, go on with Enter or L; on a button Space presses it."""
        if watched is self.panel and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            acts: dict[int, Callable[[], None]] = {
                Qt.Key.Key_Space: self.close_sheet,
                Qt.Key.Key_Return: lambda: self._leave(self.opened),
                Qt.Key.Key_Enter: lambda: self._leave(self.opened),
                Qt.Key.Key_L: lambda: self._leave(self.logged),
            }
            act = acts.get(event.key())
            if act is not None and self.panel.hasFocus():
                act()
                return True
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._role)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self._log)
        foot.addWidget(self._open)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 22, 24, 20)
        inside.setSpacing(16)
        inside.addLayout(head)
        inside.addWidget(self._next)
        inside.addLayout(self._entries)
        inside.addLayout(foot)
        self.body.addLayout(inside)

    def _leave(self, signal: SignalInstance) -> None:
        self.close_sheet()
        signal.emit(self._person)


class _Entry(QWidget):
    """An entry of the timeline in a few lines."""

    def __init__(self, line: TimelineLine) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(ElidedLabel(line.title, "label_strong"), 1)
        head.addWidget(Label(line.date, "caption", "text3"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        if line.text:
            column.addWidget(Label(line.text, "label", "text2", wrap=True))
