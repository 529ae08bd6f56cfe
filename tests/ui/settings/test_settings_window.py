# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings apply at once, are found by their words, and a reset can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from coterie.bootstrap import build
from coterie.ui.preferences import Preferences, PreferencesStore
from coterie.ui.settings.setting_row import SettingsDesk
from coterie.ui.settings.settings_window import SettingsWindow
from coterie.ui.settings.theme_choice import ThemeChoice
from coterie.ui.settings.topics import TOPICS
from tests.builders import CHEAP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def settings(tmp_path: Path, qtbot: QtBot) -> Iterator[SettingsWindow]:
    app = replace(build(cost=CHEAP), preferences=tmp_path / "p.json")
    parent = QWidget()
    qtbot.addWidget(parent)
    window = SettingsWindow(SettingsDesk(app, PreferencesStore(app.preferences), lambda: None), parent)
    window.show()
    yield window
    parent.close()


def test_every_topic_opens(settings: SettingsWindow) -> None:
    for number in range(len(TOPICS)):
        settings._rows[number].click()
        assert settings._stack.currentIndex() == number


def test_a_choice_applies_and_is_remembered_at_once(settings: SettingsWindow) -> None:
    dark = next(choice for choice in settings.findChildren(ThemeChoice) if choice.scheme == "dark")
    dark.click()
    store = settings._desk.preferences
    assert store.now.appearance.scheme == "dark"
    assert PreferencesStore(settings._desk.app.preferences).now == store.now


@pytest.mark.parametrize(
    ("words", "topic"), [("dark", "appearance"), ("language", "text"), ("letters", "keyboard"), ("licence", "about")]
)
def test_a_setting_is_found_by_its_words(settings: SettingsWindow, words: str, topic: str) -> None:
    settings._find.setText(words)
    shown = [one.id for one, row in zip(TOPICS, settings._rows, strict=True) if not row.isHidden()]
    assert topic in shown
    assert TOPICS[settings._stack.currentIndex()].id == shown[0]


def test_a_reset_can_be_taken_back(settings: SettingsWindow) -> None:
    store = settings._desk.preferences
    changed = replace(Preferences(), rail=True, appearance=replace(store.now.appearance, scheme="dark", still=True))
    store.restore(changed)
    settings._reset.click()
    assert store.now.appearance.scheme == "system"
    assert not store.now.rail
    settings._undo.click()
    assert store.now == changed
