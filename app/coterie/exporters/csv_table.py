# SPDX-License-Identifier: GPL-3.0-or-later
"""People as a table (RFC 4180), one row each, for spreadsheets or exactly as they are.

A spreadsheet runs a cell that begins like a formula. For spreadsheets such a cell begins with an apostrophe, and the
file with the mark by which they know UTF-8; the exact form has neither.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from coterie.domain.table_cells import BYTE_ORDER_MARK, clean, guarded
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.domain.export_values import ExportPerson
    from coterie.domain.records import FoundAffiliation

HEADINGS = (
    "Name", "Given name", "Family name", "Nickname", "Pronouns", "Organisation", "Title", "Department", "Mail",
    "Other mail", "Phone", "Other phones", "Address", "Links", "Birthday", "Tags", "Notes",
)  # fmt: skip

_BETWEEN = "; "


class Table:
    """Writes people as a table."""

    id = "csv"
    suffix = ".csv"

    @property
    def title(self) -> str:
        """The name a user knows it by."""
        return _("A table for spreadsheets (CSV)")

    def write(self, people: Iterable[ExportPerson], *, exact: bool = False) -> Iterator[bytes]:
        """Give the heading, then a row for each person."""
        yield (b"" if exact else BYTE_ORDER_MARK) + _line(HEADINGS)
        for person in people:
            yield _line([clean(cell) if exact else guarded(clean(cell)) for cell in cells_of(person)])


EXPORTER = Table()


def cells_of(person: ExportPerson) -> list[str]:
    """Give the cells of a person's row."""
    name, post = person.name, _present_post(person)
    mails, phones = _values(person, "mail"), _values(person, "phone")
    return [
        name.display, name.given, name.family, name.nickname, person.pronouns,
        *((post.organisation, post.title, post.department) if post else ("", "", "")),
        *_first_and_others(mails), *_first_and_others(phones),
        _BETWEEN.join(", ".join(value.split("\n")) for value in _values(person, "address")),
        _BETWEEN.join(_values(person, "url")),
        next((day.date for day in person.dates if day.kind == "birthday"), ""),
        _BETWEEN.join(person.tags),
        "\n\n".join(person.notes),
    ]  # fmt: skip


def _present_post(person: ExportPerson) -> FoundAffiliation | None:
    return next((post for post in person.affiliations if post.current), None)


def _values(person: ExportPerson, kind: str) -> list[str]:
    """Give the values of a kind, the preferred ones first."""
    points = [point for point in person.contact_points if point.kind == kind]
    return [point.value for point in sorted(points, key=lambda point: not point.preferred)]


def _first_and_others(values: list[str]) -> tuple[str, str]:
    return (values[0], _BETWEEN.join(values[1:])) if values else ("", "")


def _line(cells: Iterable[str]) -> bytes:
    """Write one row."""
    row = io.StringIO(newline="")
    csv.writer(row, lineterminator="\r\n").writerow(cells)
    return row.getvalue().encode("utf-8")
