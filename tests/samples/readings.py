# SPDX-License-Identifier: GPL-3.0-or-later
"""The samples as the importers read them."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING

from coterie.domain.foreign_files import Wishes
from coterie.domain.records import FoundEvent, FoundFollowUp, FoundInteraction, FoundPerson
from coterie.importers.icalendar_file import IMPORTER as CALENDAR
from coterie.importers.linkedin import IMPORTER as LINKEDIN
from coterie.importers.vcard import IMPORTER as VCARD
from tests.importers.bundles import bundle_of, by_file, read_all, single_file, things_of
from tests.samples.cast import OWNER, OWNER_MAILS, TODAY
from tests.samples.linkedin_archive import NAME
from tests.samples.making import samples

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.domain.records import Found

MADE = samples()
ARCHIVE = MADE[f"linkedin/{NAME}"]
ME = frozenset(f"mail:{mail}" for mail in OWNER_MAILS)


def _members() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(ARCHIVE)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


#: The files in the archive.
MEMBERS = _members()


@cache
def linkedin(*include: str) -> list[Found]:
    """Read the archive as a user would who ticks these kinds."""
    return read_all(LINKEDIN, bundle_of(MEMBERS, name=NAME), Wishes(TODAY, frozenset(include)))


def in_file(name: str) -> list[Found]:
    """Give what one file of the archive holds."""
    return by_file(linkedin())[name]


@cache
def cards() -> list[Found]:
    """Read the address book."""
    return read_all(VCARD, single_file("cards.vcf", MADE["cards.vcf"]), Wishes(TODAY))


@cache
def calendar() -> list[Found]:
    """Read the calendar, the owner known."""
    wishes = Wishes(TODAY, me=ME, my_names=frozenset({OWNER.name}))
    return read_all(CALENDAR, single_file("calendar.ics", MADE["calendar.ics"]), wishes)


def people(found: Iterable[Found]) -> list[FoundPerson]:
    """Give the people alone."""
    return [thing for thing in things_of(found) if isinstance(thing, FoundPerson)]


def person(found: Iterable[Found], name: str) -> FoundPerson:
    """Give the first person of a name."""
    return next(one for one in people(found) if one.name.display == name)


def keys_of(found: Iterable[Found]) -> set[str]:
    """Give all keys by which people are known."""
    return {key for one in people(found) for key in one.keys}


def interactions(found: Iterable[Found]) -> list[FoundInteraction]:
    """Give the interactions alone."""
    return [thing for thing in things_of(found) if isinstance(thing, FoundInteraction)]


def events() -> dict[str, FoundEvent]:
    """Give events by their UID without its end."""
    return {thing.uid.partition("@")[0]: thing for thing in things_of(calendar()) if isinstance(thing, FoundEvent)}


def tasks() -> list[FoundFollowUp]:
    """Give the tasks."""
    return [thing for thing in things_of(calendar()) if isinstance(thing, FoundFollowUp)]
