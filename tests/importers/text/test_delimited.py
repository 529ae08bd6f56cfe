# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables are found under any delimiter and notes, and one broken row costs no other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.column_titles import normalised_title
from coterie.domain.records import Refused
from coterie.importers.text import delimited
from coterie.importers.text.delimited import Row, Sheet, excerpt_of, open_sheet
from coterie.importers.text.headings import find_heading, first_heading
from coterie.importers.text.written_dates import read_moment
from tests.importers.bundles import BytesMember

NEEDED = frozenset({"first name", "connected on"})


def knows(titles: frozenset[str]) -> bool:
    return titles >= NEEDED


def sheet_of(text: str, *, escaped: bool = False) -> Sheet:
    sheet = open_sheet(BytesMember("/x/a.csv", "a.csv", text.encode()), knows, escaped=escaped)
    assert sheet is not None
    column = sheet.column("connected on")
    return replace(sheet, begins_row=lambda cells: read_moment(cells[column]) is not None)


def cells_of(text: str, *, escaped: bool = False) -> list[list[str]]:
    return [row.cells[:-1] for row in sheet_of(text, escaped=escaped).rows() if isinstance(row, Row)]


def refused_of(text: str) -> list[Refused]:
    return [row for row in sheet_of(text).rows() if isinstance(row, Refused)]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("First Name", "first name"),
        ("FirstName", "first name"),
        ("first_name", "first name"),
        ("\ufeffFIRST-NAME:", "first name"),
        ("SharedURL", "shared url"),
        ("inviterProfileUrl", "inviter profile url"),
        ("CONVERSATION ID", "conversation id"),
        ("E-mail 1 - Value", "e mail 1 value"),
        ("  Connected\u00a0 On ;", "connected on"),
    ],
)
def test_titles_compare_whatever_their_spelling(written: str, title: str) -> None:
    assert normalised_title(written) == title


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_delimiter_and_line_end_will_do(delimiter: str, end: str) -> None:
    lines = ["First Name|Company|Connected On", "Mira|Northwind|09 Jul 2024", "", "Jonas||28 Feb 2021", "||"]
    text = end.join(lines).replace("|", delimiter)
    assert cells_of(text) == [["Mira", "Northwind", "09 Jul 2024"], ["Jonas", "", "28 Feb 2021"]]


def test_the_header_is_found_under_notes_of_several_lines() -> None:
    notes = 'Notes:\n"Some addresses are missing, because\nof a setting. First Name, Connected On"\n\n'
    sheet = sheet_of(f"{notes}First Name,Connected On\nMira,09 Jul 2024\n")
    assert sheet.heading.line == 5
    assert [row for row in sheet.rows() if isinstance(row, Row)] == [Row(6, ["Mira", "09 Jul 2024", ""])]


def test_a_quote_left_open_in_the_notes_hides_nothing() -> None:
    assert cells_of('"Notes: open\nFirst Name,Connected On\nMira,09 Jul 2024\n') == [["Mira", "09 Jul 2024"]]


def test_a_quote_left_open_in_the_header_costs_no_row() -> None:
    text = 'First Name,Connected On,"Company\nMira,09 Jul 2024,Northwind\n'
    assert [cells[:2] for cells in cells_of(text)] == [["Mira", "09 Jul 2024"]]


def test_a_first_line_with_the_separator_is_believed() -> None:
    assert cells_of('sep=;\n"First Name";"Connected On"\n"a,b";"09 Jul 2024"\n') == [["a,b", "09 Jul 2024"]]


def test_no_known_title_means_no_table() -> None:
    assert find_heading("a,b\n1,2\n", knows) is None
    assert find_heading("", knows) is None


def test_an_unknown_table_still_shows_its_columns() -> None:
    heading = first_heading("One thing;Another, thing;Third\n1;2;3\n4;5;6\n")
    assert heading is not None
    assert heading.titles == ("One thing", "Another, thing", "Third")
    single = first_heading("Alone\n1\n")
    assert single is not None
    assert single.titles == ("Alone",)
    assert first_heading("\n \n") is None


def test_a_title_that_comes_again_gets_a_number() -> None:
    heading = find_heading("First Name,Connected On,Company,Company,\n", knows)
    assert heading is not None
    assert heading.names == ("first name", "connected on", "company", "company 2")


def test_ragged_rows_are_padded_cut_or_refused() -> None:
    text = "First Name,Company,Connected On\nMira\nJonas,,28 Feb 2021,,\nAda,x,28 Feb 2021,more\nNoor,y,1 Mar 2021\n"
    assert cells_of(text) == [["Mira", "", ""], ["Jonas", "", "28 Feb 2021"], ["Noor", "y", "1 Mar 2021"]]
    assert refused_of(text) == [
        Refused("row 4", "The row has more cells than the table has columns.", "Ada,x,28 Feb 2021,more")
    ]


def test_cells_may_hold_line_ends_and_quotes() -> None:
    text = 'First Name,Company,Connected On\n"Mi\r\nra","A ""b"", c",09 Jul 2024\nJonas,,28 Feb 2021\n'
    assert cells_of(text) == [["Mi\r\nra", 'A "b", c', "09 Jul 2024"], ["Jonas", "", "28 Feb 2021"]]


@pytest.mark.parametrize(
    "broken",
    [
        'Ada,"Open,01 Jan 2020',  # never closed again
        'Ada,"Open,01 Jan 2020\nNoor,"Acme, Inc.",02 Jan 2020',  # closed by a later row's own quote
    ],
)
def test_a_quote_left_open_costs_its_own_row_only(broken: str) -> None:
    rows = "".join(f"Mira {number},Northwind,09 Jul 2024\n" for number in range(50))
    text = f"First Name,Company,Connected On\n{rows}{broken}\n{rows}"
    refused = refused_of(text)
    assert [(each.place, each.reason) for each in refused] == [("row 52", "A quotation mark is not closed.")]
    assert len(cells_of(text)) == 100 + broken.count("\n")


def test_a_file_cut_off_within_a_cell_refuses_its_last_row() -> None:
    assert [each.place for each in refused_of('First Name,Connected On\nMira,09 Jul 2024\nJonas,"28 F')] == ["row 3"]


def test_lines_are_not_read_again_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coterie.importers.text.delimited._READ_AGAIN", 10)
    text = "First Name,Connected On\n" + 'a"b,"c\n' * 40
    rows = list(sheet_of(text).rows())
    assert 1 <= len(rows) <= 40


def test_a_record_longer_than_a_field_may_be_ends_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coterie.importers.text.delimited.FIELD_LIMIT", 1000)
    text = 'First Name,Connected On\n"open\n' + "Mira,09 Jul 2024\n" * 200
    assert len(cells_of(text)) == 200
    assert len(refused_of(text)) == 1


def test_a_header_left_open_before_a_long_file_costs_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coterie.importers.text.delimited.FIELD_LIMIT", 1000)
    assert len(cells_of('First Name,Connected On,"Company\n' + "Mira,09 Jul 2024,\n" * 200)) == 200


def test_a_row_too_long_to_keep_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coterie.importers.text.delimited.ROW_LIMIT", 100)
    text = f"First Name,Connected On\n{'x' * 200},09 Jul 2024\nMira,09 Jul 2024\n"
    assert [(each.place, each.reason) for each in refused_of(text)] == [("row 2", "The row is longer than a mebibyte.")]
    assert len(cells_of(text)) == 1


def test_backslashes_escape_only_where_a_sheet_says_so() -> None:
    text = 'First Name,Company,Connected On\n"He said \\"hi\\"","ends \\"",09 Jul 2024\nC:\\,"a ""b""",1 Jul 2024\n'
    assert cells_of(text, escaped=True) == [
        ['He said "hi"', 'ends "', "09 Jul 2024"],
        ["C:\\", 'a "b"', "1 Jul 2024"],
    ]
    assert cells_of("First Name,Connected On\nC:\\,1 Jul 2024\n") == [["C:\\", "1 Jul 2024"]]


def test_excerpts_leave_out_what_was_not_ticked() -> None:
    sheet = replace(sheet_of('First Name,Connected On\nMira,09 Jul 2024,secret\nJonas,"28 secret'), private_from=1)
    assert [row.excerpt for row in sheet.rows() if isinstance(row, Refused)] == ["Mira", "Jonas"]
    assert excerpt_of(["a", "b", "c", ""], 2) == "a,b"
    assert len(excerpt_of(["x" * 1000])) == 500


cell = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.lists(st.lists(cell, max_size=5), max_size=8), st.integers(0, 14))
def test_any_text_can_be_read_and_the_header_is_found(rows: list[list[str]], notes: int) -> None:
    text = "note\n" * notes + "First Name,Connected On\n" + "\n".join(",".join(row) for row in rows)
    sheet = sheet_of(text)
    assert sheet.heading.line == notes + 1
    for row in sheet.rows():
        assert isinstance(row, Refused) or len(row.cells) == sheet.heading.width + 1
    assert list(sheet.rows()) == list(sheet.rows())


def test_a_table_that_goes_on_with_nothing_is_left_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "_MOST_EMPTY", 10)
    text = "First Name,Position,Connected On\nAnna,a,09 Jul 2024\n" + "\n" * 9 + ",,\nBen,b,09 Jul 2024\n"
    assert [cells[0] for cells in cells_of(text)] == ["Anna", "Ben"]
    for empty in ("\n", ",,\n", "  ,,\n".replace(" ", "")):
        more = text + empty * 30 + "Cem,c,09 Jul 2024\n"
        assert [cells[0] for cells in cells_of(more)] == ["Anna", "Ben"]
        (problem,) = refused_of(more)
        assert problem.place == "row 14"
        assert problem.reason == "More than 10 empty rows follow one another. The table was read up to there."


def test_long_lines_with_open_quotes_are_read_again_only_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "First Name,Position,Connected On\n" + ('a"b,"' + "c" * 1_000 + "\n") * 60
    assert len(refused_of(text)) == 60
    monkeypatch.setattr(delimited, "_READ_AGAIN_LENGTH", 100_000)
    assert len(refused_of(text)) < 10
