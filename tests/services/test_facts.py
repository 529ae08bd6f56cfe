# SPDX-License-Identifier: GPL-3.0-or-later
"""Single facts: changed, marked and removed as one step each, and back again as if nothing had been."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import BadValue, CannotBeDone, NotFound
from coterie.domain.people import NORMAL, PRIVATE, SENSITIVE, NewPerson, PersonName
from coterie.domain.person_pages import DAY, NOTE, POINT, Fact, FactKey
from coterie.services.facts import Facts, Meeting
from coterie.services.person_pages import PersonPages

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.domain.person_pages import PersonPage
    from tests.builders import Opened

Edit = "Callable[[Facts, PersonPage], None]"


@pytest.fixture
def facts(opened: Opened) -> Facts:
    return Facts(opened.vault, opened.clock)


@pytest.fixture
def ana(opened: Opened, facts: Facts) -> int:
    new = NewPerson(PersonName.typed("Ana Lindqvist"), ("ana@example.org",), ("+44 20 7946 0142",))
    key = opened.people.add(new).id
    facts.add(key, "birthday", "2 November")
    facts.add(key, "address", "12 Garden Row\nLagos", "home")
    return key


def page_of(opened: Opened, person: int) -> PersonPage:
    return PersonPages(opened.vault, opened.clock).look(person)


def fact_of(opened: Opened, person: int, kind: str) -> Fact:
    return next(fact for fact in page_of(opened, person).facts if fact.kind == kind)


def test_facts_are_listed_in_the_order_of_the_page(opened: Opened, ana: int) -> None:
    found = [(fact.kind, fact.label, fact.value, fact.mark) for fact in page_of(opened, ana).facts]
    assert found == [
        ("mail", "", "ana@example.org", NORMAL),
        ("phone", "", "+44 20 7946 0142", NORMAL),
        ("address", "home", "12 Garden Row\nLagos", NORMAL),
        ("birthday", "", "--11-02", NORMAL),
    ]


def _edits() -> dict[str, Callable[[Opened, Facts, int], None]]:
    def key(opened: Opened, ana: int, kind: str) -> FactKey:
        return fact_of(opened, ana, kind).key

    return {
        "add a mail address": lambda _o, facts, ana: facts.add(ana, "mail", "a@example.com", "work"),
        "add a link": lambda _o, facts, ana: facts.add(ana, "url", "https://example.org"),
        "add a day": lambda _o, facts, ana: facts.add(ana, "other", "May 2020", "Moved"),
        "change a mail address": lambda o, facts, ana: facts.change(key(o, ana, "mail"), "b@example.com", "work"),
        "change a phone number": lambda o, facts, ana: facts.change(key(o, ana, "phone"), "+44 20 7946 0999"),
        "change the birthday": lambda o, facts, ana: facts.change(key(o, ana, "birthday"), "3 November 1990"),
        "remove an address": lambda o, facts, ana: facts.remove(key(o, ana, "address")),
        "remove the birthday": lambda o, facts, ana: facts.remove(key(o, ana, "birthday")),
        "mark a phone number": lambda o, facts, ana: facts.mark(key(o, ana, "phone"), PRIVATE),
        "mark the birthday": lambda o, facts, ana: facts.mark(key(o, ana, "birthday"), SENSITIVE),
        "say where we met": lambda _o, facts, ana: facts.met(ana, Meeting("PyLisbon", "October 2023")),
        "set the band": lambda _o, facts, ana: facts.set_band(ana, "close"),
    }


@pytest.mark.parametrize("what", sorted(_edits()))
def test_each_edit_is_one_step_and_goes_back(opened: Opened, facts: Facts, ana: int, what: str) -> None:
    before, steps = opened.snapshot(), len(opened.vault.history.steps(100))
    _edits()[what](opened, facts, ana)
    assert opened.snapshot() != before
    assert len(opened.vault.history.steps(100)) == steps + 1
    opened.vault.history.undo()
    assert opened.snapshot() == before
    opened.vault.history.redo()
    assert opened.snapshot() != before


def test_a_mark_stays_when_the_value_changes(opened: Opened, facts: Facts, ana: int) -> None:
    key = fact_of(opened, ana, "phone").key
    facts.mark(key, PRIVATE)
    facts.change(key, "+44 20 7946 0999", "mobile")
    found = fact_of(opened, ana, "phone")
    assert (found.value, found.label, found.mark, found.key) == ("+44 20 7946 0999", "mobile", PRIVATE, key)
    assert opened.vault.history.steps(1)[0].label == "Change a phone number of Ana Lindqvist"


def test_a_changed_address_is_searched_and_matched_by_its_new_form(opened: Opened, facts: Facts, ana: int) -> None:
    facts.change(fact_of(opened, ana, "mail").key, "Ana.New@Example.org")
    assert opened.rows("SELECT normalised FROM contact_point WHERE kind = 'mail'") == [("ana.new@example.org",)]


@pytest.mark.parametrize(
    ("kind", "typed"),
    [("mail", "no address"), ("phone", "call me"), ("url", " "), ("address", ""), ("birthday", "soon")],
)
def test_what_cannot_be_understood_changes_nothing(
    opened: Opened, facts: Facts, ana: int, kind: str, typed: str
) -> None:
    before = opened.snapshot()
    with pytest.raises(BadValue):
        facts.add(ana, kind, typed)
    assert opened.snapshot() == before
    if kind != "url":
        with pytest.raises(BadValue):
            facts.change(fact_of(opened, ana, kind).key, typed)
    assert opened.snapshot() == before


def test_the_marks_of_a_fact_are_three(opened: Opened, facts: Facts, ana: int) -> None:
    key = fact_of(opened, ana, "mail").key
    for mark in (PRIVATE, SENSITIVE, NORMAL):
        facts.mark(key, mark)
        assert fact_of(opened, ana, "mail").mark == mark
    with pytest.raises(BadValue):
        facts.mark(key, 3)


@pytest.mark.parametrize("key", [FactKey(POINT, 999), FactKey(DAY, 999), FactKey(NOTE, 999)])
def test_a_fact_that_is_gone_is_told(facts: Facts, key: FactKey) -> None:
    with pytest.raises(NotFound):
        facts.mark(key, PRIVATE)


def test_a_removed_fact_cannot_be_changed(opened: Opened, facts: Facts, ana: int) -> None:
    key = fact_of(opened, ana, "mail").key
    facts.remove(key)
    with pytest.raises(NotFound):
        facts.change(key, "b@example.com")


def test_a_value_under_a_name_of_ones_own_is_changed(opened: Opened, facts: Facts, ana: int) -> None:
    opened.run(
        "INSERT INTO field_def (name, folded) VALUES ('Shoe size', 'shoe size')",
        f"INSERT INTO field_value (field_def_id, person_id, value) VALUES (1, {ana}, '38')",
    )
    found = fact_of(opened, ana, "field")
    assert (found.label, found.value) == ("Shoe size", "38")
    facts.change(found.key, "39")
    assert fact_of(opened, ana, "field").value == "39"
    with pytest.raises(BadValue):
        facts.change(found.key, " ")


def test_how_somebody_was_met(opened: Opened, facts: Facts, ana: int) -> None:
    tomas, noor = opened.add("Tomás Herrera").id, opened.add("Noor Berg").id
    facts.met(tomas, Meeting(through=noor))
    facts.met(ana, Meeting(" PyLisbon ", "October 2023", tomas))
    known = page_of(opened, ana).known
    assert [link.id for link in known.chain] == [noor, tomas]
    assert (known.met_where, known.met_on, known.through and known.through.id) == ("PyLisbon", "2023-10", tomas)
    assert [link.id for link in page_of(opened, tomas).introduced] == [ana]


def test_nobody_introduces_themselves(opened: Opened, facts: Facts, ana: int) -> None:
    with pytest.raises(BadValue):
        facts.met(ana, Meeting(through=ana))
    with pytest.raises(CannotBeDone):
        facts.met(
            opened.rows("SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'owner_person_id'")[0][0], Meeting()
        )


def test_people_who_introduced_each_other_end_the_chain(opened: Opened, facts: Facts, ana: int) -> None:
    bo = opened.add("Bo Berg").id
    facts.met(ana, Meeting(through=bo))
    facts.met(bo, Meeting(through=ana))
    assert [link.id for link in page_of(opened, ana).known.chain] == [bo]


def test_a_band_by_hand_is_kept_until_it_is_worked_out_again(opened: Opened, facts: Facts, ana: int) -> None:
    facts.set_band(ana, "close")
    facts.set_band(ana, "light")
    assert page_of(opened, ana).band == "light"
    facts.set_band(ana, "")
    assert page_of(opened, ana).band == ""
    with pytest.raises(BadValue):
        facts.set_band(ana, "best friends")


def test_a_name_that_looks_like_markup_is_kept_as_it_is(opened: Opened, facts: Facts) -> None:
    name = '<img src="file:///x"><h1>'
    key = opened.people.add(NewPerson(PersonName(name))).id
    facts.add(key, "handle", name, name)
    page = page_of(opened, key)
    assert page.person.name.display == name
    assert (page.facts[0].value, page.facts[0].label) == (name, name)
