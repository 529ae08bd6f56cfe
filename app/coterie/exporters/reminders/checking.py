# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads written reminders back with the calendar library and compares them with what was to be written."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.exporters.reminders.writing import clean, done_at, first_date, one_line, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import icalendar

    from coterie.domain.export_reminders import ExportReminder


def verify(data: bytes, items: Iterable[ExportReminder]) -> list[str]:
    """Give a sentence for every difference between the file and the reminders; nothing when they agree."""
    import icalendar

    items = list(items)
    try:
        calendars = icalendar.Calendar.from_ical(data, multiple=True)
    except ValueError as error:
        return [_("The calendar library cannot read the file: {0}").format(error)]
    if len(calendars) != 1:
        return [_("The file does not hold exactly one calendar.")]
    components = [part for part in calendars[0].subcomponents if part.name in {"VEVENT", "VTODO"}]
    if len(components) != len(items):
        return [_("The file holds {0} reminders instead of {1}.").format(len(components), len(items))]
    problems = [_("Two reminders share a UID.")] if len({item.uid for item in items}) != len(items) else []
    for component, item in zip(components, items, strict=True):
        wrong = [name for name, found, meant in _compared(component, item) if found != meant]
        if component.errors:
            wrong.append(str(component.errors[0][0]))
        problems += [_("“{0}”: {1} differs.").format(title_of(item), name) for name in wrong]
    return problems


def _compared(component: icalendar.Component, item: ExportReminder) -> Iterator[tuple[str, object, object]]:
    """Give what each property says, and what it should."""
    is_task = component.name == "VTODO"
    start = first_date(item)
    yield "UID", str(component.get("UID", "")), one_line(item.uid)
    yield "SUMMARY", str(component.get("SUMMARY", "")), title_of(item)
    yield "DESCRIPTION", str(component.get("DESCRIPTION", "")), clean(item.description)
    yield "SEQUENCE", component.get("SEQUENCE"), item.sequence
    yield "DTSTAMP", _seconds(component, "DTSTAMP"), item.changed
    yield "LAST-MODIFIED", _seconds(component, "LAST-MODIFIED"), item.changed
    yield "CREATED", _seconds(component, "CREATED"), item.created
    yield "DTSTART", _time(component, "DTSTART"), None if is_task and not item.yearly else start
    yield "DUE", _time(component, "DUE"), start if is_task and not item.yearly else None
    yield "DTEND", _time(component, "DTEND"), None if is_task else start + _length(start)
    yield "COMPLETED", _time(component, "COMPLETED"), done_at(item) if is_task and item.state == "done" else None
    yield "RRULE", component.get("RRULE") is not None, item.yearly
    alarms = [part for part in component.subcomponents if part.name == "VALARM"]
    yield "VALARM", [_time(alarm, "TRIGGER") for alarm in alarms], [-timedelta(minutes=max(0, item.alarm_minutes))]
    yield "VALARM", [bool(str(alarm.get("DESCRIPTION", ""))) for alarm in alarms], [True]
    yield "STATUS", str(component.get("STATUS")), _status(item, is_task=is_task)


def _length(start: date) -> timedelta:
    return timedelta(minutes=15) if isinstance(start, datetime) else timedelta(days=1)


def _status(item: ExportReminder, *, is_task: bool) -> str:
    """Give the STATUS a state is written as."""
    if item.state == "dropped":
        return "CANCELLED"
    if not is_task:
        return "CONFIRMED"
    return "COMPLETED" if item.state == "done" else "NEEDS-ACTION"


def _time(component: icalendar.Component, name: str) -> object:
    """Give the time a property holds, None where it is missing or cannot be read."""
    return getattr(component.get(name), "dt", None)


def _seconds(component: icalendar.Component, name: str) -> int | None:
    """Give a time as seconds since 1970."""
    at = _time(component, name)
    return int(at.timestamp()) if isinstance(at, datetime) else None
