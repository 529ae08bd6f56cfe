# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes: read with the look of what was typed, edited as plain text, kept when the focus leaves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.pages.people.contact.content import REACH
from coterie.ui.pages.people.contact.wording import mark_icon, mark_word
from coterie.ui.parts.buttons import IconButton
from coterie.ui.parts.cards import Card, SideTitle
from coterie.ui.parts.covers import uncovered
from coterie.ui.parts.fields import TextArea
from coterie.ui.parts.labels import Label
from coterie.ui.parts.menus import Menu
from coterie.ui.parts.note_text import NoteText
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent

    from coterie.ui.pages.people.contact.shown import NoteShown

SMALL, TOP = 28, 18
_SAVES = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_UNSAVED_REASONS = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}


class NoteField(TextArea):
    """A note while it is typed. saved: its text; left: as it was before."""

    saved = Signal(str)
    left = Signal()

    def __init__(self, placeholder: str, name: str) -> None:
        """Make an empty field."""
        super().__init__(placeholder, name=name)
        self._before = ""
        self.installEventFilter(self)

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not kept."""
        return self.document().isModified()

    def begin(self, text: str) -> None:
        """Let somebody type on from a text."""
        text = uncovered(text)
        self._before = text
        self.setPlainText(text)
        self.document().setModified(False)

    def keep(self) -> None:
        """Hand over what was typed, if anything was."""
        if self.is_changed:
            self.document().setModified(False)
            self.saved.emit(self.toPlainText())
        else:
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the note on Ctrl+Enter and when the focus leaves it; bring back what was on Esc."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _SAVES and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.keep()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.begin(self._before)
                self.left.emit()
                return True
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _UNSAVED_REASONS:
            self.keep()
        return super().eventFilter(watched, event)


class NoteCard(Card):
    """One note. saved: its text; removed; marked; link_wanted: a link in it was pressed."""

    saved = Signal(object, str)
    removed = Signal(object)
    marked = Signal(object)
    link_wanted = Signal(str)

    def __init__(self, note: NoteShown, *, title: str = "") -> None:
        """Make the card of a note. title: above it, "" = none."""
        super().__init__()
        self.note = note
        self._menu: Menu | None = None
        self.text = NoteText(_("Note"))
        self.field = NoteField("", _("Note"))
        self.field.set_lines(4, 24)
        self.field.hide()
        self.cut = Label(_("The beginning of a long note. Edit it to see all of it."), "caption", "text3", wrap=True)
        self.caption = Label("", "caption", "text3")
        self.edit = writing(IconButton("pencil", _("Edit this note"), size=SMALL))
        self.lock = writing(IconButton("lock-open", "", size=SMALL))
        self.more = IconButton("ellipsis", _("More about this note"), size=SMALL)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.caption, 1)
        for button in (self.lock, self.edit, self.more):
            row.addWidget(button)
        if title:
            self.body.addWidget(SideTitle(title))
        for widget in (self.text, self.field, self.cut, self._foot):
            self.body.addWidget(widget)
        self.field.saved.connect(self._keep)
        self.field.left.connect(self.end_edit)
        self.edit.clicked.connect(self.begin)
        self.lock.clicked.connect(lambda: self.marked.emit(self.note))
        self.more.clicked.connect(self._show_menu)
        self.text.link_wanted.connect(self.link_wanted)
        self.text.viewport().installEventFilter(self)
        self.text.installEventFilter(self)
        self.show_note(note)

    @property
    def is_edited(self) -> bool:
        """Whether it is being typed."""
        return self.field.isVisibleTo(self)

    def show_note(self, note: NoteShown) -> None:
        """Show a note; what is being typed stays."""
        self.note = note
        self.text.show_note(note.text)
        self.cut.setVisible(self.text.is_cut and not self.is_edited)
        mark = _(", {mark}").format(mark=mark_word(note.mark)) if note.mark else ""
        self.caption.setText(_("{day}{mark}").format(day=note.caption, mark=mark))
        self.lock.set_icon(mark_icon(note.mark))
        self.lock.set_name(_("This note is {mark}").format(mark=mark_word(note.mark)), "P")
        self.text.setAccessibleName(_("Note of {day}").format(day=note.caption))

    def begin(self) -> None:
        """Let somebody change the note."""
        if not self.is_edited:
            self.field.begin(self.note.text)
            self.text.hide()
            self.cut.hide()
            self.field.show()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_edit(self) -> None:
        """Show the note as it is read."""
        if self.is_edited:
            had = self.field.hasFocus()
            self.field.hide()
            self.text.show()
            self.cut.setVisible(self.text.is_cut)
            if had:
                self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Edit a note on Enter or a double click; a plain click is for its links."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.begin()
            return True
        if watched is self.text and isinstance(event, QKeyEvent) and self._begins(event):
            self.begin()
            return True
        return super().eventFilter(watched, event)

    def _begins(self, event: QKeyEvent) -> bool:
        """Tell whether a key begins to edit: Enter, unless it stands on a link."""
        on_link = self.text.textCursor().charFormat().isAnchor()
        return event.type() == QEvent.Type.KeyPress and event.key() in _SAVES and not on_link

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a note on a double click beside its words, too."""
        super().mouseDoubleClickEvent(event)
        self.begin()

    def _keep(self, text: str) -> None:
        self.text.show_note(text)
        self.end_edit()
        self.saved.emit(self.note, text)

    def _show_menu(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu = Menu(self)
        menu.entry(_("Edit"), icon="pencil").triggered.connect(self.begin)
        entry = menu.entry(_("Delete"), icon="trash-2", tone="danger")
        entry.triggered.connect(lambda: self.removed.emit(self.note))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))


class NotesPane(QWidget):
    """Shows notes and a field for a new one. saved: note (None = new) and text; the others: of a note."""

    saved = Signal(object, str)
    removed = Signal(object)
    marked = Signal(object)
    link_wanted = Signal(str)

    def __init__(self, placeholder: str) -> None:
        """Make it empty. placeholder: of the field of a new note."""
        super().__init__()
        self.cards: dict[int, NoteCard] = {}
        self.new = NoteField(placeholder, _("New note"))
        self.new.set_lines(2, 16)
        self.new.saved.connect(self._keep_new)
        self.help = Label(_("# heading, - list, [ ] task, **bold**, *italic*, `code`"), "caption", "text3", wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(REACH, TOP, REACH, 0)
        column.setSpacing(6)
        column.addWidget(self.new)
        column.addWidget(self.help)
        column.addSpacing(8)
        column.addLayout(self._cards)
        column.addStretch(1)

    def show_notes(self, notes: Sequence[NoteShown]) -> None:
        """Show notes: cards that stay keep what is being typed."""
        wanted = {note.id: note for note in notes}
        for key in [key for key in self.cards if key not in wanted]:
            self._drop(key)
        for place, note in enumerate(notes):
            card = self.cards.get(note.id)
            if card is None:
                card = self.cards[note.id] = self._made(note)
            elif card.note != note:
                card.show_note(note)
            if self._cards.indexOf(card) != place:
                self._cards.removeWidget(card)
                self._cards.insertWidget(place, card)

    def clear(self) -> None:
        """Forget what was typed and shown."""
        self.new.begin("")
        self.show_notes(())

    def drafts(self) -> list[tuple[NoteShown | None, str]]:
        """Give what is typed and not kept, and take it as kept."""
        found: list[tuple[NoteShown | None, str]] = []
        if self.new.is_changed:
            found.append((None, self.new.toPlainText()))
            self.new.begin("")
        for card in self.cards.values():
            if card.is_edited and card.field.is_changed:
                found.append((card.note, card.field.toPlainText()))
                card.field.document().setModified(False)
        return found

    def focused(self) -> NoteCard | None:
        """Give the card that has the focus."""
        focused = QApplication.focusWidget()
        return next((card for card in self.cards.values() if focused is not None and card.isAncestorOf(focused)), None)

    def _keep_new(self, text: str) -> None:
        self.new.begin("")
        self.saved.emit(None, text)

    def _made(self, note: NoteShown) -> NoteCard:
        card = NoteCard(note)
        card.saved.connect(self.saved)
        card.removed.connect(self.removed)
        card.marked.connect(self.marked)
        card.link_wanted.connect(self.link_wanted)
        return card

    def _drop(self, key: int) -> None:
        card = self.cards.pop(key)
        focused = QApplication.focusWidget()
        had = focused is not None and card.isAncestorOf(focused)
        self._cards.removeWidget(card)
        card.hide()
        card.deleteLater()
        if had:
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)
