# SPDX-License-Identifier: GPL-3.0-or-later
"""Facebook, Instagram and Threads: what each entry becomes, and what is left alone."""

from __future__ import annotations

import pytest

from coterie.domain.foreign_files import OPTIONAL_KINDS, Wishes
from coterie.domain.records import FileFound, FoundInteraction, FoundOther, FoundPerson, Record
from coterie.importers.meta import IMPORTER
from coterie.importers.meta.mended_text import mended, mended_text
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
from tests.importers.meta.samples import (
    CHOIR,
    FRIENDS,
    MINE,
    WITH_RADEK,
    entry,
    instagram,
    message,
    samples,
    talk,
    torn,
    written,
)

NOTHING = Wishes(TODAY)
FRIENDS_ONLY = Wishes(TODAY, include=frozenset({"friends"}))
ALL = Wishes(TODAY, include=frozenset(OPTIONAL_KINDS))
TALK = "your_instagram_activity/messages/inbox/radoslawzuk_71/message_1.json"


def people(wishes: Wishes, name: str) -> list[tuple[str, FoundPerson]]:
    """The people of a sample, with their keys."""
    found = records_of(read_all(IMPORTER, bundle_of(samples()[name]), wishes))
    return [(one.key, one.thing) for one in found if isinstance(one.thing, FoundPerson)]


def messages(wishes: Wishes, *talks: object) -> list[FoundInteraction]:
    """The messages of some conversations."""
    files = {f"{number}.json": written(each) for number, each in enumerate(talks)}
    things = [one.thing for one in records_of(read_all(IMPORTER, bundle_of(files), wishes))]
    return [thing for thing in things if isinstance(thing, FoundInteraction)]


@pytest.mark.parametrize("text", ["Radosław", "山田", "🎈", "Zoë", "plain"])
def test_letters_are_put_right_once(text: str) -> None:
    assert mended_text(torn(text)) == text
    assert mended_text(text) == text
    assert mended({torn(text): [torn(text), 1, None]}) == {text: [text, 1, None]}


def test_everything_is_off_until_it_is_ticked() -> None:
    found = read_all(IMPORTER, bundle_of(instagram()))
    assert [type(one.thing) for one in records_of(found)] == [FoundOther]
    counts = {name: skipped_because(items)["not ticked"] for name, items in by_file(found).items() if items}
    assert counts["connections/followers_and_following/followers_1.json"] == 2
    assert counts["connections/followers_and_following/following.json"] == 3
    assert counts[TALK] == 5
    assert "Secret" not in str(found)


def test_followers_are_accounts() -> None:
    found = by_file(read_all(IMPORTER, bundle_of(samples()["followers"]), ALL))["followers_1.json"]
    ana, chidi = records_of(found)
    assert isinstance(ana.thing, FoundPerson)
    assert (ana.key, ana.thing.keys) == ("instagram:ana.l:follower", ("instagram:ana.l",))
    assert [(point.kind, point.normalised) for point in ana.thing.contact_points] == [("handle", "instagram:ana.l")]
    assert ana.thing.moments[0].at.text == "2024-11-19T20:09:26Z"
    assert chidi.place == "item 2"
    assert [one.place for one in refusals_of(found)] == ["item 3"]


def test_followers_and_friends_are_two_ticks_and_somebody_can_be_picked() -> None:
    assert people(FRIENDS_ONLY, "followers") == []
    picked = Wishes(TODAY, picked=frozenset({"@chidi_e"}))
    assert [key for key, _person in people(picked, "followers")] == ["instagram:chidi_e:follower"]


def test_names_of_accounts_are_found_wherever_they_moved() -> None:
    assert [person.keys for _key, person in people(FRIENDS_ONLY, "following")] == [
        ("instagram:ana.l",), ("instagram:noor_h",), ("instagram:sol",),
    ]  # fmt: skip


def test_threads_has_keys_of_its_own() -> None:
    ((key, person),) = people(FRIENDS_ONLY, "threads")
    assert (key, person.keys, person.name.display) == ("threads:ana.l:following", ("threads:ana.l",), "@ana.l")


@pytest.mark.parametrize("name", ["friends", "older friends"])
def test_friends_are_names_without_keys(name: str) -> None:
    found = people(FRIENDS_ONLY, name)
    assert [person.name.display for _key, person in found] == [
        "Radosław Żuk", "山田 花子", "Ana 🎈 Lindqvist", "Zoë Brown",
    ]  # fmt: skip
    assert {person.keys for _key, person in found} == {()}
    assert found[0][1].moments[0].at.text == "2020-01-01T00:00:00Z"
    assert len({key for key, _person in found}) == 4


def test_an_entry_without_a_name_costs_itself() -> None:
    found = read_all(IMPORTER, single_file("f.json", written(FRIENDS)), FRIENDS_ONLY)
    assert [one.place for one in refusals_of(found)] == ["item 5"]


def test_the_name_of_a_conversation_tells_the_owner() -> None:
    first, second, *pictures = messages(FRIENDS_ONLY, WITH_RADEK)
    assert (first.direction, [ref.name for ref in first.people], first.party) == ("in", ["Radosław Żuk"], 1)
    assert (second.direction, [ref.name for ref in second.people]) == ("out", ["Radosław Żuk"])
    assert first.at.text == "2023-11-14T22:13:20Z"
    assert first.thread == "inbox/radoslawzuk_71"
    assert len(pictures) == 2
    assert not any(ref.keys or ref.create for ref in first.people)


def test_groups_have_everybody_but_closed_accounts() -> None:
    mine, theirs = messages(FRIENDS_ONLY, CHOIR, WITH_RADEK)[:2]
    assert (mine.direction, [ref.name for ref in mine.people], mine.party) == ("out", ["Ana Lindqvist"], 1)
    assert (theirs.direction, [ref.name for ref in theirs.people]) == ("in", ["Ana Lindqvist"])
    files = {"a.json": written(CHOIR), "b.json": written(WITH_RADEK)}
    found = by_file(read_all(IMPORTER, bundle_of(files), FRIENDS_ONLY))["a.json"]
    assert skipped_because(found) == {"closed account": 1}


def test_a_group_by_itself_has_no_direction_unless_the_owner_is_known() -> None:
    assert {one.direction for one in messages(FRIENDS_ONLY, CHOIR)} == {"unknown"}
    known = Wishes(TODAY, include=frozenset({"friends"}), my_names=frozenset({"mira okafor"}))
    assert [one.direction for one in messages(known, CHOIR)] == ["out", "in"]


def test_text_comes_with_its_own_tick_and_the_keys_stay() -> None:
    off = records_of(read_all(IMPORTER, bundle_of(instagram()), FRIENDS_ONLY))
    on = records_of(read_all(IMPORTER, bundle_of(instagram()), ALL))
    without = [one for one in off if isinstance(one.thing, FoundInteraction)]
    with_it = [one for one in on if isinstance(one.thing, FoundInteraction)]
    assert [one.key for one in without] == [one.key for one in with_it]
    assert len({one.key for one in with_it}) == 4
    assert "Secret" not in "".join(one.raw for one in without)
    assert isinstance(with_it[0].thing, FoundInteraction)
    assert with_it[0].thing.text == "Secret zażółć"
    assert with_it[0].thing.channel == "instagram"


def test_a_refused_message_shows_no_text_that_was_not_ticked() -> None:
    refused = refusals_of(by_file(read_all(IMPORTER, bundle_of(instagram()), FRIENDS_ONLY))[TALK])
    assert [one.place for one in refused] == ["item 5"]
    assert "Secret" not in refused[0].excerpt


@pytest.mark.parametrize(
    ("archive", "name", "channel"),
    [("a.zip", "your_facebook_activity/messages/inbox/x/message_1.json", "facebook"),
     ("instagram-mira-2026.zip", "messages/inbox/x/message_1.json", "instagram"),
     ("a.zip", "messages/inbox/x/message_1.json", "messenger")],
)  # fmt: skip
def test_folders_and_archives_tell_the_service(archive: str, name: str, channel: str) -> None:
    bundle = bundle_of({name: written(talk("Ana", ["Ana", MINE], message("Ana", 1700000000000)))}, name=archive)
    found = [one.thing for one in records_of(read_all(IMPORTER, bundle, FRIENDS_ONLY))]
    assert {one.channel for one in found if isinstance(one, FoundInteraction)} == {channel}


def test_what_is_left_alone_says_so() -> None:
    files = announced(read_all(IMPORTER, bundle_of(instagram()), ALL))
    left = {name: file.why for name, file in files.items() if file.not_read}
    assert len(left) == 4
    assert all(left.values())
    assert "ads_information/ads_and_topics/ads_viewed.json" in left
    assert "connections/followers_and_following/blocked_profiles.json" in left


def test_hashtags_are_topics() -> None:
    found = by_file(read_all(IMPORTER, bundle_of(instagram())))
    (topic,) = records_of(found["connections/followers_and_following/following_hashtags.json"])
    assert topic.thing == FoundOther("topic", "choir", "2024-11-19T20:09:26Z")


def test_web_pages_are_refused_in_one_sentence() -> None:
    people = "connections/followers_and_following"
    files = {f"{people}/{name}.html": "<html>" for name in ("followers_1", "following")}
    found = read_all(IMPORTER, bundle_of({**files, "messages/inbox/a_1/message_1.html": "<html>"}))
    assert len(found) == 1
    assert isinstance(found[0], FileFound)
    assert (found[0].source, found[0].not_read) == ("", False)
    assert "JSON" in found[0].why


@pytest.mark.parametrize(
    "value", [[], {}, {"friends": ["Ana"]}, {"messages": [], "participants": []}, [{"title": "x"}]]
)
def test_other_json_is_somebody_elses(value: object) -> None:
    assert IMPORTER.recognise(single_file("friends.json", written(value))) is None


def test_ones_own_account_is_no_person() -> None:
    me = Wishes(TODAY, include=frozenset({"followers"}), me=frozenset({"instagram:mira"}))
    found = read_all(IMPORTER, single_file("a.json", written([entry("mira")])), me)
    assert skipped_because(found) == {"your own account": 1}


@pytest.mark.parametrize("name", samples())
def test_content_alone_is_enough_and_reading_twice_finds_the_same(name: str) -> None:
    renamed = bundle_of({f"{number}": data for number, data in enumerate(samples()[name].values())})
    claim = IMPORTER.recognise(renamed)
    assert claim is not None
    assert len(claim.members) == len(renamed.members)
    found = read_all(IMPORTER, renamed, ALL)
    assert found == read_all(IMPORTER, renamed, ALL)
    assert any(isinstance(one, Record) for one in found) or name == "blocked"
