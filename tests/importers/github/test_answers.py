# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers of GitHub's REST interface, saved to files."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.records import (
    CommunityRef,
    FoundContactPoint,
    FoundContribution,
    FoundLearning,
    FoundMembership,
    FoundName,
    FoundOrganisation,
    FoundOwner,
    FoundPerson,
)
from coterie.importers.github import IMPORTER
from tests.importers.bundles import (
    TODAY,
    announced,
    bundle_of,
    read_all,
    records_of,
    refusals_of,
    single_file,
    skipped_because,
    things_of,
)
from tests.importers.github.samples import FOLLOWERS, FOLLOWING, PROFILE, STARRED, lists, project, simple

ME = Wishes(today=TODAY, me=frozenset({"github:ada-quill"}))


def profile(login: str, **fields: object) -> str:
    """Write the answer about one account."""
    return json.dumps(simple(login) | PROFILE | fields)


def test_those_the_owner_follows_are_people_organisations_or_programs() -> None:
    found = read_all(IMPORTER, single_file("following.json", FOLLOWING))
    assert list(things_of(found)) == [
        FoundPerson(
            FoundName("finn"),
            ("github:finn",),
            (FoundContactPoint("url", "https://github.com/finn", "github:finn"),),
            fields=(("GitHub", "following"),),
        ),
        FoundOrganisation(
            "fjord-works",
            ("github:fjord-works",),
            (FoundContactPoint("url", "https://github.com/fjord-works", "github:fjord-works"),),
            watching=True,
        ),
    ]
    assert skipped_because(found) == {"a program, not a person": 1}
    assert [refused.place for refused in refusals_of(found)] == ["item 4"]
    assert announced(found)["following.json"].source == "github.following"


def test_followers_come_in_when_ticked_or_picked() -> None:
    bundle = single_file("followers.json", FOLLOWERS)
    assert skipped_because(read_all(IMPORTER, bundle)) == {"not ticked": 2}
    ticked = read_all(IMPORTER, bundle, replace(ME, include=frozenset({"followers"})))
    assert [thing.fields for thing in things_of(ticked) if isinstance(thing, FoundPerson)] == [
        (("GitHub", "follower"),)
    ] * 2
    picked = read_all(IMPORTER, bundle, replace(ME, picked=frozenset({"noor"})))
    assert [record.key for record in records_of(picked)] == ["github:followers:noor"]


def test_a_list_whose_name_does_not_tell_may_be_one_of_followers_and_says_so() -> None:
    found = read_all(IMPORTER, single_file("people.json", FOLLOWING))
    (reason,) = (reason for reason in skipped_because(found) if "program" not in reason)
    assert "following.json" in reason
    ticked = read_all(IMPORTER, single_file("people.json", FOLLOWING), replace(ME, include=frozenset({"followers"})))
    assert [thing.fields for thing in things_of(ticked) if isinstance(thing, FoundPerson)] == [()]


@pytest.mark.parametrize(
    ("name", "fields"),
    [("contributors.json", {}), ("people.json", {"contributions": 4})],
    ids=["by name", "by content"],
)
def test_contributors_of_a_project_have_a_tick_of_their_own(name: str, fields: dict[str, object]) -> None:
    bundle = single_file(name, lists(simple("finn") | fields))
    assert skipped_because(read_all(IMPORTER, bundle, replace(ME, include=frozenset({"followers"})))) == {
        "not ticked": 1
    }
    found = read_all(IMPORTER, bundle, replace(ME, include=frozenset({"contributors"})))
    assert [record.key for record in records_of(found)] == ["github:contributors:finn"]


def test_the_answer_about_oneself_is_the_owner() -> None:
    found = read_all(IMPORTER, single_file("user.json", profile("Ada-Quill", plan={"name": "free"})))
    owners = [thing for thing in things_of(found) if isinstance(thing, FoundOwner)]
    assert len(owners) == len(records_of(found)) == 2  # before everything else, and where it stands
    assert owners[0].name == FoundName("Ada Quill")
    assert owners[0].affiliations[0].organisation == "fjord-works"
    assert FoundContactPoint("handle", "adaquill", label="twitter") in owners[0].contact_points


def test_a_profile_beside_lists_is_the_owners() -> None:
    files: dict[str, bytes | str] = {"following.json": FOLLOWING, "ada.json": profile("Ada-Quill")}
    assert isinstance(next(iter(things_of(read_all(IMPORTER, bundle_of(files))))), FoundOwner)


def test_a_profile_by_itself_says_nothing_of_the_owner() -> None:
    found = read_all(IMPORTER, single_file("finn.json", profile("finn")))
    (reason,) = skipped_because(found)
    assert "--me" in reason


def test_the_profile_of_somebody_else_is_a_person_with_a_workplace() -> None:
    found = read_all(
        IMPORTER, single_file("finn.json", profile("finn", name="Finn O'Dell", email="finn@example.net")), ME
    )
    (person,) = things_of(found)
    assert isinstance(person, FoundPerson)
    assert person.keys == ("github:finn", "mail:finn@example.net")
    assert person.affiliations[0].organisation == "fjord-works"
    assert person.fields == (("Location", "Leipzig"),)


def test_stars_are_something_to_learn_from_when_ticked() -> None:
    bundle = single_file("starred.json", STARRED)
    assert skipped_because(read_all(IMPORTER, bundle)) == {"not ticked": 1}
    found = read_all(IMPORTER, bundle, replace(ME, include=frozenset({"saved-posts"})))
    assert list(things_of(found)) == [
        FoundLearning(
            "finn/tides",
            "repository",
            "GitHub",
            "https://github.com/finn/tides",
            "2025-02-03T04:05:06Z",
            text="Tide tables",
            topics=("tides",),
        )
    ]
    assert [refused.place for refused in refusals_of(found)] == ["item 2"]


def test_a_list_of_projects_tells_the_owners_own_from_stars() -> None:
    found = read_all(IMPORTER, single_file("repos.json", lists(project("Ada-Quill/notes"), project("finn/tides"))), ME)
    (own,) = things_of(found)
    assert isinstance(own, FoundContribution)
    assert (own.kind, own.title, own.url) == ("project", "notes", "https://github.com/Ada-Quill/notes")
    assert skipped_because(found) == {"not ticked": 1}


def test_organisations_of_the_owner_are_memberships() -> None:
    organisation = {
        "login": "Fjord-Works",
        "url": "https://api.github.com/orgs/Fjord-Works",
        "members_url": "https://api.github.com/orgs/Fjord-Works/members{/member}",
        "description": "Harbours",
    }
    (thing,) = things_of(read_all(IMPORTER, single_file("orgs.json", lists(organisation))))
    assert thing == FoundMembership(
        CommunityRef("Fjord-Works", "github:fjord-works", "GitHub", "https://github.com/Fjord-Works"),
        facts=(("description", "Harbours"),),
    )


def test_the_same_person_on_two_pages_is_one_record() -> None:
    found = read_all(IMPORTER, bundle_of({"following-1.json": FOLLOWING, "following-2.json": FOLLOWING}))
    assert len(records_of(found)) == 2
    assert skipped_because(found)["the same record again"] == 2


@pytest.mark.parametrize(
    "content",
    [
        '[{"login": "ada", "html_url": "https://git.example.org/ada", "id": 1}]',
        '{"login": "ada", "html_url": "https://github.com/ada"}',
        '[{"id": 1}]',
        "login,html_url\nada,https://github.com/ada\n",
        "[]",
    ],
)
def test_other_answers_are_left_to_others(content: str) -> None:
    assert IMPORTER.recognise(single_file("following.json", content)) is None
