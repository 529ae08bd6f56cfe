# SPDX-License-Identifier: GPL-3.0-or-later
"""Names as typed, two people joined, clusters, contacts."""

from __future__ import annotations

import pytest

from coterie.domain.clusters import CandidatePair, clusters_of
from coterie.domain.interactions import is_contact
from coterie.domain.people import Person, PersonName, joined


@pytest.mark.parametrize(
    ("text", "display", "given", "family"),
    [
        ("Ana Lindqvist", "Ana Lindqvist", "Ana", "Lindqvist"),
        ("  Ana   Maria  Lindqvist ", "Ana Maria Lindqvist", "Ana Maria", "Lindqvist"),
        ("Ludwig van Beethoven", "Ludwig van Beethoven", "Ludwig", "van Beethoven"),
        ("Lindqvist, Ana", "Ana Lindqvist", "Ana", "Lindqvist"),
        ("Ana", "Ana", "", ""),
        ("山田太郎", "山田太郎", "", ""),
        ("Ana,", "Ana", "", ""),
    ],
)
def test_names_as_typed(text: str, display: str, given: str, family: str) -> None:
    name = PersonName.typed(text)
    assert (name.display, name.given, name.family) == (display, given, family)


def test_an_empty_name_is_none() -> None:
    with pytest.raises(ValueError, match=" , "):
        PersonName.typed(" , ")


def test_a_new_name_keeps_what_it_does_not_say() -> None:
    person = Person(1, "u", PersonName("Ana Berg", "Ana", "Berg", nickname="Annie", prefix="Dr"))
    renamed = person.renamed(PersonName.typed("Ana Lindqvist"))
    assert (renamed.name.family, renamed.name.nickname, renamed.name.prefix) == ("Lindqvist", "Annie", "Dr")


def test_joining_fills_gaps_and_keeps_the_stricter_mark() -> None:
    keep = Person(1, "u", PersonName("Ana"), summary="A", status="archived", met_through_id=2, pause_until="2026-01-01")
    other = Person(
        2, "v", PersonName("Ana L", "Ana", "L"), pronouns="she", summary="B", sensitivity=2, met_through_id=9,
        met_on="2019", needs_check=True,
    )  # fmt: skip
    both = joined(keep, other)
    assert both.name == PersonName("Ana", "Ana", "L")
    assert (both.id, both.uuid, both.pronouns, both.summary, both.status) == (1, "u", "she", "A\nB", "active")
    assert (both.met_through_id, both.met_on, both.sensitivity, both.needs_check) == (9, "2019", 2, True)
    assert both.pause_until == "2026-01-01"


def test_clusters_join_what_is_connected_surest_first() -> None:
    pairs = [
        CandidatePair(1, 2, 60, ("the same phone number",)),
        CandidatePair(3, 4, 80, ("the same name",)),
        CandidatePair(2, 5, 90, ("the same mail",)),
        CandidatePair(1, 5, 50, ("the same name",)),
    ]
    found = clusters_of(pairs, {}, frozenset())
    assert [(one.score, sorted(one.members)) for one in found] == [(90, [1, 2, 5]), (80, [3, 4])]
    assert found[0].reasons == ["the same mail", "the same phone number", "the same name"]


def test_two_clusters_meet() -> None:
    pairs = [CandidatePair(1, 2, 90, ("a",)), CandidatePair(3, 4, 80, ("b",)), CandidatePair(2, 3, 70, ("c",))]
    assert [sorted(one.members) for one in clusters_of(pairs, {}, frozenset())] == [[1, 2, 3, 4]]


def test_two_profiles_never_meet_in_a_cluster() -> None:
    pairs = [CandidatePair(1, 2, 90, ()), CandidatePair(2, 3, 80, ())]
    found = clusters_of(pairs, {1: "li:ana", 3: "li:anna"}, frozenset())
    assert [sorted(one.members) for one in found] == [[1, 2]]


def test_who_is_kept_apart_does_not_meet_over_a_third() -> None:
    pairs = [CandidatePair(1, 2, 90, ()), CandidatePair(2, 3, 80, ())]
    assert [sorted(one.members) for one in clusters_of(pairs, {}, frozenset({(1, 3)}))] == [[1, 2]]


@pytest.mark.parametrize(
    ("kind", "party", "counts"),
    [
        ("message", 0, True), ("message", 8, True), ("message", 9, False), ("call", 1, True), ("talk", 8, True),
        ("meeting", 20, True), ("meeting", 21, False), ("connection", 1, False), ("invitation", 1, False),
        ("endorsement", 1, False), ("note", 1, False), ("event", 1, False),
    ],
)  # fmt: skip
def test_what_is_a_real_contact(kind: str, party: int, counts: bool) -> None:
    assert is_contact(kind, party) is counts
