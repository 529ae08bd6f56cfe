# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles the owner published, one page each (LinkedIn data archive, generations 2018 to 2026)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coterie.domain.records import FoundContribution, Record, Refused
from coterie.domain.texts import _
from coterie.importers.linkedin.other_rows import date_text
from coterie.importers.text.encodings import head_text
from coterie.importers.text.html_text import plain_text
from coterie.importers.text.kept_rows import fingerprint, titled_text
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Member
    from coterie.importers.linkedin.sheets import Item

_LONGEST = 1 << 20
_TITLE = re.compile(r"<(h1|title)\b[^>]{0,500}>(.{1,2000}?)</\1>", re.IGNORECASE | re.DOTALL)
_BODY = re.compile(r"<body\b[^>]{0,500}>(.*)", re.IGNORECASE | re.DOTALL)
#: In the page, or in its name: `2017-12-09 04:54:08.html`, `2017-12-09 04_54_08.0-title.html`.
_PUBLISHED = re.compile(r"(\d{4}-\d{2}-\d{2})[ T_](\d{2})[:_.-](\d{2})")


def article(member: Member) -> Item:
    """Make one record of one page."""
    if member.size > _LONGEST:
        return Refused("file", _("The page is longer than a mebibyte."), "")
    page = head_text(member.head(_LONGEST))
    base = member.name.rpartition("/")[2].rpartition(".")[0]
    titles = {match[1].lower(): plain_text(f"<p>{match[2]}</p>") for match in _TITLE.finditer(page)}
    title = titles.get("h1") or titles.get("title") or base
    published = _PUBLISHED.search(page) or _PUBLISHED.search(base)
    written = f"{published[1]} {published[2]}:{published[3]}" if published else ""
    date = date_text(written)
    body = _BODY.search(page)
    text = plain_text(f"<div>{body[1] if body else page}</div>")
    raw = titled_text(("Title", "Date", "Text"), (title, date, text))
    given = FoundContribution("article", read_moment(written) if written else None, title[:200], text=text)
    return Record(f"li:article:{fingerprint(title, date)}", "file", raw, given)
