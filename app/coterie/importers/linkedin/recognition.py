# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files of a bundle belong to a LinkedIn data archive (generations 2018 to 2026), and what each is.

Names are taken without folders, splits (`_1`) and member numbers (`_123456789`): people flatten and rename what they
download. A name alone claims nothing that is read; its header has to agree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.column_titles import normalised_title
from coterie.domain.foreign_files import Bundle, Claim
from coterie.domain.texts import _
from coterie.importers.linkedin.catalogue import ARCHIVE_MARKS, BOTS, NEVER_READ, NEVER_READ_FOLDERS, SHEETS
from coterie.importers.text.encodings import head_text
from coterie.importers.text.first_bytes import why_no_table
from coterie.importers.text.headings import find_heading, first_heading

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Member
    from coterie.importers.linkedin.sheets import SheetKind

SURE_OF_ARCHIVE = 95
SURE_BY_HEADER = 90
SURE_BY_NAME = 60
HARDLY_SURE = 30
#: So many tables beside an unknown one make it one of theirs, where no archive holds them together.
_NEIGHBOURS = 5

_NUMBERED = re.compile(r"(?:_\d{5,}|_\d{1,2}| ?\(\d+\))\Z")
_TABLE_ENDS = (".csv", ".tsv")
_NO_LETTERS = re.compile(rb"[\0-/:-`{-\x7f]+")
#: So many files are looked into whatever their names are.
_FEW = 50
_ARCHIVE_ENDS = (".zip", ".tar.gz", ".tgz")


class Reading(NamedTuple):
    """What a member is: a table of a kind, an article, or left alone for a reason. by_header: it needs no name."""

    member: Member
    kind: SheetKind | None = None
    why: str = ""
    by_header: bool = False
    is_article: bool = False


def canonical_name(name: str) -> str:
    """Give a base name without folders, ending, split number and member number, in the spelling of titles."""
    stem = name.rpartition("/")[2].rpartition(".")[0] or name.rpartition("/")[2]
    while (shorter := _NUMBERED.sub("", stem)) != stem:
        stem = shorter
    return normalised_title(stem)


def recognise(bundle: Bundle) -> Claim | None:
    """Claim what belongs to a LinkedIn archive, or single tables that a header or a known name tells."""
    readings = readings_of(bundle)
    if not readings:
        return None
    return Claim(_sureness(bundle, readings), tuple(reading.member for reading in readings))


def readings_of(bundle: Bundle) -> list[Reading]:
    """Say what each member is; members that are not LinkedIn's are left out."""
    few = len(bundle.members) <= _FEW
    known = {number: told for number, member in enumerate(bundle.members) if (told := _told(member, few)) is not None}
    if not _is_archive(bundle, list(known.values())):
        return [reading for reading in known.values() if reading.kind is not None]
    if _is_packed(bundle) or sum(reading.kind is not None for reading in known.values()) >= _NEIGHBOURS:
        for number, member in enumerate(bundle.members):
            if number not in known and member.name.lower().endswith(_TABLE_ENDS):
                known[number] = _misfit(member)
    return [known[number] for number in sorted(known)]


def _sureness(bundle: Bundle, readings: list[Reading]) -> int:
    """Say how sure the claim is; a table of one column known by its name alone is nearly anybody's."""
    if _is_archive(bundle, readings):
        return SURE_OF_ARCHIVE
    if any(reading.by_header for reading in readings):
        return SURE_BY_HEADER
    columns = max(len(need) for reading in readings if reading.kind is not None for need in reading.kind.needs)
    return SURE_BY_NAME if columns > 1 else HARDLY_SURE


def _is_archive(bundle: Bundle, readings: list[Reading]) -> bool:
    """Say whether tables stand together as only an archive has them: connections with company, or two of the marks."""
    kinds = {reading.kind.source for reading in readings if reading.kind is not None}
    together = len(readings) > 1 or (_is_packed(bundle) and len(bundle.members) > 1)
    return together and ("linkedin.connections" in kinds or len(kinds & ARCHIVE_MARKS) >= 2)


def _is_packed(bundle: Bundle) -> bool:
    """Say whether an archive holds the members together."""
    return bundle.name.lower().endswith(_ARCHIVE_ENDS) or bundle.path.lower().endswith(_ARCHIVE_ENDS)


def _told(member: Member, look_into_any: bool) -> Reading | None:  # noqa: FBT001 (of two private functions)
    """Say what a member is by name and header, None where nothing speaks for LinkedIn; few files may have any name."""
    folders, _slash, base = member.name.rpartition("/")
    if base.lower().endswith((".html", ".htm")):
        parents = [normalised_title(part) for part in folders.split("/")]
        return Reading(member, is_article=True) if "articles" in parents else None
    if why := _why_not_read(member.name):
        return Reading(member, why=why)
    if not base.lower().endswith(_TABLE_ENDS):
        return _told_by_titles(member, "") if look_into_any and _may_tell(member.head()) else None
    return _told_by_titles(member, canonical_name(member.name))


def _may_tell(head: bytes) -> bool:
    """Say whether the titles of a kind that needs no name stand somewhere at all: most files are done with here."""
    letters = _NO_LETTERS.sub(b"", head.lower())
    return any(
        all(title.replace(" ", "").encode() in letters for title in titles) for kind in SHEETS for titles in kind.alone
    )


def _why_not_read(name: str) -> str:
    """Say why a file is left alone whatever is in it; its content is not opened."""
    canonical = canonical_name(name)
    folders = {normalised_title(part) for part in name.split("/")[:-1]}
    if canonical in BOTS:
        return _("conversations with a program, not with people")
    if canonical in NEVER_READ:
        return _(NEVER_READ[canonical])
    if canonical.startswith(("receipts", "job applicant saved")) or folders & NEVER_READ_FOLDERS:
        return _("never read: it says nothing about the people you know")
    return ""


def _told_by_titles(member: Member, canonical: str) -> Reading | None:
    """Match a table with the kinds: by its name with its header, then by its header alone."""
    head = member.head()
    named = next((kind for kind in SHEETS if canonical in kind.names), None)
    if why_no_table(head):
        return Reading(member, named) if named is not None else None
    text = head_text(head)
    if named is not None and (not text.strip() or find_heading(text, named.knows) is not None):
        titles = find_heading(text, named.is_told_by)
        return Reading(member, named, by_header=titles is not None)
    kind = next((kind for kind in SHEETS if kind.alone and find_heading(text, kind.is_told_by) is not None), None)
    return None if kind is None else Reading(member, kind, by_header=True)


def _misfit(member: Member) -> Reading:
    """Describe a table nobody knows by its columns, or a known one whose header is another."""
    canonical = canonical_name(member.name)
    named = next((kind for kind in SHEETS if canonical in kind.names), None)
    if named is not None:
        return Reading(member, named)
    heading = first_heading(head_text(member.head()))
    titles = ", ".join(title.strip() for title in heading.titles)[:300] if heading is not None else ""
    return Reading(member, why=_("an unknown table with the columns {0}").format(titles) if titles else _("empty"))
