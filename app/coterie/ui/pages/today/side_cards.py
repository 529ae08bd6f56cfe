# SPDX-License-Identifier: GPL-3.0-or-later
"""The cards beside the list: what to know before a meeting, the load of the week, and one suggestion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.today.week_chart import WeekChart
from coterie.ui.parts.avatar import Avatar
from coterie.ui.parts.buttons import Button, IconButton, LinkButton
from coterie.ui.parts.cards import Card, SideTitle
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from coterie.ui.pages.today import lines

AVATAR, TITLE_ICON, TITLE_GAP = 40, 16, 10
PREPARE_GAP, BELOW_FACE, BELOW_FACTS, FACT_GAP = 11, 4, 3, 10
#: How far the target of the button goes beyond its mark.
DISMISS, REACH, ABOVE, BELOW = 28, 8, 6, 5
LINK_GAP = 10


class PrepareCardView(Card):
    """What to know before the next meeting. opened, logged: of the person it is about."""

    opened = Signal(int)
    logged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(parent)
        self._person = 0
        self._title = SideTitle("")
        self._avatar = Avatar(AVATAR)
        self._role = Label("", "label", wrap=True)
        self._met = Label("", "label", "text2", wrap=True)
        self._told: tuple[tuple[str, str], ...] = ()
        self._facts = QVBoxLayout()
        self._facts.setSpacing(FACT_GAP)
        self._facts.setContentsMargins(0, 0, 0, BELOW_FACTS)
        self._open = Button(_("Open brief"), height=30)
        self._log = writing(Button(_("Log after"), kind="ghost", height=30))
        self._open.clicked.connect(lambda: self.opened.emit(self._person))
        self._log.clicked.connect(lambda: self.logged.emit(self._person))
        self._arrange()

    def show_card(self, card: lines.PrepareCard) -> None:
        """Show what to know."""
        self._person = card.person
        self._title.setText(card.title)
        self._avatar.show_person(card.person, card.name, card.strength)
        for label, text in ((self._role, card.role), (self._met, card.met)):
            label.setText(text)
            label.setVisible(bool(text))
        if not card.role and not card.met:
            self._role.setText(card.name)
            self._role.setVisible(True)
        if card.facts != self._told:
            self._told = card.facts
            _clear(self._facts)
            for caption, text in card.facts:
                self._facts.addWidget(_Fact(caption, text))

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        words.addWidget(self._role)
        words.addWidget(self._met)
        words.addStretch(1)
        who = QHBoxLayout()
        who.setSpacing(12)
        who.setContentsMargins(0, 0, 0, BELOW_FACE)
        who.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        who.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._open)
        buttons.addWidget(self._log)
        buttons.addStretch(1)
        self.body.setSpacing(PREPARE_GAP)
        self.body.addLayout(_titled("notebook-pen", "accent", self._title))
        self.body.addLayout(who)
        self.body.addLayout(self._facts)
        self.body.addLayout(buttons)
        self.body.addStretch(1)


class _Fact(QWidget):
    """One thing to know: a caption and what it says."""

    def __init__(self, caption: str, text: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(caption, "caption", "text3", wrap=True))
        column.addWidget(Label(text, "label", wrap=True))


class WeekCardView(Card):
    """The load of the week."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(parent)
        self._title = SideTitle("")
        self._summary = Label("", "label", "text2")
        self._chart = WeekChart()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._summary)
        self.body.setSpacing(14)
        self.body.addLayout(head)
        self.body.addWidget(self._chart)
        self.body.addStretch(1)

    def show_card(self, card: lines.WeekCard) -> None:
        """Show a week."""
        self._title.setText(card.title)
        self._summary.setText(card.summary)
        self._chart.show_days(card.days, card.spoken)


class NudgeCardView(Card):
    """One suggestion. opened: of the person it is about; dismissed: the user does not want it."""

    opened = Signal(int)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(parent)
        self._person = 0
        self._title = SideTitle("")
        self._text = Label("", "label", "text2", wrap=True)
        self._text.set_airy()
        self._link = LinkButton("", icon_after="chevron-right")
        self._dismiss = IconButton("x", _("Not now"), size=DISMISS)
        self._link.clicked.connect(lambda: self.opened.emit(self._person))
        self._dismiss.clicked.connect(self.dismissed)
        head = _titled("compass", "warn", self._title)
        head.addWidget(self._dismiss)
        words = QVBoxLayout()
        words.setSpacing(LINK_GAP)
        words.addWidget(self._text)
        words.addWidget(self._link)
        Margins(0, 0, REACH, 0).put_on(words, self.layoutDirection())
        self.body.setSpacing(4)
        self.body.addLayout(head)
        self.body.addLayout(words)
        self.body.addStretch(1)

    def show_card(self, card: lines.NudgeCard) -> None:
        """Show a suggestion."""
        self._person = card.person
        self._title.setText(card.title)
        self._text.setText(card.text)
        self._link.setText(card.link)

    def _take_density(self) -> None:
        """Let the button at the top, whose target is larger than its mark, reach into the padding."""
        across, down = theme().density.card_padding
        Margins(across, down - ABOVE, across - REACH, down - BELOW).put_on(self.body, self.layoutDirection())


def _titled(icon: str, role: str, title: SideTitle) -> QHBoxLayout:
    """Put an icon before a title."""
    row = QHBoxLayout()
    row.setSpacing(TITLE_GAP)
    row.addWidget(IconLabel(icon, TITLE_ICON, role), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(title, 1)
    return row


def _clear(layout: QVBoxLayout) -> None:
    """Take everything out of a column."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
