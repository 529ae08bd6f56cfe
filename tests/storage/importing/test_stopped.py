# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports that end before their end: tried only, cancelled, broken; nothing of them is left, and the next one works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coterie.domain.errors import Cancelled
from coterie.domain.reading import FileLost, StagedFile, StagedItem, StagedProblem, StagedRecord
from coterie.domain.records import FileFound
from coterie.storage.importing import applying
from tests.storage.importing.foreign import (
    PROFILE,
    Bringing,
    ReadHere,
    calendar,
    card,
    check_counts,
    connection,
    connections,
    event,
    message,
    messages,
    task,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coterie.domain.import_reports import ImportCounts

ANA = "Ana Lindqvist <ana@example.org>"


def everything(into: Bringing) -> list[Path]:
    """Write one file of each kind."""
    return [
        into.archive(
            {
                "Profile.csv": PROFILE,
                "Connections.csv": connections(connection("Mira Okafor", "Fjord", "Baker"), connection("Noor Haddad")),
                "messages.csv": messages(message("Ada Quill", "Mira Okafor", "2024-07-10", "Hello")),
            }
        ),
        into.file("cards.vcf", card("Ana Lindqvist", "EMAIL:ana@example.org", "CATEGORIES:Rivers", "NOTE:likes boats")),
        into.file("calendar.ics", calendar(event("e1", "Rivers", "20260210", ANA), task("t1", "Send the deck"))),
    ]


def state(into: Bringing) -> tuple[Any, ...]:
    """Give everything an import that did not happen must leave alone."""
    return (
        into.opened.snapshot(),
        into.opened.rows("SELECT * FROM change_set"),
        into.opened.rows("SELECT * FROM change"),
        into.opened.rows("SELECT * FROM import_batch"),
        into.opened.rows("SELECT name, sql FROM sqlite_master ORDER BY name"),
        sorted(path.name for path in into.opened.vault.place.folder.iterdir()),
    )


def plain(counts: ImportCounts) -> tuple[Any, ...]:
    """Give what a trial and the real import must say alike."""
    return counts.files, counts.totals, counts.problems, counts.kept, counts.moved, counts.label


def test_a_trial_changes_nothing_and_says_what_the_real_one_says(into: Bringing) -> None:
    into.opened.add("Ana Lindqvist", emails=("ana@example.org",))
    into.opened.add("Somebody")
    into.opened.vault.history.undo()
    before = state(into)
    tried = into.bring(*everything(into), dry_run=True)
    assert state(into) == before
    assert (tried.batch_id, tried.dry_run) == (None, True)
    done = into.bring(*everything(into))
    assert plain(done) == plain(tried)
    assert done.batch_id is not None
    again = into.bring(*everything(into), dry_run=True)
    assert plain(into.bring(*everything(into))) == plain(again)


def test_a_trial_keeps_the_way_forward(into: Bringing) -> None:
    into.opened.add("Somebody")
    into.opened.vault.history.undo()
    into.bring(*everything(into), dry_run=True)
    into.opened.vault.history.redo()
    assert into.people() == ["Somebody"]


def test_an_import_of_nothing_new_is_no_step_and_no_batch(into: Bringing) -> None:
    into.bring(*everything(into))
    into.opened.add("Somebody")
    into.opened.vault.history.undo()
    before = state(into)
    counts = into.bring(*everything(into))
    assert counts.batch_id is None
    assert state(into) == before
    into.opened.vault.history.redo()


class Stops:
    """A job that the user cancels at one of its reports."""

    def __init__(self, at: int) -> None:
        self.left = at

    def progress(self, done: int, total: int, note: str) -> None:
        """Count down, then stop."""
        self.left -= 1
        if self.left < 0:
            raise Cancelled

    def on_cancel(self, interrupt: Callable[[], None]) -> None:
        """Need nothing."""


@pytest.mark.parametrize("at", [0, 1, 3, 6, 9, 12, 13, 14, 15, 16, 17, 18])
def test_a_cancelled_import_leaves_no_trace_and_the_next_one_works(into: Bringing, at: int) -> None:
    into.opened.add("Somebody")
    before = state(into)
    paths = everything(into)
    job = Stops(at)
    try:
        into.bring(*paths, ctx=job)
    except Cancelled:
        assert state(into) == before
        into.sound()
        into.bring(*paths)
    assert into.people() == ["Ana Lindqvist", "Mira Okafor", "Noor Haddad", "Somebody"]


def test_cancelling_between_two_batches_of_one_kind_is_cancelling(
    into: Bringing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Statements that are half read must not keep the staging file attached."""
    monkeypatch.setattr(applying, "_BATCH", 2)
    talk = [message("Ada Quill", "Mira Okafor", f"2024-07-{day:02}", "x") for day in range(10, 20)]
    place = into.archive({"Profile.csv": PROFILE, "messages.csv": messages(*talk)})
    before = state(into)
    cancelled = 0
    for at in range(8, 30):
        try:
            into.bring(place, ctx=Stops(at))
        except Cancelled:
            cancelled += 1
            assert state(into) == before
            continue
        into.opened.vault.history.undo()
        into.opened.run("UPDATE setting SET value = value || '' WHERE name = 'owner_person_id'")
        break
    assert cancelled > 2
    into.bring(place)
    assert into.people() == ["Mira Okafor"]


STEPS = (
    "applying._make_batch", "applying.take_owner", "applying.take_organisations", "applying.match_late",
    "people.PeopleIn.take", "people.PeopleIn.make", "interactions.InteractionsIn.take",
    "calendars.CalendarsIn.take_events", "calendars.CalendarsIn.take_follow_ups", "rows.BulkRows.flush",
    "rows.BulkRows.close", "rows.BulkRows._make_sources",
    "known.KnownPeople.look_up", "references.References.person_of",
)  # fmt: skip


@pytest.mark.parametrize("where", STEPS)
@pytest.mark.parametrize("error", [RuntimeError("broken"), KeyboardInterrupt()])
def test_a_broken_import_leaves_no_trace_and_the_next_one_works(
    into: Bringing, where: str, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object, **_named: object) -> None:
        raise error

    into.opened.add("Somebody")
    before = state(into)
    paths = everything(into)
    with monkeypatch.context() as patch:
        patch.setattr(f"coterie.storage.importing.{where}", fails)
        if where != "applying.take_organisations":  # nothing here names one of its own
            with pytest.raises(type(error)):
                into.bring(*paths)
            assert state(into) == before
    into.sound()
    into.bring(*paths)
    assert {"Ana Lindqvist", "Mira Okafor", "Noor Haddad"} < set(into.people())


@pytest.mark.parametrize("where", ["refresh_derived", "counts_of", "undo_log.end_step", "undo_log.prune"])
def test_what_goes_wrong_behind_an_import_takes_it_back(
    into: Bringing, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object, **_named: object) -> None:
        raise RuntimeError("broken")

    before = state(into)
    with monkeypatch.context() as patch:
        patch.setattr(f"coterie.storage.writing.{where}", fails)
        with pytest.raises(RuntimeError):
            into.bring(*everything(into))
    assert state(into) == before
    into.bring(*everything(into))


class Says(ReadHere):
    """A reader that says what a test wants."""

    def __init__(self, change: Callable[[list[StagedItem]], list[StagedItem]]) -> None:
        self.change = change

    def read(self, *given: Any) -> Any:  # noqa: ANN401 (as the reader has it)
        """Yield what is left of what was read."""
        yield from self.change(list(super().read(*given)))


def lose_the_last(items: list[StagedItem]) -> list[StagedItem]:
    """The child ended over the last file; what stood in the way follows under a new number."""
    last = max(item.file_index for item in items)
    lost = FileFound("cards.vcf", "cards.vcf", "")
    return [
        *items,
        FileLost(last),
        StagedFile(last + 1, lost),
        StagedProblem(last + 1, "", "It ended the reading.", ""),
    ]


def test_a_lost_file_takes_its_records_with_it(into: Bringing) -> None:
    one, two = into.file("one.vcf", card("Ana Lindqvist")), into.file("two.vcf", card("Bob Ray"))
    into.reader = Says(lose_the_last)
    counts = into.bring(one, two)
    assert into.people() == ["Ana Lindqvist"]
    assert [file.records for file in counts.files] == [1, None]
    assert [problem.reason for problem in counts.problems] == ["It ended the reading."]


def test_what_a_lost_file_had_taken_the_place_of_comes_in_after_all(into: Bringing) -> None:
    one, two = into.file("one.vcf", card("Ana Lindqvist")), into.file("two.vcf", card("Ana Lindqvist", "NOTE:newer"))
    into.reader = Says(lose_the_last)
    counts = into.bring(one, two)
    assert into.people() == ["Ana Lindqvist"]
    assert (counts.files[0].created, counts.files[0].skipped) == (1, 0)


def test_a_lost_file_between_two_others_leaves_the_newest_of_the_two(into: Bringing) -> None:
    texts = [card("Ana Lindqvist", f"NOTE:{word}") for word in ("one", "two", "three")]
    paths = [into.file(f"{number}.vcf", text) for number, text in enumerate(texts)]

    def lose_the_second(items: list[StagedItem]) -> list[StagedItem]:
        numbers = sorted({item.file_index for item in items})
        behind = next(at for at, item in enumerate(items) if item.file_index == numbers[2])
        return [*items[:behind], FileLost(numbers[1]), *items[behind:]]

    into.reader = Says(lose_the_second)
    counts = into.bring(*paths)
    assert into.opened.rows("SELECT text FROM note") == [("three",)]
    assert [(file.created, file.skipped) for file in counts.files] == [(0, 1), (1, 0)]


def test_a_file_read_again_counts_once(into: Bringing) -> None:
    def again(items: list[StagedItem]) -> list[StagedItem]:
        (begun,) = [item for item in items if isinstance(item, StagedFile)]
        records = [item._replace(file_index=1) for item in items if isinstance(item, StagedRecord)]
        return [*items, FileLost(0), StagedFile(1, begun.found), *records]

    into.reader = Says(again)
    counts = into.bring(into.file("one.vcf", card("Ana Lindqvist") + card("Bob Ray")))
    assert [(file.records, file.created) for file in counts.files] == [(2, 2)]
    for file in counts.files:
        check_counts(file)
    assert into.people() == ["Ana Lindqvist", "Bob Ray"]


def test_bytes_that_are_no_text_are_kept_as_they_were(into: Bringing) -> None:
    place = into.folder / "cards.vcf"
    place.write_bytes(card("Ana Lindqvist").encode().replace(b"UID", b"X-ODD:\xff\xfe\r\nUID"))
    into.bring(place)
    ((raw,),) = into.opened.rows("SELECT raw FROM source_record")
    assert b"\xff\xfe" in bytes(raw)
    into.opened.vault.history.undo()
    into.opened.vault.history.redo()
    assert into.opened.rows("SELECT raw FROM source_record") == [(raw,)]
