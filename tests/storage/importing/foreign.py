# SPDX-License-Identifier: GPL-3.0-or-later
"""Small foreign files in a test's own words, the way they are brought in, and what must hold afterwards."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from coterie.domain.reading import FileLost, StagedFile, StagedItem
from coterie.importers import IMPORTERS
from coterie.sandbox import frames
from coterie.sandbox.bundle_reading import BundleReading
from coterie.sandbox.job import Job
from coterie.sandbox.outbox import Outbox
from coterie.services.importing import Importing
from coterie.services.jobs import JobContext, QuietJob
from coterie.storage.people import state as person_state
from coterie.storage.searching.check import check_search_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from coterie.domain.foreign_files import Wishes
    from coterie.domain.import_reports import FileCounts, ImportCounts
    from coterie.storage.connections import Connection
    from tests.builders import Opened

OWNER = "https://www.linkedin.com/in/ada-quill"
MESSAGE_TITLES = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
    "SUBJECT", "CONTENT", "FOLDER",
)  # fmt: skip
CONNECTION_TITLES = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
COUNTS = ("created", "updated", "unchanged", "held", "skipped", "refused")


class ReadHere:
    """Reads foreign files in this process, with the same importers and through the same frames, but quicker."""

    def read(self, paths: Sequence[Path], wishes: Wishes, ctx: JobContext) -> Iterator[StagedItem]:
        """Yield what the child would yield."""
        sent: list[bytes] = []
        BundleReading(Job(tuple(map(str, paths)), wishes), IMPORTERS, Outbox(sent.append)).run()
        for frame in (frames.decode(body[4:]) for body in sent):
            ctx.progress(0, 0, "")
            if isinstance(frame, frames.Batch):
                yield from frame.items
            elif isinstance(frame, StagedFile | FileLost):
                yield frame


@dataclass
class Bringing:
    """A vault and a folder of foreign files."""

    opened: Opened
    folder: Path
    reader: Any = field(default_factory=ReadHere)

    @property
    def service(self) -> Importing:
        """The importing service over this vault."""
        return Importing(self.opened.vault, self.reader, self.opened.clock)

    def bring(
        self,
        *paths: Path,
        include: Sequence[str] = (),
        me: Sequence[str] = (),
        dry_run: bool = False,
        ctx: JobContext | None = None,
    ) -> ImportCounts:
        """Import, and check that every record is in exactly one count."""
        counts = self.service.bring_in(paths, include, me, ctx or QuietJob(), dry_run=dry_run)
        for file in counts.files:
            check_counts(file)
        return counts

    def archive(self, files: Mapping[str, str], name: str = "Basic_LinkedInDataExport_03-01-2026.zip") -> Path:
        """Write an archive of files."""
        place = self.folder / name
        with zipfile.ZipFile(place, "w") as packed:
            for member, text in files.items():
                packed.writestr(member, text)
        return place

    def file(self, name: str, text: str) -> Path:
        """Write one file."""
        place = self.folder / name
        place.write_text(text, encoding="utf-8", newline="")
        return place

    def people(self) -> list[str]:
        """Names of everybody but the owner who lies in no bin, in order."""
        return [
            row[0]
            for row in self.opened.rows(
                "SELECT display_name FROM person WHERE id > 1 AND deleted_at IS NULL ORDER BY display_name, id"
            )
        ]

    def person(self, name: str) -> int:
        """Key of the one person of a name."""
        ((key,),) = self.opened.rows("SELECT id FROM person WHERE display_name = ?", name)
        return int(key)

    def points(self, name: str) -> set[str]:
        """Ways to reach the one person of a name."""
        return {
            row[0] for row in self.opened.rows("SELECT value FROM contact_point WHERE person_id = ?", self.person(name))
        }

    def posts(self, name: str) -> set[tuple[Any, ...]]:
        """Posts of a person: title, organisation, from, to, current."""
        return set(
            self.opened.rows(
                "SELECT a.title, coalesce(o.name, ''), a.starts_on, a.ends_on, a.current FROM affiliation a "
                "LEFT JOIN organisation o ON o.id = a.organisation_id WHERE a.person_id = ?",
                self.person(name),
            )
        )

    def timeline(self, name: str) -> list[tuple[Any, ...]]:
        """Kinds, directions, days and texts of a person's entries, oldest first."""
        return self.opened.rows(
            "SELECT i.kind, i.direction, substr(i.at_text, 1, 10), i.text FROM participant t JOIN interaction i "
            "ON i.id = t.interaction_id WHERE t.person_id = ? ORDER BY i.at_utc, i.id",
            self.person(name),
        )

    def sound(self) -> None:
        """Check everything that must hold whatever was done."""
        check_vault(self.opened)


def check_counts(file: FileCounts) -> None:
    """Six counts add up to the records of a file."""
    if file.records is None:
        assert {getattr(file, name) for name in COUNTS} == {None}
        return
    assert file.records == sum(getattr(file, name) for name in COUNTS), file
    assert sum(file.skipped_because.values()) == file.skipped
    assert min(getattr(file, name) for name in COUNTS) >= 0


def check_vault(opened: Opened) -> None:
    """Links, search rows, derived state, the log and the records of where things came from are in order."""
    with opened.vault.writing() as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert check_search_rows(connection) == []
        assert connection.execute("SELECT * FROM recording").fetchall() == [(1, None)]
        assert (
            connection.execute("SELECT 1 FROM change WHERE change_set_id NOT IN (SELECT id FROM change_set)").fetchall()
            == []
        )
        assert (
            connection.execute(
                "SELECT name FROM temp.sqlite_master WHERE name IN ('compared', 'outcome', 'import_made')"
            ).fetchall()
            == []
        )
        assert [row[1] for row in connection.execute("PRAGMA database_list")] in (["main"], ["main", "temp"])
        for table in (
            "person", "organisation", "interaction", "event", "follow_up", "membership", "contribution", "opportunity",
            "learning_resource", "credential",
        ):  # fmt: skip
            dangling = connection.execute(
                f"SELECT id, source_key FROM source_record WHERE entity_kind = '{table}' AND entity_id IS NOT NULL "
                f"AND entity_id NOT IN (SELECT id FROM {table})"
            ).fetchall()
            assert dangling == [], (table, dangling)
        present = connection.execute("SELECT * FROM person_state ORDER BY 1").fetchall()
        with only_tried(connection):
            connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched_state (id INTEGER PRIMARY KEY)")
            connection.execute("DELETE FROM temp.touched_state")
            connection.execute("INSERT INTO temp.touched_state SELECT id FROM person")
            connection.execute("DELETE FROM person_state")
            person_state.refresh(connection)
            assert connection.execute("SELECT * FROM person_state ORDER BY 1").fetchall() == present


@contextmanager
def only_tried(connection: Connection) -> Iterator[None]:
    """Run a block in a transaction that is taken back."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a table."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([titles, *rows])
    return out.getvalue()


def connection(  # noqa: PLR0917 (the columns of a row, in their order)
    name: str,
    company: str = "",
    position: str = "",
    mail: str = "",
    on: str = "09 Jul 2024",
    slug: str | None = None,
) -> list[str]:
    """Make a row of Connections.csv; the slug is made of the name."""
    given, _, family = name.partition(" ")
    slug = name.lower().replace(" ", "-") if slug is None else slug
    return [given, family, f"https://www.linkedin.com/in/{slug}" if slug else "", mail, company, position, on]


def connections(*rows: list[str]) -> str:
    """Write a Connections.csv."""
    return table(CONNECTION_TITLES, rows)


def url_of(name: str) -> str:
    """Give the profile address that `connection` makes of a name."""
    return OWNER if name == "Ada Quill" else f"https://www.linkedin.com/in/{name.lower().replace(' ', '-')}"


def message(sender: str, to: str, at: str, text: str, talk: str = "t1") -> list[str]:
    """Make a row of messages.csv; `to` may name several, joined by commas."""
    urls = ",".join(url_of(name) for name in to.split(","))
    return [talk, "", sender, url_of(sender), to, urls, f"{at} 08:00:00 UTC", "", text, "INBOX"]


def messages(*rows: list[str]) -> str:
    """Write a messages.csv."""
    return table(MESSAGE_TITLES, rows)


PROFILE = table(
    ("First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Headline", "Summary", "Industry", "Zip Code",
     "Geo Location", "Twitter Handles", "Websites", "Instant Messengers"),
    [("Ada", "Quill", *[""] * 11)],
)  # fmt: skip


def invitation(sender: str, to: str, direction: str = "OUTGOING") -> list[str]:
    """Make a row of Invitations.csv."""
    return [sender, to, "7/9/24, 4:05 PM", "", direction, url_of(sender), url_of(to)]


def invitations(*rows: list[str]) -> str:
    """Write an Invitations.csv."""
    return table(("From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"), rows)


def card(name: str, *lines: str, uid: str = "") -> str:
    """Write a card."""
    given, _, family = name.partition(" ")
    uid = uid or name.lower().replace(" ", "-")
    body = "".join(f"{line}\r\n" for line in (f"UID:{uid}", f"FN:{name}", f"N:{family};{given};;;", *lines))
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\n{body}END:VCARD\r\n"


def event(uid: str, title: str, day: str, *guests: str, extra: Sequence[str] = ()) -> str:
    """Write an event at ten in the morning, UTC, with guests by `Name <address>`."""
    people = []
    for guest in guests:
        name, _, mail = guest.rstrip(">").partition(" <")
        people.append(f"ATTENDEE;CN={name};PARTSTAT=ACCEPTED:mailto:{mail}")
    lines = (
        "BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260101T000000Z", f"SUMMARY:{title}", f"DTSTART:{day}T100000Z",
        f"DTEND:{day}T110000Z", *people, *extra, "END:VEVENT",
    )  # fmt: skip
    return "".join(f"{line}\r\n" for line in lines)


def task(uid: str, title: str, *extra: str) -> str:
    """Write a task."""
    lines = ("BEGIN:VTODO", f"UID:{uid}", "DTSTAMP:20260101T000000Z", f"SUMMARY:{title}", *extra, "END:VTODO")
    return "".join(f"{line}\r\n" for line in lines)


def calendar(*items: str) -> str:
    """Write a calendar file."""
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n{''.join(items)}END:VCALENDAR\r\n"


def source_counts(counts: ImportCounts) -> dict[str, dict[str, int]]:
    """Give the counts that are not nought, by source."""
    return {
        file.source: {name: getattr(file, name) for name in COUNTS if getattr(file, name)}
        for file in counts.files
        if file.records is not None
    }


def people_by_key(kept: Sequence[str]) -> tuple[str, ...]:
    """Give what stayed of an import, people by their keys alone."""
    return tuple(re.sub(r".* \((person \d+)\), .*", r"\1", line) for line in kept)
