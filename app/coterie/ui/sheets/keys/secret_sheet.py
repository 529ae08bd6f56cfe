# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet that asks for a secret: nothing that is typed in it is kept as a draft, and all of it goes when it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.labels import Label
from coterie.ui.parts.scrolling import FittingArea
from coterie.ui.parts.sheet import Sheet
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from coterie.domain.errors import UserError

WIDTH, SIDES = 560, 24
KEYS = ("Ctrl+Return", "Ctrl+Enter")


class SecretSheet(Sheet):
    """A heading, a sentence, fields, and two buttons. submitted: the person wants it done."""

    submitted = Signal()

    def __init__(self, host: QWidget, *, name: str, text: str, act: str, width: int = WIDTH) -> None:
        """Make a closed sheet. name: its heading; text: what it is about; act: what its main button says."""
        super().__init__(host, name=name, width=width)
        self.inside = QWidget()
        self._area = FittingArea(self.inside)
        self.fields = QVBoxLayout()
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.fields.setSpacing(14)
        self._problem = Label("", "label", "danger", wrap=True)
        self._problem.hide()
        self._cancel = Button(_("Cancel"), kind="ghost")
        key = QKeySequence(KEYS[0]).toString(QKeySequence.SequenceFormat.NativeText)
        self._act, self._main = act, Button(act, kind="primary", key=key)
        self._cancel.clicked.connect(self.close_sheet)
        self._main.clicked.connect(self.submit)
        for keys in KEYS:
            shortcut = QShortcut(QKeySequence(keys), self.panel)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submit)
        self._lay_out(name, text)

    def close_sheet(self) -> None:
        """Close it; what was typed is gone."""
        super().close_sheet()
        for field in self.inside.findChildren(QLineEdit):
            field.clear()
        self.show_problem(None)
        self.show_working("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stay open on a press beside it: what is typed or shown here is kept nowhere else."""
        event.accept()

    def allow(self, ready: bool) -> None:
        """Let it be done, or not yet."""
        self._main.setEnabled(ready)

    def show_problem(self, error: UserError | None) -> None:
        """Say what went wrong and what to do; nothing of what was typed is lost."""
        self.show_working("")
        self.say_problem(str(error) if error is not None else "")

    def say_problem(self, text: str) -> None:
        """Say in words what went wrong, "" = nothing."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        if text:
            announce(self, text, assertive=True)
        self.place()

    def show_working(self, text: str) -> None:
        """Say on the main button that it is being done, "" = nothing is; it takes a moment."""
        self._main.setText(text or self._act)
        self._main.setEnabled(not text)
        self.inside.setEnabled(not text)

    def place(self) -> None:
        """Be as high as the fields need; where the window is low they scroll."""
        self._area.fit(self.wanted_width() - 2 * SIDES)
        super().place()

    def submit(self) -> None:
        """Do it, once it can be done."""
        if self._main.isEnabled():
            self._problem.hide()
            self.submitted.emit()

    def _lay_out(self, name: str, text: str) -> None:
        buttons = WrapRow(gap=8)
        buttons.add(self._cancel)
        buttons.add(self._main)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(buttons)
        inside = QVBoxLayout(self.inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(Label(name, "sub", wrap=True))
        inside.addSpacing(4)
        inside.addWidget(Label(text, "body", "text2", wrap=True))
        inside.addSpacing(16)
        inside.addLayout(self.fields)
        inside.addSpacing(8)
        inside.addWidget(self._problem)
        column = QVBoxLayout()
        column.setContentsMargins(SIDES, 20, SIDES, 20)
        column.setSpacing(14)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        self.body.addLayout(column)
