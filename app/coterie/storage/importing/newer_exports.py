# SPDX-License-Identifier: GPL-3.0-or-later
"""A newer export of a source beside the ones before: who is in it no more, and who is in it again.

An export counts as a newer whole one of a source where it is as late as the former one and tells of at least three
quarters of the people whom that one told of. A filtered list, an older export or another address book tells of fewer,
and says nothing of who is not in it. Nobody is deleted: the record notes the export they were last in and the first
one they were missing from (`missing_since`, two days with a stroke between them).

What one import brought of a source is a part; the parts of one row of exports are told apart from those of another
address book by what followed what, which is kept in the account of each import.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coterie.domain.import_reports import ComparedExport
from coterie.storage.importing.renamed_profiles import with_new_profiles
from coterie.storage.importing.tally import CREATED, HELD, Followed, Left

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coterie.storage.connections import Connection
    from coterie.storage.importing.context import Import
    from coterie.storage.importing.staging import Staging
    from coterie.storage.importing.tally import Tally

#: The share of those known before that a newer export tells of, at least: three of four.
_MOST, _OF = 3, 4

#: People whom earlier imports brought by records of their own, but for the owner and those in the bin.
_FORMER = """
SELECT r.id, r.source, r.source_key, r.batch_id, r.member, r.exported_on, r.missing_since, p.id, p.display_name
FROM source_record r CROSS JOIN person p ON p.id = r.entity_id AND p.deleted_at IS NULL
WHERE r.entity_kind = 'person' AND r.entity_id IS NOT NULL AND r.kind = 'person' AND r.batch_id < :batch
AND r.source IN (SELECT value FROM json_each(:sources)) AND p.id <> :owner
"""
_ACCOUNTS = """
SELECT id, at_utc, coalesce(report -> '$.files', '[]'), coalesce(report -> '$.exports', '[]') FROM import_batch
WHERE id < ? AND undone_at IS NULL AND report <> ''
"""
_MISSING = "UPDATE source_record SET missing_since = ? WHERE id = ?"


@dataclass
class _Series:
    """Records of one row of exports. day: of the latest of them; parts: what they came in."""

    day: str = ""
    parts: set[str] = field(default_factory=set)
    seen: list[_Former] = field(default_factory=list)
    unseen: list[_Former] = field(default_factory=list)


@dataclass(frozen=True)
class _Former:
    record: int
    person: int
    name: str
    missing: str
    #: Which file of this import tells of them, None = none does.
    file_index: int | None


def compare_exports(importing: Import, staging: Staging) -> None:
    """Compare what was read with what the vault had of the same sources, and note who left and who is back."""
    tally = importing.tally
    sources = sorted({file.found.source for file in tally.files.values() if file.records and file.found.source})
    if not sources or staging.lost_some:
        return
    accounts = _Accounts(importing.connection, importing.batch_id)
    for source, found in _former(importing, staging, sources, accounts).items():
        files = {index: file for index, file in tally.files.items() if file.found.source == source and file.records}
        day = max(made_on(file.found.path, file.found.exported) for file in files.values())
        for series in found:
            back = _back(importing, series, day)
            if _is_newer(series, day):
                refused = sum(file.refused for file in files.values())
                _note(importing, _Newer(source, day, refused, back), series)


def made_on(path: str, exported: str) -> str:
    """Say when an export was made: its own day, else when the file was written; ISO text, "" = unknown."""
    if exported:
        return exported
    try:
        written = Path(path).stat().st_mtime
    except OSError:
        return ""
    return datetime.fromtimestamp(written, UTC).isoformat(timespec="seconds")


@dataclass(frozen=True)
class _Newer:
    """An export that follows. refused: rows of it that could not be read; back: people who were missing before."""

    source: str
    day: str
    refused: int
    back: int


def _back(importing: Import, series: _Series, day: str) -> int:
    """Count who was missing and is in a later file again; any file tells that, a whole one or not."""
    back = [one for one in series.seen if one.missing and one.missing.partition("/")[2] <= day[:10]]
    importing.connection.executemany(_MISSING, [("", one.record) for one in back])
    return len(back)


def _is_newer(series: _Series, day: str) -> bool:
    """Say whether an export of a day is a newer whole one."""
    present = sum(1 for one in series.seen if not one.missing)
    absent = sum(1 for one in series.unseen if not one.missing)
    return present > 0 and present * _OF >= (present + absent) * _MOST and bool(day) and day >= series.day


def _note(importing: Import, newer: _Newer, series: _Series) -> None:
    """Note who left, and what followed what."""
    tally, run = importing.tally, importing.connection.execute
    gone = [one for one in series.unseen if not one.missing]
    if len(gone) <= newer.refused:
        gone = []  # They may stand in the rows that could not be read.
    earlier, later = series.day[:10], newer.day[:10]
    left = [Left(one.person, one.name, newer.source, earlier, later, one.record) for one in gone]
    for one in left:
        run(_MISSING, (f"{earlier}/{later}", one.record))
    left = with_new_profiles(importing, left)
    tally.left += left
    known = len(gone) + sum(1 for one in series.seen if not one.missing)
    number = sum(1 for one in left if not one.again)
    compared = ComparedExport(newer.source, earlier, later, known, 0, number, newer.back)
    follows = tuple(sorted(series.parts))
    tally.exports.append(Followed(compared, newer.day, follows, _part_of(tally, newer.source, series)))


def _part_of(tally: Tally, source: str, series: _Series) -> str:
    """Name the file of this import that tells of most of a row of exports, "" where one name says it all."""
    if not _has_several(file.records for file in tally.files.values() if file.found.source == source):
        return ""
    told: dict[int, int] = defaultdict(int)
    for one in series.seen:
        if one.file_index is not None:
            told[one.file_index] += 1
    most = max(told, key=lambda index: told[index])
    return tally.files[most].found.member


def compared_of(tally: Tally) -> tuple[ComparedExport, ...]:
    """Give the comparisons, with the people who are new counted once for each source."""
    made: dict[str, int] = defaultdict(int)
    for file in tally.files.values():
        made[file.found.source] += getattr(file, CREATED) + getattr(file, HELD)
    return tuple(replace(followed.compared, new=made.pop(followed.compared.source, 0)) for followed in tally.exports)


def written_exports(tally: Tally) -> list[dict[str, object]]:
    """Write what later imports need to know of the exports of this one."""
    followed: list[dict[str, object]] = [
        {"source": one.compared.source, "day": one.day, "follows": list(one.follows), "part": one.part}
        for one in tally.exports
    ]
    sources = {one["source"] for one in followed}
    days: dict[str, str] = {}
    for file in tally.files.values():
        if file.found.source and file.records and file.found.source not in sources:
            day = made_on(file.found.path, file.found.exported)
            days[file.found.source] = max(day, days.get(file.found.source, ""))
    first: list[dict[str, object]] = [
        {"source": source, "day": day, "follows": [], "part": ""} for source, day in days.items()
    ]
    return [*followed, *first]


class _Accounts:
    """What earlier imports say of their exports: when they were made, and what they followed."""

    def __init__(self, connection: Connection, batch_id: int) -> None:
        self._several: set[tuple[int, str]] = set()
        self._days: dict[tuple[int, str], str] = {}
        self._imported: dict[int, str] = {}
        self._above: dict[tuple[str, str], str] = {}
        for batch, at_utc, files, exports in connection.execute(_ACCOUNTS, (batch_id,)).fetchall():
            self._imported[batch] = datetime.fromtimestamp(at_utc, UTC).isoformat(timespec="seconds")
            self._take_files(batch, json.loads(files))
            self._take_exports(batch, json.loads(exports))

    def _take_files(self, batch: int, files: Iterable[Mapping[str, object]]) -> None:
        numbers: dict[str, list[object]] = defaultdict(list)
        for file in files:
            numbers[str(file.get("source", ""))].append(file.get("records"))
        self._several.update((batch, source) for source, records in numbers.items() if _has_several(records))

    def _take_exports(self, batch: int, exports: Iterable[Mapping[str, object]]) -> None:
        for export in exports:
            source, follows = str(export.get("source", "")), export.get("follows")
            day, known = str(export.get("day", "")), self._days.get((batch, source), "")
            self._days[batch, source] = max(day, known)
            own = self.part(batch, source, str(export.get("part", "")))
            for part in follows if isinstance(follows, list) else ():
                self._join(source, str(part), own)

    def part(self, batch: int, source: str, member: str) -> str:
        """Name a part: an import by its number, with the file where it brought several of the source."""
        return f"{batch}/{member}" if (batch, source) in self._several else str(batch)

    def day(self, batch: int, source: str, exported: str) -> str:
        """Say when the export of an import was made; at the latest when it came in."""
        return self._days.get((batch, source)) or exported or self._imported.get(batch, "")

    def root(self, source: str, part: str) -> str:
        """Give the name that all parts of one row of exports share."""
        while (source, part) in self._above:
            part = self._above[source, part]
        return part

    def _join(self, source: str, one: str, other: str) -> None:
        first, second = self.root(source, one), self.root(source, other)
        if first != second:
            self._above[source, second] = first


def _former(
    importing: Import, staging: Staging, sources: Iterable[str], accounts: _Accounts
) -> dict[str, list[_Series]]:
    """Sort the people whom earlier imports told of by source and row of exports."""
    found: dict[tuple[str, str], _Series] = defaultdict(_Series)
    values = {
        "batch": importing.batch_id, "sources": json.dumps(list(sources)), "owner": importing.known.owner_id,
    }  # fmt: skip
    for row in importing.connection.execute(_FORMER, values).fetchall():
        record, source, key, batch, member, exported, missing, person, name = row
        part = accounts.part(batch, source, member)
        series = found[source, accounts.root(source, part)]
        series.parts.add(part)
        series.day = max(series.day, accounts.day(batch, source, exported))
        file_index = staging.file_of(source, key)
        one = _Former(record, person, name, missing, file_index)
        (series.unseen if file_index is None else series.seen).append(one)
    return dict(_by_source(found))


def _by_source(found: Mapping[tuple[str, str], _Series]) -> Iterator[tuple[str, list[_Series]]]:
    sorted_series: dict[str, list[_Series]] = defaultdict(list)
    for (source, _root), series in found.items():
        sorted_series[source].append(series)
    yield from sorted_series.items()


def _has_several(records: Iterable[object]) -> bool:
    """Say whether several files brought more than one record each: a folder of single cards is one address book."""
    return sum(1 for number in records if isinstance(number, int) and number > 1) > 1
