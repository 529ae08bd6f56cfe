# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of the settings: topics at the side, one page for each, every change at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coterie.domain.folding import fold
from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.fields import Field
from coterie.ui.parts.labels import Label
from coterie.ui.parts.nav_row import NavRow
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.settings.topics import TOPICS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QPaintEvent

    from coterie.ui.settings.setting_row import SettingsDesk, TopicPage

SIZE = (900, 706)
SIDE = 218


class SettingsWindow(QWidget):
    """A normal window, not in the way of the other. closed: it goes, and the next one is made anew."""

    closed = Signal()

    def __init__(self, desk: SettingsDesk, parent: QWidget, keys: Sequence[QAction] = ()) -> None:
        """Show the first topic. keys: what works in this window as in the other."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._scale = 1.0
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        self.addActions(list(keys))
        self._desk = desk
        self._find = Field(_("Find a setting"), name=_("Find a setting"), icon="search")
        self._find.textChanged.connect(self._filter)
        self._rows = [NavRow(topic.title(), topic.icon, "") for topic in TOPICS]
        self._side = QWidget()
        self._stack = QStackedWidget()
        self._pages: list[TopicPage] = []
        self._reset = Button(_("Reset this page"), kind="ghost", icon="undo-2")
        self._undo = Button(_("Undo the reset"), kind="ghost")
        self._undo.setVisible(False)
        self._reset.clicked.connect(self._put_back)
        self._undo.clicked.connect(self._take_back)
        self._before = desk.preferences.now
        self._fill()
        self._lay_out()
        self._show(0)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it goes."""
        self.closed.emit()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line beside the topics."""
        del event
        look = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        side = self._side.geometry()
        painter.fillRect(side, look.colour("window"))
        edge = side.left() if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else side.right()
        painter.fillRect(edge, 0, 1, self.height(), look.colour("border"))

    def _fill(self) -> None:
        """Build every topic anew from the preferences in force."""
        at = max(0, self._stack.currentIndex())
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._pages = [topic.build(self._desk) for topic in TOPICS]
        for page in self._pages:
            area = ScrollArea()
            area.setWidget(page)
            self._stack.addWidget(area)
        self._stack.setCurrentIndex(at)

    def _lay_out(self) -> None:
        self._fit()
        topics = QVBoxLayout(self._side)
        topics.setContentsMargins(14, 14, 14, 16)
        topics.setSpacing(2)
        topics.addWidget(self._find)
        topics.addSpacing(10)
        for number, row in enumerate(self._rows):
            row.clicked.connect(lambda _checked=False, number=number: self._show(number))
            topics.addWidget(row)
        topics.addStretch(1)
        topics.addWidget(Label(_("Changes apply at once."), "caption", "text2", wrap=True))
        foot = QHBoxLayout()
        foot.setContentsMargins(26, 4, 26, 16)
        foot.addStretch(1)
        foot.addWidget(self._undo)
        foot.addWidget(self._reset)
        main = QVBoxLayout()
        main.setSpacing(0)
        main.addWidget(self._stack, 1)
        main.addLayout(foot)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._side)
        across.addLayout(main, 1)

    def changeEvent(self, event: QEvent) -> None:
        """Give the topics the room that another text size needs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
            for page in self._pages:
                page.follow()

    def _fit(self) -> None:
        """Grow and shrink with the text, as far as the screen goes."""
        grown, self._scale = max(1.0, theme().scale) / self._scale, max(1.0, theme().scale)
        if grown != 1.0:
            self.resize((self.size() * grown).boundedTo(self.screen().availableSize()))
        self._side.setFixedWidth(round(SIDE * max(1.0, theme().scale ** 0.8)))

    def _show(self, number: int) -> None:
        self._rows[number].setChecked(True)
        self._stack.setCurrentIndex(number)
        self._undo.setVisible(False)

    def _filter(self, text: str) -> None:
        """Show the topics that have what was typed, and the first of them."""
        wanted = fold(text).split()
        shown = []
        for number, topic in enumerate(TOPICS):
            have = fold(f"{topic.title()} {topic.words()}").split()
            fits = all(any(word.startswith(want) for word in have) for want in wanted)
            self._rows[number].setVisible(fits)
            shown += [number] if fits else []
        if shown and self._stack.currentIndex() not in shown:
            self._show(shown[0])

    def _put_back(self) -> None:
        self._before = self._desk.preferences.now
        self._pages[self._stack.currentIndex()].reset()
        self._fill()
        self._undo.setVisible(self._desk.preferences.now != self._before)

    def _take_back(self) -> None:
        self._desk.preferences.restore(self._before)
        self._fill()
        self._undo.setVisible(False)
