# SPDX-License-Identifier: GPL-3.0-or-later
"""What would leave: counted by field, shown as the bytes it would be, and written down when it has left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import CannotBeDone
from coterie.domain.people import PersonEdit
from coterie.exporters import EXPORTERS
from coterie.sandbox.reader import ChildReader
from coterie.services.exporting import Choice, Exporting
from coterie.services.importing import Importing
from coterie.services.jobs import QuietJob
from coterie.services.ports.exporting import Wanted

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.domain.export_previews import LeavingSurvey
    from tests.builders import Opened

CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ray;Bob;;;\r\nFN:Bob Ray\r\nEMAIL:bob@example.org\r\nX-SHOE-SIZE:39\r\n"
    "BDAY:1990-05-22\r\nEND:VCARD\r\n"
)


@pytest.fixture
def out(opened: Opened) -> Exporting:
    return Exporting(opened.vault, EXPORTERS, opened.clock)


def some(opened: Opened, folder: Path) -> list[int]:
    """Have three people: one with everything, one with a private number, one from a card."""
    ana = opened.add("Ana Lindqvist", emails=("ana@example.org",), phones=("+44 20 7946 0001",), organisation="Fjord")
    opened.people.edit(ana.id, PersonEdit(note="Plays chess", birthday="1990-05-22"))
    wei = opened.add("Wei Zhang", phones=("+44 20 7946 0002",), tags=("mentor",))
    opened.run(f"UPDATE contact_point SET sensitivity = 1 WHERE person_id = {wei.id}")
    file = folder / "cards.vcf"
    file.write_text(CARD, encoding="utf-8", newline="")
    Importing(opened.vault, ChildReader(), opened.clock).bring_in([file], (), (), QuietJob())
    return [ana.id, wei.id]


def counts(survey: LeavingSurvey) -> dict[str, tuple[int, int, int, int]]:
    return {
        one.field: (one.people_with, one.people_leaving, one.values_leaving, one.values_held) for one in survey.fields
    }


def test_a_survey_counts_who_has_what_and_for_whom_it_leaves(opened: Opened, out: Exporting, tmp_path: Path) -> None:
    some(opened, tmp_path)
    found = out.survey("vcard", Choice(), QuietJob())
    assert (found.people, found.private_people, len(found.ids)) == (3, 0, 3)
    assert counts(found) == {
        "name": (3, 3, 3, 0), "work": (1, 1, 1, 0), "mail": (2, 2, 2, 0), "phone": (2, 1, 1, 1),
        "birthday": (2, 2, 2, 0), "tags": (1, 1, 1, 0), "imported card": (1, 1, 1, 0), "notes": (1, 0, 0, 1),
    }  # fmt: skip
    opened.run("UPDATE person SET sensitivity = 1 WHERE display_name = 'Wei Zhang'")
    assert out.survey("vcard", Choice(), QuietJob()).private_people == 1


def test_a_table_has_fewer_columns(opened: Opened, out: Exporting, tmp_path: Path) -> None:
    some(opened, tmp_path)
    assert "imported card" not in counts(out.survey("csv", Choice(), QuietJob()))
    notes = counts(out.survey("csv", Choice(wanted=Wanted(notes=True)), QuietJob()))["notes"]
    assert notes == (1, 1, 1, 0)


def test_reminders_are_counted_too(opened: Opened, out: Exporting) -> None:
    ana = opened.add()
    opened.follow_ups.add(ana.id, opened.clock.today(), "Call")
    found = out.survey("reminders", Choice(ids=(ana.id,)), QuietJob())
    assert (found.people, found.items, counts(found)) == (1, 1, {"date": (0, 0, 1, 0), "title": (0, 0, 1, 0)})
    sheet = out.sheet("reminders", Choice(), 0, QuietJob())
    assert sheet.text.encode() == out.preview("reminders", Choice(), QuietJob())[1]


@pytest.mark.parametrize("without", [frozenset[str](), frozenset({"mail", "birthday"})])
def test_the_sheets_together_are_the_file(
    opened: Opened, out: Exporting, tmp_path: Path, without: frozenset[str]
) -> None:
    some(opened, tmp_path)
    choice = Choice(without=without)
    ids = out.survey("vcard", choice, QuietJob()).ids
    sheets = [out.sheet("vcard", choice, person, QuietJob()) for person in ids]
    assert "".join(sheet.text for sheet in sheets).encode() == out.preview("vcard", choice, QuietJob())[1]
    assert [sheet.name for sheet in sheets] == ["Ana Lindqvist", "Bob Ray", "Wei Zhang"]


def test_a_field_that_is_not_ticked_stays(opened: Opened, out: Exporting, tmp_path: Path) -> None:
    some(opened, tmp_path)
    done, data = out.preview("vcard", Choice(without=frozenset({"mail", "birthday", "tags", "work"})), QuietJob())
    text = data.decode()
    for gone in ("@example.org", "BDAY", "CATEGORIES", "ORG", "X-SHOE-SIZE"):
        assert gone not in text
    assert done.withheld == {
        "birthday": 2, "imported card": 1, "mail": 2, "notes": 1, "phone": 1, "tags": 1, "work": 1,
    }  # fmt: skip
    sheet = out.sheet("vcard", Choice(without=frozenset({"mail"})), opened.people.show(2).id, QuietJob())
    assert sheet.held == {"mail": 1, "notes": 1}


def test_chosen_people_leave_and_nobody_else(opened: Opened, out: Exporting, tmp_path: Path) -> None:
    _ana, wei = some(opened, tmp_path)
    done, data = out.preview("csv", Choice(ids=(wei,)), QuietJob())
    assert done.people == 1
    assert b"Ana" not in data
    assert out.survey("csv", Choice(ids=(wei,)), QuietJob()).ids == (wei,)


def test_every_export_stands_in_the_ledger(opened: Opened, out: Exporting, tmp_path: Path) -> None:
    some(opened, tmp_path)
    before = opened.snapshot()
    done = out.write("vcard", tmp_path / "mine.vcf", Choice(), QuietJob())
    out.write("csv", tmp_path / "mine.csv", Choice(), QuietJob())
    table, cards = out.ledger()
    assert (cards.format, cards.people, cards.fields, cards.withheld) == ("vcard", 3, done.fields, done.withheld)
    assert (cards.file_name, cards.sha256, table.file_name) == ("mine.vcf", done.sha256, "mine.csv")
    assert opened.snapshot() == before
    with pytest.raises(CannotBeDone):
        out.write("csv", tmp_path / "mine.csv", Choice(), QuietJob())
    assert len(out.ledger()) == 2
    assert len(out.ledger(1)) == 1


def test_erasing_somebody_goes_through_the_ledger(opened: Opened, out: Exporting, tmp_path: Path) -> None:
    ana = opened.add("Ana Lindqvist")
    out.write("vcard", tmp_path / "Ana Lindqvist.vcf", Choice(), QuietJob())
    opened.people.erase(ana.id)
    assert "Lindqvist" not in out.ledger()[0].file_name
