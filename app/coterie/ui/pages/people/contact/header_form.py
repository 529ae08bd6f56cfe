# SPDX-License-Identifier: GPL-3.0-or-later
"""Name, title and organisation while they are typed: Enter saves all of it as one step, Esc brings back what was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.covers import bare
from coterie.ui.parts.fields import Field
from coterie.ui.parts.labels import Label
from coterie.ui.parts.typed_words import TypedWords

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from coterie.domain.errors import UserError
    from coterie.ui.pages.people.contact.shown import HeaderShown

WIDEST = 520


class HeaderForm(QWidget):
    """Fields in the place of words. saved: name, title and organisation, None = not asked; closed: back to words."""

    saved = Signal(object, object, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it, hidden."""
        super().__init__(parent)
        self._parts: tuple[str, ...] = ()
        self._before = ("", "", "")
        self.name = Field(_("Name"), name=_("Name"), height=38)
        self.title = Field(_("What they do"), name=_("Title"))
        self.organisation = Field(_("Where"), name=_("Organisation"))
        self._words = TypedWords(self)
        self._problem = Label("", "label", "danger", wrap=True)
        self._hint = Label(_("Enter saves, Esc leaves it as it was."), "caption", "text3", wrap=True)
        self._post = QWidget()
        row = QHBoxLayout(self._post)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        row.addWidget(self.organisation, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        for widget in (self.name, self._post, self._problem, self._hint):
            widget.setMaximumWidth(WIDEST)
            column.addWidget(widget)
        for field in (self.name, self.title, self.organisation):
            field.returnPressed.connect(self._save)
        self.hide()

    def begin(self, shown: HeaderShown, parts: tuple[str, ...]) -> None:
        """Let somebody type. parts: "name", "post" or both."""
        self._parts, shown = parts, bare(shown)
        self._before = (shown.name, shown.title, shown.organisation)
        for field, text in zip((self.name, self.title, self.organisation), self._before, strict=True):
            field.setText(text)
            field.set_problem("")
        self.name.setVisible("name" in parts)
        self._post.setVisible("post" in parts)
        self._problem.hide()
        self.show()
        first = self.name if "name" in parts else self.title
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()
        self._words.begin("header")

    def show_problem(self, error: UserError) -> None:
        """Say under the fields what is wrong."""
        field = self.name if "name" in self._parts else self.title
        field.set_problem(str(error))
        self._problem.setText(str(error))
        self._problem.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Go back to words."""
        if not self.isHidden():
            self._words.end()
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring back what was, on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            event.accept()
            return
        super().keyPressEvent(event)

    def _save(self) -> None:
        name, title, organisation = self.name.text(), self.title.text(), self.organisation.text()
        typed = (
            name if "name" in self._parts and name != self._before[0] else None,
            title if "post" in self._parts and title != self._before[1] else None,
            organisation if "post" in self._parts and organisation != self._before[2] else None,
        )
        if typed == (None, None, None):
            self.close_form()
        else:
            self.saved.emit(*typed)
