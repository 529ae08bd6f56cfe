# SPDX-License-Identifier: GPL-3.0-or-later
"""One setting: its name, a sentence, and the control that changes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QVBoxLayout, QWidget

from coterie.ui.design.theme import theme
from coterie.ui.parts.cards import Separator
from coterie.ui.parts.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from coterie.services.app import App
    from coterie.services.ports.keys import KeyState
    from coterie.ui.preferences import PreferencesStore


#: Between words and control, and the room for words at plain text below which the control goes under them.
GAP, LEAST_WORDS = 18, 150


@dataclass(frozen=True)
class SettingsDesk:
    """What a topic works with. show_keys: shows the keys of everything that can be done.

    lead: goes to the Privacy page and does one of its actions, by its id; is_open: whether a vault is open. ask_keys:
    tells what opens it, and whether there is a login keyring to ask; nothing where no vault is open.
    """

    app: App
    preferences: PreferencesStore
    show_keys: Callable[[], None]
    lead: Callable[[str], None] = lambda _action: None
    is_open: Callable[[], bool] = lambda: False
    ask_keys: Callable[[Callable[[KeyState, bool], None]], None] = lambda _told: None


class TopicPage(QWidget):
    """The settings of one topic, under headings."""

    def __init__(self, title: str) -> None:
        """Make an empty page."""
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(26, 24, 26, 20)
        self.column.setSpacing(0)
        self.column.addWidget(Label(title, "title", wrap=True))
        self._rows: list[tuple[str, QWidget]] = []
        self._lines: dict[QWidget, QWidget] = {}

    def add_heading(self, text: str) -> None:
        """Begin a group."""
        self.column.addSpacing(18)
        self.column.addWidget(Label(text, "label_strong", "text2", wrap=True))
        self.column.addSpacing(6)

    def add_group(self, rows: Sequence[QWidget]) -> None:
        """Add rows with a line between them."""
        for number, row in enumerate(rows):
            if number:
                self._lines[row] = Separator()
                self.column.addWidget(self._lines[row])
            self.column.addWidget(row)

    def show_row(self, row: QWidget, shown: bool) -> None:
        """Show or hide a row of a group, with the line above it."""
        for part in (row, self._lines.get(row)):
            if part is not None:
                part.setVisible(shown)

    def reset(self) -> None:
        """Put everything of this topic back to how it was shipped."""

    def follow(self) -> None:
        """Show what was chosen in the meantime by a key or from a menu."""


class SettingRow(QWidget):
    """A setting in one line; the control is named after it."""

    def __init__(self, title: str, detail: str, control: QWidget, *, below: bool = False) -> None:
        """Put a control beside its words, or below them where it is as long as the row."""
        super().__init__()
        self.title = title
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(Label(title, "label_strong", wrap=True))
        words.addWidget(Label(detail, "caption", "text2", wrap=True))
        words.addStretch(1)
        self._words, self._control = words, None if below else control
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 8, 0, 8)
        self._row.addLayout(words, 1)
        if below:
            words.insertWidget(3, control)
        else:
            self._row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.setSpacing(GAP)
        if not control.accessibleName() or isinstance(control, QAbstractButton):
            control.setAccessibleName(title)
        control.setAccessibleDescription(detail)

    def minimumSizeHint(self) -> QSize:
        """Give the width of the control or of a few words: where there is no more, they stand below each other."""
        least = super().minimumSizeHint()
        control = self._control.minimumSizeHint().width() if self._control is not None else 0
        return QSize(min(least.width(), max(control, self._words.minimumSize().width())), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the control beside the words, or below them where they would be squeezed."""
        super().resizeEvent(event)
        if self._control is None:
            return
        fits = event.size().width() >= self._control.sizeHint().width() + GAP + theme().px(LEAST_WORDS)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        if self._row.direction() != (beside if fits else below):
            self._row.setDirection(beside if fits else below)
            side = Qt.AlignmentFlag.AlignVCenter if fits else Qt.AlignmentFlag.AlignLeading
            self._row.setAlignment(self._control, side)
            self._row.setSpacing(GAP if fits else GAP // 3)
