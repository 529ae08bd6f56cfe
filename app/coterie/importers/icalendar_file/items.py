# SPDX-License-Identifier: GPL-3.0-or-later
"""Calendar items: the components that share a UID, newer versions before older ones, replies and cancellations applied.

METHOD and SEQUENCE have the meaning of RFC 5546 section 2.1.4; of one entry in two versions the higher SEQUENCE wins,
then the later DTSTAMP, then the later place in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.importers.icalendar_file.broken import BROKEN
from coterie.importers.icalendar_file.instants import Instant, read_instant
from coterie.importers.icalendar_file.participants import read_guest
from coterie.importers.text.kept_rows import fingerprint

if TYPE_CHECKING:
    from coterie.importers.icalendar_file.components import Calendar, Part
    from coterie.importers.icalendar_file.properties import Component

_UID = re.compile(r"^UID(?:;[^:\n]*)?:(.*)$", re.MULTILINE | re.IGNORECASE)
_INNER = re.compile(r"^BEGIN:\s*VALARM", re.MULTILINE | re.IGNORECASE)
#: What stands behind a TZID, quoted or not: it may hold colons, so that only the definitions tell where it ends.
_NAMED_ZONE = re.compile(r'(?=TZID="?(.{1,300}))')
_PROPOSALS = frozenset({"COUNTER", "DECLINECOUNTER", "REFRESH"})


@dataclass(frozen=True)
class Entry:
    """One component of an item; `replaced` is the date of the series it stands for, None for the series itself."""

    part: Part
    component: Component
    replaced: Instant | None = None
    cancelled: bool = False

    @property
    def calendar(self) -> Calendar:
        """The calendar it stood in."""
        return self.part.calendar

    @property
    def onward(self) -> bool:
        """Say whether it stands for all later dates too."""
        found = self.component.first("RECURRENCE-ID")
        return found is not None and found.param("RANGE").upper() == "THISANDFUTURE"

    def is_cancelled(self) -> bool:
        """Say whether it does not take place."""
        return self.cancelled or self.component.value("STATUS").upper() == "CANCELLED"


@dataclass
class Item:
    """What becomes one record: a series or single entry, and the entries for single dates of it.

    answers: PARTSTAT by address, from replies in the same file. cancellations: what cancelled it, of a newer version.
    """

    uid: str
    main: Entry
    overrides: list[Entry] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    cancellations: list[Entry] = field(default_factory=list)

    @property
    def sequence(self) -> int:
        """The number of its newest version."""
        return max(entry.component.number("SEQUENCE") for entry in (self.main, *self.cancellations))

    @property
    def key(self) -> str:
        """Give what the item is known by in every export: its UID, and for a date without its series that date."""
        uid = self.uid or _fingerprint(self.main.component)
        if self.main.replaced is not None:
            return f"{uid} {date_name(self.main.replaced)}"
        return uid if self.main.component.kind == "VEVENT" else f"{self.main.component.kind.lower()} {uid}"

    def replaced_dates(self) -> list[tuple[Instant, Entry]]:
        """Give the dates of the series that entries of their own stand for."""
        return [(entry.replaced, entry) for entry in self.overrides if entry.replaced is not None]

    def raw(self) -> str:
        """Give the content lines of its components, and of the time zones they name."""
        entries = [self.main, *self.overrides, *self.cancellations]
        texts = "\n".join(entry.part.text for entry in entries)
        named = sorted(set(_NAMED_ZONE.findall(texts)))
        calendars = {id(entry.calendar): entry.calendar for entry in entries} if named else {}
        zones = (zone for calendar in calendars.values() for zone in calendar.definitions.items())
        return "\n".join(dict.fromkeys((texts, *(definition for tzid, definition in zones if _begins(named, tzid)))))


def _begins(texts: list[str], beginning: str) -> bool:
    """Say whether one of some sorted texts begins so."""
    at = bisect_left(texts, beginning)
    return at < len(texts) and texts[at].startswith(beginning)


def _fingerprint(component: Component) -> str:
    """Stand in for a missing UID (FORMATS section 8.2 rule 7)."""
    return fingerprint(*(component.value(name) for name in ("DTSTART", "SUMMARY", "LOCATION", "DUE")))


def date_name(replaced: Instant) -> str:
    """Name a date of a series the same way whatever zone it was written in."""
    return replaced.within(replaced.zone).text() if replaced.zone.rules is None else f"{replaced.utc()}"


def uid_of(part: Part) -> str:
    """Give the UID of a component, what stands in for a missing one included; used to bring an item together."""
    match = _UID.search(part.text)
    inner = _INNER.search(part.text)
    if match is None or (inner is not None and inner.start() < match.start()):
        component = part.component()
        return component.value("UID") or _fingerprint(component)
    return match[1].strip() or _fingerprint(part.component())


class Resolved:
    """What the components of one UID come to: items, and the components that are left out, with the reason."""

    def __init__(self, parts: list[Part]) -> None:
        """Sort out the versions, replies and cancellations; a component that names no readable date is broken."""
        self.left_out: list[str] = []
        self.broken: list[Part] = []
        self._answers: dict[str, str] = {}
        versions: dict[str, list[Entry]] = {}
        for part in parts:
            try:
                self._take(part, versions)
            except BROKEN:
                self.broken.append(part)
        self.items = self._items({name: self._winner(entries) for name, entries in versions.items()})

    def _take(self, part: Part, versions: dict[str, list[Entry]]) -> None:
        """Put a component with the versions of the same date, or leave it out by its METHOD."""
        component = part.component()
        method = part.calendar.method
        if method in _PROPOSALS:
            self.left_out.append(_("a proposal about an invitation"))
        elif method == "REPLY":
            guests = [read_guest(prop) for prop in component.all("ATTENDEE")]
            self._answers.update((guest.mail, guest.answer) for guest in guests if guest.mail)
            self.left_out.append(_("an answer to an invitation"))
        else:
            found = component.first("RECURRENCE-ID")
            replaced = read_instant(found, part.calendar.zones) if found else None
            entry = Entry(part, component, replaced, cancelled=method == "CANCEL")
            versions.setdefault(date_name(replaced) if replaced else "", []).append(entry)

    def _winner(self, entries: list[Entry]) -> tuple[Entry, list[Entry]]:
        """Give the version that counts; of a cancellation the one before it, which says what is cancelled."""
        if len(entries) == 1:
            return entries[0], []
        entries = sorted(entries, key=lambda one: (one.component.number("SEQUENCE"), one.component.value("DTSTAMP")))
        self.left_out += [_("an older version of the same entry")] * (len(entries) - 1)
        full = next((one for one in reversed(entries) if not one.cancelled), None)
        if entries[-1].cancelled and full is not None:
            cancelled = Entry(full.part, full.component, full.replaced, cancelled=True)
            return cancelled, [entries[-1]]
        return entries[-1], []

    def _items(self, winners: dict[str, tuple[Entry, list[Entry]]]) -> list[Item]:
        """Make one item of a series with its overrides, or one of each override whose series is not in the file."""
        written = next((one.component.value("UID") for one, _cancelled in winners.values()), "")
        main, cancelled = winners.pop("", (None, []))
        if main is None:
            return [Item(written, one, [], self._answers, by) for one, by in winners.values()]
        overrides = [one for one, _by in winners.values()]
        cancelled += [entry for _one, by in winners.values() for entry in by]
        return [Item(written, main, overrides, self._answers, cancelled)]
