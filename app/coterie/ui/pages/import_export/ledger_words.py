# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger of exports in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted, inside
from coterie.services.backups import BACKUP
from coterie.services.person_reports import REPORT
from coterie.services.printing import PAGES, PAPER
from coterie.ui.pages.import_export.export.words import DATED, field_words
from coterie.ui.pages.import_export.tables.lines import Cell, TableLine
from coterie.ui.pages.import_export.when_words import begun, said_moment

if TYPE_CHECKING:
    from coterie.domain.export_ledger import LedgerEntry
    from coterie.services.ports.clock import Clock


def ledger_line(number: int, entry: LedgerEntry, clock: Clock) -> TableLine:
    """Make the line of an export: what left, under which name, how much and when."""
    if entry.format == REPORT:
        return _whole_line(number, entry, clock, _("Everything about one person"))
    if entry.format == BACKUP:
        return _whole_line(number, entry, clock, _("Backup, encrypted like the vault"))
    if entry.format.partition("-")[0] in {PAPER, PAGES}:
        return _printed_line(number, entry, clock)
    fields = [inside(field_words(name)) for name in entry.fields if name != "name"]
    dated = entry.format in DATED
    what = _("Dates and titles") if dated else begun(", ".join([_("name"), *fields]))
    if entry.format == "reminders":
        much = counted("{n} reminder", "{n} reminders", entry.items)
    elif entry.format == "calendar":
        much = counted("{n} entry", "{n} entries", entry.items)
    else:
        much = counted("{n} person", "{n} people", entry.people)
    when = said_moment(entry.at_utc, clock)
    cells = (Cell(entry.file_name, what, role="label_medium"), Cell(much, when, colour="text2"))
    return TableLine(f"export:{number}", cells, f"{entry.file_name}: {much}, {when}. {what}")


def _whole_line(number: int, entry: LedgerEntry, clock: Clock, what: str) -> TableLine:
    """Make the line of a file that holds everything of somebody, or of everybody. what: it is."""
    much = counted("{n} person", "{n} people", entry.people)
    when = said_moment(entry.at_utc, clock)
    cells = (Cell(entry.file_name, what, role="label_medium"), Cell(much, when, colour="text2"))
    return TableLine(f"export:{number}", cells, f"{entry.file_name}: {what}, {when}")


def _printed_line(number: int, entry: LedgerEntry, clock: Clock) -> TableLine:
    """Make the line of something that went onto paper or into a file of pages; which file is not known."""
    form, _dash, printed = entry.format.partition("-")
    what = {
        "person": _("The page of a person"),
        "people": _("A list of people"),
        "today": _("The list of a day"),
        "calendar": _("Days of the calendar"),
        "everything": _("Everything about one person"),
    }.get(printed, _("Pages"))
    how = _("Printed") if form == PAPER else _("Saved as PDF")
    if printed in {"person", "people", "everything"}:
        much = counted("{n} person", "{n} people", entry.people)
    else:
        much = counted("{n} line", "{n} lines", entry.items)
    when = said_moment(entry.at_utc, clock)
    cells = (Cell(what, how, role="label_medium"), Cell(much, when, colour="text2"))
    return TableLine(f"export:{number}", cells, f"{what}: {how}, {much}, {when}")
