# SPDX-License-Identifier: GPL-3.0-or-later
"""A recovery code to keep: its groups, the ways to take it along, and two groups typed back from the copy.

The first run and the sheet of the Privacy page show the same part. It shows and compares; what prints, writes and
copies it is in `coterie.ui.printing.code_keeping`.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.clipboard import clipboard_care
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.buttons import Button, LinkButton
from coterie.ui.parts.code_tiles import CodeTiles
from coterie.ui.parts.controls import RING_ROOM
from coterie.ui.parts.group_field import GroupField
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labels import Label
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

#: How many groups are typed back, and how many letters a whole group has; a shorter one is never asked for.
ASKED, LETTERS = 2, 4
#: The least room of one field of a group, at plain text.
LEAST_FIELD = 190
PADDING = 16


class RecoveryGroups(QWidget):
    """Shows a code and asks for two groups of it. ready: whether both were typed back right; entered: by Enter."""

    ready = Signal(bool)
    entered = Signal()
    print_wanted = Signal()
    save_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self) -> None:
        """Begin without a code."""
        super().__init__()
        self.tiles = CodeTiles()
        self.print_button = Button(_("Print"), icon="printer")
        self.save_button = Button(_("Save as PDF"), icon="file-down")
        self.copy_button = Button(_("Copy"), icon="copy")
        self._fields = [GroupField() for _number in range(ASKED)]
        self._asked: tuple[int, ...] = ()
        self._say = Label("", "label", "text2", wrap=True)
        self._again = LinkButton(_("Show the code again"), at_end=True)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._copy_hint = IconLine("timer", "", "text2")
        self._arrange()
        self.print_button.clicked.connect(self.print_wanted)
        self.save_button.clicked.connect(self.save_wanted)
        self.copy_button.clicked.connect(self.copy_wanted)
        self._again.clicked.connect(self._show_again)
        for field in self._fields:
            field.entered.connect(self._cover)
            field.changed.connect(self._look)
            field.field.returnPressed.connect(self.entered)

    def show_code(self, groups: Sequence[str]) -> None:
        """Show a code, and choose by lot which two groups are asked for."""
        whole = [number for number, group in enumerate(groups, 1) if len(group) == LETTERS]
        self._asked = tuple(sorted(secrets.SystemRandom().sample(whole, ASKED)))
        self.tiles.show_groups(groups)
        self._copy_hint.set_text(_copies(clipboard_care().seconds))
        for field, number in zip(self._fields, self._asked, strict=True):
            field.ask_for(number, groups[number - 1])
        self._tell(covered=False)
        self.ready.emit(False)

    def forget(self) -> None:
        """Take the code and what was typed out of the part."""
        self.tiles.show_groups(())
        for field in self._fields:
            field.ask_for(0, "")
        self._asked = ()

    @property
    def typed(self) -> dict[int, str]:
        """What was typed, by the number of the group, from 1 on."""
        return {number: field.text for number, field in zip(self._asked, self._fields, strict=False)}

    @property
    def asked(self) -> tuple[int, ...]:
        """Which groups are asked for, counted from 1."""
        return self._asked

    def is_ready(self) -> bool:
        """Tell whether both groups were typed back right."""
        return bool(self._asked) and all(field.is_right for field in self._fields)

    def first_field(self) -> QWidget:
        """Give the field of the first group that is asked for."""
        return self._fields[0].field

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two fields below each other where there is no room for both."""
        super().resizeEvent(event)
        beside = event.size().width() >= ASKED * theme().px(LEAST_FIELD)
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _look(self) -> None:
        """Tell how it stands; whoever begins to type without coming by the focus finds the groups covered, too."""
        if any(field.text for field in self._fields):
            self._cover()
        self.ready.emit(self.is_ready())

    def _cover(self) -> None:
        """Cover the groups that are asked for, so that they are read from the copy."""
        if self._asked:
            self.tiles.cover(self._asked)
            self._tell(covered=True)

    def _show_again(self) -> None:
        """Show everything again; what was typed is gone, since it could now be read off the screen."""
        for field in self._fields:
            field.clear()
        self.tiles.setFocus(Qt.FocusReason.TabFocusReason)
        self.tiles.cover(())
        self._tell(covered=False)

    def _tell(self, *, covered: bool) -> None:
        one, other = self._asked
        text = (
            _("Groups {one} and {other} are covered above, so that you read them from your copy.")
            if covered
            else _("Groups {one} and {other} will be covered above while you type them.")
        )
        self._say.setText(text.format(one=one, other=other))
        self._again.setVisible(covered)

    def _arrange(self) -> None:
        box = _Box()
        inside = QVBoxLayout(box)
        # The ring of focus lies outside of the tiles, which stand in line with the buttons.
        edge = PADDING - RING_ROOM
        inside.setContentsMargins(edge, edge, edge, PADDING)
        inside.setSpacing(10 - RING_ROOM)
        inside.addWidget(self.tiles)
        ways = WrapRow(gap=8)
        for way in (self.print_button, self.save_button, self.copy_button, self._copy_hint):
            ways.add(way)
        row = QHBoxLayout()
        row.setContentsMargins(RING_ROOM, 0, RING_ROOM, 0)
        row.addWidget(ways)
        inside.addLayout(row)
        self._pair.setSpacing(16)
        for field in self._fields:
            self._pair.addWidget(field, 1)
        title = WrapRow(gap=8)
        title.add(Label(_("Type two groups from your copy"), "strong", wrap=True))
        title.add(self._again, at_end=True)
        # The link keeps its room while it is hidden: nothing below moves when it comes.
        title.setMinimumHeight(self._again.sizeHint().height())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(box)
        column.addSpacing(16)
        column.addWidget(title)
        column.addWidget(self._say)
        column.addSpacing(12)
        column.addLayout(self._pair)


def _copies(seconds: int) -> str:
    """Say how long a copy stays on the clipboard."""
    if not seconds:
        return _("A copy goes when the vault is locked")
    return _("A copy clears itself after {n} s").format(n=seconds)


class _Box(QWidget):
    """The ground that the code lies on."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        look = theme()
        line = look.colour("border") if look.appearance.contrast else None
        strokes.box(QPainter(self), QRectF(self.rect()), RADII.card, look.colour("sunken"), line)
