# SPDX-License-Identifier: GPL-3.0-or-later
"""One step of the first run: a heading, a sentence, and what is to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.ui.parts.labels import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent


class Step(QWidget):
    """A step. ready: whether the person may go on; `detail` stands below its name once it is done."""

    ready = Signal(bool)

    def __init__(self, title: str, text: str) -> None:
        """Make a step with its heading."""
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(Label(title, "display", wrap=True))
        self.body.addSpacing(6)
        self.body.addWidget(Label(text, "body", "text2", wrap=True))
        self.body.addSpacing(24)

    @property
    def detail(self) -> str:
        """What was decided, in a few words."""
        return ""

    def is_ready(self) -> bool:
        """Tell whether the person may go on."""
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on: a focus proxy would take what stands outside the step out of the round of Tab."""
        super().focusInEvent(event)
        self.enter()

    def enter(self) -> None:
        """Put the focus where this step begins."""
        self.setFocus()
