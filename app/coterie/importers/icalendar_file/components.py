# SPDX-License-Identifier: GPL-3.0-or-later
"""A calendar file cut into its components, each with the calendar it stood in (RFC 5545 sections 3.4 and 3.6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO

from coterie.domain.component_streams import RawComponent, split_components
from coterie.domain.content_lines import parse_line, unfold_text
from coterie.importers.icalendar_file.properties import Component, plain
from coterie.importers.icalendar_file.zones import Zones

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What stands directly in a VCALENDAR; anything else in there is passed over with the calendar's own lines.
_KINDS = (b"VEVENT", b"VTODO", b"VJOURNAL", b"VFREEBUSY", b"VTIMEZONE", b"VAVAILABILITY", b"VPOLL")
#: Zones of its own that a file may define; each costs a library a millisecond or two.
_MOST_DEFINITIONS = 500
_ANOTHER_CALENDAR = b"\nBEGIN:VCALENDAR"


@dataclass
class Calendar:
    """What a VCALENDAR says about all that stands in it."""

    method: str = ""
    name: str = ""
    zone: str = ""
    version: str = ""
    definitions: dict[str, str] = field(default_factory=dict)

    @cached_property
    def zones(self) -> Zones:
        """The zones its values name; asked for when the whole calendar is read, since definitions may come last."""
        return Zones(self.definitions, self.zone)


@dataclass(frozen=True)
class Part:
    """One component of a calendar other than a VTIMEZONE; `text` is its unfolded lines."""

    kind: str
    text: str
    calendar: Calendar
    whole: bool = True
    too_long: bool = False

    @property
    def is_text(self) -> bool:
        """Say whether all its bytes are UTF-8."""
        return self.text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in self.text)

    def component(self) -> Component:
        """Take the lines apart; bytes that are no UTF-8 are read as Windows-1252."""
        if self.is_text:
            return Component(self.kind, self.text)
        return Component(self.kind, self.text.encode("utf-8", "surrogateescape").decode("cp1252", "replace"))


def read_parts(stream: BinaryIO) -> Iterator[Part]:
    """Give the components of a file in order; time zones go to the calendar they stand in."""
    calendar = Calendar()
    defined = 0
    for raw in split_components(stream, *_KINDS):
        body, mark, rest = raw.raw.partition(_ANOTHER_CALENDAR) if raw.unterminated else (raw.raw, b"", b"")
        if not raw.name:
            calendar = _headed(calendar, body)
        elif raw.name == b"VTIMEZONE":
            defined += 1
            if defined <= _MOST_DEFINITIONS:
                _define(calendar, unfold_text(body))
        else:
            yield _part(raw, body, calendar)
        if mark:
            calendar = _headed(calendar, mark + rest)


def _part(raw: RawComponent, body: bytes, calendar: Calendar) -> Part:
    """Make a part of a component as it was cut out."""
    kind = raw.name.decode("ascii")
    return Part(kind, unfold_text(body), calendar, whole=not raw.unterminated, too_long=raw.too_long)


def _headed(calendar: Calendar, raw: bytes) -> Calendar:
    """Read a calendar's own lines: a BEGIN makes a new one, lines after its first component belong to it still."""
    for line in unfold_text(raw).split("\n"):
        taken = parse_line(line)
        value = taken.value.strip()
        match taken.key:
            case "BEGIN" if value.upper() == "VCALENDAR":
                calendar = Calendar()
            case "METHOD":
                calendar.method = value.upper()
            case "VERSION":
                calendar.version = value
            case "X-WR-CALNAME":
                calendar.name = plain(_sound(taken.value))
            case "X-WR-TIMEZONE":
                calendar.zone = value
    return calendar


def _sound(text: str) -> str:
    """Read bytes that are no UTF-8 as Windows-1252."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    return text


def _define(calendar: Calendar, text: str) -> None:
    """Keep a VTIMEZONE under its TZID; the first of two with the same name counts."""
    for line in text.split("\n"):
        if line[:4].upper() == "TZID":
            calendar.definitions.setdefault(parse_line(line).value.strip(), text)
            return
