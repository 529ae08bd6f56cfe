# SPDX-License-Identifier: GPL-3.0-or-later
"""The button that looks for duplicates; while that goes on, how far it is and the way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.labels import Label
from coterie.ui.parts.progress import Bar

if TYPE_CHECKING:
    from coterie.ui.pages.import_export.duplicates.search import SearchText


class SearchBox(QWidget):
    """Looks for duplicates, or shows how far that is."""

    wished = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        """Begin at rest."""
        super().__init__()
        self.button = Button(_("Look for duplicates"), icon="search")
        self.button.clicked.connect(self.wished)
        self.cancel = Button(_("Cancel"), height=28)
        self.cancel.clicked.connect(self.stopped)
        self._words = Label("", "label", "text2", wrap=True)
        self._bar = Bar(_("Comparing people"))
        self._bar.setRange(0, 100)
        self._work = QWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self.cancel)
        work = QVBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(6)
        work.addLayout(row)
        work.addWidget(self._bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)
        column.addWidget(self._work)
        self._work.hide()

    def show_search(self, shown: SearchText) -> None:
        """Show how far it is; the focus stays on what can be pressed."""
        had_focus = self.button.hasFocus() or self.cancel.hasFocus()
        self._words.setText(shown.words)
        self._bar.setValue(shown.share)
        self._work.setVisible(shown.is_running)
        self.button.setVisible(not shown.is_running)
        if had_focus:
            pressed: QAbstractButton = self.cancel if shown.is_running else self.button
            pressed.setFocus()
