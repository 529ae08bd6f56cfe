# SPDX-License-Identifier: GPL-3.0-or-later
"""Organisations, members and topics the owner follows, and events (LinkedIn data archive, generations 2018 to 2026)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FoundEvent, FoundOrganisation, Record
from coterie.domain.texts import _
from coterie.importers.linkedin.other_rows import OtherRows, other_sheet
from coterie.importers.linkedin.sheets import Item, SheetKind, needs, read_rows, refused
from coterie.importers.text.delimited import Row, Sheet, place_of
from coterie.importers.text.kept_rows import cells_text, fingerprint
from coterie.importers.text.written_dates import read_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.importers.linkedin.archive import Archive

#: Attending, and withdrawn; other words stay in the raw row.
_STATES = {"APPROVED": "confirmed", "RELINQUISHED": "cancelled"}


def read_companies(_archive: Archive, sheet: Sheet) -> Iterator[Item]:
    """Make a watched organisation of each row."""
    return read_rows(sheet, lambda row: _company(sheet, row))


def _company(sheet: Sheet, row: Row) -> Item:
    """Make an organisation of a row."""
    name = row.cells[sheet.column("organization")].strip()
    if not name:
        return refused(sheet, row, _("The row has no name."))
    found = FoundOrganisation(name, watching=True)
    return Record(f"li:follow:{fingerprint(name.casefold())}", place_of(row.line), cells_text(row.cells[:-1]), found)


def read_events(_archive: Archive, sheet: Sheet) -> Iterator[Item]:
    """Make a calendar event of each row; nobody else who came is named."""
    return read_rows(sheet, lambda row: _event(sheet, row))


def _event(sheet: Sheet, row: Row) -> Item:
    """Make an event of a row."""
    cells = row.cells
    title, when = cells[sheet.column("event name")].strip(), cells[sheet.column("event time")].strip()
    span = read_span(when)
    if span is None:
        return refused(sheet, row, _("The date cannot be read."))
    start, end = span
    key = f"li:event:{fingerprint(title, when)}"
    found = FoundEvent(
        key,
        "",
        title,
        start,
        end=end.text if end is not None else "",
        status=_STATES.get(cells[sheet.column("status")].strip().upper(), ""),
        text=cells[sheet.column("external url")].strip(),
    )
    return Record(key, place_of(row.line), cells_text(cells[:-1]), found)


_MEMBERS = OtherRows("member_follow", title=("full name",), date=("date",), optional="member-follows", zone="UTC")
_HASHTAGS = OtherRows(
    "topic", title=("hash tag", "hashtag"), date=("created time",), key=("hash tag", "hashtag"), zone="UTC"
)
_OWN_HASHTAGS = OtherRows("topic", title=("member posts about hashtags",))

SHEETS = (
    SheetKind(
        source="linkedin.company-follows",
        names=("company follows",),
        needs=needs("organization, followed on"),
        read=read_companies,
        alone=needs("organization, followed on"),
        date="followed on",
    ),
    SheetKind(
        source="linkedin.events",
        names=("events",),
        needs=needs("event name, event time"),
        read=read_events,
        alone=needs("event name, event time, external url"),
    ),
    other_sheet("linkedin.member-follows", ("member follows",), "date, status, full name", _MEMBERS),
    other_sheet("linkedin.hashtag-follows", ("hashtag follows", "hash tag follows"), "created time, state", _HASHTAGS),
    other_sheet("linkedin.hashtags", ("member hashtags",), "member posts about hashtags", _OWN_HASHTAGS),
)
