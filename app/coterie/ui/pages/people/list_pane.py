# SPDX-License-Identifier: GPL-3.0-or-later
"""The pane of the list: title and count, the filter, chips or the choice, and the list itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import MEASURES
from coterie.ui.pages.people.bulk_bar import BulkBar
from coterie.ui.pages.people.chips_row import ChipsRow
from coterie.ui.pages.people.nobody import NobodyView
from coterie.ui.pages.people.people_list import PeopleList
from coterie.ui.parts.buttons import IconButton, LinkButton
from coterie.ui.parts.checks import Check
from coterie.ui.parts.chips import KeyCap
from coterie.ui.parts.fields import Field
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.menus import Menu
from coterie.ui.parts.skeleton import Skeleton
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from coterie.ui.pages.people.shown import ListShown, Nobody
    from coterie.ui.parts.rows import PersonLine

#: So long nothing is typed before the whole list is read.
REST_MS = 120
TOP, HEAD_GAP = 19, 10


class FilterField(Field):
    """The field above the list. down: the arrow that leads into the list was pressed; escaped: Esc was."""

    down = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        """Make an empty field."""
        key = QKeySequence("Ctrl+F").toString(QKeySequence.SequenceFormat.NativeText)
        super().__init__(_("Filter"), name=_("Filter people"), icon="list-filter", key=key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead into the list with Down, clear with Esc."""
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.down.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class ListPane(QFrame):
    """Shows the list and what narrows it.

    typed: a letter was typed into the filter; rested: nothing more came for a moment. sorted: another order is wanted.
    """

    typed = Signal(str)
    rested = Signal()
    sorted = Signal(str)
    save_wanted = Signal()
    new_wanted = Signal()
    clear_wanted = Signal()
    all_wanted = Signal()

    def __init__(self) -> None:
        """Make an empty pane."""
        super().__init__()
        self._sort = "name"
        self._menu: Menu | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.rested)
        self.title, self.count = Label(_("People"), "title"), Label("", "body", "text3")
        self.sort_button = IconButton("sliders-horizontal", _("Order of the list"))
        self.new_button = writing(IconButton("user-plus", _("New person"), key="N", kind="tint"))
        self.field = FilterField()
        self.chips = ChipsRow()
        self.list = PeopleList()
        self.nobody = NobodyView()
        self.bar = BulkBar(MEASURES.list_padding + 1)
        self.bar.hide()
        self._skeleton = Skeleton(8)
        self._all = Check(name=_("Choose everybody in the list"))
        self._chosen_words = ElidedLabel("", "label_strong")
        self.save_link = writing(LinkButton(_("Save this filter")))
        self.hint = Label("", "caption", "text2", wrap=True)
        self.hint.hide()
        self._arrange()
        self._listen()

    @property
    def is_resting(self) -> bool:
        """Whether everything typed was told."""
        return not self._rest.isActive()

    def show_list(self, shown: ListShown) -> None:
        """Show the list, its chips and its count."""
        self._sort = shown.sort
        self.count.setText(shown.count)
        self.chips.show_chips(shown.chips)
        self.save_link.setVisible(shown.can_save)
        self.hint.setText(shown.hint)
        self.hint.setVisible(bool(shown.hint))
        self.sort_button.setEnabled(not shown.organisations)
        self.list.setAccessibleName(_("Organisations") if shown.organisations else _("People"))
        self.list.show_ids(shown.ids, shown.rows, anew=shown.anew)
        self._stack.setCurrentWidget(self.list)

    def show_best(self, ids: array[int], rows: Sequence[PersonLine], count: str) -> None:
        """Show the best hits while somebody types."""
        self.count.setText(count)
        self.list.show_ids(ids, rows, anew=True)

    def show_nobody(self, nobody: Nobody | None) -> None:
        """Say that nobody is found, or show the list."""
        if nobody is not None:
            self.nobody.show_nobody(nobody)
        self._stack.setCurrentWidget(self.nobody if nobody is not None else self.list)

    def show_chosen(self, ids: frozenset[int] | None, text: str) -> None:
        """Show who is chosen in the place of the chips, or the chips again."""
        self.list.set_chosen(ids)
        self._strip.setVisible(ids is not None)
        self.chips.setVisible(ids is None)
        self._chosen_words.setText(text)
        everybody = ids is not None and len(ids) >= len(self.list.people.ids)
        self._all.setCheckState(Qt.CheckState.Checked if everybody else Qt.CheckState.PartiallyChecked)

    def set_filter(self, text: str) -> None:
        """Put a text into the filter without telling of it."""
        self._rest.stop()
        self.field.setText(text)

    def type_on(self, text: str) -> None:
        """Go on in the filter with a letter that was typed in the list."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.insert(text)

    def changeEvent(self, event: QEvent) -> None:
        """Turn round with the reading direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._put_margins()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, and the line that parts the pane from the content."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("sunken"))
        left = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 1
        painter.fillRect(QRect(left, 0, 1, self.height()), theme().colour("border"))

    def _listen(self) -> None:
        self.field.written.connect(self._typed)
        self.field.returnPressed.connect(self._enter)
        self.field.down.connect(lambda: self._enter(first=False))
        self.list.typed.connect(self.type_on)
        self.sort_button.clicked.connect(self._open_orders)
        self.new_button.clicked.connect(self.new_wanted)
        self.save_link.clicked.connect(self.save_wanted)
        self._all.clicked.connect(self._turn_all)

    def _typed(self, text: str) -> None:
        self._rest.start()
        self.typed.emit(text)

    def _enter(self, *, first: bool = True) -> None:
        """Go from the filter into the list. first: to its first row, which is opened."""
        if self._rest.isActive():
            self._rest.stop()
            self.rested.emit()
        if not len(self.list.people.ids):
            return
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if first or not self.list.current_id:
            self.list.setCurrentIndex(self.list.people.index(0, 0))

    def _turn_all(self) -> None:
        """Choose everybody, or nobody any more where everybody is chosen."""
        (self.all_wanted if self._all.checkState() == Qt.CheckState.Checked else self.clear_wanted).emit()

    def _open_orders(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu = Menu(self)
        for key, text in orders():
            entry = menu.entry(text)
            entry.setCheckable(True)
            entry.setChecked(key == self._sort)
            entry.triggered.connect(lambda _checked=False, key=key: self.sorted.emit(key))
        menu.popup(self.sort_button.mapToGlobal(self.sort_button.rect().bottomLeft()))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.sort_button)
        head.addWidget(self.new_button)
        self._head = head
        self._above = QVBoxLayout()
        self._above.setSpacing(HEAD_GAP)
        self._above.addLayout(head)
        self._above.addWidget(self.field)
        self._above.addWidget(self.chips)
        self._above.addWidget(self._make_strip())
        self._above.addWidget(self.hint)
        self._above.addWidget(self.save_link, 0, Qt.AlignmentFlag.AlignLeft)
        self.save_link.hide()
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._above)
        column.addLayout(self._stack, 1)
        column.addWidget(self.bar)
        # Last: what a stack without a parent takes in would be shown as a window of its own.
        for widget in (self._skeleton, self.list, self.nobody):
            self._stack.addWidget(widget)
        self._put_margins()

    def _make_strip(self) -> QWidget:
        self._strip = QWidget()
        clear = LinkButton(_("Clear"))
        clear.clicked.connect(self.clear_wanted)
        row = QHBoxLayout(self._strip)
        row.setSpacing(8)
        row.addWidget(self._all)
        row.addWidget(self._chosen_words, 1)
        row.addWidget(clear)
        row.addWidget(KeyCap(QKeySequence("Esc").toString(QKeySequence.SequenceFormat.NativeText)))
        self._strip_row = row
        self._strip.hide()
        return self._strip

    def _put_margins(self) -> None:
        side, direction = MEASURES.list_padding, self.layoutDirection()
        Margins(side, TOP, side + 1, 0).put_on(self._above, direction)
        Margins(9, 0, 0, 0).put_on(self._head, direction)
        Margins(5, 0, 3, 0).put_on(self._strip_row, direction)
        Margins(0, 0, 1, 0).put_on(self._stack, direction)


def orders() -> tuple[tuple[str, str], ...]:
    """List the orders a list can be put into."""
    return (
        ("name", _("By name")),
        ("last", _("By last contact")),
        ("strength", _("By strength")),
        ("due", _("By next follow-up")),
    )
