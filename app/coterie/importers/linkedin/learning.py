# SPDX-License-Identifier: GPL-3.0-or-later
"""Courses watched or saved (LinkedIn data archive, generations 2020 to 2026).

"N/A" stands for an empty cell; the completion date is always so, which says nothing about completion.
"""

from __future__ import annotations

import re
from dataclasses import replace

from coterie.domain.records import FoundLearning
from coterie.importers.linkedin.other_rows import OtherRows, RowRead, other_sheet
from coterie.importers.linkedin.sheets import needs
from coterie.importers.text.html_text import plain_text

_URN = re.compile(r"\s*-?\s*urn:li:\S*\s*\Z")
WATCHED = "content last watched date (if viewed)"


def _title(written: str) -> str:
    """Give a title without the internal number at its end."""
    return _URN.sub("", plain_text(written))


def _course(read: RowRead) -> FoundLearning:
    """Make a course with its description and what was noted on its videos; nothing says whether it was finished."""
    parts = (plain_text(read.of("content description")), read.of("notes taken on videos (if taken)"))
    return FoundLearning(
        read.title,
        read.of("content type").lower() or "course",
        "LinkedIn Learning",
        seen_on=read.date,
        text="\n\n".join(part for part in parts if part),
    )


_COURSES = OtherRows(
    "learning_resource",
    title=("content title",),
    date=(WATCHED,),
    key=("content title", "content type"),
    title_of=_title,
    may_have_no_title=False,
    thing=_course,
)

SHEETS = (
    replace(
        other_sheet("linkedin.learning", ("learning",), "content title, content type", _COURSES),
        alone=needs("content title, content type"),
        date="",  # descriptions run over lines of their own, with dates and commas in them
    ),
)
