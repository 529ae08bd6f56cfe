# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of the page in front and of the window, read from the register of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.folding import fold
from coterie.domain.texts import _
from coterie.ui.parts.buttons import IconButton
from coterie.ui.parts.cards import Separator
from coterie.ui.parts.checks import Switch
from coterie.ui.parts.chips import KeyCap
from coterie.ui.parts.fields import Field
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.preferences import PreferencesStore
    from coterie.ui.shell.actions import Action, Actions

MOST = 24


class ShortcutSheet(Sheet):
    """Shows keys, filtered by what is typed."""

    def __init__(self, host: QWidget, register: Actions, preferences: PreferencesStore) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("Keyboard shortcuts"))
        self._register = register
        self._title = ElidedLabel(_("Keyboard shortcuts"), "sub")
        self._filter = Field(_("Find a shortcut"), name=_("Find a shortcut"), icon="search")
        self._columns = QHBoxLayout()
        self._letters = Switch(_("Single-letter keys"))
        self._letters.setChecked(preferences.now.letters)
        self._letters.toggled.connect(lambda wanted: preferences.change(letters=wanted))
        self._filter.textChanged.connect(self._show)
        self._lay_out()

    def ask(self, title: str) -> None:
        """Open it for the page in front. title: of that page."""
        self._title.setText(_("Shortcuts on {0}").format(title) if title else _("Keyboard shortcuts"))
        self._letters.setChecked(self._register.letters)
        self._filter.clear()
        self._show()
        self.open(self._filter)

    def _show(self) -> None:
        while (item := self._columns.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        columns: list[list[tuple[str, Sequence[Action]]]] = [[], []]
        for group in self._groups():
            # Each group stands in the column that is shorter by then.
            min(columns, key=lambda column: sum(len(actions) + 2 for _title, actions in column)).append(group)
        for column in columns:
            self._columns.addWidget(_column(column), 1)
        if self.isVisible():
            self.place()

    def _groups(self) -> list[tuple[str, Sequence[Action]]]:
        """Sort the actions that have keys: of this page, of what is selected, ways, and the rest."""
        wanted = fold(self._filter.text()).split()
        keyed = [
            action
            for action in self._register.in_front()
            if action.keys and all(any(have.startswith(want) for have in fold(action.text).split()) for want in wanted)
        ]
        page = {action.id for action in self._register.of_page()}
        groups = [
            (_("On this page"), [one for one in keyed if one.id in page and one.menu != "item"]),
            (_("What is selected"), [one for one in keyed if one.id in page and one.menu == "item"]),
            (_("Anywhere"), [one for one in keyed if one.id not in page and one.menu != "go"]),
            (_("Go to"), [one for one in keyed if one.id not in page and one.menu == "go"]),
        ]
        left = MOST
        shown: list[tuple[str, Sequence[Action]]] = []
        for title, actions in groups:
            part = actions[:left]
            left -= len(part)
            if part:
                shown.append((title, part))
        return shown

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(22, 12, 14, 12)
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._filter)
        close = IconButton("x", _("Close"), key=_("Esc"))
        close.clicked.connect(self.close_sheet)
        head.addWidget(close)
        self.body.addLayout(head)
        self.body.addWidget(Separator())
        inside = QWidget()
        inside.setLayout(self._columns)
        self._columns.setContentsMargins(22, 14, 22, 14)
        self._columns.setSpacing(44)
        area = ScrollArea()
        area.setWidget(inside)
        area.setMinimumHeight(380)
        self.body.addWidget(area, 1)
        self.body.addWidget(Separator())
        foot = QHBoxLayout()
        foot.setContentsMargins(22, 10, 18, 10)
        foot.setSpacing(10)
        foot.addWidget(self._letters)
        foot.addWidget(Label(_("Single-letter keys"), "label", "text2"), 1)
        foot.addWidget(KeyCap(_("Esc")))
        foot.addWidget(Label(_("Close"), "label", "text2"))
        self.body.addLayout(foot)


def _column(groups: Sequence[tuple[str, Sequence[Action]]]) -> QWidget:
    column = QWidget()
    lines = QVBoxLayout(column)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(6)
    for number, (title, actions) in enumerate(groups):
        if number:
            lines.addSpacing(12)
        lines.addWidget(Label(title, "label_strong", "text2"))
        for action in actions:
            lines.addLayout(_line(action))
    lines.addStretch(1)
    return column


def _line(action: Action) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(4)
    line.addWidget(ElidedLabel(action.text.rstrip("…"), "label"), 1)
    shown = QKeySequence(action.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
    for part in shown.split(", "):
        line.addWidget(KeyCap(part))
    return line
