# SPDX-License-Identifier: GPL-3.0-or-later
"""The owner's calendar as one file, with what calendars bring along: zones, a series, days, what is private."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tests.samples.calendar_entries import TASKS, Meeting, Task, meetings
from tests.samples.cast import CONNECTIONS, OWNER
from tests.samples.content_lines import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

#: People known by their cards alone, or whose address LinkedIn does not tell.
_OTHER_GUESTS = {
    "chidi": ("Chidi Eze", "chidi@solace.example.com"),
    "elif": ("Elif Özkan", "elif@dataguild.example.org"),
    "beatriz": ("Beatriz Amaral", "beatriz@alvorada.example.net"),
    "lucia": ("Lucía Prado", "lucia@alcazaba.example.net"),
    "thandi": ("Thandi Zwane", "thandi@publichealthlab.example.org"),
}
_STAMP = "DTSTAMP:20260310T080000Z"
_CLOCK = "%Y%m%dT%H%M%S"

_LISBON = """\
BEGIN:VTIMEZONE
TZID:Europe/Lisbon
BEGIN:DAYLIGHT
DTSTART:19970330T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:WEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19971026T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:WET
END:STANDARD
END:VTIMEZONE"""

#: As Outlook writes zones: a name of Windows, and rules since 1601.
_BERLIN = """\
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def calendar() -> bytes:
    """Write the calendar."""
    head = ("VERSION:2.0", "PRODID:-//Coterie//Sample calendar//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "X-WR-CALNAME:Noor", "X-WR-TIMEZONE:Europe/Lisbon")  # fmt: skip
    entries = [
        *(_meeting(number, meeting) for number, meeting in enumerate(meetings(), 1)),
        *_series(),
        *_calls_across_zones(),
        *_days(),
        *_not_to_be_met(),
        *(_task(number, task) for number, task in enumerate(TASKS, 1)),
    ]
    lines = ["BEGIN:VCALENDAR", *head, *_LISBON.split("\n"), *_BERLIN.split("\n")]
    return folded([*lines, *(line for entry in entries for line in entry), "END:VCALENDAR"])


def _event(uid: str, title: str, *lines: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@calendar.example.org",
        _STAMP,
        f"SUMMARY:{_escaped(title)}",
        *lines,
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def _meeting(number: int, meeting: Meeting) -> list[str]:
    """Write one meeting that the owner called."""
    start = datetime.fromisoformat(f"{meeting.day} {meeting.clock}")
    return _event(
        f"meeting-{number:03}", meeting.title, *_lisbon(start, meeting.minutes), f"LOCATION:{_escaped(meeting.place)}",
        _organiser(), *_guests(meeting.people),
    )  # fmt: skip


def _lisbon(start: datetime, minutes: int) -> tuple[str, str]:
    end = start + timedelta(minutes=minutes)
    return f"DTSTART;TZID=Europe/Lisbon:{start:{_CLOCK}}", f"DTEND;TZID=Europe/Lisbon:{end:{_CLOCK}}"


def _organiser() -> str:
    return f"ORGANIZER;CN={OWNER.name}:mailto:{OWNER.mail}"


def _guests(words: Iterable[str]) -> list[str]:
    """Write the people who take part besides the owner."""
    return [
        f"ATTENDEE;CN={name};PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT:mailto:{mail}" for name, mail in map(_guest, words)
    ]


def _guest(word: str) -> tuple[str, str]:
    if word in _OTHER_GUESTS:
        return _OTHER_GUESTS[word]
    known = CONNECTIONS[word]
    return known.name.partition(",")[0], known.mail


def _series() -> list[list[str]]:
    """Write a weekly series with dates left out and one moved, and one every other week."""
    study = ("LOCATION:Library\\, second floor", *_guests(("lukasz", "nuno")))
    circle = ("LOCATION:video", _organiser(), *_guests(("beatriz", "lucia", "elif")))
    return [
        _event(
            "study-group", "Streaming study group", *_lisbon(datetime.fromisoformat("2025-11-04 18:00"), 60),
            "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630T170000Z",
            "EXDATE;TZID=Europe/Lisbon:20251223T180000,20251230T180000", *study,
        ),
        _event(
            "study-group", "Streaming study group (on Wednesday)", "RECURRENCE-ID;TZID=Europe/Lisbon:20260217T180000",
            *_lisbon(datetime.fromisoformat("2026-02-18 18:00"), 60), *study, "SEQUENCE:1",
        ),
        _event(
            "mentoring-circle", "Mentoring circle", *_lisbon(datetime.fromisoformat("2025-09-01 17:00"), 60),
            "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", *circle,
        ),
    ]  # fmt: skip


def _calls_across_zones() -> list[list[str]]:
    """Write calls that others planned by their own clocks: one zone is described in this file, one only named."""
    me = f"ATTENDEE;CN={OWNER.name};PARTSTAT=ACCEPTED:mailto:{OWNER.mail}"
    jonas, kenji = CONNECTIONS["jonas"], CONNECTIONS["kenji"]
    return [
        _event(
            "040000008200E00074C5B7101A82E00800000000SAMPLE01", "Call about the release",
            "DTSTART;TZID=W. Europe Standard Time:20250911T180000",
            "DTEND;TZID=W. Europe Standard Time:20250911T184500", "LOCATION:",
            f"ORGANIZER;CN={jonas.name}:MAILTO:{jonas.mail}", me, "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
            "X-ALT-DESC;FMTTYPE=text/html:<html><body><p>Two days of design\\, who could?</p></body></html>",
        ),
        _event(
            "040000008200E00074C5B7101A82E00800000000SAMPLE02", "Call with Kenji Watanabe",
            "DTSTART;TZID=Tokyo Standard Time:20260317T183000", "DTEND;TZID=Tokyo Standard Time:20260317T190000",
            f"ORGANIZER;CN={kenji.name}:MAILTO:{kenji.mail}", me,
            "ATTENDEE;CUTYPE=ROOM;CN=Room 7:mailto:room7@orbis.example.com", "DESCRIPTION:18:30 in Osaka.",
        ),
    ]  # fmt: skip


def _days() -> list[list[str]]:
    """Write a fair of three days, last year's and this year's, and a birthday."""
    return [
        _event("porto-data-week-2025", "Porto Data Week", "DTSTART;VALUE=DATE:20251014", "DTEND;VALUE=DATE:20251017",
               "LOCATION:Porto", *_guests(("nuno", "elif"))),
        _event("porto-data-week-2026", "Porto Data Week", "DTSTART;VALUE=DATE:20261013", "DTEND;VALUE=DATE:20261016",
               "LOCATION:Porto", *_guests(("elif",))),
        _event("birthday-sofia", "Sofia’s birthday", "DTSTART;VALUE=DATE:20220314", "RRULE:FREQ=YEARLY",
               "TRANSP:TRANSPARENT"),
    ]  # fmt: skip


def _not_to_be_met() -> list[list[str]]:
    """Write what makes no meeting: declined by the owner, called off, private, and an evening alone."""
    nuno = CONNECTIONS["nuno"]
    return [
        _event(
            "round-table", "Analytics leaders, round table", *_lisbon(datetime.fromisoformat("2026-02-12 09:00"), 120),
            f"ORGANIZER;CN={nuno.name}:mailto:{nuno.mail}",
            f"ATTENDEE;CN={OWNER.name};PARTSTAT=DECLINED:mailto:{OWNER.mail}",
        ),
        _event("called-off", "Coffee with Hana", *_lisbon(datetime.fromisoformat("2026-02-03 10:00"), 45),
               "STATUS:CANCELLED", *_guests(("hana",))),
        _event("doctor", "Doctor", *_lisbon(datetime.fromisoformat("2026-03-04 08:30"), 30), "CLASS:PRIVATE",
               "ATTENDEE;CN=Practice:mailto:practice@doctor.example.net"),
        _event("writing", "Writing, on my own", *_lisbon(datetime.fromisoformat("2026-03-10 17:00"), 90)),
    ]  # fmt: skip


def _task(number: int, task: Task) -> list[str]:
    """Write one task; people are named as those it is about."""
    due = [f"DUE:{task.due}" if "T" in task.due else f"DUE;VALUE=DATE:{task.due}"] if task.due else []
    text = [f"DESCRIPTION:{_escaped(task.text)}"] if task.text else []
    open_ = [] if any(line.startswith("STATUS:") for line in task.more) else ["STATUS:NEEDS-ACTION"]
    return [
        "BEGIN:VTODO", f"UID:task-{number:03}@calendar.example.org", _STAMP, f"SUMMARY:{_escaped(task.title)}", *due,
        *text, *open_, *task.more, *_guests(task.people), "END:VTODO",
    ]  # fmt: skip
