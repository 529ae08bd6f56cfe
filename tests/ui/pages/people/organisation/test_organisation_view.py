# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of an organisation as it is seen and used by keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from coterie.domain.people import PersonEdit
from coterie.services.interactions import NewLog
from coterie.ui.pages.people.organisation.view import OrganisationView
from tests.builders import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.desks import TestDesk

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
CONTROL = Qt.KeyboardModifier.ControlModifier
FJORDBANK, NORTHLIGHT = 1, 2


@dataclass
class Page:
    """A page in a window over a vault of its own: Ana is at Fjordbank, and Bo was."""

    desk: TestDesk
    view: OrganisationView
    ana: int

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)

    def type(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    def run(self, action: str) -> None:
        next(one for one in self.view.actions_here() if one.id == action).run()

    @property
    def words(self) -> str:
        """Everything that stands on the page; what came in is laid out by the next events."""
        QApplication.processEvents()
        window = self.view.window()
        shown = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
        pressed = [one.text() for one in window.findChildren(QPushButton) if one.isVisible()]
        return "\n".join(shown + pressed)


@pytest.fixture
def page(desks: Callable[..., TestDesk], show: Callable[..., QWidget]) -> Page:
    made: list[OrganisationView] = []

    def reload() -> None:
        for one in made:
            one.reload()

    desk = desks(changed=reload)
    ana = desk.opened.add("Ana Lindqvist", organisation="Fjordbank", title="Data engineer").id
    bo = desk.opened.add("Bo Berg", organisation="Fjordbank").id
    desk.opened.people.edit(bo, PersonEdit(organisation="Northlight"))
    view = OrganisationView(desk.desk)
    made.append(view)
    show(view).resize(1000, 900)
    view.show_organisation(FJORDBANK)
    return Page(desk, view, ana)


def test_it_shows_who_is_there_and_who_was(page: Page) -> None:
    assert [row.name.text() for row in page.view.now.rows] == ["Ana Lindqvist"]
    assert [row.name.text() for row in page.view.before.rows] == ["Bo Berg"]
    assert "It is not known yet when people were here." in page.words
    page.view.now.rows[0].name.click()
    assert page.desk.ways.went == [("person", page.ana)]


def test_it_is_renamed_where_the_name_stands_and_goes_back(page: Page) -> None:
    before, header = page.desk.opened.snapshot(), page.view.header
    header.name.setFocus()
    page.press(ENTER)
    page.type("Fjord Bank")
    page.press(ESCAPE)
    assert page.desk.opened.snapshot() == before
    assert QApplication.focusWidget() is header.name
    page.press(ENTER)
    page.type("Fjord Bank")
    page.press(ENTER)
    assert header.name.text() == "Fjord Bank"
    assert "Also written Fjordbank." in page.words
    page.desk.opened.vault.history.undo()
    page.view.reload()
    assert page.desk.opened.snapshot() == before
    assert header.name.text() == "Fjordbank"


def test_a_name_that_another_has_is_refused_under_its_field(page: Page) -> None:
    page.view.header.name.click()
    page.type("Northlight")
    page.press(ENTER)
    assert "There is another organisation called Northlight." in page.words
    assert QApplication.focusWidget() is page.view.header.form.name


def test_when_somebody_was_there_is_asked_on_a_sheet(page: Page) -> None:
    page.view.now.rows[0].detail.setFocus()
    page.press(ENTER)
    sheet = page.view.stay_sheet
    assert sheet.isVisible()
    assert not sheet.end.isVisible()
    page.type("soon")
    page.press(ENTER)
    assert "“soon” is no date" in page.words
    sheet.begin.clear()
    page.type("May 2021")
    page.press(ENTER)
    assert not sheet.isVisible()
    assert page.view.now.rows[0].detail.text() == "Since May 2021"
    assert page.view.together.chart.accessibleName().endswith("Ana Lindqvist: 2021 to today")


def test_somebody_is_added_there(page: Page) -> None:
    page.run("organisation.add")
    page.type("Cy Dahl")
    page.press(ENTER)
    assert not page.view.person_sheet.isVisible()
    assert {row.name.text() for row in page.view.now.rows} == {"Ana Lindqvist", "Cy Dahl"}


def test_other_spellings_are_added_and_removed_on_a_sheet(page: Page) -> None:
    page.run("organisation.spellings")
    page.type("Fjord Bank AS")
    page.press(ENTER)
    sheet = page.view.spellings_sheet
    assert sheet.isVisible()
    assert sheet.field.text() == ""
    assert "Also written Fjord Bank AS." in page.words
    next(one for one in sheet.findChildren(QAbstractButton) if one.accessibleName() == "Remove Fjord Bank AS").click()
    assert "Also written" not in page.words
    sheet.close_sheet()


def test_a_note_is_written_kept_and_changed(page: Page) -> None:
    notes = page.view.notes
    page.run("organisation.note")
    page.type("Ask at the start of a quarter.")
    page.view.header.name.setFocus()
    assert "Ask at the start of a quarter." in [card.note.text for card in notes.cards.values()]
    card = next(iter(notes.cards.values()))
    card.begin()
    card.field.setPlainText("Ask **early**.")
    card.field.document().setModified(True)
    page.press(ENTER, CONTROL)
    assert next(iter(notes.cards.values())).text.toPlainText() == "Ask early."
    notes.removed.emit(card.note)
    assert notes.cards == {}


def test_what_is_typed_is_kept_when_another_one_is_shown(page: Page) -> None:
    page.run("organisation.note")
    page.type("A draft")
    page.view.notes.new.blockSignals(True)
    page.view.show_organisation(NORTHLIGHT)
    page.view.notes.new.blockSignals(False)
    assert page.view.notes.cards == {}
    page.view.show_organisation(FJORDBANK)
    assert [card.note.text for card in page.view.notes.cards.values()] == ["A draft"]


def test_drafts_are_written_before_the_vault_closes(page: Page) -> None:
    page.run("organisation.note")
    page.type("A draft")
    page.view.save_drafts()
    page.view.save_drafts()
    assert page.desk.opened.rows("SELECT text FROM note") == [("A draft",)]


def test_only_a_few_lines_are_shown_at_first(page: Page) -> None:
    for number in range(10):
        page.desk.opened.add(f"Person {number}", organisation="Fjordbank")
    page.view.reload()
    assert len(page.view.now.rows) == 8
    assert page.view.now.more.text() == "Show 3 more"
    page.view.now.more.click()
    assert len(page.view.now.rows) == 11
    assert QApplication.focusWidget() is page.view.now.rows[8].name


def test_a_path_plans_an_ask(page: Page) -> None:
    assert not page.view.path.isVisible()
    for _time in range(4):
        page.desk.opened.interactions.log(page.ana, NewLog(on=TODAY))
    page.view.reload()
    assert page.view.path.isVisible()
    page.view.path.plan.click()
    assert page.desk.ways.went == [("plan", (page.ana,))]


def test_an_empty_one_asks_for_somebody(page: Page) -> None:
    page.desk.opened.people.bin([page.ana])
    page.view.show_organisation(FJORDBANK)
    page.desk.opened.people.bin([row.stay.person for row in page.view.before.rows])
    page.view.reload()
    assert "Nobody here yet." in page.words


def test_data_stands_there_as_plain_text(page: Page) -> None:
    strange = '<img src="file:///x"><h1>'
    page.desk.opened.add(strange, organisation=strange, title=strange)
    page.desk.desk.session.notes.add_on_organisation(3, strange, strange)
    page.view.show_organisation(3)
    assert page.view.header.name.text() == strange
    assert page.view.now.rows[0].name.text() == strange
    for label in page.view.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()
    for widget in page.view.findChildren(QWidget):
        assert "<img" not in widget.toolTip()


def test_everything_that_takes_the_focus_has_a_name(page: Page) -> None:
    page.desk.desk.session.notes.add_on_organisation(FJORDBANK, "Fjordbank", "y")
    page.view.reload()
    nameless = [
        widget
        for widget in page.view.findChildren(QWidget)
        if widget.isVisibleTo(page.view)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not widget.focusProxy()
    ]
    assert nameless == []
