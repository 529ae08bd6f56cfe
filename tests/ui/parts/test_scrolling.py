# SPDX-License-Identifier: GPL-3.0-or-later
"""An area that fits its content scrolls only where there is no room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coterie.ui.parts.fields import Field
from coterie.ui.parts.labels import Label
from coterie.ui.parts.scrolling import FittingArea, ScrollArea
from coterie.ui.parts.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

WORDS = "What was said, in as many words as it takes. " * 6


def content() -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(Label(WORDS, wrap=True))
    column.addWidget(Field(name="Promise"))
    return made


def test_it_wants_the_height_of_its_content_in_a_width(show: Callable[..., QWidget]) -> None:
    area = FittingArea(content())
    show(area)
    area.fit(600)
    wide = area.sizeHint().height()
    area.fit(320)
    assert area.sizeHint().height() > wide > 0
    area.setFixedSize(320, area.sizeHint().height())
    QApplication.processEvents()
    assert area.verticalScrollBar().maximum() == 0


def test_it_scrolls_where_there_is_less(show: Callable[..., QWidget]) -> None:
    area = FittingArea(content())
    show(area)
    area.fit(320)
    area.setFixedSize(320, area.minimumSizeHint().height())
    QApplication.processEvents()
    assert area.verticalScrollBar().maximum() > 0


def test_tab_brings_what_is_below_into_sight(show: Callable[..., QWidget]) -> None:
    host = QWidget()
    host.setFixedSize(500, 300)
    show(host)
    inside = QWidget()
    column = QVBoxLayout(inside)
    fields = [Field(name=f"Field {number}") for number in range(12)]
    for field in fields:
        column.addWidget(field)
    sheet = Sheet(host, name="Many fields")
    area = FittingArea(inside)
    area.fit(400)
    sheet.body.addWidget(area)
    sheet.open()
    QApplication.processEvents()
    assert area.verticalScrollBar().maximum() > 0
    for _field in range(11):
        sheet.focusNextPrevChild(True)
    assert fields[-1].hasFocus()
    seen = area.viewport().rect()
    assert seen.contains(fields[-1].mapTo(area.viewport(), fields[-1].rect().center()))


class Teal(QWidget):
    """Paints its background itself."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor("teal"))


def test_the_background_behind_it_is_seen(qtbot: QtBot) -> None:
    behind = Teal()
    qtbot.addWidget(behind)
    QVBoxLayout(behind).addWidget(ScrollArea(QWidget()))
    behind.resize(200, 200)
    assert behind.grab().toImage().pixelColor(100, 100) == QColor("teal")
