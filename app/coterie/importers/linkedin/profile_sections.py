# SPDX-License-Identifier: GPL-3.0-or-later
"""Sections of the owner's profile, such as credentials (LinkedIn data archive, generations 2018 to 2026)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import CommunityRef, FoundCredential, FoundMembership
from coterie.importers.linkedin.other_rows import OtherRows, RowRead, other_sheet
from coterie.importers.text.written_dates import iso_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.domain.records import Thing
    from coterie.importers.linkedin.sheets import SheetKind

_STARTED = ("started on", "start date")


_FINISHED = ("finished on", "end date")


def _credential(read: RowRead) -> FoundCredential:
    """Make a certificate of the owner."""
    return FoundCredential(
        read.title, read.of("authority"), read.date, iso_date(read.of(*_FINISHED)), read.of("url"),
        read.of("license number"),
    )  # fmt: skip


def _membership(read: RowRead) -> FoundMembership:
    """Make a membership of the owner; the post stands for the role."""
    description = read.of("description")
    return FoundMembership(
        CommunityRef(read.title),
        role=read.of("position"),
        since=read.date,
        until=iso_date(read.of(*_FINISHED)),
        facts=(("description", description),) if description else (),
    )


def _section(
    name: str,
    kind: str,
    columns: str,
    dates: tuple[str, ...] = (),
    thing: Callable[[RowRead], Thing] | None = None,
) -> SheetKind:
    """Make the kind of one section, whose file is named after it and whose rows are known by title and date.

    The first of its columns is the title.
    """
    title = columns.partition(",")[0]
    rows = OtherRows(
        kind, title=(title,), date=dates, key=(title, *dates), thing=thing, may_have_no_title=thing is None
    )
    return other_sheet(f"linkedin.{name.replace(' ', '-')}", (name,), columns, rows)


SHEETS = (
    _section("certifications", "credential", "name, authority", _STARTED, _credential),
    _section("projects", "project", "title, description", _STARTED),
    _section("publications", "publication", "name, publisher", ("published on",)),
    _section("honors", "honour", "title, description", ("issued on", "issue date")),
    _section("courses", "course", "name, number"),
    _section("languages", "language", "name, proficiency"),
    _section("organizations", "membership", "name, position", _STARTED, _membership),
    _section("profile summary", "summary", "profile summary"),
    _section("causes you care about", "cause", "supported cause"),
    _section("volunteering", "volunteering", "company name", _STARTED),
    _section("patents", "patent", "title", ("issued on", "filed on")),
    _section("test scores", "test_score", "name", ("date", "date on")),
)
