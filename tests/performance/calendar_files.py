# SPDX-License-Identifier: GPL-3.0-or-later
"""Calendar files of any size, the same bytes for the same number: what reading speed is measured on."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta

#: The day that the made files count as today: events lie up to 23 months before it and 6 months after it.
TODAY = date(2026, 11, 23)

_ZONES = ("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Europe/London")
_GIVEN = ("Amara", "Tomas", "Ingrid", "Ravi", "Lucia", "Mei", "Yusuf", "Nadia", "Piotr", "Elif")
_FAMILY = ("Okafor", "Vendler", "Solberg", "Menon", "Ferrante", "Tanaka", "Demir", "Haddad", "Zielinski", "Kaya")
_TOPICS = ("Coffee", "Portfolio review", "Planning", "Mentoring", "Interview practice", "Meet-up", "Design critique")

#: One in ten events repeats; the rules come round in this order.
_RULES = (
    "FREQ=WEEKLY;UNTIL={until};BYDAY={day}",
    "FREQ=WEEKLY;BYDAY={day}",
    "FREQ=MONTHLY;BYDAY=2{day}",
    "FREQ=DAILY;COUNT=5",
    "FREQ=YEARLY",
    "FREQ=WEEKLY;INTERVAL=2;COUNT=12",
    "FREQ=MONTHLY;COUNT=6",
)

_ZONE_TEXT = (
    "BEGIN:VTIMEZONE", "TZID:Europe/Berlin",
    "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "DTSTART:19700329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
    "BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "DTSTART:19701025T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
    "END:VTIMEZONE",
)  # fmt: skip


def calendar_file(events: int, seed: int = 20261123) -> bytes:
    """Make one calendar of so many events: zones, alarms, two or three people each, one in ten repeating."""
    chance = random.Random(seed)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Measured 1.0//EN", "X-WR-CALNAME:Work", *_ZONE_TEXT]
    for number in range(events):
        lines += _event(number, chance)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines).encode()


def _event(number: int, chance: random.Random) -> list[str]:
    """Make the lines of one event."""
    start = datetime.combine(TODAY, time(7)) + timedelta(
        days=chance.randrange(-690, 180), minutes=15 * chance.randrange(40)
    )
    zone = _ZONES[number % len(_ZONES)]
    topic = chance.choice(_TOPICS)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{number:08x}-{chance.getrandbits(64):016x}@calendar.example.com",
        f"DTSTAMP:{start - timedelta(days=20):%Y%m%dT%H%M%SZ}",
        f"CREATED:{start - timedelta(days=30):%Y%m%dT%H%M%SZ}",
        f"LAST-MODIFIED:{start - timedelta(days=20):%Y%m%dT%H%M%SZ}",
        "SEQUENCE:0",
        f"SUMMARY:{topic} no. {number}",
        f"LOCATION:Room {number % 90}\\, Harbour House",
        (
            f"DESCRIPTION:Agenda for {topic.lower()}:\\n1. What happened since last time\\n2. What helps next\\n"
            f"3. Who should meet whom\\, and why\\nNotes are kept under example.com/notes/{number}"
        ),
        f"DTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}",
        f"DTEND;TZID={zone}:{start + timedelta(minutes=45):%Y%m%dT%H%M%S}",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "CLASS:PUBLIC",
    ]
    if number % 10 == 0:
        rule = _RULES[number // 10 % len(_RULES)]
        until = start + timedelta(days=90)
        lines.append(
            "RRULE:"
            + rule.format(
                day=["MO", "TU", "WE", "TH", "FR", "SA", "SU"][start.weekday()], until=f"{until:%Y%m%dT%H%M%SZ}"
            )
        )
    lines += _people(chance)
    lines += [
        "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{topic} no. {number}", "TRIGGER:-PT15M", "END:VALARM",
        "END:VEVENT",
    ]  # fmt: skip
    return lines


def _people(chance: random.Random) -> list[str]:
    """Make an organiser and one or two guests."""
    lines = []
    for place in range(chance.choice((2, 3))):
        given, family = chance.choice(_GIVEN), chance.choice(_FAMILY)
        address = f"{given}.{family}{chance.randrange(300)}@example.org".lower()
        if place == 0:
            lines.append(f"ORGANIZER;CN={given} {family}:mailto:{address}")
        else:
            lines.append(
                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE;"
                f"CN={given} {family}:mailto:{address}"
            )
    return lines


def _folded(line: str) -> str:
    """Fold a line of plain letters at 75 octets."""
    pieces = [line[:75], *(line[at : at + 74] for at in range(75, len(line), 74))]
    return "\r\n ".join(pieces) + "\r\n"
