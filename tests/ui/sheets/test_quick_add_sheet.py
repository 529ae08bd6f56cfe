# SPDX-License-Identifier: GPL-3.0-or-later
"""Quick add tints what it understands, takes it back, and adds in one step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QWidget

from coterie.domain.texts import speak
from coterie.services.undoing import Undoing
from coterie.shipped import catalogue
from coterie.ui.parts.labels import ElidedLabel
from coterie.ui.sheets.quick_add.quick_add_sheet import QuickAddSheet
from coterie.ui.sheets.quick_add.tinted_line import TintedLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.desks import TestDesk

TODAY = date(2026, 3, 2)


class Open:
    """An open sheet over a vault with one person."""

    def __init__(self, desk: TestDesk, qtbot: QtBot) -> None:
        self.desk = desk
        self.bot = qtbot
        self.ana = desk.opened.add("Ana Lindqvist").id
        self.window = QWidget()
        self.window.resize(1_000, 700)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
        self.sheet = QuickAddSheet(self.window, desk.desk)
        self.sheet.ask("")
        found = self.sheet.findChild(TintedLine)
        assert found is not None
        self.line = found

    def tints(self) -> list[str]:
        text = self.line.text()
        return sorted(text[tint.start : tint.end] for tint in self.line._tints)

    def press(self, key: Qt.Key) -> None:
        self.bot.keyClick(self.line, key)


@pytest.fixture
def opened(desks: Callable[..., TestDesk], qtbot: QtBot) -> Open:
    return Open(desks(), qtbot)


def test_a_line_is_understood_tinted_and_added(opened: Open) -> None:
    opened.bot.keyClicks(opened.line, "Coffee with Ana in 2 weeks at 10 #mentor")
    assert opened.tints() == ["#mentor", "Ana", "in 2 weeks at 10"]
    opened.press(Qt.Key.Key_Return)
    assert not opened.sheet.isVisible()
    assert opened.desk.notices.undoable == ["Planned for 16 March 2026."]
    card = opened.desk.opened.people.show(opened.ana)
    assert [(one.reason, one.due) for one in card.follow_ups] == [("Coffee, 10:00", date(2026, 3, 16))]
    assert card.tags == ("mentor",)
    Undoing(opened.desk.opened.vault).undo()
    assert opened.desk.opened.people.show(opened.ana).tags == ()


def test_backspace_takes_the_tint_first_and_keeps_the_words(opened: Open) -> None:
    opened.bot.keyClicks(opened.line, "Ana tomorrow")
    assert opened.tints() == ["Ana", "tomorrow"]
    opened.press(Qt.Key.Key_Backspace)
    assert (opened.line.text(), opened.tints()) == ("Ana tomorrow", ["Ana"])
    opened.press(Qt.Key.Key_Backspace)
    assert opened.line.text() == "Ana tomorro"


def test_what_is_missing_is_said_and_the_line_stays(opened: Open) -> None:
    opened.bot.keyClicks(opened.line, "hello there")
    opened.press(Qt.Key.Key_Return)
    assert opened.sheet.isVisible()
    assert opened.line.text() == "hello there"
    assert opened.desk.notices.said == []


def test_somebody_new_is_offered(opened: Open) -> None:
    opened.bot.keyClicks(opened.line, "Lunch with Tomas Herrera tomorrow")
    assert opened.sheet._new.text() == "New person “Tomas Herrera”"
    opened.sheet._new.click()
    opened.press(Qt.Key.Key_Return)
    found = opened.desk.desk.session.searching.people("tomas").rows
    assert [row.name for row in found] == ["Tomas Herrera"]


def test_a_doubtful_date_is_shown_with_its_other_reading(opened: Open) -> None:
    opened.bot.keyClicks(opened.line, "Ana 3/4")
    assert opened.sheet._other.text() == "or 4 March 2026?"
    opened.sheet._other.click()
    opened.press(Qt.Key.Key_Return)
    assert opened.desk.opened.people.show(opened.ana).follow_ups[0].due == date(2026, 3, 4)


def test_of_two_people_of_a_name_the_other_is_one_press_away_and_stays_chosen(opened: Open) -> None:
    opened.desk.opened.add("Ana Marsh", organisation="Fjordbank")
    opened.bot.keyClicks(opened.line, "Ask Ana tomorrow")
    other = opened.sheet._other_person.text()
    assert other in {"or Ana Lindqvist?", "or Ana Marsh, Fjordbank?"}
    opened.sheet._other_person.click()
    assert opened.sheet._other_person.text() != other
    opened.bot.keyClicks(opened.line, " #loom")
    opened.press(Qt.Key.Key_Return)
    planned = opened.desk.opened.rows("SELECT p.display_name FROM follow_up f JOIN person p ON p.id = f.person_id")
    assert planned == [(other.removeprefix("or ").rstrip("?").partition(",")[0],)]


def test_nobody_else_is_offered_where_only_one_bears_the_name(opened: Open) -> None:
    opened.desk.opened.add("Bo Marsh")
    opened.bot.keyClicks(opened.line, "Ask Ana tomorrow")
    assert opened.sheet._other_person.isHidden()


def test_a_pasted_text_of_many_lines_is_one_line(opened: Open) -> None:
    pasted = QMimeData()
    pasted.setText("Ana\nsaid\thello" + " x" * 200_000)
    opened.line.insertFromMimeData(pasted)
    assert opened.line.text().startswith("Ana said hello x")
    assert len(opened.line.text()) <= 2_000


SAID = {
    "de": ("Kaffee mit Ana", "übermorgen um 14 Uhr", "Mittwoch, 4. März 2026, 14:00"),
    "es": ("Café con Ana", "el próximo viernes", "viernes, 6 de marzo de 2026"),
    "fr": ("Déjeuner avec Ana", "dans 2 semaines à 12h30", "lundi 16 mars 2026, 12:30"),
    "pt": ("Café com Ana", "daqui a 3 dias às 10h", "quinta-feira, 5 de março de 2026, 10:00"),
}


@pytest.mark.parametrize("language", SAID)
def test_a_line_is_understood_in_the_language_of_the_window(
    desks: Callable[..., TestDesk], qtbot: QtBot, language: str
) -> None:
    what, when, shown = SAID[language]
    speak(catalogue(language))
    try:
        opened = Open(desks(), qtbot)
        opened.line.insertPlainText(f"{what} {when}")
        assert opened.tints() == sorted(["Ana", when])
        assert shown in [label.text() for label in opened.sheet.findChildren(ElidedLabel)]
        opened.line.setPlainText("Ana tomorrow")
        assert opened.tints() == ["Ana"]
    finally:
        speak(catalogue("en"))
