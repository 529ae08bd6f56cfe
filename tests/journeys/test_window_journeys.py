# SPDX-License-Identifier: GPL-3.0-or-later
"""What people come for, on the real window from the first key to the last, by keyboard alone."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QLabel, QWidget

from coterie.shipped import sample_data
from coterie.ui.pages import PAGES
from coterie.ui.pages.page import PageView
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.rows import ROW_ROLE
from coterie.ui.parts.sheet import Sheet
from coterie.ui.shell.history import Place
from tests.builders import PASSPHRASE
from tests.ui.clipping import shown_in
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.window import DrivenWindow, Windows

WORDS = "tyranny detector groggy norfolk wench"
ARCHIVE = "Basic_LinkedInDataExport_03-12-2026"


@pytest.fixture
def pick(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the next file dialog answer with these files; the desktop's own dialogs cannot be driven."""

    def answer(*files: Path) -> None:
        names = [str(file) for file in files]
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: (names, ""))
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (names[0], ""))

    return answer


@pytest.fixture
def exports(tmp_path: Path) -> list[Path]:
    """Give the invented exports as a person has them: an archive, cards and a calendar."""
    archive = shutil.make_archive(str(tmp_path / ARCHIVE), "zip", sample_data() / "linkedin")
    return [tmp_path / f"{ARCHIVE}.zip", sample_data() / "cards.vcf", sample_data() / "calendar.ics"] if archive else []


def people_of(driven: DrivenWindow) -> set[str]:
    """Give the names of everybody in the open vault."""
    return {row.name for row in driven.session.searching.people("", 500).rows}


def ways_to_reach(driven: DrivenWindow) -> dict[str, set[tuple[str, str]]]:
    """Give everybody with their addresses and numbers."""
    rows = driven.session.searching.people("", 500).rows
    cards = [driven.session.people.show(row.id) for row in rows]
    return {card.name: {(point.kind, point.value) for point in card.contact_points} for card in cards}


def said(driven: DrivenWindow) -> str:
    """Give the last sentence of a toast."""
    messages = driven.shell.notices.messages
    return messages[-1].text if messages else ""


def rows_of(top: QWidget) -> list[str]:
    """Give the rows of all lists in sight, as they are read out."""
    return [
        str(view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        for view in shown_in(top)
        if isinstance(view, QAbstractItemView)
        for row in range(view.model().rowCount())
    ]


def words_in(top: QWidget) -> str:
    """Give all labels in sight."""
    return "\n".join(widget.text() for widget in shown_in(top) if isinstance(widget, QLabel))


def current_row(driven: DrivenWindow) -> str:
    """Give the row the focus is on, as it is read out."""
    view = driven.focus()
    assert isinstance(view, QAbstractItemView)
    return str(view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def make_vault_by_keyboard(driven: DrivenWindow) -> None:
    """Go through the first run up to the last step."""
    assert heard(driven.focus()).name == "Name of the vault"
    driven.press("Ctrl+A")
    driven.type("Noor")
    driven.press("Return")
    driven.type(WORDS)
    driven.tab_to("Repeat the passphrase")
    driven.type(WORDS)
    forward = next(one for one in driven.way_in.findChildren(Button) if one.text() == "Continue")
    driven.until(forward.isEnabled, "the passphrase is not taken")
    driven.press("Return")
    driven.tab_to("Later")
    driven.press("Return")
    driven.settle()


class TestTheFirstHour:
    def test_from_nothing_to_a_first_page_of_things_to_do(
        self, windows: Windows, tmp_path: Path, pick: Callable[..., None], exports: list[Path]
    ) -> None:
        driven = windows.empty(tmp_path)
        make_vault_by_keyboard(driven)
        assert driven.app.default_vault.is_dir()

        pick(*exports)
        driven.tab_to("Choose file")
        driven.press("Return")
        driven.until(lambda: driven.window.shell is not None, "no shell opens")
        driven.settle()
        assert place(driven) == "import_export"
        shown = words_in(driven.page)
        assert all(file.name in shown or file.name in "\n".join(rows_of(driven.page)) for file in exports)
        assert people_of(driven) == set(), "something is written before anybody said so"

        driven.press("Ctrl+Return")
        driven.settle()
        assert "Amara Okafor" in people_of(driven)
        driven.tab_to("Undo this import")

        driven.press("Ctrl+1")
        driven.settle()
        assert len([row for row in rows_of(driven.page) if row]) >= 3

    def test_what_came_in_can_go_out_again_from_where_it_came(
        self, windows: Windows, tmp_path: Path, pick: Callable[..., None], exports: list[Path]
    ) -> None:
        driven = windows.empty(tmp_path)
        make_vault_by_keyboard(driven)
        driven.tab_to("Start empty")
        driven.press("Return")
        driven.until(lambda: driven.window.shell is not None, "no shell opens")
        driven.settle()
        assert people_of(driven) == set()

        pick(*exports)
        driven.press("Ctrl+O")
        driven.settle()
        driven.press("Ctrl+Return")
        driven.settle()
        assert people_of(driven)
        driven.tab_to("Undo this import")
        driven.press("Return")
        driven.settle()
        if driven.sheet is not None:
            driven.press("Return")
            driven.settle()
        assert people_of(driven) == set()

    def test_with_invented_people_and_without_them_again(self, windows: Windows, tmp_path: Path) -> None:
        driven = windows.empty(tmp_path)
        make_vault_by_keyboard(driven)
        driven.tab_to("Load 40 fictional people")
        driven.press("Return")
        driven.until(lambda: driven.window.shell is not None, "no shell opens")
        driven.settle()
        assert "Amara Okafor" in people_of(driven)
        assert "Amara Okafor" in "\n".join(rows_of(driven.page))
        driven.press("Ctrl+Z")
        driven.settle()
        assert people_of(driven) == set()

    def test_possible_duplicates_are_decided_by_single_keys(self, ready: DrivenWindow) -> None:
        ready.go("import_export", "duplicates")
        before = ready.session.duplicates.open_pairs()
        assert before
        ready.press("M")
        ready.settle()
        assert ready.session.duplicates.open_pairs() < before
        ready.press("Ctrl+Z")
        ready.settle()
        assert ready.session.duplicates.open_pairs() == before
        ready.press("A")
        ready.settle()
        assert ready.session.duplicates.open_pairs() < before


class TestFiveMinutesADay:
    def test_done_and_undone(self, ready: DrivenWindow) -> None:
        row, open_before = current_row(ready), todo(ready)
        ready.press("E")
        ready.settle()
        assert todo(ready) == open_before - 1
        assert current_row(ready) != row
        ready.press("Ctrl+Z")
        ready.settle()
        assert todo(ready) == open_before
        assert said(ready).startswith("Undone")
        assert row in rows_of(ready.page)

    def test_put_off_until_next_week(self, ready: DrivenWindow) -> None:
        step_to(ready, "today.snooze")
        row, open_before = current_row(ready), todo(ready)
        ready.press("S")
        assert QApplication.activePopupWidget() is not None
        ready.press("Down")
        ready.press("Return")
        ready.settle()
        assert todo(ready) == open_before - 1
        assert row not in rows_of(ready.page)

    def test_logged_in_one_line(self, ready: DrivenWindow) -> None:
        view = ready.focus()
        assert isinstance(view, QAbstractItemView)
        person = ready.person(view.currentIndex().data(ROW_ROLE).name)
        before = len(ready.session.interactions.timeline(person, 99))
        ready.press("L")
        ready.type("She is looking for a data engineer.")
        ready.press("Ctrl+Return")
        ready.settle()
        assert ready.sheet is None
        newest = ready.session.interactions.timeline(person, 99)
        assert len(newest) == before + 1
        assert newest[0].text == "She is looking for a data engineer."
        assert said(ready).startswith("Logged.")
        assert isinstance(ready.focus(), QAbstractItemView)

    def test_a_follow_up_planned_from_the_row(self, ready: DrivenWindow) -> None:
        ready.press("F")
        ready.type("send the slides")
        ready.press("Ctrl+Return")
        ready.settle()
        assert said(ready).startswith("Planned for")
        assert ready.session.searching.find("slides", 5).hits


class TestBeforeAndAfterAMeeting:
    def test_found_by_a_few_letters_and_logged_from_the_palette(self, ready: DrivenWindow) -> None:
        person = ready.person("Amara Okafor")
        before = len(ready.session.interactions.timeline(person, 99))
        ready.press("Ctrl+K")
        ready.type("amara")
        ready.settle()
        while "Amara Okafor" not in palette_line(ready):
            ready.press("Down")
        ready.press("Tab")
        while not palette_line(ready).startswith("Log a contact"):
            ready.press("Down")
        ready.press("Return")
        ready.settle()
        ready.type("Coffee at the harbour")
        ready.press("Ctrl+Return")
        ready.settle()
        assert len(ready.session.interactions.timeline(person, 99)) == before + 1

    def test_her_page_opens_from_the_palette(self, ready: DrivenWindow) -> None:
        ready.press("Ctrl+K")
        ready.type("amara")
        ready.settle()
        while "Amara Okafor" not in palette_line(ready):
            ready.press("Down")
        ready.press("Return")
        ready.settle()
        assert place(ready) == "people"
        assert ready.shell.place is not None
        assert ready.shell.place.selection == f"person:{ready.person('Amara Okafor')}"
        brief = words_in(ready.page) + "\n".join(rows_of(ready.page))
        assert "Video call with Amara" in brief, "not what was said last"
        assert "streaming talk notes" in brief, "not what was promised"

    def test_logged_and_taken_back_on_her_page(self, ready: DrivenWindow) -> None:
        person = ready.person("Amara Okafor")
        before = len(ready.session.interactions.timeline(person, 99))
        ready.shell.open_person(person)
        ready.settle()
        ready.press("L")
        ready.type("She said yes.")
        ready.press("Ctrl+Return")
        ready.settle()
        assert len(ready.session.interactions.timeline(person, 99)) == before + 1
        assert "She said yes." in "\n".join(rows_of(ready.page))
        ready.press("Ctrl+Z")
        ready.settle()
        assert "She said yes." not in "\n".join(rows_of(ready.page))

    def test_one_line_becomes_what_it_says_after_it_was_shown(self, ready: DrivenWindow) -> None:
        person = ready.person("Amara Okafor")
        before = len(ready.session.interactions.timeline(person, 99))
        ready.press("Ctrl+N")
        ready.type("l: Coffee with Amara yesterday #intro")
        ready.settle()
        assert ready.sheet is not None
        assert "Amara Okafor" in words_in(ready.sheet)
        assert len(ready.session.interactions.timeline(person, 99)) == before, "written before anybody said so"
        ready.press("Return")
        ready.settle()
        assert not ready.is_covered()
        logged = ready.session.interactions.timeline(person, 99)
        assert len(logged) == before + 1
        ready.press("Ctrl+Z")
        ready.settle()
        assert len(ready.session.interactions.timeline(person, 99)) == before


class TestAWholeLifeOut:
    def test_cards_that_come_in_again_are_the_same_people(
        self, ready: DrivenWindow, windows: Windows, tmp_path: Path, pick: Callable[..., None]
    ) -> None:
        target = tmp_path / "everybody.vcf"
        pick(target)
        ready.go("import_export", "export")
        ready.press("Ctrl+Return")
        ready.settle()
        assert target.is_file()
        assert ready.session.exporting.ledger()
        known = ways_to_reach(ready)

        other = windows.empty(tmp_path / "other")
        make_vault_by_keyboard(other)
        pick(target)
        other.tab_to("Choose file")
        other.press("Return")
        other.until(lambda: other.window.shell is not None, "no shell opens")
        other.settle()
        other.press("Ctrl+Return")
        other.settle()
        assert ways_to_reach(other) == known

    def test_what_is_planned_as_reminders_of_a_calendar(
        self, ready: DrivenWindow, tmp_path: Path, pick: Callable[..., None]
    ) -> None:
        target = tmp_path / "planned.ics"
        pick(target)
        ready.go("import_export", "export")
        ready.tab_to("Contacts, vCard")
        while "iCalendar" not in heard(ready.focus()).name:
            ready.press("Down")
        ready.settle()
        ready.press("Ctrl+Return")
        ready.settle()
        written = target.read_text(encoding="utf-8")
        assert written.startswith("BEGIN:VCALENDAR")
        assert written.count("BEGIN:VALARM") >= 6


class TestLocking:
    @pytest.mark.parametrize("page", [page.id for page in PAGES if page.in_sidebar])
    def test_the_same_page_comes_back(self, ready: DrivenWindow, page: str) -> None:
        ready.go(page)
        ready.press("Ctrl+L")
        ready.settle()
        assert ready.window.windowTitle() == "Coterie"
        ready.unlock()
        assert place(ready) == page

    def test_what_was_chosen_comes_back_too(self, ready: DrivenWindow) -> None:
        person = ready.person("Joy Mensah")
        ready.shell.open_person(person)
        ready.settle()
        ready.press("Ctrl+L")
        ready.settle()
        ready.unlock()
        # What was chosen is read when the page is there.
        ready.until(lambda: ready.shell.place == Place("people", f"person:{person}"), "somebody else is chosen")
        ready.until(lambda: current_row(ready).startswith("Joy Mensah"), "another row is the current one")

    def test_no_page_no_sheet_and_no_name_is_left(self, ready: DrivenWindow) -> None:
        for page in PAGES:
            ready.go(page.id)
        ready.shell.log(ready.person())
        ready.settle()
        ready.press("Ctrl+L")
        ready.settle()
        left = [widget for widget in QApplication.allWidgets() if widget.window() is ready.window]
        assert not [widget for widget in left if isinstance(widget, (PageView, Sheet, QAbstractItemView))]
        assert "Okafor" not in words_in(ready.window)
        assert not [widget for widget in left if "Okafor" in widget.accessibleName() + widget.toolTip()]

    def test_a_wrong_passphrase_leaves_it_locked_and_marked(self, windows: Windows, tmp_path: Path) -> None:
        driven = windows.locked(tmp_path)
        driven.type("open sesame, please")
        driven.press("Return")
        driven.settle()
        assert driven.window.shell is None
        assert "That passphrase did not open the vault." in words_in(driven.middle)
        driven.type(PASSPHRASE)
        driven.press("Return")
        driven.until(lambda: driven.window.shell is not None, "what was typed before is not replaced")


def step_to(driven: DrivenWindow, action: str) -> None:
    """Go down the list of the day to a row that something can be done with."""
    for _row in range(20):
        if any(one.id == action for one in driven.window.register.available()):
            return
        driven.press("J")
    raise AssertionError(f"no row for {action}")


def place(driven: DrivenWindow) -> str:
    """Give the page in front."""
    assert driven.shell.place is not None
    return driven.shell.place.page


def todo(driven: DrivenWindow) -> int:
    """Give the number beside Today in the sidebar."""
    name = heard(driven.shell.sidebar._rows["today"]).name
    return int(name.split()[1]) if "open" in name else 0


def palette_line(driven: DrivenWindow) -> str:
    """Give the line of the palette that Enter would run."""
    assert driven.sheet is not None
    (found,) = driven.sheet.findChildren(QAbstractItemView)
    return str(found.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
