# SPDX-License-Identifier: GPL-3.0-or-later
"""The table: every value in its cell, and no cell that a spreadsheet runs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.export_values import ExportPerson
from coterie.domain.records import FoundAffiliation, FoundContactPoint, FoundDate, FoundName
from coterie.domain.table_cells import guarded
from coterie.exporters.csv_table import EXPORTER, HEADINGS

UUID = "3e00bab8-8c78-407e-978f-27013ee44671"


def rows(people: list[ExportPerson], *, exact: bool = False) -> list[list[str]]:
    """Write people and read the table again."""
    text = b"".join(EXPORTER.write(people, exact=exact)).decode("utf-8" if exact else "utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_every_value_has_its_cell() -> None:
    person = ExportPerson(
        UUID,
        FoundName("Ana Lindqvist", "Ana", "Lindqvist", nickname="Annie"),
        (
            FoundContactPoint("mail", "old@example.org"),
            FoundContactPoint("mail", "ana@example.org", preferred=True),
            FoundContactPoint("phone", "020 7946 0142"),
            FoundContactPoint("address", "1 Harbour Street\nBergen"),
            FoundContactPoint("url", "https://example.org/ana"),
        ),
        (FoundAffiliation("Old Firm", "Clerk", current=False), FoundAffiliation("Fjord", "Designer", "Web")),
        (FoundDate("anniversary", "2010-01-01"), FoundDate("birthday", "--05-22")),
        ("mentor", "berlin"),
        ("one", "two\nlines"),
        pronouns="she/her",
    )
    heading, row = rows([person])
    assert heading == list(HEADINGS)
    assert dict(zip(heading, row, strict=True)) == {
        "Name": "Ana Lindqvist", "Given name": "Ana", "Family name": "Lindqvist", "Nickname": "Annie",
        "Pronouns": "she/her", "Organisation": "Fjord", "Title": "Designer", "Department": "Web",
        "Mail": "ana@example.org", "Other mail": "old@example.org", "Phone": "020 7946 0142", "Other phones": "",
        "Address": "1 Harbour Street, Bergen", "Links": "https://example.org/ana", "Birthday": "'--05-22",
        "Tags": "mentor; berlin", "Notes": "one\n\ntwo\nlines",
    }  # fmt: skip


def test_a_person_with_a_name_only() -> None:
    _heading, row = rows([ExportPerson(UUID, FoundName("Ana"))])
    assert row == ["Ana", *[""] * (len(HEADINGS) - 1)]


def test_nobody_is_a_heading_only() -> None:
    assert rows([]) == [list(HEADINGS)]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "'=", "''+", "\uff1d", "\uff20"])
def test_what_looks_like_a_formula_is_guarded(start: str) -> None:
    cell = f'{start}HYPERLINK("http://example.com")'
    assert guarded(cell) == f"'{cell}"
    assert guarded(cell)[1:] == cell


@pytest.mark.parametrize("cell", ["", "Ana", "'tis", "1+1", " =1"])
def test_other_cells_stay(cell: str) -> None:
    assert guarded(cell) == cell


def test_the_exact_form_has_no_guard_and_no_mark() -> None:
    person = ExportPerson(UUID, FoundName("=1+1"))
    assert rows([person], exact=True)[1][0] == "=1+1"
    assert next(EXPORTER.write([], exact=True)).startswith(b"Name")
    assert next(EXPORTER.write([])).startswith(b"\xef\xbb\xbf")


@given(st.text(st.characters(codec=None)))
def test_any_name_makes_one_row(name: str) -> None:
    found = rows([ExportPerson(UUID, FoundName(name)), ExportPerson(UUID, FoundName("Ana"))])
    assert len(found) == 3
    assert found[2][0] == "Ana"
