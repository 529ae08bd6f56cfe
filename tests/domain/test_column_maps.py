# SPDX-License-Identifier: GPL-3.0-or-later
"""What the columns of a table mean: guessed, written down, read back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.column_maps.guessing import guess
from coterie.domain.column_maps.kinds import ENTITIES
from coterie.domain.column_maps.maps import ColumnMap, as_json, read_map
from coterie.domain.errors import BadValue
from coterie.domain.stages import STAGES, stage_of

PEOPLE = ColumnMap(
    "people", (("who", "name"), ("mail", "mail"), ("x", "keep")), "Club list", (("tags", "club"),), "day first"
)


@pytest.mark.parametrize(
    ("titles", "entity", "target"),
    [
        ("name, email, company", "people", "name"),
        ("vorname, nachname, firma", "people", "given"),
        ("job title, company, status, date applied", "opportunities", "title"),
        ("course, provider, completion date", "learning", "title"),
        ("certification, authority, issued on", "credentials", "name"),
        ("date, person, notes, type", "interactions", "on"),
        ("task, due date, done", "follow_ups", "title"),
        ("subject, start date, end date", "events", "title"),
        ("company, industry, website", "organisations", "name"),
        ("group, platform, joined", "communities", "name"),
    ],
)
def test_titles_tell_what_a_table_holds(titles: str, entity: str, target: str) -> None:
    found = guess(titles.split(", "))
    assert (found.entity, found.columns[0][1]) == (entity, target)
    assert not found.missing()


def test_cells_tell_where_a_title_is_silent() -> None:
    rows = [["Ada", "ada@example.org", "+44 1632 960001"], ["Ben", "ben@example.net", "01632 960002"]]
    assert dict(guess(["name", "column 2", "column 3"], rows).columns) == {
        "name": "name", "column 2": "mail", "column 3": "phone",
    }  # fmt: skip


def test_a_second_column_of_a_field_is_kept_beside_it_unless_a_field_takes_several() -> None:
    columns = dict(guess(["name", "city", "town", "email 1", "email 2"]).columns)
    assert columns == {"name": "name", "city": "city", "town": "keep", "email 1": "mail", "email 2": "mail"}


def test_the_kind_can_be_chosen() -> None:
    assert guess(["name", "company"], entity="organisations").columns == (("name", "name"), ("company", "keep"))


def test_a_map_comes_back_from_its_file() -> None:
    assert read_map(as_json(PEOPLE)) == PEOPLE


def test_titles_in_the_file_of_a_map_may_be_written_as_in_the_table() -> None:
    text = json.dumps({"kind": "people", "columns": {"First Name": "given", "Last_Name": "family"}})
    assert read_map(text).columns == (("first name", "given"), ("last name", "family"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no JSON", "no column map"),
        ("[1]", "no column map"),
        ('{"kind": "people"}', "no column map"),
        ('{"kind": "people", "columns": {"a": 1}}', "no column map"),
        ('{"kind": "cats", "columns": {"a": "name"}}', "“cats” is no kind"),
        ('{"kind": "people", "columns": {"a": "tail"}}', "“tail” is no field"),
        ('{"kind": "people", "columns": {"a": "notes"}}', "says of no column"),
        ('{"kind": "people", "columns": {"a": "name"}, "dates": "odd"}', "no order of dates"),
        ('{"kind": "people", "columns": {"a": "name"}, "encoding": "klingon"}', "no text encoding"),
        ('{"kind": "people", "columns": {"a": "name"}, "colums": {}}', "“colums” means nothing"),
    ],
)
def test_what_is_no_map_is_said_in_one_sentence(text: str, said: str) -> None:
    with pytest.raises(BadValue, match=said):
        read_map(text)


def test_a_map_fits_the_same_titles_in_any_order_and_tables_that_have_more() -> None:
    assert PEOPLE.fits(["x", "mail", "who"])
    assert PEOPLE.fits(["who", "mail", "x", "new"])
    assert not PEOPLE.fits(["who", "x"])


@given(
    titles=st.lists(st.text(max_size=30), min_size=1, max_size=12, unique=True),
    entity=st.sampled_from([each.id for each in ENTITIES]),
)
def test_any_titles_get_a_map_that_names_each_once(titles: list[str], entity: str) -> None:
    found = guess(titles, entity=entity)
    assert [title for title, _target in found.columns] == titles
    known = {field.id for field in found.kind.fields} | {"keep"}
    assert {target for _title, target in found.columns} <= known


@pytest.mark.parametrize(
    ("written", "stage"),
    [
        ("Phone Screen", "screening"),
        ("WISHLIST", "saved"),
        ("on-site", "interviewing"),
        ("ghosted", "stale"),
        ("moon", ""),
    ],
)
def test_words_of_other_programs_name_a_stage(written: str, stage: str) -> None:
    assert stage_of(written) == stage
    assert stage == "" or stage in STAGES
