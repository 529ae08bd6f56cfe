# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of what a newer export says of people who were there: who left, which names and addresses changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _, counted
from coterie.ui.pages.import_export.field_words import field_name
from coterie.ui.pages.import_export.source_names import source_name
from coterie.ui.pages.import_export.tables.lines import Cell, Column, TableLine, TableText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.import_reports import ExportChanges, ImportCounts, KeptValue, LeftPerson, PersonChange


#: Names of columns as changed fields are called.
_FIELDS = {"display_name": "name", "affiliation": "post", "phonetic_given": "phonetic", "phonetic_family": "phonetic"}


@dataclass(frozen=True)
class ChangesText:
    """What else changed. people: whose each row is, in the order of the rows."""

    title: str
    line: str
    table: TableText
    more: str
    people: tuple[int, ...]


def changes_text(counts: ImportCounts, most: int | None) -> ChangesText | None:
    """Say it, or nothing where there is nothing to say. most: how many rows are shown, None = all there are."""
    changes = counts.changes
    total = changes.left_total + changes.renamed_total + changes.appeared_total + len(counts.kept)
    if not total and not changes.exports:
        return None
    rows = [*map(_left_line, changes.left), *map(_renamed_line, changes.renamed)]
    rows += [*map(_kept_line, counts.kept), *map(_new_line, changes.appeared)]
    shown = rows[:most]
    more = total - len(shown) if most is not None else 0
    table = TableText(
        (Column(_("Person"), 0.37), Column(_("Change"), 0.41), Column("", 0.22, at_end=True)),
        tuple(shown), pictures=True, two_lines=True, headed=False, name=_("What else changed"),
    )  # fmt: skip
    said = [*said_changes(changes), *said_kept(counts)]
    title = ", ".join(said) if said else _("Nobody left and nobody came")
    people = tuple(line.seed for line in shown)
    return ChangesText(
        title[:1].upper() + title[1:], _compared(changes), table,
        counted("Show {n} more", "Show {n} more", more) if more > 0 and len(rows) > len(shown) else "", people,
    )  # fmt: skip


def said_changes(changes: ExportChanges) -> Iterator[str]:
    """Say in numbers what changed, part by part."""
    if number := changes.left_total:
        yield counted("{n} person left", "{n} people left", number)
    if changes.exports and (number := changes.new_total):
        yield counted("{n} is new", "{n} are new", number)
    if number := sum(export.back for export in changes.exports):
        yield counted("{n} is back", "{n} are back", number)
    if number := changes.renamed_total:
        yield counted("{n} name or profile changed", "{n} names or profiles changed", number)
    if number := changes.appeared_total:
        yield counted("{n} address appeared", "{n} addresses appeared", number)


def said_kept(counts: ImportCounts) -> Iterator[str]:
    """Say how many values stay because somebody edited them."""
    if number := len(counts.kept):
        yield counted("{n} edit of yours stays", "{n} edits of yours stay", number)


def left_names(changes: ExportChanges, most: int = 2) -> str:
    """Name some of those who left."""
    names = [one.name for one in changes.left[:most]]
    more = changes.left_total - len(names)
    said = ", ".join(names)
    return _("{names} and {n} more").format(names=said, n=more) if names and more > 0 else said


def _compared(changes: ExportChanges) -> str:
    """Say which exports were compared."""
    said = [
        _("{source}: {earlier} to {later}.").format(
            source=source_name(export.source), earlier=_day(export.earlier), later=_day(export.later)
        )
        for export in changes.exports
        if export.earlier and export.later and export.earlier != export.later
    ]
    kept = _("Whoever left stays in your vault, with the day they were last seen.") if changes.left_total else ""
    return " ".join([*said, kept]).strip()


def _day(text: str) -> str:
    try:
        return spoken_date(date.fromisoformat(text))
    except ValueError:
        return text


def _left_line(one: LeftPerson) -> TableLine:
    source = source_name(one.source)
    below = _("last seen {day}").format(day=_day(one.last_seen)) if one.last_seen else ""
    what = _("No longer in {source}").format(source=source)
    return _line("left", one, Cell(what, below, role="label_strong"), Cell(_("Left"), pill="plain"))


def _renamed_line(one: PersonChange) -> TableLine:
    if one.field == "profile":
        what, pill = _("Now under another profile address?"), _("Compare by hand")
        cell = Cell(what, one.new, role="label_strong")
        return _line("profile", one, cell, Cell(pill, pill="warn"))
    cell = Cell(one.new, _("was {0}").format(one.old) if one.old else "", role="label_strong")
    return _line(f"renamed:{one.field}", one, cell, Cell(field_name(one.field, ""), pill="info"))


def _kept_line(one: KeptValue) -> TableLine:
    said = _("The file says {0}").format(one.theirs) if one.theirs else _("The file has it no more")
    field = field_name(_FIELDS.get(one.field, one.field), "")
    mine = one.mine or field
    person = one.id if one.kind == "person" else 0
    pill = Cell(_("Yours stays"), pill="plain")
    spoken = f"{one.name}: {field}, {mine}, {said}. {pill.text}"
    cells = (Cell(one.name or field), Cell(mine, said, role="label_strong"), pill)
    return TableLine(f"kept:{one.kind}:{one.id}:{one.field}", cells, spoken, person, one.name or field)


def _new_line(one: PersonChange) -> TableLine:
    below = _("beside {0}").format(one.old) if one.old else ""
    cell = Cell(one.new, below, role="label_strong")
    return _line(f"new:{one.new}", one, cell, Cell(field_name(one.field, ""), pill="accent"))


def _line(key: str, one: LeftPerson | PersonChange, cell: Cell, pill: Cell) -> TableLine:
    spoken = f"{one.name}: {pill.text}, {cell.text}" + (f", {cell.below}" if cell.below else "")
    return TableLine(f"{key}:{one.person_id}", (Cell(one.name), cell, pill), spoken, one.person_id, one.name)
