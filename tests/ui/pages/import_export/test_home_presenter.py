# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands beside the place where files are chosen, without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.domain.column_maps.maps import ColumnMap
from coterie.domain.people import PersonEdit, PersonName
from coterie.services.exporting import Choice
from coterie.services.jobs import QuietJob
from coterie.services.paper import PrintedThing
from coterie.ui.pages.import_export.home_presenter import UNDO, HomePresenter
from tests.storage.importing.foreign import card, connection
from tests.ui.pages.import_export.staging import MIRA, Shown, Staged

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.ui.pages.import_export.home_presenter import HomeText
    from coterie.ui.pages.import_export.tables.lines import TableText


class Home:
    """The first pane with what it showed."""

    def __init__(self, staged: Staged) -> None:
        self.staged, self.seen = staged, Shown()
        self.presenter = HomePresenter(staged.desk, self.seen)
        staged.changed = self.presenter.reload
        self.presenter.reload()

    @property
    def shown(self) -> HomeText:
        return self.seen.last("show_home")  # type: ignore[no-any-return] # the view remembers anything


@pytest.fixture
def home(staged: Staged) -> Home:
    return Home(staged)


def words(table: TableText) -> list[list[str]]:
    return [[text for cell in line.cells for text in (cell.text, cell.below) if text] for line in table.lines]


def test_a_new_vault_has_no_past(home: Home) -> None:
    shown = home.shown
    assert (shown.past.lines, shown.exports.lines) == ((), ())
    assert (shown.past.empty, shown.exports.empty) == ("Nothing was brought in yet.", "Nothing has left this vault.")
    assert (shown.pairs, shown.has_pairs) == ("Nobody waits for a decision.", False)


def test_a_mapping_that_is_kept_can_be_forgotten_and_kept_again(home: Home) -> None:
    column_map = ColumnMap("people", (("wer", "name"), ("mail", "mail")), "Rowing club")
    home.staged.session.column_maps.keep(column_map)
    home.presenter.reload()
    assert list(home.shown.kept) == [("Rowing club", "People, 2 columns")]
    home.presenter.forget(0)
    assert list(home.shown.kept) == []
    text, button, act = home.staged.notices.offers[-1]
    assert (text, button) == ("Files with the columns of “Rowing club” are asked about again.", "Keep it")
    act()
    assert home.staged.session.column_maps.all() == [column_map]


def test_past_imports_say_what_they_did_and_can_be_undone(home: Home) -> None:
    home.staged.have_mira()
    before = home.staged.opened.snapshot()
    home.staged.files.bring(home.staged.files.file("cards.vcf", card("Ana Lindqvist")))
    home.presenter.reload()
    newest, oldest = words(home.shown.past)
    assert newest == [
        "Import 1 person from cards", "today at 10:00, cards.vcf", "1 added", "can be undone until 1 April", "Undo",
    ]  # fmt: skip
    assert oldest[0] == "Import 1 person from LinkedIn"
    assert home.shown.past.lines[0].cells[-1].name == UNDO
    home.presenter.undo(0)
    assert home.staged.opened.snapshot() == before
    assert home.staged.notices.undoable == ["Undone: Import 1 person from cards."]
    assert words(home.shown.past)[0][-2:] == ["Undone", "today at 10:00"]
    home.presenter.undo(0)
    assert len(home.staged.notices.said) == 1


def test_what_an_undo_leaves_is_said(home: Home) -> None:
    home.staged.have_mira()
    home.staged.session.people.edit(home.staged.files.person(MIRA), PersonEdit(name=PersonName.typed("Mirabel Okafor")))
    home.presenter.reload()
    home.presenter.undo(0)
    (said,) = home.staged.notices.said
    assert said.startswith("Undone: Import 1 person from LinkedIn. 1 thing stays: ")
    assert "Mirabel Okafor" in said


def test_a_past_import_leads_to_its_report(home: Home) -> None:
    home.staged.have_mira()
    home.presenter.reload()
    home.presenter.open(0)
    assert home.seen.last("open_report") == 1


def test_pairs_that_wait_are_counted(home: Home) -> None:
    home.staged.opened.add("Ana Lindqvist", organisation="Fjord")
    home.staged.files.bring(home.staged.archive(connection("Ana Lindqvist", "Fjord")))
    home.presenter.reload()
    assert (home.shown.pairs, home.shown.has_pairs) == ("1 pair may be the same person.", True)
    assert words(home.shown.past)[0][2] == "1 to compare"


def test_exports_stand_in_the_ledger_without_their_folder(home: Home, tmp_path: Path) -> None:
    home.staged.opened.add("Ana Lindqvist", emails=("ana@example.org",))
    home.staged.session.exporting.write("vcard", tmp_path / "contacts.vcf", Choice(), QuietJob())
    home.staged.session.exporting.write("reminders", tmp_path / "days.ics", Choice(), QuietJob())
    home.presenter.reload()
    assert words(home.shown.exports) == [
        ["days.ics", "Dates and titles", "0 reminders", "today at 10:00"],
        ["contacts.vcf", "Name, email", "1 person", "today at 10:00"],
    ]
    assert str(tmp_path) not in str(home.shown)


def test_days_are_said_as_far_as_they_are(home: Home) -> None:
    home.staged.have_mira()
    for days, said in ((1, "yesterday at 10:00"), (30, "2 March")):
        home.staged.opened.clock.go(days)
        home.presenter.reload()
        assert said in words(home.shown.past)[0][1]


def test_an_import_that_brought_no_people_says_what_it_brought(home: Home) -> None:
    home.staged.files.bring(home.staged.archive(Skills="Name\nBaking\n"))
    home.presenter.reload()
    assert words(home.shown.past)


def test_what_was_printed_stands_in_the_ledger_by_what_it_was(home: Home, tmp_path: Path) -> None:
    printing = home.staged.session.printing
    for what in ("person", "people", "today", "calendar", "later"):
        printing.printed(PrintedThing(what, 2, 7, ("name",)))
    printing.save(tmp_path / "secret-name.pdf", b"%PDF-", PrintedThing("people", 1, 1, ("name",)))
    home.presenter.reload()
    lines = [line.spoken for line in home.shown.exports.lines]
    assert lines == [
        "A list of people: Saved as PDF, 1 person, today at 10:00",
        "Pages: Printed, 7 lines, today at 10:00",
        "Days of the calendar: Printed, 7 lines, today at 10:00",
        "The list of a day: Printed, 7 lines, today at 10:00",
        "A list of people: Printed, 2 people, today at 10:00",
        "The page of a person: Printed, 2 people, today at 10:00",
    ]
