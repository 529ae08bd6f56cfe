# SPDX-License-Identifier: GPL-3.0-or-later
"""Google Contacts CSV of both generations arrives whole: every group, list, label and date."""

from __future__ import annotations

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.records import (
    FileFound,
    FoundAffiliation,
    FoundContactPoint,
    FoundDate,
    FoundName,
    FoundOrganisation,
    FoundPerson,
    FoundRelation,
    Record,
)
from coterie.importers.google_contacts import IMPORTER
from coterie.importers.linkedin import IMPORTER as LINKEDIN
from tests.importers.bundles import TODAY, bundle_of, read_all, records_of, refusals_of, single_file, skipped_because
from tests.importers.google_contacts.samples import (
    A_SINGLES,
    B_SINGLES,
    GENERATION_A,
    GENERATION_B,
    JONAS_B,
    MIRA_A,
    samples,
    table,
)

CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Mira,Okafor,https://www.linkedin.com/in/mira,,Northwind,Engineer,09 Jul 2024\n"
)


def read(content: str | bytes, wishes: Wishes | None = None) -> list[Record]:
    return records_of(read_all(IMPORTER, single_file("any name.txt", content), wishes))


def person(content: str | bytes, wishes: Wishes | None = None) -> FoundPerson:
    (record,) = read(content, wishes)
    assert isinstance(record.thing, FoundPerson)
    return record.thing


def b_person(**cells: str) -> FoundPerson:
    """Read somebody called Mei Tanaka with these cells as well; a low line stands for a blank, two for a dash."""
    row = {"First Name": "Mei", "Last Name": "Tanaka"}
    row |= {title.replace("__", " - ").replace("_", " "): cell for title, cell in cells.items()}
    return person(table(B_SINGLES, row))


def test_everything_of_the_older_generation_arrives() -> None:
    assert person(GENERATION_A) == FoundPerson(
        FoundName("Mira Okafor", "Mira", "Okafor", "", "Dr.", "MBE", "Mimi", "Meera", ""),
        (
            "mail:mira@example.org", "mail:mira.o@example.net", "tel:+441632960001", "tel:+441632960002",
            "li:mira-okafor-0a1b2c", "mail:mira@northwind.example.com", "github:mira-okafor",
        ),
        (
            FoundContactPoint("mail", "mira@example.org", "mira@example.org", "home", preferred=True),
            FoundContactPoint("mail", "Mira.O@example.net", "mira.o@example.net", "home"),
            FoundContactPoint("messenger", "mira", "xmpp:mira", "xmpp"),
            FoundContactPoint("phone", "+44 1632 960001", "+441632960001", "mobile"),
            FoundContactPoint("phone", "+44 1632 960002", "+441632960002", "work fax"),
            FoundContactPoint("address", "Mill Lane 4\nLeeds LS1\nGB", "", "home"),
            FoundContactPoint(
                "url", "https://www.linkedin.com/in/mira-okafor-0a1b2c", "li:mira-okafor-0a1b2c", "profile"
            ),
            FoundContactPoint("mail", "mira@northwind.example.com", "mira@northwind.example.com", "work"),
            FoundContactPoint("url", "https://github.com/mira-okafor", "github:mira-okafor", "blog"),
        ),
        (FoundAffiliation("Northwind Labs", "Engineer", "Platform"),),
        (
            FoundDate("anniversary", "2015-06-20"),
            FoundDate("other", "--09-24", "Name day"),
            FoundDate("birthday", "--05-17"),
        ),
        ("favourite", "Choir"),
        ("Met in Graz.\nPlays the viola.",),
        (FoundRelation("spouse", "Tomas Vendler"),),
        fields=(
            ("job description", "Keeps the lights on"),
            ("Allergy", "Walnuts"),
            ("maiden name", "Adeyemi"),
            ("occupation", "Potter"),
        ),
    )  # fmt: skip


def test_everything_of_the_newer_generation_arrives() -> None:
    assert person(GENERATION_B) == FoundPerson(
        FoundName("Jonas Emil Lind", "Jonas", "Lind", "Emil", phonetic_family="Linnd"),
        ("mail:jonas@example.com", "mail:jonas.lind@example.org"),
        (
            FoundContactPoint("mail", "jonas@example.com", "jonas@example.com", "work", preferred=True),
            FoundContactPoint("address", "Kaj 9\nMalmö\n211 19\nSE", "", "work"),
            FoundContactPoint("mail", "jonas.lind@example.org", "jonas.lind@example.org", "Summer house"),
            FoundContactPoint("mail", "info@example.com", "info@example.com"),
        ),
        (FoundAffiliation("Acme, Inc.", "Head of Data"),),
        (FoundDate("birthday", "1988-02-29"),),
        ("friends", "Sailing club"),
        fields=(("file as", "Lind, J."),),
    )


def test_the_address_of_a_photo_is_not_kept() -> None:
    (record,) = read(GENERATION_A)
    assert "photos.example.com" not in record.raw
    assert '"Custom Field 1 - Value":"Walnuts"' in record.raw


def test_both_generations_give_somebody_the_same_key() -> None:
    newer = {
        "First Name": "Mira",
        "Last Name": "Okafor",
        "E-mail 1 - Label": "",
        "E-mail 1 - Value": "mira@example.org",
    }
    assert read(table(B_SINGLES, newer))[0].key == read(GENERATION_A)[0].key
    assert read(table(A_SINGLES, {**MIRA_A, "Organization 1 - Name": "Solace"}))[0].key == read(GENERATION_A)[0].key


def test_a_whole_name_gives_the_order_unless_it_names_somebody_else() -> None:
    parts = {"Given Name": "真央", "Family Name": "田中", "Name": "田中 真央"}
    assert person(table(A_SINGLES, parts)).name == FoundName("田中 真央", "真央", "田中")
    other = person(table(A_SINGLES, {"Given Name": "Mei", "Family Name": "Tanaka", "Name": "Climbing Mei"}))
    assert (other.name.display, other.fields) == ("Mei Tanaka", (("name", "Climbing Mei"),))
    filed = person(table(B_SINGLES, {"File As": "Tanaka, Mei", "Phone 1 - Value": "+44 1632 960001"}))
    assert (filed.name, filed.fields) == (FoundName("Tanaka, Mei"), ())


def test_groups_come_in_any_count_and_order() -> None:
    cells = {f"Phone_{number}__{part}": "" for number in (12, 3) for part in ("Label", "Value")}
    cells |= {"Phone_12__Value": "+44 1632 960012", "Phone_3__Value": "+44 1632 960003", "Phone_3__Label": "Boat"}
    assert b_person(**cells).contact_points == (
        FoundContactPoint("phone", "+44 1632 960003", "+441632960003", "Boat"),
        FoundContactPoint("phone", "+44 1632 960012", "+441632960012"),
    )


def test_several_posts_in_one_cell_stay_beside_their_titles() -> None:
    assert b_person(Organization_Name="Fjord ::: Solace", Organization_Title=" ::: Treasurer").affiliations == (
        FoundAffiliation("Fjord"),
        FoundAffiliation("Solace", "Treasurer"),
    )


def test_an_address_gets_the_parts_that_its_written_form_leaves_out() -> None:
    found = b_person(Address_1__Formatted="Kaj 9\n211 19 Malmö", Address_1__City="Malmö", Address_1__Country="Sweden")
    assert found.contact_points == (FoundContactPoint("address", "Kaj 9\n211 19 Malmö\nSweden"),)


def test_numbers_without_a_country_are_read_in_the_users() -> None:
    content = table(B_SINGLES, {"First Name": "Mei", "Phone 1 - Label": "Work", "Phone 1 - Value": "01632 960001"})
    found = person(content, Wishes(today=TODAY, region="GB"))
    assert found.contact_points[0].normalised == "+441632960001"
    assert found.keys == ("tel:+441632960001",)
    assert person(content).keys == ()


@pytest.mark.parametrize(
    ("written", "date"),
    [("1990-05-17", "1990-05-17"), ("--05-17", "--05-17"), ("17.05.1990", "1990-05-17"), ("5/17/90", "1990-05-17")],
)
def test_birthdays_with_and_without_year(written: str, date: str) -> None:
    assert b_person(Birthday=written).dates == (FoundDate("birthday", date),)


def test_an_unreadable_birthday_is_named_and_kept() -> None:
    (record,) = read(table(B_SINGLES, {"First Name": "Mei", "Birthday": "in spring"}))
    assert isinstance(record.thing, FoundPerson)
    assert record.thing.fields == (("birthday", "in spring"),)
    assert record.repairs == ("The date “in spring” is not one the program can work with; it is kept as written.",)


def test_labels_of_everybody_and_of_favourites() -> None:
    tags = b_person(Labels="* My Contacts ::: Starred in Android ::: * family ::: Reading list ::: Reading list").tags
    assert tags == ("favourite", "family", "Reading list")


def test_columns_that_nobody_knows_are_fields() -> None:
    assert b_person(Shoe_size="41", Phone_1__Colour="red", Phone_1__Value="+44 1632 960001").fields == (
        ("Phone 1 - Colour", "red"),
        ("Shoe size", "41"),
    )


def test_a_row_with_an_organisation_alone_is_one() -> None:
    row = {"Organization Name": "Harbour Atlas", "Notes": "Opens at nine.", "Labels": "* myContacts ::: Printers"}
    (record,) = read(table(B_SINGLES, {**row, "Phone 1 - Label": "Main", "Phone 1 - Value": "+44 1632 960003"}))
    assert record.thing == FoundOrganisation(
        "Harbour Atlas",
        ("tel:+441632960003",),
        (FoundContactPoint("phone", "+44 1632 960003", "+441632960003", "main"),),
        ("Opens at nine.", "tag: Printers"),
    )
    (older,) = read(table(A_SINGLES, {"Name": "Harbour Atlas", "Organization 1 - Name": "Harbour Atlas"}))
    assert older.thing == FoundOrganisation("Harbour Atlas")


def test_an_address_without_a_name_waits_until_it_is_ticked() -> None:
    content = table(
        B_SINGLES,
        {"E-mail 1 - Label": "", "E-mail 1 - Value": "someone@example.net"},
        {"First Name": "other@example.net", "E-mail 1 - Value": "other@example.net"},
        {"Notes": "no name at all"},
    )
    found = read_all(IMPORTER, single_file("x.csv", content))
    assert skipped_because(found) == {"not ticked": 2, "no name and no address": 1}
    ticked = Wishes(today=TODAY, include=frozenset({"nameless"}))
    assert [one.thing.name for one in read(content, ticked) if isinstance(one.thing, FoundPerson)] == [
        FoundName("someone@example.net"),
        FoundName("other@example.net"),
    ]
    picked = Wishes(today=TODAY, picked=frozenset({"someone@example.net"}))
    assert len(read(content, picked)) == 1


def test_the_same_row_again_is_skipped_and_a_namesake_is_not() -> None:
    mei = {"First Name": "Mei", "Last Name": "Tanaka"}
    found = read_all(IMPORTER, single_file("x.csv", table(B_SINGLES, mei, mei, {**mei, "Notes": "the younger one"})))
    keys = [record.key for record in records_of(found)]
    assert skipped_because(found) == {"the same row again": 1}
    assert keys[1] == f"{keys[0]}#2"


def test_a_row_with_too_many_cells_costs_itself_only() -> None:
    found = read_all(IMPORTER, single_file("x.csv", f"{GENERATION_B}Mei{',x' * 60}\r\nLeila,,Haddad\r\n"))
    assert [refusal.place for refusal in refusals_of(found)] == ["row 3"]
    assert [record.place for record in records_of(found)] == ["row 2", "row 4"]


def test_more_values_than_a_person_has_are_named() -> None:
    many = " ::: ".join(f"mei{number}@example.org" for number in range(300))
    (record,) = read(table(B_SINGLES, {"First Name": "Mei", "E-mail 1 - Label": "", "E-mail 1 - Value": many}))
    assert isinstance(record.thing, FoundPerson)
    assert len(record.thing.contact_points) == 200
    assert record.repairs == ("The row has more than 200 values of one kind; those behind them stay in the kept row.",)


@pytest.mark.parametrize("quirk", samples())
def test_files_are_told_by_their_titles_alone(quirk: str) -> None:
    bundle = bundle_of({f"renamed-{name}.dat": content for name, content in samples()[quirk].items()})
    claim = IMPORTER.recognise(bundle)
    assert claim is not None
    assert claim.members == bundle.members
    assert LINKEDIN.recognise(bundle) is None


@pytest.mark.parametrize(
    "content", [CONNECTIONS, "First Name,Last Name,Email,Labels\nMei,Tanaka,,\n", "", "a,b\n1,2\n"]
)
def test_tables_of_others_are_left_to_them(content: str) -> None:
    assert IMPORTER.recognise(single_file("contacts.csv", content)) is None


def test_beside_a_linkedin_archive_the_surer_claim_wins() -> None:
    bundle = bundle_of({"Connections.csv": CONNECTIONS, "contacts.csv": GENERATION_B})
    claim, theirs = IMPORTER.recognise(bundle), LINKEDIN.recognise(bundle)
    assert claim is not None
    assert theirs is not None
    assert [member.name for member in claim.members] == ["contacts.csv"]
    assert claim.sureness > theirs.sureness


def test_the_encoding_is_told() -> None:
    found = read_all(IMPORTER, bundle_of(samples()["utf-16"]))
    assert isinstance(found[0], FileFound)
    assert (found[0].source, found[0].encoding) == ("google.contacts", "utf-16-le")
    assert records_of(found)[0].thing == person(GENERATION_A)


def test_semicolons_change_nothing() -> None:
    assert person(table(B_SINGLES, JONAS_B, delimiter=";")) == person(GENERATION_B)
