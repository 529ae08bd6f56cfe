# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault from before the tables: what it kept of archives comes into them, and agrees with the next archive."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.reading import StagedFile, StagedRecord
from coterie.services.jobs import QuietJob
from coterie.storage.migrations import MIGRATIONS
from coterie.storage.opening import folder as vault_folder
from coterie.storage.vault import open_vault
from coterie.storage.writing import step
from tests.builders import PASSPHRASE, TODAY, Opened, StoppedClock, make_vault
from tests.storage.importing.foreign import PROFILE, Bringing, ReadHere
from tests.storage.importing.told import totals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

URL = "https://www.linkedin.com/jobs/view/4001"
FILES = {
    "Profile.csv": PROFILE,
    "Jobs/Saved Jobs.csv": f'Saved Date,Job Url,Job Title,Company Name\n"7/9/24, 4:05 PM",{URL},,\n',
    "Jobs/Job Applications.csv": (
        "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,"
        f'Question And Answers\n"7/10/24, 4:05 PM",,,Tidewater,Cartographer,{URL}/?x=1,,Pay?:lots | Visa?:no\n'
    ),
    "Shares.csv": "Date,ShareLink,ShareCommentary\n2024-03-01 09:30:00,https://x/1,Words of mine\n",
    "Comments.csv": "Date,Link,Message\n2024-03-02 09:30:00,https://x/2,Well said\n",
    "InstantReposts_1.csv": "Date,Link\n2024-03-03 09:30:00,https://x/3\n",
    "Reactions.csv": "Date,Type,Link\n2024-03-04 09:30:00,LIKE,https://x/4\n",
    "Saved_Items_1.csv": "savedItem,CreatedTime\nhttps://x/5,2024-03-05 09:30:00\n",
    "Learning.csv": (
        "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),"
        "Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),\n"
        "Maps,Blue,Course,2024-03-01 09:30 UTC,N/A,false,N/A,\n"
    ),
    "Certifications.csv": (
        "Name,Url,Authority,Started On,Finished On,License Number\nInk II,https://x/6,Guild,Jun 2017,May 2020,7\n"
    ),
    "Organizations.csv": "Name,Description,Position,Started On,Finished On\nMap guild,About maps,Host,2016,May 2019\n",
    "Languages.csv": "Name,Proficiency\nDutch,Full\n",
    "Articles/2017-12-09 04:54:08.html": "<h1>On ink</h1><p>Published on 2017-12-09 04:54</p>",
}
TICKED = ("reactions", "saved-posts", "answers")
#: What the readers of that time understood of a record: kind, title, date.
UNDERSTOOD = {
    "linkedin.saved-jobs": ("opportunity", URL, "2024-07-09T16:05"),
    "linkedin.applications": ("application", "Cartographer", "2024-07-10T16:05"),
    "linkedin.shares": ("contribution", "Words of mine", "2024-03-01T09:30:00Z"),
    "linkedin.comments": ("contribution", "Well said", "2024-03-02T09:30:00Z"),
    "linkedin.reposts": ("contribution", "https://x/3", "2024-03-03T09:30:00Z"),
    "linkedin.reactions": ("contribution", "LIKE", "2024-03-04T09:30:00Z"),
    "linkedin.saved-items": ("learning_resource", "https://x/5", "2024-03-05T09:30:00Z"),
    "linkedin.learning": ("learning_resource", "Maps", "2024-03-01T09:30Z"),
    "linkedin.certifications": ("credential", "Ink II", "2017-06"),
    "linkedin.organizations": ("membership", "Map guild", "2016"),
    "linkedin.languages": ("language", "Dutch", ""),
    "linkedin.articles": ("contribution", "On ink", "2017-12-09T04:54"),
}
#: Records that say something else than they should, by their keys.
ODD = {
    "no-json": (b"\xff{", '["contribution", "x", ""]'), "no-table": (b"[1]", '["contribution", "x", ""]'),
    "no-utf-8": (b'{"Date": "\xff"}', '["contribution", "x", ""]'), "other": (b"{}", '["contribution"]'),
}  # fmt: skip
_KEEP = """
INSERT INTO source_record (batch_id, source, source_key, kind, member, place, digest, raw, found)
VALUES (1, :source, :key, 'other', :member, :place, 'as it was', :raw, :found)
"""
#: Every new row but its times and its random name, told by what stands in it.
_TOLD = {
    "opportunity": "title, url, notes, origin, (SELECT name FROM organisation o WHERE o.id = organisation_id)",
    "stage_event": "stage, label, on_date, opportunity_id",
    "contribution": "kind, at_utc, at_text, at_zone, at_precision, title, url, text",
    "learning_resource": "title, kind, provider, url, saved_on, seen_on, text",
    "credential": "name, issued_on, expires_on, url, number, "
    "(SELECT name FROM organisation o WHERE o.id = organisation_id)",
    "membership": "role, since, until, person_id, (SELECT name FROM community c WHERE c.id = community_id)",
    "membership_fact": "name, value",
}


def kept_before(place: Path, folder: Path) -> None:
    """Make a vault of the version before, with an import that kept these files."""
    with pytest.MonkeyPatch.context() as patch:
        before = tuple(one for one in MIGRATIONS if one.number < 120)
        patch.setattr(vault_folder, "MIGRATIONS", before)
        patch.setattr(vault_folder, "SCHEMA", before[-1].number)
        opened = make_vault(folder)
        wishes, files = Wishes(TODAY, include=frozenset(TICKED)), {}
        with opened.vault.writing() as connection, step(connection, "Import", opened.clock.now()) as writing:
            connection.execute(
                "INSERT INTO import_batch (change_set_id, at_utc, label, report) VALUES (?, 9, 'Import', '{}')",
                (writing.number,),
            )
            for item in ReadHere().read([place], wishes, QuietJob()):
                if isinstance(item, StagedFile):
                    files[item.file_index] = item.found
                elif isinstance(item, StagedRecord) and (source := files[item.file_index].source) in UNDERSTOOD:
                    told = {"source": source, "key": item.key, "member": "", "place": item.place, "raw": item.raw}
                    connection.execute(_KEEP, told | {"found": json.dumps(UNDERSTOOD[source])})
            odd = {"source": "linkedin.shares", "member": "", "place": "row 9"}
            for key, (raw, found) in ODD.items():
                connection.execute(_KEEP, odd | {"key": key, "raw": raw, "found": found})
        opened.vault.close()


@pytest.fixture
def came_along(tmp_path: Path) -> Iterator[Bringing]:
    """Give a vault that was brought up to date."""
    place = Bringing(None, tmp_path).archive(FILES, "archive.zip")  # type: ignore[arg-type]  # only writes the file
    kept_before(place, tmp_path)
    clock = StoppedClock()
    opened = Opened(open_vault(tmp_path / "test.coterie", PASSPHRASE, clock), clock)
    into = Bringing(opened, tmp_path)
    yield into
    into.sound()
    opened.vault.close()


def told(into: Bringing) -> dict[str, list[tuple[Any, ...]]]:
    return {table: into.opened.rows(f"SELECT {what} FROM {table} ORDER BY id") for table, what in _TOLD.items()}


def test_everything_kept_stands_in_its_table(came_along: Bringing) -> None:
    found = told(came_along)
    ((title, url, *rest),) = found["opportunity"]
    assert (title, *rest) == ("Cartographer", "Pay?:lots\nVisa?:no", "LinkedIn", "Tidewater")
    assert url.startswith(URL)
    assert sorted(found["stage_event"]) == [
        ("applied", "", "2024-07-10T16:05", 1),
        ("saved", "", "2024-07-09T16:05", 1),
    ]
    assert sorted((row[0], row[2], row[5], row[6], row[7]) for row in found["contribution"]) == [
        ("article", "2017-12-09T04:54", "On ink", "", "On ink\n\nPublished on 2017-12-09 04:54"),
        ("comment", "2024-03-02T09:30:00Z", "Well said", "https://x/2", "Well said"),
        ("post", "2024-03-01T09:30:00Z", "Words of mine", "https://x/1", "Words of mine"),
        ("reaction", "2024-03-04T09:30:00Z", "LIKE", "https://x/4", ""),
        ("repost", "2024-03-03T09:30:00Z", "", "https://x/3", ""),
    ]
    assert found["credential"] == [("Ink II", "2017-06", "2020-05", "https://x/6", "7", "Guild")]
    assert found["membership"] == [("Host", "2016", "2019-05", None, "Map guild")]
    assert found["membership_fact"] == [("description", "About maps")]
    left = came_along.opened.rows("SELECT source_key FROM source_record WHERE kind = 'other' ORDER BY id")
    assert [key for (key,) in left][1:] == [*ODD]
    assert left[0][0].startswith("li:language:")


def test_the_next_archive_agrees_with_it(came_along: Bringing) -> None:
    counts = came_along.bring(came_along.folder / "archive.zip", include=TICKED)
    # A course gets the description, which stood in its raw row with marks that only its reader takes away.
    assert totals(counts) == {
        "contributions": {"unchanged": 5}, "credentials": {"unchanged": 1}, "memberships": {"unchanged": 1},
        "opportunities": {"unchanged": 2}, "learning_resources": {"unchanged": 1, "updated": 1},
        "kept_for_later": {"updated": 1},
    }  # fmt: skip
    assert counts.kept == ()
    before = came_along.opened.snapshot()
    again = came_along.bring(came_along.folder / "archive.zip", include=TICKED)
    assert {file.updated for file in again.files if file.records} == {0}
    assert came_along.opened.snapshot() == before
    came_along.opened.vault.history.undo()
    came_along.opened.vault.history.undo()
    assert {table for table, rows in told(came_along).items() if rows} == set()


def test_a_new_vault_gets_the_same_of_the_archive(came_along: Bringing, tmp_path: Path) -> None:
    came_along.bring(came_along.folder / "archive.zip", include=TICKED)
    (tmp_path / "new").mkdir()
    opened = make_vault(tmp_path / "new")
    Bringing(opened, tmp_path).bring(came_along.folder / "archive.zip", include=TICKED)
    migrated, new = told(came_along), told(Bringing(opened, tmp_path))
    opened.vault.close()
    assert {table: sorted(rows, key=str) for table, rows in migrated.items()} == {
        table: sorted(rows, key=str) for table, rows in new.items()
    }


def test_taking_the_old_import_back_takes_it_along_and_spares_what_was_edited(came_along: Bringing) -> None:
    came_along.opened.run("UPDATE credential SET name = 'Mine' WHERE id = 1")
    assert came_along.service.undo(1).kept == ("credential 1", "organisation 2")
    left = told(came_along)
    assert {table: len(rows) for table, rows in left.items() if rows} == {"credential": 1}
    came_along.opened.vault.history.undo()
    assert {table for table, rows in told(came_along).items() if not rows} == set()
