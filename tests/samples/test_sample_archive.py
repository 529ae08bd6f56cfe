# SPDX-License-Identifier: GPL-3.0-or-later
"""The archive of the samples holds what real ones hold, and is read as it is meant."""

from __future__ import annotations

import csv
import io

import pytest

from coterie.domain.foreign_files import OPTIONAL_KINDS
from coterie.domain.records import FoundContribution, FoundLearning, FoundOwner
from tests.importers.bundles import announced, records_of, refusals_of, skipped_because, things_of
from tests.samples.cast import CONNECTIONS, EXPORTED, OWNER
from tests.samples.readings import ME, MEMBERS, in_file, interactions, keys_of, linkedin, people, person


def test_every_file_of_the_archive_is_known_or_left_alone_on_purpose() -> None:
    files = announced(linkedin())
    assert set(files) == set(MEMBERS)
    left_alone = {name for name, found in files.items() if found.not_read}
    assert left_alone == {
        "Ad_Targeting.csv", "LearningCoachMessages.csv", "Logins.csv", "Rich_Media.csv", "SearchQueries.csv",
        "Verifications/Verifications.csv",
    }  # fmt: skip
    assert {found.exported for found in files.values()} == {EXPORTED.isoformat()}


def test_connections_hold_closed_accounts_and_a_torn_row() -> None:
    found = in_file("Connections.csv")
    assert MEMBERS["Connections.csv"].startswith(b"Notes:\n")
    assert len(records_of(found)) == len(CONNECTIONS) == 31
    assert skipped_because(found) == {"closed or hidden account": 3}
    assert [row.excerpt[:11] for row in refusals_of(found)] == ["Jordan,Pike"]


@pytest.mark.parametrize(
    ("given", "family", "suffix"),
    [
        ("Leila", "Farahani", "PhD, MPH"),
        ("Bea 🌿", "Fontaine", ""),
        ("Nuno", "Reis", ""),
        ("Suda", "", ""),
        ("Anjali", "K", ""),
        ("Thandi Zwane", "", ""),
        ("pedro", "nunes", ""),
        ("有紀", "田辺", ""),
    ],
)
def test_names_as_people_type_them(given: str, family: str, suffix: str) -> None:
    names = {(one.name.given, one.name.family, one.name.suffix) for one in people(in_file("Connections.csv"))}
    assert (given, family, suffix) in names


def test_two_people_have_one_name() -> None:
    namesakes = [one for one in people(in_file("Connections.csv")) if one.name.display == "Wei Zhang"]
    assert len(namesakes) == 2
    assert len({one.keys for one in namesakes}) == 2


@pytest.mark.parametrize("word", ["tomas", "lukasz"])
def test_a_profile_is_one_in_both_spellings(word: str) -> None:
    one = CONNECTIONS[word]
    endorsers = [ref for found in interactions(in_file("Endorsement_Received_Info.csv")) for ref in found.people]
    assert "%C" in one.url
    assert "%" not in one.raw_url
    assert {ref.keys for ref in endorsers if ref.name == one.name} == {
        person(in_file("Connections.csv"), one.name).keys[:1]
    }


def test_messages_span_two_years_up_to_the_export() -> None:
    days = sorted(one.at.day() for one in interactions(in_file("messages.csv")))
    assert days[0] < "2024-04-01"
    assert "2026-03-01" < days[-1] <= EXPORTED.isoformat()
    assert {one.direction for one in interactions(in_file("messages.csv"))} == {"in", "out"}


def test_messages_that_are_none_are_left_out() -> None:
    found = in_file("messages.csv")
    assert skipped_because(found) == {"draft": 1, "sponsored": 2, "not a person": 1, "closed account": 2}
    assert refusals_of(found) == []


def test_a_conversation_of_three() -> None:
    group = [one for one in interactions(in_file("messages.csv")) if one.party == 2]
    assert len(group) == 4
    assert {ref.name for one in group for ref in one.people} == {"Amara Okafor", "Priya Raman"}


def test_only_whom_the_owner_answered_is_made_a_person_by_a_message() -> None:
    refs = {ref for one in interactions(in_file("messages.csv")) for ref in one.people}
    known = keys_of(in_file("Connections.csv"))
    strangers = {ref.name: ref.create for ref in refs if not known.intersection(ref.keys)}
    assert strangers == {"Ruth Abelson": True, "Victor Stahl": False}


def test_invitations_go_both_ways_and_not_all_were_accepted() -> None:
    found = interactions(in_file("Invitations.csv"))
    known = keys_of(in_file("Connections.csv"))
    waiting = {(ref.name, one.direction) for one in found for ref in one.people if not known.intersection(ref.keys)}
    assert waiting == {("Gustav Ekman", "out"), ("Petra Vlasak", "in")}
    assert {one.direction for one in found} == {"in", "out"}


def test_posts_lose_the_quotation_marks_at_their_newlines() -> None:
    assert b'late events.""\n""' in MEMBERS["Shares_104729318.csv"]
    raw = records_of(in_file("Shares_104729318.csv"))[0].raw
    assert r"late events.\n\nThree things people asked:\n1." in raw


def test_comments_keep_their_quotation_marks_and_backslashes() -> None:
    given = things_of(in_file("Comments_104729318.csv"))
    titles = [thing.title for thing in given if isinstance(thing, FoundContribution)]
    assert titles == [
        'She said "late is normal" and I agree, with one figure more.',
        'Replay the week, then compare counts. We call it "the second look"',
        "Keep the raw files under C:\\feeds\\",
        'A "single source of truth", seldom seen',
        "Congratulations",
    ]


def test_learning_mixes_its_line_ends() -> None:
    text = MEMBERS["Learning.csv"]
    assert 0 < text.count(b"\r\n") < text.count(b"\n")
    found = in_file("Learning.csv")
    titles = [thing.title for thing in things_of(found) if isinstance(thing, FoundLearning)]
    assert titles == ["Windowing exercises", "Explaining data to others", "Portuguese at work"]
    assert skipped_because(found) == {"no readable title": 1}


def test_jobs_go_on_in_a_second_file() -> None:
    keys = {
        name: [record.key for record in records_of(in_file(f"Jobs/{name}.csv"))]
        for name in ("Saved Jobs", "Job Applications", "Job Applications_1")
    }
    assert [len(found) for found in keys.values()] == [5, 5, 3]
    assert set(keys["Saved Jobs"]) & set(keys["Job Applications"]) == {"li:job:40000004"}


def test_what_is_off_until_ticked_is_there_to_be_ticked() -> None:
    assert skipped_because(linkedin())["not ticked"] == 8
    assert skipped_because(linkedin(*OPTIONAL_KINDS))["not ticked"] == 0


def test_the_owner_is_told_by_the_archive() -> None:
    owner = [thing for thing in things_of(linkedin()) if isinstance(thing, FoundOwner)]
    keys = {key for one in owner for key in one.keys}
    assert owner[0].name is not None
    assert owner[0].name.display == OWNER.name
    assert keys >= {f"li:{OWNER.slug}", *ME}


def test_rows_have_as_many_cells_as_titles_but_for_the_torn_one() -> None:
    for name, content in MEMBERS.items():
        if not name.startswith(("Comments", "Connections", "SearchQueries")):
            widths = {len(row) for row in csv.reader(io.StringIO(content.decode(), newline=""))}
            assert len(widths) == 1, name
