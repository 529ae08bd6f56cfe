# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of the page in front and of the window, read from the register of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.folding import fold
from coterie.domain.texts import _
from coterie.ui.design.key_names import key_name
from coterie.ui.design.theme import theme
from coterie.ui.parts.buttons import IconButton, LinkButton
from coterie.ui.parts.cards import Separator
from coterie.ui.parts.checks import Switch
from coterie.ui.parts.chips import KeyCap
from coterie.ui.parts.fields import Field
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.sheet import MARGIN, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from coterie.ui.preferences import PreferencesStore
    from coterie.ui.shell.actions import Action, Actions

#: Lines in a column before somebody asks for all, the last of them at least for its second group.
COLUMN = 12
LEAST = 4
#: The height of the lines where there is room.
HEIGHT = 440
#: What everybody uses stands before what is named in the menus first.
FIRST = ("window.palette", "window.quick_add", "window.undo", "window.redo", "window.lock")

Group = tuple[str, "Sequence[Action]"]


class ShortcutSheet(Sheet):
    """Shows keys, filtered by what is typed."""

    def __init__(self, host: QWidget, register: Actions, preferences: PreferencesStore) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("Keyboard shortcuts"))
        self._register = register
        self._title = ElidedLabel(_("Keyboard shortcuts"), "sub")
        self._filter = Field(_("Find a shortcut"), name=_("Find a shortcut"), icon="search")
        self._columns = QHBoxLayout()
        self._area = ScrollArea()
        self._letters = Switch(_("Single-letter keys"))
        self._letters.setChecked(preferences.now.letters)
        self._letters.toggled.connect(lambda wanted: preferences.change(letters=wanted))
        self._all = LinkButton(_("All shortcuts"))
        self._all.setCheckable(True)
        self._all.toggled.connect(lambda _whole: self._show())
        self._filter.textChanged.connect(self._show)
        self._lay_out()

    def ask(self, title: str) -> None:
        """Open it for the page in front. title: of that page."""
        self._title.setText(_("Shortcuts on {0}").format(title) if title else _("Keyboard shortcuts"))
        self._letters.setChecked(self._register.letters)
        self._all.setChecked(False)
        self._filter.clear()
        self._show()
        self.open(self._filter)

    def place(self) -> None:
        """Stay as high as it is while lines come and go; where the window is low the lines scroll."""
        around = self.body.totalMinimumSize().height() - self._area.minimumHeight()
        self._area.setMinimumHeight(max(0, min(HEIGHT, self._host.height() - 2 * MARGIN - around)))
        super().place()

    def _show(self) -> None:
        while (item := self._columns.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        whole = self._all.isChecked() or bool(self._filter.text().strip())
        left, right = _balanced(self._groups()) if whole else _two_each(self._groups())
        self._columns.addWidget(_column(left), 1)
        self._columns.addWidget(_UprightLine())
        self._columns.addWidget(_column(right), 1)
        if self.isVisible():
            self.place()

    def _groups(self) -> list[Group]:
        """Sort the actions that have keys: of this page, of what is selected, ways, and the rest."""
        wanted = fold(self._filter.text()).split()
        keyed = [
            action
            for action in self._register.in_front()
            if action.keys and all(any(have.startswith(want) for have in fold(action.text).split()) for want in wanted)
        ]
        page = {action.id for action in self._register.of_page()}
        anywhere = [one for one in keyed if one.id not in page and one.menu != "go"]
        anywhere.sort(key=lambda one: FIRST.index(one.id) if one.id in FIRST else len(FIRST))
        return [
            (_("On this page"), [one for one in keyed if one.id in page and one.menu != "item"]),
            (_("Go to"), [one for one in keyed if one.id not in page and one.menu == "go"]),
            (_("What is selected"), [one for one in keyed if one.id in page and one.menu == "item"]),
            (_("Anywhere"), anywhere),
        ]

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        Margins(22, 12, 14, 12).put_on(head, self.layoutDirection())
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
        self._columns.setContentsMargins(22, 0, 22, 0)
        self._columns.setSpacing(22)
        self._area.setWidget(inside)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(Separator())
        foot = QHBoxLayout()
        Margins(22, 10, 18, 10).put_on(foot, self.layoutDirection())
        foot.setSpacing(10)
        foot.addWidget(self._letters)
        foot.addWidget(Label(_("Single-letter keys"), "label", "text2"), 1)
        foot.addWidget(self._all)
        foot.addSpacing(8)
        foot.addWidget(KeyCap(_("Esc")))
        foot.addWidget(Label(_("Close"), "label", "text2"))
        self.body.addLayout(foot)


class _UprightLine(QWidget):
    """The hairline between the columns, from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        QPainter(self).fillRect(self.rect(), theme().colour("border"))


def _balanced(groups: Sequence[Group]) -> tuple[list[Group], list[Group]]:
    """Put every group into the column that is shorter by then."""
    columns: tuple[list[Group], list[Group]] = ([], [])
    for group in groups:
        if group[1]:
            min(columns, key=lambda column: sum(len(actions) + 2 for _title, actions in column)).append(group)
    return columns


def _two_each(groups: Sequence[Group]) -> tuple[list[Group], list[Group]]:
    """Put two groups into each column, as much of them as it holds."""
    return _cut(groups[0], groups[1]), _cut(groups[2], groups[3])


def _cut(first: Group, second: Group) -> list[Group]:
    above = first[1][: COLUMN - min(LEAST, len(second[1]))]
    below = second[1][: COLUMN - len(above)]
    return [(title, actions) for title, actions in ((first[0], above), (second[0], below)) if actions]


def _column(groups: Sequence[Group]) -> QWidget:
    column = QWidget()
    lines = QVBoxLayout(column)
    lines.setContentsMargins(0, 16, 0, 16)
    lines.setSpacing(9)
    for number, (title, actions) in enumerate(groups):
        if number:
            lines.addSpacing(10)
        lines.addWidget(Label(title, "label_strong", "text2"))
        for action in actions:
            lines.addLayout(_line(action))
    lines.addStretch(1)
    return column


def _line(action: Action) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(4)
    line.addWidget(ElidedLabel(action.text.rstrip("…"), "label"), 1)
    shown = key_name(action.keys[0])
    for part in shown.split(", "):
        line.addWidget(KeyCap(part))
    return line
