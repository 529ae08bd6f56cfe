# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking people out, without a window: what is shown is what leaves."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest

from coterie.domain.calendar_events import NewEvent
from coterie.domain.people import PersonEdit
from coterie.ui.pages.import_export.export.presenter import CHOSEN, EVERYBODY, SEARCHED, ExportPresenter
from tests.ui.pages.import_export.staging import Shown, Staged

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.ui.pages.import_export.export.words import ExportText, SheetText


class Export:
    """An export with what it showed."""

    def __init__(self, staged: Staged) -> None:
        self.staged, self.seen = staged, Shown()
        self.presenter = ExportPresenter(staged.desk, self.seen)

    @property
    def shown(self) -> ExportText:
        return self.seen.last("show_export")  # type: ignore[no-any-return] # the view remembers anything

    @property
    def sheet(self) -> SheetText:
        return self.seen.last("show_sheet")  # type: ignore[no-any-return] # the view remembers anything

    def fields(self) -> dict[str, tuple[str, bool]]:
        return {field.key: (field.number, field.ticked) for field in self.shown.fields}

    def stays(self) -> dict[str, str]:
        return {one.text: one.number for one in self.shown.stays}

    def whom(self) -> list[str]:
        values = next(values for name, values in reversed(self.seen.calls) if name == "show_wishes")
        return [key for key, _text in values[1]]

    def all_sheets(self) -> str:
        """Page through everybody and give all texts."""
        texts = [self.sheet.text]
        while self.sheet.can_go_on:
            self.presenter.go_to(1)
            texts.append(self.sheet.text)
        return "".join(texts)


@pytest.fixture
def export(staged: Staged) -> Export:
    ana = staged.opened.add("Ana Lindqvist", emails=("ana@example.org",), phones=("+44 20 7946 0001",),
                            organisation="Fjord", tags=("mentor",))  # fmt: skip
    staged.session.people.edit(ana.id, PersonEdit(note="Plays chess", birthday="1990-05-22"))
    wei = staged.opened.add("Wei Zhang", phones=("+44 20 7946 0002",))
    staged.opened.run(f"UPDATE contact_point SET sensitivity = 1 WHERE person_id = {wei.id}")
    made = Export(staged)
    made.presenter.open(())
    return made


def test_everybody_leaves_with_what_is_not_private(export: Export) -> None:
    assert export.fields() == {
        "name": ("2", True), "work": ("1", True), "mail": ("1", True), "phone": ("1 of 2", True),
        "birthday": ("1", True), "tags": ("1", True), "notes": ("0 of 1", False),
    }  # fmt: skip
    texts = {field.key: field.text for field in export.shown.fields}
    assert texts["phone"] == "Marked private on 1 person: left out there"
    assert texts["name"] == "Always included"
    assert export.stays() == {
        "Private: phone": "1", "Notes about people": "1", "Strength, cadence and timeline": "always",
    }  # fmt: skip
    assert (export.shown.who, export.shown.summary) == ("2 people", "2 people, 7 values")


def test_the_texts_together_are_the_bytes_of_the_file(export: Export, tmp_path: Path) -> None:
    export.presenter.tick("mail", False)
    target = tmp_path / "contacts.vcf"
    shown = export.all_sheets()
    export.presenter.save(target)
    assert shown.encode() == target.read_bytes()
    assert "ana@example.org" not in shown
    assert "0002" not in shown
    assert export.staged.notices.said == [
        "Saved 2 people to contacts.vcf. It is not encrypted. Written to your ledger."
    ]
    (entry,) = export.staged.session.exporting.ledger()
    assert (entry.file_name, entry.people) == ("contacts.vcf", 2)


def test_a_table_shows_its_heading_with_each_person(export: Export, tmp_path: Path) -> None:
    export.presenter.choose_form("csv")
    heading, row = export.sheet.text.splitlines()
    assert heading.startswith("Name,Given name")
    assert row.startswith("Ana Lindqvist")
    export.presenter.save(tmp_path / "people.csv")
    assert row in (tmp_path / "people.csv").read_text(encoding="utf-8-sig")
    export.presenter.be_exact(True)
    assert export.sheet.text.startswith("Name")
    assert export.presenter.file_name == "people.csv"


def test_what_stays_of_somebody_stands_below_their_text(export: Export) -> None:
    assert export.sheet.held == "Held back: notes about people"
    assert export.sheet.above == "Exactly this text for each person. Ana Lindqvist:"
    export.presenter.go_to(1)
    assert (export.sheet.held, export.sheet.place) == ("Held back: phone", "2 of 2")
    assert (export.sheet.can_go_back, export.sheet.can_go_on) == (True, False)
    export.presenter.go_to(1)
    assert export.sheet.place == "2 of 2"


def test_an_unticked_field_is_counted_among_what_stays(export: Export) -> None:
    export.presenter.tick("birthday", False)
    assert export.fields()["birthday"] == ("0 of 1", False)
    assert export.stays()["Birthday"] == "1"
    assert "BDAY" not in export.sheet.text
    export.presenter.tick("birthday", True)
    assert "BDAY" in export.sheet.text


def test_notes_leave_only_when_they_are_unlocked(export: Export) -> None:
    notes = next(field for field in export.shown.fields if field.key == "notes")
    assert notes.locked
    assert "chess" not in export.sheet.text
    export.presenter.unlock_notes(True)
    assert export.shown.notes_leave
    assert "Plays chess" in export.sheet.text
    assert export.fields()["notes"] == ("1", True)
    export.presenter.unlock_notes(False)
    assert "chess" not in export.sheet.text
    export.presenter.unlock_notes(True)
    export.presenter.open(())
    assert not export.shown.notes_leave


def test_chosen_people_leave_and_nobody_else(export: Export) -> None:
    wei = export.staged.session.searching.ids_in_order()[1]
    export.presenter.open([wei])
    assert (export.shown.who, export.sheet.place) == ("1 person", "1 of 1")
    assert export.whom() == [EVERYBODY, CHOSEN, SEARCHED]
    export.presenter.choose_who(EVERYBODY)
    assert export.shown.who == "2 people"


def test_a_filter_says_who_leaves(export: Export) -> None:
    export.presenter.choose_who(SEARCHED)
    assert (export.shown.who, export.shown.can_save) == ("0 people", False)
    assert export.sheet.above == "Nobody and nothing would leave."
    export.presenter.search("tag:mentor")
    assert export.shown.who == "1 person"
    kept = export.staged.session.filters.keep("Mentors", "tag:mentor")
    export.presenter.reload()
    assert export.whom() == [EVERYBODY, f"filter:{kept.id}", SEARCHED]
    export.presenter.choose_who(f"filter:{kept.id}")
    assert export.shown.who == "1 person"


def test_reminders_leave_as_one_text(export: Export, tmp_path: Path) -> None:
    export.presenter.choose_form("reminders")
    assert export.shown.fields == ()
    assert export.shown.summary == "1 reminder"
    assert "BEGIN:VEVENT" in export.sheet.text
    assert "Ana Lindqvist" in export.sheet.text
    export.presenter.name_nobody(True)
    assert "Ana Lindqvist" not in export.sheet.text
    export.presenter.choose_as("task")
    assert "BEGIN:VTODO" in export.sheet.text
    shown = export.sheet.text
    export.presenter.save(tmp_path / "days.ics")
    assert (tmp_path / "days.ics").read_bytes() == shown.encode()
    assert export.staged.notices.said[-1].startswith("Saved 1 reminder to days.ics.")


def test_the_days_of_a_calendar_leave_as_one_text(export: Export, tmp_path: Path) -> None:
    calendar, today = export.staged.session.calendar, export.staged.opened.clock.today()
    ana = next(row.id for row in export.staged.session.searching.best("ana", 1).rows)
    for number in (0, 20):
        calendar.add(NewEvent(f"Talk {number}", today + timedelta(days=number), time(9), 30, people=(ana,)))
    secret = calendar.add(NewEvent("Doctor", today))
    export.staged.opened.run(f"UPDATE event SET sensitivity = 1 WHERE id = {secret}")
    export.presenter.open_calendar(today, today + timedelta(days=6))
    assert (export.shown.fields, export.shown.summary) == ((), "1 entry")
    assert export.stays()["Private: events"] == "1"
    assert "Talk 0" in export.sheet.text
    export.presenter.choose_days(today, today + timedelta(days=20))
    assert export.shown.summary == "2 entries"
    export.presenter.choose_days(None, today)
    assert export.shown.summary == "2 entries"
    export.presenter.name_nobody(True)
    assert "Ana" not in export.sheet.text
    assert "SUMMARY:Busy" in export.sheet.text
    shown = export.sheet.text
    export.presenter.save(tmp_path / export.presenter.file_name)
    assert (tmp_path / "calendar.ics").read_bytes() == shown.encode()
    assert export.staged.notices.said[-1].startswith("Saved 2 entries to calendar.ics.")


def test_a_calendar_chosen_by_hand_begins_with_a_year_on_either_side(export: Export) -> None:
    today = export.staged.opened.clock.today()
    for number in (-300, 300, 400):
        export.staged.session.calendar.add(NewEvent("Talk", today + timedelta(days=number)))
    export.presenter.choose_form("calendar")
    assert export.sheet.text.count("SUMMARY:Talk") == 2


def test_the_version_of_cards_is_chosen(export: Export) -> None:
    assert "VERSION:3.0" in export.sheet.text
    export.presenter.choose_version("4.0")
    assert "VERSION:4.0" in export.sheet.text


def test_a_place_that_takes_no_file_is_said_in_place(export: Export) -> None:
    export.presenter.save(export.staged.opened.vault.place.folder / "contacts.vcf")
    assert "inside a vault" in export.seen.last("show_export_problem")
    assert export.seen.last("show_writing") == -1
    assert export.presenter.can_save
    assert export.staged.session.exporting.ledger() == []


def test_another_write_is_counted(export: Export) -> None:
    export.presenter.go_to(1)
    export.staged.opened.add("Zoe Young")
    export.presenter.reload()
    assert (export.shown.who, export.sheet.place) == ("3 people", "2 of 3")


def test_nobody_at_all(staged: Staged) -> None:
    made = Export(staged)
    made.presenter.save(staged.files.folder / "x.vcf")
    made.presenter.go_to(1)
    made.presenter.open(())
    assert not made.presenter.can_save
    assert made.shown.who == "0 people"
