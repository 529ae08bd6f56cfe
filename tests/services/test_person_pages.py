# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a person and their timeline: everything once, newest first, a stretch at a time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coterie.domain.errors import BadValue, NotFound
from coterie.domain.interactions import NewInteraction
from coterie.domain.moments import PartialDate, moment_from_date
from coterie.domain.strength import strength
from coterie.domain.timelines import (
    FINISHED,
    KEPT,
    MESSAGES,
    NEWEST,
    OTHER,
    PROMISED,
    PROMISES,
    TALKS,
    TimelineEntry,
)
from coterie.services.commitments import Commitments
from coterie.services.facts import Facts, Meeting
from coterie.services.interactions import EntryEdit, NewLog
from coterie.services.person_pages import PersonPages
from coterie.storage.reading import Reading
from tests.builders import TODAY, Opened


@pytest.fixture
def pages(opened: Opened) -> PersonPages:
    return PersonPages(opened.vault, opened.clock)


def kinds(pages: PersonPages, person: int, narrowed: str = "") -> list[str]:
    return [entry.kind for entry in pages.timeline(person, kinds=narrowed).entries]


def test_the_page_says_what_is_known(opened: Opened, pages: PersonPages) -> None:
    ana = opened.add(organisation="Fjordbank", title="Engineer", tags=("mentor",)).id
    opened.cadence.set(ana, 42)
    opened.interactions.log(ana, NewLog(on=TODAY))
    opened.follow_ups.add(ana, TODAY, "send the notes")
    page = pages.look(ana)
    assert (page.row.name, page.row.tags, page.posts[0].title) == ("Ana Lindqvist", ("mentor",), "Engineer")
    assert page.cadence is not None
    assert (page.cadence.every_days, page.cadence.next_due, page.cadence_tag) == (42, TODAY + timedelta(42), "")
    assert [one.reason for one in page.follow_ups] == ["send the notes"]
    assert page.evidence is not None
    assert strength(page.evidence, TODAY).total == page.row.strength
    assert not page.is_owner


def test_a_cadence_of_a_tag_names_it(opened: Opened, pages: PersonPages) -> None:
    ana = opened.add(tags=("mentor",)).id
    opened.cadence.set_for_tag("mentor", 30)
    assert pages.look(ana).cadence_tag == "mentor"
    opened.cadence.set(ana, 10)
    assert pages.look(ana).cadence_tag == ""
    opened.cadence.off(ana)
    assert pages.look(ana).cadence is None


def test_somebody_who_is_gone_is_told(pages: PersonPages) -> None:
    with pytest.raises(NotFound):
        pages.look(999)


def test_the_timeline_merges_everything_newest_first(opened: Opened, pages: PersonPages) -> None:
    ana, bo = opened.add().id, opened.add("Bo Berg").id
    first = opened.follow_ups.add(ana, TODAY, "send the notes")
    opened.interactions.log(ana, NewLog((bo,), "meeting", TODAY - timedelta(days=9), "sat together"))
    opened.interactions.log(ana, NewLog(kind="message", on=TODAY - timedelta(days=3), promise="the slides"))
    opened.clock.go(2)
    opened.follow_ups.done(first.id)
    opened.clock.go(2)
    Commitments(opened.vault, opened.clock).done(1)
    Facts(opened.vault, opened.clock).met(bo, Meeting(on="1 February 2026", through=ana))
    found = pages.timeline(ana).entries
    assert [(entry.kind, entry.when[:10]) for entry in found] == [
        ("kept", "2026-03-06"), ("finished", "2026-03-04"), ("message", "2026-02-27"), ("meeting", "2026-02-21"),
        ("introduced", "2026-02-01"),
    ]  # fmt: skip
    assert found[2].promise == "kept"
    assert [person.name for person in found[3].people] == ["Bo Berg"]
    assert [person.name for person in found[4].people] == ["Bo Berg"]


def test_a_promise_stands_on_the_entry_it_was_made_in(opened: Opened, pages: PersonPages) -> None:
    ana = opened.add().id
    logged = opened.interactions.log(ana, NewLog(promise="the slides"))
    assert [(entry.kind, entry.promise) for entry in pages.timeline(ana).entries] == [("talk", "open")]
    opened.interactions.remove(logged.interaction.id)
    assert [(entry.kind, entry.text) for entry in pages.timeline(ana).entries] == [(PROMISED, "the slides")]


def test_the_timeline_is_narrowed_to_a_kind(opened: Opened, pages: PersonPages) -> None:
    ana = opened.add().id
    for kind in ("talk", "call", "message", "note"):
        opened.interactions.log(ana, NewLog(kind=kind))
    opened.follow_ups.done(opened.follow_ups.add(ana, TODAY).id)
    assert kinds(pages, ana, TALKS) == ["call", "talk"]
    assert kinds(pages, ana, MESSAGES) == ["message"]
    assert kinds(pages, ana, PROMISES) == [FINISHED]
    assert kinds(pages, ana, OTHER) == ["note"]
    assert {*kinds(pages, ana)} == {"talk", "call", "message", "note", FINISHED}
    assert KEPT not in kinds(pages, ana)


def test_stretches_follow_each_other_without_a_gap_or_a_double(opened: Opened, pages: PersonPages) -> None:
    ana = opened.add().id
    with opened.vault.write("many") as tx:
        for number in range(57):
            # Several at one moment, so that a stretch ends among them.
            at = moment_from_date(PartialDate(2020, 1, 1 + number // 9))
            tx.time.add_interaction(NewInteraction("message", at, (ana,), str(number)))
    for number in range(5):
        opened.follow_ups.done(opened.follow_ups.add(ana, TODAY, str(number)).id)
    whole = pages.timeline(ana, limit=200)
    assert (len(whole.entries), whole.after) == (62, None)
    found: list[TimelineEntry] = []
    page = pages.timeline(ana, limit=7)
    while True:
        found += page.entries
        if page.after is None:
            break
        page = pages.timeline(ana, page.after, limit=7)
    assert tuple(found) == whole.entries


def test_an_entry_is_edited_in_one_step_and_goes_back(opened: Opened, pages: PersonPages) -> None:
    ana, bo = opened.add().id, opened.add("Bo Berg").id
    key = opened.interactions.log(ana, NewLog((bo,), "talk", TODAY, "words")).interaction.id
    before = opened.snapshot()
    opened.interactions.edit(key, EntryEdit("message", TODAY - timedelta(days=30), "Letter", " other words "))
    (entry,) = pages.timeline(ana).entries
    assert (entry.kind, entry.when, entry.title, entry.text) == ("message", "2026-01-31", "Letter", "other words")
    assert [(same.id, same.text) for same in pages.timeline(bo).entries] == [(entry.id, "other words")]
    assert opened.people.show(ana).last_interaction == "2026-01-31"
    assert opened.vault.history.steps(1)[0].label == "Edit an entry with Ana Lindqvist and 1 more"
    opened.vault.history.undo()
    assert opened.snapshot() == before


def test_an_edit_of_nothing_leaves_no_trace(opened: Opened) -> None:
    key = opened.interactions.log(opened.add().id, NewLog(text="words")).interaction.id
    before = opened.snapshot()
    opened.interactions.edit(key, EntryEdit(text="words", on=TODAY))
    assert opened.snapshot() == before


def test_the_moment_of_an_entry_stays_where_only_words_change(opened: Opened) -> None:
    logged = opened.interactions.log(opened.add().id).interaction
    assert opened.interactions.edit(logged.id, EntryEdit(text="words")).when == logged.when


def test_an_entry_that_is_deleted_counts_no_more_and_comes_back(opened: Opened, pages: PersonPages) -> None:
    ana = opened.add().id
    opened.cadence.set(ana, 30)
    for day in (0, 40):
        opened.interactions.log(ana, NewLog(on=TODAY - timedelta(days=day), text="garden"))
    newest = pages.timeline(ana).entries[0].id
    before = opened.snapshot()
    opened.interactions.remove(newest)
    assert len(pages.timeline(ana).entries) == 1
    assert opened.people.show(ana).last_interaction == (TODAY - timedelta(days=40)).isoformat()
    assert opened.people.show(ana).next_follow_up == (TODAY - timedelta(days=10)).isoformat()
    assert opened.rows("SELECT text, title, place FROM interaction WHERE id = ?", newest) == [("", "", "")]
    with pytest.raises(NotFound):
        opened.interactions.get(newest)
    opened.vault.history.undo()
    assert opened.snapshot() == before


def test_what_cannot_be_is_refused(opened: Opened) -> None:
    key = opened.interactions.log(opened.add().id).interaction.id
    before = opened.snapshot()
    with pytest.raises(BadValue):
        opened.interactions.edit(key, EntryEdit(on=TODAY + timedelta(days=1)))
    with pytest.raises(BadValue):
        opened.interactions.edit(key, EntryEdit(kind="telepathy"))
    with pytest.raises(NotFound):
        opened.interactions.remove(999)
    assert opened.snapshot() == before


def test_tags_are_suggested_the_most_used_first(opened: Opened, pages: PersonPages) -> None:
    opened.add(tags=("mentor", "Women in Data"))
    opened.add("Bo Berg", tags=("Women in Data",))
    assert pages.tags_like("#m") == ["mentor"]
    assert pages.tags_like("data") == ["Women in Data"]
    assert pages.tags_like("") == ["Women in Data", "mentor"]


def test_a_page_asks_the_same_number_of_questions_whatever_there_is(opened: Opened) -> None:
    def asked(person: int) -> list[str]:
        with opened.vault.reading() as connection:
            seen: list[str] = []
            connection.set_trace_callback(seen.append)
            view = Reading(connection)
            view.pages.person(person, TODAY)
            view.pages.timeline(person, NEWEST, 100, "")
            connection.set_trace_callback(None)
            plans = [row[3] for text in seen for row in connection.execute(f"EXPLAIN QUERY PLAN {text}")]
        assert [line for line in plans if _is_a_walk(line)] == []
        return seen

    lonely = opened.add("Lonely One").id
    ana = opened.add(tags=("a", "b"), emails=("a@example.org",), organisation="Fjordbank").id
    for day in range(30):
        opened.interactions.log(ana, NewLog(on=TODAY - timedelta(days=day)))
    assert len(asked(ana)) == len(asked(lonely)) > 0


def _is_a_walk(line: str) -> bool:
    """Say whether a plan line reads a table from end to end; lists of keys and what a query made itself are short."""
    return line.startswith("SCAN ") and line.removeprefix("SCAN ").split(" ")[0] not in {"k", "via", "CONSTANT"}
