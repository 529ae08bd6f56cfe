# SPDX-License-Identifier: GPL-3.0-or-later
"""The undo log by itself: what is recorded, how a step goes back and forth, what is forgotten when."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coterie.domain.errors import CannotBeDone
from coterie.storage.connections import transaction
from coterie.storage.schema import EXEMPT, undoable_tables
from coterie.storage.undoing import log as undo_log
from coterie.storage.vault import open_vault
from coterie.storage.writing import KEEP_DAYS, KEEP_STEPS, step
from tests.builders import PASSPHRASE, Opened

ORGANISATION = "INSERT INTO organisation (uuid, name, folded, created_at, changed_at) VALUES ('{0}', 'O', 'o', 0, 0)"


def log_of(opened: Opened) -> list[tuple[str, int, str]]:
    """Give the changes of all steps: table, key, kind."""
    rows = opened.rows("SELECT tbl, row_id, op FROM change ORDER BY id")
    return [(row[0], row[1], row[2]) for row in rows]


def twins(opened: Opened) -> dict[str, int]:
    """Count what is put aside."""
    with opened.vault.reading() as connection:
        tables = undoable_tables(connection)
        counts = {table: connection.execute(f"SELECT count(*) FROM undone_{table}").fetchone()[0] for table in tables}
    return {table: count for table, count in counts.items() if count}


def no_change_hangs_in_the_air(opened: Opened) -> None:
    """Every change belongs to a step, and nothing is being recorded."""
    assert opened.rows("SELECT * FROM change WHERE change_set_id NOT IN (SELECT id FROM change_set)") == []
    assert opened.rows("SELECT * FROM recording") == [(1, None)]


def test_every_undoable_table_has_its_triggers_and_its_twin(opened: Opened) -> None:
    with opened.vault.reading() as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        tables = undoable_tables(connection)
    assert {f"log_{table}_{kind}" for table in tables for kind in "iud"} == {n for n in names if n.startswith("log_")}
    assert {f"undone_{table}" for table in tables} == {
        name for name in names if name.startswith("undone_") and not name.endswith("_step")
    }
    assert all(EXEMPT.values())


def test_a_write_outside_a_step_fails(opened: Opened) -> None:
    with opened.vault.reading() as connection:
        tables = undoable_tables(connection)
    before = opened.snapshot()
    for statement in (ORGANISATION.format("u"), "UPDATE person SET summary = 'x'", "DELETE FROM setting"):
        with (
            pytest.raises(sqlcipher.IntegrityError, match="change_set_id"),
            opened.vault.writing() as connection,
            transaction(connection),
        ):
            connection.execute(statement)
    assert opened.snapshot() == before
    assert len(tables) > 20


def test_every_kind_of_write_goes_back_and_forth(opened: Opened) -> None:
    opened.run(ORGANISATION.format("a"), ORGANISATION.format("b"))
    before = opened.snapshot()
    opened.run(
        ORGANISATION.format("c"),
        "UPDATE organisation SET name = 'P' WHERE uuid = 'a'",
        "DELETE FROM organisation WHERE uuid = 'b'",
        "UPDATE organisation SET name = 'Q' WHERE uuid = 'c'",
        "INSERT OR REPLACE INTO setting (name, value) VALUES ('colour', 'blue')",
        "INSERT OR REPLACE INTO setting (name, value) VALUES ('colour', 'green')",
        "DELETE FROM organisation WHERE uuid = 'c'",
    )
    after = opened.snapshot()
    for _round in range(3):
        opened.vault.history.undo()
        assert opened.snapshot() == before
        opened.vault.history.redo()
        assert opened.snapshot() == after
    no_change_hangs_in_the_air(opened)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40),
    raw=st.binary(max_size=40),
    number=st.integers(-(2**63), 2**63 - 1) | st.none(),
)
def test_whatever_a_row_holds_comes_back_as_it_was(opened: Opened, text: str, raw: bytes, number: int | None) -> None:
    with opened.writing() as connection:
        connection.execute("INSERT OR IGNORE INTO import_batch (id, at_utc, label, report) VALUES (1, 0, '', '{}')")
        key = connection.execute(
            "INSERT INTO source_record (batch_id, source, source_key, kind, digest, raw, found, entity_id) "
            "VALUES (1, 'x', hex(randomblob(8)), 'other', ?, ?, ?, ?)",
            (text, raw, text or None, number),
        ).lastrowid
    query = "SELECT *, typeof(raw), typeof(found), typeof(entity_id) FROM source_record WHERE id = ?"
    row = opened.rows(query, key)
    opened.run(f"UPDATE source_record SET digest = 'd', raw = x'00', found = NULL, entity_id = 7 WHERE id = {key}")
    opened.vault.history.undo()
    assert opened.rows(query, key) == row
    opened.run(f"DELETE FROM source_record WHERE id = {key}")
    opened.vault.history.undo()
    assert opened.rows(query, key) == row


def test_the_same_values_again_leave_no_trace(opened: Opened) -> None:
    person = opened.add()
    steps, changes = opened.vault.history.steps(9), log_of(opened)
    opened.run(f"UPDATE person SET display_name = display_name, pause_until = NULL WHERE id = {person.id}")
    assert opened.vault.history.steps(9) == steps
    assert log_of(opened) == changes


@pytest.mark.parametrize("error", [RuntimeError("broken"), KeyboardInterrupt()])
def test_an_exception_leaves_no_trace(opened: Opened, error: BaseException) -> None:
    opened.add()
    opened.vault.history.undo()
    before, steps, put_aside = opened.snapshot(), opened.vault.history.steps(9), twins(opened)

    def breaks() -> None:
        with opened.writing() as connection:
            connection.execute(ORGANISATION.format("u"))
            raise error

    with pytest.raises(type(error)):
        breaks()
    assert opened.snapshot() == before
    assert opened.vault.history.steps(9) == steps
    assert twins(opened) == put_aside
    no_change_hangs_in_the_air(opened)
    opened.vault.history.redo()
    assert opened.statistics.counts()["people"] == 1


def test_an_undo_that_fails_leaves_everything_as_it_was(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_given: object) -> None:
        raise RuntimeError("broken")

    opened.add()
    before = opened.snapshot()
    for name in ("refresh_derived", "counts_of"):
        with monkeypatch.context() as patch:
            patch.setattr(f"coterie.storage.undoing.history.{name}", fails)
            with pytest.raises(RuntimeError):
                opened.vault.history.undo()
        assert opened.snapshot() == before
        no_change_hangs_in_the_air(opened)
    opened.vault.history.undo()
    assert twins(opened)


def test_there_is_nothing_to_undo_in_a_new_vault(opened: Opened) -> None:
    with pytest.raises(CannotBeDone):
        opened.vault.history.undo()
    with pytest.raises(CannotBeDone):
        opened.vault.history.redo()


def test_undo_takes_the_newest_step_and_redo_the_last_one_undone(opened: Opened) -> None:
    for name in ("One", "Two", "Three"):
        opened.add(name)
    assert [opened.vault.history.undo().label for _ in range(3)] == ["Add Three", "Add Two", "Add One"]
    assert [opened.vault.history.redo().label for _ in range(3)] == ["Add One", "Add Two", "Add Three"]


def test_a_new_step_ends_the_way_forward_and_empties_the_twins(opened: Opened) -> None:
    opened.add(emails=("ana@example.org",), tags=("mentor",))
    opened.vault.history.undo()
    assert twins(opened) == {"person": 1, "contact_point": 1, "tag": 1, "person_tag": 1}
    opened.add("Bob Ray")
    assert twins(opened) == {}
    assert [one.label for one in opened.vault.history.steps(9)] == ["Add Bob Ray"]
    with pytest.raises(CannotBeDone):
        opened.vault.history.redo()


def test_a_step_that_changes_nothing_does_not_end_the_way_forward(opened: Opened) -> None:
    opened.add()
    opened.vault.history.undo()
    opened.run("UPDATE person SET summary = summary")
    opened.vault.history.redo()
    assert opened.statistics.counts()["people"] == 1


def test_redoing_empties_the_twins(opened: Opened) -> None:
    opened.add(tags=("mentor",))
    opened.vault.history.undo()
    opened.vault.history.redo()
    assert twins(opened) == {}


def test_the_history_outlives_the_program(opened: Opened) -> None:
    start = opened.snapshot()
    opened.add(tags=("mentor",))
    middle = opened.snapshot()
    opened.people.bin([2])
    end = opened.snapshot()
    opened.vault.history.undo()
    opened.vault.close()
    again = Opened(open_vault(opened.vault.place.folder, PASSPHRASE, opened.clock), opened.clock)
    assert again.snapshot() == middle
    again.vault.history.redo()
    assert again.snapshot() == end
    again.vault.history.undo()
    again.vault.history.undo()
    assert again.snapshot() == start
    again.vault.close()


def test_keys_are_never_used_twice_even_when_an_undone_step_is_forgotten(opened: Opened) -> None:
    first = opened.add().id
    opened.vault.history.undo()
    assert opened.add().id > first


def many(opened: Opened, count: int) -> None:
    """Write that many small steps."""
    for _number in range(count):
        opened.run("UPDATE person SET changed_at = changed_at + 1 WHERE id = 1")


def test_young_steps_stay_however_many(opened: Opened) -> None:
    many(opened, KEEP_STEPS + 20)
    assert len(opened.rows("SELECT id FROM change_set")) == KEEP_STEPS + 20


def test_old_steps_go_but_never_the_newest_hundred(opened: Opened) -> None:
    opened.add(tags=("mentor",))
    many(opened, KEEP_STEPS + 4)
    opened.clock.go(KEEP_DAYS + 1)
    many(opened, 1)
    assert len(opened.rows("SELECT id FROM change_set")) == KEEP_STEPS
    no_change_hangs_in_the_air(opened)
    for _number in range(KEEP_STEPS):
        opened.vault.history.undo()
    with pytest.raises(CannotBeDone):
        opened.vault.history.undo()
    assert opened.statistics.counts()["people"] == 1


def test_what_an_old_step_put_aside_goes_with_it(opened: Opened) -> None:
    opened.run("INSERT INTO tag (name, folded) VALUES ('mentor', 'mentor')")
    with opened.vault.writing() as connection, step(connection, "take out", opened.clock.now()) as writing:
        undo_log.take_out(connection, writing.number, "tag", [(1, 1)])
    assert twins(opened) == {"tag": 1}
    many(opened, KEEP_STEPS)
    assert twins(opened) == {"tag": 1}
    opened.clock.go(KEEP_DAYS + 1)
    many(opened, 1)
    assert twins(opened) == {}


def test_the_log_of_a_step_counts_rows_by_table(opened: Opened) -> None:
    with opened.vault.write("several") as tx:
        for name in ("a", "b"):
            tx.people._connection.execute(ORGANISATION.format(name))
    assert tx.changes.counts == {"organisation": 2}
    assert opened.vault.history.undo().counts == {"organisation": 2}
    assert opened.vault.history.redo().counts == {"organisation": 2}


@pytest.mark.parametrize(
    ("ranges", "joined"),
    [
        ([], []), ([(3, 3), (1, 1), (2, 2)], [(1, 3)]), ([(1, 2), (4, 5)], [(1, 2), (4, 5)]),
        ([(1, 9), (3, 4)], [(1, 9)]), ([(5, 6), (1, 4)], [(1, 6)]),
    ],
)  # fmt: skip
def test_ranges_that_touch_are_one(ranges: list[tuple[int, int]], joined: list[tuple[int, int]]) -> None:
    assert undo_log.joined(ranges) == joined


def test_a_clock_that_went_back_breaks_no_chain(opened: Opened) -> None:
    """A step written under a clock that ran ahead keeps the older ones below it from being of use without it."""
    opened.clock.day += timedelta(days=400)
    opened.add("Written in the future")
    opened.clock.day -= timedelta(days=400)
    opened.add("Written in the past")
    many(opened, KEEP_STEPS)
    opened.clock.go(KEEP_DAYS + 1)
    many(opened, 1)
    left = [row[0] for row in opened.rows("SELECT id FROM change_set ORDER BY id")]
    assert left == list(range(left[0], left[-1] + 1))


def test_many_rows_go_back_together_and_only_where_they_differ(opened: Opened) -> None:
    opened.run(*(ORGANISATION.format(f"u{number}") for number in range(undo_log.TOGETHER + 30)))
    before = opened.snapshot()
    opened.run("UPDATE organisation SET folded = 'same', changed_at = changed_at + id % 7 + 1")
    after = opened.snapshot()
    for _round in range(2):
        opened.vault.history.undo()
        assert opened.snapshot() == before
        opened.vault.history.redo()
        assert opened.snapshot() == after
    no_change_hangs_in_the_air(opened)


def test_many_rows_that_changed_twice_go_back_to_their_first_values(opened: Opened) -> None:
    opened.run(*(ORGANISATION.format(f"u{number}") for number in range(undo_log.TOGETHER)))
    before = opened.snapshot()
    opened.run(*(f"UPDATE organisation SET name = '{name}' || id" for name in ("Once", "Twice")))
    after = opened.snapshot()
    opened.vault.history.undo()
    assert opened.snapshot() == before
    opened.vault.history.redo()
    assert opened.snapshot() == after
