# SPDX-License-Identifier: GPL-3.0-or-later
"""A Discord package: the same comes of both generations, words and friends stay out until ticked."""

from __future__ import annotations

import json

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.records import (
    CommunityRef,
    Found,
    FoundContribution,
    FoundInteraction,
    FoundMembership,
    FoundName,
    FoundOwner,
    FoundPerson,
    PersonRef,
    Record,
)
from coterie.importers.discord import IMPORTER
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
    things_of,
)
from tests.importers.discord.samples import (
    ACCOUNT,
    DIRECT,
    GENERAL,
    GROUP,
    JONAS,
    LEFT,
    ME,
    MIRA,
    NOOR,
    SERVER,
    TITLES,
    package,
    written,
)

PLAIN = Wishes(TODAY)
MAP_MAKERS = CommunityRef("Map makers", f"discord:{SERVER}", "Discord")


def read(files: dict[str, bytes], *kinds: str) -> list[Found]:
    """Read a package with some kinds ticked."""
    return read_all(IMPORTER, bundle_of(files, "package.zip"), Wishes(TODAY, frozenset(kinds)))


def sent(found: list[Found]) -> list[FoundInteraction]:
    """Give the messages to people."""
    return [thing for thing in things_of(found) if isinstance(thing, FoundInteraction)]


def counts(found: list[Found]) -> list[tuple[str, str, int]]:
    """Give server, month and number of what was counted."""
    given = (thing for thing in things_of(found) if isinstance(thing, FoundContribution))
    return [
        (each.community.name, each.at.text, each.times)
        for each in given
        if each.community is not None and each.at is not None
    ]


class TestAccount:
    """Who the owner is, and friends."""

    def test_the_owner_comes_first(self) -> None:
        record = records_of(read(package()))[0]
        assert isinstance(record.thing, FoundOwner)
        assert record.thing.name == FoundName("Ada Quill")
        assert record.thing.keys == (f"discord:{ME}",)
        points = [(point.kind, point.value, point.normalised) for point in record.thing.contact_points]
        assert points == [("handle", "ada.q", f"discord:{ME}"), ("mail", "Ada@example.org", "ada@example.org")]

    def test_devices_payments_and_numbers_are_not_kept(self) -> None:
        for record in records_of(read(package(), "friends", "message-text")):
            assert not any(word in record.raw for word in ("192.0.2.7", "999", "555 0199", "clientVersion"))

    def test_friends_stay_out_until_ticked(self) -> None:
        account = by_file(read(package()))["Account/user.json"]
        assert not [thing for thing in things_of(account) if isinstance(thing, FoundPerson)]
        assert skipped_because(account) == {"not ticked": 2, "not a friend": 1}

    def test_ticked_friends_have_their_name_or_handle(self) -> None:
        people = [thing for thing in things_of(read(package(), "friends")) if isinstance(thing, FoundPerson)]
        assert [(person.name.display, person.keys) for person in people] == [
            ("Mira Okafor", (f"discord:{MIRA}",)),
            ("jonas", (f"discord:{JONAS}",)),
        ]

    def test_one_friend_can_be_picked(self) -> None:
        wishes = Wishes(TODAY, picked=frozenset(["mira okafor"]))
        found = read_all(IMPORTER, bundle_of(package(), "package.zip"), wishes)
        assert [thing.name.display for thing in things_of(found) if isinstance(thing, FoundPerson)] == ["Mira Okafor"]

    def test_an_account_cut_short_keeps_what_came_before(self) -> None:
        data = written(ACCOUNT)
        cut = data[: data.index(b'"relationships"')]
        found = by_file(read({**package(), "Account/user.json": cut}))["Account/user.json"]
        assert isinstance(found[0], Record)
        assert [each.place for each in refusals_of(found)] == ["end of file"]

    def test_a_long_list_in_the_account_is_stepped_over(self) -> None:
        long = {**ACCOUNT, "entitlements": [{"id": str(number)} for number in range(50_000)]}
        reordered = {"id": ME, "username": "ada.q", "discriminator": 0, **{key: long[key] for key in reversed(long)}}
        found = read_all(IMPORTER, single_file("user.json", written(reordered)), Wishes(TODAY, frozenset(["friends"])))
        assert len(records_of(found)) == 3


class TestMessages:
    """What the owner wrote."""

    @pytest.mark.parametrize("kinds", [(), ("message-text", "friends")], ids=["plain", "ticked"])
    def test_both_generations_tell_the_same(self, kinds: tuple[str, ...]) -> None:
        new, old = read(package(), *kinds), read(package(old=True), *kinds)
        kept, before = ([(each.key, each.raw, each.thing) for each in records_of(found)] for found in (new, old))
        assert kept == before

    def test_messages_to_servers_are_counted_by_month(self) -> None:
        found = read(package())
        assert counts(found) == [
            ("Map makers", "2024-03", 2),
            ("Map makers", "2024-04", 1),
            ("Old harbour", "2024-03", 1),
        ]
        assert skipped_because(found)["in a channel nobody can name"] == 1

    def test_two_channels_of_a_server_count_together(self) -> None:
        files = package()
        files[f"Messages/c{LEFT}/channel.json"] = written(
            {"id": LEFT, "type": "GUILD_TEXT", "guild": {"id": SERVER, "name": "Map makers"}}
        )
        assert counts(read(files))[0] == ("Map makers", "2024-03", 3)

    def test_messages_to_people_go_out_without_their_words(self) -> None:
        one, several = sent(read(package(), "friends"))
        assert (one.direction, one.people, one.text) == ("out", (PersonRef("Mira Okafor", (f"discord:{MIRA}",)),), "")
        assert (one.at.text, one.thread, one.party) == ("2024-03-02T10:00:00Z", f"discord:{DIRECT}", 1)
        assert [ref.name for ref in several.people] == ["Mira Okafor", "Noor"]
        assert not any("private" in record.raw for record in records_of(read(package())))

    def test_ticked_words_come_with_messages_to_people_only(self) -> None:
        found = read(package(), "message-text")
        assert sent(found)[0].text == "Hello Mira, quite private"
        assert not any("Good morning" in record.raw for record in records_of(found))

    def test_the_title_names_whom_the_list_of_friends_does_not(self) -> None:
        account = {**ACCOUNT, "relationships": []}
        files = {**package(), "Account/user.json": written(account)}
        assert sent(read(files, "friends"))[0].people[0].name == "mira.o"

    def test_who_is_not_ticked_is_a_number(self) -> None:
        found = read(package())
        assert sent(found)[0].people == (PersonRef(MIRA, (f"discord:{MIRA}",)),)
        assert not any("Mira" in repr((record.raw, record.thing)) for record in records_of(found))

    def test_recipients_may_be_objects(self) -> None:
        about = {"id": GROUP, "type": 3, "recipients": [{"id": NOOR}, {"id": ME}]}
        files = {**package(), f"Messages/c{GROUP}/channel.json": written(about)}
        assert sent(read(files, "friends"))[1].people == (PersonRef("Noor", (f"discord:{NOOR}",)),)

    def test_a_conversation_with_nobody_left_is_left_out(self) -> None:
        files = {
            **package(),
            f"Messages/c{DIRECT}/channel.json": written({"id": DIRECT, "type": 1, "recipients": [ME]}),
        }
        files["Messages/index.json"] = written({**TITLES, DIRECT: "None"})
        assert skipped_because(read(files))["closed account"] == 1

    def test_a_moment_that_cannot_be_read_is_told_with_its_channel(self) -> None:
        files = {
            **package(),
            f"Messages/c{GENERAL}/messages.json": written([{"ID": 1, "Timestamp": "soon", "Contents": "x"}]),
        }
        (refusal,) = refusals_of(read(files))
        assert (refusal.place, refusal.excerpt) == (f"{GENERAL}, item 1", "soon")

    def test_large_numbers_lose_no_digit(self) -> None:
        own = 9_007_199_254_740_993
        files = {
            **package(),
            f"Messages/c{DIRECT}/messages.json": written([{"ID": own, "Timestamp": "2024-03-02 10:00:00"}]),
        }
        keys = [record.key for record in records_of(read(files)) if isinstance(record.thing, FoundInteraction)]
        assert keys[0] == f"discord:{DIRECT}:{own}"

    def test_without_an_index_messages_still_come(self) -> None:
        files = {name: data for name, data in package().items() if name != "Messages/index.json"}
        found = read(files)
        assert len(sent(found)) == 2
        assert counts(found)[:2] == [("Map makers", "2024-03", 2), ("Map makers", "2024-04", 1)]


class TestServersAndFiles:
    """Servers, and which files are opened."""

    def test_the_owner_belongs_to_each_server(self) -> None:
        found = by_file(read(package()))["Servers/index.json"]
        first, second = things_of(found)
        assert first == FoundMembership(MAP_MAKERS)
        assert isinstance(second, FoundMembership)
        assert second.community.name == "Tide pool"

    def test_without_an_index_each_server_tells_its_name(self) -> None:
        files = {name: data for name, data in package().items() if name != "Servers/index.json"}
        found = by_file(read(files))[f"Servers/{SERVER}/guild.json"]
        assert list(things_of(found)) == [FoundMembership(MAP_MAKERS)]

    def test_activity_is_never_read(self) -> None:
        files = announced(read(package()))
        left = [name for name, file in files.items() if file.not_read]
        assert left == [
            "README.txt",
            f"Servers/{SERVER}/audit-log.json",
            "Activity/analytics/events-2024-00000-of-00001.json",
        ]

    def test_translated_folders_make_no_difference(self) -> None:
        files = {
            name.replace("Messages/", "Nachrichten/").replace("Servers/", "Server/"): data
            for name, data in package().items()
        }
        assert [record.thing for record in records_of(read(files))] == [
            record.thing for record in records_of(read(package()))
        ]

    def test_an_account_alone_is_told_by_its_content(self) -> None:
        found = read_all(IMPORTER, single_file("me.json", written(ACCOUNT)), PLAIN)
        assert isinstance(records_of(found)[0].thing, FoundOwner)

    @pytest.mark.parametrize(
        "value", [{}, [], {"id": "1", "username": "ada"}, {"id": 7, "login": "ada", "discriminator": 1}]
    )
    def test_other_json_is_left_to_others(self, value: object) -> None:
        assert IMPORTER.recognise(single_file("user.json", json.dumps(value))) is None

    def test_a_folder_of_numbers_alone_is_no_package(self) -> None:
        assert IMPORTER.recognise(bundle_of({"2024/messages.csv": "ID,Timestamp,Contents\n"})) is None
