# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes on an organisation: cards at the side, and a field where there is none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.pages.people.contact.notes_pane import NoteCard, NoteField
from coterie.ui.pages.people.contact.side_card import SideCard
from coterie.ui.parts.buttons import LinkButton
from coterie.ui.parts.cards import SideTitle
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.pages.people.contact.shown import NoteShown


class NotesColumn(QWidget):
    """Shows notes. saved: note (None = new) and text; the others: of a note."""

    saved = Signal(object, str)
    removed = Signal(object)
    marked = Signal(object)
    link_wanted = Signal(str)

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self.cards: dict[int, NoteCard] = {}
        self.new = NoteField(_("What is good to know about this place?"), _("New note"))
        self.new.set_lines(3, 12)
        self.new.saved.connect(self._keep)
        self.new.left.connect(self._close)
        self.add = writing(LinkButton(_("Write a note")))
        self.add.clicked.connect(self.begin)
        self._first = SideCard()
        self._first.body.setSpacing(10)
        self._first.body.addWidget(SideTitle(_("Your note")))
        self._first.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        self._first.body.addWidget(self.new)
        self.new.hide()
        self.another = writing(LinkButton(_("Write another note")))
        self.another.clicked.connect(self.begin)
        self.another.hide()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._cards)
        column.addWidget(self._first)
        column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeading)

    def show_notes(self, notes: Sequence[NoteShown]) -> None:
        """Show notes: cards that stay keep what is being typed."""
        wanted = {note.id: note for note in notes}
        for key in [key for key in self.cards if key not in wanted]:
            card = self.cards.pop(key)
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, note in enumerate(notes):
            card = self.cards.get(note.id) or self._made(note)
            if card.note != note:
                card.show_note(note)
            if self._cards.indexOf(card) != place:
                self._cards.removeWidget(card)
                self._cards.insertWidget(place, card)
        self._show_adder()

    def begin(self) -> None:
        """Let somebody write a note."""
        self.new.begin("")
        self.add.hide()
        self.new.show()
        self._show_adder()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def drafts(self) -> list[tuple[NoteShown | None, str]]:
        """Give what is typed and not kept, and take it as kept."""
        found: list[tuple[NoteShown | None, str]] = []
        if self.new.is_changed:
            found.append((None, self.new.toPlainText()))
            self._close()
        for card in self.cards.values():
            if card.is_edited and card.field.is_changed:
                found.append((card.note, card.field.toPlainText()))
                card.field.document().setModified(False)
        return found

    def _keep(self, text: str) -> None:
        self._close()
        self.saved.emit(None, text)

    def _close(self) -> None:
        self.new.begin("")
        self.new.hide()
        self.add.show()
        self._show_adder()

    def _show_adder(self) -> None:
        """Show what adds a note: a card where there is none, a line below the others."""
        writing = not self.new.isHidden()
        self._first.setVisible(writing or not self.cards)
        self.another.setVisible(bool(self.cards) and not writing)

    def _made(self, note: NoteShown) -> NoteCard:
        card = self.cards[note.id] = NoteCard(note, title=_("Your note"))
        card.saved.connect(self.saved)
        card.removed.connect(self.removed)
        card.marked.connect(self.marked)
        card.link_wanted.connect(self.link_wanted)
        return card
