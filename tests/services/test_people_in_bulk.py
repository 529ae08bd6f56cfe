# SPDX-License-Identifier: GPL-3.0-or-later
"""Acts on many people: each one step, whole or not at all."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coterie.domain.chosen_people import CadenceShare, TagShare, contacts_a_month
from coterie.domain.errors import BadValue, Cancelled
from coterie.domain.people import NewPerson, PersonName
from coterie.services import people_in_bulk
from coterie.services.interactions import NewLog
from coterie.services.jobs import QuietJob
from coterie.services.people_in_bulk import PeopleInBulk
from coterie.services.undoing import Undoing
from tests.builders import TODAY, Opened, copy_vault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

QUIET = QuietJob()


class Watching:
    """Keeps reports, and stops the job after so many."""

    def __init__(self, most: int = 1_000) -> None:
        self.seen: list[tuple[int, int, str]] = []
        self._most = most

    def progress(self, done: int, total: int, note: str) -> None:
        self.seen.append((done, total, note))
        if len(self.seen) > self._most:
            raise Cancelled

    def on_cancel(self, interrupt: Callable[[], None]) -> None:
        del interrupt


@pytest.fixture
def bulk(opened: Opened) -> PeopleInBulk:
    return PeopleInBulk(opened.vault, opened.clock)


def some(opened: Opened, number: int = 5) -> list[int]:
    return [opened.add(f"Ana {chr(65 + at)}").id for at in range(number)]


def test_what_they_have_in_common_and_where_they_differ(opened: Opened, bulk: PeopleInBulk) -> None:
    aoife, chidi, hana, kenji, sofia = (
        opened.people.add(NewPerson(PersonName.typed(name), tags=tags)).id
        for name, tags in (
            ("Aoife Byrne", ("Data Guild",)), ("Chidi Eze", ("Data Guild", "PyLisbon")), ("Hana Kovač", ("PyLisbon",)),
            ("Kenji Watanabe", ("Data Guild",)), ("Sofia Marchetti", ()),
        )
    )  # fmt: skip
    for person, days in ((aoife, 42), (chidi, 42), (hana, 90)):
        opened.cadence.set(person, days)
    opened.cadence.set(kenji, 42)
    opened.cadence.off(kenji)
    opened.follow_ups.add(hana, TODAY + timedelta(days=6))
    for person, days in ((aoife, 14), (hana, 120)):
        opened.interactions.log(person, NewLog(on=TODAY - timedelta(days=days)))
    opened.run(
        f"UPDATE person SET summary = 'x' WHERE id = {aoife}",
        f"INSERT INTO contact_point (person_id, kind, value, sensitivity) VALUES ({aoife}, 'phone', '1', 1)",
        f"INSERT INTO note (person_id, text, sensitivity, created_at, changed_at) VALUES ({hana}, 'n', 2, 0, 0)",
    )
    found = bulk.look([aoife, chidi, hana, kenji, sofia])
    assert found.people == 5
    assert [one.given for one in found.first] == ["Aoife", "Chidi", "Hana", "Kenji", "Sofia"]
    assert found.cadences == (CadenceShare(42, 2), CadenceShare(90, 1), CadenceShare(None, 2))
    assert (found.planned, found.to_plan) == (1, 4)
    assert found.only_planned is not None
    assert (found.only_planned[0].name, found.only_planned[1]) == ("Hana Kovač", date(2026, 3, 8))
    assert found.tags == (TagShare("Data Guild", 3), TagShare("PyLisbon", 2))
    assert found.tags_in_all == 2
    assert (found.newest, found.oldest) == (date(2026, 2, 16), date(2025, 11, 2))
    assert found.longest is not None
    assert found.longest.name == "Hana Kovač"
    assert (found.never, found.numbers, found.entries) == (3, 1, 1)


def test_nobody_has_nothing_in_common(bulk: PeopleInBulk) -> None:
    found = bulk.look([])
    assert (found.people, found.first, found.cadences, found.tags, found.never) == (0, (), (), (), 0)


def test_the_owner_and_the_bin_are_left_out(opened: Opened, bulk: PeopleInBulk) -> None:
    first, second = some(opened, 2)
    opened.people.bin([second])
    with opened.vault.read() as view:
        owner = view.people.owner_id()
    assert bulk.look([owner, first, second, 999]).people == 1
    assert bulk.tag([owner, first, second], ["x"], QUIET) == 1
    assert opened.rows("SELECT person_id FROM person_tag") == [(first,)]


def test_tags_are_given_to_those_who_lack_them(opened: Opened, bulk: PeopleInBulk) -> None:
    ids = some(opened)
    opened.people.tag(ids[0], ["Mentor"])
    assert bulk.tag(ids, ["#mentor", "berlin"], QUIET) == 9
    assert all(set(opened.people.show(one).tags) == {"berlin", "Mentor"} for one in ids)
    assert bulk.tag(ids, ["mentor"], QUIET) == 0
    assert bulk.untag(ids[:2], ["MENTOR", "unknown"], QUIET) == 2
    assert bulk.look(ids).tags == (TagShare("berlin", 5), TagShare("Mentor", 3))
    with pytest.raises(BadValue):
        bulk.tag(ids, [" "], QUIET)


def test_tagged_people_are_found_by_the_tag_at_once(opened: Opened, bulk: PeopleInBulk) -> None:
    ids = some(opened)
    bulk.tag(ids, ["berlin"], QUIET)
    with opened.vault.read() as view:
        assert view.faults() == []
    assert opened.rows("SELECT count(*) FROM person_words WHERE person_words MATCH 'berlin'") == [(5,)]


def test_a_cadence_for_all_replaces_and_goes_on_from_where_it_began(opened: Opened, bulk: PeopleInBulk) -> None:
    ids = some(opened, 3)
    opened.cadence.set(ids[0], 90)
    opened.cadence.set(ids[1], 90)
    opened.cadence.off(ids[1])
    opened.clock.go(10)
    assert bulk.set_cadence(ids, 42, QUIET) == 3
    due = [opened.cadence.get(one).next_due for one in ids]
    assert due == [TODAY + timedelta(days=42), TODAY + timedelta(days=52), TODAY + timedelta(days=52)]
    assert bulk.set_cadence(ids, 42, QUIET) == 0
    with pytest.raises(BadValue):
        bulk.set_cadence(ids, 0, QUIET)


def test_no_cadence_also_silences_what_a_tag_brings(opened: Opened, bulk: PeopleInBulk) -> None:
    ids = some(opened, 4)
    bulk.tag(ids[:3], ["mentor"], QUIET)
    opened.cadence.set_for_tag("mentor", 30)
    opened.cadence.set(ids[1], 10)
    opened.cadence.set(ids[3], 20)
    assert bulk.cadence_off(ids, QUIET) == 4
    assert all(opened.cadence.get(one).every_days is None for one in ids)
    assert opened.rows("SELECT count(*) FROM cadence_rule WHERE person_id = ?", ids[3]) == [(0,)]
    assert bulk.cadence_off(ids, QUIET) == 0
    one_by_one = opened.add("Zoe Z", tags=("mentor",)).id
    opened.cadence.off(one_by_one)
    columns = "ideal_days, limit_days, starts_on, paused"
    alone, together = (
        opened.rows(f"SELECT {columns} FROM cadence_rule WHERE person_id = ?", one) for one in (one_by_one, ids[0])
    )
    assert alone == together


def test_follow_ups_are_spread_over_the_days_and_planned_where_none_is(opened: Opened, bulk: PeopleInBulk) -> None:
    ids = some(opened, 8)
    opened.follow_ups.add(ids[2], TODAY)
    assert bulk.plan(ids, QUIET, days=14, reason=" Say hello ") == 7
    rows = opened.rows("SELECT person_id, due_on, reason, uuid FROM follow_up WHERE id > 1 ORDER BY id")
    assert [row[0] for row in rows] == ids[:2] + ids[3:]
    days = [(date.fromisoformat(row[1]) - TODAY).days for row in rows]
    assert days == [1, 3, 5, 7, 9, 11, 13]
    assert {row[2] for row in rows} == {"Say hello"}
    assert len({row[3] for row in rows}) == 7
    assert all(uuid.UUID(row[3]).version == 4 and uuid.UUID(row[3]).variant == uuid.RFC_4122 for row in rows)
    assert bulk.plan(ids, QUIET) == 0
    assert opened.follow_ups.get(rows[0][3]).person is not None


def test_stretches_go_on_where_the_one_before_ended(
    opened: Opened, bulk: PeopleInBulk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = some(opened, 7)
    monkeypatch.setattr(people_in_bulk, "STRETCH", 3)
    watching = Watching()
    bulk.plan(ids, watching, days=7)
    due = [row[0] for row in opened.rows("SELECT due_on FROM follow_up ORDER BY due_on")]
    assert due == [str(TODAY + timedelta(days=number)) for number in range(1, 8)]
    assert [seen[:2] for seen in watching.seen] == [(0, 7), (3, 7), (6, 7), (7, 7)]


def test_stopping_leaves_nothing_behind(opened: Opened, bulk: PeopleInBulk, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = some(opened, 7)
    before = opened.snapshot()
    monkeypatch.setattr(people_in_bulk, "STRETCH", 3)
    acts: tuple[Callable[[Watching], int], ...] = (
        lambda ctx: bulk.tag(ids, ["x"], ctx),
        lambda ctx: bulk.bin(ids, ctx),
        lambda ctx: bulk.plan(ids, ctx),
        lambda ctx: bulk.set_cadence(ids, 30, ctx),
    )
    for act in acts:
        with pytest.raises(Cancelled):
            act(Watching(2))
        assert opened.snapshot() == before
    # The triggers that log single rows are there again.
    opened.people.tag(ids[0], ["y"])
    Undoing(opened.vault).undo()
    assert opened.snapshot() == before


ACTS = {
    "tag": lambda bulk, ids: bulk.tag(ids, ["a", "b"], QUIET),
    "untag": lambda bulk, ids: bulk.untag(ids, ["old"], QUIET),
    "cadence": lambda bulk, ids: bulk.set_cadence(ids, 42, QUIET),
    "no cadence": lambda bulk, ids: bulk.cadence_off(ids, QUIET),
    "plan": lambda bulk, ids: bulk.plan(ids, QUIET, reason="x"),
    "bin": lambda bulk, ids: bulk.bin(ids, QUIET),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_every_act_is_one_step_and_goes_back_and_forth(
    opened: Opened, bulk: PeopleInBulk, act: Callable[[PeopleInBulk, list[int]], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people_in_bulk, "STRETCH", 2)
    ids = some(opened)
    opened.people.tag(ids[0], ["old"])
    opened.people.tag(ids[1], ["old"])
    opened.cadence.set_for_tag("old", 30)
    opened.cadence.set(ids[1], 10)
    opened.follow_ups.add(ids[2], TODAY)
    undoing = Undoing(opened.vault)
    steps = len(undoing.history())
    before = opened.snapshot()
    assert act(bulk, ids) > 0
    after = opened.snapshot()
    assert after != before
    assert len(undoing.history()) == steps + 1
    undoing.undo()
    assert opened.snapshot() == before
    undoing.redo()
    assert opened.snapshot() == after


def test_one_person_is_named_in_the_history(opened: Opened, bulk: PeopleInBulk) -> None:
    ids = some(opened, 2)
    bulk.bin(ids[:1], QUIET)
    bulk.tag(ids[1:], ["x"], QUIET)
    labels = [step.label for step in Undoing(opened.vault).history(2)]
    assert labels == ["Tag Ana B: x", "Move Ana A to the bin"]


def test_a_month_of_a_cadence() -> None:
    assert contacts_a_month(5, 42) == 4
    assert contacts_a_month(0, 42) == 0


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.integers(0, 5), max_size=8), days=st.integers(1, 30))
def test_planning_covers_everybody_once_within_the_days(
    tmp_path_factory: pytest.TempPathFactory, chosen: list[int], days: int
) -> None:
    opened = copy_vault(_folder(tmp_path_factory))
    try:
        ids = some(opened, 6)
        wanted = [ids[at] for at in chosen]
        PeopleInBulk(opened.vault, opened.clock).plan(wanted, QUIET, days=days)
        rows = opened.rows("SELECT person_id, due_on FROM follow_up")
        assert sorted(row[0] for row in rows) == sorted(set(wanted))
        assert all(TODAY < date.fromisoformat(row[1]) <= TODAY + timedelta(days=days) for row in rows)
    finally:
        opened.vault.close()


def _folder(factory: pytest.TempPathFactory) -> Path:
    return factory.mktemp("bulk")


def test_the_days_that_are_told_are_those_that_are_planned(opened: Opened, bulk: PeopleInBulk) -> None:
    people = some(opened)
    opened.follow_ups.add(people[1], TODAY)
    told = bulk.days_of_plan(people, 3)
    assert set(told) == set(people) - {people[1]}
    bulk.plan(people, QUIET, days=3, reason="said")
    assert dict(opened.rows("SELECT person_id, due_on FROM follow_up WHERE reason = 'said'")) == {
        person: day.isoformat() for person, day in told.items()
    }
    assert bulk.days_of_plan(people, 3) == {}
