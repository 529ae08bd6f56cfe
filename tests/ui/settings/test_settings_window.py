# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings apply at once, are found by their words, and a reset can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coterie.bootstrap import build
from coterie.domain.recovery_codes import new_code
from coterie.ui.parts.fields import ComboField
from coterie.ui.preferences import Preferences, PreferencesStore
from coterie.ui.settings.setting_row import SettingsDesk
from coterie.ui.settings.settings_window import SettingsWindow
from coterie.ui.settings.theme_choice import ThemeChoice
from coterie.ui.settings.topics import TOPICS
from coterie.ui.settings.topics.security import SecurityPage
from coterie.ui.sheets.keys.data_key_sheet import DataKeySheet
from coterie.ui.sheets.keys.passphrase_sheet import PassphraseSheet
from coterie.ui.sheets.keys.recovery_sheets import MakeCodeSheet
from coterie.ui.wearing import Wearing
from tests.builders import CHEAP
from tests.ui.window import bury

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.window import DrivenWindow


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


def test_how_much_a_day_asks_for_is_set(settings: SettingsWindow) -> None:
    store = settings._desk.preferences
    fields = {field.accessibleName(): field for field in settings.findChildren(ComboField)}
    fields["Rows on Today"].set_key("3")
    fields["Minutes for a message"].set_key("5")
    fields["Minutes for a call"].set_key("20")
    assert (store.now.rows_today, store.now.message_minutes, store.now.call_minutes) == (3, 5, 20)


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


def test_keys_change_the_text_size_from_here_too_and_the_window_grows(ready: DrivenWindow) -> None:
    ready.window.show_settings()
    window = ready.window._settings
    assert isinstance(window, SettingsWindow)
    ready.until(window.isActiveWindow)
    Wearing(QApplication.instance(), ready.window._preferences)  # type: ignore[arg-type] # it is the one of Coterie
    QApplication.processEvents()
    window.resize(640, 400)
    before, width = ready.window._preferences.now.appearance.text_percent, window.width()
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert ready.window._preferences.now.appearance.text_percent == before + 10
    QApplication.processEvents()
    assert window.width() == pytest.approx(width * 1.1, abs=2)
    size = next(
        field
        for field in window.findChildren(ComboField)
        if "115" in [field.itemData(row) for row in range(field.count())]
    )
    assert size.key() == str(before + 10)
    QTest.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert ready.window._preferences.now.appearance.text_percent == before
    QApplication.processEvents()
    assert window.width() == pytest.approx(width, abs=2)


def test_it_is_never_larger_than_the_screen(settings: SettingsWindow) -> None:
    room = settings.screen().availableSize()
    assert settings.width() <= room.width()
    assert settings.height() <= room.height()


def test_the_vault_is_locked_from_here_too_and_the_window_goes(ready: DrivenWindow) -> None:
    ready.window.show_settings()
    window = ready.window._settings
    assert isinstance(window, SettingsWindow)
    ready.until(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert ready.window.shell is None
    assert ready.window._settings is None


def test_closed_and_asked_for_again_at_once_it_is_there(ready: DrivenWindow) -> None:
    ready.window.show_settings()
    assert ready.window._settings is not None
    ready.window._settings.close()
    ready.window.show_settings()
    bury()
    assert ready.window._settings is not None
    assert ready.window._settings.isVisible()


class TestSecurity:
    def test_choices_are_those_of_the_privacy_page(self, settings: SettingsWindow) -> None:
        page = settings.findChild(SecurityPage)
        assert page is not None
        page._idle.set_key("30")
        page._clipboard.set_key("60")
        now = settings._desk.preferences.now
        assert (now.lock_after, now.clipboard_seconds) == (30, 60)
        page.reset()
        now = settings._desk.preferences.now
        assert (now.lock_after, now.clipboard_seconds) == (10, 30)

    def test_nothing_changes_keys_while_no_vault_is_open(self, settings: SettingsWindow) -> None:
        page = settings.findChild(SecurityPage)
        assert page is not None
        assert not any(way.isEnabled() for way in page._ways)
        assert not page._closed.isHidden()

    def test_each_way_leads_to_the_sheet_of_the_privacy_page(self, ready: DrivenWindow) -> None:
        for title, kind in (("Change…", PassphraseSheet), ("Make one…", MakeCodeSheet), ("Renew…", DataKeySheet)):
            ready.window.show_settings()
            page = ready.window.findChild(SecurityPage)
            assert page is not None
            next(way for way in page._ways if way.text() == title).click()
            ready.settle()
            assert isinstance(ready.sheet, kind)
            ready.sheet.close_sheet()


def test_security_offers_what_there_is(ready: DrivenWindow) -> None:
    def page() -> SecurityPage:
        ready.window.show_settings()
        ready.settle()
        assert ready.window._settings is not None
        found = ready.window._settings.findChild(SecurityPage)
        assert found is not None
        return found

    assert page()._code.text() == "Make one…"
    assert page()._test_row.isHidden()
    assert page()._keyring_row.isHidden(), "there is no login keyring here"
    code = new_code()
    ready.session.keys.keep_recovery_code(code, {1: code.groups[0], 5: code.groups[4]})
    page().follow()
    ready.until(lambda: page()._code.text() == "Replace…", "the code is there")
    assert not page()._test_row.isHidden()
