# SPDX-License-Identifier: GPL-3.0-or-later
"""Clusters of who may be one, merging, keeping apart."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from coterie.domain.comparisons import MergeChoice
from coterie.domain.errors import BadValue, CannotBeDone
from coterie.domain.people import PersonCard, PersonEdit
from coterie.services.interactions import NewLog
from coterie.storage.people import duplicates as duplicates_table

if TYPE_CHECKING:
    from tests.builders import Opened


def propose(opened: Opened, one: PersonCard, other: PersonCard, score: int = 80, reasons: str = "same name") -> None:
    """Let an import have proposed two people."""
    low, high = sorted((one.id, other.id))
    with opened.writing("Import") as connection:
        connection.execute(
            "INSERT INTO match_candidate (person_id, other_person_id, score, reasons) VALUES (?, ?, ?, ?)",
            (low, high, score, reasons),
        )


def test_clusters_come_surest_first_with_their_reasons(opened: Opened) -> None:
    people = [opened.add(f"Ana {name}") for name in ("One", "Two", "Three", "Four", "Five")]
    propose(opened, people[0], people[1], 60, '["the same phone number", "the same city"]')
    propose(opened, people[2], people[1], 50)
    propose(opened, people[3], people[4], 90)
    found = opened.duplicates.clusters()
    assert [(one.score, [row.name for row in one.people]) for one in found] == [
        (90, ["Ana Four", "Ana Five"]), (60, ["Ana One", "Ana Two", "Ana Three"]),
    ]  # fmt: skip
    assert found[1].reasons == ("the same phone number", "the same city", "same name")
    assert len(opened.duplicates.clusters(1)) == 1
    assert opened.duplicates.open_pairs() == 3


def test_a_cluster_is_whole_also_when_few_pairs_are_looked_at(opened: Opened) -> None:
    people = [opened.add(f"Ana {number}") for number in range(14)]
    for one, other in pairwise(people):
        propose(opened, one, other)
    assert [len(cluster.people) for cluster in opened.duplicates.clusters(1)] == [14]


def test_a_chain_is_followed_once_and_not_from_its_beginning_at_every_link(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [opened.add(f"Ana {number}") for number in range(30)]
    for one, other in pairwise(people):
        propose(opened, one, other)
    asked: list[int] = []

    def count(ids: list[int]) -> str:
        asked.append(len(ids))
        return str(ids)

    monkeypatch.setattr(duplicates_table, "json", SimpleNamespace(dumps=count, loads=json.loads))
    assert [len(cluster.people) for cluster in opened.duplicates.clusters(2)] == [30]
    assert sum(asked) <= 3 * len(people)


def test_who_is_in_the_bin_is_in_no_cluster(opened: Opened) -> None:
    ana, bob = opened.add(), opened.add("Bob Ray")
    propose(opened, ana, bob)
    opened.people.bin([bob.id])
    assert opened.duplicates.clusters() == []
    assert opened.duplicates.open_pairs() == 0


def test_two_profiles_are_in_no_cluster(opened: Opened) -> None:
    ana, bob = opened.add(), opened.add("Bob Ray")
    for person, slug in ((ana, "ana-l"), (bob, "bob-r")):
        opened.people.edit(person.id, PersonEdit(links=(f"https://www.linkedin.com/in/{slug}",)))
    propose(opened, ana, bob)
    assert opened.duplicates.clusters() == []


def test_kept_apart_stays_apart(opened: Opened) -> None:
    ana, bob, eve = opened.add(), opened.add("Bob Ray"), opened.add("Eve Stone")
    propose(opened, ana, bob)
    assert opened.duplicates.keep_apart([bob.id, ana.id, eve.id]) == 3
    assert opened.duplicates.clusters() == []
    opened.vault.history.undo()
    assert len(opened.duplicates.clusters()) == 1
    with pytest.raises(BadValue):
        opened.duplicates.keep_apart([ana.id, ana.uuid])


def full(opened: Opened, name: str, mail: str) -> PersonCard:
    """Add somebody with a row in every table that names people."""
    person = opened.add(name, emails=(mail, "shared@example.org"), organisation="Fjord", title="Designer",
                        tags=("mentor", name))  # fmt: skip
    opened.people.edit(person.id, PersonEdit(birthday="--05-22", note="met in Oslo", met_where=name))
    opened.cadence.set(person.id, 30)
    opened.follow_ups.add(person.id, date(2026, 3, 9), name)
    with opened.writing() as connection:
        run = connection.execute
        run("INSERT OR IGNORE INTO skill (name, folded) VALUES ('sewing', 'sewing')")
        run("INSERT OR IGNORE INTO field_def (name, folded) VALUES ('Shoe', 'shoe')")
        run("INSERT INTO person_skill (person_id, skill_id) VALUES (?, 1)", (person.id,))
        run("INSERT INTO field_value (field_def_id, person_id, value) VALUES (1, ?, '38')", (person.id,))
        run("INSERT INTO tie_override (person_id, band) VALUES (?, 'close')", (person.id,))
        run("INSERT INTO commitment (person_id, text, direction, created_at, changed_at) "
            "VALUES (?, 'x', 'i_owe', 0, 0)", (person.id,))  # fmt: skip
        run("INSERT INTO import_batch (at_utc, label, report) VALUES (0, '', '{}')")
        run("INSERT INTO source_record (batch_id, source, source_key, kind, digest, raw, entity_kind, entity_id) "
            "VALUES (1, 'vcard', ?, 'person', '', x'00', 'person', ?)", (name, person.id))  # fmt: skip
        run("INSERT INTO event (uuid, at_utc, at_text, created_at, changed_at) VALUES (?, 0, '', 0, 0)", (name,))
        run("INSERT INTO attendee (event_id, person_id) VALUES (1, ?)", (person.id,))
    return opened.people.show(person.id)


def test_a_merge_moves_everything_and_doubles_nothing(opened: Opened) -> None:
    bob = opened.add("Bob Ray")
    ana, anna = full(opened, "Ana Lindqvist", "ana@example.org"), full(opened, "Anna Lindquist", "anna@example.net")
    together = opened.interactions.log(ana.id, NewLog(others=(anna.id, bob.id))).interaction
    opened.interactions.log(anna.id, NewLog(on=date(2026, 2, 1), text="alone"))
    with opened.writing() as connection:
        run = connection.execute
        run("UPDATE contact_point SET sensitivity = 2, preferred = 1 WHERE person_id = ?", (anna.id,))
        run("UPDATE important_date SET date = '1980-05-22', sensitivity = 1 WHERE person_id = ?", (anna.id,))
        run("UPDATE contact_point SET preferred = 1 WHERE person_id = ? AND position = 0", (ana.id,))
        for one, other in ((anna.id, ana.id), (anna.id, bob.id), (bob.id, anna.id), (bob.id, ana.id)):
            run("INSERT INTO relationship (person_id, other_person_id, kind) VALUES (?, ?, 'friend')", (one, other))
        run("UPDATE person SET met_through_id = ? WHERE id IN (?, ?)", (anna.id, bob.id, ana.id))
    before = opened.snapshot()

    merged = opened.duplicates.merge(ana.id, [anna.id])

    person = merged.person
    assert (person.id, merged.merged) == (ana.id, (anna.id,))
    assert person.emails == ("ana@example.org", "shared@example.org", "anna@example.net")
    assert [p.private for p in person.contact_points] == [False, True, True]
    assert person.tags == ("Ana Lindqvist", "Anna Lindquist", "mentor")
    assert [post.organisation for post in person.affiliations] == ["Fjord"]
    assert [day.date for day in person.important_dates] == ["1980-05-22"]
    assert [entry.text for entry in person.interactions] == ["", "alone"]
    assert [link.id for link in person.interactions[0].people] == [ana.id, bob.id]
    assert person.interactions[0].id == together.id
    assert sorted(one.reason for one in person.follow_ups) == ["Ana Lindqvist", "Anna Lindquist"]
    assert [(one.name, one.inverse) for one in person.relationships] == [("Bob Ray", False), ("Bob Ray", True)]
    assert (len(person.notes), len(person.fields), len(person.sources)) == (1, 1, 2)
    assert opened.people.profile(bob.id).met_through_id == ana.id
    assert opened.people.profile(ana.id).met_through_id is None
    assert opened.rows("SELECT max(sensitivity) FROM important_date WHERE person_id = ?", ana.id) == [(1,)]
    assert opened.rows("SELECT count(*) FROM cadence_rule UNION ALL SELECT count(*) FROM tie_override") == [(1,), (1,)]
    assert opened.rows("SELECT survivor_id, absorbed_uuid FROM merge_log") == [(ana.id, anna.uuid)]

    after = opened.snapshot()
    opened.vault.history.undo()
    assert opened.snapshot() == before
    opened.vault.history.redo()
    assert opened.snapshot() == after


def test_who_was_merged_is_found_under_the_old_uuid(opened: Opened) -> None:
    ana, anna, annie = opened.add(), opened.add("Anna L"), opened.add("Annie L")
    opened.duplicates.merge(anna.id, [annie.id])
    opened.duplicates.merge(ana.id, [anna.id])
    assert opened.people.show(anna.uuid).id == ana.id
    assert opened.people.show(annie.uuid).id == ana.id


def test_pairs_follow_the_merge(opened: Opened) -> None:
    ana, anna, bob, eve = (opened.add(name) for name in ("Ana L", "Anna L", "Bob Ray", "Eve Stone"))
    propose(opened, ana, anna)
    propose(opened, anna, bob, 70)
    propose(opened, ana, eve, 40)
    propose(opened, anna, eve, 60)
    opened.duplicates.keep_apart([ana.id, eve.id])
    opened.duplicates.merge(ana.id, [anna.id])
    assert opened.rows("SELECT person_id, other_person_id, score, decision FROM match_candidate ORDER BY 2") == [
        (ana.id, bob.id, 70, "open"), (ana.id, eve.id, 60, "not_same"),
    ]  # fmt: skip


def test_several_go_into_one_in_one_step(opened: Opened) -> None:
    people = [opened.add(f"Ana {number}") for number in range(4)]
    before = opened.snapshot()
    opened.duplicates.merge(people[0].id, [one.id for one in people])
    assert opened.statistics.counts()["people"] == 1
    opened.vault.history.undo()
    assert opened.snapshot() == before


def test_what_cannot_be_merged(opened: Opened) -> None:
    ana, bob = opened.add(), opened.add("Bob Ray")
    with pytest.raises(BadValue):
        opened.duplicates.merge(ana.id, [ana.uuid])
    with pytest.raises(CannotBeDone):
        opened.duplicates.merge(ana.id, ["me"])
    opened.people.bin([bob.id])
    with pytest.raises(CannotBeDone):
        opened.duplicates.merge(ana.id, [bob.id])


def test_two_people_stand_side_by_side(opened: Opened) -> None:
    ana, anna = opened.add(), opened.add("Anna L")
    opened.interactions.log(ana.id, NewLog(text="one"))
    opened.interactions.log(ana.id, NewLog(text="two"))
    left, right = opened.duplicates.compare([ana.id, anna.id])
    assert (left.card.name, left.profile.name.given, left.entries) == ("Ana Lindqvist", "Ana", 2)
    assert (right.card.id, right.entries) == (anna.id, 0)


def test_what_was_chosen_wins_and_goes_back(opened: Opened) -> None:
    ana = opened.add("Ana Lindqvist", emails=("ana@example.org",), organisation="Fjord", title="Designer",
                     tags=("mentor",))  # fmt: skip
    anna = opened.add("Anna Lindquist", emails=("anna@example.net",), phones=("+44 20 7946 0001",),
                      organisation="Harbour", title="Lead", tags=("PyLisbon",))  # fmt: skip
    opened.people.edit(ana.id, PersonEdit(birthday="1980-05-22"))
    opened.people.edit(anna.id, PersonEdit(birthday="1980-05-23"))
    before = opened.snapshot()
    choice = MergeChoice(
        opened.people.profile(anna.id).name, "Harbour", "Designer", "1980-05-23",
        frozenset({("mail", "ana@example.org"), ("phone", "+44 20 7946 0001")}), frozenset({"PyLisbon"}),
    )  # fmt: skip
    person = opened.duplicates.merge(ana.id, [anna.id], choice).person
    assert (person.name, person.organisation, person.title) == ("Anna Lindquist", "Harbour", "Designer")
    assert (person.emails, person.phones, person.tags) == (("anna@example.net",), (), ("mentor",))
    assert [day.date for day in person.important_dates] == ["1980-05-23"]
    assert [(post.organisation, post.current) for post in person.affiliations] == [("Harbour", True), ("Fjord", False)]
    opened.vault.history.undo()
    assert opened.snapshot() == before
