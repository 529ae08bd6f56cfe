# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger of exports in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted, inside
from coterie.ui.pages.import_export.export.words import field_words
from coterie.ui.pages.import_export.tables.lines import Cell, TableLine
from coterie.ui.pages.import_export.when_words import begun, said_moment

if TYPE_CHECKING:
    from coterie.domain.export_ledger import LedgerEntry
    from coterie.services.ports.clock import Clock


def ledger_line(number: int, entry: LedgerEntry, clock: Clock) -> TableLine:
    """Make the line of an export: what left, under which name, how much and when."""
    fields = [inside(field_words(name)) for name in entry.fields if name != "name"]
    what = begun(", ".join([_("name"), *fields])) if entry.format != "reminders" else _("Dates and titles")
    if entry.format == "reminders":
        much = counted("{n} reminder", "{n} reminders", entry.items)
    else:
        much = counted("{n} person", "{n} people", entry.people)
    when = said_moment(entry.at_utc, clock)
    cells = (Cell(entry.file_name, what, role="label_medium"), Cell(much, when, colour="text2"))
    return TableLine(f"export:{number}", cells, f"{entry.file_name}: {much}, {when}. {what}")
