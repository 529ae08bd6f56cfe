# SPDX-License-Identifier: GPL-3.0-or-later
"""The way in: a first run by keyboard alone, and an unlock screen that knows nothing but a folder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from coterie.bootstrap import build
from coterie.ui.entry.first_run import PASSPHRASE, PEOPLE, PLACE, RECOVERY, FirstRunView
from coterie.ui.entry.unlock_view import UnlockView
from coterie.ui.entry.way_in import WayIn
from coterie.ui.entry.wish import FirstWish
from coterie.ui.preferences import PreferencesStore
from tests.builders import CHEAP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from coterie.services.app import App, Unlocked

GOOD = "lantern orbit velvet harbour quill"


@pytest.fixture
def app(tmp_path: Path) -> App:
    return replace(
        build(cost=CHEAP), default_vault=tmp_path / "data" / "My network.coterie", preferences=tmp_path / "p.json"
    )


class Visit:
    """Somebody in front of the window."""

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app = app
        self.bot = qtbot
        self.opened: list[tuple[Unlocked, FirstWish]] = []
        self.way_in = WayIn(app, PreferencesStore(app.preferences))
        self.way_in.opened.connect(lambda unlocked, wish: self.opened.append((unlocked, wish)))
        self.way_in.resize(1_200, 860)
        qtbot.addWidget(self.way_in)
        with qtbot.waitActive(self.way_in):
            self.way_in.show()
        self.way_in.setFocus()

    def first_run(self) -> FirstRunView:
        found = self.way_in.findChild(FirstRunView)
        assert found is not None
        return found

    def unlock_view(self) -> UnlockView:
        found = self.way_in.findChild(UnlockView)
        assert found is not None
        return found

    def press(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self.bot.keyClick(focused, key)

    def write(self, text: str) -> None:
        self.bot.keyClicks(QApplication.focusWidget(), text)

    def leave(self) -> None:
        self.way_in.close_everything()
        for unlocked, _wish in self.opened:
            unlocked.close()


@pytest.fixture
def visit(app: App, qtbot: QtBot) -> Iterator[Visit]:
    made = Visit(app, qtbot)
    yield made
    made.leave()


def test_a_vault_is_made_by_keyboard_alone(visit: Visit, qtbot: QtBot) -> None:
    view = visit.first_run()
    visit.press(Qt.Key.Key_Return)
    assert view._at == PASSPHRASE
    visit.write(GOOD)
    qtbot.waitUntil(lambda: "of guessing on" in view._passphrase._sentence.text())
    view._passphrase._again.setFocus()
    visit.write(GOOD)
    qtbot.waitUntil(view._next.isEnabled)
    visit.press(Qt.Key.Key_Return)
    assert view._at == RECOVERY
    assert not view._next.isEnabled()
    view._later.setFocus()
    visit.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view._at == PEOPLE, timeout=20_000)
    assert (visit.app.default_vault / "vault.db").is_file()
    assert view._passphrase.passphrase == ""
    view._people.chosen.emit(FirstWish())
    assert [wish for _unlocked, wish in visit.opened] == [FirstWish()]


def test_a_weak_passphrase_needs_a_tick_and_a_common_one_is_refused(visit: Visit, qtbot: QtBot) -> None:
    view = visit.first_run()
    view._go_on()
    step = view._passphrase
    for field in (step._first, step._again):
        field.setText("copper meadow")
    qtbot.waitUntil(lambda: not step._accept.isHidden())
    assert not view._next.isEnabled()
    step._accept.setChecked(True)
    assert view._next.isEnabled()
    for field in (step._first, step._again):
        field.setText("1234567890")
    qtbot.waitUntil(lambda: "common" in step._sentence.text())
    assert not view._next.isEnabled()


def test_two_that_differ_are_told(visit: Visit) -> None:
    view = visit.first_run()
    view._go_on()
    view._passphrase._first.setText(GOOD)
    view._passphrase._again.setText("lantern x")
    assert view._passphrase._labelled_again.problem == "The two differ."
    assert not view._next.isEnabled()


def test_a_suggestion_is_taken_with_one_press(visit: Visit) -> None:
    view = visit.first_run()
    view._go_on()
    view._passphrase._suggested.use.click()
    assert len(view._passphrase.passphrase.split()) == 5
    assert view._next.isEnabled()


@pytest.mark.parametrize("name", ["", "  ", "a/b", ".hidden", "x:y"])
def test_a_name_that_cannot_be_one_does_not_lead_on(visit: Visit, name: str) -> None:
    view = visit.first_run()
    view._place._name.setText(name)
    assert (view._at, view._next.isEnabled()) == (PLACE, False)


def test_a_synchronised_folder_is_mentioned(visit: Visit, tmp_path: Path, qtbot: QtBot) -> None:
    place = visit.first_run()._place
    qtbot.waitUntil(lambda: not visit.way_in._runner._all)
    assert place._notice.isHidden()
    place._folder = tmp_path / "Dropbox" / "me"
    place._renamed()
    qtbot.waitUntil(lambda: not place._notice.isHidden())
    assert "Dropbox" in place._notice._words.text()


def test_a_known_vault_asks_for_its_passphrase(app: App, qtbot: QtBot) -> None:
    app.create(app.default_vault, GOOD)
    visit = Visit(app, qtbot)
    view = visit.unlock_view()
    visit.write("something else entirely")
    visit.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(view._labelled.problem), timeout=20_000)
    assert view._labelled.problem.startswith("That passphrase did not open the vault.")
    assert view._passphrase.selectedText() == view._passphrase.text()
    visit.write(GOOD)
    visit.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(visit.opened), timeout=20_000)
    assert visit.opened[0][0].name == "My network"
    visit.leave()


def test_five_wrong_ones_bring_the_keyboard_into_mind(app: App, qtbot: QtBot) -> None:
    app.create(app.default_vault, GOOD)
    visit = Visit(app, qtbot)
    view = visit.unlock_view()
    view.second_ms = 1
    for number in range(5):
        visit.write(f"wrong {number}")
        visit.press(Qt.Key.Key_Return)
        # Only an attempt that has failed lets the button be pressed again.
        qtbot.waitUntil(view._unlock.isEnabled, timeout=20_000)
        assert view._wrong.count == number + 1
    assert "keyboard layout" in view._labelled.problem
    visit.leave()


def test_a_vault_that_is_not_where_it_was_is_spoken_of(app: App, tmp_path: Path, qtbot: QtBot) -> None:
    PreferencesStore(app.preferences).change(vault=str(tmp_path / "gone.coterie"))
    visit = Visit(app, qtbot)
    said = [label.text() for label in visit.first_run().findChildren(QLabel)]
    assert any("gone.coterie" in text and "connect it" in text for text in said)
    visit.leave()
