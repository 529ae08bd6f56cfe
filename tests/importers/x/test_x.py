# SPDX-License-Identifier: GPL-3.0-or-later
"""Archives of X: what each item becomes, and what is left alone."""

from __future__ import annotations

import pytest

from coterie.domain.foreign_files import OPTIONAL_KINDS, Wishes
from coterie.domain.records import (
    FileFound,
    FoundContribution,
    FoundInteraction,
    FoundMembership,
    FoundOwner,
    FoundPerson,
    Record,
)
from coterie.importers.x import IMPORTER
from tests.importers.bundles import (
    TODAY,
    announced,
    bundle_of,
    by_file,
    read_all,
    records_of,
    refusals_of,
    single_file,
    skipped_because,
)
from tests.importers.x.samples import (
    ANA,
    CHIDI,
    ME,
    NOBODY,
    NOOR,
    TALKS,
    archive,
    followed,
    samples,
    script,
    tweet,
)

NOTHING = Wishes(TODAY)
ALL = Wishes(TODAY, include=frozenset(OPTIONAL_KINDS))


def records(name: str, wishes: Wishes = NOTHING) -> list[Record]:
    """The records of one file of the whole archive."""
    return records_of(by_file(read_all(IMPORTER, bundle_of(archive()), wishes))[f"data/{name}"])


def test_the_owner_comes_first() -> None:
    found = read_all(IMPORTER, bundle_of(archive()))
    assert isinstance(found[0], FileFound)
    assert (found[0].source, found[0].exported) == ("x.manifest", "2023-06-01")
    assert isinstance(found[1], Record)
    assert isinstance(found[1].thing, FoundOwner)
    assert found[1].thing.keys == (f"x:{ME}",)
    account = records("account.js")[0]
    assert isinstance(account.thing, FoundOwner)
    assert account.thing.keys == (f"x:{ME}", "mail:mira@example.org")
    assert [point.value for point in account.thing.contact_points] == ["@mira_o", "Mira@example.org"]
    assert "web" not in account.raw


def test_a_file_that_is_listed_and_missing_is_named() -> None:
    refused = refusals_of(by_file(read_all(IMPORTER, bundle_of(archive())))["data/manifest.js"])
    assert ["data/tweets-part9.js" in one.reason for one in refused] == [True]


def test_numbers_become_people_where_a_post_names_them() -> None:
    found = by_file(read_all(IMPORTER, bundle_of(archive())))["data/following.js"]
    (ana,) = records_of(found)
    assert isinstance(ana.thing, FoundPerson)
    assert (ana.key, ana.thing.name.display, ana.thing.keys) == (
        f"x:following:{ANA}",
        "Ana Lindqvist 🎈",
        (f"x:{ANA}",),
    )
    assert (ana.thing.contact_points[0].value, ana.thing.contact_points[0].normalised) == ("@ana_l", f"x:{ANA}")
    assert skipped_because(found) == {"a number that the archive has no name for": 1}


def test_followers_wait_for_a_tick_or_for_being_picked() -> None:
    assert skipped_because(by_file(read_all(IMPORTER, bundle_of(archive())))["data/follower.js"]) == {"not ticked": 3}
    assert [one.key for one in records("follower.js", ALL)] == [f"x:follower:{ANA}", f"x:follower:{NOOR}"]
    picked = Wishes(TODAY, picked=frozenset({"ana lindqvist 🎈"}))
    assert [one.key for one in records("follower.js", picked)] == [f"x:follower:{ANA}"]


def test_posts_are_contributions_and_answers_to_followed_people_are_more() -> None:
    things = {one.key: one.thing for one in records("tweets.js")}
    kinds = {key: thing.kind for key, thing in things.items() if isinstance(thing, FoundContribution)}
    assert kinds == {"x:post:1": "post", "x:post:3": "comment", "x:post:4": "repost", "x:post:5": "post"}
    first = things["x:post:1"]
    assert isinstance(first, FoundContribution)
    assert first.text == "Singing & maps https://example.org/choir"
    assert (first.topics, first.score, first.url) == (("choir",), "3", "https://x.com/mira_o/status/1")
    assert first.at is not None
    assert first.at.text == "2018-10-10T20:19:24Z"
    answer = things["x:post:2"]
    assert isinstance(answer, FoundInteraction)
    assert (answer.kind, answer.direction, answer.thread) == ("comment", "out", "77")
    assert [(ref.name, ref.keys) for ref in answer.people] == [("Ana Lindqvist 🎈", (f"x:{ANA}",))]
    other = things["x:post:3"]
    assert isinstance(other, FoundContribution)
    assert [(ref.name, ref.keys) for ref in other.people] == [("@noor_h", (f"x:{NOOR}",))]


def test_parts_are_read_and_bad_posts_cost_themselves() -> None:
    assert [one.key for one in records("tweets-part1.js")] == ["x:post:8"]
    refused = refusals_of(by_file(read_all(IMPORTER, bundle_of(archive())))["data/tweets.js"])
    assert [one.place for one in refused] == ["item 6", "item 7"]


def test_headers_are_enough_where_text_is_not_ticked() -> None:
    found = read_all(IMPORTER, bundle_of(archive()))
    left = announced(found)["data/direct-messages.js"]
    assert (left.source, left.not_read) == ("", True)
    assert announced(found)["data/direct-message-headers.js"].source == "x.messages"
    assert "Secret" not in "".join(one.raw for one in records_of(found))
    messages = records("direct-message-headers.js")
    assert [one.key for one in messages] == ["x:message:2", "x:message:1", "x:message:3"]


def test_the_same_messages_are_found_with_their_text_later() -> None:
    messages = records("direct-messages.js", ALL)
    assert [one.key for one in messages] == ["x:message:2", "x:message:1", "x:message:3"]
    things = [one.thing for one in messages if isinstance(one.thing, FoundInteraction)]
    assert [(one.direction, one.text) for one in things] == [
        ("in", "Secret answer"), ("out", "Secret question"), ("in", "Who?"),
    ]  # fmt: skip
    assert [one.people[0].keys for one in things] == [(f"x:{ANA}",), (f"x:{ANA}",), (f"x:{NOBODY}",)]
    assert things[0].thread == f"{ME}-{ANA}"
    assert things[0].at.text == "2023-05-02T08:00:00Z"
    assert announced(read_all(IMPORTER, bundle_of(archive()), ALL))["data/direct-message-headers.js"].not_read


def test_groups_have_everybody_and_no_text_without_a_tick() -> None:
    name = "data/direct-messages-group.js"
    found = by_file(read_all(IMPORTER, bundle_of(archive())))[name]
    mine, theirs = [one.thing for one in records_of(found) if isinstance(one.thing, FoundInteraction)]
    assert [(ref.keys, mine.party) for ref in mine.people] == [((f"x:{ANA}",), 2), ((f"x:{CHIDI}",), 2)]
    assert ([ref.keys for ref in theirs.people], theirs.direction, theirs.party) == ([(f"x:{CHIDI}",)], "in", 2)
    assert (mine.text, theirs.text) == ("", "")
    assert skipped_because(found) == {"no message, but who came and went": 1}
    (refused,) = refusals_of(found)
    assert "Secret" not in refused.excerpt


def test_without_an_account_the_number_in_all_conversations_is_the_owner() -> None:
    found = records_of(read_all(IMPORTER, single_file("any", script("direct_messages", TALKS))))
    assert [one.thing.direction for one in found if isinstance(one.thing, FoundInteraction)] == ["in", "out", "in"]
    one = records_of(read_all(IMPORTER, single_file("any", script("direct_messages", TALKS[:1]))))
    assert {each.thing.direction for each in one if isinstance(each.thing, FoundInteraction)} == {"unknown"}
    known = Wishes(TODAY, me=frozenset({f"x:{ANA}"}))
    one = records_of(read_all(IMPORTER, single_file("any", script("direct_messages", TALKS[:1])), known))
    assert [each.thing.direction for each in one if isinstance(each.thing, FoundInteraction)] == ["out", "in"]


def test_likes_and_the_phone_book_wait_for_a_tick() -> None:
    off = by_file(read_all(IMPORTER, bundle_of(archive())))
    assert skipped_because(off["data/like.js"]) == {"not ticked": 1}
    assert skipped_because(off["data/contact.js"]) == {"not ticked": 1}
    (like,) = records("like.js", ALL)
    assert isinstance(like.thing, FoundContribution)
    assert (like.thing.kind, like.thing.at, like.thing.text) == ("reaction", None, "Well > said")
    (entry,) = records("contact.js", ALL)
    assert isinstance(entry.thing, FoundPerson)
    assert entry.thing.keys == ("mail:sol@example.net",)


def test_lists_are_communities() -> None:
    (one,) = records("lists-created.js")
    assert isinstance(one.thing, FoundMembership)
    assert (one.thing.community.name, one.thing.community.platform, one.thing.role) == ("choir people", "X", "created")


def test_what_is_left_alone_says_so_and_the_viewer_says_nothing() -> None:
    files = announced(read_all(IMPORTER, bundle_of(archive()), ALL))
    for name in ("ad-impressions", "ip-audit", "profile"):
        assert files[f"data/{name}.js"].not_read
        assert files[f"data/{name}.js"].why
    assert not {"Your archive.html", "assets/js/viewer.js", "data/tweets_media/1-a.jpg"} & files.keys()


def test_advertising_is_left_alone_under_any_name_and_alone() -> None:
    found = read_all(IMPORTER, single_file("some.txt", script("ad_engagements", [])))
    assert [isinstance(one, FileFound) and one.not_read for one in found] == [True]


@pytest.mark.parametrize("text", ["window of opportunity", "window.onload = {}", "var x = 1", "", "{}"])
def test_other_scripts_are_somebody_elses(text: str) -> None:
    assert IMPORTER.recognise(bundle_of({"assets/a.js": text, "data/ad-x.js": text, "data/b.js": text})) is None


def test_an_account_of_ones_own_is_no_person() -> None:
    files = {"a": script("following", followed("following", ME)), "b": script("tweets", [tweet(1, "x")])}
    found = read_all(IMPORTER, bundle_of(files), Wishes(TODAY, me=frozenset({f"x:{ME}"})))
    assert skipped_because(found) == {"your own account": 1}


@pytest.mark.parametrize("name", samples())
def test_content_alone_is_enough_and_reading_twice_finds_the_same(name: str) -> None:
    renamed = bundle_of({f"folder/{number}": data for number, data in enumerate(samples()[name].values())})
    claim = IMPORTER.recognise(renamed)
    assert claim is not None
    assert len(claim.members) == len(renamed.members)
    found = read_all(IMPORTER, renamed, ALL)
    assert found == read_all(IMPORTER, renamed, ALL)
    assert records_of(found) or name == "following alone"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_files_that_were_saved_in_another_encoding_are_read(encoding: str) -> None:
    files = {name: data.decode().encode(encoding) for name, data in samples()["archive"].items()}
    plain = read_all(IMPORTER, bundle_of(samples()["archive"]))
    assert records_of(read_all(IMPORTER, bundle_of(files))) == records_of(plain)
