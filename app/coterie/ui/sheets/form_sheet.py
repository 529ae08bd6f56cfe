# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet with a heading, a few fields and two buttons; Ctrl+Enter saves from everywhere in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.buttons import Button, LinkButton
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.scrolling import FittingArea
from coterie.ui.parts.sheet import Sheet
from coterie.ui.parts.typed_words import TypedWords
from coterie.ui.parts.wrap_row import WrapRow
from coterie.ui.sheets.submission import Submission

if TYPE_CHECKING:
    from coterie.domain.errors import UserError

WIDTH, SIDES = 560, 24


class FormSheet(Sheet):
    """Asks for a few things. submitted: the person wants them saved."""

    #: Whether Cancel and Esc leave what was typed for the next time, too, and not only a press beside the sheet.
    keeps_words = False

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
        self.submitted = Submission()
        self._words = TypedWords(self._inside)
        self._words.changed.connect(self.submitted.allow)
        self._is_left = False
        self._first: QWidget | None = None
        self._back = WrapRow(gap=8)
        self._back.add(Label(_("You typed this before and did not save it."), "caption", "text2"))
        self._afresh = LinkButton(_("Start afresh"))
        self._back.add(self._afresh)
        self._back.setVisible(False)
        self._afresh.clicked.connect(self._start_afresh)
        self._cancel = Button(_("Cancel"), kind="ghost")
        self._main = Button(act, kind="primary", key="Ctrl+Return")
        self._cancel.clicked.connect(self.close_sheet)
        self._main.clicked.connect(self.submitted)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self.panel)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submitted)
        self._lay_out()

    def words_place(self) -> str:
        """Give the place under which unsaved words are kept: the kind of sheet, and what it is about."""
        return f"{type(self).__name__} {self.title.text()}"

    def open(self, first: QWidget | None = None) -> None:
        """Open it, with what was typed here before and not saved."""
        was_open = self.isVisible()
        self.submitted.allow()
        super().open(first)
        if not was_open:
            self._is_left, self._first = self.keeps_words, first
            self._back.setVisible(self._words.begin(self.words_place()))
            if first is not None and not self._back.isHidden():
                first.setFocus(Qt.FocusReason.PopupFocusReason)
                self.place()

    def close_sheet(self) -> None:
        """Close it. What was typed is offered again where it was neither saved nor cancelled."""
        if self.isVisible():
            if self._is_left:
                self._words.leave()
            else:
                self._words.end()
        super().close_sheet()

    def leave(self) -> None:
        """Close it for a press beside the box or a dropped file: what was typed is there the next time."""
        self._is_left = True
        self.close_sheet()

    def words_are_saved(self) -> None:
        """Take what is typed as saved, whichever way the sheet closes."""
        self._is_left = False

    def set_act(self, act: str) -> None:
        """Say what the main button does."""
        self._main.setText(act)

    def show_problem(self, error: UserError) -> None:
        """Say what is wrong and what to do; nothing of what was typed is lost."""
        self.submitted.allow()
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

    def _start_afresh(self) -> None:
        self._words.start_over()
        self._back.setVisible(False)
        (self._first or self.panel).setFocus(Qt.FocusReason.OtherFocusReason)
        self.place()

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(SIDES, 20, SIDES, 20)
        inside.setSpacing(16)
        inside.addWidget(self.title)
        inside.addWidget(self._back)
        inside.addWidget(self._area)
        inside.addWidget(self._problem)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._main)
        inside.addLayout(foot)
        self.body.addLayout(inside)
