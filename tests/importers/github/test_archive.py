# SPDX-License-Identifier: GPL-3.0-or-later
"""The account archive of GitHub."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.records import (
    CommunityRef,
    FoundAffiliation,
    FoundContactPoint,
    FoundContribution,
    FoundInteraction,
    FoundMembership,
    FoundName,
    FoundOrganisation,
    FoundOwner,
    FoundPerson,
    PersonRef,
)
from coterie.importers.github import IMPORTER
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
from tests.importers.github.samples import ADA, ARCHIVE, FINN, HOME, SCHEMA, account, lists, repository, written

ME = Wishes(today=TODAY, me=frozenset({"github:ada-quill"}))
CURIOUS = replace(ME, include=frozenset({"contributors", "message-text"}))
HARBOURS = CommunityRef("ada-quill/harbours", "github:ada-quill/harbours", "GitHub", f"{HOME}/ada-quill/harbours")


def test_the_owner_comes_first_with_company_and_addresses_that_are_read() -> None:
    found = read_all(IMPORTER, bundle_of(ARCHIVE, name="export.tar.gz"))
    assert next(iter(things_of(found))) == FoundOwner(
        FoundName("Ada Quill"),
        ("github:ada-quill", "mail:ada@example.org"),
        (
            FoundContactPoint("url", "https://github.com/Ada-Quill", "github:ada-quill"),
            FoundContactPoint("mail", "ada@example.org", "ada@example.org"),
            FoundContactPoint("url", "https://ada.example.org"),
            FoundContactPoint("url", "https://www.linkedin.com/in/ada-quill", "li:ada-quill"),
        ),
        (FoundAffiliation("fjord-works"),),
    )


def test_what_the_owner_wrote_is_a_contribution_and_what_others_wrote_waits_for_its_tick() -> None:
    found = read_all(IMPORTER, bundle_of(ARCHIVE), ME)
    contributions = [thing for thing in things_of(found) if isinstance(thing, FoundContribution)]
    assert [(one.kind, one.title, one.url.removeprefix(HOME)) for one in contributions] == [
        ("project", "notes", "/ada-quill/notes"),
        ("issue", "Tides are late", "/Ada-Quill/harbours/issues/1"),
        ("comment", "", "/Ada-Quill/harbours/issues/2#issuecomment-5"),
        ("review", "", "/Ada-Quill/harbours/pull/3#pullrequestreview-8"),
    ]
    assert contributions[0].topics == ("writing",)
    assert (contributions[1].community, contributions[1].topics, contributions[1].text) == (
        HARBOURS,
        ("bug",),
        "Words of Ada-Quill",
    )
    assert contributions[1].at is not None
    assert contributions[1].at.text == "2024-03-01T12:00:00Z"
    assert skipped_because(found) == {
        "not ticked": 3,
        "somebody else’s": 1,
        "a program, not a person": 2,
        "by somebody whose account is gone": 1,
    }
    assert refusals_of(found) == []


def test_a_project_of_several_people_is_a_community() -> None:
    found = read_all(IMPORTER, bundle_of(ARCHIVE), ME)
    (membership,) = (thing for thing in things_of(found) if isinstance(thing, FoundMembership))
    assert membership == FoundMembership(
        HARBOURS, role="owner", since="2024-03-01", facts=(("description", "Maps of harbours"),)
    )
    (organisation,) = (thing for thing in things_of(found) if isinstance(thing, FoundOrganisation))
    assert (organisation.name, organisation.keys, organisation.watching) == (
        "Fjord Works",
        ("github:fjord-works",),
        False,
    )


def test_people_who_contributed_come_in_with_what_they_wrote_when_ticked() -> None:
    found = read_all(IMPORTER, bundle_of(ARCHIVE), CURIOUS)
    (person,) = (thing for thing in things_of(found) if isinstance(thing, FoundPerson))
    assert person == FoundPerson(
        FoundName("Finn O'Dell"),
        ("github:finn",),
        (FoundContactPoint("url", "https://github.com/finn", "github:finn"),),
        fields=(("Location", "Cork"),),
    )
    passed = [thing for thing in things_of(found) if isinstance(thing, FoundInteraction)]
    assert [(one.kind, one.direction, one.channel, one.title, one.text) for one in passed] == [
        ("comment", "in", "github", "Wrong map", "Words of finn"),
        ("collaboration", "in", "github", "Mend the map", "Words of finn"),
    ]
    assert all(one.people == (PersonRef("Finn O'Dell", ("github:finn",), create=True),) for one in passed)


def test_words_of_others_stay_out_of_what_is_kept_until_they_are_ticked() -> None:
    found = read_all(IMPORTER, bundle_of(ARCHIVE), replace(ME, include=frozenset({"contributors"})))
    kept = [record.raw for record in records_of(found) if isinstance(record.thing, FoundInteraction)]
    assert len(kept) == 2
    assert not any("Words of" in raw for raw in kept)


@pytest.mark.parametrize("picked", ["finn o'dell", "finn@example.net"])
def test_somebody_is_picked_by_name_or_address(picked: str) -> None:
    finn = FINN | {"emails": [{"address": "finn@example.net", "primary": True, "verified": True}]}
    files = ARCHIVE | {"users_000001.json": lists(ADA, finn, account("noor", name="Noor Haddad"))}
    found = read_all(IMPORTER, bundle_of(files), replace(ME, picked=frozenset({picked})))
    assert [thing.name.display for thing in things_of(found) if isinstance(thing, FoundPerson)] == ["Finn O'Dell"]
    assert len([thing for thing in things_of(found) if isinstance(thing, FoundInteraction)]) == 2


def test_addresses_that_nobody_reads_and_pictures_are_kept_nowhere() -> None:
    found = read_all(IMPORTER, bundle_of(ARCHIVE), CURIOUS)
    assert records_of(found)
    for record in records_of(found):
        assert "noreply" not in record.raw
        assert "noreply" not in str(record.thing)
        assert "face.png" not in record.raw


@pytest.mark.parametrize("me", [frozenset(), frozenset({"mail:ada@example.org"})])
def test_the_owner_is_told_by_an_address_or_by_the_projects(me: frozenset[str]) -> None:
    found = read_all(IMPORTER, bundle_of(ARCHIVE), Wishes(today=TODAY, me=me))
    assert len([thing for thing in things_of(found) if isinstance(thing, FoundContribution)]) == 4


def test_an_owner_who_cannot_be_told_is_asked_for() -> None:
    files = {
        "users_000001.json": lists(ADA, FINN),
        "repositories_000001.json": lists(repository("Ada-Quill/harbours"), repository("finn/tides")),
        "issues_000001.json": ARCHIVE["issues_000001.json"],
    }
    found = read_all(IMPORTER, bundle_of(files))
    assert records_of(found) == []
    assert {reason: count for reason, count in skipped_because(found).items() if "--me" in reason}


def test_what_is_left_alone_is_said_once_with_a_reason() -> None:
    files = ARCHIVE | {
        "repositories/ada-quill/harbours.git/HEAD": b"ref: refs/heads/main\n",
        "repositories/ada-quill/harbours.git/config": b"[core]\n",
        "attachments/1/picture.bin": b"\x00\x01",
        "notes.txt": b"mine",
    }
    bundle = bundle_of(files)
    claim = IMPORTER.recognise(bundle)
    assert claim is not None
    assert {member.name for member in bundle.members} - {member.name for member in claim.members} == {"notes.txt"}
    left = {name for name, file in announced(read_all(IMPORTER, bundle)).items() if file.not_read and file.why}
    lists_left = {"bots_000001.json", "issue_events_000001.json", "labels_000001.json"}
    assert left == {"schema.json", *lists_left, "repositories", "attachments"}


def test_every_record_of_a_list_is_counted_once() -> None:
    files = by_file(read_all(IMPORTER, bundle_of(ARCHIVE), ME))
    assert {name.partition("_0")[0]: len(items) for name, items in files.items() if items} == {
        "users": 4,  # and the owner, who stands before all others
        "organizations": 1,
        "repositories": 2,
        "issues": 3,
        "issue_comments": 3,
        "pull_requests": 1,
        "pull_request_reviews": 1,
    }


def test_broken_records_cost_themselves() -> None:
    issues = lists(
        "no object",
        written("issue", "Ada-Quill/harbours/issues/1", "Ada-Quill", created_at="some day"),
        {"type": "issue", "user": f"{HOME}/Ada-Quill"},
    )
    files = {
        "schema.json": SCHEMA,
        "issues_000001.json": issues.replace(b'["no object", ', b"[")[:-1] + b', "no object"]',
    }
    found = read_all(IMPORTER, bundle_of(files), ME)
    (record,) = records_of(found)
    assert record.repairs == ("The date cannot be read.",)
    assert [refused.place for refused in refusals_of(found)] == ["item 2", "item 3"]


def test_the_same_list_under_any_name_is_known() -> None:
    for name in ("users_000001.json", "issues_000001.json", "bots_000001.json"):
        assert IMPORTER.recognise(single_file("x.dat", ARCHIVE[name])) is not None


def test_another_forge_and_other_lists_are_left_to_others() -> None:
    other = ARCHIVE["users_000001.json"].replace(b"https://github.com", b"https://git.example.org")
    assert IMPORTER.recognise(single_file("users_000001.json", other)) is None
    mixed = b'[{"type":"Note","url":"https://github.com/x"}]'
    assert IMPORTER.recognise(single_file("users_000001.json", mixed)) is None
