# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is at an organisation, or was: a few lines at first, all of them when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole
from coterie.ui.parts.avatar import Avatar
from coterie.ui.parts.buttons import LinkButton
from coterie.ui.parts.cards import Card, Separator, SideTitle
from coterie.ui.parts.chips import Pill
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.pages.people.organisation.shown import StayShown

AVATAR, GAP, FIRST = 38, 12, 8


class StayRow(QWidget):
    """One person. opened: they are; dated: when they were there is to be changed."""

    opened = Signal(int)
    dated = Signal(object)

    def __init__(self, stay: StayShown) -> None:
        """Make the row of a stay."""
        super().__init__()
        self.stay = stay
        avatar = Avatar(AVATAR)
        avatar.show_person(stay.person, stay.name, stay.strength)
        self.name = TextButton(stay.name, "strong")
        self.name.setAccessibleName(_("{name}, {title}, {detail}").format(
            name=stay.name, title=stay.title or _("no title"), detail=stay.detail
        ))  # fmt: skip
        self.detail = TextButton(stay.detail, "label", "text2")
        self.detail.setAccessibleName(_("{detail}, press Enter to say when they were there").format(detail=stay.detail))
        first = QHBoxLayout()
        first.setSpacing(2)
        first.addWidget(self.name)
        first.addWidget(ElidedLabel(stay.title, "label", "text2"), 1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(first)
        words.addWidget(self.detail, 0, Qt.AlignmentFlag.AlignLeading)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(avatar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        if stay.pill:
            row.addWidget(Pill(stay.pill, stay.tone), 0, Qt.AlignmentFlag.AlignVCenter)
        self.name.clicked.connect(lambda: self.opened.emit(stay.person))
        self.detail.clicked.connect(lambda: self.dated.emit(stay))


class PeopleCard(Card):
    """Shows people. opened: one of them; dated: a stay whose dates are to be changed."""

    opened = Signal(int)
    dated = Signal(object)

    def __init__(self, title: str) -> None:
        """Make an empty card."""
        super().__init__()
        self._stays: tuple[StayShown, ...] = ()
        self._all = False
        self.rows: list[StayRow] = []
        self._count = Label("", "label", "text3")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(9)
        self.more = LinkButton("")
        self.more.clicked.connect(self._show_all)
        head = QHBoxLayout()
        head.setSpacing(7)
        title_label = SideTitle(title)
        title_label.setWordWrap(False)
        head.addWidget(title_label)
        head.addWidget(self._count)
        head.addStretch(1)
        self.body.setSpacing(10)
        self.body.addLayout(head)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def show_stays(self, stays: Sequence[StayShown], count: int) -> None:
        """Show people. count: how many there are in all."""
        self._count.setText(whole(count))
        self.setVisible(bool(stays))
        if tuple(stays) != self._stays:
            self._stays = tuple(stays)
            self._fill()

    def forget(self) -> None:
        """Begin with a few lines again."""
        self._all = False
        self._stays = ()

    def _show_all(self) -> None:
        self._all = True
        self._fill()
        if len(self.rows) > FIRST:
            self.rows[FIRST].name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = self._stays if self._all else self._stays[:FIRST]
        self.rows = [StayRow(stay) for stay in shown]
        for number, row in enumerate(self.rows):
            if number:
                self._rows.addWidget(Separator())
            row.opened.connect(self.opened)
            row.dated.connect(self.dated)
            self._rows.addWidget(row)
        left = len(self._stays) - len(shown)
        self.more.setText(counted("Show {n} more", "Show {n} more", left) if left else "")
        self.more.setVisible(left > 0)
