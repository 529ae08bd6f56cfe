# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet with a heading, a few fields and two buttons; Ctrl+Enter saves from everywhere in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.scrolling import FittingArea
from coterie.ui.parts.sheet import Sheet

if TYPE_CHECKING:
    from coterie.domain.errors import UserError

WIDTH, SIDES = 560, 24


class FormSheet(Sheet):
    """Asks for a few things. submitted: the person wants them saved."""

    submitted = Signal()

    def __init__(self, host: QWidget, *, name: str, act: str, width: int = WIDTH) -> None:
        """Make a closed sheet. name: of the sheet, for a screen reader; act: what its main button says."""
        super().__init__(host, name=name, width=width)
        self.title = ElidedLabel(name, "sub")
        self._inside = QWidget()
        self._area = FittingArea(self._inside)
        self.fields = QVBoxLayout(self._inside)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.fields.setSpacing(14)
        self._problem = Label("", "label", "danger", wrap=True)
        self._problem.setVisible(False)
        self._cancel = Button(_("Cancel"), kind="ghost")
        self._main = Button(act, kind="primary", key=_shown("Ctrl+Return"))
        self._cancel.clicked.connect(self.close_sheet)
        self._main.clicked.connect(self.submitted)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self.panel)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submitted)
        self._lay_out()

    def set_act(self, act: str) -> None:
        """Say what the main button does."""
        self._main.setText(act)

    def show_problem(self, error: UserError) -> None:
        """Say what is wrong and what to do; nothing of what was typed is lost."""
        self._problem.setText(str(error))
        self._problem.setVisible(True)
        self.place()

    def clear_problem(self) -> None:
        """Show no problem any more."""
        self._problem.setVisible(False)
        self.place()

    def place(self) -> None:
        """Be as high as the fields need; where the window is low they scroll."""
        self._area.fit(self.wanted_width() - 2 * SIDES)
        super().place()

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(SIDES, 20, SIDES, 20)
        inside.setSpacing(16)
        inside.addWidget(self.title)
        inside.addWidget(self._area)
        inside.addWidget(self._problem)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._main)
        inside.addLayout(foot)
        self.body.addLayout(inside)


def _shown(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
