# SPDX-License-Identifier: GPL-3.0-or-later
"""A report says everything that an erasure would take, also what was before, and what names somebody elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import CannotBeDone, NotFound
from coterie.domain.people import PersonEdit
from coterie.services.interactions import NewLog
from coterie.services.jobs import QuietJob
from coterie.services.person_reports import REPORT, PersonReport, PersonReports
from coterie.ui.pages.privacy.report_words import report_text
from tests.builders import copy_vault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.builders import Opened

NOTE, OLD, TALK, OTHER = "afraid of heights", "Old Harbour", "spoke of the merger", "met Ana Lindqvist there"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    made = copy_vault(tmp_path / "vault")
    yield made
    made.vault.close()


@pytest.fixture
def ana(opened: Opened) -> int:
    """Make somebody with a past: an old employer, a note and a talk with another one."""
    ana = opened.add("Ana Lindqvist", emails=("ana@example.org",), organisation=OLD, tags=("mentor",)).id
    bo = opened.add("Bo Ek").id
    opened.people.edit(ana, PersonEdit(summary="first words"))
    opened.people.edit(ana, PersonEdit(summary="second words", note=NOTE))
    opened.interactions.log(ana, NewLog(kind="meeting", text=TALK, others=(bo,)))
    opened.people.edit(bo, PersonEdit(note=OTHER))
    return ana


def looked(opened: Opened, person: int) -> PersonReport:
    return PersonReports(opened.vault, opened.clock).look(person, QuietJob())


def told(opened: Opened, person: int) -> str:
    return report_text(looked(opened, person), opened.clock).text


def test_it_says_what_is_known_and_what_was_before(opened: Opened, ana: int) -> None:
    text = told(opened, ana)
    for words in ("Ana Lindqvist", "ana@example.org", OLD, "#mentor", NOTE, TALK, "second words", "first words"):
        assert words in text, words


def test_it_holds_every_row_that_erasing_takes(opened: Opened, ana: int) -> None:
    record = looked(opened, ana).record
    kept = {(row.table, row.key) for row in (*record.own, *record.shared)}
    before = {table: {row[0] for row in opened.rows(f"SELECT id FROM {table}")} for table in TABLES}
    opened.people.erase(ana)
    for table, keys in before.items():
        gone = keys - {row[0] for row in opened.rows(f"SELECT id FROM {table}")}
        assert {(table, key) for key in gone} <= kept, table
    assert any(table == "note" for table, _key in kept)


TABLES = ("person", "contact_point", "affiliation", "note", "person_tag", "participant", "interaction", "source_record")


def test_what_names_somebody_in_words_about_others_is_there_and_named_as_that(opened: Opened, ana: int) -> None:
    record = looked(opened, ana).record
    assert [row.table for row in record.named] == ["note"]
    assert OTHER in dict(record.named[0].values)["text"]
    assert all(OTHER not in str(row) for row in record.own)


def test_it_says_nothing_of_somebody_else(opened: Opened, ana: int) -> None:
    secret = "lives in Turku"
    opened.people.edit(opened.add("Leila Farahani").id, PersonEdit(note=secret))
    assert secret not in told(opened, ana)


def test_a_file_of_it_is_the_text_that_was_shown_and_is_in_the_ledger(opened: Opened, ana: int, tmp_path: Path) -> None:
    reports, target = PersonReports(opened.vault, opened.clock), tmp_path / "person.txt"
    text = report_text(looked(opened, ana), opened.clock)
    reports.save(target, text.text, text.rows)
    assert target.read_text(encoding="utf-8") == text.text
    assert target.stat().st_mode & 0o077 == 0
    (entry,) = opened.vault.ledger.entries(5)
    assert (entry.format, entry.people, entry.items, entry.file_name) == (REPORT, 1, text.rows, "person.txt")
    with pytest.raises(CannotBeDone):
        reports.save(target, "other", 1)
    assert target.read_text(encoding="utf-8") == text.text


def test_nobody_is_no_report(opened: Opened) -> None:
    with pytest.raises(NotFound):
        looked(opened, 999)
