# SPDX-License-Identifier: GPL-3.0-or-later
"""One event in place of the calendar: when, where, with whom, what to know before, and what was said after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.calendar.side_cards import WhoWasThere, empty
from coterie.ui.pages.today.side_cards import PrepareCardView
from coterie.ui.parts.avatar import Avatar
from coterie.ui.parts.buttons import Button, LinkButton
from coterie.ui.parts.cards import Card, FactRow, SideTitle
from coterie.ui.parts.controls import RESTYLING
from coterie.ui.parts.fields import TextArea
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.wrap_row import WrapRow
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from coterie.ui.pages.calendar.event_presenter import EventShown
    from coterie.ui.pages.calendar.lines import Who

#: From this width on what to know stands beside the event, otherwise below it.
WIDE, SIDE, GAP, FACE = 900, 344, 31, 36
#: Lines longer than this are hard to read.
MAIN, FACT_GAP = 760, 28


class EventViewPane(QWidget):
    """Shows one event.

    closed: back to the calendar; person_opened, person_logged: somebody; edit_wanted, remove_wanted: of one's own;
    written: who was there, and what was said.
    """

    closed = Signal()
    person_opened = Signal(int)
    person_logged = Signal(int)
    edit_wanted = Signal()
    remove_wanted = Signal()
    written = Signal(list, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make one without an event."""
        super().__init__(parent)
        self._key = ""
        self.back = Button(_("Calendar"), kind="ghost", icon="chevron-left", height=30)
        self._edit = writing(Button(_("Change"), icon="pencil"))
        self._remove = writing(Button(_("Remove"), kind="ghost", icon="trash-2"))
        self.title = Label("", "display", wrap=True)
        self._when = Label("", "sub_plain", "text2", wrap=True)
        self._facts, self._people = WrapRow(gap=FACT_GAP), QVBoxLayout()
        self._others = Label("", "label", "text2", wrap=True)
        self._text = Label("", "body", wrap=True)
        self._people_card, self._text_card, self._after = Card(), Card(), Card()
        self._prepare = PrepareCardView()
        self.there, self.note = WhoWasThere(), TextArea(_("What was said? One line is enough."), name=_("How was it?"))
        self._save = Button(_("Write down"), kind="primary", key="Ctrl+Return")
        self._content, self._main, self._side = QWidget(), QWidget(), QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        self._listen()

    def show_event(self, shown: EventShown) -> None:
        """Show an event; what is typed about the same one stays."""
        self.title.setText(shown.title)
        self._when.setText(shown.when)
        self._edit.setVisible(shown.is_own)
        self._remove.setVisible(shown.is_own)
        self._facts.show_widgets(FactRow(icon, label, value) for icon, label, value in shown.facts)
        self._show_people(shown)
        self._text.setText(shown.text)
        self._text_card.setVisible(bool(shown.text))
        self._after.setVisible(shown.is_past and bool(shown.people))
        if shown.key != self._key or not self.note.hasFocus():
            self.note.setPlainText(shown.note)
            self.there.show_people(shown.people, shown.there)
        self._key = shown.key
        if shown.prepare is not None:
            self._prepare.show_card(shown.prepare)
        self._prepare.setVisible(shown.prepare is not None)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc, write down with Ctrl+Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() & _CTRL:
            self._write()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look."""
        super().changeEvent(event)
        if event.type() in RESTYLING and hasattr(self, "_columns"):
            self._fit()

    @property
    def draft(self) -> str:
        """What is typed and not written down."""
        return self.note.toPlainText().strip() if self.note.document().isModified() else ""

    def _show_people(self, shown: EventShown) -> None:
        empty(self._people)
        for who in shown.people:
            self._people.addWidget(self._person(who, shown.roles.get(who.id, "")))
        others = shown.others
        if shown.people and others:
            others = _("Also there: {names}").format(names=others)
        self._others.setText(others or shown.lacks)
        self._others.setVisible(bool(others or shown.lacks))
        self._people_card.setVisible(bool(shown.people or others or shown.lacks))

    def _person(self, who: Who, role: str) -> QWidget:
        face, name = Avatar(FACE), LinkButton(who.name)
        face.show_person(who.id, who.name, ring=False)
        name.setAccessibleName(_("Open {name}").format(name=who.name))
        name.clicked.connect(lambda _checked=False, person=who.id: self.person_opened.emit(person))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(face)
        line.addWidget(name)
        line.addWidget(ElidedLabel(role, "label", "text2"), 1)
        return row

    def _write(self) -> None:
        if self._after.isVisible():
            self.note.document().setModified(False)
            self.written.emit(self.there.there(), self.note.toPlainText())

    def _listen(self) -> None:
        self.back.clicked.connect(self.closed)
        self._edit.clicked.connect(self.edit_wanted)
        self._remove.clicked.connect(self.remove_wanted)
        self._save.clicked.connect(self._write)
        self._prepare.opened.connect(self.person_opened)
        self._prepare.logged.connect(self.person_logged)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self._remove)
        top.addWidget(self._edit)
        self._people.setSpacing(8)
        _fill(self._people_card, _("People"), self._people, self._others)
        _fill(self._text_card, _("About"), self._text)
        _fill(self._after, _("How was it?"), self.there, self.note)
        self._after.body.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        main = QVBoxLayout(self._main)
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(14)
        main.addWidget(self._facts)
        for card in (self._people_card, self._text_card, self._after):
            main.addWidget(card)
        main.addStretch(1)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self._prepare)
        side.addStretch(1)
        self._columns.setSpacing(GAP)
        self._columns.addWidget(self._main, 100)
        self._columns.addWidget(self._side)
        self._columns.addStretch(1)
        inside = QVBoxLayout(self._content)
        inside.setSpacing(6)
        inside.addLayout(top)
        inside.addSpacing(8)
        inside.addWidget(self.title)
        inside.addWidget(self._when)
        inside.addSpacing(12)
        inside.addLayout(self._columns)
        inside.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(self._content))

    def _fit(self) -> None:
        look = theme()
        margin = look.density.page_margin
        inside = self._content.layout()
        if inside is not None:
            inside.setContentsMargins(margin, 20, margin, margin)
        self._main.setMaximumWidth(look.px(MAIN))
        wide = self.width() >= look.px(WIDE) and not self._prepare.isHidden()
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._side.setVisible(not self._prepare.isHidden())
        self._side.setMinimumWidth(look.px(SIDE) if wide else 0)
        self._side.setMaximumWidth(look.px(SIDE) if wide else 16_777_215)


_CTRL = Qt.KeyboardModifier.ControlModifier


def _fill(card: Card, title: str, *parts: QWidget | QVBoxLayout) -> None:
    """Put a title and what belongs to it on a card."""
    card.body.addWidget(SideTitle(title))
    for part in parts:
        if isinstance(part, QWidget):
            card.body.addWidget(part)
        else:
            card.body.addLayout(part)
