# SPDX-License-Identifier: GPL-3.0-or-later
"""Communities and who belongs to them: known again, completed, renamed, taken back, merged and erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coterie.cli.shapes import person as person_shape
from coterie.domain.people import Belonging
from coterie.domain.records import (
    CommunityRef,
    FoundContactPoint,
    FoundMembership,
    FoundName,
    FoundOwner,
    FoundPerson,
    PersonRef,
    Thing,
)
from coterie.services.stored_kinds import StoredKinds
from coterie.storage.erasing.record import read_person_record
from tests.storage.importing.told import rows, tell, totals

if TYPE_CHECKING:
    from tests.storage.importing.foreign import Bringing

GUILD = CommunityRef("Map guild", "slack:T01", "Slack", "https://guild.example.com")
MIRA = PersonRef("Mira Okafor", ("slack:T01:U1",))
NOOR = PersonRef("Noor Haddad", ("slack:T01:U2",), create=True)


def person(name: str, *keys: str) -> FoundPerson:
    points = tuple(FoundContactPoint("handle", key.rpartition(":")[2], key) for key in keys)
    return FoundPerson(FoundName(name), keys, points)


def belonging(into: Bringing) -> list[tuple[Any, ...]]:
    """Community, who, role, since, of everybody."""
    return rows(
        into,
        "SELECT c.name, coalesce(p.display_name, 'me'), m.role, m.since FROM membership m JOIN community c "
        "ON c.id = m.community_id LEFT JOIN person p ON p.id = m.person_id ORDER BY 1, 2, 3",
    )


def facts(into: Bringing) -> list[tuple[Any, ...]]:
    return rows(into, "SELECT name, value FROM membership_fact ORDER BY 1, 2")


def test_the_owner_and_people_belong_and_twice_is_once(into: Bringing) -> None:
    told: dict[str, Thing] = {
        "p": person("Mira Okafor", "slack:T01:U1"),
        "m1": FoundMembership(GUILD, None, "admin", "2020", facts=(("reputation", "12"),)),
        "m2": FoundMembership(GUILD, MIRA, "member"),
        "m3": FoundMembership(GUILD, NOOR),
    }
    counts = tell(into, slack=told)
    assert totals(counts) == {
        "people": {"created": 2}, "memberships": {"created": 3}, "communities": {"created": 1},
    }  # fmt: skip
    assert belonging(into) == [
        ("Map guild", "Mira Okafor", "member", ""), ("Map guild", "Noor Haddad", "", ""),
        ("Map guild", "me", "admin", "2020"),
    ]  # fmt: skip
    before = into.opened.snapshot()
    again = tell(into, slack=told)
    assert totals(again) == {"people": {"unchanged": 1}, "memberships": {"unchanged": 3}}
    assert into.opened.snapshot() == before


def test_somebody_who_was_made_for_a_membership_is_known_again_by_the_account(into: Bringing) -> None:
    tell(into, slack={"m": FoundMembership(GUILD, NOOR)})
    other = CommunityRef("Ink circle", "slack:T02", "Slack")
    tell(into, elsewhere={"m": FoundMembership(other, NOOR)})
    assert into.people() == ["Noor Haddad"]
    assert len(belonging(into)) == 2


def test_a_reference_to_the_owner_is_the_owners_membership(into: Bringing) -> None:
    owner = FoundOwner(FoundName("Ada Quill"), ("slack:T01:U9",))
    told: dict[str, Thing] = {
        "o": owner,
        "m": FoundMembership(GUILD, PersonRef("ada", ("slack:T01:U9",), create=True), "owner"),
    }
    tell(into, slack=told)
    assert belonging(into) == [("Map guild", "me", "owner", "")]
    assert into.people() == []


def test_a_membership_of_nobody_known_waits_for_them(into: Bringing) -> None:
    counts = tell(into, slack={"m": FoundMembership(GUILD, MIRA, "member")})
    assert totals(counts) == {"kept_for_later": {"created": 1}}
    assert belonging(into) == []
    counts = tell(into, cards={"p": person("Mira Okafor", "slack:T01:U1")})
    assert belonging(into) == [("Map guild", "Mira Okafor", "member", "")]
    assert totals(counts)["memberships"] == {"created": 1}


def test_a_newer_export_follows_and_what_was_edited_stays(into: Bringing) -> None:
    first = FoundMembership(GUILD, None, "member", "2020", facts=(("reputation", "12"), ("badge", "Ink")))
    tell(into, slack={"m": first})
    into.opened.run("UPDATE membership SET since = '2019' WHERE id = 1")
    newer = first._replace(
        community=GUILD._replace(name="Guild of maps"), role="admin", since="2021",
        facts=(("reputation", "15"), ("badge", "Ink"), ("posts", "3")),
    )  # fmt: skip
    counts = tell(into, slack={"m": newer})
    assert belonging(into) == [("Guild of maps", "me", "admin", "2019")]
    assert facts(into) == [("badge", "Ink"), ("posts", "3"), ("reputation", "15")]
    assert [(kept.field, kept.mine, kept.theirs) for kept in counts.kept] == [("since", "2019", "2021")]


def test_an_older_export_brings_nothing_back(into: Bringing) -> None:
    tell(into, "2026-02-01", slack={"m": FoundMembership(GUILD, None, "admin")})
    counts = tell(into, "2025-02-01", slack={"m": FoundMembership(GUILD, None, "member")})
    assert totals(counts) == {"memberships": {"unchanged": 1}}
    assert belonging(into) == [("Map guild", "me", "admin", "")]


def test_two_sources_agree_on_a_membership_and_two_stays_are_two(into: Bringing) -> None:
    tell(into, slack={"m": FoundMembership(GUILD, None, "", "2020", facts=(("posts", "3"),))})
    stays = {
        "a": FoundMembership(GUILD, None, "admin", "2020", facts=(("posts", "9"), ("city", "Utrecht"))),
        "b": FoundMembership(GUILD, None, "admin", "2024"),
    }
    counts = tell(into, table=stays)
    assert belonging(into) == [("Map guild", "me", "admin", "2020"), ("Map guild", "me", "admin", "2024")]
    assert facts(into) == [("city", "Utrecht"), ("posts", "3")]
    assert totals(counts)["memberships"] == {"created": 1, "updated": 1}


def test_a_community_goes_by_its_key_else_by_its_name_and_platform(into: Bringing) -> None:
    refs = (
        CommunityRef("Map guild", platform="Slack"), GUILD, CommunityRef("Map guild", platform="Meetup"),
        GUILD._replace(key="slack:T09"), CommunityRef("MAP  Guild", platform="Slack"),
    )  # fmt: skip
    tell(into, any={f"m{at}": FoundMembership(ref, None, str(at)) for at, ref in enumerate(refs)})
    assert rows(into, "SELECT platform, source_key, url FROM community ORDER BY id") == [
        ("Slack", "slack:T01", "https://guild.example.com"), ("Meetup", "", ""),
        ("Slack", "slack:T09", "https://guild.example.com"),
    ]  # fmt: skip


def test_taking_an_import_back_and_redo(into: Bringing) -> None:
    empty = into.opened.snapshot()
    tell(into, slack={"m1": FoundMembership(GUILD, NOOR, facts=(("posts", "3"),)), "m2": FoundMembership(GUILD)})
    full = into.opened.snapshot()
    into.opened.vault.history.undo()
    assert into.opened.snapshot() == empty
    into.opened.vault.history.redo()
    assert into.opened.snapshot() == full
    assert into.service.undo(1).kept == ()
    assert into.opened.snapshot() == empty


def test_what_another_import_says_too_stays(into: Bringing) -> None:
    tell(into, slack={"m1": FoundMembership(GUILD), "m2": FoundMembership(GUILD, NOOR)})
    tell(into, table={"x": FoundMembership(GUILD, None, "admin")})
    into.service.undo(1)
    assert belonging(into) == [("Map guild", "me", "admin", "")]
    into.sound()


def test_merging_two_people_joins_what_they_belong_to(into: Bringing) -> None:
    told: dict[str, Thing] = {
        "p1": person("Mira Okafor", "slack:T01:U1"), "p2": person("M. Okafor", "slack:T05:U7"),
        "m1": FoundMembership(GUILD, MIRA, "member", facts=(("posts", "3"),)),
        "m2": FoundMembership(GUILD, PersonRef("M", ("slack:T05:U7",)), "Member", facts=(("posts", "9"), ("x", "y"))),
        "m3": FoundMembership(GUILD, PersonRef("M", ("slack:T05:U7",)), "host", "2024"),
    }  # fmt: skip
    tell(into, slack=told)
    before = into.opened.snapshot()
    into.opened.duplicates.merge(into.person("Mira Okafor"), [into.person("M. Okafor")])
    assert belonging(into) == [("Map guild", "Mira Okafor", "host", "2024"), ("Map guild", "Mira Okafor", "member", "")]
    assert facts(into) == [("posts", "3"), ("x", "y")]
    into.sound()
    assert totals(tell(into, slack=told))["memberships"] == {"unchanged": 3}
    into.opened.vault.history.undo()
    assert into.opened.snapshot() == before


def test_a_card_tells_the_communities_by_name_and_the_owners_its_own(into: Bringing) -> None:
    ink = CommunityRef("Ink circle", platform="Meetup")
    told = {
        "a": FoundMembership(GUILD, NOOR, "member", "2020-05"), "b": FoundMembership(ink, NOOR),
        "c": FoundMembership(GUILD, None, "host"),
    }  # fmt: skip
    tell(into, slack=told)
    noor, me = into.opened.people.show(into.person("Noor Haddad")), into.opened.people.show("me")
    assert noor.communities == (Belonging("Ink circle", "Meetup"), Belonging("Map guild", "Slack", "member", "2020-05"))
    assert me.communities == (Belonging("Map guild", "Slack", "host"),)
    assert person_shape(noor)["communities"][0] == {"name": "Ink circle", "platform": "Meetup", "role": "", "since": ""}
    with into.opened.vault.reading() as connection:
        record = read_person_record(connection, noor.id)
    assert [row.key for row in record.own if row.table == "membership"] == [1, 2]


def test_everything_is_counted(into: Bringing) -> None:
    tell(into, slack={"a": FoundMembership(GUILD, NOOR), "b": FoundMembership(GUILD)})
    counts = into.opened.statistics.counts()
    assert (counts["communities"], counts["memberships"], counts["applications"]) == (1, 2, 0)
    kinds = {one.kind: one.count for one in StoredKinds(into.opened.vault, into.opened.clock).look().kinds}
    assert kinds["communities"] == 3


def test_erasing_somebody_takes_their_memberships_and_they_stay_away(into: Bringing) -> None:
    told: dict[str, Thing] = {"m1": FoundMembership(GUILD, NOOR, facts=(("posts", "3"),)), "m2": FoundMembership(GUILD)}
    tell(into, slack=told)
    into.opened.people.erase(into.person("Noor Haddad"))
    assert belonging(into) == [("Map guild", "me", "", "")]
    assert facts(into) == []
    assert rows(into, "SELECT source_key FROM source_record") == [("m2",)]
    counts = tell(into, slack=told)
    assert [file.skipped for file in counts.files] == [1]
    assert into.people() == []
