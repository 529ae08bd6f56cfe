# SPDX-License-Identifier: GPL-3.0-or-later
"""Endorsements of skills, given and received (LinkedIn data archive, generations 2018 to 2026).

A click endorses many skills at once: what one person endorsed on one day becomes one interaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FoundInteraction, PersonRef, Record
from coterie.domain.texts import _
from coterie.importers.linkedin.owner import CHANNEL, slug_of
from coterie.importers.linkedin.sheets import Item, SheetKind, needs, read_rows, refused
from coterie.importers.text.delimited import Row, Sheet, place_of
from coterie.importers.text.kept_rows import cells_text, fingerprint
from coterie.importers.text.names import written_name
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.importers.linkedin.archive import Archive


def read(_archive: Archive, sheet: Sheet) -> Iterator[Item]:
    """Make an interaction of each endorsed skill; rows of a group become one."""
    return read_rows(sheet, lambda row: _item(sheet, row))


def _item(sheet: Sheet, row: Row) -> Item:
    """Make an interaction of a row, or say why not."""
    cells = row.cells
    who, direction = ("endorser", "in") if sheet.column("endorser first name") >= 0 else ("endorsee", "out")
    slug = slug_of(cells[sheet.column(f"{who} public url")])
    name = written_name(cells[sheet.column(f"{who} first name")], cells[sheet.column(f"{who} last name")])
    written = cells[sheet.column("endorsement date")].strip()
    moment = read_moment(written, "UTC")
    shown = name.display if name is not None else slug
    if moment is None or not shown:
        return refused(sheet, row, _("The date cannot be read.") if moment is None else _("The row has no name."))
    skill = cells[sheet.column("skill name")].strip()
    identity = f"li:{slug}" if slug else shown
    key = f"li:end:{fingerprint(direction, identity, written, skill)}"
    found = FoundInteraction(
        "endorsement",
        CHANNEL,
        direction,
        moment,
        (PersonRef(shown, (f"li:{slug}",) if slug else ()),),
        party=1,
        skill=skill,
        group=f"li:end:{fingerprint(direction, identity, moment.day())}",
    )
    return Record(key, place_of(row.line), cells_text(cells[:-1]), found)


SHEETS = (
    SheetKind(
        source="linkedin.endorsements",
        names=("endorsement received info", "endorsement given info"),
        needs=needs(
            "endorsement date, skill name, endorser first name", "endorsement date, skill name, endorsee first name"
        ),
        read=read,
        alone=needs("endorsement date, skill name"),
        date="endorsement date",
    ),
)
