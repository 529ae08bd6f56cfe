# SPDX-License-Identifier: GPL-3.0-or-later
"""What joins two records by itself, what is only proposed, and what never is one person."""

from __future__ import annotations

import pytest

from coterie.domain.people import PersonEdit
from tests.storage.importing.foreign import (
    Bringing,
    calendar,
    card,
    connection,
    connections,
    event,
    source_counts,
)

MAIL = "EMAIL:ana@example.org"
PROFILE = "URL:https://www.linkedin.com/in/ana-lindqvist"


def cards(into: Bringing, *texts: str, name: str = "cards.vcf") -> dict[str, int]:
    """Bring in a file of cards and give its counts."""
    return source_counts(into.bring(into.file(name, "".join(texts))))["vcard"]


def proposals(into: Bringing) -> list[tuple[str, str, int]]:
    """Give the pairs that wait for a decision."""
    return [
        (row[0], row[1], row[2])
        for row in into.opened.rows(
            "SELECT a.display_name, b.display_name, c.score FROM match_candidate c JOIN person a ON a.id = c.person_id "
            "JOIN person b ON b.id = c.other_person_id WHERE c.decision = 'open' ORDER BY c.id"
        )
    ]


def test_the_same_profile_is_the_same_person_whatever_it_is_called(into: Bringing) -> None:
    into.bring(into.archive({"Connections.csv": connections(connection("Ana Lindqvist", "Fjord", "Baker"))}))
    assert cards(into, card("A. L.", "URL:http://de.linkedin.com/in/Ana-Lindqvist/?x=1", MAIL)) == {"updated": 1}
    assert into.people() == ["Ana Lindqvist"]
    assert "ana@example.org" in into.points("Ana Lindqvist")


def test_the_same_address_under_a_name_that_fits_is_the_same_person(into: Bringing) -> None:
    into.bring(into.archive({"Connections.csv": connections(connection("Ana Lindqvist", mail="Ana@Example.org"))}))
    assert cards(into, card("Ana Maria Lindqvist", MAIL, "TEL:+44 20 7946 0001")) == {"updated": 1}
    assert into.people() == ["Ana Lindqvist"]
    assert "+44 20 7946 0001" in into.points("Ana Lindqvist")


@pytest.mark.parametrize(
    ("lines", "score"),
    [
        ((MAIL,), 50), (("TEL:+442079460001",), 65), (("ORG:Fjord",), None),
    ],
)  # fmt: skip
def test_what_is_not_enough_waits_for_a_decision(into: Bringing, lines: tuple[str, ...], score: int | None) -> None:
    cards(into, card("Ana Lindqvist", MAIL, "TEL:+44 20 7946 0001", "ORG:Fjord"), name="one.vcf")
    counts = cards(into, card("Bob Ray", *lines), name="two.vcf")
    assert counts == ({"created": 1} if score is None else {"held": 1})
    assert proposals(into) == ([] if score is None else [("Ana Lindqvist", "Bob Ray", score)])
    assert into.people() == ["Ana Lindqvist", "Bob Ray"]


def test_the_same_name_at_the_same_place_waits(into: Bringing) -> None:
    cards(into, card("Ana Lindqvist", "ORG:Fjord, Inc."), name="one.vcf")
    assert cards(into, card("Ana Lindqvist", "ORG:fjord, inc", uid="another"), name="two.vcf") == {"held": 1}
    assert proposals(into) == [("Ana Lindqvist", "Ana Lindqvist", 80)]
    assert cards(into, card("Ana Lindqvist", "ORG:Harbour", uid="a third"), name="three.vcf") == {"created": 1}


def test_an_address_of_an_office_joins_nobody(into: Bringing) -> None:
    cards(into, card("Ana Lindqvist", "EMAIL:info@example.org"), name="one.vcf")
    assert cards(into, card("Ana Lindqvist", "EMAIL:info@example.org", uid="another"), name="two.vcf") == {"created": 1}
    assert proposals(into) == []


def test_an_address_that_two_people_have_joins_nobody(into: Bringing) -> None:
    into.opened.add("Ana Lindqvist", emails=("ana@example.org",))
    into.opened.add("Ana M. Lindqvist", emails=("ana@example.org",))
    assert cards(into, card("Ana Lindqvist", MAIL)) == {"held": 1}
    assert len(proposals(into)) == 2


def test_an_address_on_two_cards_of_one_file_joins_neither(into: Bringing) -> None:
    into.opened.add("Ana Lindqvist", emails=("ana@example.org",))
    texts = (card("Ana Lindqvist", MAIL, uid="one"), card("Ana M. Lindqvist", MAIL, uid="two"))
    assert cards(into, *texts) == {"held": 2}
    assert into.people() == ["Ana Lindqvist", "Ana Lindqvist", "Ana M. Lindqvist"]


def test_two_files_at_once_are_as_good_as_one_after_the_other(into: Bringing) -> None:
    one = into.file("one.vcf", card("Ana Lindqvist", MAIL, uid="one"))
    two = into.file("two.vcf", card("Ana Lindqvist", MAIL, "TEL:+442079460001", uid="two"))
    counts = into.bring(one, two)
    assert [(file.created, file.updated) for file in counts.files] == [(1, 0), (0, 1)]
    assert into.people() == ["Ana Lindqvist"]
    assert into.points("Ana Lindqvist") == {"ana@example.org", "+442079460001"}


def test_the_same_card_in_two_files_counts_once(into: Bringing) -> None:
    one, two = (into.file(name, card("Ana Lindqvist", MAIL)) for name in ("one.vcf", "two.vcf"))
    counts = into.bring(one, two)
    assert sorted((file.created, file.skipped) for file in counts.files) == [(0, 1), (1, 0)]
    assert into.people() == ["Ana Lindqvist"]


def test_two_profiles_are_never_one_person(into: Bringing) -> None:
    cards(into, card("Ana Lindqvist", MAIL, PROFILE, "TEL:+442079460001", "ORG:Fjord"), name="one.vcf")
    other = card("Ana Lindqvist", MAIL, f"{PROFILE}-77", "TEL:+442079460001", "ORG:Fjord", uid="another")
    assert cards(into, other, name="two.vcf") == {"created": 1}
    assert proposals(into) == []
    assert into.people() == ["Ana Lindqvist", "Ana Lindqvist"]


def test_the_same_uid_of_another_source_proves_nothing(into: Bringing) -> None:
    cards(into, card("Ana Lindqvist", uid="li:conn:bob-ray"))
    into.bring(into.archive({"Connections.csv": connections(connection("Bob Ray"))}))
    assert into.people() == ["Ana Lindqvist", "Bob Ray"]


def test_a_card_with_the_owners_address_is_the_owners(into: Bringing) -> None:
    counts = into.bring(
        into.file("me.vcf", card("Ada Quill", "EMAIL:ada@example.org", PROFILE)), me=["ada@example.org"]
    )
    assert source_counts(counts) == {"vcard": {"updated": 1}}
    assert into.people() == []
    assert into.points("Ada Quill") >= {"ada@example.org"}
    assert into.opened.statistics.counts()["people"] == 0


def test_nothing_the_user_has_is_changed_by_another_source(into: Bringing) -> None:
    ana = into.opened.add("Ana Lindqvist", emails=("ana@example.org",), organisation="Fjord", title="Baker")
    into.opened.people.edit(ana.id, PersonEdit(birthday="1980-05-22"))
    cards(into, card("Ana Lindqvist-Berg", MAIL, "BDAY:1990-01-01", "ORG:Fjord", "TITLE:Chief", "NICKNAME:Annie"))
    assert into.people() == ["Ana Lindqvist"]
    assert into.opened.rows("SELECT date FROM important_date") == [("1980-05-22",)]
    assert into.posts("Ana Lindqvist") == {("Baker", "Fjord", "", "", 1)}
    assert into.opened.rows("SELECT nickname FROM person WHERE id = ?", ana.id) == [("Annie",)]


def test_a_card_that_changed_updates_what_nobody_edited(into: Bringing) -> None:
    cards(into, card("Ana Lindqvist", "BDAY:1980-05-22", "NOTE:likes rivers", "TEL:+442079460001"))
    newer = card("Ana Berg", "BDAY:1980-05-23", "NOTE:likes boats", "TEL:+442079460002", uid="ana-lindqvist")
    assert cards(into, newer) == {"updated": 1}
    assert into.people() == ["Ana Berg"]
    assert into.opened.rows("SELECT date, month_day FROM important_date") == [("1980-05-23", "05-23")]
    assert into.opened.rows("SELECT text FROM note") == [("likes boats",)]
    assert into.points("Ana Berg") == {"+442079460001", "+442079460002"}


def test_a_binned_person_does_not_come_back_with_the_same_card(into: Bringing) -> None:
    cards(into, card("Ana Lindqvist", MAIL))
    into.opened.people.bin([into.person("Ana Lindqvist")])
    assert cards(into, card("Ana Lindqvist", MAIL)) == {"unchanged": 1}
    assert cards(into, card("Ana Lindqvist", MAIL, "NOTE:news")) == {"updated": 1}
    assert into.people() == []


def test_a_merged_person_takes_what_either_card_says_later(into: Bringing) -> None:
    cards(into, card("Ana Lindqvist", MAIL), card("Annie L", "TEL:+442079460001", uid="two"))
    ana = into.person("Ana Lindqvist")
    into.opened.duplicates.merge(ana, [into.person("Annie L")])
    assert cards(into, card("Annie L", "TEL:+442079460001", "TEL:+442079460002", uid="two")) == {"updated": 1}
    assert into.people() == ["Ana Lindqvist"]
    assert into.points("Ana Lindqvist") == {"ana@example.org", "+442079460001", "+442079460002"}


def test_somebody_who_was_erased_stays_out(into: Bringing) -> None:
    texts = (card("Ana Lindqvist", MAIL, PROFILE), card("Bob Ray", "EMAIL:bob@example.org"))
    cards(into, *texts)
    into.opened.people.erase(into.person("Ana Lindqvist"))
    counts = into.bring(into.file("cards.vcf", "".join(texts)))
    (file,) = counts.files
    assert (file.records, file.unchanged, file.skipped) == (2, 1, 1)
    assert list(file.skipped_because) == ["erased for good at your wish"]
    into.bring(into.archive({"Connections.csv": connections(connection("Ana Lindqvist"))}))
    assert into.people() == ["Bob Ray"]


def test_dates_and_notes_that_were_edited_stay_and_are_listed(into: Bringing) -> None:
    cards(into, card("Ana Lindqvist", "BDAY:1980-05-22", "NOTE:likes rivers"))
    ana = into.person("Ana Lindqvist")
    into.opened.people.edit(ana, PersonEdit(birthday="1980-05-20"))
    into.opened.run("UPDATE note SET text = 'likes mountains'")
    newer = into.file(
        "newer.vcf", card("Ana Lindqvist", "BDAY:1980-05-23", "NOTE:likes boats", "ANNIVERSARY:2010-06-01")
    )
    counts = into.bring(newer)
    assert {(kept.field, kept.mine, kept.theirs) for kept in counts.kept} == {
        ("birthday", "1980-05-20", "1980-05-23"),
        ("note", "", "likes boats"),
    }
    assert into.opened.rows("SELECT text FROM note") == [("likes mountains",)]
    assert into.opened.rows("SELECT kind, date FROM important_date ORDER BY id") == [
        ("birthday", "1980-05-20"),
        ("anniversary", "2010-06-01"),
    ]


def test_a_company_card_is_an_organisation(into: Bringing) -> None:
    firm = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:f\r\nFN:Fjord\r\nORG:Fjord\r\nX-ABShowAs:COMPANY\r\n{0}END:VCARD\r\n"
    into.opened.add("Ana Lindqvist", organisation="Fjord")
    assert cards(into, firm.format("TEL:+442079460001\r\nNOTE:by the water\r\n")) == {"created": 1}
    newer = firm.format("TEL:+442079460001\r\nTEL:+442079460002\r\nNOTE:by the water\r\n")
    assert cards(into, newer) == {"updated": 1}
    assert into.opened.rows("SELECT name FROM organisation") == [("Fjord",)]
    points = "SELECT value FROM contact_point WHERE organisation_id IS NOT NULL ORDER BY id"
    assert into.opened.rows(points) == [("+442079460001",), ("+442079460002",)]
    assert into.opened.rows("SELECT count(*) FROM note") == [(1,)]


def test_the_index_of_records_is_there_again_after_a_large_import(
    into: Bringing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coterie.storage.importing.rows._FLUSH_AT", 3)
    before = into.opened.rows("SELECT name, sql FROM sqlite_master ORDER BY name")
    text = calendar(*(event(f"e{n}", "Rivers", "20260210", "Ana <ana@example.org>") for n in range(9)))
    into.bring(into.file("many.ics", text))
    assert into.opened.rows("SELECT name, sql FROM sqlite_master ORDER BY name") == before
    assert source_counts(into.bring(into.file("many.ics", text))) == {"icalendar": {"unchanged": 9}}
