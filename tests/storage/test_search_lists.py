# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of people: filters, orders, and pages that fit together."""

from __future__ import annotations

from datetime import date

import pytest

from coterie.domain.errors import BadValue
from coterie.domain.folding import fold
from coterie.domain.people import PersonEdit
from coterie.domain.query import Query, Term, Words, parse
from coterie.services.interactions import NewLog
from coterie.services.ports.searching import PageKey
from coterie.storage.people import lists as people_lists
from coterie.storage.searching.index import SearchIndex
from tests.builders import TODAY, Opened


@pytest.fixture
def four(opened: Opened) -> Opened:
    """Give Ana (mentor, seen in February), Bea (sample, seen last year, due), Cid (due later) and Dan (nothing)."""
    ana = opened.add(
        "Ana Aaberg", organisation="Fjordbank", title="Lead Designer", tags=("mentor",), emails=("ana@x.example.com",)
    )
    bea = opened.add("Bea Bauer", organisation="Nordic Fjordbank", tags=("Sample", "mentor"), phones=("+49 30 123456",))
    cid = opened.add("Cid Cole", organisation="Orbis", title="Redesigner")
    opened.add("Dan Dorn")
    opened.people.edit(ana.id, PersonEdit(met_where="Café in Bérlin", met_on="2024-05"))
    opened.interactions.log(ana.id, NewLog(on=date(2026, 2, 20), text="About kayaks"))
    opened.interactions.log(bea.id, NewLog(on=date(2025, 6, 1)))
    opened.follow_ups.add(bea.id, date(2026, 2, 1))
    opened.follow_ups.add(cid.id, date(2026, 3, 9))
    return opened


def listed(opened: Opened, text: str, sort: str = "name") -> str:
    """Give the first letters of the people of a list."""
    with opened.vault.reading() as connection:
        index = SearchIndex(connection)
        ids = index.ids_in_order(parse(text), TODAY, sort)
        assert index.total(parse(text), TODAY) == len(ids)
        names = dict(connection.execute("SELECT id, display_name FROM person").fetchall())
    return "".join(names[person][0] for person in ids)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("", "ABCD"), ("tag:mentor", "AB"), ("tag:mentor -tag:sample", "A"), ("tag:MENTOR,sample", "AB"),
        ("tag:ment", "AB"),
        ("tag:nothing", ""), ("-tag:mentor", "CD"), ("company:fjordbank", "AB"), ("company:fjord", "AB"),
        ("company:jordbank", ""),
        ("title:designer", "A"), ("title:lead", "A"), ("met:berlin", "A"), ("met:cafe", "A"), ("met:2024", "A"),
        ("met:2023", ""), ("last:>6w", "B"), ("last:<6w", "A"), ("last:6w", "A"), ("last:never", "CD"),
        ("-last:never", "AB"),
        ("last:2026-02", "A"), ("last:<2026", "B"), ("last:>=2025-06-01", "AB"), ("last:>2025-06", "A"),
        ("last:<=2025-06", "B"),
        ("due", "B"), ("-due", "ACD"), ("overdue", "B"), ("due:<2w", "BC"), ("due:>3d", "C"), ("due:none", "AD"),
        ("due:2026-03", "C"),
        ("strength:none", "CD"), ("strength:<40", "B"), ("strength:>=40", "A"), ("mail:example.com", "A"),
        ("phone:030 123", "B"),
        ("phone:30123456", "B"), ("has:mail", "A"), ("-has:phone has:company", "AC"), ("has:follow-up", "BC"),
        ("has:tag", "AB"),
        ("about:kayak", "A"), ("name:ana", "A"), ("name:fjordbank", ""), ("place:berlin", ""), ("is:paused", ""),
        ("is:archived", ""),
        ("tag:mentor last:>6w due strength:<40 -tag:sample", ""), ("tag:mentor last:>6w due strength:<40", "B"),
        ("fjord tag:mentor", "AB"), ("fjord -bea", "A"), ("has:note", ""), ("has:cadence", ""),
        ("has:birthday", ""), ("is:private", ""),
    ],
)  # fmt: skip
def test_filters_leave_whom_they_name(four: Opened, text: str, people: str) -> None:
    text = text.replace("phone:030 123", 'phone:"030 123"')
    for sort in ("name", "last", "due", "strength"):
        assert sorted(listed(four, text, sort)) == sorted(people), sort
    assert listed(four, text) == people


@pytest.mark.parametrize(
    "text", ["tag:mentor", "fjord", "company:fjordbank", "name:a", "met:berlin", "-due has:company"]
)
def test_a_list_is_the_same_from_a_small_set_and_from_everybody(
    four: Opened, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {sort: listed(four, text, sort) for sort in ("name", "last", "due", "strength")}
    monkeypatch.setattr(people_lists, "FEW", 0)
    assert {sort: listed(four, text, sort) for sort in few} == few


@pytest.mark.parametrize(
    ("sort", "people"), [("name", "ABCD"), ("last", "ABDC"), ("due", "BCAD"), ("strength", "ABCD")]
)
def test_the_orders(four: Opened, sort: str, people: str) -> None:
    assert listed(four, "", sort) == people


def test_an_order_that_is_not_offered_is_named(four: Opened) -> None:
    with pytest.raises(BadValue, match="colour"):
        listed(four, "", "colour")


@pytest.mark.parametrize("sort", ["name", "last", "due", "strength"])
@pytest.mark.parametrize("text", ["", "has:company", "fjord"])
def test_pages_behind_each_other_are_the_whole_list(four: Opened, sort: str, text: str) -> None:
    query = parse(text)
    with four.vault.reading() as connection:
        index = SearchIndex(connection)
        for size in (1, 2, 3, 50):
            ids: list[int] = []
            after: PageKey | None = None
            while True:
                page = index.page(query, TODAY, sort, after, size)
                ids += page.ids
                after = page.next
                if after is None:
                    break
            assert ids == list(index.ids_in_order(query, TODAY, sort))


def test_a_page_goes_on_where_it_ended_when_somebody_came_or_went(four: Opened) -> None:
    with four.vault.reading() as connection:
        first = SearchIndex(connection).page(parse(""), TODAY, "name", None, 2)
    four.people.bin([first.ids[1]])
    four.add("Abe Aaa")
    with four.vault.reading() as connection:
        rest = SearchIndex(connection).page(parse(""), TODAY, "name", first.next, 9)
        names = dict(connection.execute("SELECT id, display_name FROM person").fetchall())
    assert [names[person] for person in rest.ids] == ["Cid Cole", "Dan Dorn"]


def test_a_page_may_begin_at_a_name(four: Opened) -> None:
    with four.vault.reading() as connection:
        page = SearchIndex(connection).page(parse(""), TODAY, "name", PageKey(0, fold("Bo"), 0), 1)
        names = dict(connection.execute("SELECT id, display_name FROM person").fetchall())
    assert [names[person] for person in page.ids] == ["Cid Cole"]


def test_archived_people_are_listed_only_when_asked_for(four: Opened) -> None:
    four.run("UPDATE person SET status = 'archived' WHERE display_name = 'Dan Dorn'")
    assert listed(four, "") == "ABC"
    for sort in ("name", "last", "due", "strength"):
        assert listed(four, "is:archived", sort) == "D"
    assert listed(four, "-is:archived") == "ABC"


def test_nobody_of_the_bin_is_listed(four: Opened) -> None:
    four.people.bin([row[0] for row in four.rows("SELECT id FROM person WHERE display_name IN ('Ana Aaberg')")])
    for text in ("", "fjord", "tag:mentor", "company:fjordbank", "about:kayak", "met:berlin"):
        for sort in ("name", "last", "due", "strength"):
            assert "A" not in listed(four, text, sort)


def test_tags_below_a_tag_count_as_it(four: Opened) -> None:
    four.run(
        "UPDATE tag SET parent_id = (SELECT id FROM tag WHERE folded = 'mentor') WHERE folded = 'sample'",
        "DELETE FROM person_tag WHERE tag_id = (SELECT id FROM tag WHERE folded = 'mentor')",
    )
    assert listed(four, "tag:mentor") == "B"


def test_a_word_of_nothing_takes_nobody_away(four: Opened) -> None:
    nothing = Query("-", (Term(Words("_"), negated=True, start=0, end=1),))
    with four.vault.reading() as connection:
        assert SearchIndex(connection).total(nothing, TODAY) == 4
