# SPDX-License-Identifier: GPL-3.0-or-later
"""A calendar as one file: events and what is planned on days, each date by itself (RFC 5545 section 3.6.1).

Written by this program's own lines and read back by the calendar library. The same entries give the same bytes: all
stamps are those of the last change. Nobody is written down as attending: some calendars invite whom a file names.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from coterie.domain.content_lines import escape_text
from coterie.domain.texts import _
from coterie.exporters.reminders.writing import clean, folded, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import icalendar

    from coterie.domain.export_entries import ExportEntry

_HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Coterie//Calendar//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
)
_FOOT = "END:VCALENDAR"


class CalendarFile:
    """Writes what stands on days as one file, and says what is wrong with one."""

    id = "calendar"
    suffix = ".ics"

    @property
    def title(self) -> str:
        """The name a user knows it by."""
        return _("The calendar (iCalendar)")

    def write(self, items: Iterable[ExportEntry]) -> bytes:
        """Give the file: one VCALENDAR with one VEVENT for each entry."""
        lines = [*_HEAD]
        for item in items:
            lines += _event(item)
        return b"".join(map(folded, [*lines, _FOOT]))

    def verify(self, data: bytes, items: Iterable[ExportEntry]) -> list[str]:
        """Give a sentence for every difference between the file and the entries; nothing when they agree."""
        import icalendar

        items = list(items)
        try:
            calendars = icalendar.Calendar.from_ical(data, multiple=True)
        except ValueError as error:
            return [_("The calendar library cannot read the file: {0}").format(error)]
        if len(calendars) != 1:
            return [_("The file does not hold exactly one calendar.")]
        found = [part for part in calendars[0].subcomponents if part.name == "VEVENT"]
        if len(found) != len(items):
            return [_("The file holds {0} entries instead of {1}.").format(len(found), len(items))]
        problems = [_("Two entries share a UID.")] if len({item.uid for item in items}) != len(items) else []
        for component, item in zip(found, items, strict=True):
            wrong = [name for name, have, meant in _compared(component, item) if have != meant]
            wrong += [str(error[0]) for error in component.errors[:1]]
            problems += [_("“{0}”: {1} differs.").format(title_of(item), name) for name in wrong]
        return problems


def title_of(item: ExportEntry) -> str:
    """Give the title; a calendar may show an entry without one as nothing at all."""
    return one_line(item.summary) or _("Without a title")


def _event(item: ExportEntry) -> Iterator[str]:
    """Give the lines of one entry."""
    yield "BEGIN:VEVENT"
    yield f"UID:{escape_text(one_line(item.uid))}"
    yield f"DTSTAMP:{_stamp(_at(item.changed))}"
    yield f"CREATED:{_stamp(_at(item.created))}"
    yield f"LAST-MODIFIED:{_stamp(_at(item.changed))}"
    yield f"SEQUENCE:{item.sequence}"
    yield f"SUMMARY:{escape_text(title_of(item))}"
    yield _when("DTSTART", item.first)
    if item.last is not None:
        yield _when("DTEND", item.last)
    if place := one_line(item.place):
        yield f"LOCATION:{escape_text(place)}"
    if text := clean(item.description):
        yield f"DESCRIPTION:{escape_text(text)}"
    if item.status:
        yield f"STATUS:{item.status.upper()}"
    yield f"TRANSP:{_transparency(item)}"
    yield "END:VEVENT"


def _compared(component: icalendar.Component, item: ExportEntry) -> Iterator[tuple[str, object, object]]:
    """Give what each property says, and what it should."""
    yield "UID", str(component.get("UID", "")), one_line(item.uid)
    yield "SUMMARY", str(component.get("SUMMARY", "")), title_of(item)
    yield "LOCATION", str(component.get("LOCATION", "")), one_line(item.place)
    yield "DESCRIPTION", str(component.get("DESCRIPTION", "")), clean(item.description)
    yield "SEQUENCE", component.get("SEQUENCE"), item.sequence
    yield "STATUS", str(component.get("STATUS", "")), item.status.upper()
    yield "TRANSP", str(component.get("TRANSP", "")), _transparency(item)
    for name, meant in (
        ("DTSTART", item.first), ("DTEND", item.last), ("DTSTAMP", _at(item.changed)), ("CREATED", _at(item.created)),
        ("LAST-MODIFIED", _at(item.changed)),
    ):  # fmt: skip
        yield name, getattr(component.get(name), "dt", None), meant


def _transparency(item: ExportEntry) -> str:
    return "OPAQUE" if item.busy else "TRANSPARENT"


def _when(name: str, at: date | datetime) -> str:
    return f"{name}:{_stamp(at)}" if isinstance(at, datetime) else f"{name};VALUE=DATE:{at.year:04}{at:%m%d}"


def _at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _stamp(at: datetime) -> str:
    """Write a time in UTC; years before 1000 keep their zeros."""
    return f"{at.year:04}{at:%m%dT%H%M%S}Z"


EXPORTER = CalendarFile()
