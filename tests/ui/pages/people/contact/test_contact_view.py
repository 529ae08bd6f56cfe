# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a person as it is seen and used: edited where things stand, by keys alone, with nothing lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from coterie.domain.people import PersonEdit, PersonName
from coterie.services.interactions import NewLog
from coterie.ui.clipboard import clipboard_care
from coterie.ui.pages.people.contact.tag_pills import TagPill
from coterie.ui.pages.people.contact.view import ContactView
from coterie.ui.pages.people.page import PeoplePage
from coterie.ui.parts.sheet import AskSheet
from tests.builders import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QUrl

    from coterie.ui.pages.people.contact.fact_form import FactForm
    from coterie.ui.pages.people.contact.fact_row import FactRow
    from coterie.ui.parts.menus import Menu
    from tests.ui.desks import TestDesk
    from tests.ui.window import DrivenWindow

ENTER, ESCAPE, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete
CONTROL = Qt.KeyboardModifier.ControlModifier
STRANGE = '<img src="file:///x"><h1>'


@dataclass
class Page:
    """A page in a window over a vault of its own, with one person on it."""

    desk: TestDesk
    view: ContactView
    person: int

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)

    def type(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    def undo(self) -> None:
        self.desk.opened.vault.history.undo()
        self.view.reload()

    def run(self, action: str) -> None:
        next(one for one in self.view.actions_here() if one.id == action).run()

    def enabled(self) -> set[str]:
        return {one.id for one in self.view.actions_here() if one.enabled()}

    def fact(self, kind: str) -> FactRow:
        return next(row for row in self.view.facts.rows.values() if row.fact.kind == kind)

    def form(self, kind: str) -> FactForm:
        form = self.fact(kind).form
        assert form is not None, f"no {kind} is being typed"
        return form

    @property
    def words(self) -> str:
        """Everything that stands on the page; what came in is laid out by the next events."""
        QApplication.processEvents()
        shown = [one.text() for one in self.view.findChildren(QLabel) if one.isVisibleTo(self.view)]
        pressed = [one.text() for one in self.view.findChildren(QPushButton) if one.isVisibleTo(self.view)]
        return "\n".join(shown + pressed)


@pytest.fixture
def page(desks: Callable[..., TestDesk], show: Callable[..., QWidget]) -> Page:
    made: list[ContactView] = []

    def reload() -> None:
        for one in made:
            one.reload()

    desk = desks(changed=reload)
    person = desk.opened.add(
        "Amara Okafor",
        organisation="Northlight",
        title="Staff engineer",
        tags=("Mentor",),
        emails=("amara@example.org",),
    ).id
    view = ContactView(desk.desk)
    made.append(view)
    show(view).resize(1000, 900)
    view.show_person(person)
    return Page(desk, view, person)


def test_a_name_is_changed_where_it_stands_and_goes_back(page: Page) -> None:
    before, header = page.desk.opened.snapshot(), page.view.header
    header.name.setFocus()
    page.press(ENTER)
    assert QApplication.focusWidget() is header.form.name
    page.type("Amara Obi")
    page.press(ENTER)
    assert not header.is_edited
    assert header.name.text() == "Amara Obi"
    assert QApplication.focusWidget() is header.name
    page.undo()
    assert page.desk.opened.snapshot() == before
    assert header.name.text() == "Amara Okafor"


def test_escape_leaves_a_name_as_it_was(page: Page) -> None:
    before, header = page.desk.opened.snapshot(), page.view.header
    header.name.setFocus()
    page.press(ENTER)
    page.type("Somebody else")
    page.press(ESCAPE)
    assert not header.is_edited
    assert header.name.text() == "Amara Okafor"
    assert page.desk.opened.snapshot() == before


def test_a_bad_name_is_said_under_its_field_which_stays_open(page: Page) -> None:
    header = page.view.header
    header.edit_name()
    header.form.name.clear()
    page.press(ENTER)
    assert header.is_edited
    assert "A person needs a name." in page.words
    assert QApplication.focusWidget() is header.form.name


def test_a_fact_is_changed_where_it_stands(page: Page) -> None:
    row = page.fact("mail")
    row.words.setFocus()
    page.press(ENTER)
    page.type("no address")
    page.press(ENTER)
    assert page.form("mail").isVisible()
    assert "“no address” is no mail address." in page.words
    page.press(ESCAPE)
    assert row.form is None
    assert QApplication.focusWidget() is row.words
    page.press(ENTER)
    page.type("a.okafor@example.org")
    page.press(ENTER)
    assert row.words.text() == "a.okafor@example.org"
    assert QApplication.focusWidget() is row.words


def test_a_fact_is_added_and_removed_by_keys(page: Page) -> None:
    before = page.desk.opened.snapshot()
    page.view.facts.begin("phone")
    page.type("+351 21 000 0000")
    page.press(ENTER)
    assert "+351 21 000 0000" in page.words
    assert QApplication.focusWidget() is page.view.facts.add
    row = page.fact("phone")
    row.edit()
    page.form("phone").remove.click()
    assert "+351 21 000 0000" not in page.words
    page.undo()
    page.undo()
    assert page.desk.opened.snapshot() == before


def test_the_mark_turns_on_the_fact_that_has_the_focus(page: Page) -> None:
    assert "contact.private" not in page.enabled()
    row = page.fact("mail")
    row.words.setFocus()
    assert "contact.private" in page.enabled()
    marks = []
    for _turn in range(3):
        page.run("contact.private")
        marks.append((row.fact.mark, row.lock.isVisible()))
    assert marks == [(1, True), (2, True), (0, False)]
    assert QApplication.focusWidget() is row.words
    row.copy.setFocus()
    assert "contact.private" in page.enabled()


def test_the_next_step_is_done_by_its_key(page: Page) -> None:
    assert not {"contact.done", "contact.snooze"} & page.enabled()
    page.desk.opened.follow_ups.add(page.person, TODAY, "send the notes")
    page.view.reload()
    assert {"contact.done", "contact.snooze"} <= page.enabled()
    page.run("contact.done")
    assert "Plan the next step" in page.words
    page.undo()
    assert "send the notes" in page.words


def test_the_keys_of_the_list_are_left_to_it(page: Page) -> None:
    keys = [key for action in page.view.actions_here() for key in action.keys]
    assert len(keys) == len(set(keys))
    assert not set(keys) & {"J", "K", "X", "T", "F", "L", "N", "Del", "Ctrl+E", "Return", "Enter"}


def test_log_and_follow_up_lead_to_their_sheets(page: Page) -> None:
    page.view.header.log.click()
    page.view.header.plan.click()
    page.view.header.organisation.click()
    assert page.desk.ways.went == [("log", page.person), ("plan", (page.person,)), ("organisation", 1)]


def test_tags_are_typed_and_taken_off_by_keys(page: Page) -> None:
    tags = page.view.header.tags
    page.desk.opened.add("Ama Berg", tags=("Meetup",))
    page.run("contact.tag")
    page.type("mee")
    assert tags.suggestions.texts() == ["Meetup"]
    tags.suggestions.pick(0)
    assert _pills(page) == ["Meetup", "Mentor"]
    next(one for one in tags.findChildren(TagPill) if one.isVisible()).setFocus()
    page.press(DELETE)
    assert len(_pills(page)) == 1
    assert isinstance(QApplication.focusWidget(), TagPill)
    page.press(DELETE)
    assert _pills(page) == []
    assert QApplication.focusWidget() is tags.first


def test_a_relation_is_typed_on_one_line(page: Page) -> None:
    relations = page.view.relations
    page.desk.opened.add("Leila Farahani")
    page.run("contact.relate")
    assert QApplication.focusWidget() is relations.field
    page.type("likes Leila")
    page.press(ENTER)
    assert "does not say how they are related" in page.words
    relations.field.clear()
    page.type("mentor of lei")
    assert relations.suggestions.texts() == ["Leila Farahani"]
    relations.suggestions.pick(0)
    assert relations.field.text() == "mentor of Leila Farahani"
    page.press(ENTER)
    assert [row.words.text() for row in relations.rows] == ["Leila Farahani"]
    assert relations.field.text() == ""
    relations.rows[0].words.setFocus()
    page.press(DELETE)
    assert relations.rows == []


def test_an_entry_is_edited_and_deleted_where_it_stands(page: Page) -> None:
    opened, timeline = page.desk.opened, page.view.main.timeline
    opened.interactions.log(page.person, NewLog(text="About the guild"))
    page.view.reload()
    before = opened.snapshot()
    timeline.list.setFocus()
    timeline.list.setCurrentIndex(timeline.list.rows.index(0))
    page.press(ENTER)
    page.press(Qt.Key.Key_End)
    page.type(" and more")
    page.press(ENTER, CONTROL)
    assert not timeline.is_edited
    assert "About the guild and more" in timeline.list.rows.lines[0].text
    assert QApplication.focusWidget() is timeline.list
    page.press(DELETE)
    assert all("About the guild" not in line.text for line in timeline.list.rows.lines)
    page.undo()
    page.undo()
    assert opened.snapshot() == before


def test_escape_leaves_an_entry_as_it_was(page: Page) -> None:
    page.desk.opened.interactions.log(page.person, NewLog(text="About the guild"))
    page.view.reload()
    before, timeline = page.desk.opened.snapshot(), page.view.main.timeline
    timeline.list.setCurrentIndex(timeline.list.rows.index(0))
    timeline.list.setFocus()
    page.press(ENTER)
    page.type("nothing")
    page.press(ESCAPE)
    assert not timeline.is_edited
    assert page.desk.opened.snapshot() == before


def test_a_note_is_kept_when_the_focus_leaves_it(page: Page) -> None:
    notes = page.view.main.notes
    page.run("contact.note")
    page.type("Prefers calls before ten.")
    page.view.header.log.setFocus()
    assert [card.note.text for card in notes.cards.values()] == ["Prefers calls before ten."]
    assert notes.new.toPlainText() == ""
    card = next(iter(notes.cards.values()))
    QApplication.processEvents()
    card.text.setFocus()
    page.press(ENTER)
    assert card.field.isVisible()
    card.field.setPlainText("Prefers **mail**.")
    card.field.document().setModified(True)
    page.press(ENTER, CONTROL)
    assert not card.field.isVisible()
    assert card.text.toPlainText() == "Prefers mail."
    card.begin()
    card.field.setPlainText("nothing")
    page.press(ESCAPE)
    assert card.text.toPlainText() == "Prefers mail."
    page.undo()
    assert card.text.toPlainText() == "Prefers calls before ten."


def test_what_is_typed_is_kept_when_somebody_else_is_shown(page: Page) -> None:
    other = page.desk.opened.add("Bo Berg").id
    page.view.main.notes.new.setPlainText("About Amara")
    page.view.main.notes.new.document().setModified(True)
    page.view.show_person(other)
    assert not page.view.main.notes.new.toPlainText()
    assert page.view.main.notes.cards == {}
    page.view.show_person(page.person)
    assert [card.note.text for card in page.view.main.notes.cards.values()] == ["About Amara"]


def test_drafts_are_written_before_the_vault_closes(page: Page) -> None:
    page.view.main.notes.new.setPlainText("A draft")
    page.view.main.notes.new.document().setModified(True)
    page.view.save_drafts()
    page.view.save_drafts()
    assert page.desk.opened.rows("SELECT text FROM note WHERE text <> ''") == [("A draft",)]


def test_a_reload_leaves_what_is_being_typed(page: Page) -> None:
    header, row = page.view.header, page.fact("mail")
    header.edit_name()
    header.form.name.setText("Half a na")
    row.edit()
    page.press(Qt.Key.Key_End)
    page.type("x")
    page.view.relations.field.setText("mentor of")
    page.view.main.notes.new.setPlainText("Half a note")
    page.desk.opened.people.edit(page.person, PersonEdit(title="Lead"))
    page.view.reload()
    assert header.form.name.text() == "Half a na"
    assert page.fact("mail") is row
    field = page.form("mail").line
    assert field is not None
    assert field is QApplication.focusWidget()
    assert field.text() == "amara@example.orgx"
    assert page.view.relations.field.text() == "mentor of"
    assert page.view.main.notes.new.toPlainText() == "Half a note"
    assert header.title.text() == "Lead,"


def test_a_note_of_millions_of_letters_is_laid_out_in_pieces(page: Page) -> None:
    session = page.desk.desk.session
    session.notes.add(page.person, "a" * 2_000_000)
    page.view.show_notes()
    page.view.reload()
    card = next(iter(page.view.main.notes.cards.values()))
    shown = card.text.toPlainText()
    assert 0 < len(shown) < 30_000
    assert max(len(piece) for piece in shown.replace("\n", " ").split()) <= 4097
    assert "The beginning of a long note." in page.words


@pytest.mark.parametrize("name", [STRANGE, "x" * 5_000, "\u0645\u0631\u06cc\u0645 B", "Nur 'Jr' & Söhne"])
def test_whatever_somebody_is_called_stands_there_as_it_is(page: Page, name: str) -> None:
    opened, session = page.desk.opened, page.desk.desk.session
    person = opened.add(name, organisation=name, title=name, tags=(name,)).id
    session.facts.add(person, "url", name)
    session.notes.add(person, name)
    opened.interactions.log(person, NewLog(text=name))
    opened.follow_ups.add(person, TODAY, name)
    page.view.show_person(person)
    page.view.show_notes()
    assert page.view.header.name.text().startswith(name[:20])
    assert page.view.strip.isVisible()
    for label in page.view.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()
    for widget in page.view.findChildren(QWidget):
        assert "<img" not in widget.toolTip()


def test_a_link_is_shown_whole_before_it_is_opened(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(_written(url)))
    page.desk.desk.session.notes.add(page.person, "See [the minutes](https://example.org/a?b=c) of the guild.")
    page.view.show_notes()
    page.view.reload()
    next(iter(page.view.main.notes.cards.values())).text.anchorClicked.emit("#0")
    line = page.view.link_line
    assert line.isVisible()
    assert "https://example.org/a?b=c" in page.words
    assert opened == []
    line.leave.click()
    assert not line.isVisible()
    page.fact("mail").open.click()
    assert "mailto:amara@example.org" in page.words
    line.open.click()
    assert opened == ["mailto:amara@example.org"]
    assert not line.isVisible()


@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "HTTPS:", "smb://x", "https:// x", ""]
)
def test_other_links_open_nothing(page: Page, monkeypatch: pytest.MonkeyPatch, link: str) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(_written(url)))
    page.view.ask_link(link)
    assert not page.view.link_line.isVisible()
    page.view.link_line.open.click()
    assert opened == []


def test_a_look_alike_address_is_written_so_that_it_shows(page: Page) -> None:
    page.view.ask_link("https://\u0435\u0445ample.org/")
    assert page.view.link_line.address == "https://xn--ample-ywe6i.org/"


def test_what_was_copied_is_cleared_only_while_it_is_still_ours(page: Page) -> None:
    clipboard, care = QGuiApplication.clipboard(), clipboard_care()
    page.fact("mail").copy.click()
    assert clipboard.text() == "amara@example.org"
    assert clipboard.mimeData().data("x-kde-passwordManagerHint") == b"secret"
    assert page.desk.notices.said == ["Copied. The clipboard is cleared in 30 seconds."]
    care.forget()
    assert clipboard.text() == ""
    page.fact("mail").copy.click()
    clipboard.setText("something else")
    care.forget()
    assert clipboard.text() == "something else"


def test_erasing_asks_with_counts_and_enter_keeps(page: Page) -> None:
    gone: list[bool] = []
    page.view.gone.connect(lambda: gone.append(True))
    page.desk.opened.interactions.log(page.person, NewLog(text="x"))
    page.run("contact.erase")
    sheet = page.view.window().findChild(AskSheet)
    assert sheet is not None
    said = "\n".join(label.text() for label in sheet.findChildren(QLabel))
    assert "Amara Okafor" in said
    assert "4 entries" in said
    page.press(ENTER)
    assert gone == []
    assert page.desk.opened.rows("SELECT count(*) FROM person WHERE given = 'Amara'") == [(1,)]
    page.run("contact.erase")
    asked = page.view._ask
    assert asked is not None
    asked.acted.emit()
    assert gone == [True]
    assert page.desk.opened.rows("SELECT count(*) FROM person WHERE given = 'Amara'") == [(0,)]
    assert page.enabled() == set()


def test_moving_to_the_bin_leaves_the_page_and_goes_back(page: Page) -> None:
    before = page.desk.opened.snapshot()
    page.run("contact.bin")
    assert page.enabled() == set()
    page.desk.opened.vault.history.undo()
    assert page.desk.opened.snapshot() == before


def test_the_menu_of_more_says_what_can_be_done(page: Page) -> None:
    page.view.header.more.click()
    menu: Menu | None = page.view._menu
    assert menu is not None
    assert [one.text().split("\t")[0] for one in menu.actions() if one.text()][-3:] == [
        "Export this person", "Move to the bin", "Erase for good…",
    ]  # fmt: skip
    menu.close()


@pytest.mark.parametrize(("width", "step"), [(1000, "wide"), (799, "middle"), (500, "narrow")])
def test_the_cards_go_where_there_is_room(page: Page, width: int, step: str) -> None:
    page.view.window().resize(width + 40, 900)
    page.view.setFixedWidth(width)
    QApplication.processEvents()
    assert page.view._content.step == step
    side, main = page.view._content.side, page.view.main
    assert (side.y() == main.y()) == (step == "wide")


def test_everything_that_takes_the_focus_has_a_name(page: Page) -> None:
    page.desk.opened.interactions.log(page.person, NewLog(text="x"))
    page.desk.desk.session.notes.add(page.person, "y")
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


def test_nothing_flashes_up_as_a_window_of_its_own(page: Page, qapp: QApplication) -> None:
    flashed: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                flashed.append(watched)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        page.desk.opened.interactions.log(page.person, NewLog(text="x"))
        page.desk.opened.add("Leila Farahani")
        page.desk.desk.session.relationships.add(page.person, "mentor of Leila")
        page.desk.desk.session.notes.add(page.person, "y")
        page.desk.opened.follow_ups.add(page.person, TODAY, "z")
        page.view.reload()
        page.fact("mail").edit()
        for kind in ("phone", "address", "birthday", "field", "url"):
            page.view.facts.begin(kind)
        page.view.edit()
        page.view.edit_met()
        timeline = page.view.main.timeline
        timeline.presenter.open(timeline.list.rows.lines[0].key)
        page.view.show_person(page.desk.opened.add("Bo Berg").id)
        QApplication.processEvents()
    finally:
        qapp.removeEventFilter(watch)
    assert flashed == []


class TestInTheWholeWindow:
    def test_delete_in_the_timeline_means_the_entry(self, ready: DrivenWindow) -> None:
        amara = ready.person()
        page = ready.go("people", f"person:{amara}")
        view = page.findChild(ContactView)
        assert view is not None
        rows = view.main.timeline.list
        at = next(row for row, line in enumerate(rows.rows.lines) if view.main.timeline.presenter.can_edit(line.key))
        rows.setCurrentIndex(rows.rows.index(at))
        rows.setFocus()
        key = rows.key
        ready.press("Del")
        ready.settle()
        assert rows.rows.row_of(key) < 0
        assert view.presenter.person == amara
        ready.press("Ctrl+Z")
        ready.settle()
        assert rows.rows.row_of(key) >= 0

    def test_letters_act_on_the_person_and_not_while_somebody_types(self, ready: DrivenWindow) -> None:
        amara = ready.person()
        page = ready.go("people", f"person:{amara}")
        view = page.findChild(ContactView)
        assert view is not None
        row = next(iter(view.facts.rows.values()))
        mark = row.fact.mark
        row.words.setFocus()
        ready.press("P")
        ready.settle()
        assert row.fact.mark != mark
        ready.press("R")
        assert ready.focus() is view.relations.field
        ready.type("reports to P")
        assert view.relations.field.text() == "reports to P"
        ready.settle()
        ready.press("Esc")

    def test_an_organisation_opens_from_its_name_and_back(self, ready: DrivenWindow) -> None:
        page = ready.go("people", f"person:{ready.person()}")
        assert isinstance(page, PeoplePage)
        view = page.findChild(ContactView)
        assert view is not None
        # The list opens the row it stopped at a moment later.
        ready.until(lambda: not page._passing.isActive())
        ready.settle()
        view.header.organisation.setFocus()
        ready.press("Return")
        ready.settle()
        assert not view.isVisible()
        ready.press("Alt+Left")
        ready.settle()
        assert view.isVisible()


def _pills(page: Page) -> list[str]:
    return [one.name for one in page.view.header.tags.findChildren(TagPill) if one.isVisible()]


def _written(url: QUrl) -> str:
    return bytes(url.toEncoded().data()).decode()


def test_a_name_of_thousands_of_letters_fills_no_page_and_is_whole_where_it_is_changed(page: Page) -> None:
    long = "Adaeze" * 1_500 + " Okafor"
    page.desk.desk.session.people.edit(page.person, PersonEdit(name=PersonName.typed(long), title="Engineer " * 900))
    page.view.reload()
    header = page.view.header
    assert len(header.name.text()) <= 81
    assert len(header.title.text()) <= 81
    assert "AdaezeAdaeze" in header.name.toolTip()
    assert len(page.view.known.title.text()) < 80
    assert page.view.strip.height() < 120
    header.edit_name()
    assert header.form.name.text() == long


def test_an_address_of_the_web_is_read_in_letters_and_changed_as_it_is(page: Page) -> None:
    real = "https://www.linkedin.com/in/am%C3%A1ra"
    page.desk.desk.session.facts.add(page.person, "url", real)
    page.view.reload()
    row = page.fact("url")
    assert row.words.text() == "linkedin.com/in/amára"
    assert row.fact.typed == real
    assert row.fact.opens == real


@pytest.mark.parametrize(
    ("pronouns", "title"),
    [
        ("she/her", "How you know her"),
        ("they/them", "How you know them"),
        ("sie/ihr", "How you know Amara"),
        ("", "How you know Amara"),
    ],
)
def test_how_somebody_is_known_is_one_sentence(page: Page, pronouns: str, title: str) -> None:
    page.desk.desk.session.people.edit(page.person, PersonEdit(pronouns=pronouns))
    page.view.reload()
    assert page.view.known.title.text() == title
