# SPDX-License-Identifier: GPL-3.0-or-later
"""Calendar files that mean harm: rules that never end, lists without end, zones that cannot be, entries in entries."""

from __future__ import annotations

from functools import partial

from tests.hostile.corpus import Hostile, a_third, calendar, event, in_fours, of_bytes, of_pieces, sized

FIRST_ONLY = "only the first date is kept"
EVENT_1970 = b"DTSTART:19700101T090000Z"


def rule(text: bytes, *lines: bytes) -> bytes:
    """Give a calendar with one series."""
    return calendar(event(b"RRULE:" + text, *lines))


def zone(number: int, *lines: bytes) -> bytes:
    """Give a time zone of its own."""
    inner = b"\r\n".join((b"BEGIN:STANDARD", b"DTSTART:19700101T000000", b"TZOFFSETFROM:+0100", b"TZOFFSETTO:+0100",
                          *lines, b"END:STANDARD"))  # fmt: skip
    return b"\r\n".join((b"BEGIN:VTIMEZONE", b"TZID:Zone %d" % number, inner, b"END:VTIMEZONE"))


def in_zone(number: int, uid: int, start: bytes = b"20260115T090000") -> bytes:
    """Give an event in such a zone."""
    return event(b"DTSTART;TZID=Zone %d:" % number + start, uid=b"event-%d" % uid)


def costly_series(number: int) -> bytes:
    """Give series each of which costs as long as one may."""
    rules = b"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", b"FREQ=DAILY;COUNT=100000;BYDAY=MO;BYMONTH=2;BYMONTHDAY=30"
    return calendar(
        *(event(EVENT_1970, b"RRULE:" + rules[each % 2], uid=b"series-%d" % each) for each in range(number))
    )


def overrides(number: int, uid: bytes) -> bytes:
    """Give one series of which so many dates are changed."""
    changed = (
        event(b"RECURRENCE-ID:20260115T09%02d%02dZ" % divmod(each % 3600, 60), b"SEQUENCE:%d" % each, uid=uid)
        for each in range(number)
    )
    return calendar(event(b"RRULE:FREQ=DAILY", uid=uid), *changed)


def every_property(*payloads: bytes) -> bytes:
    """Give events that have each property with each of these values, and with each as a parameter."""
    names = (b"DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID ATTENDEE ORGANIZER CATEGORIES "
             b"CLASS STATUS SUMMARY "
             b"LOCATION DESCRIPTION X-ALT-DESC URL UID SEQUENCE DTSTAMP TRANSP").split()  # fmt: skip
    lines = ((name + b":" + payload, name + b";TZID=" + payload + b":x") for payload in payloads for name in names)
    return calendar(*(event(line, uid=b"p-%d" % number) for number, pair in enumerate(lines) for line in pair))


LONG = b",".join([b"20260115T090000Z"] * 100_000)
kept = partial(Hostile, records=1)
many = partial(Hostile, records=-1)
CASES = (
    kept("secondly.ics", of_bytes(rule(b"FREQ=SECONDLY")), "more often than daily"),
    kept("minutely.ics", of_bytes(rule(b"FREQ=MINUTELY;INTERVAL=1")), "more often than daily"),
    kept("hourly.ics", of_bytes(rule(b"FREQ=HOURLY")), "more often than daily"),
    kept("by-second.ics", of_bytes(rule(b"FREQ=DAILY;BYSECOND=0,1,2;BYMINUTE=0,1;BYHOUR=1,2")), "more often than"),
    kept("interval-nothing.ics", of_bytes(rule(b"FREQ=DAILY;INTERVAL=0")), "impossible interval"),
    kept("interval-below.ics", of_bytes(rule(b"FREQ=DAILY;INTERVAL=-1")), "impossible interval"),
    kept("interval-huge.ics", of_bytes(rule(b"FREQ=DAILY;INTERVAL=" + b"9" * 5_000)), FIRST_ONLY),
    kept("interval-arabic.ics", of_bytes(rule("FREQ=DAILY;INTERVAL=٣".encode())), FIRST_ONLY),
    kept("count-huge.ics", of_bytes(rule(b"FREQ=DAILY;COUNT=999999999")), "impossible interval or count"),
    kept("count-allowed.ics", of_bytes(rule(b"FREQ=DAILY;COUNT=100000", EVENT_1970))),
    kept("until-before-start.ics", of_bytes(rule(b"FREQ=DAILY;UNTIL=19991231T000000Z"))),
    kept("until-nonsense.ics", of_bytes(rule(b"FREQ=DAILY;UNTIL=tomorrow")), "end of the repetition"),
    kept("until-no-day.ics", of_bytes(rule(b"FREQ=DAILY;UNTIL=20261399")), FIRST_ONLY),
    kept("by-day-nonsense.ics", of_bytes(rule(b"FREQ=WEEKLY;BYDAY=XX,9999MO,-0TU")), FIRST_ONLY),
    kept("by-month-day-99.ics", of_bytes(rule(b"FREQ=MONTHLY;BYMONTHDAY=99,-99,0")), FIRST_ONLY),
    kept("no-such-day.ics", of_bytes(rule(b"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", EVENT_1970))),
    kept(
        "by-set-pos.ics",
        of_bytes(rule(b"FREQ=YEARLY;BYSETPOS=366,-366;BYYEARDAY=" + b",".join(b"%d" % n for n in range(1, 367)))),
    ),
    kept("long-lists.ics", of_bytes(lambda: rule(b"FREQ=YEARLY;BYMONTHDAY=" + b",".join([b"31"] * 20_000)))),
    kept("easter.ics", of_bytes(rule(b"FREQ=YEARLY;BYEASTER=0;BYDAY=MO"))),
    kept("many-rules.ics", of_bytes(lambda: calendar(event(*[b"RRULE:FREQ=DAILY"] * 20_000)))),
    kept("rule-of-1-mb.ics", of_bytes(lambda: rule(b"FREQ=DAILY;" + b"BYHOUR=1;" * 110_000)), FIRST_ONLY),
    sized("costly-series.ics", costly_series, (3_000, 1_000), FIRST_ONLY, -1),
    kept("exdates.ics", of_bytes(lambda: rule(b"FREQ=DAILY", b"EXDATE:" + LONG)), "is too long"),
    kept(
        "exdates-by-line.ics",
        of_bytes(lambda: rule(b"FREQ=DAILY", *[b"EXDATE:20260115T090000Z"] * 100_000)),
        "is too long",
    ),
    kept(
        "exdates-in-zone.ics",
        of_bytes(lambda: rule(b"FREQ=DAILY", b"EXDATE;TZID=Europe/Berlin:" + LONG.replace(b"Z", b""))),
        "is too long",
    ),
    kept("rdates.ics", of_bytes(lambda: rule(b"FREQ=DAILY", b"RDATE:" + LONG)), "is too long"),
    kept("overrides.ics", of_bytes(lambda: overrides(3_600, b"changed"))),
    kept(
        "overrides-onward.ics",
        of_bytes(lambda: overrides(1_500, b"onward").replace(b"RECURRENCE-ID:", b"RECURRENCE-ID;RANGE=THISANDFUTURE:")),
        FIRST_ONLY,
    ),
    kept(
        "same-override.ics",
        of_bytes(
            lambda: (
                overrides(1, b"again").replace(b"END:VCALENDAR", b"")
                + b"\r\n".join([event(b"RECURRENCE-ID:20260115T090000Z", uid=b"again")] * 10_000)
            )
        ),
    ),
    sized(
        "many-zones.ics",
        lambda size: calendar(*map(zone, range(size)), *(in_zone(n, n) for n in range(size))),
        (1_500, 600),
        "is not known",
        -1,
    ),
    sized(
        "many-zones-one-series.ics",
        lambda size: calendar(
            *map(zone, range(size)),
            *(
                event(b"RECURRENCE-ID;TZID=Zone %d:20260115T09%02d%02d" % (n % size, *divmod(n % 3600, 60)), uid=b"one")
                for n in range(2 * size)
            ),
        ),
        (1_000, 400),
        "",
        -1,
    ),
    kept(
        "zone-without-end.ics", of_bytes(calendar(zone(1, b"RRULE:FREQ=YEARLY;INTERVAL=0;BYMONTH=3"), in_zone(1, 9001)))
    ),
    kept(
        "zone-of-no-day.ics",
        of_bytes(calendar(zone(1, b"RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), in_zone(1, 9002))),
    ),
    kept("zone-by-second.ics", of_bytes(calendar(zone(1, b"RRULE;X=1:FREQ=SECONDLY"), in_zone(1, 9003)))),
    kept(
        "zone-by-lists.ics",
        of_bytes(
            lambda: calendar(
                zone(
                    1,
                    b"RRULE:FREQ=YEARLY;BYHOUR="
                    + b",".join(b"%d" % n for n in range(24))
                    + b";BYMINUTE="
                    + b",".join(b"%d" % n for n in range(60))
                    + b";BYSECOND="
                    + b",".join(b"%d" % n for n in range(60))
                    + b";BYYEARDAY="
                    + b",".join(b"%d" % n for n in range(1, 367)),
                ),
                in_zone(1, 9004),
            )
        ),
    ),
    kept(
        "zone-with-dates.ics",
        of_bytes(
            lambda: calendar(
                zone(1, b"RDATE:" + b",".join(b"%04d0101T000000" % (1900 + n % 300) for n in range(3_900))),
                in_zone(1, 9005),
            )
        ),
    ),
    kept(
        "zone-far-away.ics", of_bytes(calendar(zone(1).replace(b"+0100", b"+9999"), in_zone(1, 9006))), "is not known"
    ),
    kept("zones-of-one-name.ics", of_bytes(lambda: calendar(*[zone(1)] * 20_000, in_zone(1, 9007)))),
    kept(
        "zone-name-of-1-mb.ics",
        of_bytes(lambda: calendar(event(b"DTSTART;TZID=" + b"/a" * 500_000 + b":20260115T090000"))),
        "is not known",
    ),
    Hostile("start-in-year-0.ics", of_bytes(calendar(event(b"DTSTART:00000101T000000Z"))), "cannot be read"),
    Hostile(
        "start-in-year-9999.ics",
        of_bytes(calendar(event(b"DTSTART:99991231T235959Z", b"RRULE:FREQ=DAILY"))),
        "1900 to 2200",
    ),
    Hostile("start-in-year-1.ics", of_bytes(calendar(event(b"DTSTART:00010101T000000Z", b"RRULE:FREQ=DAILY")))),
    kept("duration-of-ages.ics", of_bytes(calendar(event(b"DURATION:P" + b"9" * 4_000 + b"D")))),
    kept("sequence-of-a-million-digits.ics", of_bytes(lambda: calendar(event(b"SEQUENCE:" + b"9" * 1_000_000)))),
    sized(
        "guests.ics",
        lambda size: calendar(event(*(b"ATTENDEE;CN=G%d:mailto:g%d@example.com" % (n, n) for n in range(size)))),
        (100_000, 10_000),
        "More than 200 people",
        1,
    ),
    Hostile("nested-begin.ics", of_bytes(b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 1_170), "breaks off"),
    Hostile("nested-calendars.ics", of_bytes(b"BEGIN:VCALENDAR\r\n" * 20_000)),
    kept(
        "alarms-in-alarms.ics",
        of_bytes(lambda: calendar(event(*[b"BEGIN:VALARM"] * 100_000, *[b"END:VALARM"] * 100_000))),
    ),
    Hostile(
        "line-without-end.ics",
        of_pieces((b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:", 1), (b"x", 20 << 20)),
        "breaks off",
    ),
    Hostile(
        "line-of-20-mb.ics",
        of_pieces(
            (calendar(event(b"LOCATION:x")).split(b"x\r\n")[0], 1),
            (b"x", 20 << 20),
            (b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", 1),
        ),
        "longer than 64 KiB",
    ),
    Hostile(
        "line-of-40-mb.ics",
        of_pieces((b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:", 1), (b"x", 40 << 20), (b"\r\nEND:VEVENT\r\n", 1)),
        "longer than 32 MiB",
        whole=True,
    ),
    Hostile(
        "head-without-end.ics",
        of_pieces((b'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nX-A;X="', 1), (b"x", 20 << 20), (b":y\r\nEND:VEVENT\r\n", 1)),
        "no other person|no start",
    ),
    Hostile("calendar-line-without-end.ics", of_pieces((b"BEGIN:VCALENDAR\r\nX-WR-CALNAME:", 1), (b"x", 20 << 20))),
    Hostile(
        "folds.ics",
        of_pieces(
            (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:", 1),
            (b"x" * 60 + b"\r\n ", 200_000),
            (b"\r\nEND:VEVENT\r\n", 1),
        ),
        "no other person|64 KiB",
    ),
    Hostile(
        "soft-breaks.ics",
        of_pieces(
            (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY;ENCODING=QUOTED-PRINTABLE:", 1),
            (b"x" * 60 + b"=\r\n", 200_000),
            (b"\r\nEND:VEVENT\r\n", 1),
        ),
        "no other person|64 KiB",
    ),
    kept("odd-lines.ics", of_bytes(lambda: calendar(event(*[b"no property at all"] * 300_000))), "no property"),
    Hostile(
        "html.ics",
        of_bytes(
            lambda: calendar(
                event(b"X-ALT-DESC:<b>x</b>" + b"<!--" * 40_000),
                *(
                    event(b"DESCRIPTION:<b>x</b>" + part, uid=part[:8])
                    for part in (
                        b"<!" * 60_000,
                        b"<a" * 60_000,
                        b"<a b='" * 30_000,
                        b"</a " * 40_000,
                        b"&#" * 60_000,
                        b"<![CDATA[" * 20_000,
                        b"<?" * 60_000,
                        b"&lt" * 60_000,
                        b"<a " + b"b=c " * 40_000,
                        b"<div>" * 40_000,
                        b"<a href=http://x>" * 10_000,
                        b"<b" + b" " * 150_000,
                        b"< " * 60_000,
                        b"<script>" * 20_000,
                        b"&#" + b"9" * 5_000 + b";",
                    )
                ),
            )
        ),
        "",
        -1,
    ),
    Hostile(
        "entity-bomb.ics",
        of_bytes(b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>'),
        "No importer knows",
    ),
    kept(
        "controls.ics",
        of_bytes(calendar(event("SUMMARY:\u202eevil\x1b[2J\x00\u2066".encode(), b"LOCATION:\xed\xa0\x80"))),
    ),
    kept("wide.ics", of_bytes(calendar(event()).decode().encode("utf-16-le"))),
    many(
        "tasks.ics",
        of_bytes(
            lambda: calendar(
                *(
                    b"BEGIN:VTODO\r\nUID:%d\r\nDUE:20260401\r\nSUMMARY:x\r\nRELATED-TO:%d\r\nEND:VTODO" % (n, n)
                    for n in range(3_000)
                )
            )
        ),
    ),
    *(
        many(
            f"every-property-{number}.ics",
            of_bytes(partial(every_property, *payloads)),
            smaller=of_bytes(partial(every_property, *a_third(payloads))),
        )
        for number, payloads in enumerate(
            in_fours(
                (
                    b"a" * 30_000,
                    b"@" * 30_000,
                    b"0" * 30_000,
                    b"," * 30_000,
                    b";" * 30_000,
                    b"\\" * 30_000,
                    b'"' * 29_999,
                    b"+1:" * 10_000,
                    b"P1D" * 9_000,
                    b"20260115T090000Z," * 1_700,
                    b"/" * 30_000,
                    b"(UTC+01:00)" * 2_500,
                    b"<p>" * 10_000,
                    b"\xff" * 30_000,
                    b"mailto:" * 4_000,
                    b"%41" * 10_000,
                )
            )
        )
    ),
)
