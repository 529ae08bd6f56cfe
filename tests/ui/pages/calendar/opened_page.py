# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of the calendar in an active window, with the keys of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from coterie.ui.pages.calendar.page import CalendarPage
from coterie.ui.shell.actions import Actions

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from coterie.ui.pages.calendar.agenda_list import AgendaList
    from coterie.ui.pages.calendar.placed_list import PlacedList
    from tests.ui.pages.calendar.staging import Staged


class OpenedPage:
    """The page, worked by keys and by mouse."""

    def __init__(self, staged: Staged, qtbot: QtBot, show: Callable[..., QWidget], size: tuple[int, int]) -> None:
        self.qtbot, self.staged = qtbot, staged
        self.page = CalendarPage(staged.made.desk)
        self.places: list[str] = []
        self.page.moved.connect(self.places.append)
        staged.changed = self.page.reload
        self.window = show()
        self.window.resize(*size)
        layout = self.window.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)
        layout.takeAt(0)
        layout.addWidget(self.page)
        self.page.show()
        qtbot.waitUntil(lambda: self.page.width() == self.window.width())
        self.register = Actions(self.window)
        self.register.add("calendar", self.page.actions_here())
        self.register.bring_to_front("calendar")
        self.page.focus_main()
        self.page.reload()
        QApplication.processEvents()

    @property
    def agenda(self) -> AgendaList:
        return self.page.agenda

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys one after the other where the focus is."""
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            self.qtbot.keyClick(focused, key, modifier)
            QApplication.processEvents()

    def current(self) -> str:
        """Give the key of what is selected in the view that is in front."""
        return self.page.calendar.selected

    def go_to(self, title: str) -> None:
        """Select the line of a title in the agenda."""
        row = next(row for row, line in enumerate(self.agenda.rows.lines) if getattr(line, "title", "") == title)
        self.agenda.setCurrentIndex(self.agenda.rows.index(row))

    def titles(self) -> list[str]:
        return [getattr(line, "title", "") for line in self.agenda.rows.lines]

    def click(self, row: int, spot: str) -> None:
        """Press a place inside a line of the agenda with the mouse."""
        rect = self.agenda.visualRect(self.agenda.rows.index(row))
        bottom = rect.bottom() - 24
        places = (QPoint(x, bottom) for x in range(rect.left(), rect.right(), 3))
        place = next(place for place in places if self._spot(place) == spot)
        self.qtbot.mouseClick(self.agenda.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def click_on(self, view: PlacedList, key: str) -> None:
        """Press a thing of the week or the month with the mouse."""
        rect = view.visualRect(view.rows.index(view.rows.row_of(key)))
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())

    def _spot(self, place: QPoint) -> str:
        found = self.agenda._spot_at(QPointF(place))
        return found.name if found else ""
