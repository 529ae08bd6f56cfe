# SPDX-License-Identifier: GPL-3.0-or-later
"""A fact while it is typed: its value, and its label in the user's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.fields import Field, TextArea
from coterie.ui.parts.labels import Label
from coterie.ui.parts.typed_words import TypedWords

if TYPE_CHECKING:
    from coterie.domain.errors import UserError

SMALL = 28
#: Forms end where the words of the card do.
REACH = 7
_SAVES = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
#: Facts that are dates take no label where their kind says all.
_UNLABELLED = {"birthday", "anniversary", "field"}


class FactForm(QWidget):
    """A fact while it is typed. saved: value and label; removed; closed: back to words."""

    saved = Signal(str, str)
    removed = Signal()
    closed = Signal()

    def __init__(self, kind: str, *, is_new: bool) -> None:
        """Make an empty form. kind: of the fact."""
        super().__init__()
        self.words = TypedWords(self)
        self.value = TextArea("", name=_("Value")) if kind == "address" else None
        self.line = Field("", name=_("Value")) if self.value is None else None
        self.label = Field(_("Label, such as work"), name=_("Label"))
        self.problem = Label("", "caption", "danger", wrap=True)
        self.problem.hide()
        self.save = Button(_("Save"), kind="primary", height=SMALL)
        self.remove = Button(_("Remove"), kind="ghost", height=SMALL)
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(self.removed)
        if self.value is not None:
            self.value.set_lines(2, 5)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.save)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, REACH, 4)
        column.setSpacing(6)
        column.addWidget(self.editor)
        column.addWidget(self.label)
        column.addWidget(self.problem)
        column.addLayout(foot)
        # Only now: what is made visible before it stands in something flashes up as a window of its own.
        self.label.setVisible(kind not in _UNLABELLED)
        self.remove.setVisible(not is_new)
        for widget in (self.editor, self.label):
            widget.installEventFilter(self)

    @property
    def editor(self) -> Field | TextArea:
        """The field of the value."""
        return self.line if self.line is not None else self._area()

    def begin(self, typed: str, label: str, place: str) -> None:
        """Let somebody type. place: under which unsaved words are kept."""
        if self.line is not None:
            self.line.setText(typed)
            self.line.selectAll()
        else:
            self._area().setPlainText(typed)
        self.label.setText(label)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.words.begin(place)

    def show_problem(self, error: UserError) -> None:
        """Say under the field what is wrong."""
        self.editor.set_problem(str(error))
        self.problem.setText(str(error))
        self.problem.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save on Enter, or Ctrl+Enter where there are several lines; bring back what was on Esc."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            commanded = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in _SAVES and (commanded or watched is not self.value):
                self._save()
                return True
        return super().eventFilter(watched, event)

    def _area(self) -> TextArea:
        assert self.value is not None  # noqa: S101 (one of the two is there)
        return self.value

    def _save(self) -> None:
        typed = self.line.text() if self.line is not None else self._area().toPlainText()
        self.saved.emit(typed, self.label.text())
