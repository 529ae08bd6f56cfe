# SPDX-License-Identifier: GPL-3.0-or-later
"""The address book of the samples goes with the archive, and is read as it is meant."""

from __future__ import annotations

from coterie.domain.records import FoundOrganisation, FoundOther, FoundPerson
from tests.importers.bundles import records_of, refusals_of, things_of
from tests.samples.card_file import PHOTO
from tests.samples.cast import OWNER, STRANGERS
from tests.samples.readings import MADE, cards, in_file, keys_of, people, person


def test_cards_are_of_three_versions_and_of_people_companies_and_a_group() -> None:
    kinds = [type(thing) for thing in things_of(cards())]
    assert {version for version in ("2.1", "3.0", "4.0") if f"VERSION:{version}\r\n".encode() in MADE["cards.vcf"]} == {
        "2.1", "3.0", "4.0",
    }  # fmt: skip
    assert (kinds.count(FoundPerson), kinds.count(FoundOrganisation), kinds.count(FoundOther)) == (18, 1, 1)
    assert refusals_of(cards()) == []
    assert [record.repairs for record in records_of(cards()) if record.repairs] == []


def test_most_cards_are_of_connections() -> None:
    keys = keys_of(in_file("Connections.csv"))
    known = {one.name.display for one in people(cards()) if keys.intersection(one.keys)}
    assert known == {
        "Amara Okafor", "Chidi Eze", "Elif Özkan", "Ingrid Solheim", "Jonas Weber", "Kenji Watanabe",
        "Mateus F. Oliveira", "Sara Holm", "Sofia Marchetti", "Tomás Herrera",
    }  # fmt: skip


def test_one_card_is_only_probably_of_a_connection() -> None:
    card, connection = person(cards(), "Aoife Byrne"), person(in_file("Connections.csv"), "Aoife Byrne")
    assert not set(card.keys) & set(connection.keys)
    assert card.affiliations[0].organisation == connection.affiliations[0].organisation == "Lumen & Vale"


def test_an_old_card_breaks_its_lines_within_a_letter() -> None:
    assert b"gal=C3=\r\n=A3o" in MADE["cards.vcf"]
    assert "galão" in person(cards(), "Tomás Herrera").notes[0]


def test_birthdays_with_and_without_a_year() -> None:
    dates = {one.name.display: date.date for one in people(cards()) for date in one.dates if date.kind == "birthday"}
    assert dates["Joy Mensah"] == "1990-03-12"
    assert dates["Sofia Marchetti"] == "1988-03-14"
    assert (dates["Amara Okafor"], dates["Jonas Weber"]) == ("--11-02", "--03-11")


def test_labels_tags_and_the_group() -> None:
    amara = person(cards(), "Amara Okafor")
    assert amara.tags == ("Mentor", "Data Guild", "Women in Data mentoring")
    assert ("phone", "Signal") in {(point.kind, point.label) for point in amara.contact_points}
    assert next((date.kind, date.date) for date in amara.dates) == ("anniversary", "2019-06-22")
    assert "Women in Data mentoring" in person(cards(), "Lucía Prado").tags


def test_the_picture_is_one() -> None:
    assert PHOTO.startswith(b"\xff\xd8\xff")
    assert PHOTO.endswith(b"\xff\xd9")


def test_forty_people_come_in() -> None:
    cards_joined = {
        "Amara Okafor", "Chidi Eze", "Elif Özkan", "Ingrid Solheim", "Jonas Weber", "Kenji Watanabe",
        "Mateus F. Oliveira", "Sofia Marchetti", "Tomás Herrera", OWNER.name,
    }  # fmt: skip
    new = [one for one in people(cards()) if one.name.display not in cards_joined]
    answered = [STRANGERS["ruth"]]
    assert len(people(in_file("Connections.csv"))) + len(new) + len(answered) == 40
