# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels show plain text, follow the look, break long words and keep what they cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QStyle, QVBoxLayout, QWidget

from coterie.ui.design.appearance import Appearance
from coterie.ui.design.theme import theme
from coterie.ui.parts.controls import sides_of
from coterie.ui.parts.labels import ElidedLabel, Label
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

MARK_UP = "<img src='file:///etc/hostname'><b>Amara</b>"


@pytest.mark.parametrize("kind", [Label, ElidedLabel])
def test_mark_up_is_text(qtbot: QtBot, kind: type[Label]) -> None:
    label = kind(MARK_UP)
    qtbot.addWidget(label)
    label.resize(2_000, 30)

    assert label.textFormat() == Qt.TextFormat.PlainText
    assert QLabel.text(label) == MARK_UP
    assert heard(label).name == MARK_UP


def test_a_label_follows_colours_and_sizes(qtbot: QtBot, wear: Callable[..., None]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    label = Label("Amara", "strong", "text2", parent=parent)
    small = label.font().pointSizeF()

    wear(Appearance(text_percent=200), dark=False)
    assert label.font().pointSizeF() == pytest.approx(2 * small)
    wear(Appearance(text_percent=200), dark=True)
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme().colour("text2")
    label.restyle("caption", "danger")
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme().colour("danger")
    assert label.font().pointSizeF() < 2 * small


@pytest.mark.parametrize("percent", [85, 100, 200])
def test_a_line_fits_its_label(qtbot: QtBot, wear: Callable[..., None], percent: int) -> None:
    wear(Appearance(text_percent=percent))
    label = Label("Three people to reach", "title")
    qtbot.addWidget(label)

    assert label.sizeHint().width() >= theme().metrics("title").horizontalAdvance("Three people to reach")
    assert label.sizeHint().height() >= theme().metrics("title").height() - 1


def test_a_wrapped_label_grows_downwards_and_breaks_long_words(qtbot: QtBot) -> None:
    label = Label("Pneumonoultramicroscopicsilicovolcanoconiosis" * 20, wrap=True)
    qtbot.addWidget(label)

    assert label.minimumSizeHint().width() < 100
    assert label.heightForWidth(200) > 3 * label.heightForWidth(2_000)
    assert label.hasHeightForWidth()


def test_a_layout_gives_a_wrapped_label_its_height(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    label = Label("It encrypts everything in your vault. " * 8, wrap=True)
    column.addWidget(label)
    column.addStretch()
    window.resize(300, 600)
    window.show()

    assert label.height() >= label.heightForWidth(label.width())
    assert not label.grab().isNull()


def test_two_million_letters_without_a_space_are_kept_and_not_laid_out(qtbot: QtBot) -> None:
    label = Label("x" * 2_000_000, wrap=True)
    qtbot.addWidget(label)
    label.resize(300, 100)

    assert len(label.text()) == 2_000_000
    assert len(QLabel.text(label)) <= 4_097
    assert not label.grab().isNull()


def test_an_override_of_direction_is_not_shown(qtbot: QtBot) -> None:
    label = Label("invoice\u202efdp.exe")
    qtbot.addWidget(label)

    assert QLabel.text(label) == "invoicefdp.exe"


def test_an_elided_label_says_the_whole_text(qtbot: QtBot) -> None:
    whole = "Epidemiologist, Public Health <b>Laboratory</b> of the North"
    label = ElidedLabel(whole, "label", "text2")
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()

    assert QLabel.text(label).endswith("…")
    assert label.text() == whole
    assert heard(label).name == whole
    assert "&lt;b&gt;" in label.toolTip()
    assert label.minimumSizeHint().width() < 60

    label.resize(label.sizeHint().width(), 20)
    assert QLabel.text(label) == whole
    assert label.toolTip() == ""


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("sides", ["", "AlignLeft", "AlignRight", "AlignHCenter", "AlignJustify"])
@pytest.mark.parametrize("more", ["", "AlignTop", "AlignVCenter", "AlignAbsolute"])
def test_a_text_lies_to_the_sides_that_qt_means(direction: Qt.LayoutDirection, sides: str, more: str) -> None:
    alignment = Qt.AlignmentFlag(0)
    for name in filter(None, (sides, more)):
        alignment |= Qt.AlignmentFlag[name]
    assert sides_of(alignment, direction) == QStyle.visualAlignment(direction, alignment)
