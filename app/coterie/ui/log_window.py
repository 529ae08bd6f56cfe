# SPDX-License-Identifier: GPL-3.0-or-later
"""The log of events, to be read and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.clipboard import clipboard_care
from coterie.ui.event_log import read_log
from coterie.ui.job_runner import JobRunner
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.labels import Label
from coterie.ui.parts.scrolling import thin_scroll_bars

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QAction, QCloseEvent

SIZE = (820, 560)


class LogWindow(QWidget):
    """A normal window with the whole log in it, the newest at the end."""

    def __init__(self, folder: Path | None, parent: QWidget, keys: Sequence[QAction] = ()) -> None:
        """Read the log of a folder. keys: what works in this window as in the other."""
        super().__init__(parent, Qt.WindowType.Window)
        self.addActions(list(keys))
        self.setWindowTitle(_("Event log"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(_("Event log"))
        self.text.setTabChangesFocus(True)
        thin_scroll_bars(self.text)
        self._copy = Button(_("Copy all"), icon="copy")
        self._copy.clicked.connect(lambda: clipboard_care().copy(self.text.toPlainText()))
        self._arrange()
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self._runner = JobRunner(self)
        self._runner.read(lambda _ctx: read_log(folder), self._show_text)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Read no more."""
        self._runner.close()
        super().closeEvent(event)

    def _show_text(self, text: str) -> None:
        self.text.setPlainText(text or _("Nothing is written down yet."))
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addWidget(Label(_("Event log"), "title", wrap=True))
        what = _(
            "What happened, in counts, durations, kinds of faults and places in the code. It names nobody, stays on "
            "this computer, and is never sent."
        )
        column.addWidget(Label(what, "label", "text2", wrap=True))
        column.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._copy)
        column.addLayout(foot)
