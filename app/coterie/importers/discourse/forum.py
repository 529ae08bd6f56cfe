# SPDX-License-Identifier: GPL-3.0-or-later
"""What a first look at a Discourse archive tells: which forum it is, and the word for private messages.

The columns say yes or no in the forum's language. Private messages have no category ("-"), so the word that stands only
beside such rows is the one for them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import CommunityRef, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.importers.text.delimited import Sheet

_HOST = re.compile(r"https?://([^/\s?#@]{1,253})/", re.IGNORECASE)
#: The words for no that a column of one word alone may hold.
_NO = frozenset(re.findall(r"\w+", "0 ei false hayır ne nee nein nej nem nie no non não nu нет ні いいえ 否 아니요"))


class Forum(NamedTuple):
    """A forum. host: "" where no link tells it. private: the words that mark private messages in this archive."""

    host: str
    private: frozenset[str]

    @property
    def community(self) -> CommunityRef:
        """Name the forum by its host."""
        return CommunityRef(self.host, f"discourse:{self.host}", "Discourse", f"https://{self.host}/")


def survey(posts: Iterable[Sheet], others: Iterable[Sheet]) -> Forum:
    """Look through all tables once."""
    hosts: Counter[str] = Counter()
    public: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for sheet in posts:
        url, categories, is_pm = (sheet.column(name) for name in ("url", "categories", "is pm"))
        for row in sheet.rows():
            if isinstance(row, Refused):
                continue
            hosts.update(host_of(row.cells[url]))
            word = row.cells[is_pm].strip().casefold()
            words[word] += 1
            public[word] += row.cells[categories].strip() not in ("", "-")
    if not hosts:
        for sheet in others:
            link = sheet.column("link", "url")
            for row in sheet.rows():
                if not isinstance(row, Refused):
                    hosts.update(host_of(row.cells[link]))
    host = hosts.most_common(1)[0][0] if hosts else ""
    return Forum(host, frozenset(word for word in words if _is_private(word, words, public)))


def host_of(url: str) -> list[str]:
    """Give the host of a link, none where it has none."""
    match = _HOST.match(url.strip())
    return [match[1].lower()] if match else []


def _is_private(word: str, words: Counter[str], public: Counter[str]) -> bool:
    """Say whether a word marks private messages: it never stands beside a category, and another does or it is no no."""
    if not word or public[word]:
        return False
    return word not in _NO or any(public[other] for other in words)
