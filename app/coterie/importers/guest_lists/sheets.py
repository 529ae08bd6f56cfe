# SPDX-License-Identifier: GPL-3.0-or-later
"""A guest or member list as it is read: its columns, and what of a row is kept (Meetup, Eventbrite, Luma).

Kept are the columns with a meaning here. Answers to an organiser's other questions, wallet addresses, amounts and home
addresses stay in the file.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coterie.domain.identity_keys import normalised_slug
from coterie.domain.records import Record, Refused, Skipped
from coterie.importers.text.delimited import Row, Sheet, excerpt_of, place_of
from coterie.importers.text.encodings import head_text
from coterie.importers.text.headings import numbered_lines
from coterie.importers.text.kept_rows import titled_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coterie.domain.foreign_files import Wishes

#: What a row becomes; somebody in a group is two records.
Item = Record | Refused | Skipped

#: Questions that many organisers ask and that say who somebody is. The first title that fits has the meaning.
_QUESTIONS = (
    ("linkedin", re.compile(r"linked ?in\b")),
    ("company", re.compile(r"\b(?:company|organi[sz]ation|employer|where do you work|firma|entreprise|empresa)\b")),
    ("title", re.compile(r"\b(?:job title|your title|your role|job role|position)\b")),
)
_NOT_THE_NAME = re.compile(r"\b(?:size|website|web|url|e ?mail|phone|address|stage|industry|policy|why|how|agree)\b")
_LONGEST_QUESTION, _LONGEST_ANSWER = 80, 120


@dataclass(frozen=True)
class GuestSheet:
    """A list with its columns found. columns: index by meaning; those not there are missing."""

    sheet: Sheet
    columns: Mapping[str, int]
    wishes: Wishes
    file_name: str

    def cell(self, row: Row, meaning: str) -> str:
        """Give a trimmed cell by what it means, "" where there is no such column."""
        return row.cells[self.columns.get(meaning, -1)].strip()

    def short(self, row: Row, meaning: str) -> str:
        """Give the answer to a question if it is the short one that was asked for."""
        answer = " ".join(self.cell(row, meaning).split())
        return answer if len(answer) <= _LONGEST_ANSWER and answer.lower() not in _NO_ANSWER else ""

    def raw(self, row: Row) -> str:
        """Write what is kept of a row."""
        used = set(self.columns.values())
        hidden = (index for index in range(len(row.cells)) if index not in used)
        return titled_text(self.sheet.heading.titles, row.cells, hidden)

    def refused(self, row: Row, reason: str) -> Refused:
        """Refuse a row with what a person may see of it."""
        return Refused(place_of(row.line), reason, excerpt_of(row.cells, self.sheet.private_from))

    def wants(self, name: str, mail: str = "") -> bool:
        """Say whether somebody was ticked, or picked by name or address."""
        return self.wishes.wants_person("guests", name, mail)

    def is_owner(self, mail: str, *keys: str) -> bool:
        """Say whether a row is the owner."""
        return bool({f"mail:{mail}", *keys} & self.wishes.me)


_NO_ANSWER = frozenset(["-", "n/a", "na", "none", "no", "n/a.", "."])


def open_guests(sheet: Sheet, meanings: Mapping[str, tuple[str, ...]], wishes: Wishes, file_name: str) -> GuestSheet:
    """Find the columns of a list; excerpts of its broken rows hold nothing that was not ticked."""
    sheet = _with_doubled_name(sheet)
    columns = {meaning: index for meaning, names in meanings.items() if (index := sheet.column(*names)) >= 0}
    columns |= _questions(sheet, columns)
    used = set(columns.values())
    unused = next((index for index in range(sheet.heading.width) if index not in used), -1)
    private_from = unused if "guests" in wishes.include else 0
    return GuestSheet(replace(sheet, private_from=private_from), columns, wishes, file_name)


def _questions(sheet: Sheet, columns: Mapping[str, int]) -> dict[str, int]:
    """Find the questions about company, work and LinkedIn among the columns without a meaning."""
    used, found = set(columns.values()), dict[str, int]()
    for index, name in enumerate(sheet.heading.names):
        if index in used or len(name) > _LONGEST_QUESTION:
            continue
        for meaning, asks in _QUESTIONS:
            if meaning not in columns and meaning not in found and _asks(meaning, asks, name):
                found[meaning] = index
                break
    return found


def _asks(meaning: str, asks: re.Pattern[str], name: str) -> bool:
    """Say whether a question asks for this; "Company size" is another one, "LinkedIn URL" is not."""
    return asks.search(name) is not None and (meaning == "linkedin" or _NOT_THE_NAME.search(name) is None)


def linkedin_of(answer: str) -> tuple[str, str]:
    """Give the address of a LinkedIn profile and its key, empty ones where the answer is none."""
    answer = answer.strip()
    slug = normalised_slug(answer)
    return (answer, f"li:{slug}") if slug else ("", "")


def _with_doubled_name(sheet: Sheet) -> Sheet:
    """Put a column without a title before the others where the first cell of each row stands twice (Meetup)."""
    heading = sheet.heading
    lines = list(numbered_lines(head_text(sheet.member.head())))[heading.line : heading.line + 1]
    try:
        cells = next(csv.reader(lines, delimiter=heading.delimiter, strict=True), [])
    except csv.Error:
        return sheet
    if len(cells) <= heading.width or cells[0] != cells[1] or not cells[0].strip():
        return sheet
    return replace(sheet, heading=heading._replace(titles=("", *heading.titles), names=("", *heading.names)))
