# SPDX-License-Identifier: GPL-3.0-or-later
"""Sections of the owner's profile that have no table yet (LinkedIn data archive, generations 2018 to 2026)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.importers.linkedin.other_rows import OtherRows, other_sheet

if TYPE_CHECKING:
    from coterie.importers.linkedin.sheets import SheetKind

_STARTED = ("started on", "start date")


def _section(name: str, kind: str, columns: str, title: str, date: tuple[str, ...] = ()) -> SheetKind:
    """Make the kind of one section, whose file is named after it and whose rows are known by title and date."""
    rows = OtherRows(kind, title=(title,), date=date, key=(title, *date))
    return other_sheet(f"linkedin.{name.replace(' ', '-')}", (name,), columns, rows)


SHEETS = (
    _section("certifications", "credential", "name, authority", "name", _STARTED),
    _section("projects", "project", "title, description", "title", _STARTED),
    _section("publications", "publication", "name, publisher", "name", ("published on",)),
    _section("honors", "honour", "title, description", "title", ("issued on", "issue date")),
    _section("courses", "course", "name, number", "name"),
    _section("languages", "language", "name, proficiency", "name"),
    _section("organizations", "membership", "name, position", "name", _STARTED),
    _section("profile summary", "summary", "profile summary", "profile summary"),
    _section("causes you care about", "cause", "supported cause", "supported cause"),
    _section("volunteering", "volunteering", "company name", "company name", _STARTED),
    _section("patents", "patent", "title", "title", ("issued on", "filed on")),
    _section("test scores", "test_score", "name", "name", ("date", "date on")),
)
