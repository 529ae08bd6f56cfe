# SPDX-License-Identifier: GPL-3.0-or-later
"""From a table that nobody knows to the map by which it is read; several of them one after the other. No widget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from coterie.domain.column_maps.guessing import guess
from coterie.domain.texts import _
from coterie.ui.pages.import_export.mapping.words import (
    Constant,
    MappingText,
    Settling,
    constants_of,
    mapping_text,
    place_among,
)
from coterie.ui.parts.covers import bare, uncovered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.column_maps.maps import ColumnMap
    from coterie.domain.errors import UserError
    from coterie.services.column_maps import TableSeen
    from coterie.services.jobs import JobContext
    from coterie.ui.desk import Desk
    from coterie.ui.jobs import Job

#: A file and what is in it, by the names a report gives them.
FileName = tuple[str, str]


@dataclass(frozen=True)
class Mapped:
    """A map that was settled. keeps: it is to be kept once the table was imported by it."""

    column_map: ColumnMap
    keeps: bool


class MappingView(Protocol):
    """What the mapping needs of the window."""

    def show_looking(self, title: str) -> None:
        """Show that tables are looked at."""

    def show_mapping(self, shown: MappingText) -> None:
        """Show what columns mean so far."""

    def show_mapping_problem(self, text: str) -> None:
        """Say why a table cannot be looked at."""

    def mapped(self, maps: Sequence[Mapped]) -> None:
        """Go on with the import: every table is settled."""

    def mapping_left(self) -> None:
        """Go back to where columns were wished to be chosen."""


@dataclass(frozen=True)
class _Found:
    tables: tuple[TableSeen, ...]
    sizes: tuple[int, ...]


class MappingPresenter:
    """Holds the tables of one import that nobody knows, and what was settled about them."""

    def __init__(self, desk: Desk, view: MappingView) -> None:
        """Begin with none."""
        self._desk, self._view = desk, view
        self._job: Job | None = None
        self._is_looking = False
        self._tables: list[Settling] = []
        self._at = 0

    @property
    def is_open(self) -> bool:
        """Whether there is a table to settle."""
        return bool(self._tables) or self._is_looking

    @property
    def is_looking(self) -> bool:
        """Whether tables are being looked at for the first time."""
        return self._is_looking

    @property
    def can_review(self) -> bool:
        """Whether the table in front is settled."""
        return bool(self._tables) and mapping_text(self._now).can_review

    def begin(self, paths: Sequence[Path], unread: frozenset[FileName]) -> None:
        """Look at the tables among files that could not be read."""
        self.close()
        maps, files = self._desk.session.column_maps, tuple(paths)
        self._is_looking = True
        self._view.show_looking(_("Looking at the columns"))

        def work(ctx: JobContext) -> _Found:
            seen = maps.look(files, ctx)
            tables = [table for table in seen if (Path(table.path).name, table.member) in unread]
            return _Found(tuple(tables), tuple(map(_size, tables)))

        self._job = self._desk.jobs.read(work, self._take, failed=self._fail, key="import.columns")

    def close(self) -> None:
        """Forget everything; nothing was saved."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        self._is_looking, self._tables, self._at = False, [], 0

    def show(self) -> None:
        """Show the table in front."""
        if self._tables:
            self._view.show_mapping(mapping_text(self._now))

    def choose_kind(self, kind: str) -> None:
        """Say what a row is; what columns mean is guessed anew."""
        now = self._now
        if kind != now.column_map.entity:
            guessed = guess(now.seen.names, bare(now.seen.rows), kind)
            self._change(column_map=replace(guessed, name=now.column_map.name))

    def choose_field(self, column: int, field: str) -> None:
        """Say what a column is."""
        columns = list(self._now.column_map.columns)
        columns[column] = (columns[column][0], field)
        self._change(column_map=replace(self._now.column_map, columns=tuple(columns)))

    def order_dates(self, order: str) -> None:
        """Say which number of a date is the day."""
        self._change(order=order)

    def choose_encoding(self, encoding: str) -> None:
        """Read the table in other letters; what was chosen of its columns stays."""
        now = self._now
        if encoding == now.encoding:
            return
        maps = self._desk.session.column_maps
        asked = encoding if encoding != now.letters[0][0] else ""
        self._change(encoding=encoding)
        at = self._at

        def work(ctx: JobContext) -> TableSeen | None:
            seen = maps.look([Path(now.seen.path)], ctx, asked)
            return next((table for table in seen if table.member == now.seen.member), None)

        def done(seen: TableSeen | None) -> None:
            if seen is not None and at < len(self._tables) and self._tables[at].encoding == encoding:
                self._tables[at] = _read_anew(self._tables[at], seen)
                self.show()

        def failed(error: UserError) -> None:
            self._view.show_mapping_problem(str(error))

        self._desk.jobs.read(work, done, failed=failed, key="import.letters")

    def add_to_rows(self, constants: Sequence[Constant]) -> None:
        """Give every row the same text in a field."""
        self._change(constants=tuple(constants))

    def remember(self, wanted: bool) -> None:
        """Keep the map for the next table with these columns, or not."""
        self._change(remembers=wanted)

    def rename(self, name: str) -> None:
        """Call the map otherwise."""
        if self._tables:
            self._tables[self._at] = replace(self._now, profile=name)

    def review(self) -> None:
        """Take the next table, or go on with the import."""
        if not self.can_review:
            return
        mapped = [_settled(table) for table in self._tables[: self._at + 1]]
        # A map may read more than one table: those are not asked about.
        following = self._at + 1
        while following < len(self._tables) and self._is_read(self._tables[following], mapped):
            following += 1
        if following < len(self._tables):
            self._at = following
            self.show()
            return
        self.close()
        self._view.mapped(mapped)

    def back(self) -> None:
        """Go to the table before, or to where this began."""
        if self._at > 0:
            self._at -= 1
            self.show()
            return
        self.close()
        self._view.mapping_left()

    @property
    def _now(self) -> Settling:
        return self._tables[self._at]

    def _is_read(self, table: Settling, mapped: Sequence[Mapped]) -> bool:
        return any(one.column_map.fits(table.seen.names) for one in mapped)

    def _change(self, **parts: object) -> None:
        if self._tables:
            self._tables[self._at] = replace(self._now, **parts)  # type: ignore[arg-type] # fields of its own
            self.show()

    def _take(self, found: _Found) -> None:
        self._job, self._is_looking = None, False
        number = len(found.tables)
        self._tables = [
            _begun(seen, size, place_among(at + 1, number))
            for at, (seen, size) in enumerate(zip(found.tables, found.sizes, strict=True))
        ]
        self._at = 0
        if self._tables:
            self.show()
        else:
            self._view.mapping_left()

    def _fail(self, error: UserError) -> None:
        self.close()
        self._view.mapping_left()
        self._view.show_mapping_problem(str(error))


def _begun(seen: TableSeen, size: int, place: str) -> Settling:
    """Begin with what the titles and cells say."""
    # While blur is on the names of encodings come covered with the words in them.
    letters = tuple((uncovered(encoding), words) for encoding, words in seen.letters)
    return Settling(seen, seen.column_map, letters, seen.encoding, profile=_profile(seen), place=place, size=size)


def _profile(seen: TableSeen) -> str:
    """Name a map after the file."""
    return Path((seen.member or seen.path).rpartition("/")[2]).stem


def _size(seen: TableSeen) -> int:
    """Give the size of a file that stands by itself; of one in an archive nobody needs it."""
    path = Path(seen.path)
    return path.stat().st_size if path.is_file() and path.name == seen.member else 0


def _read_anew(settling: Settling, seen: TableSeen) -> Settling:
    """Take what a table says in other letters; columns keep what was chosen for them, by their places."""
    was = settling.column_map
    if len(seen.names) != len(was.columns):
        return replace(settling, seen=seen, column_map=seen.column_map)
    targets = [target for _name, target in was.columns]
    return replace(settling, seen=seen, column_map=replace(was, columns=tuple(zip(seen.names, targets, strict=True))))


def _settled(settling: Settling) -> Mapped:
    """Make the map that the import is read by."""
    question = mapping_text(settling).question
    found = settling.letters[0][0] if settling.letters else settling.encoding
    column_map = replace(
        settling.column_map,
        name=settling.profile.strip() or _profile(settling.seen),
        always=constants_of(settling.column_map.entity, settling.constants),
        dates=question.chosen if question is not None else "",
        encoding=settling.encoding if settling.encoding != found else "",
    )
    return Mapped(column_map, settling.remembers)
