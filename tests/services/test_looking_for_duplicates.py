# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking through a vault for people who may be one, and merging what is clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import Cancelled, CannotBeDone
from coterie.domain.people import PersonEdit
from coterie.services.jobs import QuietJob

if TYPE_CHECKING:
    from coterie.domain.people import PersonCard
    from tests.builders import Opened

MAIL, PHONE = "ana@example.org", "+44 20 7946 0001"


def twins(opened: Opened, mail: str = MAIL) -> tuple[PersonCard, PersonCard]:
    """Add two who go by one address, one of them with a letter amiss."""
    return opened.add("Ana Lindqvist", emails=(mail,)), opened.add("Ana Lindquist", emails=(mail,))


def kept(opened: Opened) -> list[tuple[object, ...]]:
    """Give the pairs that wait, surest first."""
    return opened.rows(
        "SELECT person_id, other_person_id FROM match_candidate WHERE decision = 'open' ORDER BY score DESC, id"
    )


def test_what_is_found_waits_for_a_decision_with_its_reasons(opened: Opened) -> None:
    ana, again = twins(opened)
    opened.add("Ana Lindqvist")
    assert opened.duplicates.search() == 1
    (cluster,) = opened.duplicates.clusters()
    assert [row.id for row in cluster.people] == [ana.id, again.id]
    assert cluster.reasons == ("the same mail address", "the names differ by one letter")
    assert cluster.score >= 90


def test_a_second_search_finds_nothing_new_and_is_no_step(opened: Opened) -> None:
    twins(opened)
    opened.duplicates.search()
    before, steps = opened.snapshot(), opened.vault.history.steps(9)
    assert opened.duplicates.search() == 0
    assert (opened.snapshot(), opened.vault.history.steps(9)) == (before, steps)
    opened.vault.history.undo()
    assert kept(opened) == []


def test_who_was_kept_apart_is_never_asked_about_again(opened: Opened) -> None:
    ana, again = twins(opened)
    opened.duplicates.keep_apart([ana.id, again.id])
    assert opened.duplicates.search() == 0
    assert opened.duplicates.clusters() == []
    third = opened.add("Ana Lindqvist", emails=(MAIL,))
    assert opened.duplicates.search() == 2
    clusters = opened.duplicates.clusters()
    assert all({ana.id, again.id} - {row.id for row in cluster.people} for cluster in clusters)
    opened.duplicates.merge(ana.id, [third.id])
    assert opened.duplicates.search() == 0
    assert opened.duplicates.clusters() == []


def test_a_proposal_of_an_import_gets_the_better_reasons(opened: Opened) -> None:
    ana, again = twins(opened)
    opened.run(f"INSERT INTO match_candidate (person_id, other_person_id, score, reasons) VALUES "
               f"({ana.id}, {again.id}, 50, 'a plain sentence')")  # fmt: skip
    assert opened.duplicates.search() == 0
    assert opened.duplicates.clusters()[0].reasons[0] == "the same mail address"


def test_who_is_in_the_bin_or_nobody_is_not_compared(opened: Opened) -> None:
    ana, again = twins(opened)
    opened.people.bin([again.id])
    firm = opened.add("Ana Lindqvist", emails=(MAIL,))
    opened.run(f"UPDATE person SET status = 'not_a_person' WHERE id = {firm.id}")
    assert opened.duplicates.search() == 0
    assert ana.id


def test_the_owner_is_nobodys_duplicate(opened: Opened) -> None:
    (owner,) = opened.rows("SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'owner_person_id'")
    opened.people.edit("me", PersonEdit(emails=(MAIL,)))
    opened.add("Ana Lindqvist", emails=(MAIL,))
    assert owner[0]
    assert opened.duplicates.search() == 0


def test_a_number_of_an_organisation_is_a_switchboard(opened: Opened) -> None:
    one, _other = opened.add("Ana Lindqvist", phones=(PHONE,), organisation="Fjord"), opened.add(
        "Ana Lindqvist", phones=(PHONE,)
    )  # fmt: skip
    assert len(opened.duplicates.look().pairs) == 1
    organisation = one.affiliations[0].organisation_id
    opened.run(f"INSERT INTO contact_point (organisation_id, kind, value, normalised) "
               f"VALUES ({organisation}, 'phone', '{PHONE}', '+442079460001')")  # fmt: skip
    assert opened.duplicates.look().pairs == ()


def test_two_profiles_are_never_one(opened: Opened) -> None:
    for person, slug in zip(twins(opened), ("ana-l", "ana-q"), strict=True):
        opened.people.edit(person.id, PersonEdit(links=(f"https://www.linkedin.com/in/{slug}",)))
    assert opened.duplicates.search() == 0


def test_who_went_between_looking_and_keeping_is_left_out(opened: Opened) -> None:
    ana, again = twins(opened)
    searched = opened.duplicates.look()
    opened.duplicates.merge(ana.id, [again.id])
    assert opened.duplicates.offer(searched) == 0
    assert kept(opened) == []


def test_a_search_that_is_stopped_changes_nothing(opened: Opened) -> None:
    twins(opened)
    before = opened.snapshot()

    class Stopped(QuietJob):
        def progress(self, done: int, total: int, note: str) -> None:
            if done > 20:
                raise Cancelled

    with pytest.raises(Cancelled):
        opened.duplicates.search(Stopped())
    assert opened.snapshot() == before


def test_what_speaks_against_a_pair_is_read_as_it_is_now(opened: Opened) -> None:
    ana, again = twins(opened)
    assert opened.duplicates.against(ana.id, again.id) == ()
    opened.people.edit(ana.id, PersonEdit(birthday="1980-05-22"))
    opened.people.edit(again.id, PersonEdit(birthday="1971-11-03"))
    assert opened.duplicates.against(ana.id, again.id) == ("different birthdays",)


def test_clear_pairs_are_merged_in_one_step_that_goes_back(opened: Opened) -> None:
    pairs: list[tuple[int, int]] = []
    for name in ("Ana Lindqvist", "Berta Okafor", "Cyril Quill"):
        mail = f"{name.split()[0].lower()}@example.org"
        pairs.append((opened.add(name, emails=(mail,), phones=(PHONE[:-1] + str(len(pairs)),)).id,
                      opened.add(name, emails=(mail,), tags=("mentor",)).id))  # fmt: skip
    opened.duplicates.search()
    assert [tuple(row.id for row in one.people) for one in opened.duplicates.clusters()] == pairs
    assert min(one.score for one in opened.duplicates.clusters()) >= 98
    before = opened.snapshot()
    assert opened.duplicates.merge_all(pairs) == 3
    assert opened.statistics.counts()["people"] == 3
    assert opened.people.show(pairs[2][0]).tags == ("mentor",)
    opened.vault.history.undo()
    assert opened.snapshot() == before
    assert opened.duplicates.merge_all([]) == 0
    opened.people.bin([pairs[1][1]])
    with pytest.raises(CannotBeDone):
        opened.duplicates.merge_all(pairs)
    assert opened.statistics.counts()["people"] == 5
