# SPDX-License-Identifier: GPL-3.0-or-later
"""What SECURITY.md relies on in Qt: rich text is guessed and loads local pictures, and long runs cost their square."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

if os.environ.get("COTERIE_NO_QT"):
    pytest.skip("Qt cannot load here", allow_module_level=True)

import PySide6.QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextDocument, QTextOption
from PySide6.QtWidgets import QLabel

from coterie.ui.parts.runs import LONGEST_RUN, displayed

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_name_is_guessed_to_be_rich_text_and_loads_a_local_picture(qtbot: QtBot, tmp_path: Path) -> None:
    place = tmp_path / "secret.png"
    QImage(300, 200, QImage.Format.Format_RGB32).save(str(place))
    name = f'<img src="{place.as_uri()}">'
    assert PySide6.QtGui.Qt.mightBeRichText(name)
    label = QLabel(name)
    qtbot.addWidget(label)
    assert (label.sizeHint().width(), label.sizeHint().height()) == (300, 200)
    label.setTextFormat(Qt.TextFormat.PlainText)
    assert label.sizeHint().height() < 100


def test_even_a_comparison_is_guessed_to_be_rich_text() -> None:
    """So nobody who writes plain things is safe from the guess: texts are always said to be plain."""
    assert PySide6.QtGui.Qt.mightBeRichText("a < b and c > d")


def seconds_for(length: int) -> float:
    """Say what the laying out of one unbroken run costs."""
    document, option = QTextDocument(), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setTextWidth(300)
    document.setPlainText("x" * length)
    begun = time.process_time()
    document.size()
    return time.process_time() - begun


def test_a_long_unbroken_run_costs_the_square_of_its_length(qtbot: QtBot) -> None:
    """Four times the length is sixteen times the work; while it is, only 4 KiB of a run are shown."""
    assert seconds_for(131_072) > 8 * seconds_for(32_768)
    assert len(displayed("x" * 100_000)) < LONGEST_RUN + 100
