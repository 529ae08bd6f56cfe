# SPDX-License-Identifier: GPL-3.0-or-later
"""The palette finds actions, people and texts, and does what is chosen after it has closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from coterie.domain.calendar_events import NewEvent
from coterie.services.interactions import NewLog
from coterie.ui.sheets.palette.palette_sheet import PaletteSheet
from coterie.ui.sheets.palette.presenter import PalettePresenter
from coterie.ui.shell.actions import EVERYWHERE, Action, Actions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytestqt.qtbot import QtBot

    from coterie.ui.sheets.palette.lines import PaletteLine
    from tests.ui.desks import TestDesk


@dataclass
class Screen:
    """Keeps what the palette would show."""

    lines: list[PaletteLine] = field(default_factory=list)
    closed: int = 0
    person: str = ""

    def show_lines(self, lines: Sequence[PaletteLine]) -> None:
        self.lines = list(lines)

    def show_person(self, name: str) -> None:
        self.person = name

    def close_palette(self) -> None:
        self.closed += 1

    def group(self, heading: str) -> list[str]:
        names: dict[str, list[str]] = {}
        here = ""
        for line in self.lines:
            if line.heading:
                here = line.text
            else:
                names.setdefault(here, []).append(line.text)
        return names.get(heading, [])

    def line(self, text: str) -> PaletteLine:
        return next(line for line in self.lines if line.text == text)


class Table:
    """A palette over a vault with two people and three actions."""

    def __init__(self, desk: TestDesk, window: QWidget) -> None:
        self.desk = desk
        self.did: list[str] = []
        self.ana = desk.opened.add("Ana Lindqvist").id
        desk.opened.add("Amara Okafor")
        desk.opened.interactions.log(self.ana, NewLog(text="She asked to follow the migration plan"))
        self.register = Actions(window)
        self.register.add(
            EVERYWHERE,
            [
                Action("window.lock", "Lock now", lambda: self.did.append("lock"), "lock", ("Ctrl+L",)),
                Action("go.today", "Today", lambda: self.did.append("today"), "sun", ("Ctrl+1",)),
            ],
        )
        self.register.add("people", [Action("people.tag", "Tag", lambda: self.did.append("tag"), words="label")])
        self.register.bring_to_front("people")
        self.screen = Screen()
        self.presenter = PalettePresenter(desk.desk, self.register, self.screen)


@pytest.fixture
def table(desks: Callable[..., TestDesk], qtbot: QtBot) -> Table:
    window = QWidget()
    qtbot.addWidget(window)
    return Table(desks(), window)


def test_nothing_typed_shows_what_can_be_done_the_page_first(table: Table) -> None:
    table.presenter.type("")
    assert table.screen.group("Actions") == ["Tag", "Lock now"]
    assert table.screen.group("Go to") == ["Today"]
    assert table.screen.line("Lock now").keys == "Ctrl+L"


def test_people_texts_and_actions_in_their_groups(table: Table) -> None:
    table.presenter.type("a")
    assert table.screen.group("People") == ["Ana Lindqvist", "Amara Okafor"]
    table.presenter.type("migration")
    found = table.screen.group("Found inside")
    assert len(found) == 1
    line = table.screen.line(found[0])
    assert line.text[slice(*line.marks[0])] == "migration"
    table.presenter.type("label")
    assert table.screen.group("Actions") == ["Tag"]


def test_an_event_is_found_by_its_title_or_place_and_leads_to_the_calendar(table: Table) -> None:
    calendar = table.desk.desk.session.calendar
    event = calendar.add(NewEvent("Lisbon meetup", date(2026, 3, 20), place="Rua do Norte", people=(table.ana,)))
    for typed in ("lisbon", "norte"):
        table.presenter.type(typed)
        (found,) = table.screen.group("Found inside")
        assert table.screen.line(found).icon == "calendar"
        assert table.screen.line(found).detail == "Ana Lindqvist, 20 March 2026"
        table.presenter.choose(table.screen.line(found))
    assert table.desk.ways.went == [("calendar", f"event:{event}")] * 2


def test_signs_ask_for_one_kind(table: Table) -> None:
    table.desk.opened.people.tag(table.ana, ["mentor"])
    table.presenter.type("> l")
    assert (table.screen.group("Actions"), table.screen.group("People")) == (["Lock now", "Tag"], [])
    table.presenter.type("@am")
    assert (table.screen.group("Actions"), table.screen.group("People")) == ([], ["Amara Okafor"])
    table.presenter.type("#mentor")
    assert table.screen.group("People") == ["Ana Lindqvist"]
    table.presenter.type("?")
    assert len(table.screen.group("What you can type")) == 3


def test_what_is_chosen_is_done_and_comes_first_the_next_time(table: Table) -> None:
    table.presenter.type("lock")
    table.presenter.choose(table.screen.line("Lock now"))
    assert (table.did, table.screen.closed) == (["lock"], 1)
    table.presenter.type("")
    assert table.screen.group("Recent") == ["Lock now"]


def test_a_person_leads_to_their_page_and_to_more(table: Table) -> None:
    table.presenter.type("lindq")
    line = table.screen.line("Ana Lindqvist")
    table.presenter.more(line)
    table.presenter.choose(table.screen.line("Log a contact"))
    table.presenter.type("lindq")
    table.presenter.choose(table.screen.line("Ana Lindqvist"))
    assert table.desk.ways.went == [("log", table.ana), ("person", table.ana)]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("follow ama", "Follow up with Amara Okafor"),
        ("PLAN okafor", "Follow up with Amara Okafor"),
        ("log amara", "Log a contact with Amara Okafor"),
        ("exp ao", "Export Amara Okafor"),
    ],
)
def test_a_verb_and_a_name_offer_what_can_be_done_with_them(table: Table, typed: str, offered: str) -> None:
    table.presenter.type(typed)
    assert table.screen.group("Actions")[0] == offered
    assert table.screen.person == "Amara Okafor"
    table.presenter.type("amara")
    assert not table.screen.group("Actions")
    assert table.screen.person == ""


def test_what_a_verb_offers_is_done_with_whom_it_names(table: Table) -> None:
    table.presenter.type("follow lindq")
    table.presenter.choose(table.screen.line("Follow up with Ana Lindqvist"))
    assert table.desk.ways.went[-1] == ("plan", (table.ana,))
    assert table.screen.closed == 1


def test_signs_and_single_words_name_nobody(table: Table) -> None:
    for typed in ("follow", "> follow ana", "@follow ana", "#follow ana", "f ana", "?"):
        table.presenter.type(typed)
        assert not any("Ana" in text for text in table.screen.group("Actions"))
        assert table.screen.person == ""


def test_what_is_shown_already_is_not_shown_again(table: Table) -> None:
    table.presenter.begin("lind")
    shown = table.screen.lines
    table.screen.lines = []
    table.presenter.type("lindq")
    assert table.screen.lines == [], "the same person once more"
    table.presenter.type("xyzzyx")
    assert table.screen.lines == []
    table.presenter.type("lindq")
    assert table.screen.lines == shown
    table.screen.lines = []
    table.presenter.begin("lindq")
    assert table.screen.lines == shown, "the palette was opened anew"


def test_two_people_of_one_name_are_two_lines(table: Table) -> None:
    table.presenter.begin("lindq")
    table.presenter.choose(table.screen.line("Ana Lindqvist"))
    table.desk.opened.people.bin([table.ana])
    other = table.desk.opened.add("Ana Lindqvist").id
    table.presenter.type("lindqv")
    table.presenter.choose(table.screen.line("Ana Lindqvist"))
    assert table.desk.ways.went == [("person", table.ana), ("person", other)]


def test_the_box_grows_at_once_and_shrinks_when_nobody_types(table: Table, qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(1_000, 700)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    sheet = PaletteSheet(window, table.desk.desk, table.register)
    sheet.ask("lindq")
    few = sheet.panel.height()
    box = sheet.findChild(QLineEdit)
    assert box is not None
    box.setText("")
    QApplication.processEvents()
    full = sheet.panel.height()
    assert full > few
    box.setText("lindq")
    QApplication.processEvents()
    assert sheet.panel.height() == full
    qtbot.waitUntil(lambda: sheet.panel.height() == few)


def test_by_keyboard_alone(table: Table, qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(1_000, 700)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    sheet = PaletteSheet(window, table.desk.desk, table.register)
    sheet.ask("")
    box = sheet.findChild(QLineEdit)
    assert box is not None
    qtbot.keyClicks(box, "lin")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert not sheet.isVisible()
    assert table.desk.ways.went == [("person", table.ana)]
    sheet.ask("")
    box.clear()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
