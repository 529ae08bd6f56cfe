# SPDX-License-Identifier: GPL-3.0-or-later
"""What the owner gave, learns from and was awarded: known again by key, completed, followed, taken back."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher

from coterie.domain.moments import Moment
from coterie.domain.records import (
    CommunityRef,
    FoundContactPoint,
    FoundContribution,
    FoundCredential,
    FoundLearning,
    FoundMembership,
    FoundName,
    FoundPerson,
    PersonRef,
    Thing,
)
from tests.builders import copy_vault
from tests.storage.importing.foreign import PROFILE, Bringing
from tests.storage.importing.told import rows, tell, totals

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

AT = Moment(1_709_285_400, "2024-03-01T09:30:00Z", "UTC")
SITE = CommunityRef("Map makers", "se:maps.example.com", "Stack Exchange")
BO = PersonRef("Bo Rask", ("github:bo",), role="reviewer")
ANSWER = FoundContribution("answer", AT, "Ink", "https://x", "Use blue", SITE, (BO,), ("ink", "Paper"), score="4")
COURSE = FoundLearning("Ink", "course", "Heron", saved_on="2024", topics=("ink",))
BADGE = FoundCredential("Ink II", "Guild", "2017-06", "2020", "https://x", "7", skills=("Ink",))
ALL: dict[str, Thing] = {"se:a:1": ANSWER, "l:1": COURSE, "c:1": BADGE}


def given(into: Bringing) -> list[tuple[Any, ...]]:
    return rows(
        into,
        "SELECT g.kind, g.at_text, g.title, g.text, g.times, g.score, coalesce(c.name, '') FROM contribution g "
        "LEFT JOIN community c ON c.id = g.community_id ORDER BY g.id",
    )


def person(name: str, key: str) -> FoundPerson:
    return FoundPerson(FoundName(name), (key,), (FoundContactPoint("handle", name, key),))


def skills(into: Bringing, links: str) -> list[str]:
    return [row[0] for row in rows(into, f"SELECT name FROM {links} l JOIN skill s ON s.id = l.skill_id ORDER BY l.id")]


def test_every_kind_comes_in_and_twice_is_once(into: Bringing) -> None:
    empty = into.opened.snapshot()
    counts = tell(into, any=ALL)
    assert totals(counts) == {
        "contributions": {"created": 1}, "learning_resources": {"created": 1}, "credentials": {"created": 1},
        "communities": {"created": 1}, "organisations": {"created": 1},
    }  # fmt: skip
    assert given(into) == [("answer", AT.text, "Ink", "Use blue", 1, "4", "Map makers")]
    assert skills(into, "contribution_skill") == ["ink", "Paper"]
    assert rows(into, "SELECT title, kind, provider, saved_on FROM learning_resource") == [
        ("Ink", "course", "Heron", "2024")
    ]
    assert rows(
        into,
        "SELECT c.name, o.name, issued_on, expires_on, url, number FROM credential c "
        "JOIN organisation o ON o.id = organisation_id",
    ) == [("Ink II", "Guild", "2017-06", "2020", "https://x", "7")]
    assert skills(into, "credential_skill") == skills(into, "learning_resource_skill") == ["ink"]
    full = into.opened.snapshot()
    assert totals(tell(into, any=ALL)) == {
        kind: {"unchanged": 1} for kind in ("contributions", "learning_resources", "credentials")
    }
    assert into.opened.snapshot() == full
    into.opened.vault.history.undo()
    assert into.opened.snapshot() == empty
    into.opened.vault.history.redo()
    assert into.opened.snapshot() == full
    assert into.service.undo(1).kept == ()
    assert into.opened.snapshot() == empty


def test_a_newer_export_follows_and_what_was_edited_stays(into: Bringing) -> None:
    tell(into, any=ALL)
    into.opened.run("UPDATE credential SET name = 'Mine'", "UPDATE learning_resource SET done_on = '2025'")
    newer: dict[str, Thing] = {
        "se:a:1": ANSWER._replace(score="9", text="", topics=("ink", "blue")),
        "l:1": COURSE._replace(done_on="2024-05", topics=("ink", "nibs")),
        "c:1": BADGE._replace(name="Ink III", issuer="Heron", skills=()),
    }
    counts = tell(into, any=newer)
    assert given(into) == [("answer", AT.text, "Ink", "Use blue", 1, "9", "Map makers")]
    assert skills(into, "contribution_skill") == ["ink", "Paper", "blue"]
    assert skills(into, "learning_resource_skill") == ["ink", "nibs"]
    assert rows(into, "SELECT c.name, o.name FROM credential c JOIN organisation o ON o.id = organisation_id") == [
        ("Mine", "Heron")
    ]
    assert [(one.kind, one.field, one.mine) for one in counts.kept] == [
        ("learning_resource", "done_on", "2025"), ("credential", "name", "Mine"),
    ]  # fmt: skip


def test_what_somebody_took_away_stays_away(into: Bringing) -> None:
    tell(into, any=ALL)
    into.opened.run("DELETE FROM contribution_skill WHERE id = 1")
    tell(into, any={"se:a:1": ANSWER._replace(score="9")})
    assert skills(into, "contribution_skill") == ["Paper"]


def test_two_sources_of_one_key_agree_and_complete_each_other(into: Bringing) -> None:
    bare = ANSWER._replace(text="", community=None, topics=(), at=None, score="7")
    tell(into, api={"se:a:1": bare, "row 1": bare})
    counts = tell(into, dump={"se:a:1": ANSWER, "row 1": ANSWER})
    assert given(into) == [
        ("answer", AT.text, "Ink", "Use blue", 1, "7", "Map makers"), ("answer", "", "Ink", "", 1, "7", ""),
        ("answer", AT.text, "Ink", "Use blue", 1, "4", "Map makers"),
    ]  # fmt: skip
    assert totals(counts)["contributions"] == {"created": 1, "updated": 1}


def test_people_are_linked_whenever_they_come(into: Bringing) -> None:
    tell(into, any=ALL)
    assert rows(into, "SELECT 1 FROM contribution_person") == []
    tell(into, cards={"p": person("Bo Rask", "github:bo"), "q": person("Ida Holm", "github:ida")})
    linked = (
        "SELECT p.display_name, l.role FROM contribution_person l JOIN person p ON p.id = l.person_id ORDER BY l.id"
    )
    assert rows(into, linked) == [("Bo Rask", "reviewer")]
    tell(into, any={"se:a:1": ANSWER._replace(people=(BO, PersonRef("Ida", ("github:ida",))))})
    assert rows(into, linked) == [("Bo Rask", "reviewer"), ("Ida Holm", "")]
    into.opened.duplicates.merge(into.person("Bo Rask"), [into.person("Ida Holm")])
    assert rows(into, linked) == [("Bo Rask", "reviewer")]


def test_people_are_linked_where_no_statement_is_kept_prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # An import of many sources pushes statements out of the engine's cache.
    monkeypatch.setattr(sqlcipher, "connect", partial(sqlcipher.connect, cached_statements=0))
    opened = copy_vault(tmp_path)
    with closing(opened.vault):
        into = Bringing(opened, tmp_path)
        tell(into, any=ALL, cards={"p": person("Bo Rask", "github:bo")})
        tell(into, any={"se:a:2": ANSWER._replace(people=(PersonRef("Ida", ("github:ida",)),))})
        tell(into, cards={"q": person("Ida Holm", "github:ida")})
        linked = "SELECT p.display_name FROM contribution_person l JOIN person p ON p.id = l.person_id ORDER BY l.id"
        assert rows(into, linked) == [("Bo Rask",), ("Ida Holm",)]


def test_erasing_somebody_leaves_what_the_owner_gave(into: Bringing) -> None:
    answer = ANSWER._replace(title="With Bo Rask", text="Thanks\nBo Rask helped")
    tell(into, any={"se:a:1": answer}, cards={"p": person("Bo Rask", "github:bo")})
    asks = ANSWER._replace(people=(BO._replace(create=True),))
    tell(into, any={"se:a:2": asks, "m:1": FoundMembership(SITE, BO._replace(create=True))})
    into.opened.people.erase(into.person("Bo Rask"))
    assert rows(into, "SELECT 1 FROM source_record WHERE found LIKE '%github:bo%'") == []
    tell(into, cards={"q": person("Ida Holm", "github:ida")})
    assert into.people() == ["Ida Holm"]
    assert [row[2:4] for row in given(into)] == [("", "Thanks"), ("Ink", "Use blue")]
    assert rows(into, "SELECT 1 FROM contribution_person") == []
    assert rows(into, "SELECT 1 FROM source_record WHERE CAST(raw AS TEXT) || found LIKE '%Rask%'") == []


def test_sections_of_the_profile_come_into_their_tables(into: Bringing) -> None:
    files = {
        "Profile.csv": PROFILE,
        "Certifications.csv": "Name,Url,Authority,Started On,Finished On,License Number\nInk II,,Guild,Jun 2017,,7\n",
        "Organizations.csv": "Name,Description,Position,Started On,Finished On\nMap guild,,Host,2016,\n",
        "Shares.csv": "Date,ShareLink,ShareCommentary\n2024-03-01 09:30:00,https://x,Words\n",
        "Projects.csv": "Title,Description,Url,Started On,Finished On\nAtlas,,,2016,\n",
    }
    counts = into.bring(into.archive(files))
    assert {kind: numbers["created"] for kind, numbers in counts.totals.items()} == {
        "credentials": 1, "memberships": 1, "contributions": 1, "communities": 1, "organisations": 1,
        "kept_for_later": 1,
    }  # fmt: skip
    assert given(into) == [("post", "2024-03-01T09:30:00Z", "Words", "Words", 1, "", "")]
