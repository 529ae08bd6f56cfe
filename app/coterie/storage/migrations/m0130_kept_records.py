# SPDX-License-Identifier: GPL-3.0-or-later
"""Records of an archive (LinkedIn data archive, generations 2018 to 2026) that waited for their tables come into them.

What such a record is made of is written here once more, small and for good: its raw text is a JSON object with the
titles of its columns, and what was understood of it holds its kind, its title and its date. A job that was saved and
applied for has one key in both files and becomes one. What is made is logged under the step of its import, so that
taking the import back takes it along. Rows that the mapping does not know stay kept as they are, and so do those of
invented people, whose owner is nobody.
"""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from coterie.domain.column_titles import normalised_title
from coterie.domain.identity import organisation_key
from coterie.domain.moments import Moment
from coterie.domain.records import (
    CommunityRef,
    FoundContribution,
    FoundCredential,
    FoundLearning,
    FoundMembership,
    FoundOpportunity,
)
from coterie.domain.things import payload_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.domain.records import Thing
    from coterie.storage.connections import Connection

NUMBER = 130

#: Nothing of the schema: what `project` does is all of it.
UP = ""

_KEPT = """
SELECT r.id, r.source, r.source_key, r.raw, r.found, coalesce(b.change_set_id, 0), b.at_utc
FROM source_record r JOIN import_batch b ON b.id = r.batch_id
WHERE r.kind = 'other' AND r.entity_id IS NULL AND r.found IS NOT NULL AND r.source LIKE 'linkedin.%'
AND r.source_key NOT LIKE 'sample:%' ORDER BY r.id
"""
_BECAME = "UPDATE source_record SET kind = ?, found = ?, entity_kind = ?, entity_id = ? WHERE id = ?"
_LOG = """
INSERT INTO change (change_set_id, tbl, row_id, last_row_id, op)
SELECT id, :table, :key, :key, 'I' FROM change_set WHERE id = :step AND state = 'done'
"""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class _Kept(NamedTuple):
    """A record as it was kept. cells: by normalised titles; title, date: as they were understood."""

    key: str
    cells: dict[str, str]
    title: str
    date: str

    def of(self, *names: str) -> str:
        """Give the first filled cell among columns; "N/A" is empty."""
        return next((cell for name in names if (cell := self.cells.get(name, "").strip()) not in {"", "N/A"}), "")


def project(connection: Connection) -> None:
    """Make rows of the records that were kept for them."""
    work = _Projecting(connection)
    for row in connection.execute(_KEPT).fetchall():
        work.take(*row)


class _Projecting:
    """Writes rows, each logged under the step of its import."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._jobs: dict[str, int] = {}
        self._step = 0
        self._now_utc = 0

    def take(self, *row: Any) -> None:  # noqa: ANN401 (values of columns)
        """Make what a record is; one that says something else than expected stays as it is."""
        record, source, key, raw, found, step, at_utc = row
        make = _MAKERS.get(source)
        kept = _read(key, raw, found)
        if make is None or kept is None or not (kept.title or make in _NAMELESS):
            return
        thing = make(kept)
        self._step, self._now_utc = step, at_utc
        kind, entity = self._put(thing, kept)
        self._connection.execute(_BECAME, (kind, payload_of(thing), kind, entity, record))

    def _put(self, thing: Thing, kept: _Kept) -> tuple[str, int]:
        if isinstance(thing, FoundOpportunity):
            return "opportunity", self._opportunity(thing, kept.key)
        if isinstance(thing, FoundContribution):
            return "contribution", self._contribution(thing)
        if isinstance(thing, FoundLearning):
            return "learning_resource", self._new(
                "learning_resource", title=thing.title, kind=thing.kind, provider=thing.provider, url=thing.url,
                saved_on=thing.saved_on, seen_on=thing.seen_on, text=thing.text,
            )  # fmt: skip
        if isinstance(thing, FoundCredential):
            return "credential", self._new(
                "credential", name=thing.name, organisation_id=self._organisation(thing.issuer), url=thing.url,
                issued_on=thing.issued, expires_on=thing.expires, number=thing.number,
            )  # fmt: skip
        assert isinstance(thing, FoundMembership)  # noqa: S101 (the makers make no other kind)
        community = self._community(thing.community.name)
        values = {"community_id": community, "role": thing.role, "since": thing.since, "until": thing.until}
        membership = self._insert("membership", {**values, **self._times()})
        for name, value in thing.facts:
            self._insert("membership_fact", {"membership_id": membership, "name": name, "value": value})
        return "membership", membership

    def _opportunity(self, thing: FoundOpportunity, key: str) -> int:
        known = self._jobs.get(key)
        organisation = self._organisation(thing.organisation)
        if known is None:
            known = self._jobs[key] = self._new(
                "opportunity", title=thing.title, organisation_id=organisation, url=thing.url, text=thing.text,
                notes="\n\n".join(thing.notes), origin=thing.origin,
            )  # fmt: skip
        else:
            self._connection.execute(
                "UPDATE opportunity SET title = CASE WHEN title = '' THEN ? ELSE title END, url = CASE WHEN url = '' "
                "THEN ? ELSE url END, organisation_id = coalesce(organisation_id, ?) WHERE id = ?",
                (thing.title, thing.url, organisation, known),
            )
        on_date = thing.applied_on if thing.stage == "applied" else thing.saved_on
        stage = {"opportunity_id": known, "stage": thing.stage, "on_date": on_date}
        times = {"created_at": self._now_utc, "changed_at": self._now_utc}
        self._insert("stage_event", {**stage, **times})
        return known

    def _contribution(self, thing: FoundContribution) -> int:
        at = thing.at
        when = {"at_utc": at.utc, "at_text": at.text, "at_zone": at.zone, "at_precision": at.precision} if at else {}
        return self._new("contribution", kind=thing.kind, title=thing.title, url=thing.url, text=thing.text, **when)

    def _organisation(self, name: str) -> int | None:
        if not name:
            return None
        folded = organisation_key(name)
        row = self._connection.execute(
            "SELECT id FROM organisation WHERE folded = ? AND deleted_at IS NULL UNION ALL "
            "SELECT organisation_id FROM organisation_alias WHERE folded = ? LIMIT 1",
            (folded, folded),
        ).fetchone()
        return int(row[0]) if row else self._new("organisation", name=name, folded=folded)

    def _community(self, name: str) -> int:
        folded = organisation_key(name)
        row = self._connection.execute("SELECT id FROM community WHERE folded = ? LIMIT 1", (folded,)).fetchone()
        return int(row[0]) if row else self._new("community", name=name, folded=folded)

    def _new(self, table: str, **values: object) -> int:
        return self._insert(table, {"uuid": str(uuid.uuid4()), **values, **self._times()})

    def _times(self) -> dict[str, int]:
        return {"created_at": self._now_utc, "changed_at": self._now_utc}

    def _insert(self, table: str, values: dict[str, object]) -> int:
        """Insert a row; table and columns are written above, never data."""
        columns, marks = ", ".join(values), ", ".join("?" * len(values))
        key = self._connection.execute(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})", (*values.values(),)
        ).lastrowid
        self._connection.execute(_LOG, {"table": table, "key": key, "step": self._step})
        return int(key)


def _read(key: str, raw: bytes, found: str) -> _Kept | None:
    """Read what is kept of a record, None where it is something else."""
    try:
        cells, understood = json.loads(raw or b"{}"), json.loads(found)
    except (ValueError, RecursionError):
        return None
    if not isinstance(cells, dict) or not isinstance(understood, list) or len(understood) != 3:
        return None
    titled = {normalised_title(title): _sound(cell) for title, cell in cells.items()}
    return _Kept(key, titled, _sound(understood[1]), _sound(understood[2]))


def _sound(value: object) -> str:
    """Give a text that can be kept: half of a character pair becomes a question mark."""
    return str(value).encode("utf-8", "replace").decode()


def _saved(kept: _Kept) -> FoundOpportunity:
    return FoundOpportunity(
        kept.of("job title"), kept.of("company name"), kept.of("job url"), saved_on=kept.date, origin="LinkedIn"
    )


def _applied(kept: _Kept) -> FoundOpportunity:
    answers = kept.of("question and answers")
    return FoundOpportunity(
        kept.of("job title"), kept.of("company name"), kept.of("job url"), "applied", applied_on=kept.date,
        notes=(answers.replace(" | ", "\n"),) if answers else (), origin="LinkedIn",
    )  # fmt: skip


def _given(kind: str, url: str, *texts: str) -> Callable[[_Kept], FoundContribution]:
    def make(kept: _Kept) -> FoundContribution:
        title = "" if kept.title == kept.of(url) else kept.title
        return FoundContribution(kind, _moment(kept.date), title, kept.of(url), kept.of(*texts) if texts else "")

    return make


def _course(kept: _Kept) -> FoundLearning:
    kind = kept.of("content type").lower()
    return FoundLearning(kept.title, kind or "course", "LinkedIn Learning", seen_on=kept.date)


def _saved_post(kept: _Kept) -> FoundLearning:
    return FoundLearning(kept.title, "post", "LinkedIn", kept.of("saved item"), saved_on=kept.date)


def _credential(kept: _Kept) -> FoundCredential:
    return FoundCredential(
        kept.title, kept.of("authority"), kept.date, _date(kept.of("finished on")), kept.of("url"),
        kept.of("license number"),
    )  # fmt: skip


def _membership(kept: _Kept) -> FoundMembership:
    description = kept.of("description")
    return FoundMembership(
        CommunityRef(kept.title), None, kept.of("position"), kept.date, _date(kept.of("finished on", "end date")),
        (("description", description),) if description else (),
    )  # fmt: skip


def _date(written: str) -> str:
    """Read `Jun 2017` or `2017`; anything else is not known here."""
    month, _blank, year = written.strip().rpartition(" ")
    if not (year.isascii() and year.isdecimal() and len(year) == 4):
        return ""
    if not month:
        return year
    number = next((at for at, name in enumerate(_MONTHS, 1) if month.lower().startswith(name)), 0)
    return f"{year}-{number:02}" if number else ""


def _moment(text: str) -> Moment | None:
    """Make the moment of ISO text, None where none is known."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) == len("2024-03-01"):
        return Moment(int(at.replace(tzinfo=UTC).timestamp()), text, "", "day")
    precision = "second" if text.count(":") > 1 else "minute"
    zone = "UTC" if text.endswith("Z") else ""
    return Moment(int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()), text, zone, precision)


#: What is known by more than a title.
_NAMELESS = (_saved, _applied)
_MAKERS: dict[str, Callable[[_Kept], Thing]] = {
    "linkedin.saved-jobs": _saved,
    "linkedin.applications": _applied,
    "linkedin.shares": _given("post", "share link", "share commentary", "share description"),
    "linkedin.comments": _given("comment", "link", "message"),
    "linkedin.reposts": _given("repost", "link"),
    "linkedin.reactions": _given("reaction", "link"),
    "linkedin.votes": _given("vote", "link"),
    "linkedin.articles": _given("article", "link", "text"),
    "linkedin.learning": _course,
    "linkedin.saved-items": _saved_post,
    "linkedin.certifications": _credential,
    "linkedin.organizations": _membership,
}
