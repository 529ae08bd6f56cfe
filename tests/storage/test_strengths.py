# SPDX-License-Identifier: GPL-3.0-or-later
"""Strengths are kept for one day, make the same lists as working them out, and are nobody's step."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coterie.domain.query import parse
from coterie.services.health import Health
from coterie.services.interactions import NewLog
from coterie.storage.connections import open_database, transaction
from coterie.storage.migrations import MIGRATIONS
from coterie.storage.opening import folder as vault_folder
from coterie.storage.opening.place import VaultPlace
from coterie.storage.people import lists as people_lists
from coterie.storage.people import strengths
from coterie.storage.searching.index import SearchIndex
from coterie.storage.undoing import log as undo_log
from coterie.storage.vault import open_vault
from tests.builders import CHEAP, PASSPHRASE, TODAY, Opened, StoppedClock, make_vault
from tests.storage.strength_lists import begin_day, check_days, check_kept, check_lists, kept_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coterie.storage.connections import Connection

PEOPLE = 9
COUNT = st.integers(0, 12)
EVIDENCE = st.tuples(st.none() | st.integers(-5, 2_200), COUNT, COUNT, st.integers(0, 4), st.integers(0, 4))
EVIDENCES = st.lists(EVIDENCE, min_size=PEOPLE, max_size=PEOPLE)
DAYS = st.lists(st.integers(0, 2_000).map(lambda days: TODAY + timedelta(days=days)), min_size=1, max_size=3)

_EVIDENCE = """
UPDATE person_state SET last_contact_on = ?, contacts_in = ?, contacts_out = ?, calls = ?, meetings = ?
WHERE person_id = ?
"""


@pytest.fixture(scope="module")
def nine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Give a vault of nine people, for many examples."""
    made = make_vault(tmp_path_factory.mktemp("nine"))
    for number in range(PEOPLE):
        made.add(f"Ana {number}")
    yield made
    made.vault.close()


@pytest.fixture
def met(opened: Opened) -> Opened:
    """Give Ana, met lately, Bea, written with long ago, and Cid, never met; nothing is kept yet."""
    ana, bea, _cid = (opened.add(name).id for name in ("Ana Aaberg", "Bea Bauer", "Cid Cole"))
    opened.interactions.log(ana, NewLog(on=date(2026, 2, 20)))
    opened.interactions.log(bea, NewLog(on=date(2025, 6, 1)))
    return opened


@settings(deadline=None, max_examples=40)
@given(EVIDENCES, DAYS, st.sampled_from([0, people_lists.FEW]))
def test_lists_are_the_same_from_kept_strengths_and_from_worked_out_ones(
    nine: Opened, evidences: list[tuple[int | None, int, int, int, int]], days: list[date], few: int
) -> None:
    _know(nine, evidences)
    with mock.patch.object(people_lists, "FEW", few):
        check_lists(nine, TODAY)
        for nine.clock.day in days:
            begin_day(nine)
            assert kept_day(nine) == str(nine.clock.day)
            check_kept(nine)


def _know(opened: Opened, evidences: list[tuple[int | None, int, int, int, int]]) -> None:
    """Write what is known of everybody, behind the back of what is kept, which is forgotten with its day."""
    days = [None if evidence[0] is None else str(TODAY - timedelta(days=evidence[0])) for evidence in evidences]
    with opened.vault.writing() as connection, transaction(connection):
        for person, (day, evidence) in enumerate(zip(days, evidences, strict=True), 2):
            connection.execute(_EVIDENCE, (day, *evidence[1:], person))
        connection.execute("UPDATE strength_day SET day = NULL")


def _numbers(opened: Opened) -> list[int | None]:
    return [row[0] for row in opened.rows("SELECT strength FROM person_state ORDER BY person_id")]


def test_nothing_is_kept_until_a_day_begins(met: Opened) -> None:
    assert kept_day(met) is None
    assert _numbers(met) == [None] * 3
    check_kept(met)
    begin_day(met)
    assert [number is None for number in _numbers(met)] == [False, False, True]


def test_what_happens_later_is_kept_for_the_day_of_the_others(met: Opened) -> None:
    begin_day(met)
    met.clock.go(30)
    met.interactions.log(4, NewLog(on=TODAY))
    assert kept_day(met) == str(TODAY)
    recent = 40
    assert _numbers(met)[2] == recent + 5
    check_kept(met)
    begin_day(met)
    assert kept_day(met) == str(met.clock.day)
    check_kept(met)


def test_beginning_a_day_is_no_step(met: Opened) -> None:
    met.people.bin([2])
    met.vault.history.undo()
    steps, before = met.vault.history.steps(99), met.snapshot()
    begin_day(met)
    after = met.snapshot()
    assert met.vault.history.steps(99) == steps
    assert {name for name in after if after[name] != before[name]} == {"person_state"}
    met.vault.history.redo()
    assert [link.id for link in met.people.in_bin()] == [2]
    check_kept(met)


def test_a_day_that_has_begun_costs_one_read(met: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    begin_day(met)
    seen: list[str] = []
    with met.vault.reading() as connection:
        connection.set_trace_callback(seen.append)
    monkeypatch.setattr(strengths, "renew", None)
    begin_day(met)
    with met.vault.reading() as connection:
        connection.set_trace_callback(None)
    assert len([text for text in seen if text.startswith("SELECT")]) == 1


def test_only_numbers_that_differ_are_written(met: Opened) -> None:
    begin_day(met)
    with met.vault.writing() as connection, transaction(connection):
        before = connection.total_changes
        strengths.renew(connection, TODAY)
        assert connection.total_changes - before == 1


def test_a_day_that_cannot_be_written_leaves_the_day_before(met: Opened) -> None:
    begin_day(met)
    before = _numbers(met)
    with met.vault.writing() as connection:
        connection.execute("CREATE TEMP TRIGGER full BEFORE UPDATE ON main.strength_day "
                           "BEGIN SELECT raise(ABORT, 'database or disk is full'); END")  # fmt: skip
    met.clock.go(400)
    with pytest.raises(Exception, match="no room left"):
        begin_day(met)
    assert (kept_day(met), _numbers(met)) == (str(TODAY), before)
    check_kept(met)


@pytest.mark.parametrize("days", [0, 1])
def test_a_connection_that_only_reads_answers_on_any_day(met: Opened, days: int) -> None:
    begin_day(met)
    day = TODAY + timedelta(days=days)
    connection = open_database(met.vault.place.database, met.vault.key, "ro")
    try:
        assert _by_strength(connection, day) == [2, 3, 4]
    finally:
        connection.close()


def _by_strength(connection: Connection, day: date) -> list[int]:
    return list(SearchIndex(connection).ids_in_order(parse(""), day, "strength"))


def test_the_check_names_people_whose_number_is_not_of_the_day(met: Opened) -> None:
    begin_day(met)
    met.run("UPDATE person_state SET strength = strength - 1 WHERE person_id = 3")
    assert Health(met.vault).faults() == ["1 states with another strength: 3"]


def test_a_vault_from_before_has_its_order_at_once_and_keeps_it_once_a_day_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = VaultPlace(tmp_path / "old.coterie")
    before = tuple(migration for migration in MIGRATIONS if migration.number < 60)
    with monkeypatch.context() as patch:
        patch.setattr(vault_folder, "MIGRATIONS", before)
        vault_folder.create(place, PASSPHRASE, StoppedClock().now(), CHEAP)
        _two_people_met(place)
    opened = Opened(open_vault(place.folder, PASSPHRASE, StoppedClock()), StoppedClock())
    try:
        assert kept_day(opened) is None
        check_days(opened)
        begin_day(opened)
        assert _numbers(opened) == [45, 1]
        check_days(opened)
    finally:
        opened.vault.close()


def _two_people_met(place: VaultPlace) -> None:
    """Write two people and their states by hand into a vault that knows no strengths."""
    connection = open_database(place.database, vault_folder.unlock(place, PASSPHRASE), "rw")
    with transaction(connection):
        step = undo_log.begin_step(connection, "Before", 0)
        for person, day in ((2, TODAY), (3, TODAY - timedelta(days=1_500))):
            connection.execute(
                "INSERT INTO person (id, uuid, display_name, sort_name, created_at, changed_at) "
                "VALUES (?, ?, '…', '', 0, 0)",
                (person, str(person)),
            )
            connection.execute(
                "INSERT INTO person_state (person_id, last_contact_on, meetings) VALUES (?, ?, 1)", (person, str(day))
            )
        undo_log.end_step(connection, step)
    connection.close()
