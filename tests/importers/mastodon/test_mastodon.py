# SPDX-License-Identifier: GPL-3.0-or-later
"""Mastodon's tables and archives: what each row becomes, and what is left alone."""

from __future__ import annotations

import json

import pytest

from coterie.domain.foreign_files import OPTIONAL_KINDS, Wishes
from coterie.domain.records import (
    FileFound,
    FoundContribution,
    FoundInteraction,
    FoundLearning,
    FoundOwner,
    FoundPerson,
    Record,
    Refused,
)
from coterie.importers.mastodon import IMPORTER
from coterie.importers.mastodon.addresses import account_address, address_of_link, address_of_mention
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
from tests.importers.mastodon.samples import BOOKMARKS, FOLLOWING, HOME, LISTS, ME, archive, collection, post, samples

ALL = Wishes(TODAY, include=frozenset(OPTIONAL_KINDS))
ANA, CHIDI, NOOR = (
    "mastodon:ana@social.example.net",
    "mastodon:chidi@photos.example.com",
    "mastodon:noor@social.example.org",
)


@pytest.mark.parametrize(
    ("written", "address"),
    [("Ana@Example.NET", "ana@example.net"), (" @ana@example.net ", "ana@example.net"), ("ana", ""), ("a@b", ""),
     ("a@b@c.net", ""), ("a b@c.net", ""), ("ana@example.net.", "")],
)  # fmt: skip
def test_addresses_compare_in_one_spelling(written: str, address: str) -> None:
    assert account_address(written) == address


@pytest.mark.parametrize(
    ("link", "address"),
    [("https://a.example.net/@ana", "ana@a.example.net"), ("https://a.example.net/users/Ana", "ana@a.example.net"),
     ("https://a.example.net/@bo@b.example.net", "bo@b.example.net"), ("https://a.example.net/about", ""),
     ("ftp://a.example.net/@ana", ""), ("https://[", "")],
)  # fmt: skip
def test_links_tell_addresses(link: str, address: str) -> None:
    assert address_of_link(link) == address


def test_a_mention_without_a_server_takes_it_from_its_link() -> None:
    assert address_of_mention("@noor", f"{HOME}/users/noor") == "noor@social.example.org"
    assert address_of_mention("@noor", "https://social.example.org/ap/123") == "noor@social.example.org"


def test_whom_the_owner_follows_become_people() -> None:
    found = read_all(IMPORTER, single_file("a.csv", FOLLOWING))
    assert isinstance(found[0], FileFound)
    assert found[0].source == "mastodon.following"
    ana, chidi = records_of(found)
    assert isinstance(ana.thing, FoundPerson)
    assert (ana.key, ana.place, ana.thing.keys) == ("mastodon:following:ana@social.example.net", "row 2", (ANA,))
    assert ana.thing.contact_points[0].normalised == ANA
    assert json.loads(ana.raw)["Languages"] == "en, de"
    assert isinstance(chidi.thing, FoundPerson)
    assert chidi.thing.keys == (CHIDI,)
    assert [one.place for one in refusals_of(found)] == ["row 4"]


@pytest.mark.parametrize("change", [(",", ";"), (",", "\t"), ("Account address", "account_address"), ("\n", "\r\n")])
def test_tables_that_were_saved_again_are_read(change: tuple[str, str]) -> None:
    text = FOLLOWING.replace('"en, de"', "").replace(*change)
    assert len(records_of(read_all(IMPORTER, single_file("a.csv", text.encode("utf-16"))))) == 2


def test_a_list_without_titles_is_told_by_its_name_only() -> None:
    rows = "ana@social.example.net\nchidi@photos.example.com\n"
    assert IMPORTER.recognise(single_file("people.csv", rows)) is None
    claim = IMPORTER.recognise(single_file("following_accounts.csv", rows))
    assert claim is not None
    assert claim.sureness < 90
    found = read_all(IMPORTER, single_file("following_accounts (1).csv", rows))
    assert [one.key for one in records_of(found)] == [f"mastodon:following:{key[9:]}" for key in (ANA, CHIDI)]


def test_followers_wait_for_a_tick_or_for_being_picked() -> None:
    rows = single_file("followers.csv", "ana@social.example.net\nchidi@photos.example.com\n")
    assert skipped_because(read_all(IMPORTER, rows)) == {"not ticked": 2}
    assert len(records_of(read_all(IMPORTER, rows, ALL))) == 2
    picked = Wishes(TODAY, picked=frozenset({"@ana@social.example.net"}))
    assert len(records_of(read_all(IMPORTER, rows, picked))) == 1


def test_lists_are_tags() -> None:
    found = records_of(read_all(IMPORTER, single_file("lists.csv", LISTS)))
    people = [one.thing for one in found if isinstance(one.thing, FoundPerson)]
    assert [(one.keys, one.tags) for one in people] == [((ANA,), ("Choir, altos",)), ((CHIDI,), ("Work",))]


@pytest.mark.parametrize("name", ["blocked_accounts.csv", "muted_accounts.csv", "domain_blocks.csv"])
def test_whom_the_owner_blocked_is_never_read(name: str) -> None:
    found = read_all(IMPORTER, single_file(name, "sol@example.net\n"), ALL)
    assert found == [announced(found)[name]]
    assert announced(found)[name].not_read
    assert announced(found)[name].why


def test_muted_accounts_are_left_alone_under_any_name() -> None:
    found = read_all(IMPORTER, single_file("x.csv", samples()["muted"]["muted_accounts.csv"]), ALL)
    assert [type(one) for one in found] == [FileFound]


def test_bookmarks_wait_for_a_tick() -> None:
    table = single_file("x.txt", BOOKMARKS)
    assert skipped_because(read_all(IMPORTER, table)) == {"not ticked": 2}
    first = records_of(read_all(IMPORTER, table, ALL))[0]
    assert first.thing == FoundLearning(
        "social.example.net/users/ana/statuses/11",
        "post",
        "Mastodon",
        "https://social.example.net/users/ana/statuses/11",
    )
    kept = by_file(read_all(IMPORTER, bundle_of(archive()), ALL))["bookmarks.json"]
    assert [one.key for one in records_of(kept)] == [
        "mastodon:bookmark:https://social.example.net/users/ana/statuses/13"
    ]


def test_the_owner_comes_first() -> None:
    found = read_all(IMPORTER, bundle_of(archive(), name="archive-20260228120000-0a1b2c.zip"))
    assert isinstance(found[0], FileFound)
    assert found[0].exported == "2026-02-28"
    assert isinstance(found[1], Record)
    owner = found[1].thing
    assert isinstance(owner, FoundOwner)
    assert owner.keys == ("mastodon:mira@social.example.org",)
    assert owner.name is not None
    assert owner.name.display == "Mira Okafor 🌿"
    assert [point.normalised for point in owner.contact_points] == [owner.keys[0], "", "github:mira-o"]
    assert "PEM" not in found[1].raw


def posts(wishes: Wishes) -> dict[str, Record]:
    """The records of the outbox by the number of the post."""
    found = by_file(read_all(IMPORTER, bundle_of(archive()), wishes))["outbox.json"]
    return {record.place.removeprefix("item "): record for record in records_of(found)}


def test_what_all_or_all_followers_see_is_a_contribution() -> None:
    read = posts(Wishes(TODAY))
    things = {number: one.thing for number, one in read.items() if isinstance(one.thing, FoundContribution)}
    assert {number: thing.kind for number, thing in things.items()} == {
        "1": "post", "2": "comment", "3": "post", "7": "repost",
    }  # fmt: skip
    assert things["1"].text == "Hello\nall"
    assert things["1"].title == "Hello"
    assert things["1"].topics == ("Choir",)
    assert things["1"].url == f"{HOME}/@mira/1"
    assert read["1"].key == f"mastodon:post:{ME}/statuses/1"
    assert [ref.keys for ref in things["2"].people] == [(ANA,)]


def test_what_some_see_is_a_message_without_its_text() -> None:
    read = posts(Wishes(TODAY))
    message = read["5"].thing
    assert isinstance(message, FoundInteraction)
    assert (message.kind, message.channel, message.direction, message.party) == ("message", "mastodon", "out", 2)
    assert [ref.keys for ref in message.people] == [(ANA,), (NOOR,)]
    assert message.at.text == "2026-02-05T09:30:00Z"
    assert message.thread == "tag:1"
    assert message.text == ""
    assert "coming" not in read["5"].raw
    assert isinstance(read["4"].thing, FoundInteraction)
    assert "secret" not in read["4"].raw


def test_the_text_of_messages_is_there_when_it_is_ticked() -> None:
    read = posts(ALL)
    assert isinstance(read["5"].thing, FoundInteraction)
    assert read["5"].thing.text == "Are you coming?"
    assert "coming" in read["5"].raw
    assert {number: one.key for number, one in read.items()} == {
        number: one.key for number, one in posts(Wishes(TODAY)).items()
    }


def test_the_rest_of_the_outbox_is_counted_or_refused() -> None:
    found = by_file(read_all(IMPORTER, bundle_of(archive())))["outbox.json"]
    assert skipped_because(found) == {"written to nobody else": 1, "an activity of another kind": 1}
    assert [one.place for one in refusals_of(found)] == ["item 9", "item 10"]
    assert "secret" not in refusals_of(found)[0].excerpt


def test_likes_wait_for_a_tick_and_a_bad_one_costs_itself() -> None:
    off = by_file(read_all(IMPORTER, bundle_of(archive())))["likes.json"]
    assert skipped_because(off) == {"not ticked": 1}
    on = by_file(read_all(IMPORTER, bundle_of(archive()), ALL))["likes.json"]
    assert [type(one) for one in on] == [Record, Refused]


def test_an_outbox_by_itself_needs_no_profile() -> None:
    found = read_all(IMPORTER, single_file("x", collection("outbox", [post(5, [], [], "<p>x</p>")])))
    assert skipped_because(found) == {"written to nobody else": 1}


def test_an_account_of_ones_own_is_no_person() -> None:
    me = Wishes(TODAY, me=frozenset({ANA}))
    found = read_all(IMPORTER, single_file("a.csv", FOLLOWING), me)
    assert skipped_because(found) == {"your own account": 1}


@pytest.mark.parametrize("name", samples())
def test_content_alone_is_enough_and_reading_twice_finds_the_same(name: str) -> None:
    files = {f"folder/{number}": data for number, data in enumerate(samples()[name].values())}
    renamed = bundle_of(files)
    claim = IMPORTER.recognise(renamed)
    assert claim is not None
    assert len(claim.members) == len(files)
    assert read_all(IMPORTER, renamed, ALL) == read_all(IMPORTER, renamed, ALL)
