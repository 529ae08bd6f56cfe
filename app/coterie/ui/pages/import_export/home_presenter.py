# SPDX-License-Identifier: GPL-3.0-or-later
"""Where files are chosen: past imports, pairs that wait, past exports. It knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from coterie.domain.texts import _, counted
from coterie.ui.pages.import_export.ledger_words import ledger_line
from coterie.ui.pages.import_export.mapping.field_titles import kept_as
from coterie.ui.pages.import_export.tables.lines import Cell, Column, TableLine, TableText
from coterie.ui.pages.import_export.when_words import said_moment, undo_until

if TYPE_CHECKING:
    from coterie.domain.column_maps.maps import ColumnMap
    from coterie.domain.export_ledger import LedgerEntry
    from coterie.domain.import_reports import PastImport
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.importing import RevertedImport
    from coterie.ui.desk import Desk

UNDO = "undo"
#: So many lines of the past are shown.
_PAST = 200
_EXPORTS = 8


@dataclass(frozen=True)
class HomeText:
    """Everything that stands beside the place where files are chosen. kept: name and detail of each kept mapping."""

    past: TableText
    exports: TableText
    pairs: str
    has_pairs: bool
    kept: tuple[tuple[str, str], ...] = ()


class HomeView(Protocol):
    """What this part needs of the window."""

    def show_home(self, shown: HomeText) -> None:
        """Show the past and what waits."""

    def open_report(self, batch: int) -> None:
        """Show the report of an import."""


@dataclass(frozen=True)
class _Found:
    past: tuple[PastImport, ...]
    exports: tuple[LedgerEntry, ...]
    pairs: int
    maps: tuple[ColumnMap, ...]


class HomePresenter:
    """Reads what stands beside the place where files are chosen."""

    def __init__(self, desk: Desk, view: HomeView) -> None:
        """Begin with nothing read."""
        self._desk, self._view = desk, view
        self._past: tuple[PastImport, ...] = ()
        self._maps: tuple[ColumnMap, ...] = ()

    def reload(self) -> None:
        """Read it anew."""
        session = self._desk.session
        self._desk.jobs.read(
            lambda _ctx: _Found(
                tuple(session.importing.past()[:_PAST]),
                tuple(session.exporting.ledger(_EXPORTS)),
                session.duplicates.open_pairs(),
                tuple(session.column_maps.all()),
            ),
            self._take,
            key="transfer.home",
        )

    def open(self, row: int) -> None:
        """Show the report of a past import."""
        self._view.open_report(self._past[row].batch_id)

    def undo(self, row: int) -> None:
        """Undo a past import; what was changed or linked since stays."""
        past, session = self._past[row], self._desk.session

        def done(reverted: RevertedImport) -> None:
            text = _("Undone: {0}.").format(past.label)
            if reverted.kept:
                stays = counted("{n} thing stays", "{n} things stay", len(reverted.kept))
                text = _("{undone} {stays}: {first}.").format(undone=text, stays=stays, first=reverted.kept[0])
            self._desk.notices.say(text, undo=True)

        if past.can_undo:
            self._desk.jobs.write(lambda _ctx: session.importing.undo(past.batch_id), done)

    def forget(self, number: int) -> None:
        """Forget a mapping; for a moment it can be kept all the same."""
        column_map, maps, jobs = self._maps[number], self._desk.session.column_maps, self._desk.jobs

        def keep() -> None:
            jobs.write(lambda _ctx: maps.keep(column_map), lambda _none: None)

        def done(_none: None) -> None:
            text = _("Files with the columns of “{0}” are asked about again.").format(_called(column_map))
            self._desk.notices.offer(text, _("Keep it"), keep)

        jobs.write(lambda _ctx: maps.forget(column_map), done)

    def _take(self, found: _Found) -> None:
        self._past, self._maps = found.past, found.maps
        clock = self._desk.clock
        pairs = counted("{n} pair may be the same person.", "{n} pairs may each be the same person.", found.pairs)
        self._view.show_home(
            HomeText(
                TableText(
                    (Column("", 0.5), Column("", 0.34), Column("", 0.16, at_end=True)),
                    tuple(_past_line(past, clock) for past in found.past),
                    empty=_("Nothing was brought in yet."),
                    two_lines=True,
                    headed=False,
                    name=_("Past imports"),
                ),
                TableText(
                    (Column("", 0.66), Column("", 0.34, at_end=True)),
                    tuple(ledger_line(number, entry, clock) for number, entry in enumerate(found.exports)),
                    empty=_("Nothing has left this vault."),
                    two_lines=True,
                    headed=False,
                    name=_("Past exports"),
                ),
                pairs if found.pairs else _("Nobody waits for a decision."),
                found.pairs > 0,
                tuple((_called(column_map), _told(column_map)) for column_map in found.maps),
            )
        )


def _called(column_map: ColumnMap) -> str:
    """Name a mapping, by what it is of where nobody did."""
    return column_map.name or kept_as(column_map.entity)


def _told(column_map: ColumnMap) -> str:
    columns = counted("{n} column", "{n} columns", len(column_map.columns))
    return _("{kind}, {columns}").format(kind=kept_as(column_map.entity), columns=columns)


def _past_line(past: PastImport, clock: Clock) -> TableLine:
    """Make the line of a past import."""
    when = said_moment(past.at_utc, clock)
    files = past.files[0] if past.files else ""
    if len(past.files) > 1:
        files = _("{0} and {1} more").format(files, len(past.files) - 1)
    below = ", ".join(part for part in (when, files) if part)
    came = _came(past)
    if past.undone_at is not None:
        state = Cell(_("Undone"), said_moment(past.undone_at, clock), colour="text3")
    elif past.can_undo:
        state = Cell(_("Undo"), role="label_medium", colour="accent", icon="undo-2", tone="accent", name=UNDO)
    else:
        state = Cell(_("Kept"), colour="text3")
    until = _("can be undone until {0}").format(undo_until(past.at_utc, clock)) if past.can_undo else ""
    cells = (Cell(past.label, below, role="label_medium"), Cell(came, until, colour="text2"), state)
    spoken = ", ".join(part for part in (past.label, below, came, until or state.text) if part)
    return TableLine(f"past:{past.batch_id}", cells, spoken)


def _came(past: PastImport) -> str:
    """Count what an import did, by its totals."""
    people = past.totals.get("people", {})
    parts = [
        counted("{n} added", "{n} added", people.get("created", 0)) if people.get("created") else "",
        counted("{n} updated", "{n} updated", people.get("updated", 0)) if people.get("updated") else "",
        counted("{n} to compare", "{n} to compare", people.get("held", 0)) if people.get("held") else "",
    ]
    said = ", ".join(part for part in parts if part)
    others = sum(
        number
        for kind, numbers in past.totals.items()
        if kind != "people"
        for outcome, number in numbers.items()
        if outcome != "unchanged"
    )
    return said or (counted("{n} entry", "{n} entries", others) if others else "")
