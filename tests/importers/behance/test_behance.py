# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers of the Behance API 2, saved to files."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.records import (
    CommunityRef,
    FoundAffiliation,
    FoundContactPoint,
    FoundContribution,
    FoundInteraction,
    FoundLearning,
    FoundMembership,
    FoundName,
    FoundOwner,
    FoundPerson,
    PersonRef,
)
from coterie.importers.behance import IMPORTER
from tests.importers.behance.samples import (
    ADA,
    APPRECIATIONS,
    COLLECTIONS,
    COMMENTS,
    FINN,
    FOLLOWERS,
    FOLLOWING,
    PROJECTS,
    STATS,
    USER,
    WIPS,
    WORK,
    answer,
    project,
    samples,
    user,
)
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

ME = Wishes(today=TODAY, me=frozenset({"behance:4217"}))
HOME = CommunityRef("Behance", "behance", "Behance", "https://www.behance.net")
FINN_KEYS = ("behance:81", "behance:finnodell")


def test_the_only_user_with_an_answer_of_their_own_is_the_owner() -> None:
    found = read_all(IMPORTER, single_file("user.json", USER))
    assert list(things_of(found)) == [
        FoundOwner(
            FoundName("Ada Quill"),
            ("behance:4217", "behance:adaquill"),
            (
                FoundContactPoint("url", "https://www.behance.net/adaquill", "behance:4217"),
                FoundContactPoint("handle", "adaquill", "behance:adaquill", "behance"),
                FoundContactPoint("handle", "adaquill", label="twitter"),
                FoundContactPoint("url", "https://shop.example.org", label="Shop"),
                FoundContactPoint("url", "https://github.com/ada-quill", "github:ada-quill", "GitHub"),
            ),
        ),
        FoundMembership(
            HOME, since="2024-03-01", facts=(("followers", "12"), ("following", "3"), ("appreciations", "40"))
        ),
    ]


def test_those_the_owner_follows_are_people_and_an_organisation_keeps_its_whole_name() -> None:
    found = read_all(IMPORTER, single_file("following.json", FOLLOWING))
    finn, studio = things_of(found)
    assert finn == FoundPerson(
        FoundName("Finn O'Dell"),
        FINN_KEYS,
        (
            FoundContactPoint("url", "https://www.behance.net/finnodell", "behance:81"),
            FoundContactPoint("handle", "finnodell", "behance:finnodell", "behance"),
            FoundContactPoint("url", "https://finn.example.org"),
        ),
        (FoundAffiliation("Fjord Works", "Illustrator"),),
        fields=(
            ("Behance", "following"),
            ("Location", "Cork, Ireland"),
            ("Creative fields", "Illustration, Cartography"),
        ),
    )
    assert isinstance(studio, FoundPerson)
    assert studio.name == FoundName("Fjord Works LLC")
    assert [refused.place for refused in refusals_of(found)] == ["item 3"]
    assert announced(found)["following.json"].source == "behance.following"
    assert "example.org/50.png" not in records_of(found)[0].raw


def test_followers_come_in_when_ticked_or_picked() -> None:
    bundle = single_file("followers.json", FOLLOWERS)
    assert skipped_because(read_all(IMPORTER, bundle)) == {"not ticked": 2}
    ticked = records_of(read_all(IMPORTER, bundle, replace(ME, include=frozenset({"followers"}))))
    assert [record.key for record in ticked] == ["behance:followers:81", "behance:followers:83"]
    picked = read_all(IMPORTER, bundle, replace(ME, picked=frozenset({"noor haddad"})))
    assert [record.key for record in records_of(picked)] == ["behance:followers:83"]


def test_lists_and_owners_written_as_objects_by_number_are_the_same() -> None:
    followers = answer(followers={"81": FINN, "83": user(83, "Noor", "Haddad")})
    wishes = replace(ME, include=frozenset({"followers"}))
    assert [record[2:] for record in records_of(read_all(IMPORTER, single_file("f.json", followers), wishes))] == [
        record[2:] for record in records_of(read_all(IMPORTER, single_file("f.json", FOLLOWERS), wishes))
    ]
    projects = answer(projects={"2": project(2, {"4217": ADA, "81": FINN})})
    (contribution, _together) = things_of(read_all(IMPORTER, single_file("p.json", projects), ME))
    assert isinstance(contribution, FoundContribution)
    assert [ref.name for ref in contribution.people] == ["Finn O'Dell"]


def test_a_project_of_the_owner_is_a_contribution_and_one_made_together_a_collaboration() -> None:
    found = read_all(IMPORTER, single_file("projects.json", PROJECTS), ME)
    alone, shared, together = things_of(found)
    assert isinstance(alone, FoundContribution)
    assert alone.at is not None
    assert alone._replace(at=None) == FoundContribution(
        "project",
        None,
        "Harbour maps & tides",
        "https://www.behance.net/gallery/1/Harbour-maps",
        community=HOME,
        topics=("Cartography",),
        score="7",
    )
    assert alone.at.text == "2024-03-01T12:00:00Z"
    assert isinstance(shared, FoundContribution)
    assert shared.people == (PersonRef("Finn O'Dell", FINN_KEYS, role="co-owner"),)
    assert isinstance(together, FoundInteraction)
    assert (together.kind, together.direction, together.people) == (
        "collaboration",
        "both",
        (PersonRef("Finn O'Dell", FINN_KEYS),),
    )
    assert skipped_because(found) == {"somebody else’s": 1}


def test_who_owns_every_one_of_several_projects_is_the_owner() -> None:
    found = read_all(IMPORTER, single_file("p.json", answer(projects=[project(1, [ADA]), project(2, [FINN, ADA])])))
    assert [type(thing) for thing in things_of(found)] == [
        FoundOwner,
        FoundContribution,
        FoundContribution,
        FoundInteraction,
    ]


@pytest.mark.parametrize(
    "content",
    [
        answer(projects=[project(1, [ADA])]),
        answer(projects=[project(1, [ADA, FINN]), project(2, [FINN, ADA])]),
        answer(project=project(1, [ADA])),
        COMMENTS,
        WIPS,
    ],
    ids=["one project", "always two owners", "a project by itself", "comments", "work in progress"],
)
def test_without_the_owner_a_record_says_what_to_do(content: bytes) -> None:
    found = read_all(IMPORTER, single_file("a.json", content))
    assert records_of(found) == []
    (reason,) = skipped_because(found)
    assert "--me" in reason


def test_two_users_each_with_an_answer_leave_the_owner_unknown() -> None:
    files = {"a.json": answer(user=ADA), "b.json": answer(user=FINN)}
    assert records_of(read_all(IMPORTER, bundle_of(files))) == []
    known = list(things_of(read_all(IMPORTER, bundle_of(files), ME)))
    assert [type(thing) for thing in known] == [FoundOwner, FoundMembership, FoundPerson]


def test_the_owner_is_known_by_the_name_in_a_profile_link_too() -> None:
    found = read_all(IMPORTER, single_file("p.json", PROJECTS), Wishes(today=TODAY, me=frozenset({"behance:adaquill"})))
    assert len([thing for thing in things_of(found) if isinstance(thing, FoundContribution)]) == 2


def test_a_whole_project_counts_for_its_short_form_in_a_list() -> None:
    whole = project(
        1, [ADA], description="Drawn on site.", tags=["ink"], modules=[{"src": "https://www.example.org/1.png"}]
    )
    found = read_all(IMPORTER, bundle_of({"list.json": PROJECTS, "one.json": answer(project=whole)}), ME)
    contributions = [thing for thing in things_of(found) if isinstance(thing, FoundContribution)]
    assert [(one.text, one.topics) for one in contributions] == [
        ("Drawn on site.", ("Cartography", "ink")),
        ("", ("Cartography",)),
    ]
    assert skipped_because(found) == {"the same record again": 1, "somebody else’s": 1}
    assert "1.png" not in records_of(found)[0].raw


def test_comments_of_others_are_incoming_and_their_words_wait_for_the_tick() -> None:
    for include, text in ((frozenset[str](), ""), (frozenset({"message-text"}), "Lovely.\nWhere is it?")):
        found = read_all(IMPORTER, single_file("comments.json", COMMENTS), replace(ME, include=include))
        incoming, own = things_of(found)
        assert isinstance(incoming, FoundInteraction)
        assert (incoming.kind, incoming.direction, incoming.text) == ("comment", "in", text)
        assert incoming.people == (PersonRef("Finn O'Dell", FINN_KEYS),)
        assert ("Lovely" in records_of(found)[0].raw) == bool(text)
        assert isinstance(own, FoundContribution)
        assert (own.kind, own.text) == ("comment", "In the north.")


def test_appreciations_and_collections_wait_for_their_ticks() -> None:
    files = {"a.json": APPRECIATIONS, "c.json": COLLECTIONS}
    assert skipped_because(read_all(IMPORTER, bundle_of(files), ME)) == {"not ticked": 2}
    found = read_all(IMPORTER, bundle_of(files), replace(ME, include=frozenset({"reactions", "saved-posts"})))
    reaction, collection = things_of(found)
    assert isinstance(reaction, FoundContribution)
    assert (reaction.kind, reaction.title, [ref.name for ref in reaction.people]) == (
        "reaction",
        "Harbour maps & tides",
        ["Finn O'Dell"],
    )
    assert collection == FoundLearning(
        "Maps I like",
        "collection",
        "Behance",
        "https://www.behance.net/collection/21/Maps",
        "2024-03-01T12:00:00Z",
    )


def test_work_is_the_owners_with_what_is_known_of_its_dates() -> None:
    found = read_all(IMPORTER, single_file("work.json", WORK))
    posts = [thing.affiliations for thing in things_of(found) if isinstance(thing, FoundOwner)]
    assert posts == [
        (FoundAffiliation("Fjord Works", "Cartographer", start="2019-03"),),
        (FoundAffiliation("Quay Press", "Intern", start="2017", end="2018-08", current=False),),
    ]


def test_a_month_that_is_none_is_told() -> None:
    content = answer(work_experience=[{"position": "Intern", "start_date": "13-2019", "organization": "Quay Press"}])
    (record,) = records_of(read_all(IMPORTER, single_file("work.json", content)))
    assert record.repairs == ("The date cannot be read.",)


def test_counts_of_all_time_are_facts() -> None:
    (thing,) = things_of(read_all(IMPORTER, single_file("stats.json", STATS)))
    assert thing == FoundMembership(HOME, facts=(("project views", "900"), ("profile views", "40")))


def test_a_work_in_progress_is_a_contribution() -> None:
    (thing,) = things_of(read_all(IMPORTER, single_file("wips.json", WIPS), ME))
    assert isinstance(thing, FoundContribution)
    assert (thing.kind, thing.title, thing.topics) == ("project", "Lighthouse", ("ink",))


def test_users_alone_are_known_by_where_their_profiles_are() -> None:
    content = json.dumps([FINN])
    assert skipped_because(read_all(IMPORTER, single_file("people.json", content))).total() == 1
    (thing,) = things_of(read_all(IMPORTER, single_file("my following.json", content)))
    assert isinstance(thing, FoundPerson)
    assert thing.fields[0] == ("Behance", "following")


def test_everything_together_is_counted_once() -> None:
    found = read_all(IMPORTER, bundle_of(samples()["everything"]))
    keys = [record.key for record in records_of(found)]
    assert len(set(keys)) == len(keys)
    assert isinstance(next(iter(things_of(found))), FoundOwner)
    assert skipped_because(found) == {"not ticked": 4, "somebody else’s": 1}


@pytest.mark.parametrize(
    "content",
    [
        '{"http_code": 200, "sites": []}',
        '{"user": {"id": 1, "name": "Ada"}}',
        '{"projects": [{"id": 1, "name": "Maps"}]}',
        '[{"username": "ada", "url": "https://www.example.org/ada"}]',
        '{"comments": [], "stats": {}}',
    ],
)
def test_other_json_is_left_to_others(content: str) -> None:
    assert IMPORTER.recognise(single_file("user.json", content)) is None
