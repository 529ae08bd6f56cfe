# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs who may be one, decided without a window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from coterie.domain.people import PersonEdit
from coterie.services.interactions import NewLog
from coterie.ui.pages.import_export.duplicates.pair_words import ANY, FIXED, LEFT, ONE, RIGHT, SAME
from coterie.ui.pages.import_export.duplicates.presenter import DuplicatesPresenter
from coterie.ui.pages.import_export.duplicates.words import sureness_of, tone_of
from tests.ui.pages.import_export.staging import Shown, Staged

if TYPE_CHECKING:
    from coterie.domain.people import PersonCard
    from coterie.ui.pages.import_export.duplicates.pair_words import RowText
    from coterie.ui.pages.import_export.duplicates.texts import PairText, QueueText


class Queue:
    """A queue with what it showed."""

    def __init__(self, staged: Staged) -> None:
        self.staged, self.seen = staged, Shown()
        self.presenter = DuplicatesPresenter(staged.desk, self.seen)
        staged.changed = self.presenter.reload

    @property
    def queue(self) -> QueueText:
        return self.seen.last("show_queue")  # type: ignore[no-any-return] # the view remembers anything

    @property
    def pair(self) -> PairText:
        return self.seen.last("show_pair")  # type: ignore[no-any-return] # the view remembers anything

    def row(self, key: str) -> RowText:
        return next(row for row in self.pair.rows if row.key == key)

    def names(self) -> list[str]:
        return [line.name for line in self.queue.lines]

    def propose(self, one: PersonCard, other: PersonCard, score: int = 80, why: str = "the same name") -> None:
        """Let an import have proposed two people."""
        low, high = sorted((one.id, other.id))
        with self.staged.opened.writing("Import") as connection:
            connection.execute(
                "INSERT INTO match_candidate (person_id, other_person_id, score, reasons) VALUES (?, ?, ?, ?)",
                (low, high, score, why),
            )


@pytest.fixture
def queue(staged: Staged) -> Queue:
    return Queue(staged)


def two(queue: Queue) -> tuple[PersonCard, PersonCard]:
    """Have two people who differ in everything, and look at them."""
    add, session = queue.staged.opened.add, queue.staged.session
    ana = add("Ana Lindqvist", emails=("ana@example.org",), organisation="Fjord", title="Designer", tags=("mentor",))
    anna = add("Anna Lindquist", emails=("anna@example.net", "al@example.net"), phones=("+44 20 7946 0001",),
               organisation="Harbour", title="Lead", tags=("PyLisbon", "mentor"))  # fmt: skip
    session.people.edit(ana.id, PersonEdit(birthday="1980-05-22", note="met in Oslo"))
    session.people.edit(anna.id, PersonEdit(birthday="--05-23"))
    session.interactions.log(anna.id, NewLog(text="coffee"))
    session.follow_ups.add(ana.id, date(2026, 3, 20), "Coffee")
    queue.staged.opened.run(f"UPDATE contact_point SET sensitivity = 1 WHERE person_id = {anna.id} AND kind = 'phone'")
    queue.propose(ana, anna)
    queue.presenter.reload()
    return ana, anna


def test_two_people_stand_side_by_side_with_what_comes_of_them(queue: Queue) -> None:
    two(queue)
    pair = queue.pair
    assert (pair.left.name, pair.right.name) == ("Ana Lindqvist", "Anna Lindquist")
    assert pair.left.origin == "In Coterie since 2 March 2026"
    assert (pair.place, pair.reasons, pair.sure, pair.tone) == (
        "Pair 1 of 1",
        ("The same name",),
        "Likely, 80%",
        "accent",
    )
    shown = {row.key: (row.left.text, row.right.text, row.left.mark, row.result) for row in pair.rows}
    assert shown == {
        "name": ("Ana Lindqvist", "Anna Lindquist", ONE, "Ana Lindqvist"),
        "title": ("Designer", "Lead", ONE, "Designer"),
        "organisation": ("Fjord", "Harbour", ONE, "Fjord"),
        "birthday": ("22 May 1980", "23 May", ONE, "22 May 1980"),
        "mail": ("ana@example.org", "anna@example.net", ANY, "Both"),
        "phone": ("None", "+44 20 7946 0001", SAME, "+44 20 7946 0001"),
        "tags": ("mentor", "mentor, PyLisbon", ANY, "All 2 tags"),
        "history": ("1 note", "1 entry", FIXED, "1 note, 1 entry"),
        "follow_up": ("Coffee, due 20 March 2026", "None", FIXED, "Coffee, due 20 March 2026"),
        "privacy": ("No marks", "Private: phone", FIXED, "Strictest mark kept"),
    }
    assert queue.row("mail").right.below == "and 1 more"


def test_an_address_of_several_lines_is_one_value(queue: Queue) -> None:
    ana, _anna = two(queue)
    address = "'12 Lantern Row' || char(10) || '4810 Eastmere'"
    queue.staged.opened.run(
        f"INSERT INTO contact_point (person_id, kind, value) VALUES ({ana.id}, 'address', {address})"
    )
    queue.presenter.reload()
    assert (queue.row("address").left.text, queue.row("address").left.below) == ("12 Lantern Row, 4810 Eastmere", "")


def test_what_is_picked_is_what_is_there_after_merging(queue: Queue) -> None:
    ana, anna = two(queue)
    before = queue.staged.opened.snapshot()
    for key, side in (("name", RIGHT), ("title", RIGHT), ("birthday", RIGHT), ("mail", LEFT), ("phone", RIGHT),
                      ("tags", RIGHT)):  # fmt: skip
        queue.presenter.pick(key, side)
    assert {row.key: row.result for row in queue.pair.rows} == {
        "name": "Anna Lindquist", "title": "Lead", "organisation": "Fjord", "birthday": "23 May",
        "mail": "anna@example.net and 1 more", "phone": "None", "tags": "mentor", "history": "1 note, 1 entry",
        "follow_up": "Coffee, due 20 March 2026", "privacy": "Strictest mark kept",
    }  # fmt: skip
    queue.presenter.merge()
    person = queue.staged.session.people.show(ana.id)
    assert (person.name, person.organisation, person.title) == ("Anna Lindquist", "Fjord", "Lead")
    assert (person.emails, person.phones, person.tags) == (("anna@example.net", "al@example.net"), (), ("mentor",))
    assert [day.date for day in person.important_dates] == ["--05-23"]
    assert queue.staged.notices.undoable == ["Merged Anna Lindquist."]
    assert (queue.seen.names()[-1], queue.queue.done) == ("show_no_pairs", "1 merged")
    assert anna.uuid
    queue.staged.session.undoing.undo()
    assert queue.staged.opened.snapshot() == before


def test_a_merge_without_picking_keeps_both_of_everything(queue: Queue) -> None:
    ana, _anna = two(queue)
    queue.presenter.merge()
    person = queue.staged.session.people.show(ana.id)
    assert (person.name, person.organisation, person.title) == ("Ana Lindqvist", "Fjord", "Designer")
    assert len(person.emails) == 3
    assert len(person.phones) == 1
    assert person.tags == ("mentor", "PyLisbon")


def test_the_newer_value_is_picked_unless_somebody_typed_the_older(queue: Queue) -> None:
    ana, _anna = two(queue)
    assert queue.row("title").left.picked
    batch = "INSERT INTO import_batch (at_utc, label, report) VALUES (0, '', '{}')"
    source = ("INSERT INTO source_record (batch_id, source, source_key, kind, digest, raw, entity_kind, entity_id) "
              "VALUES (1, 'linkedin.connections', '{0}', 'person', '', x'00', 'person', {0})")  # fmt: skip
    queue.staged.opened.run(batch, source.format(ana.id), source.format(_anna.id))
    again = Queue(queue.staged)
    again.presenter.reload()
    assert again.row("title").right.picked
    assert again.row("name").left.picked
    assert again.pair.right.origin == "LinkedIn, 2 March 2026"


def test_what_cannot_be_picked_is_left_alone(queue: Queue) -> None:
    two(queue)
    before = queue.pair
    for key, side in (("history", LEFT), ("phone", LEFT), ("nothing", LEFT)):
        queue.presenter.pick(key, side)
    assert queue.pair == before
    queue.presenter.pick("phone", RIGHT)
    assert queue.row("phone").result == "None"


def test_kept_apart_is_remembered_and_can_be_taken_back(queue: Queue) -> None:
    two(queue)
    queue.presenter.keep_apart()
    assert queue.staged.notices.undoable == ["Ana Lindqvist and Anna Lindquist stay apart."]
    assert queue.queue.done == "1 kept apart"
    assert queue.staged.session.duplicates.clusters() == []
    queue.staged.session.undoing.undo()
    queue.presenter.reload()
    assert queue.names() == ["Ana Lindqvist"]


def many(queue: Queue) -> list[PersonCard]:
    people = [queue.staged.opened.add(f"Person {letter}") for letter in "ABCDEF"]
    for at, score in ((0, 90), (2, 70), (4, 40)):
        queue.propose(people[at], people[at + 1], score)
    queue.presenter.reload()
    return people


def test_the_surest_comes_first_and_later_goes_to_the_end(queue: Queue) -> None:
    many(queue)
    assert queue.names() == ["Person A", "Person C", "Person E"]
    assert [line.detail for line in queue.queue.lines] == [
        "Very likely, the same name", "Possible, the same name", "Unlikely, the same name",
    ]  # fmt: skip
    queue.presenter.later()
    assert queue.names() == ["Person C", "Person E", "Person A"]
    assert queue.pair.left.name == "Person C"
    queue.presenter.reload()
    assert queue.names() == ["Person C", "Person E", "Person A"]
    assert (queue.queue.left, queue.pair.place) == ("3 of 3 pairs left", "Pair 1 of 3")


def test_after_a_decision_the_next_pair_comes_up(queue: Queue) -> None:
    many(queue)
    queue.presenter.select(1)
    assert queue.pair.left.name == "Person C"
    queue.presenter.merge()
    assert queue.pair.left.name == "Person E"
    assert (queue.queue.left, queue.queue.selected) == ("2 of 3 pairs left", 1)


def test_a_reload_keeps_what_was_picked(queue: Queue) -> None:
    two(queue)
    queue.presenter.pick("title", RIGHT)
    queue.presenter.reload()
    assert queue.row("title").right.picked


def test_more_than_two_are_decided_two_at_a_time(queue: Queue) -> None:
    people = [queue.staged.opened.add(f"Ana {letter}") for letter in "ABC"]
    queue.propose(people[0], people[1])
    queue.propose(people[1], people[2])
    queue.presenter.reload()
    assert queue.pair.place == "Pair 1 of 1, 1 more may be the same"
    queue.presenter.merge()
    assert queue.pair.right.name == "Ana C"


def test_nobody_waits(queue: Queue) -> None:
    queue.presenter.reload()
    assert queue.seen.last("show_no_pairs") == "Imports put pairs here when two people look alike."
    for act in (queue.presenter.merge, queue.presenter.keep_apart, queue.presenter.later):
        act()
    assert not queue.presenter.has_pair
    queue.presenter.open_person(LEFT)
    assert queue.staged.ways.went == []


def test_somebody_can_be_looked_at_on_their_own_page(queue: Queue) -> None:
    ana, anna = two(queue)
    queue.presenter.open_person(LEFT)
    queue.presenter.open_person(RIGHT)
    assert queue.staged.ways.went == [("person", ana.id), ("person", anna.id)]


def test_somebody_in_the_bin_meanwhile_is_told_and_the_queue_goes_on(queue: Queue) -> None:
    _ana, anna = two(queue)
    queue.staged.changed = lambda: None
    queue.staged.session.people.bin([anna.id])
    queue.presenter.merge()
    assert len(queue.staged.notices.problems) == 1
    assert queue.seen.names()[-1] == "show_no_pairs"


@pytest.mark.parametrize(
    ("score", "word", "tone"),
    [(96, "Very likely", "accent"), (75, "Likely", "accent"), (50, "Possible", "info"), (10, "Unlikely", "plain")],
)
def test_how_sure_it_is_in_words(score: int, word: str, tone: str) -> None:
    assert (sureness_of(score), tone_of(score)) == (word, tone)
