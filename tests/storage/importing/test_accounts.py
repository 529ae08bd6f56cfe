# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts of services: each names one person by itself, and two of one service ask before they are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.identity import acts_alone, differing_accounts, is_account
from coterie.domain.records import (
    FoundContactPoint,
    FoundInteraction,
    FoundName,
    FoundOwner,
    FoundPerson,
    PersonRef,
)
from coterie.storage.importing.known import normalised_of
from tests.storage.importing.test_given_in import AT
from tests.storage.importing.told import rows, tell, totals

if TYPE_CHECKING:
    from tests.storage.importing.foreign import Bringing

KEYS = (
    "li:mira", "github:mira", "se:account:7", "se:maps.example.com:7", "behance:7", "mastodon:mira@example.social",
    "x:7", "slack:T01:U1", "discord:7", "instagram:mira", "threads:mira", "meetup:7", "luma:usr-7", "monica:7-7",
    "dex:7", "bluesky:did:plc:7",
)  # fmt: skip


def person(name: str, *keys: str) -> FoundPerson:
    points = tuple(
        FoundContactPoint("mail", key[5:], key[5:])
        if key.startswith("mail:")
        else FoundContactPoint("handle", key.rpartition(":")[2], key)
        for key in keys
    )
    return FoundPerson(FoundName(name), keys, points)


def proposed(into: Bringing) -> list[str]:
    return [row[0] for row in rows(into, "SELECT reasons FROM match_candidate ORDER BY id")]


def test_an_account_joins_two_sources_whatever_the_names(into: Bringing) -> None:
    tell(into, one={key: person(f"Mira {at}", key) for at, key in enumerate(KEYS)})
    two = {f"b:{at}": person(f"mapmaker {at}", key, f"mail:mira{at}@example.org") for at, key in enumerate(KEYS)}
    tell(into, two=two)
    assert sorted(into.people()) == sorted(f"Mira {at}" for at in range(len(KEYS)))
    for at in range(len(KEYS)):
        assert f"mira{at}@example.org" in into.points(f"Mira {at}")
    assert [key for key in KEYS if not acts_alone(key) or normalised_of(key) != key] == []


def test_other_keys_are_no_accounts() -> None:
    assert not any(map(is_account, ("mail:a@example.org", "tel:+31205550100", "uid:7", "name:x", "github")))
    assert normalised_of("mail:a@example.org") == "a@example.org"
    assert not acts_alone("tel:+31205550100")


def test_two_accounts_of_one_service_are_proposed_and_not_joined(into: Bringing) -> None:
    tell(into, one={"a": person("Mira Okafor", "mail:mira@example.org", "github:mira")})
    counts = tell(into, two={"b": person("Mira Okafor", "mail:mira@example.org", "github:mira-too")})
    assert totals(counts)["people"] == {"held": 1}
    assert into.people() == ["Mira Okafor", "Mira Okafor"]
    assert proposed(into) == ["something in common, but another account of one service"]


def test_accounts_clash_within_a_place_only() -> None:
    assert differing_accounts(["slack:T1:U1"], ["slack:T1:U2"])
    assert not differing_accounts(["slack:T1:U1"], ["slack:T2:U2"])
    assert not differing_accounts(["slack:T1:U1"], ["slack:T1:U1", "slack:T1:U3"])
    assert not differing_accounts(["github:a", "li:a"], ["behance:b", "li:b"])
    assert differing_accounts(["se:maps.example.com:1"], ["se:maps.example.com:2", "se:account:2"])


def test_an_account_that_two_go_by_is_a_proposal(into: Bringing) -> None:
    tell(into, one={"a": person("Mira Okafor"), "b": person("Bo Rask")})
    for name in ("Mira Okafor", "Bo Rask"):
        with into.opened.writing() as connection:
            connection.execute(
                "INSERT INTO contact_point (person_id, kind, value, normalised) VALUES (?, 'handle', 'm', 'github:m')",
                (into.person(name),),
            )
    tell(into, two={"c": person("m", "github:m")})
    assert proposed(into) == ["the same account"] * 2


def test_whoever_is_made_for_a_message_is_known_by_the_account_and_stays_in_the_bin(into: Bringing) -> None:
    ref = PersonRef("Noor Haddad", ("discord:81",), create=True)
    talk = FoundInteraction("message", "discord", "in", AT, (ref,), thread="t", party=1)
    tell(into, discord={"m1": talk})
    assert rows(into, "SELECT kind, value, normalised, label FROM contact_point WHERE person_id > 1") == [
        ("handle", "81", "discord:81", "discord")
    ]
    into.opened.people.bin([into.person("Noor Haddad")])
    tell(into, discord={"m2": talk})
    assert into.people() == []
    assert rows(into, "SELECT count(*) FROM participant") == [(2,)]


def test_the_owners_accounts_are_kept_and_told_to_readers(into: Bringing) -> None:
    tell(into, discord={"o": FoundOwner(FoundName("Ada Quill"), ("discord:9", "slack:T01:U9"))})
    assert into.opened.vault.imports.owner_keys()[0] == {"discord:9", "slack:T01:U9"}
    tell(into, other={"p": person("adaq", "discord:9")})
    assert into.people() == []
