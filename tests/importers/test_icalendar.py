# SPDX-License-Identifier: GPL-3.0-or-later
"""Calendar files of every maker: what becomes an event, what is left out, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coterie.domain import component_streams
from coterie.domain.foreign_files import Wishes
from coterie.domain.records import FileFound, Found, FoundEvent, FoundFollowUp, Record, Refused, Skipped
from coterie.importers.icalendar_file import IMPORTER, events
from tests.importers.bundles import TODAY, bundle_of, read_all, records_of, refusals_of, single_file, skipped_because

FILES = Path(__file__).parents[1] / "fixtures" / "icalendar"
OWNER = Wishes(today=TODAY, me=frozenset({"mail:ada@example.net"}), my_names=frozenset({"Ada Lovell"}))
HOST = "ORGANIZER;CN=Ingrid Solberg:mailto:ingrid.solberg@example.com"


def calendar(*lines: str, head: str = "") -> bytes:
    """Put lines into a calendar."""
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *head.splitlines(), *lines, "END:VCALENDAR", ""]).encode()


def event(
    *lines: str, uid: str = "one@example.com", start: str = "DTSTART:20260210T090000Z", host: str = HOST
) -> list[str]:
    """Make an event with another person."""
    return [line for line in ("BEGIN:VEVENT", f"UID:{uid}" if uid else "", start, host, *lines, "END:VEVENT") if line]


def read(data: bytes | str, name: str = "work.ics", wishes: Wishes = OWNER) -> list[Found]:
    """Read one file."""
    return read_all(IMPORTER, single_file(name, data), wishes)[1:]


def read_fixture(name: str) -> list[Found]:
    """Read one of the kept files."""
    return read((FILES / name).read_bytes(), name)


def only_event(*lines: str, **how: str) -> FoundEvent:
    """Read one event that must become one."""
    thing = only_record(calendar(*event(*lines, **how))).thing
    assert isinstance(thing, FoundEvent)
    return thing


def only_record(data: bytes) -> Record:
    """Read a file with one record."""
    (record,) = read(data)
    assert isinstance(record, Record), record
    return record


def days(moments: tuple[object, ...]) -> list[str]:
    """Give the dates of moments."""
    return [moment.text[:16] for moment in moments]  # type: ignore[attr-defined]


def test_it_claims_what_begins_as_a_calendar_and_nothing_else() -> None:
    text = "BEGIN:VCALENDAR\nEND:VCALENDAR\n"
    bundle = bundle_of(
        {
            "plain.ics": text,
            "marked.txt": b"\xef\xbb\xbf\r\n " + text.lower().encode(),
            "wide.ics": b"\xff\xfe" + text.encode("utf-16-le"),
            "wide-be.ics": b"\xfe\xff" + text.encode("utf-16-be"),
            "card.ics": "BEGIN:VCARD\nEND:VCARD\n",
            "empty.ics": b"",
        }
    )
    claim = IMPORTER.recognise(bundle)
    assert claim is not None
    assert [member.name for member in claim.members] == ["plain.ics", "marked.txt", "wide.ics", "wide-be.ics"]
    assert IMPORTER.recognise(bundle_of({"card.vcf": "BEGIN:VCARD\n"})) is None
    assert "iCalendar" in IMPORTER.title


def test_each_file_is_announced_before_its_records() -> None:
    one = calendar(*event())
    found = read_all(IMPORTER, bundle_of({"a.ics": one, "b.ics": one}), OWNER)
    assert [type(item) for item in found] == [FileFound, Record, FileFound, Record]
    assert found[0] == FileFound("/home/ada/Downloads/export.zip", "a.ics", "icalendar", encoding="utf-8")


def test_an_event_carries_all_that_the_record_has_a_place_for() -> None:
    found = only_event(
        "SUMMARY:Coffee\\, and a walk", "LOCATION:Harbour\\; pier 3", "DESCRIPTION:First\\nSecond", "STATUS:TENTATIVE",
        "DTEND:20260210T094500Z", "SEQUENCE:3",
        'ATTENDEE;CN="Menon, Ravi";PARTSTAT=ACCEPTED:MAILTO:Ravi.Menon@example.org',
        "URL:https://example.com/walk",
    )  # fmt: skip
    assert (found.uid, found.title, found.place, found.text) == (
        "one@example.com", "Coffee, and a walk", "Harbour; pier 3", "First\nSecond\nhttps://example.com/walk",
    )  # fmt: skip
    assert (found.status, found.sequence, found.minutes, found.party) == ("tentative", 3, 45, 2)
    assert (found.start.text, found.end, found.calendar) == ("2026-02-10T09:00:00Z", "2026-02-10T09:45:00Z", "work")
    assert [(person.name, person.keys, person.role, person.create) for person in found.people] == [
        ("Ingrid Solberg", ("mail:ingrid.solberg@example.com",), "organiser", False),
        ("Menon, Ravi", ("mail:ravi.menon@example.org",), "attendee", False),
    ]
    assert found.meetings == (found.start,)
    assert found.occurrences == ()


def test_the_raw_text_is_the_lines_of_the_item_unfolded_with_the_zones_they_name() -> None:
    zone = ["BEGIN:VTIMEZONE", "TZID:Own", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE"]  # fmt: skip
    unused = [line.replace("Own", "Other") for line in zone]
    lines = event("SUMMARY:Long ", "  and folded", start="DTSTART;TZID=Own:20260210T090000")
    record = only_record(calendar(*zone, *lines, *unused))
    lines[-3:-1] = ["SUMMARY:Long  and folded"]
    assert record.raw == "\n".join([*lines, *zone])


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (event(host=""), "no other person takes part"),
        (event(host="ATTENDEE:mailto:ada@example.net"), "no other person takes part"),
        (event(host="ATTENDEE;CN=Ada Lovell:invalid:nomail"), "no other person takes part"),
        (event(host="ATTENDEE;PARTSTAT=DECLINED:mailto:ravi@example.org"), "no other person takes part"),
        (event(host="ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@example.org"), "no other person takes part"),
        (event(host="ATTENDEE;CN=Team:mailto:c_1@group.calendar.google.com"), "no other person takes part"),
        (event(host="ORGANIZER:mailto:unknownorganizer@calendar.google.com"), "no other person takes part"),
        (event(host="ORGANIZER:mailto:noreply@example.org"), "no other person takes part"),
        (event(start="DTSTART:20240301T090000Z"), "older than 24 months"),
        (event("CLASS:PRIVATE"), "marked private"),
        (event("CLASS:confidential"), "marked private"),
        (["BEGIN:VJOURNAL", "UID:j", "END:VJOURNAL"], "a journal entry"),
        (["BEGIN:VFREEBUSY", "UID:f", "END:VFREEBUSY"], "free and busy times"),
        (["BEGIN:VPOLL", "UID:p", "END:VPOLL"], "a kind of entry that is not read"),
    ],
)
def test_what_a_written_rule_leaves_out_is_counted_with_its_reason(lines: list[str], reason: str) -> None:
    assert read(calendar(*lines)) == [Skipped("item 1", reason)]


def test_somebody_who_declined_is_left_out_of_an_event_with_others() -> None:
    found = only_event(
        "ATTENDEE;CN=Ravi;PARTSTAT=DECLINED:mailto:r@example.org",
        "ATTENDEE;CN=Mei;PARTSTAT=CONFIRMED:mailto:m@example.org",
    )
    assert [person.name for person in found.people] == ["Ingrid Solberg", "Mei"]
    assert found.party == 2


def test_the_same_person_in_two_roles_is_one_and_who_organises_but_declines_is_left_out() -> None:
    assert only_event("ATTENDEE:mailto:Ingrid.Solberg@example.com").party == 1
    found = read(calendar(*event("ATTENDEE;PARTSTAT=DECLINED:mailto:ingrid.solberg@example.com")))
    assert skipped_because(found) == {"no other person takes part": 1}


def test_people_without_a_usable_address_keep_their_name() -> None:
    found = only_event(
        "ATTENDEE;CN=Elif Kaya:invalid:nomail",
        "ATTENDEE;CN=Piotr;EMAIL=piotr@example.org:/aMjgxNjA/principal/",
        "ATTENDEE;CN=Front desk of Harbour House:mailto:info@example.org",
        "ATTENDEE:mailto:mei%2Ework@example.org",
    )
    assert [(person.name, person.keys) for person in found.people[1:]] == [
        ("Elif Kaya", ()),
        ("Piotr", ("mail:piotr@example.org",)),
        ("Front desk of Harbour House", ()),
        ("mei.work@example.org", ("mail:mei.work@example.org",)),
    ]


def test_of_a_crowd_two_hundred_are_named_and_all_are_counted() -> None:
    crowd = [f"ATTENDEE:mailto:guest{number}@example.org" for number in range(250)]
    record = only_record(calendar(*event(*crowd)))
    assert isinstance(record.thing, FoundEvent)
    assert (len(record.thing.people), record.thing.party) == (200, 251)
    assert record.repairs == ("More than 200 people take part; the rest are counted, not named.",)


@pytest.mark.parametrize(
    "lines",
    [
        ("STATUS:CANCELLED",),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:ada@example.net",),
        ("TRANSP:TRANSPARENT", "X-ALL-DAY"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", "X-ALL-DAY"),
    ],
)
def test_what_was_cancelled_declined_or_only_marks_a_day_is_no_meeting(lines: tuple[str, ...]) -> None:
    start = "DTSTART;VALUE=DATE:20260210" if "X-ALL-DAY" in lines else "DTSTART:20260210T090000Z"
    found = only_event(*(line for line in lines if line != "X-ALL-DAY"), start=start)
    assert found.meetings == ()
    assert found.people


def test_an_event_of_today_or_later_is_kept_and_is_no_meeting_yet() -> None:
    assert only_event(start="DTSTART:20260302T000000Z").meetings == ()
    assert len(only_event(start="DTSTART:20260301T235959Z").meetings) == 1


def test_all_day_is_a_date_with_the_end_after_its_last_day() -> None:
    one = only_event(start="DTSTART;VALUE=DATE:20260210")
    assert (one.start.text, one.start.precision, one.end, one.all_day, one.minutes) == (
        "2026-02-10",
        "day",
        "2026-02-11",
        True,
        0,
    )
    three = only_event("DTEND;VALUE=DATE:20260213", start="DTSTART;VALUE=DATE:20260210")
    assert three.end == "2026-02-13"


def test_outlook_marks_days_by_midnights_and_a_flag() -> None:
    days_of = ("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE", "DTEND;TZID=Europe/Berlin:20260211T000000")
    assert only_event(*days_of, start="DTSTART;TZID=Europe/Berlin:20260210T000000").end == "2026-02-11"
    assert only_event(days_of[0], start="DTSTART;TZID=Europe/Berlin:20260210T000000").end == "2026-02-11"
    assert not only_event(*days_of, start="DTSTART;TZID=Europe/Berlin:20260210T090000").all_day


@pytest.mark.parametrize(
    ("line", "end", "repair"),
    [
        ("DTEND:20260210T080000Z", "", "The end lies before the start and was left out."),
        ("DTEND:soon", "", "The end of the entry could not be read and was left out."),
        ("DURATION:PT1H30M", "2026-02-10T10:30:00Z", ""),
        ("DURATION:P1W2DT1H", "2026-02-19T10:00:00Z", ""),
        ("DURATION:P15M", "2026-02-10T09:15:00Z", ""),
        ("DURATION:-PT5M", "", "The end lies before the start and was left out."),
        ("DURATION:long", "", ""),
        ("DTEND;VALUE=DATE:20260211", "2026-02-11T00:00:00Z", ""),
        ("DTEND;TZID=Europe/Berlin:20260210T110000", "2026-02-10T11:00:00+01:00", ""),
    ],
)
def test_the_end_is_read_or_left_out_with_a_word(line: str, end: str, repair: str) -> None:
    record = only_record(calendar(*event(line)))
    assert isinstance(record.thing, FoundEvent)
    assert record.thing.end == end
    assert "".join(record.repairs) == repair


@pytest.mark.parametrize(
    ("start", "text"),
    [
        ("DTSTART:2026-02-10T09:00:00Z", "2026-02-10T09:00:00Z"),
        ("DTSTART:20260210T0900", "2026-02-10T09:00:00"),
        ("DTSTART:2026-02-10", "2026-02-10"),
        ("DTSTART:20260210T240000", "2026-02-11T00:00:00"),
        ("DTSTART:20261231T235960Z", "2026-12-31T23:59:59Z"),
        ("dtstart;value=DATE-TIME;tzid=Asia/Tokyo: 20260210T090000", "2026-02-10T09:00:00+09:00"),
    ],
)
def test_starts_are_read_as_people_write_them(start: str, text: str) -> None:
    assert only_event(start=start).start.text == text


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (event(start=""), "The entry has no start."),
        (event(start="DTSTART:next week"), "The start of the entry cannot be read."),
        (event(start="DTSTART:20260231T090000Z"), "The start of the entry cannot be read."),
        (event(start="DTSTART:22010101T090000Z"), "A date lies outside the years 1900 to 2200."),
        (event("SUMMARY:" + "x" * 70_000), "A title or place is longer than 64 KiB."),
        (event("DESCRIPTION:" + "x" * 1_100_000), "The description is longer than 1 MiB."),
        (event("RECURRENCE-ID:never"), "The entry could not be understood."),
    ],
)
def test_a_broken_entry_is_refused_with_its_text(lines: list[str], reason: str) -> None:
    good = event(uid="good@example.com")
    found = read(calendar(*lines, *good))
    (refused,) = refusals_of(found)
    assert (refused.place, refused.reason) == ("item 1", reason)
    assert refused.excerpt.startswith("BEGIN:VEVENT\nUID:one@example.com")
    assert len(refused.excerpt) <= 500
    assert [record.key for record in records_of(found)] == ["good@example.com"]


def test_one_broken_event_among_fifty_costs_itself() -> None:
    lines = [
        line
        for number in range(50)
        for line in event(uid=f"{number}@example.com", start="DTSTART:20260210" if number != 20 else "DTSTART:?")
    ]
    found = read(calendar(*lines))
    assert len(records_of(found)) == 49
    assert [refused.place for refused in refusals_of(found)] == ["item 21"]


def test_a_line_that_is_no_property_costs_itself() -> None:
    record = only_record(calendar(*event("no colon here", 'X-ODD;P="a:b', 'ATTENDEE;CN="stray:mailto:mei@example.org')))
    assert isinstance(record.thing, FoundEvent)
    assert record.repairs == ("A line that is no property was kept and not understood.",)
    assert "no colon here" in record.raw
    assert record.thing.party == 2


def test_a_torn_file_still_gives_its_whole_entries() -> None:
    data = calendar(*event(uid="whole"), *event(uid="torn"))
    cut = data[: data.rindex(b"END:VEVENT")]
    found = read(cut)
    assert [record.key for record in records_of(found)] == ["whole"]
    assert [(refused.place, refused.reason) for refused in refusals_of(found)] == [
        ("item 2", "The file breaks off in the middle of this entry.")
    ]


def test_an_entry_without_end_does_not_swallow_the_next_calendar() -> None:
    torn = calendar(*event(uid="torn")).replace(b"END:VEVENT\r\n", b"")
    whole = calendar(*event(uid="whole"), head="X-WR-CALNAME:Second")
    found = read(torn + whole)
    assert [type(item) for item in found] == [Refused, Record]
    thing = records_of(found)[0].thing
    assert isinstance(thing, FoundEvent)
    assert thing.calendar == "Second"


def test_bytes_that_are_no_utf8_are_read_as_windows_1252_and_kept() -> None:
    data = calendar(*event("SUMMARY:Kaffee mit Jörg"), head="X-WR-CALNAME:Büro").decode().encode("cp1252")
    (file, record) = read_all(IMPORTER, single_file("alt.ics", data), OWNER)
    assert isinstance(file, FileFound)
    assert file.encoding == "cp1252"
    assert isinstance(record, Record)
    assert isinstance(record.thing, FoundEvent)
    assert (record.thing.title, record.thing.calendar) == ("Kaffee mit Jörg", "Büro")
    assert "Jörg".encode("cp1252") in record.raw.encode("utf-8", "surrogateescape")


def test_html_descriptions_become_text_and_plain_ones_stay() -> None:
    html = only_event('DESCRIPTION:<p>Bring <b>drafts</b></p><a href="https://example.com/n">Notes</a>')
    assert html.text == "Bring drafts\nNotes (https://example.com/n)"
    assert only_event("DESCRIPTION:a <b and c > d").text == "a <b and c > d"
    assert only_event("DESCRIPTION:if a < b").text == "if a < b"
    assert only_event("DESCRIPTION:x <i> y > 3").text == "x <i> y > 3"
    alternative = only_event("DESCRIPTION:\\n", "X-ALT-DESC;FMTTYPE=text/html:<html><body>Hello<br>you</body></html>")
    assert alternative.text == "Hello\nyou"


def test_conference_links_stand_under_the_description_once() -> None:
    found = only_event("X-GOOGLE-CONFERENCE:https://meet.example.com/a", "URL:https://meet.example.com/a")
    assert found.text == "https://meet.example.com/a"


def test_control_characters_do_not_come_in() -> None:
    assert only_event("SUMMARY:One\x07 two\x00").title == "One two"


def test_a_missing_uid_is_replaced_by_a_fingerprint_that_stays() -> None:
    data = calendar(*event("SUMMARY:A", uid=""), *event("SUMMARY:B", uid=""), *event("SUMMARY:A", uid=""))
    first, second = records_of(read(data))
    assert first.key != second.key
    assert [record.key for record in records_of(read(data))] == [first.key, second.key]
    assert skipped_because(read(data)) == {"an older version of the same entry": 1}


def test_the_uid_of_an_alarm_is_not_the_uid_of_its_event() -> None:
    alarm = ["BEGIN:VALARM", "UID:alarm", "TRIGGER:-PT5M", "END:VALARM"]
    lines = ["BEGIN:VEVENT", *alarm, *event()[1:]]
    assert only_record(calendar(*lines)).key == "one@example.com"


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        (("SEQUENCE:1", "SUMMARY:new"), ("SEQUENCE:0", "SUMMARY:old"), "new"),
        (("DTSTAMP:20260101T000000Z", "SUMMARY:old"), ("DTSTAMP:20260102T000000Z", "SUMMARY:new"), "new"),
        (("SUMMARY:old",), ("SUMMARY:later in the file",), "later in the file"),
    ],
)
def test_of_two_versions_the_newer_counts(first: tuple[str, ...], second: tuple[str, ...], title: str) -> None:
    found = read(calendar(*event(*first), *event(*second)))
    assert [record.thing.title for record in records_of(found)] == [title]  # type: ignore[union-attr]
    assert skipped_because(found) == {"an older version of the same entry": 1}


def test_a_request_its_update_and_its_cancellation_as_three_files() -> None:
    names = ("invitation_1_request.ics", "invitation_2_update.ics", "invitation_3_cancel.ics")
    records = [record for name in names for record in records_of(read_fixture(name))]
    assert {record.key for record in records} == {"talk@example.com"}
    events = [record.thing for record in records]
    assert [(event.sequence, event.status, len(event.meetings)) for event in events] == [  # type: ignore[union-attr]
        (0, "", 1), (1, "", 1), (2, "cancelled", 0),
    ]  # fmt: skip


def test_a_request_its_update_and_its_cancellation_in_one_file() -> None:
    found = read_fixture("invitation_all_in_one.ics")
    (record,) = records_of(found)
    assert isinstance(record.thing, FoundEvent)
    assert (record.thing.title, record.thing.start.text) == ("Talk about the move", "2026-02-25T15:00:00Z")
    assert (record.thing.status, record.thing.sequence, record.thing.meetings) == ("cancelled", 2, ())
    assert skipped_because(found) == {"an older version of the same entry": 2}


def test_an_answer_changes_who_takes_part_and_a_proposal_changes_nothing() -> None:
    request = calendar(*event("ATTENDEE;CN=Mei:mailto:mei@example.org"), head="METHOD:REQUEST")
    reply = calendar(*event("ATTENDEE;PARTSTAT=DECLINED:mailto:mei@example.org", host=""), head="METHOD:REPLY")
    counter = calendar(*event("SUMMARY:Other"), head="METHOD:COUNTER")
    found = read(request + reply + counter)
    (record,) = records_of(found)
    assert isinstance(record.thing, FoundEvent)
    assert [person.name for person in record.thing.people] == ["Ingrid Solberg"]
    assert skipped_because(found) == {"an answer to an invitation": 1, "a proposal about an invitation": 1}
    assert skipped_because(read(reply)) == {"an answer to an invitation": 1}


def test_a_google_series_with_a_moved_a_cancelled_and_an_orphaned_date() -> None:
    series, orphan = records_of(read_fixture("google_series.ics"))
    assert isinstance(series.thing, FoundEvent)
    assert isinstance(orphan.thing, FoundEvent)
    assert days(series.thing.meetings) == [
        "2026-01-05T10:00", "2026-01-13T14:00", "2026-01-26T14:00", "2026-02-02T10:00", "2026-02-09T10:00",
        "2026-02-16T10:00", "2026-02-23T10:00",
    ]  # fmt: skip
    assert series.thing.occurrences[0].text == "2026-03-02T10:00:00+01:00"
    assert series.thing.occurrences[4].text == "2026-03-30T10:00:00+02:00"
    assert series.thing.occurrences[-1].text == "2027-03-01T10:00:00+01:00"
    assert (series.thing.rule, series.thing.text) == (
        "RRULE:FREQ=WEEKLY;BYDAY=MO",
        "Bring the drafts.\nNotes (https://example.com/n)",
    )
    assert series.raw.count("BEGIN:VEVENT") == 4
    assert (orphan.thing.recurrence_id, orphan.thing.start.text) == (
        "2026-02-19T10:00:00+01:00",
        "2026-02-20T14:00:00+01:00",
    )
    assert orphan.key != orphan.thing.uid == "orphan@google.com"
    assert [person.name for person in series.thing.people] == ["Ravi Menon"]


def test_an_exchange_series_of_days_whose_moved_date_is_named_by_a_midnight() -> None:
    (record,) = records_of(read_fixture("exchange_all_day_series.ics"))
    assert isinstance(record.thing, FoundEvent)
    assert [moment.text for moment in record.thing.meetings] == ["2026-02-02", "2026-02-11", "2026-02-16", "2026-02-23"]
    assert record.thing.all_day


def test_tasks_become_follow_ups() -> None:
    found = read_fixture("todo_tree.ics")
    tasks = {record.thing.uid: record.thing for record in records_of(found)}  # type: ignore[union-attr]
    assert tasks["parent-1"] == FoundFollowUp(
        "parent-1", "Prepare the portfolio", "2026-03-10T17:00+01:00", text="Three projects, no more",
        tags=("portfolio", "writing, short"),
    )  # fmt: skip
    assert tasks["child-1"] == FoundFollowUp(
        "child-1", "Ask Lucia Ferrante for a quote", "2026-03-05", "done", "2026-02-18"
    )
    assert tasks["child-2"] == FoundFollowUp("child-2", "Alarm without a due date")
    assert tasks["dropped-1"] == FoundFollowUp("dropped-1", "No longer wanted", state="dropped")
    assert records_of(found)[3].repairs == ("A date of the task (DUE) could not be read and was left out.",)
    assert skipped_because(found) == {
        "older than 24 months": 1, "marked private": 1, "a journal entry": 1, "free and busy times": 1,
    }  # fmt: skip
    assert len({record.key for record in records_of(found)}) == 4


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("DTSTART:20260310T090000Z", "DURATION:PT2H"), ("2026-03-10T11:00Z", "open", "")),
        (("DTSTART;VALUE=DATE:20260310",), ("2026-03-10", "open", "")),
        (("DUE:20260310T170001",), ("2026-03-10T17:00", "open", "")),
        (("COMPLETED:20260301T100000Z",), ("", "done", "2026-03-01")),
        (("PERCENT-COMPLETE:100",), ("", "done", "")),
        (("STATUS:NEEDS-ACTION", "PERCENT-COMPLETE:100"), ("", "open", "")),
        (("DUE;TZID=Nowhere:20260310T170000",), ("2026-03-10T17:00", "open", "")),
    ],
)
def test_what_a_task_says_of_its_dates(lines: tuple[str, ...], expected: tuple[str, str, str]) -> None:
    thing = only_record(calendar("BEGIN:VTODO", "UID:t", "SUMMARY:Task", *lines, "END:VTODO")).thing
    assert isinstance(thing, FoundFollowUp)
    assert (thing.due, thing.state, thing.done_on) == expected


def test_a_cancelled_request_for_a_task_drops_it_and_people_come_along() -> None:
    task = ("BEGIN:VTODO", "UID:t", "SUMMARY:Task", HOST, "END:VTODO")
    thing = only_record(calendar(*task, head="METHOD:CANCEL")).thing
    assert isinstance(thing, FoundFollowUp)
    assert (thing.state, [person.name for person in thing.people]) == ("dropped", ["Ingrid Solberg"])


def test_an_entry_of_the_same_uid_as_a_task_keeps_its_own_key() -> None:
    found = read(calendar(*event(uid="same"), "BEGIN:VTODO", "UID:same", "SUMMARY:Task", "END:VTODO"))
    assert [record.key for record in records_of(found)] == ["same", "vtodo same"]


def test_far_away_today_moves_what_is_old() -> None:
    later = Wishes(today=date(2028, 3, 1), me=OWNER.me)
    assert skipped_because(read(calendar(*event()), wishes=later)) == {"older than 24 months": 1}


SERIES = ("SUMMARY:Circle", "RRULE:FREQ=WEEKLY;COUNT=3")


def series(*overrides: list[str], lines: tuple[str, ...] = (), start: str = "DTSTART:20260202T090000Z") -> Record:
    """Read a series with entries for single dates of it."""
    return only_record(calendar(*event(*SERIES, *lines, start=start), *(line for one in overrides for line in one)))


def met(record: Record) -> list[str]:
    """Give the days of the meetings of a record."""
    assert isinstance(record.thing, FoundEvent)
    return [moment.text[:10] for moment in record.thing.meetings]


def test_lists_of_dates_are_read_line_by_line() -> None:
    lines = ("EXDATE:20260209T090000Z,20260216T090000Z", "RDATE;VALUE=PERIOD:20260205T090000Z/PT1H", "EXDATE:soon")
    record = series(lines=lines)
    assert met(record) == ["2026-02-02", "2026-02-05"]
    assert record.repairs == ("A list of dates (EXDATE) could not be read and was left out.",)


def test_a_list_of_dates_with_a_zone_that_holds_a_colon_is_mended() -> None:
    record = series(lines=("EXDATE;TZID=(UTC+01:00) Amsterdam, Berlin:20260209T100000",))
    assert met(record) == ["2026-02-02", "2026-02-16"]


def test_too_long_a_list_of_dates_is_shortened_with_a_word() -> None:
    dates = ",".join(["20260209T090000Z"] * 800)
    record = series(lines=(f"EXDATE:{dates}",))
    assert record.repairs == ("A list of dates (EXDATE) is too long; its first 750 count.",)
    assert met(record) == ["2026-02-02", "2026-02-16"]


def test_an_exrule_is_kept_and_not_followed() -> None:
    record = series(lines=("EXRULE:FREQ=WEEKLY;INTERVAL=2",))
    assert record.repairs == ("The entry leaves out dates by a rule (EXRULE), which is kept and not followed.",)
    assert isinstance(record.thing, FoundEvent)
    assert record.thing.rule == "RRULE:FREQ=WEEKLY;COUNT=3\nEXRULE:FREQ=WEEKLY;INTERVAL=2"


def test_a_series_that_is_not_worked_out_keeps_its_first_date_and_says_so() -> None:
    record = only_record(calendar(*event("RRULE:FREQ=MINUTELY")))
    assert met(record) == ["2026-02-10"]
    assert record.repairs == ("The entry repeats more often than daily; only the first date is kept.",)


def test_an_ended_series_is_left_out_when_its_last_date_is_old() -> None:
    old = event("RRULE:FREQ=WEEKLY;COUNT=3", start="DTSTART:20230101T090000Z")
    assert skipped_because(read(calendar(*old))) == {"older than 24 months": 1}
    running = event("RRULE:FREQ=WEEKLY", start="DTSTART:20230101T090000Z")
    found = only_record(calendar(*running)).thing
    assert isinstance(found, FoundEvent)
    assert found.start.text == "2023-01-01T09:00:00Z"


def test_a_changed_date_that_cannot_be_read_leaves_its_date_as_it_was() -> None:
    record = series(event("RECURRENCE-ID:20260209T090000Z", start="DTSTART:?"))
    assert met(record) == ["2026-02-02", "2026-02-09", "2026-02-16"]
    assert record.repairs == ("A changed date of the series could not be read and was left out.",)


def test_a_changed_date_that_the_owner_declined_is_no_meeting() -> None:
    declined = event(
        "RECURRENCE-ID:20260209T090000Z",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:ada@example.net",
        start="DTSTART:20260210T090000Z",
    )
    assert met(series(declined)) == ["2026-02-02", "2026-02-16"]


def test_a_cancelled_rest_of_a_series_ends_it() -> None:
    rest = event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20260209T090000Z", "STATUS:CANCELLED", start="DTSTART:20260209T090000Z"
    )
    assert met(series(rest)) == ["2026-02-02"]


def test_a_changed_day_written_as_a_midnight_is_a_day() -> None:
    moved = event("RECURRENCE-ID;VALUE=DATE:20260209", start="DTSTART;TZID=Europe/Berlin:20260211T000000")
    assert met(series(moved, start="DTSTART;VALUE=DATE:20260202")) == ["2026-02-02", "2026-02-11", "2026-02-16"]


def test_a_date_without_its_series_is_one_event_even_if_the_rule_was_left_in() -> None:
    record = only_record(calendar(*event("RECURRENCE-ID;VALUE=DATE:20260209", "RRULE:FREQ=DAILY")))
    assert met(record) == ["2026-02-10"]
    assert record.key == "one@example.com 2026-02-09"


def test_an_entry_beyond_the_limit_of_size_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(component_streams, "RECORD_LIMIT", 1000)
    found = read(calendar(*event("SUMMARY:" + "x" * 2000), *event(uid="good")))
    assert [refused.reason for refused in refusals_of(found)] == ["The entry is longer than 32 MiB."]
    assert [record.key for record in records_of(found)] == ["good"]


def test_what_nobody_foresaw_in_an_entry_costs_that_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(component: object) -> str:
        raise RecursionError

    monkeypatch.setattr(events, "description", stumble)
    found = read(calendar(*event()))
    assert [refused.reason for refused in refusals_of(found)] == ["The entry could not be understood."]
