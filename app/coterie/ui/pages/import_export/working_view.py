# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on the page while files are read or brought in: a bar, a count, and Cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.import_export.frame import TitleRow
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.progress import Bar

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from coterie.ui.pages.import_export.review.presenter import WorkText

#: What takes less time than this shows nothing at all.
PATIENCE_MS = 300
WIDTH, WHOLE = 460, 1_000


class StillLine(QWidget):
    """A line that changes many times a second; nothing around it is laid out anew for that."""

    def __init__(self) -> None:
        """Show an empty line."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        # Outside every layout: the size that a text asks for ends here.
        self._label = ElidedLabel("", "label", "text2", parent=self)
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self._label.text():
            self._label.setText(text)

    def sizeHint(self) -> QSize:
        """Give the height of a line."""
        return QSize(0, self._label.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the line all the room."""
        super().resizeEvent(event)
        self._label.setGeometry(self.rect())


class WorkingPane(QWidget):
    """Something goes on. cancelled: somebody wants it to stop."""

    cancelled = Signal()

    def __init__(self) -> None:
        """Build it; nothing is seen before it has taken a moment."""
        super().__init__()
        self._title = Label("", "sub", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.bar = Bar(_("Progress"))
        self._line = StillLine()
        self.cancel = Button(_("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        self._head = TitleRow(_("Import"), step=1)
        self._box = QWidget()
        box = QVBoxLayout(self._box)
        box.setSpacing(14)
        for part in (self._title, self.bar, self._line):
            box.addWidget(part)
        box.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        margin = theme().density.page_margin
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, 22, margin, margin)
        column.addWidget(self._head)
        column.addStretch(2)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._box, 100)
        across.addStretch(1)
        column.addLayout(across)
        column.addStretch(3)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._reveal)
        self._box.hide()

    def begin(self) -> None:
        """Begin to wait for the moment from which on something is seen."""
        self._box.setMaximumWidth(theme().px(WIDTH))
        self._box.hide()
        self._patience.start()

    def end(self) -> None:
        """Show nothing any more."""
        self._patience.stop()
        self._box.hide()

    def show_work(self, work: WorkText) -> None:
        """Show how far it is."""
        if self._head.steps is not None:
            self._head.steps.show_step(work.step)
        if work.title != self._title.text():
            self._title.setText(work.title)
        self._line.set_text(work.line)
        if work.total:
            self.bar.setRange(0, WHOLE)
            self.bar.setValue(round(WHOLE * min(1.0, work.done / work.total)))
        else:
            self.bar.setRange(0, 0)

    def _reveal(self) -> None:
        self._box.show()
        announce(self, self._title.text())
