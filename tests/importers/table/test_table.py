# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of any make, read by a map of their columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from coterie.domain.column_maps.guessing import guess
from coterie.domain.column_maps.maps import ColumnMap
from coterie.domain.foreign_files import Wishes
from coterie.domain.records import (
    CommunityRef,
    FileFound,
    FoundAffiliation,
    FoundContactPoint,
    FoundCredential,
    FoundEvent,
    FoundFollowUp,
    FoundInteraction,
    FoundLearning,
    FoundMembership,
    FoundName,
    FoundOpportunity,
    FoundOrganisation,
    FoundPerson,
    PersonRef,
    Record,
    Refused,
    Thing,
)
from coterie.importers.table import IMPORTER
from coterie.importers.table.json_rows import open_any
from tests.importers.bundles import TODAY, bundle_of
from tests.importers.table import samples

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Bundle
    from coterie.domain.records import Found


def found_in(files: Bundle, *maps: ColumnMap) -> list[Found]:
    """Read tables by these maps."""
    claim = IMPORTER.recognise(files)
    assert claim is not None
    return list(IMPORTER.read(files, claim, Wishes(TODAY, maps=maps, region="DE")))


def guessed(content: bytes, entity: str = "") -> ColumnMap:
    """Guess what the columns of a table mean, from its first rows too."""
    sheet = open_any(bundle_of({"a.csv": content}, "a.csv").members[0])
    assert sheet is not None
    rows = [row.cells[:-1] for row in sheet.rows() if not isinstance(row, Refused)]
    return guess(sheet.heading.names, rows, entity)


def things(text: str | bytes, column_map: ColumnMap | None = None) -> list[Thing]:
    """Read one table by its guess or a map; give what its rows became."""
    content = text.encode() if isinstance(text, str) else text
    found = found_in(bundle_of({"a.csv": content}, "a.csv"), column_map or guessed(content))
    return [each.thing for each in found if isinstance(each, Record)]


def test_links_of_notion_and_ranges_are_taken_off() -> None:
    first, second = things(samples.JOBS_NOTION)
    assert first == FoundOpportunity(
        "Data Engineer",
        "Northwind Labs",
        stage="interviewing",
        stage_text="Interview",
        applied_on="2026-01-05",
        notes=("Tags: python, sql", "Interview: Yes"),
        people=(PersonRef("Mira Okafor", role="contact"),),
    )
    assert isinstance(second, FoundOpportunity)
    assert (second.stage, second.applied_on) == ("rejected", "2026-01-09")


def test_a_table_that_notion_wrote_twice_is_read_once() -> None:
    view, whole = "Jobs 0a1b.csv", "Jobs 0a1b_all.csv"
    files = bundle_of({view: samples.JOBS_NOTION, whole: samples.JOBS_NOTION})
    claim = IMPORTER.recognise(files)
    assert claim is not None
    assert [member.name for member in claim.members] == [whole]


def test_attachments_of_airtable_keep_their_names_and_lose_their_links() -> None:
    first, second = things(samples.JOBS_AIRTABLE)
    assert isinstance(first, FoundOpportunity)
    assert (first.title, first.stage, first.deadline) == ("Engineer, Platform", "saved", "2026-03-01")
    assert "Resume: cv.pdf (https://files.example.net/cv.pdf)" in first.notes
    assert isinstance(second, FoundOpportunity)
    assert second.stage == "stale"


def test_a_german_sheet_in_windows_letters_is_understood_as_it_is() -> None:
    first, second = things(samples.JOBS_GERMAN.encode("cp1252"))
    assert first == FoundOpportunity(
        "Entwicklerin",
        "Nordwind",
        stage="applied",
        stage_text="beworben",
        applied_on="2026-02-01",
        pay="60.000",
        notes=("Zweite Runde im März",),
    )
    assert isinstance(second, FoundOpportunity)
    assert (second.organisation, second.stage) == ("Halle & Söhne", "rejected")


def test_a_stage_of_ones_own_stays_as_written() -> None:
    (job,) = things("Job title,Company,Status\nEditor,Solace,Waiting for the moon\n")
    assert isinstance(job, FoundOpportunity)
    assert (job.stage, job.stage_text) == ("", "Waiting for the moon")


def test_people_in_german_get_everything_the_row_says() -> None:
    first, second = things(samples.PEOPLE_XING.encode("cp1252"))
    assert isinstance(first, FoundPerson)
    assert first.name == FoundName("Mira Okafor", "Mira", "Okafor")
    assert first.affiliations == (FoundAffiliation("Nordwind", "Ingenieurin"),)
    assert first.contact_points == (
        FoundContactPoint("mail", "mira@example.org", "mira@example.org"),
        FoundContactPoint("phone", "+49 30 23125 001", "+493023125001"),
        FoundContactPoint("address", "Berlin"),
    )
    assert first.keys == ("mail:mira@example.org",)
    assert [(moment.kind, moment.at.text) for moment in first.moments] == [("met", "2019-03-12")]
    assert isinstance(second, FoundPerson)
    assert second.name.display == "Jürgen Groß"


def test_lists_in_a_cell_become_several_and_a_profile_is_a_key() -> None:
    ada, ben = things(samples.PEOPLE_DEX)
    assert isinstance(ada, FoundPerson)
    assert ada.keys == ("li:ada-berg", "mail:ada@example.org", "mail:ada@example.net")
    assert ada.tags == ("Art",)
    assert ada.fields == (("Keep in touch", "90 days"),)
    assert ada.notes == ("Tea",)
    assert isinstance(ben, FoundPerson)
    assert not ben.affiliations


def test_what_is_not_mapped_is_kept_under_its_title_and_what_is_dropped_leaves_no_trace() -> None:
    text = "Full name,Email,Shoe size,Diagnosis\nAda Berg,ada@example.org,39,none of your business\n"
    column_map = guessed(text.encode()).with_target("diagnosis", "drop")
    (record,) = [each for each in found_in(bundle_of({"a.csv": text}, "a.csv"), column_map) if isinstance(each, Record)]
    assert isinstance(record.thing, FoundPerson)
    assert record.thing.fields == (("Shoe size", "39"),)
    assert "business" not in record.raw
    assert "39" in record.raw


def test_columns_of_one_field_are_joined_and_constants_stand_in_every_row() -> None:
    column_map = ColumnMap(
        "people",
        (("one", "name"), ("two", "name"), ("post", "title")),
        always=(("organisation", "Fjord"), ("tags", "fair 2026")),
    )
    (person,) = things("One,Two,Post\nAda,Berg,Curator\n", column_map)
    assert isinstance(person, FoundPerson)
    assert person.name.display == "Ada Berg"
    assert person.affiliations == (FoundAffiliation("Fjord", "Curator"),)
    assert person.tags == ("fair 2026",)


@pytest.mark.parametrize(
    ("dates", "day"), [("", "2026-02-01"), ("day first", "2026-01-02"), ("month first", "2026-02-01")]
)
def test_the_order_of_a_date_can_be_settled(dates: str, day: str) -> None:
    text = "Job title,Company,Date applied\nEditor,Solace,2/1/2026\n"
    (job,) = things(text, replace(guessed(text.encode()), dates=dates))
    assert isinstance(job, FoundOpportunity)
    assert job.applied_on == day


def test_dates_of_the_file_say_which_number_is_the_day() -> None:
    first, _second = things("Job title,Company,Date applied\nEditor,Solace,2/1/2026\nCook,Inn,25/1/2026\n")
    assert isinstance(first, FoundOpportunity)
    assert first.applied_on == "2026-01-02"


def test_other_kinds_of_tables_become_what_they_hold() -> None:
    assert things(samples.COURSES) == [
        FoundLearning("Knots", "course", "Harbour School", "https://learn.example.org/knots", done_on="2025-11-02")
    ]
    assert things(samples.BADGES) == [FoundCredential("First aid", "Red Hall", "2025-05", "2027-05", number="R-77")]
    assert things(samples.CLUBS) == [
        FoundMembership(CommunityRef("Chess club", "", "In town"), None, "Treasurer", "2019-05")
    ]
    fjord, solace = things(samples.COMPANIES)
    assert isinstance(fjord, FoundOrganisation)
    assert (fjord.name, fjord.notes) == ("Fjord", ("Design",))
    assert isinstance(solace, FoundOrganisation)
    (fair,) = things(samples.EVENTS)
    assert isinstance(fair, FoundEvent)
    assert [person.keys for person in fair.people] == [("mail:ada@example.org",), ("mail:ben@example.org",)]
    call, coffee = things(samples.TALKS)
    assert isinstance(call, FoundInteraction)
    assert (call.kind, call.at.text, call.people) == ("call", "2026-02-11", (PersonRef("Ada Berg"),))
    assert isinstance(coffee, FoundInteraction)
    assert coffee.kind == "meeting"
    draft, back = things(samples.TASKS)
    assert isinstance(draft, FoundFollowUp)
    assert (draft.state, draft.due) == ("open", "2026-03-04")
    assert isinstance(back, FoundFollowUp)
    assert back.state == "done"


def test_a_table_without_a_map_is_named_with_its_columns_and_the_next_step() -> None:
    (file,) = found_in(bundle_of({"list.txt": samples.ODD}, "list.txt"))
    assert isinstance(file, FileFound)
    assert not file.source
    assert "Wer, Mail, Klinge" in file.why
    assert "coterie columns" in file.why


def test_a_row_that_lacks_what_it_needs_stands_among_the_problems_with_its_place() -> None:
    content = b"Job title,Company,Status\n,,Applied\nEditor,Solace,Applied\n"
    refused, kept = found_in(bundle_of({"a.csv": content}, "a.csv"), guessed(content))[1:]
    assert isinstance(refused, Refused)
    assert refused.place == "row 2"
    assert isinstance(kept, Record)


def test_rows_of_one_key_are_both_kept() -> None:
    content = b"Full name,Company,Notes\nAda Berg,Fjord,one\nAda Berg,Fjord,two\n"
    keys = [each.key for each in found_in(bundle_of({"a.csv": content}, "a.csv"), guessed(content))[1:]]  # type: ignore[union-attr]
    assert len(set(keys)) == 2


@pytest.mark.parametrize(
    "text",
    ["Dear Ada, thank you.\nYours, Ben\n", "<p>one, two</p>\n<p>three, four</p>\n", "1,2\n3,4\n", '{"a": 1, "b": 2}'],
)
def test_what_is_no_table_is_left_alone(text: str) -> None:
    assert IMPORTER.recognise(bundle_of({"letter.txt": text}, "letter.txt")) is None


def test_a_look_gives_the_first_rows_as_they_stand() -> None:
    files = bundle_of({"list.txt": samples.ODD}, "list.txt")
    claim = IMPORTER.recognise(files)
    assert claim is not None
    file, *rows = list(IMPORTER.read(files, claim, Wishes(TODAY, sample=1)))
    assert isinstance(file, FileFound)
    assert file.source == "table.sample"
    assert [row.raw for row in rows if isinstance(row, Record)] == [
        '{"0":"Wer","1":"Mail","2":"Klinge"}',
        '{"0":"Ada Berg","1":"ada@example.org","2":"scharf"}',
        "{}",
        '{"rows":"2"}',
    ]


def test_a_look_shows_the_same_words_in_each_encoding() -> None:
    files = bundle_of({"list.txt": "Wer;Mail\nHana Kovač;hana@example.org\nAda;\n".encode("cp1250")}, "list.txt")
    claim = IMPORTER.recognise(files)
    assert claim is not None
    found = list(IMPORTER.read(files, claim, Wishes(TODAY, sample=1)))
    letters = next(row.raw for row in found if isinstance(row, Record) and row.key == "letters")
    assert '"cp1252":"Hana Kovaè"' in letters
    assert '"cp1250":"Hana Kovač"' in letters
    assert '"utf-8":"Hana Kova\ufffd"' in letters


def test_a_map_in_another_encoding_knows_its_titles_again() -> None:
    files = bundle_of({"a.csv": "Jméno;Příjmení;Mail\nHana;Kovač;\n".encode("cp1250")}, "a.csv")
    columns = (("jméno", "given"), ("příjmení", "family"), ("mail", "mail"))
    (record,) = [
        each for each in found_in(files, ColumnMap("people", columns, encoding="cp1250")) if isinstance(each, Record)
    ]
    assert record.thing.name.display == "Hana Kovač"  # type: ignore[union-attr] # a row of people is one


def test_objects_in_json_are_rows_with_lists_in_cells() -> None:
    ada, ben = things(samples.DEX)
    assert isinstance(ada, FoundPerson)
    assert ada.name.display == "Ada Berg"
    assert ada.keys == ("mail:ada@example.org", "mail:ada@example.net")
    assert ada.notes == ("Likes tea",)
    assert dict(ada.fields)["id"] == "d1"
    assert isinstance(ben, FoundPerson)
    assert [point.normalised for point in ben.contact_points] == ["+441632960002"]


def test_keys_inside_keys_become_columns_of_their_own() -> None:
    (person,) = things('[{"name": "Ada Berg", "work": {"company": "Fjord", "since": {"year": 2020}}}]')
    assert isinstance(person, FoundPerson)
    assert person.fields == (("work.company", "Fjord"), ("work.since.year", "2020"))
