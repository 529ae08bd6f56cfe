# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a LinkedIn data archive file by file (generations 2018 to 2026), once it is known what each file is."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import FileFound, Found, Refused
from coterie.domain.texts import _
from coterie.importers.linkedin import articles, connections, invitations, message_survey, profile
from coterie.importers.linkedin.archive import Archive
from coterie.importers.linkedin.catalogue import SHEETS
from coterie.importers.linkedin.owner import Owner, folded_name
from coterie.importers.linkedin.recognition import Reading, readings_of
from coterie.importers.text.first_bytes import why_no_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Wishes
    from coterie.importers.text.delimited import Sheet

#: The day in names such as `Complete_LinkedInDataExport_07-31-2026.zip`.
_EXPORT_DAY = re.compile(r"(?<!\d)(\d{2})-(\d{2})-(20\d{2})(?!\d)")
_ORDER = {kind: place for place, kind in enumerate(SHEETS)}


class _Opened(NamedTuple):
    """A member with its table, if it has the one its name promises."""

    reading: Reading
    sheet: Sheet | None


def read(bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
    """Announce each claimed file and give its records; what is left alone is announced with the reason."""
    claimed = {(member.path, member.name) for member in claim.members}
    readings = [each for each in readings_of(bundle) if (each.member.path, each.member.name) in claimed]
    opened = [_Opened(each, each.kind.open(each.member) if each.kind is not None else None) for each in readings]
    archive = _surveyed(bundle, opened, wishes)
    for each in sorted(opened, key=_order):
        yield from _file(archive, each)


def _order(opened: _Opened) -> int:
    """Sort tables by the catalogue, then articles, then what is left alone; the sort keeps the order of the archive."""
    kind = opened.reading.kind
    return _ORDER[kind] if kind is not None else len(_ORDER) + (not opened.reading.is_article)


def _file(archive: Archive, opened: _Opened) -> Iterator[Found]:
    """Give the announcement and the records of one file."""
    member, kind, why, _by_header, is_article = opened.reading
    if is_article:
        yield FileFound(member.path, member.name, "linkedin.articles", exported=archive.exported)
        yield articles.article(member)
    elif kind is None:
        yield FileFound(member.path, member.name, "", not_read=True, why=why, exported=archive.exported)
    elif opened.sheet is None:
        yield FileFound(member.path, member.name, kind.source, exported=archive.exported)
        yield from _no_table(opened.reading)
    else:
        sheet = opened.sheet
        yield FileFound(member.path, member.name, kind.source, exported=archive.exported, encoding=sheet.encoding)
        yield from kind.read(archive, sheet)


def _no_table(reading: Reading) -> Iterator[Found]:
    """Say what a file is that has not the table its name promises; an empty one has nothing to say."""
    head = reading.member.head()
    if why := why_no_table(head):
        yield Refused("file", why, "")
    elif len(head.strip().splitlines()) > 1:
        yield Refused("file", _("The column titles are not those of this kind of file."), "")


def _surveyed(bundle: Bundle, opened: list[_Opened], wishes: Wishes) -> Archive:
    """Look ahead for what rows alone do not tell: the owner, the day of the export, names by profile."""

    def sheets(source: str) -> list[Sheet]:
        kinds = [each for each in opened if each.reading.kind is not None and each.reading.kind.source == source]
        return [each.sheet for each in kinds if each.sheet is not None]

    known = connections.survey(sheets("linkedin.connections"))
    names = profile.owner_names(sheets("linkedin.profile")) | frozenset(map(folded_name, wishes.my_names))
    slugs = frozenset(key.removeprefix("li:") for key in wishes.me if key.startswith("li:"))
    owner = Owner(slugs or _one(invitations.likely_owner(sheets("linkedin.invitations"))), names)
    talk = message_survey.survey(sheets("linkedin.messages"))
    if not owner.slugs:
        owner = Owner(_one(talk.likely_owner(owner)), names)
    exported = _export_day(bundle) or known.newest or _file_day(opened)
    return Archive(wishes, talk, owner, exported, known.day_first, known.names)


def _one(slug: str) -> frozenset[str]:
    """Make a set of a slug, an empty one of none."""
    return frozenset([slug] if slug else [])


def _export_day(bundle: Bundle) -> str:
    """Read the day in the name of the archive."""
    match = _EXPORT_DAY.search(bundle.name) or _EXPORT_DAY.search(bundle.path)
    if match is None:
        return ""
    try:
        return date(int(match[3]), int(match[1]), int(match[2])).isoformat()
    except ValueError:
        return ""


def _file_day(opened: list[_Opened]) -> str:
    """Take the newest day of the files themselves."""
    days = [each.reading.member.modified for each in opened]
    return max((day.isoformat() for day in days if day is not None), default="")
