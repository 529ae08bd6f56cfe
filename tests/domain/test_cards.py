# SPDX-License-Identifier: GPL-3.0-or-later
"""What single lines of a card tell, and what they must not be taken for."""

from __future__ import annotations

from typing import cast

import pytest

from coterie.domain.cards import CardRead, read_card
from coterie.domain.records import (
    FoundAffiliation,
    FoundContactPoint,
    FoundDate,
    FoundName,
    FoundOrganisation,
    FoundOther,
    FoundPerson,
    FoundRelation,
)


def read(*lines: str) -> CardRead:
    """Read a card of these lines."""
    return read_card("\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD"]))


def person(*lines: str) -> FoundPerson:
    """Read a card of somebody."""
    return cast("FoundPerson", read("FN:Ada Quill", *lines).thing)


def points(*lines: str) -> tuple[FoundContactPoint, ...]:
    """Read the ways to reach somebody."""
    return person(*lines).contact_points


@pytest.mark.parametrize(
    ("lines", "display"),
    [
        (("N:Quill;Ada;B.;Dr.;PhD",), "Dr. Ada B. Quill PhD"),
        (("N:Quill;Ada",), "Ada Quill"),
        (("N:;;;;", "ORG:Northwind;Maps", "NICKNAME:Addie"), "Northwind"),
        (("ORG:;Maps", "NICKNAME:Addie"), "Addie"),
        (("TEL:+1 202 555 0101", "EMAIL:ada@example.com"), "ada@example.com"),
        (("TEL:+1 202 555 0101",), "+1 202 555 0101"),
    ],
)
def test_a_name_to_show_is_found_in_what_there_is(lines: tuple[str, ...], display: str) -> None:
    assert cast("FoundPerson", read(*lines).thing).name.display == display


def test_a_name_keeps_its_parts_and_their_lists() -> None:
    found = person("N:Quill;Ada,Mary;B.\\,C.;;Jr.,PhD;x;y", "X-PHONETIC-FIRST-NAME:Ey-da", "X-PHONETIC-LAST-NAME:Kwil")
    assert found.name == FoundName("Ada Quill", "Ada Mary", "Quill", "B.,C.", "", "Jr. PhD", "", "Ey-da", "Kwil")


def test_empty_values_tell_nothing() -> None:
    lines = (
        "TEL:",
        "EMAIL: ",
        "ORG:;",
        "N:;;;;",
        "PHOTO:",
        "ADR:;;;;;;",
        "NOTE:\\n",
        "CATEGORIES:,",
        "GENDER:;",
        "TITLE:",
    )
    assert person(*lines, "X-ABLABEL:alone") == FoundPerson(FoundName("Ada Quill"))


def test_a_card_of_an_organisation_is_one() -> None:
    assert read("KIND:org", "FN:Northwind", "NOTE:x").thing == FoundOrganisation("Northwind", (), (), ("x",))
    named = read("FN:Ada Quill", "N:Quill;Ada;;;", "ORG:Northwind", "X-ABShowAs:COMPANY").thing
    assert isinstance(named, FoundPerson)


def test_places_and_devices_are_no_people() -> None:
    found = read("KIND:location", "FN:The harbour")
    assert found.thing == FoundOther("card", "The harbour")
    assert found.repairs


def test_mail_addresses() -> None:
    assert points("EMAIL:mailto:Ada@example.com") == (FoundContactPoint("mail", "Ada@example.com", "ada@example.com"),)
    assert points("EMAIL;TYPE=X400:/o=Example/cn=ada") == ()
    assert points("EMAIL:not an address") == (FoundContactPoint("mail", "not an address"),)
    assert person("EMAIL:info@example.com").keys == ()


@pytest.mark.parametrize(
    ("params", "label", "preferred"),
    [
        ("", "", False),
        (";TYPE=CELL,VOICE,PREF", "mobile", True),
        (";IPHONE;CELL", "mobile", False),
        (";HOME;FAX", "home fax", False),
        (';TYPE="fax,work"', "work fax", False),
        (";type=home;type=pref;TYPE=x-own", "home own", True),
        (";PREF=1", "", True),
        (";PREF=50", "", False),
        (";ENCODING=8BIT;CHARSET=UTF-8;WORK", "work", False),
    ],
)
def test_types_become_a_label(params: str, label: str, preferred: bool) -> None:
    assert points(f"TEL{params}:123456") == (FoundContactPoint("phone", "123456", "123456", label, preferred),)


def test_profiles() -> None:
    assert points("X-SOCIALPROFILE;type=twitter;x-user=ada:x-apple:ada") == (
        FoundContactPoint("handle", "ada", "twitter:ada", "twitter"),
    )
    assert points("X-SOCIALPROFILE;type=linkedin;x-user=Ada-Q:http://www.example.com/ada") == (
        FoundContactPoint("url", "http://www.example.com/ada", "li:ada-q", "linkedin"),
    )
    assert points("X-SOCIALPROFILE:@Ada") == (FoundContactPoint("handle", "@Ada"),)
    assert points("SOCIALPROFILE;SERVICE-TYPE=Mastodon;VALUE=text:@Ada") == (
        FoundContactPoint("handle", "@Ada", "mastodon:ada", "mastodon"),
    )
    assert person("URL:https://github.com/ada-quill").keys == ("github:ada-quill",)


def test_a_profile_in_two_properties_is_one() -> None:
    url = "https://www.linkedin.com/in/ada"
    once = (FoundContactPoint("url", url, "li:ada", "linkedin"),)
    assert points(f"X-SOCIALPROFILE;TYPE=linkedin:{url}", f"URL:{url}") == once
    assert len(points(f"URL:{url}", f"X-SOCIALPROFILE;TYPE=linkedin:{url}")) == 1


def test_messengers() -> None:
    assert points("IMPP;X-SERVICE-TYPE=GoogleTalk;type=HOME:xmpp:ada@example.com") == (
        FoundContactPoint("messenger", "ada@example.com", "googletalk:ada@example.com", "googletalk"),
    )
    assert points("X-JABBER:ada@example.com", "X-MS-IMADDRESS;HOME:ada", "IMPP:ada") == (
        FoundContactPoint("messenger", "ada@example.com", "xmpp:ada@example.com", "xmpp"),
        FoundContactPoint("messenger", "ada", "home:ada", "home"),
        FoundContactPoint("messenger", "ada"),
    )


def test_a_printed_address_counts_only_where_there_is_no_other() -> None:
    assert [point.value for point in points("LABEL:12 Mill Lane\\nBergen")] == ["12 Mill Lane\nBergen"]
    assert [point.value for point in points("LABEL:printed", "ADR:;;Mill Lane 12, left;Bergen;;;")] == [
        "Mill Lane 12, left\nBergen"
    ]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("BDAY:1980-05-17", "1980-05-17"),
        ("BDAY:19800517", "1980-05-17"),
        ("BDAY;VALUE=date-time:1980-05-17T10:00:00Z", "1980-05-17"),
        ("BDAY:--0517", "--05-17"),
        ("BDAY:--05-17", "--05-17"),
        ("BDAY:1604-05-17", "--05-17"),
        ("BDAY:0000-05-17", "--05-17"),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-05-17", "--05-17"),
        ("BDAY:1980-05", "1980-05"),
        ("BDAY:1980", "1980"),
    ],
)
def test_dates_are_known_as_far_as_they_are_written(line: str, date: str) -> None:
    assert person(line).dates == (FoundDate("birthday", date),)


@pytest.mark.parametrize("text", ["---17", "1604", "1980-02-30", "19801301", "1899-12-31", "2201-01-01", "soon"])
def test_what_is_no_date_is_named(text: str) -> None:
    found = read("FN:Ada Quill", f"BDAY:{text}")
    assert cast("FoundPerson", found.thing).dates == ()
    assert text in found.repairs[0]


def test_a_labelled_day_keeps_its_label() -> None:
    found = person("item1.X-ABDATE:2015-06-20", "item1.X-ABLabel:Graduation", "X-ABDATE:2016-01-01")
    assert found.dates == (FoundDate("other", "2015-06-20", "Graduation"), FoundDate("other", "2016-01-01"))


def test_relations_are_named_people_only() -> None:
    found = person(
        "RELATED:urn:uuid:x",
        "RELATED;TYPE=friend:mailto:a@example.com",
        "X-ASSISTANT:Mei",
        "AGENT:BEGIN:VCARD\\nFN:Sofia\\nEND:VCARD",
    )
    assert found.relations == (FoundRelation("assistant", "Mei"), FoundRelation("agent", "Sofia"))


def test_titles_without_organisations_are_posts_too() -> None:
    assert person("TITLE:Editor").affiliations == (FoundAffiliation("", "Editor"),)
    assert person("ROLE:Editor").affiliations == (FoundAffiliation("", "Editor"),)
    assert person("ORG:A", "ORG:B", "TITLE:x").affiliations == (FoundAffiliation("A", "x"), FoundAffiliation("B"))


@pytest.mark.parametrize(
    ("params", "value", "text", "guessed"),
    [
        (";CHARSET=ISO-8859-15;ENCODING=QUOTED-PRINTABLE", "=A4 100", "€ 100", False),
        (";CHARSET=no-such-set;QUOTED-PRINTABLE", "J=C3=B6rg", "Jörg", False),
        (";QUOTED-PRINTABLE", "J=F6rg=0D=0Aund=07", "Jörg\nund", True),
        (";CHARSET=base64;QUOTED-PRINTABLE", "Ada", "Ada", False),
        (";CHARSET=unicode_escape;QUOTED-PRINTABLE", "=5Cud800", "\\ud800", False),
        (";CHARSET=ISO-8859-1", "J\udcf6rg", "Jörg", False),
        ("", "J\udcf6rg", "Jörg", True),
        ("", "a\x00\x1b[0mb\tc\x7f\x85", "a[0mb\tc", False),
    ],
)
def test_letters_are_decoded_by_what_the_line_says(params: str, value: str, text: str, guessed: bool) -> None:
    found = read("FN:Ada Quill", f"NOTE{params}:{value}")
    assert cast("FoundPerson", found.thing).notes == (text,)
    assert bool(found.repairs) == guessed


def test_lists_in_quoted_printable_are_split_before_they_are_decoded() -> None:
    found = person(
        "CATEGORIES;QUOTED-PRINTABLE:a=2Cb,c", "ORG;QUOTED-PRINTABLE:A=3BB;C", "ADR;QUOTED-PRINTABLE:;;x=3By;;;;"
    )
    assert found.tags == ("a,b", "c")
    assert found.affiliations == (FoundAffiliation("A;B", "", "C"),)
    assert found.contact_points[0].value == "x;y"


def test_a_colon_in_a_quoted_parameter_does_not_begin_the_value() -> None:
    assert person('NOTE;X="a:b":c', 'NOTE;X="a:d":e').notes == ("c", "e")


def test_many_different_heads_do_not_pile_up() -> None:
    for number in range(9_000):
        read_card(f"BEGIN:VCARD\nX-{number}:1")
    assert person("TITLE:Editor").affiliations


def test_one_value_in_another_code_page_does_not_spoil_the_others() -> None:
    found = person("NOTE:Jörg", "NOTE:J\udcf6rg")
    assert found.notes == ("Jörg", "Jörg")
