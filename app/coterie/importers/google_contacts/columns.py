# SPDX-License-Identifier: GPL-3.0-or-later
"""The columns of Google Contacts CSV (generations until and since mid 2024): single ones and numbered groups.

Groups (`E-mail 1 - Label`, `E-mail 1 - Value`, `E-mail 2 - Label`, ...) are there as often as somebody needs them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.foreign_files import Bundle, Claim
from coterie.importers.text.encodings import head_text
from coterie.importers.text.first_bytes import why_no_table
from coterie.importers.text.headings import find_heading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coterie.domain.foreign_files import Member
    from coterie.importers.text.headings import Heading

#: Nobody else has these titles: a table among the files of another source is known by them all the same.
SURENESS = 97

_GROUP = re.compile(
    r"(e mail|email|phone|address|organization|organisation|website|relation|event|im|custom field) ([1-9]\d{0,2}) (.+)"
)
_PARTS = re.compile(r"(?:label|type|value|formatted|service|name|title)\Z")
#: What speaks for Google where nobody in the file has an address, a number or anything else that comes in groups.
_SINGLES = (
    frozenset(["given name", "family name", "group membership"]),
    frozenset(["given name", "family name", "given name yomi"]),
    frozenset(["first name", "last name", "phonetic first name", "labels"]),
    frozenset(["first name", "last name", "phonetic first name", "file as"]),
    frozenset(["first name", "last name", "organization name", "labels"]),
)
_FOREIGN = frozenset(["connected on", "conversation id", "order #", "approval status"])

#: In the bytes of a head, whatever its encoding and delimiter: cheap, because every file of a folder is looked at.
_MARKS = re.compile(
    rb"[1-9][ _]-[ _](?:label|type|value|formatted|name)|yomi|phonetic|group.?membership|\blabels", re.IGNORECASE
)
_LOOKED_AT = 16_384

SINGLES = {
    "name": "name",
    "given name": "given", "first name": "given",
    "additional name": "additional", "middle name": "additional",
    "family name": "family", "last name": "family",
    "name prefix": "prefix", "name suffix": "suffix", "nickname": "nickname", "file as": "file as",
    "given name yomi": "phonetic given", "phonetic first name": "phonetic given",
    "additional name yomi": "phonetic additional", "phonetic middle name": "phonetic additional",
    "family name yomi": "phonetic family", "phonetic last name": "phonetic family",
    "yomi name": "phonetic name",
    "birthday": "birthday", "notes": "notes", "photo": "photo",
    "group membership": "groups", "labels": "groups",
}  # fmt: skip
#: What stands outside of groups since mid 2024.
_FIRST_POST = {
    "organization name": "name",
    "organization title": "title",
    "organization department": "department",
}
#: Columns with a plain name of their own and no other place: what every address book has under the same words.
FIELDS = frozenset(
    [
        "initials", "short name", "maiden name", "gender", "location", "billing information", "directory server",
        "mileage", "occupation", "hobby", "sensitivity", "priority", "subject", "language",
    ]
)  # fmt: skip


class Group(NamedTuple):
    """One numbered group: its kind ("e mail"), and the column of each part ("value")."""

    kind: str
    number: int
    parts: Mapping[str, int]
    titles: Mapping[str, str]


class Columns(NamedTuple):
    """Where things stand. others: title and column of what nobody knows."""

    singles: Mapping[str, int]
    groups: tuple[Group, ...]
    others: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, heading: Heading) -> Columns:
        """Sort the columns of a table; a title that stands twice is another column."""
        singles: dict[str, int] = {}
        parts: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
        others: list[tuple[str, int]] = []
        for index, (title, name) in enumerate(zip(heading.titles, heading.names, strict=True)):
            if match := _GROUP.fullmatch(name):
                kind = _SAME_KIND.get(match[1], match[1])
                parts[kind, int(match[2])].setdefault(_SAME_PART.get(match[3], match[3]), index)
            elif name in _FIRST_POST:
                parts["organization", 0].setdefault(_FIRST_POST[name], index)
            elif name in SINGLES and SINGLES[name] not in singles:
                singles[SINGLES[name]] = index
            else:
                others.append((name if name in FIELDS else title.strip() or f"column {index + 1}", index))
        groups = (
            Group(kind, number, found, {part: heading.titles[index].strip() for part, index in found.items()})
            for (kind, number), found in parts.items()
        )
        return cls(singles, tuple(sorted(groups, key=lambda group: group.number)), tuple(others))


_SAME_KIND = {"email": "e mail", "organisation": "organization"}
_SAME_PART = {"type": "label"}


def recognise(bundle: Bundle) -> Claim | None:
    """Claim every table whose titles are Google's, whatever the files are called."""
    members = tuple(member for member in bundle.members if _is_googles(member))
    return Claim(SURENESS, members) if members else None


def knows(titles: frozenset[str]) -> bool:
    """Say whether normalised titles are those of Google Contacts."""
    if titles & _FOREIGN:
        return False
    if any(single <= titles for single in _SINGLES):
        return True
    groups = (match for title in titles if (match := _GROUP.fullmatch(title)))
    return any(_PARTS.match(match[3]) for match in groups)


def _is_googles(member: Member) -> bool:
    """Say whether a file holds such a table; most files are told by a glance at their bytes."""
    head = member.head()
    if not _MARKS.search(head[:_LOOKED_AT].replace(b"\0", b"")) or why_no_table(head):
        return False
    return find_heading(head_text(head), knows) is not None
