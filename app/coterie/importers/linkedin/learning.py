# SPDX-License-Identifier: GPL-3.0-or-later
"""Courses watched or saved (LinkedIn data archive, generations 2020 to 2026).

"N/A" stands for an empty cell; the completion date is always so, which says nothing about completion.
"""

from __future__ import annotations

import re
from dataclasses import replace

from coterie.importers.linkedin.other_rows import OtherRows, other_sheet
from coterie.importers.linkedin.sheets import needs
from coterie.importers.text.html_text import plain_text

_URN = re.compile(r"\s*-?\s*urn:li:\S*\s*\Z")
WATCHED = "content last watched date (if viewed)"


def _title(written: str) -> str:
    """Give a title without the internal number at its end."""
    return _URN.sub("", plain_text(written))


_COURSES = OtherRows(
    "learning_resource",
    title=("content title",),
    date=(WATCHED,),
    key=("content title", "content type"),
    title_of=_title,
    may_have_no_title=False,
)

SHEETS = (
    replace(
        other_sheet("linkedin.learning", ("learning",), "content title, content type", _COURSES),
        alone=needs("content title, content type"),
        date="",  # descriptions run over lines of their own, with dates and commas in them
    ),
)
