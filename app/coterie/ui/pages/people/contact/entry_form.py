# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry of the timeline while it is edited where it stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.services.interactions import EntryEdit
from coterie.ui.pages.people.contact.timeline_words import editable_kinds
from coterie.ui.parts.buttons import Button, IconButton
from coterie.ui.parts.fields import ComboField, DateField, Field, TextArea
from coterie.ui.parts.labels import Label
from coterie.ui.parts.typed_words import TypedWords

if TYPE_CHECKING:
    from coterie.domain.errors import UserError
    from coterie.ui.pages.people.contact.timeline_presenter import EntryForm

DISC_ROOM, SMALL = 52, 30
_SAVES = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class EntryEditor(QWidget):
    """A form in the place of an entry. saved: what changed; removed; closed; resized: it needs another height."""

    saved = Signal(object)
    removed = Signal()
    closed = Signal()
    resized = Signal()

    def __init__(self, form: EntryForm) -> None:
        """Make the form of an entry, filled."""
        super().__init__()
        self.key = form.key
        self.words = TypedWords(self)
        self._form = form
        self.title = Field(_("What it was"), name=_("What it was"))
        self.title.setText(form.title or "")
        self.text = TextArea(_("What was said?"), name=_("What was said"))
        self.text.set_lines(2, 12)
        self.text.setPlainText(form.text)
        self.kind = ComboField(_("Kind of entry"), editable_kinds())
        if form.kind:
            self.kind.set_key(form.kind)
        self.day = DateField(_("Day"))
        self.day.look_back()
        self._day = _day_of(form.on)
        self.day.set_day(self._day)
        self.problem = Label("", "label", "danger", wrap=True)
        self.problem.hide()
        self.save = Button(_("Save"), kind="primary", height=SMALL)
        self.cancel = Button(_("Cancel"), kind="ghost", height=SMALL)
        self.remove = IconButton("trash-2", _("Delete this entry"), size=SMALL)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.closed)
        self.remove.clicked.connect(self.removed)
        self.text.textChanged.connect(self.resized)
        self._arrange()
        # Only now: what is made visible before it stands in something flashes up as a window of its own.
        self.title.setVisible(form.title is not None)
        self.kind.setVisible(bool(form.kind))
        for widget in (self.title, self.text, self.kind, self.day):
            widget.installEventFilter(self)

    def begin(self) -> None:
        """Put the focus where typing begins."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.words.begin(f"entry {self.key}")

    def show_problem(self, error: UserError) -> None:
        """Say under the fields what is wrong."""
        self.problem.setText(str(error))
        self.problem.show()
        self.resized.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save on Ctrl+Enter, and on Enter in the title; bring back what was on Esc."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            commanded = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in _SAVES and (commanded or watched is self.title):
                self._save()
                return True
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.kind)
        foot.addWidget(self.day)
        foot.addStretch(1)
        foot.addWidget(self.remove)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 14)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addWidget(self.problem)
        column.addLayout(foot)

    def _save(self) -> None:
        form, day = self._form, self.day.day()
        text = self.text.toPlainText()
        edit = EntryEdit(
            kind=self.kind.key() if form.kind and self.kind.key() != form.kind else "",
            on=day if day != self._day else None,
            title=self.title.text() if form.title is not None and self.title.text() != form.title else None,
            text=text if text != form.text else None,
        )
        if edit == EntryEdit():
            self.closed.emit()
        else:
            self.saved.emit(edit)


def _day_of(when: str) -> date | None:
    try:
        return date.fromisoformat(when[:10])
    except ValueError:
        return None
