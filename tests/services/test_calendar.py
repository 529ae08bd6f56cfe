# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar over a real vault: imported series, own events, things to do, days to remember, what was said after."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from coterie.domain.calendar_events import NewEvent
from coterie.domain.errors import BadValue, CannotBeDone, NotFound
from coterie.importers.icalendar_file.kept_series import RuleDates
from coterie.services.calendar import Calendar
from coterie.services.jobs import QuietJob
from tests.builders import TODAY, Opened
from tests.storage.importing.foreign import Bringing, calendar, card, event

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.domain.calendar_days import CalendarSpan

LISBON = ZoneInfo("Europe/Lisbon")
ANA = "Ana Lindqvist <ana@example.org>"
TOMORROW = TODAY + timedelta(days=1)
WEEK = TODAY + timedelta(days=6)


@pytest.fixture
def days(opened: Opened) -> Calendar:
    return Calendar(opened.vault, opened.clock, RuleDates())


@pytest.fixture
def into(opened: Opened, tmp_path: Path) -> Bringing:
    bringing = Bringing(opened, tmp_path)
    bringing.bring(bringing.file("cards.vcf", card("Ana Lindqvist", "EMAIL:ana@example.org")))
    return bringing


def written(title: str, *lines: str) -> str:
    """Write an event with Ana in its own words."""
    guest = "ATTENDEE;CN=Ana Lindqvist;PARTSTAT=ACCEPTED:mailto:ana@example.org"
    body = ("UID:w", "DTSTAMP:20260101T000000Z", f"SUMMARY:{title}", guest, *lines)
    return "".join(f"{line}\r\n" for line in ("BEGIN:VEVENT", *body, "END:VEVENT"))


def weekly(*more: str) -> str:
    """Write a series on Thursdays at nine in Lisbon, from February on."""
    lines = ("DTSTART;TZID=Europe/Lisbon:20260205T090000", "DTEND;TZID=Europe/Lisbon:20260205T093000")
    return written("Stand-up", *lines, "RRULE:FREQ=WEEKLY", *more)


def starts(span: CalendarSpan) -> list[str]:
    return [f"{one.starts:%Y-%m-%d %H:%M}" if one.starts else one.day.isoformat() for one in span.events]


def promise(opened: Opened, person: int, due: date, text: str = "send the notes") -> None:
    with opened.writing() as connection:
        connection.execute(
            "INSERT INTO commitment (person_id, text, direction, due_on, created_at, changed_at) "
            "VALUES (?, ?, 'i_owe', ?, 0, 0)",
            (person, text, due.isoformat()),
        )


def birthday(opened: Opened, person: int, written: str) -> None:
    with opened.writing() as connection:
        connection.execute(
            "INSERT INTO important_date (person_id, kind, date, month_day) VALUES (?, 'birthday', ?, ?)",
            (person, written, written[-5:]),
        )


def titles(span: CalendarSpan) -> list[tuple[str, date, bool]]:
    return [(one.task.person.name if one.task.person else "", one.day, one.done) for one in span.tasks]


def test_an_empty_vault_has_an_empty_calendar(days: Calendar) -> None:
    span = days.look(TODAY, WEEK)
    assert (span.events, span.tasks, span.remembered, span.more) == ((), (), (), {})
    assert days.is_empty()
    assert days.to_review() is None
    assert days.files() == []


def test_a_series_keeps_its_time_on_the_wall_when_clocks_are_changed(into: Bringing, days: Calendar) -> None:
    into.opened.clock.zone = LISBON
    into.bring(into.file("work.ics", calendar(weekly())))
    found = starts(days.look(date(2026, 3, 20), date(2026, 4, 10)))
    assert found == ["2026-03-26 09:00", "2026-04-02 09:00", "2026-04-09 09:00"]
    into.opened.clock.zone = ZoneInfo("America/New_York")
    found = starts(days.look(date(2026, 3, 20), date(2026, 4, 10)))
    assert found == ["2026-03-26 05:00", "2026-04-02 04:00", "2026-04-09 04:00"]


def test_the_past_of_a_series_is_what_meetings_tell(into: Bringing, days: Calendar) -> None:
    into.bring(into.file("work.ics", calendar(weekly())))
    assert starts(days.look(date(2026, 2, 1), date(2026, 3, 1))) == [
        "2026-02-05 09:00", "2026-02-12 09:00", "2026-02-19 09:00", "2026-02-26 09:00",
    ]  # fmt: skip


def test_dates_beyond_the_year_that_was_read_are_worked_out_once(into: Bringing, days: Calendar) -> None:
    into.bring(into.file("work.ics", calendar(weekly())))
    into.opened.clock.go(300)
    first, last = date(2027, 4, 1), date(2027, 4, 20)
    assert days.look(first, last).events == ()
    assert days.work_out(first, last, QuietJob())
    assert starts(days.look(first, last)) == ["2027-04-01 08:00", "2027-04-08 08:00", "2027-04-15 08:00"]
    assert not days.work_out(first, last, QuietJob())
    page = days.event(days.look(first, last).events[0].event, days.look(first, last).events[0].at_utc)
    assert page.event.day == first


def test_a_series_whose_dates_were_moved_is_not_guessed(into: Bringing, days: Calendar) -> None:
    moved = written(
        "Stand-up",
        "RECURRENCE-ID;TZID=Europe/Lisbon:20260312T090000",
        "DTSTART;TZID=Europe/Lisbon:20260313T110000",
    )
    into.bring(into.file("work.ics", calendar(weekly(), moved)))
    assert starts(days.look(date(2026, 3, 9), date(2026, 3, 20))) == ["2026-03-13 11:00", "2026-03-19 09:00"]
    into.opened.clock.go(300)
    assert not days.work_out(date(2027, 4, 1), date(2027, 4, 20), QuietJob())
    assert days.look(date(2027, 4, 1), date(2027, 4, 20)).events == ()


def test_a_rule_with_exceptions_leaves_them_out(into: Bringing, days: Calendar) -> None:
    into.bring(into.file("work.ics", calendar(weekly("EXDATE;TZID=Europe/Lisbon:20260312T090000,20270408T090000"))))
    into.opened.clock.go(300)
    days.work_out(date(2027, 4, 1), date(2027, 4, 20), QuietJob())
    assert starts(days.look(date(2027, 4, 1), date(2027, 4, 20))) == ["2027-04-01 08:00", "2027-04-15 08:00"]


def test_days_of_an_event_are_the_days_that_were_written(into: Bringing, days: Calendar) -> None:
    conference = written("Conference", "DTSTART;VALUE=DATE:20260319", "DTEND;VALUE=DATE:20260322")
    into.bring(into.file("work.ics", calendar(conference)))
    for zone in ("Pacific/Auckland", "America/Los_Angeles"):
        into.opened.clock.zone = ZoneInfo(zone)
        (one,) = days.look(date(2026, 3, 21), date(2026, 3, 21)).events
        assert (one.day, one.last_day, one.starts) == (date(2026, 3, 19), date(2026, 3, 21), None)
        assert days.look(date(2026, 3, 22), date(2026, 3, 25)).events == ()


def test_a_calendar_is_left_out_and_comes_back(into: Bringing, days: Calendar) -> None:
    into.bring(into.file("work.ics", calendar(weekly(), event("e", "Coffee", "20260310", ANA))))
    (file,) = days.files()
    assert (file.events, file.rules, file.hidden) == (2, 1, False)
    steps = into.opened.vault.history.steps(9)
    days.show_file(file.name, shown=False)
    assert days.files()[0].hidden
    assert days.look(TODAY, WEEK + timedelta(days=7)).events == ()
    days.show_file(file.name, shown=True)
    assert len(days.look(TODAY, date(2026, 3, 12)).events) == 3
    assert into.opened.vault.history.steps(9) == steps


@pytest.mark.parametrize("kind", ["event", "follow_up", "birthday", "deadline"])
def test_each_kind_can_be_left_out(opened: Opened, days: Calendar, kind: str) -> None:
    ana = opened.add()
    days.add(NewEvent("Coffee", TODAY))
    opened.follow_ups.add(ana.id, TODAY, "hello")
    birthday(opened, ana.id, "--03-02")
    promise(opened, ana.id, TODAY)
    assert days.hidden_kinds() == frozenset()
    days.show_kind(kind, shown=False)
    assert days.hidden_kinds() == {kind}
    span = days.look(TODAY, TODAY)
    told = {one.kind for one in span.tasks}
    told |= {"event"} if span.events else set()
    told |= {"birthday"} if span.remembered else set()
    assert told == {"event", "follow_up", "birthday", "deadline"} - {kind}


def test_what_is_late_stands_on_today_and_nowhere_else(opened: Opened, days: Calendar) -> None:
    ana, bob = opened.add(), opened.add("Bob Ray")
    opened.follow_ups.add(ana.id, TODAY - timedelta(days=3), "send the deck")
    promise(opened, bob.id, TODAY - timedelta(days=20))
    opened.follow_ups.add(bob.id, TOMORROW, "call")
    span = days.look(TODAY, WEEK)
    assert titles(span) == [("Ana Lindqvist", TODAY, False), ("Bob Ray", TOMORROW, False), ("Bob Ray", TODAY, False)]
    assert (span.moved, span.older) == (2, 0)
    assert days.look(TODAY - timedelta(days=30), TODAY - timedelta(days=1)).tasks == ()


def test_what_is_late_for_long_is_only_counted(opened: Opened, days: Calendar) -> None:
    opened.follow_ups.add(opened.add().id, TODAY - timedelta(days=31), "old")
    opened.follow_ups.add(opened.add("Bob Ray").id, TODAY - timedelta(days=30), "not so old")
    span = days.look(TODAY, WEEK)
    assert [name for name, _day, _done in titles(span)] == ["Bob Ray"]
    assert (span.older, span.more) == (1, {})


def test_of_a_heap_some_are_told_and_the_rest_is_counted(opened: Opened, days: Calendar) -> None:
    ana = opened.add()
    for number in range(9):
        opened.follow_ups.add(ana.id, TOMORROW, f"thing {number}")
        opened.follow_ups.add(ana.id, TODAY - timedelta(days=2), f"late {number}")
    opened.follow_ups.add(ana.id, TODAY, "today")
    for number in range(9):
        birthday(opened, opened.add(f"Cy {number}").id, "--03-03")
    span = days.look(TODAY, WEEK)
    assert span.more == {(TOMORROW, "follow_up"): 3, (TODAY, "follow_up"): 3, (TOMORROW, "birthday"): 3}
    assert [one.task.due for one in span.tasks if one.day == TODAY][-1] == TODAY
    assert len(span.remembered) == 6
    whole = days.look(TOMORROW, TOMORROW, 200)
    assert (len(whole.tasks), len(whole.remembered), whole.more) == (9, 9, {})


def test_what_is_done_stands_on_the_day_it_was_done(opened: Opened, days: Calendar) -> None:
    ana = opened.add()
    done = opened.follow_ups.add(ana.id, TODAY - timedelta(days=3), "send the deck")
    opened.follow_ups.done(done.id)
    assert titles(days.look(TODAY, WEEK)) == [("Ana Lindqvist", TODAY, True)]
    dropped = opened.follow_ups.add(ana.id, TODAY, "never mind")
    opened.follow_ups.drop(dropped.id)
    assert len(days.look(TODAY, WEEK).tasks) == 1


def test_a_cadence_goes_with_another_thing_on_its_day(opened: Opened, days: Calendar) -> None:
    ana, bob = opened.add(), opened.add("Bob Ray")
    for person in (ana, bob):
        opened.cadence.set(person.id, 14)
    due = days.look(TODAY, TODAY + timedelta(days=30)).tasks
    assert [one.task.kind for one in due] == ["cadence", "cadence"]
    opened.follow_ups.add(ana.id, due[0].day, "call")
    kinds = {(one.task.kind, one.task.in_touch) for one in days.look(TODAY, TODAY + timedelta(days=30)).tasks}
    assert kinds == {("follow_up", True), ("cadence", False)}


def test_days_to_remember_come_round_with_their_years(opened: Opened, days: Calendar) -> None:
    birthday(opened, opened.add().id, "1988-03-05")
    birthday(opened, opened.add("Bob Ray").id, "--03-04")
    birthday(opened, opened.add("Leap Day").id, "--02-29")
    birthday(opened, opened.add("Unborn").id, "2027-03-05")
    span = days.look(TODAY, WEEK)
    assert [(one.person.name, one.day, one.years) for one in span.remembered] == [
        ("Bob Ray", date(2026, 3, 4), 0), ("Ana Lindqvist", date(2026, 3, 5), 38),
    ]  # fmt: skip
    (leap,) = days.look(date(2026, 2, 27), date(2026, 3, 1)).remembered
    assert leap.day == date(2026, 2, 28)
    assert [one.day for one in days.look(date(2028, 2, 27), date(2028, 3, 1)).remembered] == [date(2028, 2, 29)]


def test_people_in_the_bin_and_the_owner_are_not_on_the_calendar(opened: Opened, days: Calendar) -> None:
    ana = opened.add()
    birthday(opened, ana.id, "--03-05")
    birthday(opened, 1, "--03-05")
    promise(opened, ana.id, TOMORROW)
    opened.follow_ups.add(ana.id, TOMORROW, "call")
    opened.people.bin([ana.id])
    span = days.look(TODAY, WEEK)
    assert (span.tasks, span.remembered) == ((), ())


def test_an_event_of_one_s_own_is_added_changed_and_removed_with_a_way_back(opened: Opened, days: Calendar) -> None:
    ana, bob = opened.add(), opened.add("Bob Ray")
    before = opened.snapshot()
    opened.clock.zone = LISBON
    key = days.add(NewEvent("  Coffee  with Ana ", TOMORROW, time(14), 45, place=" Café Janis ", people=(ana.id,)))
    (one,) = days.look(TODAY, WEEK).events
    assert (one.title, one.place, one.minutes, one.own) == ("Coffee with Ana", "Café Janis", 45, True)
    assert one.starts == datetime(2026, 3, 3, 14, tzinfo=LISBON)
    assert [person.name for person in one.people] == ["Ana Lindqvist"]
    days.change(key, NewEvent("Lunch", WEEK, None, days=2, people=(bob.id,), text="Bring the plan"))
    page = days.event(key)
    assert (page.event.day, page.event.last_day, page.details.text) == (
        WEEK,
        WEEK + timedelta(days=1),
        "Bring the plan",
    )
    assert [person.name for person in page.details.people] == ["Bob Ray"]
    days.remove(key)
    assert days.look(TODAY, WEEK).events == ()
    with pytest.raises(NotFound):
        days.event(key)
    for title in ("Lunch", "Coffee with Ana"):
        opened.vault.history.undo()
        assert days.event(key).event.title == title
    opened.vault.history.undo()
    assert opened.snapshot() == before


@pytest.mark.parametrize(
    "new",
    [
        NewEvent(" ", TODAY),
        NewEvent("x", TODAY, time(9), -1),
        NewEvent("x", TODAY, time(9), 99_999),
        NewEvent("x", TODAY, days=0),
    ],
)
def test_an_event_that_cannot_be_is_refused(opened: Opened, days: Calendar, new: NewEvent) -> None:
    with pytest.raises(BadValue):
        days.add(new)
    assert opened.vault.history.steps(9) == []


def test_an_event_of_a_file_is_not_changed_here(into: Bringing, days: Calendar) -> None:
    into.bring(into.file("work.ics", calendar(event("e", "Coffee", "20260310", ANA))))
    (one,) = days.look(TODAY, date(2026, 3, 10)).events
    with pytest.raises(CannotBeDone):
        days.change(one.event, NewEvent("x", TODAY))
    with pytest.raises(CannotBeDone):
        days.remove(one.event)
    with pytest.raises(NotFound):
        days.remove(999)
    with pytest.raises(NotFound):
        days.change(999, NewEvent("x", TODAY))


def test_an_event_page_knows_who_is_there_and_what_to_know_before(into: Bringing, days: Calendar) -> None:
    stranger = "Cy Stranger <cy@example.net>"
    into.bring(into.file("work.ics", calendar(event("e", "Coffee", "20260310", ANA, stranger))))
    (one,) = days.look(TODAY, date(2026, 3, 10)).events
    page = days.event(one.event, one.at_utc)
    assert [person.name for person in page.details.people] == ["Ana Lindqvist"]
    assert page.details.others == ("Cy Stranger",)
    assert page.brief is not None
    assert (page.brief.person.name, page.note) == ("Ana Lindqvist", None)
    assert days.event(one.event, 12345).event.at_utc == one.at_utc


def ended(days: Calendar, people: tuple[int, ...], hour: int = 8) -> tuple[int, int]:
    """Add an event of this morning that is over, and give its key and moment."""
    key = days.add(NewEvent("Panel", TODAY, time(hour), 60, people=people))
    return key, days.event(key).event.at_utc


def test_what_was_said_at_an_event_is_a_meeting_with_those_who_were_there(opened: Opened, days: Calendar) -> None:
    ana, bob = opened.add(), opened.add("Bob Ray")
    key, at = ended(days, (ana.id, bob.id))
    review = days.to_review()
    assert review is not None
    assert [person.name for person in review.people] == ["Ana Lindqvist", "Bob Ray"]
    days.note(key, at, [ana.id], " went well ")
    assert days.to_review() is None
    (entry,) = opened.interactions.timeline(ana.id, 5)
    assert (entry.kind, entry.text, entry.title, entry.minutes) == ("meeting", "went well", "Panel", 60)
    assert opened.interactions.timeline(bob.id, 5) == []
    assert opened.rows("SELECT meetings FROM person_state WHERE person_id = ?", ana.id) == [(1,)]
    page = days.event(key, at)
    assert page.note is not None
    assert (page.note.text, page.note.people, page.note.by_hand) == ("went well", (ana.id,), True)
    days.note(key, at, [bob.id], "no, Bob was there")
    assert opened.interactions.timeline(ana.id, 5) == []
    assert [entry.text for entry in opened.interactions.timeline(bob.id, 5)] == ["no, Bob was there"]
    opened.vault.history.undo()
    assert [entry.text for entry in opened.interactions.timeline(ana.id, 5)] == ["went well"]


def test_nothing_is_written_about_what_is_not_over_or_about_nobody(opened: Opened, days: Calendar) -> None:
    ana = opened.add()
    key = days.add(NewEvent("Talk", TODAY, time(12), 60, people=(ana.id,)))
    with pytest.raises(CannotBeDone):
        days.note(key, days.event(key).event.at_utc, [ana.id], "x")
    over, at = ended(days, (ana.id,))
    with pytest.raises(BadValue):
        days.note(over, at, [], "x")


def test_an_event_is_asked_about_for_three_days_and_only_with_people(opened: Opened, days: Calendar) -> None:
    ended(days, ())
    assert days.to_review() is None
    key, _at = ended(days, (opened.add().id,), 7)
    opened.clock.go(2)
    review = days.to_review()
    assert review is not None
    assert review.event == key
    opened.clock.go(2)
    assert days.to_review() is None


def test_an_event_is_not_asked_about_again_when_it_was_waved_away(opened: Opened, days: Calendar) -> None:
    ana = opened.add()
    earlier, _at = ended(days, (ana.id,), 7)
    key, at = ended(days, (ana.id,), 8)
    days.stop_asking(key, at)
    review = days.to_review()
    assert review is not None
    assert review.event == earlier
    assert days.hidden_kinds() == frozenset()
    opened.clock.go(120)
    later, later_at = ended(days, (ana.id,))
    days.stop_asking(later, later_at)
    assert opened.rows("SELECT what FROM calendar_hidden") == [(f"asked:{later}:{later_at}",)]


def test_what_was_written_stays_when_the_file_comes_again(into: Bringing, days: Calendar) -> None:
    into.bring(into.file("work.ics", calendar(event("e", "Coffee", "20260303", ANA))))
    into.opened.clock.go(3)
    (one,) = days.look(date(2026, 3, 3), date(2026, 3, 3)).events
    days.note(one.event, one.at_utc, [person.id for person in one.people], "said much")
    for text in ("Coffee and cake", "Coffee and tea"):
        newer = event("e", text, "20260303", ANA, extra=(f"SEQUENCE:{len(text)}",))
        into.bring(into.file("work.ics", calendar(newer)))
    rows = into.opened.rows("SELECT text, count(*) FROM interaction WHERE event_id IS NOT NULL")
    assert rows == [("said much", 1)]


def test_a_meeting_that_came_with_the_file_takes_the_words(into: Bringing, days: Calendar) -> None:
    into.bring(into.file("work.ics", calendar(event("e", "Coffee", "20260227", ANA))))
    review = days.to_review()
    assert review is not None
    ana = into.person("Ana Lindqvist")
    into.opened.clock.seconds += 60
    days.note(review.event, review.at_utc, [ana], "good talk")
    assert [entry.text for entry in into.opened.interactions.timeline(ana, 5)] == ["good talk"]
    assert days.to_review() is None


def test_moments_before_1970_are_no_trouble(opened: Opened, days: Calendar) -> None:
    key = days.add(NewEvent("First letter", date(1955, 5, 5), time(9), 30))
    assert days.event(key).event.starts == datetime(1955, 5, 5, 9, tzinfo=UTC)
    assert len(days.look(date(1955, 5, 1), date(1955, 5, 31)).events) == 1


def kinds_told(span: CalendarSpan) -> dict[date, set[str]]:
    """Give the kinds on each day, as what stands on it says."""
    found: dict[date, set[str]] = {}
    for held in span.events:
        for number in range((held.last_day - held.day).days + 1):
            found.setdefault(held.day + timedelta(days=number), set()).add("event")
    for one in span.tasks:
        found.setdefault(one.day, set()).add(one.kind)
    for remembered in span.remembered:
        found.setdefault(remembered.day, set()).add("birthday")
    return {day: kinds for day, kinds in found.items() if span.first <= day <= span.last}


def test_the_marks_of_days_are_the_kinds_of_what_stands_on_them(opened: Opened, days: Calendar) -> None:
    ana, gone = opened.add("Ana").id, opened.add("Gone").id
    days.add(NewEvent("Fair", TODAY - timedelta(days=1), days=3))
    days.add(NewEvent("Talk", TODAY + timedelta(days=5), time(9), 30))
    for number in (-40, -20, -2, 3):
        opened.follow_ups.add(ana, TODAY + timedelta(days=number), "hello")
        opened.follow_ups.add(gone, TODAY + timedelta(days=number + 20), "hello")
    opened.follow_ups.done(opened.follow_ups.add(ana, TODAY + timedelta(days=9), "done").id)
    opened.cadence.set(ana, 9)
    opened.run(
        *(
            "INSERT INTO commitment (person_id, text, direction, due_on, state, done_on, created_at, changed_at) "
            f"VALUES ({ana}, 'notes', 'i_owe', '{TODAY + timedelta(days=due)}', '{state}', {done}, 0, 0)"
            for due, state, done in ((12, "open", "NULL"), (-3, "open", "NULL"), (1, "done", "'2026-02-25'"))
        ),
        *(
            f"INSERT INTO important_date (person_id, kind, date, month_day) VALUES ({person}, 'birthday', '{day}', "
            f"'{day[-5:]}')"
            for person, day in ((ana, "--02-29"), (ana, "1990-03-20"), (ana, "2030-03-21"), (gone, "--03-22"))
        ),
    )
    opened.people.bin([gone])
    first, last = TODAY - timedelta(days=20), TODAY + timedelta(days=30)
    told = kinds_told(days.look(first, last, 1_000))
    assert {day: set(kinds) for day, kinds in days.marks(first, last).items()} == told
    assert date(2026, 2, 28) in told
    assert date(2026, 3, 21) not in told
    days.show_kind("event", shown=False)
    days.show_kind("deadline", shown=False)
    assert {kind for kinds in days.marks(first, last).values() for kind in kinds} == {"follow_up", "birthday"}
