# SPDX-License-Identifier: GPL-3.0-or-later
"""Invitations sent and received (LinkedIn data archive, generations 2018 to 2026).

An invitation is no contact and makes no person: the other side may never have accepted. Its note is a message, and is
ticked like one.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import FoundInteraction, PersonRef, Record, Refused, Skipped
from coterie.domain.texts import _
from coterie.importers.linkedin.message_survey import is_closed
from coterie.importers.linkedin.owner import CHANNEL, slug_of
from coterie.importers.linkedin.sheets import Item, SheetKind, needs, read_rows, refused
from coterie.importers.text.delimited import Row, Sheet, place_of
from coterie.importers.text.html_text import plain_text
from coterie.importers.text.kept_rows import cells_text, fingerprint
from coterie.importers.text.names import plain_name
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.importers.linkedin.archive import Archive
    from coterie.importers.text.delimited import Cells

_DIRECTIONS = {"INCOMING": "in", "OUTGOING": "out"}


class _Columns(NamedTuple):
    """Where the columns are; -1 is an empty cell."""

    sender: int
    to: int
    sent: int
    message: int
    direction: int
    inviter: int
    invitee: int

    @classmethod
    def of(cls, sheet: Sheet) -> _Columns:
        """Find the columns of any generation; the numbers of 2023 (urn:li:member) name nobody elsewhere."""
        titles = ("from", "to", "sent at", "message", "direction", "inviter profile url", "invitee profile url")
        return cls(*map(sheet.column, titles))


def likely_owner(sheets: Iterable[Sheet]) -> str:
    """Give the profile that most often invites in outgoing invitations, "" when there is none."""
    seen: Counter[str] = Counter()
    for sheet in sheets:
        at = _Columns.of(sheet)
        for row in sheet.rows():
            if (
                not isinstance(row, Refused)
                and _direction(row.cells, at) == "out"
                and (slug := slug_of(row.cells[at.inviter]))
            ):
                seen[slug] += 1
    return max(sorted(seen), key=lambda slug: seen[slug], default="")


def read(archive: Archive, sheet: Sheet) -> Iterator[Item]:
    """Make an interaction of each invitation."""
    at = _Columns.of(sheet)
    with_text = archive.wants("message-text")
    return read_rows(sheet, lambda row: _item(archive, sheet, at, row, with_text=with_text))


def _item(archive: Archive, sheet: Sheet, at: _Columns, row: Row, *, with_text: bool) -> Item:
    """Make an interaction of a row, or say why not."""
    cells = row.cells
    moment = read_moment(cells[at.sent])
    if moment is None:
        return refused(sheet, row, _("The date cannot be read."))
    direction = _direction(cells, at) or _told_by_owner(archive, cells, at)
    sent, received = _party(cells[at.sender], cells[at.inviter]), _party(cells[at.to], cells[at.invitee])
    others = {"in": [sent], "out": [received]}.get(direction, [sent, received])
    people = tuple(PersonRef(name, keys) for name, keys in others if name)
    if not people:
        return Skipped(place_of(row.line), _("closed account"))
    text = plain_text(cells[at.message]) if with_text else ""
    who = people[0].keys[0] if people[0].keys else people[0].name
    key = f"li:inv:{fingerprint(direction, who, cells[at.sent].strip())}"
    if not with_text and at.message >= 0:
        cells[at.message] = ""
    found = FoundInteraction("invitation", CHANNEL, direction, moment, people, text, party=1)
    return Record(key, place_of(row.line), cells_text(cells[:-1]), found)


def _direction(cells: Cells, at: _Columns) -> str:
    """Give the direction as the row says it, "" where it does not."""
    return _DIRECTIONS.get(cells[at.direction].strip().upper(), "")


def _told_by_owner(archive: Archive, cells: Cells, at: _Columns) -> str:
    """Tell the direction by which side is the owner's."""
    if archive.owner.is_it(slug_of(cells[at.inviter]), cells[at.sender]):
        return "out"
    return "in" if archive.owner.is_it(slug_of(cells[at.invitee]), cells[at.to]) else "unknown"


def _party(name: str, url: str) -> tuple[str, tuple[str, ...]]:
    """Give the name and keys of one side; both empty where the account is gone."""
    slug = slug_of(url)
    shown = slug if is_closed(name) else plain_name(name)
    return shown, (f"li:{slug}",) if slug else ()


SHEETS = (
    SheetKind(
        source="linkedin.invitations",
        names=("invitations",),
        needs=needs("sent at, direction", "from, to, sent at"),
        read=read,
        alone=needs("sent at, direction"),
        date="sent at",
        private=("message",),
    ),
)
