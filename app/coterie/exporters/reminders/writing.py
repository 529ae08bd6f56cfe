# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders as one calendar file, as events or as tasks (RFC 5545 sections 3.6.1, 3.6.2 and 3.6.6).

The same reminders give the same bytes: all stamps are those of the last change.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from coterie.domain.content_lines import escape_text
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.domain.export_reminders import ExportReminder

_HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Coterie//Reminders//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",  # one VCALENDAR of this method is what every Outlook takes (MS-OXCICAL 2.1.3.1.1)
)
_FOOT = "END:VCALENDAR"

#: How long a timed reminder stands in a calendar: one without length is not shown by some.
_LENGTH = timedelta(minutes=15)
_FOLD_OCTETS = 75
_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_TASK_STATES = {"done": "COMPLETED", "dropped": "CANCELLED"}


def write_reminders(items: Iterable[ExportReminder], as_form: str = "event") -> bytes:
    """Write one VCALENDAR with one component and one alarm a reminder; `as_form` is event or task.

    A yearly reminder is an event or task without end that comes back each year.
    """
    if as_form not in {"event", "task"}:
        raise ValueError(as_form)
    lines = [*_HEAD]
    for item in items:
        lines += _task(item) if as_form == "task" else _event(item)
    lines.append(_FOOT)
    return b"".join(map(folded, lines))


def _event(item: ExportReminder) -> Iterator[str]:
    """Give the lines of a reminder as an event that takes nobody's time."""
    yield "BEGIN:VEVENT"
    yield from _common(item)
    start = first_date(item)
    if isinstance(start, datetime):
        yield f"DTSTART:{_stamp(start)}"
        yield f"DTEND:{_stamp(start + _LENGTH)}"
    else:
        yield f"DTSTART;VALUE=DATE:{start:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{start + timedelta(days=1):%Y%m%d}"
    yield from _rule(item)
    yield "STATUS:CANCELLED" if item.state == "dropped" else "STATUS:CONFIRMED"
    yield "TRANSP:TRANSPARENT"
    yield from _alarm(item, "TRIGGER")
    yield "END:VEVENT"


def _task(item: ExportReminder) -> Iterator[str]:
    """Give the lines of a reminder as a task; its alarm counts from the due time, a yearly one's from its start."""
    yield "BEGIN:VTODO"
    yield from _common(item)
    at = first_date(item)
    name = "DTSTART" if item.yearly else "DUE"
    yield f"{name}:{_stamp(at)}" if isinstance(at, datetime) else f"{name};VALUE=DATE:{at:%Y%m%d}"
    yield from _rule(item)
    yield f"STATUS:{_TASK_STATES.get(item.state, 'NEEDS-ACTION')}"
    if item.state == "done":
        yield f"COMPLETED:{_stamp(done_at(item))}"
        yield "PERCENT-COMPLETE:100"
    yield from _alarm(item, "TRIGGER" if item.yearly else "TRIGGER;RELATED=END")
    yield "END:VTODO"


def _common(item: ExportReminder) -> Iterator[str]:
    """Give the lines of both forms; the stamp is the last change, so that nothing moves without one."""
    yield f"UID:{escape_text(one_line(item.uid))}"
    yield f"DTSTAMP:{_stamp(_at(item.changed))}"
    yield f"CREATED:{_stamp(_at(item.created))}"
    yield f"LAST-MODIFIED:{_stamp(_at(item.changed))}"
    yield f"SEQUENCE:{item.sequence}"
    yield f"SUMMARY:{escape_text(title_of(item))}"
    if text := clean(item.description):
        yield f"DESCRIPTION:{escape_text(text)}"


def _rule(item: ExportReminder) -> Iterator[str]:
    """Give the rule of a yearly reminder; the 29th of February means the last day of that month."""
    if item.yearly:
        is_leap = month_and_day(item) == (2, 29)
        yield "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" if is_leap else "RRULE:FREQ=YEARLY"


def _alarm(item: ExportReminder, trigger: str) -> Iterator[str]:
    """Give the one alarm: Outlook takes no second one and reads the minutes as before the start."""
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{escape_text(title_of(item))}"
    yield f"{trigger}:-PT{max(0, item.alarm_minutes)}M"
    yield "END:VALARM"


def first_date(item: ExportReminder) -> date | datetime:
    """Give the date, or the time in UTC, that a reminder stands at first."""
    if not item.is_all_day() and not item.yearly:
        at = datetime.fromisoformat(item.due)
        return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC).replace(microsecond=0)
    day = date.fromisoformat(item.due[:10])
    if not item.yearly:
        return day
    month, number = month_and_day(item)
    last = monthrange(day.year, month)[1]
    return date(day.year, month, last if (month, number) == (2, 29) else min(number, last))


def month_and_day(item: ExportReminder) -> tuple[int, int]:
    """Give the month and day a yearly reminder comes back on."""
    known = item.month_day or item.due[:10]
    return int(known[-5:-3]), int(known[-2:])


def done_at(item: ExportReminder) -> datetime:
    """Give when a task was done: noon, so that it is the same day in most zones; without a day the last change."""
    if item.done_on:
        return datetime.fromisoformat(f"{item.done_on[:10]}T12:00:00").replace(tzinfo=UTC)
    return _at(item.changed)


def title_of(item: ExportReminder) -> str:
    """Give the title; a calendar may show an entry without one as nothing at all."""
    return one_line(item.summary) or _("Reminder")


def one_line(text: str) -> str:
    """Give a text on one line."""
    return clean(_LINE_ENDS.sub(" ", text))


def clean(text: str) -> str:
    """Give a text without control characters and half characters, its line ends as newlines."""
    return _NOT_IN_TEXT.sub("", _LINE_ENDS.sub("\n", text)).strip()


def folded(line: str) -> bytes:
    """Fold a content line at 75 octets between characters and end it (RFC 5545 section 3.1)."""
    octets = line.encode()
    if len(octets) <= _FOLD_OCTETS:
        return octets + b"\r\n"
    pieces: list[bytes] = []
    start, room = 0, _FOLD_OCTETS
    while start < len(octets):
        end = min(start + room, len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, _FOLD_OCTETS - 1
    return b"\r\n ".join(pieces) + b"\r\n"


def _at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _stamp(at: datetime) -> str:
    """Write a time in UTC."""
    return f"{at:%Y%m%dT%H%M%S}Z"
