# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs who may be one, as they are seen: the queue, and two people side by side with what comes of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.import_export.duplicates.clear_sheet import ClearSheet
from coterie.ui.pages.import_export.duplicates.compare import Compare
from coterie.ui.pages.import_export.duplicates.queue_list import QueueDelegate, QueueModel
from coterie.ui.pages.import_export.duplicates.search_box import SearchBox
from coterie.ui.pages.import_export.fitting import Fitting
from coterie.ui.pages.import_export.folding import Fold
from coterie.ui.pages.import_export.frame import Foot
from coterie.ui.parts.buttons import Button, IconButton
from coterie.ui.parts.chips import FilterChip, Pill
from coterie.ui.parts.empty_state import EmptyState
from coterie.ui.parts.labels import Label
from coterie.ui.parts.list_view import ListView
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from coterie.ui.pages.import_export.duplicates.clear_pairs import ClearText
    from coterie.ui.pages.import_export.duplicates.search import SearchText
    from coterie.ui.pages.import_export.duplicates.texts import MemberText, PairText, QueueText

QUEUE_WIDTH, NARROW = 306, 860


class _QueuePane(QWidget):
    """The queue on its own ground."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the line at its end."""
        painter = QPainter(self)
        look = theme()
        painter.fillRect(self.rect(), look.colour("sunken"))
        left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(QRectF(0 if left else self.width() - 1, 0, 1, self.height()), look.colour("border"))


class DuplicatesPane(Fitting, QWidget):
    """The queue and the comparison. Each signal is something a person did."""

    selected = Signal(int)
    picked = Signal(str, str)
    merged = Signal()
    kept_apart = Signal()
    put_later = Signal()
    left = Signal()
    opened = Signal(str)
    searched = Signal()
    search_stopped = Signal()
    clear_wished = Signal()
    clear_merged = Signal()
    all_merged = Signal()
    member_chosen = Signal(int)

    def __init__(self) -> None:
        """Build it once."""
        super().__init__()
        self._model = QueueModel(self)
        self.queue = ListView(_("Possible duplicates"))
        self.queue.setItemDelegate(QueueDelegate(self.queue))
        self.queue.setModel(self._model)
        self.queue.selectionModel().currentChanged.connect(self._current_changed)
        self._left, self._done = Label("", "label", "text2", wrap=True), Label("", "caption", "text2", wrap=True)
        self.compare = Compare()
        self.compare.picked.connect(self.picked)
        self.compare.opened.connect(self.opened)
        self._title = Label(_("Is this the same person?"), "display", wrap=True)
        self._sure = Pill()
        self._reasons = WrapRow(gap=8)
        self._shown_reasons: tuple[object, ...] = ()
        self._members = WrapRow(gap=8)
        self._shown_members: tuple[MemberText, ...] = ()
        self._nobody = EmptyState("users", _("Nobody waits for a decision"), "")
        self.boxes = (SearchBox(), SearchBox())
        for box in self.boxes:
            box.wished.connect(self.searched)
            box.stopped.connect(self.search_stopped)
        below_the_words = self._nobody.body.count() - 1
        self._nobody.body.insertWidget(below_the_words, self.boxes[1], 0, Qt.AlignmentFlag.AlignHCenter)
        self._nobody.body.insertSpacing(below_the_words, 18)
        self.clear = Button("", icon="git-merge")
        self.clear.clicked.connect(self.clear_wished)
        self.clear.hide()
        self._stack = QStackedWidget()
        self._filling = False
        self._arrange()

    def show_queue(self, queue: QueueText) -> None:
        """Show the queue."""
        self._filling = True
        self._model.set_lines(queue.lines)
        if queue.lines:
            self.queue.setCurrentIndex(self._model.index(queue.selected))
        self._filling = False
        self._left.setText(queue.left)
        self._done.setText(queue.done)
        self._done.setVisible(bool(queue.done))
        self.clear.setText(queue.clear)
        self.clear.setVisible(bool(queue.clear))

    def show_pair(self, pair: PairText) -> None:
        """Show two people side by side."""
        self._stack.setCurrentIndex(0)
        self._sure.setText(pair.sure)
        self._sure.set_tone(pair.tone, "gauge")
        self._show_reasons(pair)
        self._show_members(pair.members)
        self.merge_all.setText(pair.merge_all)
        self.merge_all.setVisible(bool(pair.merge_all))
        self.compare.show_pair(pair)

    def show_no_pairs(self, text: str) -> None:
        """Say that nobody waits."""
        self._nobody.text.setText(text)
        self._stack.setCurrentIndex(1)

    def show_search(self, shown: SearchText) -> None:
        """Show how far the search is."""
        for box in self.boxes:
            box.show_search(shown)

    def show_clear(self, shown: ClearText) -> None:
        """List the clear pairs and ask."""
        sheet = ClearSheet(self, shown)
        sheet.acted.connect(self.clear_merged)
        sheet.closed.connect(sheet.deleteLater)
        sheet.open(sheet.keep)

    def fit(self) -> None:
        """Show the pair alone where the window is narrow; Later leads on."""
        narrow = self.width() < NARROW * theme().scale
        self._pane.setFixedWidth(theme().px(QUEUE_WIDTH))
        self._pane.setVisible(not narrow)
        self._back.setVisible(narrow)

    def minimumSizeHint(self) -> QSize:
        """Give the width of the pair alone."""
        least = super().minimumSizeHint()
        return QSize(self._stack.minimumSizeHint().width(), least.height())

    def _show_reasons(self, pair: PairText) -> None:
        shown = (pair.place, pair.reasons, pair.against)
        if shown == self._shown_reasons:
            return
        self._shown_reasons = shown
        pills = [Pill(reason, "ok", "circle-check") for reason in pair.reasons]
        pills += [Pill(reason, "plain", "info") for reason in pair.against]
        self._reasons.show_widgets((Label(pair.place, "label", "text2"), *pills))

    def _show_members(self, members: tuple[MemberText, ...]) -> None:
        """Show who else is in the cluster, to be chosen for the right side."""
        self._members.setVisible(bool(members))
        if members == self._shown_members:
            return
        self._shown_members = members
        chips = []
        for member in members:
            chip = FilterChip(member.name)
            chip.setChecked(member.is_shown)
            chip.clicked.connect(partial(self.member_chosen.emit, member.person))
            chips.append(chip)
        self._members.show_widgets((Label(_("Compare with"), "label", "text2"), *chips))

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._filling:
            self.selected.emit(current.row())

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._pane = self._queue_pane()
        row.addWidget(self._pane)
        row.addWidget(self._stack, 1)
        self._stack.addWidget(self._pair_pane())
        self._stack.addWidget(self._nobody)

    def _queue_pane(self) -> QWidget:
        pane = _QueuePane()
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(6)
        head.addWidget(self._back_button())
        head.addWidget(Label(_("Possible duplicates"), "title", wrap=True), 1)
        column = QVBoxLayout(pane)
        Margins(0, 20, 1, 14).put_on(column, self.layoutDirection())
        column.setSpacing(8)
        column.addLayout(head)
        Margins(24, 0, 12, 4).put_on(self._left, self.layoutDirection())
        Margins(24, 0, 12, 0).put_on(self._done, self.layoutDirection())
        column.addWidget(self._left)
        column.addWidget(self.queue, 1)
        foot = QVBoxLayout()
        foot.setSpacing(8)
        Margins(24, 0, 12, 0).put_on(foot, self.layoutDirection())
        foot.addWidget(self.clear)
        foot.addWidget(self.boxes[0])
        column.addLayout(foot)
        column.addWidget(self._done)
        return pane

    def _back_button(self) -> IconButton:
        back = IconButton("arrow-left", _("Back to import and export"), key=_("Esc"), size=30)
        back.clicked.connect(self.left)
        return back

    def _pair_pane(self) -> QWidget:
        pane = QWidget()
        margin = theme().density.page_margin
        whole = QVBoxLayout(pane)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        words = QWidget()
        title = QHBoxLayout(words)
        title.setContentsMargins(0, 0, 0, 0)
        self._back = self._back_button()
        self._back.hide()
        title.addWidget(self._back)
        title.addWidget(self._title, 1)
        inner = QWidget()
        content = QVBoxLayout(inner)
        content.setContentsMargins(margin, 22, margin, 20)
        content.setSpacing(8)
        content.addWidget(Fold(words, self._sure))
        content.addWidget(self._reasons)
        content.addWidget(self._members)
        self._members.hide()
        content.addSpacing(10)
        content.addWidget(self.compare)
        content.addStretch(1)
        whole.addWidget(ScrollArea(inner), 1)
        whole.addWidget(self._foot())
        return pane

    def _foot(self) -> Foot:
        self.merge_all = Button("", height=38)
        self.merge_all.hide()
        foot = Foot("undo-2", _("Both originals stay recoverable for 30 days."))
        buttons = (
            (Button(_("Decide later"), kind="ghost", key="L", height=38), self.put_later),
            (Button(_("Keep apart"), key="A", height=38), self.kept_apart),
            (self.merge_all, self.all_merged),
            (Button(_("Merge"), kind="primary", icon="git-merge", key="M", height=38), self.merged),
        )
        for button, signal in buttons:
            button.clicked.connect(signal)
            foot.add(button)
        return foot
