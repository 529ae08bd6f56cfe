# SPDX-License-Identifier: GPL-3.0-or-later
"""One setting: its name, a sentence, and the control that changes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from coterie.ui.parts.cards import Separator
from coterie.ui.parts.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coterie.services.app import App
    from coterie.ui.preferences import PreferencesStore


@dataclass(frozen=True)
class SettingsDesk:
    """What a topic works with. register: shows the keys of everything that can be done."""

    app: App
    preferences: PreferencesStore
    show_keys: Callable[[], None]


class TopicPage(QWidget):
    """The settings of one topic, under headings."""

    def __init__(self, title: str) -> None:
        """Make an empty page."""
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(26, 24, 26, 20)
        self.column.setSpacing(0)
        self.column.addWidget(Label(title, "title"))
        self._rows: list[tuple[str, QWidget]] = []

    def add_heading(self, text: str) -> None:
        """Begin a group."""
        self.column.addSpacing(18)
        self.column.addWidget(Label(text, "label_strong", "text2"))
        self.column.addSpacing(6)

    def add_group(self, rows: Sequence[QWidget]) -> None:
        """Add rows with a line between them."""
        for number, row in enumerate(rows):
            if number:
                self.column.addWidget(Separator())
            self.column.addWidget(row)

    def reset(self) -> None:
        """Put everything of this topic back to how it was shipped."""


class SettingRow(QWidget):
    """A setting in one line; the control is named after it."""

    def __init__(self, title: str, detail: str, control: QWidget) -> None:
        """Put a control beside its words."""
        super().__init__()
        self.title = title
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(Label(title, "label_strong"))
        words.addWidget(Label(detail, "caption", "text2", wrap=True))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(18)
        row.addLayout(words, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        if not control.accessibleName() or isinstance(control, QAbstractButton):
            control.setAccessibleName(title)
        control.setAccessibleDescription(detail)
