# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys are written in one way: the platform's own, on caps, in tool tips and in menus."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

import coterie.ui
from coterie.ui.design.key_names import key_name
from coterie.ui.parts.tooltips import plain_tooltip

UI = Path(coterie.ui.__file__).parent


@pytest.mark.parametrize("keys", ["Ctrl+K", "Shift+F6", "Del", "E", "Alt+Left", "Ctrl+,"])
def test_a_key_is_written_as_the_platform_does(keys: str) -> None:
    assert key_name(keys) == QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    assert key_name(key_name(keys)) == key_name(keys), "what is written already stays"


@pytest.mark.parametrize("sign", ["↵", "↑ ↓", ">", ""])
def test_what_is_no_name_of_a_key_stays(sign: str) -> None:
    assert key_name(sign) == sign


def test_the_key_that_ends_a_line_has_its_sign() -> None:
    control = key_name("Ctrl+K").removesuffix("K")
    assert key_name("Ctrl+Return") == key_name("Ctrl+Enter") == f"{control}↵"
    assert key_name("Return") == "↵"


def test_a_tool_tip_writes_it_the_same_way() -> None:
    key = QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_K)
    assert plain_tooltip("Search", "Ctrl+K") == f"Search  ({key.toString(QKeySequence.SequenceFormat.NativeText)})"


def test_nobody_writes_keys_in_a_way_of_their_own() -> None:
    own_way = re.compile(r"\"(?:Ctrl|Shift|Alt) [^a-z\s\"]+\"")
    found = [f"{file.name}: {hit}" for file in UI.rglob("*.py") for hit in own_way.findall(file.read_text("utf-8"))]
    assert not found
