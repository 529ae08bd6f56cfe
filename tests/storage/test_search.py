# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is found by what is typed, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coterie.domain.people import NewPerson, PersonName
from coterie.domain.query import parse
from coterie.storage.searching.index import SearchIndex
from tests.builders import TODAY, Opened

_NAMES = (
    "Łukasz Nowak", "Søren Vendler", "Hans Straße", "Ana Lindqvist", "Anna Kay", "Joanna Berg", "Ann O'Brien",
    "Jan Smith", "James Smithson", "Tomás Ferrante", "Amara Okafor", "Zoë D'Arcy-Jones", "Müller, Ämilie",
)  # fmt: skip


@pytest.fixture
def people(opened: Opened) -> Opened:
    """Give a vault with people of many alphabets."""
    for name in _NAMES:
        opened.add(name)
    opened.people.add(NewPerson(PersonName("山田太郎", given="太郎", family="山田")))
    opened.people.add(NewPerson(PersonName("田中美美", given="美美", family="田中")))
    opened.add("Bo Marsh", organisation="Smith & Sons", title="Annealer", emails=("bo@berg.example.com",))
    return opened


def found(opened: Opened, text: str, limit: int = 20) -> list[str]:
    """Give the names a text finds, in order."""
    with opened.vault.reading() as connection:
        ids = SearchIndex(connection).find_people(parse(text), TODAY, limit).ids
        names = dict(connection.execute("SELECT id, display_name FROM person").fetchall())
    return [names[person] for person in ids]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("lukasz", "Łukasz Nowak"), ("soren", "Søren Vendler"), ("strasse", "Hans Straße"),
        ("STRASSE", "Hans Straße"),
        ("Straße", "Hans Straße"), ("太郎", "山田太郎"), ("山田", "山田太郎"),
        ("美美", "田中美美"), ("田中美", "田中美美"),
        ("tomas", "Tomás Ferrante"), ("zoe", "Zoë D'Arcy-Jones"), ("d'arcy", "Zoë D'Arcy-Jones"),
        ("jones", "Zoë D'Arcy-Jones"),
        ("o'brien", "Ann O'Brien"), ("OBrien", "Ann O'Brien"), ("aemilie muller", "Ämilie Müller"),
        ("amilie", "Ämilie Müller"), ("ferrante tom", "Tomás Ferrante"),
    ],
)  # fmt: skip
def test_names_are_found_folded(people: Opened, text: str, name: str) -> None:
    assert found(people, text)[:1] == [name]


@pytest.mark.parametrize("text", ["ja smi", "smi ja", "smith jan", '"jan smith"', "jan smith"])
def test_two_words_are_found_in_any_order_and_whole_words_first(people: Opened, text: str) -> None:
    assert found(people, text)[0] == "Jan Smith"


def test_whole_names_come_before_beginnings_before_other_words_before_parts(people: Opened) -> None:
    assert found(people, "ann") == ["Ann O'Brien", "Anna Kay", "Bo Marsh", "Joanna Berg"]


def test_other_words_find_people_too(people: Opened) -> None:
    assert found(people, "smith")[-1] == "Bo Marsh"
    assert found(people, "bo smith sons") == ["Bo Marsh"]
    assert found(people, "berg") == ["Joanna Berg", "Bo Marsh"]


def test_one_letter_is_the_beginning_of_a_name_family_names_first(people: Opened) -> None:
    assert found(people, "l") == ["Ana Lindqvist", "Łukasz Nowak"]
    assert "Bo Marsh" not in found(people, "s")


@pytest.mark.parametrize(("text", "name"), [("ao", "Amara Okafor"), ("jb", "Joanna Berg"), ("zdj", "Zoë D'Arcy-Jones")])
def test_initials_find_a_person(people: Opened, text: str, name: str) -> None:
    assert name in found(people, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("lindqwist", "Ana Lindqvist"), ("lidnqvist", "Ana Lindqvist"), ("lindvist", "Ana Lindqvist"),
        ("linddqvist", "Ana Lindqvist"), ("lindqvits", "Ana Lindqvist"), ("lindqwsit", "Ana Lindqvist"),
        ("okfor", "Amara Okafor"), ("okafro", "Amara Okafor"), ("xkafor", "Amara Okafor"),
        ("ferante", "Tomás Ferrante"),
        ("jna smit", "Jan Smith"), ("wendler", "Søren Vendler"), ("vnedl", "Søren Vendler"),
    ],
)  # fmt: skip
def test_mistakes_are_forgiven_where_nothing_else_is_found(people: Opened, text: str, name: str) -> None:
    assert found(people, text)[:1] == [name]


def test_a_name_that_is_there_brings_no_similar_ones(people: Opened) -> None:
    people.add("Bea Lindquist")
    assert found(people, "lindqvist") == ["Ana Lindqvist"]


@pytest.mark.parametrize("text", ["ndqvi", "qvist", "endle"])
def test_parts_of_a_name_are_found(people: Opened, text: str) -> None:
    assert found(people, text) in (["Ana Lindqvist"], ["Søren Vendler"])


@pytest.mark.parametrize("text", ["zzzzzz", "xq", "ana zzzzzz", "qx!", "🙂🙂"])
def test_what_nobody_is_called_finds_nobody(people: Opened, text: str) -> None:
    assert found(people, text) == ([] if any(letter.isalnum() for letter in text) else found(people, ""))


def test_the_order_is_the_same_every_time_and_longer_lists_begin_alike(people: Opened) -> None:
    assert found(people, "a") == found(people, "a")
    assert found(people, "an", 2) == found(people, "an")[:2]


def test_the_bin_and_the_owner_are_never_found(people: Opened) -> None:
    people.run(
        "UPDATE person SET display_name = 'Ana Owner' WHERE id = (SELECT CAST(value AS INTEGER) FROM setting "
        "WHERE name = 'owner_person_id')"
    )
    assert "Ana Owner" not in found(people, "owner")
    people.people.bin([row[0] for row in people.rows("SELECT id FROM person WHERE display_name = 'Jan Smith'")])
    assert found(people, "jan") == []
    people.vault.history.undo()
    assert found(people, "jan") == ["Jan Smith"]


def test_words_that_take_away(people: Opened) -> None:
    assert found(people, "smith -sons") == ["Jan Smith", "James Smithson"]
    assert "Jan Smith" not in found(people, "-smith")


def test_a_total_counts_every_hit(people: Opened) -> None:
    with people.vault.reading() as connection:
        hits = SearchIndex(connection).find_people(parse("an"), TODAY, 1)
    assert (len(hits.ids), hits.total, hits.at_least) == (1, len(found(people, "an")), False)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.text(max_size=40))
def test_no_text_makes_the_search_fail(people: Opened, text: str) -> None:
    with people.vault.reading() as connection:
        index = SearchIndex(connection)
        hits = index.find_people(parse(text), TODAY, 5)
        index.find_texts(parse(text), 5)
        assert index.total(parse(text), TODAY) == len(index.ids_in_order(parse(text), TODAY, "name")) >= len(hits.ids)
