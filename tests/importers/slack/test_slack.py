# SPDX-License-Identifier: GPL-3.0-or-later
"""A Slack export: colleagues only when asked for, own messages as counts, own conversations without their words."""

from __future__ import annotations

import json

import pytest

from coterie.domain.foreign_files import Claim, Wishes
from coterie.domain.records import (
    CommunityRef,
    FileFound,
    Found,
    FoundAffiliation,
    FoundContribution,
    FoundInteraction,
    FoundMembership,
    FoundOwner,
    FoundPerson,
    PersonRef,
)
from coterie.importers.slack import IMPORTER
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
from tests.importers.slack.samples import ADA, TEAM, USERS, export, message, user, written

ME = frozenset(["mail:ada@example.org"])
KNOWN = Wishes(TODAY, me=ME)
NORTHWIND = CommunityRef("Northwind Labs", f"slack:{TEAM}", "Slack")
NAME = "Northwind Labs Slack export Jan 1 2024 - Apr 30 2024.zip"


def read(files: dict[str, bytes], wishes: Wishes = KNOWN) -> list[Found]:
    """Read an export."""
    return read_all(IMPORTER, bundle_of(files, NAME), wishes)


def ticked(*kinds: str) -> Wishes:
    """Know the owner and tick some kinds."""
    return Wishes(TODAY, frozenset(kinds), me=ME)


def of_kind(found: list[Found], kind: type) -> list[object]:
    """Give the things of one kind."""
    return [thing for thing in things_of(found) if isinstance(thing, kind)]


def ref(name: str, number: str, mail: str) -> PersonRef:
    """Name a member as records do."""
    return PersonRef(name, (f"slack:{TEAM}:{number}", f"mail:{mail}"))


MIRA, JONAS = ref("Mira Okafor", "U02", "mira@example.org"), ref("Jonas Lind", "U03", "jonas@example.org")


class TestPeople:
    """Members of the workspace."""

    def test_colleagues_stay_out_until_ticked(self) -> None:
        found = by_file(read(export()))["users.json"]
        assert of_kind(found, FoundPerson) == []
        assert of_kind(found, FoundMembership) == [FoundMembership(NORTHWIND)]
        assert skipped_because(found) == {"not ticked": 4, "not a person": 2}

    def test_ticked_ones_come_with_address_post_and_membership(self) -> None:
        found = by_file(read(export(), ticked("members")))["users.json"]
        mira, jonas, noor = of_kind(found, FoundPerson)
        assert isinstance(mira, FoundPerson)
        assert mira.keys == MIRA.keys
        assert [(point.kind, point.value, point.normalised) for point in mira.contact_points] == [
            ("handle", "mira", f"slack:{TEAM}:U02"),
            ("mail", "Mira@example.org", "mira@example.org"),
            ("phone", "+43 1 555 0100", "+4315550100"),
        ]
        assert mira.affiliations == (FoundAffiliation("", "Engineer"),)
        assert of_kind(found, FoundMembership)[2] == FoundMembership(
            NORTHWIND, JONAS, "guest", facts=(("deactivated", "yes"),)
        )
        assert isinstance(noor, FoundPerson)
        assert noor.keys[0] == "slack:T99XYZ:U05"
        assert skipped_because(found) == {"not a person": 2, "that is you": 1}
        del jonas

    def test_one_can_be_picked(self) -> None:
        wishes = Wishes(TODAY, me=ME, picked=frozenset(["jonas@example.org"]))
        (jonas,) = of_kind(read(export(), wishes), FoundPerson)
        assert isinstance(jonas, FoundPerson)
        assert jonas.name.display == "Jonas Lind"

    def test_pictures_and_zones_are_not_kept(self) -> None:
        for record in records_of(read(export(), ticked("members"))):
            assert "image_72" not in record.raw
            assert "Vienna" not in record.raw

    def test_the_owner_is_told_by_their_address(self) -> None:
        first = records_of(read(export()))[0].thing
        assert isinstance(first, FoundOwner)
        assert first.keys == (f"slack:{TEAM}:U01",)

    def test_the_owner_is_told_by_their_number(self) -> None:
        wishes = Wishes(TODAY, me=frozenset([f"slack:{TEAM}:U01"]))
        assert of_kind(read(export(), wishes), FoundContribution)

    def test_a_broken_member_costs_only_itself(self) -> None:
        data = written(USERS).replace(b'"id": "U03"', b'"id": ')
        found = by_file(read({**export(), "users.json": data}, ticked("members")))["users.json"]
        assert [each.place for each in refusals_of(found)] == ["item 3"]
        assert len(of_kind(found, FoundPerson)) == 2

    def test_a_member_without_a_name_is_refused(self) -> None:
        nobody = user("U07", "X")
        nobody |= {"name": "", "real_name": "", "profile": {}}
        found = read(export(users=[ADA, nobody]), ticked("members"))
        assert [each.reason for each in refusals_of(found)] == ["The record has no name."]


class TestMessages:
    """Own messages, and own conversations."""

    def test_own_messages_are_counted_by_channel_and_month(self) -> None:
        found = read(export())
        counts = [
            (thing.title, thing.at.text if thing.at else "", thing.times, thing.community)
            for thing in things_of(found)
            if isinstance(thing, FoundContribution)
        ]
        assert counts == [("#general", "2024-03", 2, NORTHWIND), ("#general", "2024-04", 1, NORTHWIND)]
        assert skipped_because(by_file(found)["general"]) == {"written by others": 1, "a notice, not a message": 2}

    def test_keys_of_counts_stay(self) -> None:
        keys = [record.key for record in records_of(read(export())) if isinstance(record.thing, FoundContribution)]
        assert keys == [f"slack:{TEAM}:C01:2024-03", f"slack:{TEAM}:C01:2024-04"]

    def test_conversations_come_without_their_words(self) -> None:
        sent, came, *_several = of_kind(read(export(), ticked("members")), FoundInteraction)
        assert isinstance(sent, FoundInteraction)
        assert isinstance(came, FoundInteraction)
        assert (sent.direction, sent.people, sent.party, sent.text) == ("out", (MIRA,), 1, "")
        assert (came.direction, came.people, came.at.text) == ("in", (MIRA,), "2024-03-02T09:01:40Z")
        assert not any("Ask" in record.raw for record in records_of(read(export())))

    def test_who_is_not_ticked_is_a_number(self) -> None:
        found = read(export())
        sent = of_kind(found, FoundInteraction)[0]
        assert isinstance(sent, FoundInteraction)
        assert sent.people == (PersonRef("U02", ("slack:T01ABC:U02",)),)
        assert not any("Mira" in repr((record.raw, record.thing)) for record in records_of(found))

    def test_ticked_words_are_plain(self) -> None:
        sent = of_kind(read(export(), ticked("message-text")), FoundInteraction)[0]
        assert isinstance(sent, FoundInteraction)
        assert sent.text == "Ask @Mira Okafor about the plan (https://example.org/a?b=1&c=2) & #general"

    def test_words_of_channels_never_come_in(self) -> None:
        for record in records_of(read(export(), ticked("message-text", "members"))):
            assert "Good morning" not in record.raw
            assert "Coffee" not in record.raw

    def test_among_several_each_takes_part(self) -> None:
        came, sent = of_kind(read(export(), ticked("members")), FoundInteraction)[2:]
        assert isinstance(came, FoundInteraction)
        assert isinstance(sent, FoundInteraction)
        assert (came.direction, came.people, came.party) == ("in", (JONAS,), 2)
        assert (sent.direction, sent.people, sent.party) == ("out", (MIRA, JONAS), 2)

    def test_conversations_of_others_stay_out(self) -> None:
        assert skipped_because(by_file(read(export()))["D02"]) == {"a conversation of others": 1}

    def test_without_knowing_the_owner_no_message_counts(self) -> None:
        found = read(export(), Wishes(TODAY))
        assert not of_kind(found, FoundContribution)
        assert not of_kind(found, FoundInteraction)
        assert skipped_because(by_file(found)["general"]) == {"it is not known which member you are": 6}

    def test_a_moment_that_cannot_be_read_is_told(self) -> None:
        files = {**export(), "D01/2024-03-02.json": written([message("U02", "soon", "private words")])}
        (refusal,) = refusals_of(read(files))
        assert (refusal.place, refusal.excerpt) == ("2024-03-02.json, item 1", "")

    def test_keys_of_messages_stay_when_their_words_are_ticked(self) -> None:
        without, with_words = (
            [each.key for each in records_of(read(export(), wishes)) if isinstance(each.thing, FoundInteraction)]
            for wishes in (KNOWN, ticked("message-text"))
        )
        assert without == with_words
        assert len(set(without)) == 4


class TestRecognition:
    """What belongs to an export."""

    def test_each_conversation_is_one_file_and_apps_are_not_read(self) -> None:
        files = announced(read(export()))
        assert files["general"].source == "slack.messages"
        assert files["integration_logs.json"].not_read
        assert len([each for each in files.values() if each.source == "slack.messages"]) == 4

    def test_a_folder_around_it_makes_no_difference(self) -> None:
        inside = [record.key for record in records_of(read(export("my export/")))]
        assert inside == [record.key for record in records_of(read(export()))]

    def test_a_list_of_members_alone_is_told_by_its_content(self) -> None:
        found = read_all(IMPORTER, single_file("who.json", written(USERS)), ticked("members"))
        assert len(of_kind(found, FoundPerson)) == 3
        (membership, *_others) = of_kind(found, FoundMembership)
        assert isinstance(membership, FoundMembership)
        assert membership.community.name == f"Slack {TEAM}"

    @pytest.mark.parametrize("value", [[], {}, [{"id": 1, "login": "ada"}], [{"profile": {}}]])
    def test_other_json_is_left_to_others(self, value: object) -> None:
        assert IMPORTER.recognise(single_file("users.json", json.dumps(value))) is None

    def test_a_day_cut_short_keeps_what_came_before(self) -> None:
        files = export()
        files["general/2024-03-01.json"] = files["general/2024-03-01.json"][:-40]
        found = by_file(read(files))["general"]
        assert [each.place for each in refusals_of(found)][-1].startswith("2024-03-01.json")
        assert len(of_kind(found, FoundContribution)) == 2

    def test_a_file_comes_before_its_records(self) -> None:
        assert isinstance(read(export())[0], FileFound)

    @pytest.mark.parametrize("lost", ["users.json", "channels.json", "dms.json"])
    def test_an_export_of_which_one_list_was_left_out_is_still_one(self, lost: str) -> None:
        whole = bundle_of(export(), NAME)
        claim = IMPORTER.recognise(whole)
        assert claim is not None
        left = Claim(claim.sureness, tuple(member for member in claim.members if member.name != lost))
        found = list(IMPORTER.read(whole, left, KNOWN))
        files = announced(found)
        assert lost not in files
        assert len(files) == len(announced(read(export()))) - 1
        assert not refusals_of(found)
