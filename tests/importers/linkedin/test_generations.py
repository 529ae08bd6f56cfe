# SPDX-License-Identifier: GPL-3.0-or-later
"""The same people in the layouts of 2018 and 2020, re-saved by Excel, and in a newer export."""

from __future__ import annotations

import codecs

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.moments import Moment
from coterie.domain.records import Found, FoundContribution, FoundInteraction, FoundPerson, PersonRef, Record
from coterie.importers.linkedin import IMPORTER
from tests.importers.bundles import (
    TODAY,
    announced,
    bundle_of,
    by_file,
    read_all,
    records_of,
    refusals_of,
    single_file,
    skipped_because,
)
from tests.importers.linkedin.archives import CONNECTION_TITLES, MIRA, NOTES, PEOPLE, current, table

OLD_TITLES = ["First Name", "Last Name", "Email Address", "Company", "Position", "Connected On"]


def without_url(rows: list[list[str]]) -> list[list[str]]:
    return [row[:2] + row[3:] for row in rows]


def people_of(found: list[Found]) -> list[FoundPerson]:
    return [record.thing for record in records_of(found) if isinstance(record.thing, FoundPerson)]


def summary(found: list[Found]) -> list[tuple[str, str, str]]:
    """Name, organisation and day of each connection: what every generation says."""
    return [
        (each.name.display, each.affiliations[0].organisation if each.affiliations else "", each.moments[0].at.day())
        for each in people_of(found)
    ]


EXPECTED = [
    ("Mira Okafor", "Northwind Labs", "2024-07-09"),
    ("Jonas Lind", "Acme, Inc.", "2021-02-28"),
    ("Jonas Lind", "Acme, Inc.", "2021-02-27"),
    ("José 🎈 García", "", "2019-10-14"),
    ("Noor", "Tidewater", "2019-10-08"),
]


def slashed(day: str) -> str:
    months = {"Jan": 1, "Feb": 2, "Jul": 7, "Oct": 10}
    number, month, year = day.split()
    return f"{months[month]}/{int(number)}/{year[2:]}, 4:05 PM"


def test_2018_has_six_columns_and_slash_dates() -> None:
    rows = [[*row[:5], slashed(row[5])] for row in without_url(PEOPLE)]
    found = read_all(IMPORTER, single_file("Connections.csv", table(OLD_TITLES, rows)))
    assert summary(found) == EXPECTED
    assert {person.moments[0].at.precision for person in people_of(found)} == {"minute"}
    assert skipped_because(found) == {"closed or hidden account": 3}


def test_two_of_one_name_and_day_are_two_people_and_the_same_row_is_one() -> None:
    titles = ["First Name", "Company", "Position", "Connected On"]
    mira = ["Mira", "Northwind Labs", "Engineer", "09 Jul 2024"]
    other = ["Mira", "Tidewater", "Boss", "09 Jul 2024"]
    found = read_all(IMPORTER, single_file("Connections.csv", table(titles, [mira, other, mira, other])))
    keys = [record.key for record in records_of(found)]
    assert keys[:2] == keys[2:]
    assert keys[0] != keys[1]
    moved = ["Mira", "Acme, Inc.", "Head", "09 Jul 2024"]
    later = read_all(IMPORTER, single_file("Connections.csv", table(titles, [moved, other])))
    assert [record.key for record in records_of(later)] == keys[:2]


def test_2020_has_no_url_and_keys_of_names_and_day() -> None:
    found = read_all(IMPORTER, single_file("Connections.csv", table(OLD_TITLES, without_url(PEOPLE))))
    assert summary(found) == EXPECTED
    keys = [record.key for record in records_of(found)]
    assert len(set(keys)) == 5
    assert all(key.startswith("li:conn:") for key in keys)
    shuffled = read_all(IMPORTER, single_file("Connections.csv", table(OLD_TITLES, without_url(PEOPLE)[::-1])))
    assert {record.key for record in records_of(shuffled)} == set(keys)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, b""])
def test_re_saved_by_excel_dates_are_mixed_row_by_row(mark: bytes) -> None:
    rows = [list(row) for row in PEOPLE]
    rows[3][6], rows[7][6], rows[1][6] = "14-oct-19", "08-oct-19", "28-Feb-21"
    content = mark + table(CONNECTION_TITLES, rows, ";", "\r\n").encode()
    found = read_all(IMPORTER, single_file("my connections.csv", content))
    assert summary(found) == EXPECTED
    assert announced(found)["my connections.csv"].encoding == ("utf-8-sig" if mark else "utf-8")


def test_re_saved_day_first_dates_are_told_by_the_file() -> None:
    rows = [["Mira", "Okafor", "", "", "", "09/07/2024"], ["Jonas", "Lind", "", "", "", "28/02/2021"]]
    found = read_all(IMPORTER, single_file("Connections.csv", table(OLD_TITLES, rows)))
    assert [day for _name, _company, day in summary(found)] == ["2024-07-09", "2021-02-28"]


def test_windows_1252_and_german_titles_are_read() -> None:
    titles = ["Vorname", "Nachname", "URL", "E-Mail-Adresse", "Unternehmen", "Position", "Verbunden am"]
    content = table(titles, [["Jürgen", "Größe", "", "", "Käse & Söhne", "Chef", "3. März 2021"]]).encode("cp1252")
    found = read_all(IMPORTER, single_file("Verbindungen.csv", content))
    assert summary(found) == [("Jürgen Größe", "Käse & Söhne", "2021-03-03")]


def test_few_columns_in_any_order_are_enough() -> None:
    found = read_all(
        IMPORTER, single_file("x.csv", "Connected On;Position;First Name;Latitude\n9 Jul 2024;Nurse;Mira;5\n")
    )
    assert summary(found) == [("Mira", "", "2024-07-09")]


def test_odd_rows_are_named_by_what_they_have() -> None:
    rows = [
        ["", "", MIRA, "", "", "", "09 Jul 2024"],
        ["", "", "", "jonas@example.org", "", "", "09 Jul 2024"],
        ["", "", "", "", "Acme", "", "09 Jul 2024"],
        ["Noor", "Haddad", "https://example.com/x", "no mail", "", "Nurse", "soon"],
    ]
    found = read_all(IMPORTER, single_file("Connections.csv", NOTES + table(CONNECTION_TITLES, rows)))
    assert [person.name.display for person in people_of(found)] == [
        "mira-okafor-0a1b2c", "jonas@example.org", "Noor Haddad",
    ]  # fmt: skip
    assert [(each.place, each.reason) for each in refusals_of(found)] == [("row 7", "The row has no name.")]
    last = records_of(found)[-1]
    assert last.repairs == ("The date cannot be read.",)
    assert isinstance(last.thing, FoundPerson)
    assert last.thing.moments == ()


def test_a_broken_row_costs_no_other() -> None:
    rows = table(CONNECTION_TITLES, PEOPLE).splitlines(keepends=True)
    rows.insert(3, 'Zofia,"Nowak,https://www.linkedin.com/in/zofia,,,,01 Mar 2021\n')
    found = read_all(IMPORTER, single_file("Connections.csv", "".join(rows)))
    assert summary(found) == EXPECTED
    assert [each.place for each in refusals_of(found)] == ["row 4"]


MESSAGES_2018 = """\
From,To,Date,Subject,Content,Direction,Folder
Mira Okafor,Ada Quill,"7/9/18, 4:05 PM",,Hello,INCOMING,INBOX
Ada Quill,"Jonas Lind, PhD","7/9/18, 5:05 PM",,Hi,OUTGOING,SENT
LinkedIn Member,Ada Quill,"7/9/18, 5:06 PM",,Hi,INCOMING,ARCHIVED
"""


def test_messages_of_2018_say_their_direction() -> None:
    found = read_all(IMPORTER, single_file("Messages.csv", MESSAGES_2018))
    things = [record.thing for record in records_of(found)]
    assert [(each.direction, each.people, each.party) for each in things if isinstance(each, FoundInteraction)] == [
        ("in", (PersonRef("Mira Okafor"),), 1),
        ("out", (PersonRef("Jonas Lind", create=True),), 1),
    ]
    assert skipped_because(found) == {"closed account": 1}


def test_messages_of_2020_have_no_receivers_urls() -> None:
    text = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
        f"t1,,Mira Okafor,{MIRA},Ada Quill,2020-03-01 09:30:00 UTC,,Hello,INBOX\n"
        "t1,,Ada Quill,,Mira Okafor,2020-03-01 09:31:00 UTC,,Hi,INBOX\n"
        't2,,Ada Quill,,"Jonas Lind, PhD",2020-03-01 09:32:00 UTC,,Hi,INBOX\n'
        't3,,Ada Quill,,"Noor Haddad,Freya Dahl",2020-03-01 09:33:00 UTC,,Hi,INBOX\n'
        f't1,,Ada Quill,,"Mira Okafor,Freya Dahl",2020-03-01 09:34:00 UTC,,Hi,INBOX\n'
    )
    wishes = Wishes(TODAY, my_names=frozenset({"Ada Quill"}))
    found = read_all(IMPORTER, single_file("messages.csv", text), wishes)
    mira = PersonRef("Mira Okafor", ("li:mira-okafor-0a1b2c",), create=True)
    things = [record.thing for record in records_of(found)]
    assert [(each.direction, each.people) for each in things if isinstance(each, FoundInteraction)] == [
        ("in", (mira,)),
        ("out", (mira,)),
        ("out", (PersonRef("Jonas Lind", create=True),)),
        ("out", (PersonRef("Noor Haddad,Freya Dahl"),)),  # two names or one with a comma: nobody is made of it
        ("out", (mira,)),
    ]


def test_shares_of_2018_are_utf_16_with_tabs() -> None:
    titles = ["Date", "Share Title", "Share Description", "Share Link", "Share Commentary", "Shared URL", "Media URL",
              "Type", "Visibility"]  # fmt: skip
    row = ["2018/03/01 09:30:00 UTC", "", "", "https://x", "Grüße", "", "", "", "Public"]
    text = table(titles, [row], "\t", "\r\n", quoted=True)
    content = codecs.BOM_UTF16_LE + text.encode("utf-16-le")
    found = read_all(IMPORTER, bundle_of({"Shares.csv": content, **current()}))
    assert announced(found)["Shares.csv"].encoding == "utf-16-le"
    (record,) = records_of(by_file(found)["Shares.csv"])
    at = Moment(1_519_896_600, "2018-03-01T09:30:00Z", "UTC")
    assert record.thing == FoundContribution("post", at, "Grüße", "https://x", "Grüße")


def connections(found: list[Found]) -> dict[str, Record]:
    return {record.key: record for record in records_of(by_file(found)["Connections.csv"])}


def test_a_newer_export_keeps_the_keys_of_who_stayed() -> None:
    rows = [list(row) for row in PEOPLE if "Intern" not in row]
    rows[0][4], rows[1][5] = "Fjord & Sons", "Director"
    rows[2][2] = "https://www.linkedin.com/in/jose-garcia-maps"
    before = connections(read_all(IMPORTER, bundle_of(current())))
    now = connections(read_all(IMPORTER, bundle_of({**current(), "Connections.csv": table(CONNECTION_TITLES, rows)})))
    assert set(before) - set(now) == {"li:conn:jonas-lind-77", "li:conn:josé-garcía"}
    assert set(now) - set(before) == {"li:conn:jose-garcia-maps"}
    changed = {key for key in set(now) & set(before) if now[key].raw != before[key].raw}
    assert changed == {"li:conn:mira-okafor-0a1b2c", "li:conn:jonas-lind"}
