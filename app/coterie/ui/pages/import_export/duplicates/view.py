# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs who may be one, as they are seen: the queue, and two people side by side with what comes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.import_export.duplicates.compare import Compare
from coterie.ui.pages.import_export.duplicates.queue_list import QueueDelegate, QueueModel
from coterie.ui.pages.import_export.fitting import Fitting
from coterie.ui.pages.import_export.folding import Fold
from coterie.ui.pages.import_export.frame import Foot
from coterie.ui.parts.buttons import Button, IconButton
from coterie.ui.parts.chips import Pill
from coterie.ui.parts.empty_state import EmptyState
from coterie.ui.parts.labels import Label
from coterie.ui.parts.list_view import ListView
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from coterie.ui.pages.import_export.duplicates.presenter import PairText, QueueText

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
        self._shown_reasons: tuple[str, ...] = ()
        self._nobody = EmptyState("users", _("Nobody waits for a decision"), "")
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

    def show_pair(self, pair: PairText) -> None:
        """Show two people side by side."""
        self._stack.setCurrentIndex(0)
        self._sure.setText(pair.sure)
        self._sure.set_tone(pair.tone, "gauge")
        self._show_reasons(pair.place, pair.reasons)
        self.compare.show_pair(pair)

    def show_no_pairs(self, text: str) -> None:
        """Say that nobody waits."""
        self._nobody.text.setText(text)
        self._stack.setCurrentIndex(1)

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

    def _show_reasons(self, place: str, reasons: tuple[str, ...]) -> None:
        if (place, *reasons) == self._shown_reasons:
            return
        self._shown_reasons = (place, *reasons)
        pills = (Pill(reason, "ok", "circle-check") for reason in reasons)
        self._reasons.show_widgets((Label(place, "label", "text2"), *pills))

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
        content.addSpacing(10)
        content.addWidget(self.compare)
        content.addStretch(1)
        whole.addWidget(ScrollArea(inner), 1)
        whole.addWidget(self._foot())
        return pane

    def _foot(self) -> Foot:
        foot = Foot("undo-2", _("Both originals stay recoverable for 30 days."))
        buttons = (
            (Button(_("Decide later"), kind="ghost", key="L", height=38), self.put_later),
            (Button(_("Keep apart"), key="A", height=38), self.kept_apart),
            (Button(_("Merge"), kind="primary", icon="git-merge", key="M", height=38), self.merged),
        )
        for button, signal in buttons:
            button.clicked.connect(signal)
            foot.add(button)
        return foot
