# SPDX-License-Identifier: GPL-3.0-or-later
"""What is found in texts: newest first, and nothing of the bin."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from coterie.domain.people import PersonEdit
from coterie.domain.query import parse
from coterie.services.interactions import NewLog
from coterie.storage.searching import texts as text_search
from coterie.storage.searching.index import SearchIndex

if TYPE_CHECKING:
    from coterie.services.ports.searching import TextsFound
    from tests.builders import Opened


def found(opened: Opened, text: str, limit: int = 20) -> TextsFound:
    """Look a text up."""
    with opened.vault.reading() as connection:
        return SearchIndex(connection).find_texts(parse(text), limit)


@pytest.fixture
def told(opened: Opened) -> Opened:
    """Give conversations with Ana and Bo, a note on Ana, a follow-up with Bo and an event."""
    ana, bo = opened.add("Ana Lindqvist"), opened.add("Bo Marsh")
    opened.interactions.log(ana.id, NewLog(on=date(2025, 1, 10), text="Kayaks in the Øresund"))
    opened.interactions.log(ana.id, NewLog(others=(bo.id,), on=date(2025, 8, 10), text="More about kayaks and coffee"))
    opened.people.edit(ana.id, PersonEdit(note="Likes kayaking at night"))
    opened.follow_ups.add(bo.id, date(2026, 9, 1), "Ask about the kayak club")
    opened.run(
        "INSERT INTO event (uuid, title, at_utc, at_text, place, created_at, changed_at) "
        "VALUES ('u', 'Kayak fair', 1700000000, '2023-11-14', 'Straße 1', 1, 1)"
    )
    return opened


def test_every_kind_is_found_newest_first(told: Opened) -> None:
    result = found(told, "kayak")
    assert [(hit.kind, hit.day, hit.of) for hit in result.hits] == [
        ("follow_up", "2026-09-01", "Bo Marsh"),
        ("note", "2026-03-02", "Ana Lindqvist"),
        ("interaction", "2025-08-10", "Ana Lindqvist, Bo Marsh"),
        ("interaction", "2025-01-10", "Ana Lindqvist"),
        ("event", "2023-11-14", ""),
    ]
    assert (result.total, result.at_least) == (5, False)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("kayaks", 2), ("kayak*", 5), ("kayaks coffee", 1), ("coff kayaks", 0), ("oresund", 1), ("strasse", 1),
        ("ka", 0),
        ('"kayak"', 2), ('"kayaks in"', 1), ("kayaking night", 1), ("kayak -coffee", 0), ("tag:x kayak", 0),
        ("", 0), ("!", 0),
    ],
)  # fmt: skip
def test_words_are_looked_for_whole_but_the_last(told: Opened, text: str, count: int) -> None:
    result = found(told, text)
    assert (len(result.hits), result.total) == (count, count)


def test_a_limit_cuts_hits_and_not_the_total(told: Opened) -> None:
    result = found(told, "kayak", 3)
    assert ([hit.kind for hit in result.hits], result.total) == (["follow_up", "note", "interaction"], 5)


def test_entries_of_people_in_the_bin_are_passed_over(told: Opened) -> None:
    (ana,) = told.rows("SELECT id FROM person WHERE display_name = 'Ana Lindqvist'")[0]
    told.people.bin([ana])
    for limit in (1, 2, 20):
        result = found(told, "kay", limit)
        assert [hit.kind for hit in result.hits] == ["follow_up", "interaction", "event"][:limit]
        assert result.total == 3
        assert [hit.kind for hit in found(told, "kayak", limit).hits] == ["follow_up", "interaction", "event"][:limit]
    assert [hit.of for hit in found(told, "coffee").hits] == ["Bo Marsh"]
    told.vault.history.undo()
    assert found(told, "kayak").total == 5


def test_more_than_are_worth_counting_are_at_least_so_many(told: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_search, "COUNTED_TIMES", 1)
    result = found(told, '"kayaks"', 1)
    assert (result.total, result.at_least, len(result.hits)) == (1, True, 1)
    assert found(told, "kay", 1).at_least


def test_the_beginning_of_a_common_word_is_looked_for_among_the_newest(
    told: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_search, "_LOOKED_THROUGH", 2)
    result = found(told, "kaya", 2)
    assert [hit.kind for hit in result.hits] == ["follow_up", "note"]
    assert (result.total, result.at_least) == (4, True)
    rare = found(told, "kayaki", 1)
    assert ([hit.kind for hit in rare.hits], rare.total) == (["note"], 1)
    assert found(told, "about kaya", 2).total == 2


@pytest.mark.parametrize("most", [10, 1])
def test_a_word_that_the_newest_texts_do_not_hold_is_looked_for_in_all(
    told: Opened, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(text_search, "_LOOKED_THROUGH", 2)
    monkeypatch.setattr(text_search, "COUNTED_TIMES", most)
    result = found(told, "kayaks", 1)
    assert [hit.day for hit in result.hits] == ["2025-08-10"]
    assert (result.total, result.at_least) == ((2, False) if most > 2 else (1, True))


def test_while_somebody_types_no_more_is_counted_than_is_shown(told: Opened) -> None:
    with told.vault.reading() as connection:
        index = SearchIndex(connection)
        slowly, quickly = (index.find_texts(parse('"kayaks"'), 1, typing=typing) for typing in (False, True))
    assert quickly.hits == slowly.hits
    assert (slowly.total, slowly.at_least) == (2, False)
    assert (quickly.total, quickly.at_least) == (1, True)
