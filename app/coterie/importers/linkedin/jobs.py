# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs saved and applied for, and what the owner looks for (LinkedIn data archive, generations 2018 to 2026).

Mail address and number on an application are the owner's own; questions and answers stay out until they are ticked.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.domain.records import FoundOpportunity
from coterie.importers.linkedin.other_rows import OtherRows, RowRead, other_sheet
from coterie.importers.linkedin.sheets import needs

if TYPE_CHECKING:
    from coterie.importers.text.delimited import Row, Sheet

_JOB = re.compile(r"/jobs/view/(?:[^/?#]*-)?(\d+)")


def _key(sheet: Sheet, row: Row) -> str:
    """Make the key of the number in the address of a job, "" where there is none."""
    match = _JOB.search(row.cells[sheet.column("job url")])
    return f"li:job:{match[1]}" if match else ""


def _saved(read: RowRead) -> FoundOpportunity:
    """Make a job that was saved; its title may be missing."""
    return FoundOpportunity(
        read.title, read.of("company name"), read.of("job url"), saved_on=read.date, origin="LinkedIn"
    )


def _applied(read: RowRead) -> FoundOpportunity:
    """Make a job that was applied for; one that was saved as well has the same key."""
    answers = read.of("question and answers")
    return FoundOpportunity(
        read.title,
        read.of("company name"),
        read.of("job url"),
        "applied",
        applied_on=read.date,
        notes=(answers.replace(" | ", "\n"),) if answers else (),
        origin="LinkedIn",
    )


_APPLICATIONS = OtherRows(
    "application",
    title=("job title",),
    date=("application date",),
    key=("application date", "company name", "job title"),
    key_of=_key,
    unless={"question and answers": "answers"},
    thing=_applied,
)
_SAVED = OtherRows(
    "opportunity",
    title=("job title",),
    date=("saved date",),
    key=("saved date", "company name", "job title"),
    key_of=_key,
    thing=_saved,
)
_PREFERENCES = OtherRows(
    "preference",
    title=("job titles", "locations", "industries"),
    key=("dataset",),  # no such column: there is one row, and it keeps its key whatever is in it
    only=("job titles", "locations", "preferred job types", "industries", "dream companies"),
)
_ALERTS = OtherRows("preference", title=("query context", "jobs search url"), date=("saved search date",))

SHEETS = (
    replace(
        other_sheet(
            "linkedin.applications", ("job applications",), "application date, company name, job title", _APPLICATIONS
        ),
        alone=needs("application date, job url"),
    ),
    replace(
        other_sheet("linkedin.saved-jobs", ("saved jobs",), "saved date, job url", _SAVED),
        alone=needs("saved date, job url"),
    ),
    other_sheet("linkedin.job-preferences", ("job seeker preferences",), "locations, job titles", _PREFERENCES),
    replace(
        other_sheet("linkedin.job-alerts", ("saved job alerts",), "saved search date", _ALERTS),
        needs=needs("saved search date, jobs search url", "alert parameters, query context"),
    ),
)
