# SPDX-License-Identifier: GPL-3.0-or-later
"""What is claimed, how surely, and what is left to others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.records import FileFound, Refused
from coterie.importers.linkedin import IMPORTER
from coterie.importers.linkedin.recognition import canonical_name
from tests.importers.bundles import TODAY, announced, bundle_of, by_file, read_all, single_file
from tests.importers.linkedin.archives import current

GOOGLE = "Name,Given Name,E-mail 1 - Label,E-mail 1 - Value\nMira,Mira,* Work,mira@example.org\n"
SKILLS = "Name\nInk\n"


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Connections.csv", "connections"),
        ("Some Folder/Connections (1).csv", "connections"),
        ("Jobs/Job Applications_1.csv", "job applications"),
        ("Comments_123456789.csv", "comments"),
        ("Comments_123456789_2.csv", "comments"),
        ("Saved_Items_123456789.csv", "saved items"),
        ("SearchQueries.csv", "search queries"),
        ("LearningCoachMessages.csv", "learning coach messages"),
        ("Endorsement_Received_Info.csv", "endorsement received info"),
    ],
)
def test_names_are_taken_without_their_numbers(name: str, canonical: str) -> None:
    assert canonical_name(name) == canonical


def sureness(files: dict[str, bytes | str], name: str = "export.zip") -> int:
    claim = IMPORTER.recognise(bundle_of(files, name=name))
    return claim.sureness if claim is not None else 0


def test_single_tables_are_told_by_their_header() -> None:
    for name in ("Connections.csv", "messages.csv", "Invitations.csv", "Events.csv", "Company Follows.csv"):
        content = current()[name]
        assert sureness({"renamed.csv": content}, name="renamed.csv") == 90
    assert sureness({"Languages.csv": "Name,Proficiency\nDutch,Full\n"}, name="Languages.csv") == 60
    assert sureness({"Skills.csv": SKILLS}, name="Skills.csv") == 30


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", GOOGLE.encode(), b"\x00\x01\x02", b"Date,Link,Message,More\n"])
def test_other_tables_are_not_claimed(content: bytes) -> None:
    assert IMPORTER.recognise(single_file("contacts of mine.csv", content)) is None
    assert read_all(IMPORTER, single_file("contacts of mine.csv", content)) == []


def test_two_marks_or_connections_make_an_archive() -> None:
    assert sureness({"Profile.csv": current()["Profile.csv"], "Skills.csv": SKILLS}) == 95
    assert sureness({"Connections.csv": current()["Connections.csv"], "New.csv": "a,b\n"}) == 95
    assert sureness({"Connections.csv": current()["Connections.csv"]}) == 90
    assert sureness({"Skills.csv": SKILLS, "Languages.csv": "Name,Proficiency\nDutch,Full\n"}) == 60
    assert sureness({"photo.jpg": b"\xff\xd8\xff"}) == 0


def test_an_unpacked_folder_is_an_archive_but_strangers_in_it_stay_strangers() -> None:
    few = {"dl/Connections.csv": current()["Connections.csv"], "dl/Profile.csv": current()["Profile.csv"]}
    bundle = bundle_of({**few, "dl/contacts.csv": GOOGLE, "dl/notes.txt": "x"}, name="dl")
    claim = IMPORTER.recognise(bundle)
    assert claim is not None
    assert claim.sureness == 95
    assert [member.name for member in claim.members] == list(few)


def test_in_a_packed_archive_unknown_tables_are_named_by_their_columns() -> None:
    files = {**current(), "Empty.csv": "", "contacts.csv": GOOGLE}
    found = read_all(IMPORTER, bundle_of(files))
    assert announced(found)["Empty.csv"].why == "empty"
    assert by_file(found)["contacts.csv"] == [
        Refused("file", "The column titles are not those of this kind of file.", "")
    ]


def test_a_workbook_under_a_known_name_is_named_for_what_it_is() -> None:
    found = by_file(
        read_all(IMPORTER, bundle_of({**current(), "Reactions.csv": b"PK\x03\x04\x00\x00[Content_Types].xml"}))
    )
    (refused,) = found["Reactions.csv"]
    assert isinstance(refused, Refused)
    assert "Excel workbook" in refused.reason


def test_a_workbook_under_no_known_name_is_left_to_others() -> None:
    assert IMPORTER.recognise(single_file("sheet.csv", b"PK\x03\x04\x00\x00[Content_Types].xml")) is None


@pytest.mark.parametrize("content", ["", "\n\n", "No conversations found\n"])
def test_an_empty_category_has_no_rows(content: str) -> None:
    found = read_all(IMPORTER, bundle_of({**current(), "Votes.csv": content}))
    assert by_file(found)["Votes.csv"] == []
    assert not announced(found)["Votes.csv"].not_read


def test_splits_are_read_one_after_the_other() -> None:
    applications = current()["Jobs/Job Applications_1.csv"]
    found = by_file(read_all(IMPORTER, bundle_of({**current(), "Jobs/Job Applications_2.csv": applications})))
    assert found["Jobs/Job Applications_1.csv"] == found["Jobs/Job Applications_2.csv"]


def test_only_claimed_members_are_read() -> None:
    bundle = bundle_of(current())
    claim = IMPORTER.recognise(bundle)
    assert claim is not None
    fewer = replace(claim, members=tuple(member for member in claim.members if member.name == "Events.csv"))
    found = list(IMPORTER.read(bundle, fewer, Wishes(TODAY)))
    assert [item.member for item in found if isinstance(item, FileFound)] == ["Events.csv"]
