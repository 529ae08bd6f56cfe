# SPDX-License-Identifier: GPL-3.0-or-later
"""How others are related to somebody: typed on one line, read from both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.errors import BadValue
from coterie.domain.relations import phrases, typed_relation
from coterie.domain.texts import _
from coterie.ui.pages.people.contact.side_card import SideCard
from coterie.ui.parts.buttons import IconButton
from coterie.ui.parts.cards import SideTitle
from coterie.ui.parts.fields import Field
from coterie.ui.parts.labels import Label
from coterie.ui.parts.suggestions import Suggestions
from coterie.ui.parts.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.errors import UserError
    from coterie.ui.pages.people.contact.shown import RelationShown

SMALL = 28
_REMOVING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class RelationRow(QWidget):
    """One relation. opened: whom it is to; removed: it."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, relation: RelationShown) -> None:
        """Make the row of a relation."""
        super().__init__()
        self.relation = relation
        self.words = TextButton("", "label", "text")
        self.words.show_words(relation.name, relation.said, f"{relation.said} {relation.name}")
        self.words.set_plain(not relation.person)
        self.cross = IconButton(
            "x", _("Remove: {what} {name}").format(what=relation.said, name=relation.name), size=SMALL
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        row.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignVCenter)
        # Only now: what is made visible before it stands in something flashes up as a window of its own.
        self.cross.setVisible(relation.removable)
        self.words.clicked.connect(lambda: self.opened.emit(relation))
        self.cross.clicked.connect(lambda: self.removed.emit(relation))
        self.words.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remove by key; the key of the page is not meant here."""
        if isinstance(event, QKeyEvent) and event.key() in _REMOVING and self.relation.removable:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.removed.emit(self.relation)
                return True
        return super().eventFilter(watched, event)


class RelationField(Field):
    """A line such as "mentor of Leila". left: somebody goes on without it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
            return
        super().keyPressEvent(event)


class RelationsCard(SideCard):
    """Shows relations. typed: a line, and who was chosen (0 = nobody); wanted: a name is typed."""

    typed = Signal(str, int)
    wanted = Signal(str)
    opened = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__()
        self._shown: tuple[RelationShown, ...] = ()
        self._chosen = ("", 0)
        self.rows: list[RelationRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.field = RelationField(_("mentor of Leila"), name=_("New relation"))
        self.problem = Label("", "caption", "danger", wrap=True)
        self.problem.hide()
        self.suggestions = Suggestions(self.field)
        self.suggestions.wanted.connect(self._want)
        self.suggestions.picked.connect(self._pick)
        self.field.returnPressed.connect(self._save)
        self.field.left.connect(self._clear_problem)
        self.body.setSpacing(11)
        self.body.addWidget(SideTitle(_("Relations")))
        self.body.addLayout(self._rows)
        self.body.addWidget(self.field)
        self.body.addWidget(self.problem)

    def show_relations(self, shown: tuple[RelationShown, ...]) -> None:
        """Show relations."""
        if shown == self._shown:
            return
        focused = QApplication.focusWidget()
        had = focused is not None and any(row.isAncestorOf(focused) for row in self.rows)
        self._shown = shown
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [RelationRow(relation) for relation in shown]
        for row in self.rows:
            row.opened.connect(self.opened)
            row.removed.connect(self.removed)
            self._rows.addWidget(row)
        if had:
            (self.rows[0].words if self.rows else self.field).setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Go to the line that adds one."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def offer(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer people for what is typed."""
        self.suggestions.offer(people)

    def end(self) -> None:
        """Empty the line: it is written down."""
        self.field.clear()
        self._chosen = ("", 0)
        self._clear_problem()

    def show_problem(self, error: UserError) -> None:
        """Say under the line what is wrong."""
        self.field.set_problem(str(error))
        self.problem.setText(str(error))
        self.problem.show()

    def _want(self, text: str) -> None:
        self._clear_problem()
        try:
            self.wanted.emit(typed_relation(text + " ").name if text else "")
        except BadValue:
            beginning = text.casefold()
            fitting = [phrase for phrase, _kind, _turned in phrases() if phrase.casefold().startswith(beginning)]
            self.suggestions.offer([("", f"{phrase} ") for phrase in fitting] if text else [])

    def _pick(self, key: str, text: str) -> None:
        if not key:
            self.field.setText(f"{text.strip()} ")
            return
        words = self.field.text()
        name = typed_relation(words).name
        begun = words.rstrip()[: len(words.rstrip()) - len(name)] if name else words
        self.field.setText(f"{begun}{text}")
        self._chosen = (self.field.text(), int(key))

    def _save(self) -> None:
        text = self.field.text().strip()
        if text:
            self.typed.emit(text, self._chosen[1] if self._chosen[0] == self.field.text() else 0)

    def _clear_problem(self) -> None:
        self.field.set_problem("")
        self.problem.hide()
