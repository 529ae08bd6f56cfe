# SPDX-License-Identifier: GPL-3.0-or-later
"""Organisations: who is and was there, other spellings, and the warmest way in."""

from __future__ import annotations

import pytest

from coterie.domain.errors import BadValue, CannotBeDone, NotFound
from coterie.domain.people import PersonEdit
from coterie.services.facts import Facts, Meeting
from coterie.services.interactions import NewLog
from coterie.services.organisations import Organisations
from coterie.services.relationships import Relationships
from coterie.storage.reading import Reading
from tests.builders import TODAY, Opened


@pytest.fixture
def organisations(opened: Opened) -> Organisations:
    return Organisations(opened.vault, opened.clock)


def talked(opened: Opened, person: int, times: int = 4) -> None:
    for _time in range(times):
        opened.interactions.log(person, NewLog(on=TODAY))


def test_people_now_and_before(opened: Opened, organisations: Organisations) -> None:
    ana = opened.add("Ana Lindqvist", organisation="Fjordbank", title="Consultant").id
    bo = opened.add("Bo Berg", organisation="Fjordbank", title="Director").id
    opened.people.edit(ana, PersonEdit(organisation="Northlight", title="Engineer"))
    page = organisations.look(1)
    assert (page.name, page.now, page.before) == ("Fjordbank", 1, 1)
    assert [(stay.person.id, stay.current, stay.title, stay.now_at) for stay in page.stays] == [
        (bo, True, "Director", "Fjordbank"), (ana, False, "Consultant", "Northlight"),
    ]  # fmt: skip


def test_people_in_the_bin_are_not_there(opened: Opened, organisations: Organisations) -> None:
    ana = opened.add(organisation="Fjordbank").id
    opened.people.bin([ana])
    page = organisations.look(1)
    assert (page.now, page.before, page.stays) == (0, 0, ())


def test_a_new_name_keeps_the_old_one_as_a_spelling_and_goes_back(opened: Opened, organisations: Organisations) -> None:
    opened.add(organisation="Fjordbank")
    before = opened.snapshot()
    organisations.edit(1, "Fjord  Bank AS", " Lisbon ")
    page = organisations.look(1)
    assert (page.name, page.place) == ("Fjord Bank AS", "Lisbon")
    assert [one.name for one in page.spellings] == ["Fjordbank"]
    assert opened.add("Bo Berg", organisation="Fjordbank").organisation == "Fjord Bank AS"
    opened.vault.history.undo()
    opened.vault.history.undo()
    assert opened.snapshot() == before


def test_a_name_that_another_has_is_refused(opened: Opened, organisations: Organisations) -> None:
    opened.add(organisation="Fjordbank")
    opened.add("Bo Berg", organisation="Northlight")
    before = opened.snapshot()
    with pytest.raises(CannotBeDone):
        organisations.edit(1, "northlight")
    with pytest.raises(CannotBeDone):
        organisations.add_spelling(1, "Northlight")
    for empty in (" ", "..."):
        with pytest.raises(BadValue):
            organisations.edit(1, empty)
        with pytest.raises(BadValue):
            organisations.add_spelling(1, empty)
    assert opened.snapshot() == before


def test_spellings_are_added_once_and_removed(opened: Opened, organisations: Organisations) -> None:
    opened.add(organisation="Fjordbank")
    organisations.add_spelling(1, "Fjord Bank")
    organisations.add_spelling(1, "fjord bank")
    page = organisations.look(1)
    assert [one.name for one in page.spellings] == ["Fjord Bank"]
    before = opened.snapshot()
    organisations.remove_spelling(1, page.spellings[0].id)
    assert organisations.look(1).spellings == ()
    opened.vault.history.undo()
    assert opened.snapshot() == before


def test_an_organisation_that_is_gone_is_told(organisations: Organisations) -> None:
    with pytest.raises(NotFound):
        organisations.look(99)
    with pytest.raises(NotFound):
        organisations.put_stay(99, "2019", "")


def test_when_somebody_was_there(opened: Opened, organisations: Organisations) -> None:
    opened.add(organisation="Fjordbank")
    before = opened.snapshot()
    organisations.put_stay(1, "May 2019", "2021")
    stay = organisations.look(1).stays[0]
    assert (stay.from_, stay.to) == ("2019-05", "2021")
    opened.vault.history.undo()
    assert opened.snapshot() == before


@pytest.mark.parametrize(("begin", "end"), [("2021", "2019"), ("2 May", ""), ("", "3 June"), ("soon", "")])
def test_dates_that_cannot_be_are_refused(opened: Opened, organisations: Organisations, begin: str, end: str) -> None:
    opened.add(organisation="Fjordbank")
    before = opened.snapshot()
    with pytest.raises(BadValue):
        organisations.put_stay(1, begin, end)
    assert opened.snapshot() == before


def test_the_warmest_way_leads_through_who_is_known_best(opened: Opened, organisations: Organisations) -> None:
    rita = opened.add("Rita Sampaio", organisation="Fjordbank", title="Hiring manager").id
    amara = opened.add("Amara Okafor", organisation="Northlight").id
    talked(opened, amara)
    Relationships(opened.vault, opened.clock).add(amara, "mentor of Rita Sampaio")
    (path,) = organisations.look(1).paths
    assert [step.id for step in path.steps] == [amara, rita]
    assert (path.relation, path.inverse, path.title) == ("mentor", True, "Hiring manager")
    talked(opened, rita, 6)
    assert [step.id for step in organisations.look(1).paths[0].steps] == [rita]


def test_who_introduced_somebody_there_is_a_way(opened: Opened, organisations: Organisations) -> None:
    rita = opened.add("Rita Sampaio", organisation="Fjordbank").id
    tomas = opened.add("Tomás Herrera").id
    talked(opened, tomas)
    Facts(opened.vault, opened.clock).met(rita, Meeting(through=tomas))
    (path,) = organisations.look(1).paths
    assert ([step.id for step in path.steps], path.relation) == ([tomas, rita], "introducer")


def test_nobody_known_means_no_way(opened: Opened, organisations: Organisations) -> None:
    opened.add("Rita Sampaio", organisation="Fjordbank")
    assert organisations.look(1).paths == ()


def test_a_page_asks_the_same_number_of_questions_whatever_there_is(opened: Opened) -> None:
    def asked(organisation: int) -> list[str]:
        with opened.vault.reading() as connection:
            seen: list[str] = []
            connection.set_trace_callback(seen.append)
            Reading(connection).pages.organisation(organisation, TODAY)
            connection.set_trace_callback(None)
            plans = [row[3] for text in seen for row in connection.execute(f"EXPLAIN QUERY PLAN {text}")]
        walks = [line.split(" ")[1] for line in plans if line.startswith("SCAN ")]
        # What a query made itself, and nothing of the vault.
        assert {*walks} <= {"there", "t", "ties", "CONSTANT", "(subquery-1)", "(subquery-2)"}
        return seen

    opened.add(organisation="Lonely")
    for number in range(12):
        opened.add(f"Ana{number} Berg{number}", organisation="Fjordbank")
    assert len(asked(1)) == len(asked(2)) > 0
