# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching as the window and the command line see it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from coterie.services.interactions import NewLog
from coterie.services.searching import Searching, Typed, key_at_name

if TYPE_CHECKING:
    from tests.builders import Opened


@pytest.fixture
def searching(opened: Opened) -> Searching:
    """Give a vault with Ana, Bo and Zoë, and a few words about kayaks."""
    ana = opened.add(
        "Ana Lindqvist", organisation="Kayak Works", title="Designer", tags=("mentor",), emails=("ana@example.com",)
    )
    opened.add("Bo Marsh")
    opened.add("Zoë Øst")
    for day in range(1, 8):
        opened.interactions.log(
            ana.id, NewLog(on=date(2026, 1, day), text=f"Kayak tour number {day}, then coffee in town")
        )
    opened.follow_ups.add(ana.id, date(2026, 3, 1), "Kayak")
    return Searching(opened.vault, opened.clock)


def test_people_come_before_texts_and_everything_is_counted(searching: Searching) -> None:
    result = searching.find("kayak")
    assert result.total == 9
    assert [hit.kind for hit in result.hits] == ["person", "follow_up", *["interaction"] * 7]
    person, follow_up, newest = result.hits[:3]
    assert (person.title, person.snippet) == ("Ana Lindqvist", "Designer · Kayak Works · ana@example.com · mentor")
    assert [person.snippet[start:end] for start, end in person.marks] == ["Kayak"]
    assert (follow_up.title, follow_up.snippet) == ("Ana Lindqvist", "Kayak")
    assert (newest.title, newest.day) == ("Ana Lindqvist", "2026-01-07")
    assert newest.snippet[newest.marks[0][0] : newest.marks[0][1]] == "Kayak"


def test_where_there_is_little_room_both_kinds_get_some(searching: Searching, opened: Opened) -> None:
    for number in range(6):
        opened.add(f"Kayak Person{number}")
    assert [hit.kind for hit in searching.find("kayak", 4).hits].count("person") == 2
    assert [hit.kind for hit in searching.find("kayak", 1).hits] == ["person"]


@pytest.mark.parametrize("text", ["", "  ", "!", '"'])
def test_nothing_typed_finds_nothing(searching: Searching, text: str) -> None:
    assert searching.find(text).hits == ()
    assert searching.find(text).total == 0


def test_filters_find_people_only_and_mistakes_are_hinted_at(searching: Searching) -> None:
    assert [hit.title for hit in searching.find("tag:mentor").hits] == ["Ana Lindqvist"]
    assert [hint.start for hint in searching.find("ana tga:mentor").hints] == [4]


def test_a_list_gives_rows_a_total_and_the_next_page(searching: Searching) -> None:
    first = searching.people(limit=2)
    assert ([row.name for row in first.rows], first.total) == (["Ana Lindqvist", "Bo Marsh"], 3)
    rest = searching.people(limit=2, after=first.next)
    assert ([row.name for row in rest.rows], rest.next) == (["Zoë Øst"], None)
    assert [row.name for row in searching.people(limit=1, after=key_at_name("Ö")).rows] == ["Zoë Øst"]


@pytest.mark.parametrize("sort", ["name", "last", "strength", "due"])
def test_every_order_is_a_list_of_everybody(searching: Searching, sort: str) -> None:
    ids = searching.ids_in_order(sort=sort)
    assert [row.id for row in searching.rows(ids)] == list(ids) == [row.id for row in searching.people(sort=sort).rows]


def test_the_best_hits_come_first_while_typing(searching: Searching) -> None:
    page = searching.best("kay", 5)
    assert ([row.name for row in page.rows], page.total) == (["Ana Lindqvist"], 1)


def test_while_typing_people_and_texts_come_in_one_answer_as_many_as_are_wanted(searching: Searching) -> None:
    typed = searching.as_typed("kay", 2, 3)
    assert [(row.name, row.organisation) for row in typed.people] == [("Ana Lindqvist", "Kayak Works")]
    assert [hit.kind for hit in typed.texts] == ["follow_up", "interaction", "interaction"]
    assert typed.texts[1].snippet[slice(*typed.texts[1].marks[0])] == "Kay"
    assert searching.as_typed("tag:mentor", 2).people == typed.people
    for text in ("kay", "tag:mentor", " "):
        assert searching.as_typed(text, 2).texts == ()
    assert searching.as_typed(" ", 2, 3) == Typed((), ())


def test_a_conversation_with_nobody_has_a_name_of_its_kind(searching: Searching, opened: Opened) -> None:
    opened.run(
        "INSERT INTO event (uuid, at_utc, at_text, text, created_at, changed_at) VALUES ('u', 1, '1970', 'Zebra', 1, 1)"
    )
    (hit,) = searching.find("zebra").hits
    assert (hit.kind, hit.title) == ("event", "Event")
