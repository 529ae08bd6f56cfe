# SPDX-License-Identifier: GPL-3.0-or-later
"""One fact on a card: read, edited where it stands, copied, marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.pages.people.contact.fact_form import SMALL, FactForm
from coterie.ui.pages.people.contact.wording import mark_icon, mark_word
from coterie.ui.parts.buttons import IconButton
from coterie.ui.parts.covers import bare, is_marked
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.text_button import TextButton
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QPaintEvent, QResizeEvent

    from coterie.ui.pages.people.contact.shown import FactShown

ICON, GAP = 16, 10


class Tools(QFrame):
    """Buttons that lie over the end of a row while they are wanted, so that the words keep their lines."""

    def __init__(self, row: QWidget, buttons: tuple[QWidget, ...]) -> None:
        """Make it for a row, hidden."""
        super().__init__(row)
        inside = QHBoxLayout(self)
        Margins(4, 0, 0, 0).put_on(inside, self.layoutDirection())
        inside.setSpacing(0)
        for button in buttons:
            inside.addWidget(button)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the card, so that no word shows through."""
        del event
        strokes.box(QPainter(self), QRectF(self.rect()), 6, theme().colour("surface"))


class FactRow(QWidget):
    """Shows a fact. saved: value and label; removed, copied, marked, opened: of this fact."""

    saved = Signal(object, str, str)
    removed = Signal(object)
    copied = Signal(object)
    marked = Signal(object)
    opened = Signal(object)

    def __init__(self, fact: FactShown) -> None:
        """Make the row of a fact."""
        super().__init__()
        self.fact = fact
        self.form: FactForm | None = None
        self._is_uncovered = False
        self._icon = IconLabel(fact.icon, ICON, "text3")
        self.words = TextButton("", "label", "text")
        self.open = IconButton("external-link", _("Open"), size=SMALL)
        self.copy = IconButton("copy", _("Copy"), size=SMALL)
        self.unlocked = writing(IconButton("lock-open", "", size=SMALL))
        self.lock = writing(IconButton("lock", "", size=SMALL))
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._icon)
        row.addLayout(self._column, 1)
        row.addWidget(self.lock, 0, Qt.AlignmentFlag.AlignVCenter)
        self._tools = Tools(self, (self.open, self.copy, self.unlocked))
        self.words.clicked.connect(self.edit)
        self.open.clicked.connect(lambda: self.opened.emit(self.fact))
        self.copy.clicked.connect(lambda: self.copied.emit(self.fact))
        for button in (self.lock, self.unlocked):
            button.clicked.connect(lambda: self.marked.emit(self.fact))
        for widget in (self.words, self.open, self.copy, self.unlocked, self.lock):
            widget.installEventFilter(self)
        self.show_fact(fact)

    @property
    def has_focus(self) -> bool:
        """Whether the focus is in this row."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def show_fact(self, fact: FactShown) -> None:
        """Show another value of the same fact; what is being typed stays."""
        had = self.lock.hasFocus() or self.unlocked.hasFocus()
        self.fact = fact
        shown = bare(fact) if self._is_uncovered else fact
        self._icon.show_icon(fact.icon, "text3")
        self.words.show_words(shown.value, shown.label, shown.spoken)
        hint = _("Press Enter to see it") if is_marked(shown.value) else _("Press Enter to change it, P to mark it")
        self.words.setAccessibleDescription(hint)
        self.lock.set_icon(mark_icon(fact.mark))
        for button in (self.lock, self.unlocked):
            button.set_name(_("{fact}: {mark}").format(fact=fact.label, mark=mark_word(fact.mark)), "P")
        self.copy.set_name(_("Copy {fact}").format(fact=fact.label))
        self.open.set_name(_("Open {fact}").format(fact=fact.label))
        self._show_buttons()
        if had:
            (self.lock if fact.mark else self.unlocked).setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self) -> None:
        """Let somebody change the fact where it stands; what blur covers is shown first."""
        if is_marked(self.fact.value) and not self._is_uncovered:
            self._is_uncovered = True
            self.show_fact(self.fact)
            return
        if self.form is None:
            self.form = FactForm(self.fact.kind, is_new=False)
            self.form.saved.connect(lambda value, label: self.saved.emit(self.fact, value, label))
            self.form.removed.connect(self._remove)
            self.form.closed.connect(self.end_edit)
            self._column.addWidget(self.form)
            self.form.show()
            self.words.hide()
            self._show_buttons()
            self.form.begin(self.fact.typed, self.fact.own_label, f"fact {self.fact.key.holder} {self.fact.key.id}")

    def end_edit(self) -> None:
        """Show the words again."""
        form, self.form = self.form, None
        if form is not None:
            form.words.end()
            focused = QApplication.focusWidget()
            had = focused is not None and form.isAncestorOf(focused)
            self._column.removeWidget(form)
            form.hide()
            form.deleteLater()
            self.words.show()
            if had:
                self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_buttons()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the buttons while the focus is in the row."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._show_buttons(entering=event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the buttons under the pointer."""
        super().enterEvent(event)
        self._show_buttons()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the buttons away."""
        super().leaveEvent(event)
        self._show_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons at the end."""
        super().resizeEvent(event)
        self._place_tools()

    def _show_buttons(self, *, entering: bool = False) -> None:
        wanted = (self.underMouse() or self.has_focus or entering) and self.form is None
        self.open.setVisible(bool(self.fact.opens))
        self.unlocked.setVisible(not self.fact.mark)
        self.lock.setVisible(self.fact.mark > 0 and self.form is None)
        self._tools.setVisible(wanted)
        if wanted:
            self._place_tools()
            self._tools.raise_()

    def _place_tools(self) -> None:
        size = self._tools.sizeHint()
        room = self.lock.width() + GAP if self.fact.mark else 0
        left = self.width() - room - size.width()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = room
        height = min(self.height(), max(size.height(), SMALL))
        self._tools.setGeometry(left, (self.height() - height) // 2, size.width(), height)

    def _remove(self) -> None:
        self.end_edit()
        self.removed.emit(self.fact)
