# SPDX-License-Identifier: GPL-3.0-or-later
"""Pills, chips and caps; bars and steps; scroll bars and menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QScrollBar, QWidget

from coterie.ui.design.appearance import Appearance
from coterie.ui.design.theme import theme
from coterie.ui.parts.chips import FilterChip, KeyCap, Pill
from coterie.ui.parts.labels import Label
from coterie.ui.parts.menus import Menu
from coterie.ui.parts.progress import Bar, Meter, SharesBar, StepList, Steps
from coterie.ui.parts.scrolling import ScrollArea, thin_scroll_bars
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

STEPS = [("Where to keep it", "noor.coterie"), ("Passphrase", "The only key"), ("Recovery code", "Print it")]


@pytest.mark.parametrize("percent", [85, 100, 200])
def test_small_words_fit(qtbot: QtBot, wear: Callable[..., None], percent: int) -> None:
    wear(Appearance(text_percent=percent))
    pill, chip, cap = Pill("3 days late", "danger", "x"), FilterChip("Mentors", count=1_234), KeyCap("Ctrl K")
    for part, role, words in (
        (pill, "caption_strong", "3 days late"),
        (chip, "caption_strong", "Mentors 1,234"),
        (cap, "micro", "Ctrl K"),
    ):
        qtbot.addWidget(part)
        assert part.sizeHint().width() >= theme().metrics(role).horizontalAdvance(words)
        assert part.sizeHint().height() >= theme().metrics(role).height()


def test_a_pill_is_plain_text(qtbot: QtBot) -> None:
    pill = Pill("<b>Due</b>", "warn")
    qtbot.addWidget(pill)

    assert pill.textFormat() == Qt.TextFormat.PlainText
    assert heard(pill)[:2] == (QAccessible.Role.StaticText, "<b>Due</b>")


@pytest.mark.parametrize("tone", ["danger", "warn", "ok", "info", "violet", "accent", "plain"])
def test_every_tone_can_be_painted(qtbot: QtBot, tone: str) -> None:
    pill = Pill("Due", "plain")
    qtbot.addWidget(pill)
    before = pill.grab().toImage()
    pill.set_tone(tone)

    assert (pill.grab().toImage() == before) == (tone == "plain")


def test_a_chip_is_a_check_with_its_count(qtbot: QtBot) -> None:
    chip = FilterChip("Due", count=3)
    qtbot.addWidget(chip)
    chip.click()

    assert heard(chip) == (QAccessible.Role.CheckBox, "Due 3", "", True)
    chip.set_count(None)
    assert heard(chip).name == "Due"


def test_bars_have_roles_and_values(qtbot: QtBot) -> None:
    bar = Bar("Reading files")
    qtbot.addWidget(bar)
    bar.setRange(0, 10)
    pictures = []
    for value in (0, 5, 10):
        bar.setValue(value)
        pictures.append(bar.grab().toImage())

    assert heard(bar)[:2] == (QAccessible.Role.ProgressBar, "Reading files")
    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]


def test_a_bar_without_an_end_stands_still_when_asked(qtbot: QtBot, wear: Callable[..., None]) -> None:
    wear(Appearance(still=True))
    bar = Bar("Reading files")
    qtbot.addWidget(bar)
    bar.setRange(0, 0)
    bar.show()
    before = bar.grab().toImage()
    bar._timer.timeout.emit()
    assert bar.grab().toImage() == before

    wear(Appearance(still=False))
    bar._timer.timeout.emit()
    assert bar.grab().toImage() != before


def test_the_meter_says_its_word(qtbot: QtBot) -> None:
    meter = Meter(4, "Strength of the passphrase")
    qtbot.addWidget(meter)
    meter.set_level(3, "Good")

    assert heard(meter)[:3] == (QAccessible.Role.ProgressBar, "Strength of the passphrase", "Good")
    assert meter.value() == 3
    assert not meter.grab().isNull()


def test_shares_are_told_by_name(qtbot: QtBot) -> None:
    bar = SharesBar("Strength 74 of 100")
    qtbot.addWidget(bar)
    before = bar.grab().toImage()
    bar.set_shares([(0.3, 0), (0.22, 2), (0.0, 3), (0.08, 1)])

    assert heard(bar)[:2] == (QAccessible.Role.StaticText, "Strength 74 of 100")
    assert bar.grab().toImage() != before


@pytest.mark.parametrize("percent", [100, 200])
def test_steps_fit_and_tell_where_one_is(qtbot: QtBot, wear: Callable[..., None], percent: int) -> None:
    wear(Appearance(text_percent=percent))
    steps = Steps(["Choose file", "Review", "Import"])
    qtbot.addWidget(steps)
    steps.set_current(1)

    assert heard(steps).name == "Step 2 of 3: Review"
    words = theme().metrics("label_strong").horizontalAdvance("Choose fileReviewImport")
    assert steps.sizeHint().width() >= words + 3 * theme().px(22)
    steps.set_current(3)
    assert heard(steps).name == "Step 3 of 3: Import"
    assert not steps.grab().isNull()


def test_a_list_of_steps_tells_what_is_done(qtbot: QtBot) -> None:
    steps = StepList(STEPS)
    qtbot.addWidget(steps)
    steps.set_current(1)
    steps.set_detail(2, "Written down")
    names = [label.accessibleName() for label in steps.findChildren(Label) if label.accessibleName()]

    assert names == ["Where to keep it, done", "Step 2 of 3: Passphrase", "Recovery code"]
    assert "Written down" in [label.text() for label in steps.findChildren(Label)]
    assert not steps.grab().isNull()


def test_an_area_scrolls_its_content_only(qtbot: QtBot) -> None:
    content = QWidget()
    content.setMinimumHeight(2_000)
    area = ScrollArea(content)
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()

    assert area.verticalScrollBar().isVisible()
    assert area.verticalScrollBar().width() <= 12
    assert content.width() <= 200
    assert not content.autoFillBackground()


def test_scroll_bars_follow_the_look(qtbot: QtBot, wear: Callable[..., None]) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    thin_scroll_bars(view)
    view.addItems([str(number) for number in range(100)])
    view.resize(100, 100)
    view.show()
    bar: QScrollBar = view.verticalScrollBar()
    light = bar.grab().toImage()
    wear(Appearance(contrast=True), dark=True)

    assert bar.isVisible()
    assert bar.grab().toImage() != light


def test_a_menu_takes_texts_keys_and_tones(qtbot: QtBot) -> None:
    menu = Menu()
    qtbot.addWidget(menu)
    plain = menu.entry("Smith & Sons", icon="x", key="Ctrl+L")
    menu.addSeparator()
    menu.entry("Delete", tone="danger")
    child = menu.submenu("Snooze", icon="calendar")
    child.entry("Tomorrow")
    menu.popup(QPoint(0, 0))
    before = menu.grab().toImage()
    menu.setActiveAction(plain)

    assert plain.shortcut() == QKeySequence("Ctrl+L")
    assert menu.grab().toImage() != before
    words = theme().metrics("label").horizontalAdvance("Smith & Sons")
    assert menu.actionGeometry(plain).width() > words + theme().px(38)
    with qtbot.waitSignal(plain.triggered):
        QTest.keyClick(menu, Qt.Key.Key_Return)


@pytest.mark.parametrize("percent", [100, 200])
def test_lines_of_a_menu_grow_with_the_text(qtbot: QtBot, wear: Callable[..., None], percent: int) -> None:
    wear(Appearance(text_percent=percent))
    menu = Menu()
    qtbot.addWidget(menu)
    line = menu.entry("Follow-up")
    menu.popup(QPoint(0, 0))

    assert menu.actionGeometry(line).height() >= max(28, theme().metrics("label").height())
    menu.close()
