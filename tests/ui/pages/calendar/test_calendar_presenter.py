# SPDX-License-Identifier: GPL-3.0-or-later
"""What the calendar says and does, over real services: lines, order, states, ways from day to day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from coterie.domain.calendar_events import NewEvent
from coterie.domain.errors import CannotBeDone
from coterie.services.interactions import NewLog
from coterie.ui.pages.calendar import seen
from coterie.ui.pages.calendar.lines import AHEAD, DONE, LATE, PAST, Block, Cell, Chip
from coterie.ui.pages.calendar.presenter import CalendarPresenter
from tests.ui.pages.calendar.staging import LISBON, THURSDAY, TOMORROW, ZONED, SeenView, Staged

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.domain.calendar_days import CalendarSpan


def shown(staged: Staged, first_weekday: int = 0) -> tuple[CalendarPresenter, SeenView]:
    view = SeenView()
    presenter = CalendarPresenter(staged.made.desk, view, ZONED, first_weekday)
    presenter.reload()
    return presenter, view


def said(view: SeenView) -> str:
    return view.head.days if view.head else ""


def test_an_empty_vault_says_how_to_begin(staged: Staged) -> None:
    _presenter, view = shown(staged)
    assert view.empty
    assert view.head is not None
    assert view.head.days == "12 to 25 March 2026"


def test_a_day_goes_from_what_is_late_over_the_hours_to_what_is_done(staged: Staged) -> None:
    staged.event("Coffee", THURSDAY, 14)
    staged.event("Fair", THURSDAY, None)
    staged.follow_up("Tom Ray")
    staged.promise("Leila Far", THURSDAY, "Send the notes")
    staged.follow_up("Amara Oka", THURSDAY - timedelta(days=3), "Send the talk notes")
    staged.session.follow_ups.done(staged.session.follow_ups.add(staged.person("Done Person"), THURSDAY, "x").id)
    _presenter, view = shown(staged)
    assert view.titles() == ["Amara Oka", "Fair", "Send the notes", "Tom Ray", "Coffee", "Done Person"]
    assert [line.time for line in view.lines] == ["Any time", "All day", "All day", "Any time", "14:00", "Any time"]
    assert [line.state for line in view.lines] == [LATE, AHEAD, AHEAD, AHEAD, AHEAD, DONE]
    late = view.line("Amara Oka")
    assert (late.pill, late.tone, late.detail) == ("3 days late", "danger", "Send the talk notes")
    assert (view.line("Send the notes").pill, view.line("Send the notes").detail) == ("Today", "You promised Leila Far")
    assert [line.head.number if line.head else "" for line in view.lines] == ["12", "", "", "", "", ""]
    assert view.lines[0].spoken.startswith("Today, Thursday, 12 March. Any time. Follow-up. Amara Oka. ")
    assert view.top == view.selected == view.lines[0].key


def test_what_is_over_says_so(staged: Staged) -> None:
    staged.event("Early", THURSDAY, 8)
    staged.event("Going on", THURSDAY, 9, minutes=60)
    staged.birthday("Jonas Web", "--03-11")
    _presenter, view = shown(staged)
    assert [view.line(title).state for title in ("Early", "Going on")] == [PAST, AHEAD]
    # A birthday keeps its colour; only events turn neutral.
    birthday = view.line("Jonas Web")
    assert (birthday.state, birthday.offer) == (AHEAD, "")
    assert birthday.spoken.endswith("past")
    assert view.line("Early").spoken.endswith("past")
    assert view.line("Jonas Web").offer == ""


@pytest.mark.parametrize(
    ("written", "kind", "label", "detail"),
    [
        ("1986-03-14", "birthday", "", "Turns 40"),
        ("--03-14", "birthday", "", "Birthday"),
        ("2024-03-14", "anniversary", "", "Anniversary, 2 years"),
        ("--03-14", "other", "First day", "First day"),
        ("--03-14", "other", "", "Day to remember"),
    ],
)
def test_a_day_to_remember_says_what_it_is(staged: Staged, written: str, kind: str, label: str, detail: str) -> None:
    staged.birthday("Sofia Mar", written, kind, label)
    _presenter, view = shown(staged)
    line = view.line("Sofia Mar")
    assert (line.detail, line.day, line.offer, line.offers_always) == (detail, date(2026, 3, 14), "Plan a note", True)


def test_the_29th_of_february_stands_on_the_28th(staged: Staged) -> None:
    staged.birthday("Leap Day", "--02-29")
    _presenter, view = shown(staged)
    assert view.line("Leap Day").day == date(2026, 2, 28)


def test_several_days_are_told_one_by_one(staged: Staged) -> None:
    staged.session.calendar.add(NewEvent("Conference", TOMORROW, days=3, place="Porto"))
    _presenter, view = shown(staged)
    assert [(line.day.day, line.detail) for line in view.lines if line.title == "Conference"] == [
        (13, "Day 1 of 3, Porto"), (14, "Day 2 of 3, Porto"), (15, "Day 3 of 3, Porto"),
    ]  # fmt: skip


def test_a_time_elsewhere_is_shown_on_this_clock(staged: Staged) -> None:
    staged.imported("Call", datetime(2026, 3, 17, 18, 30, tzinfo=ZoneInfo("Asia/Tokyo")), "Asia/Tokyo")
    _presenter, view = shown(staged)
    assert (view.line("Call").time, view.line("Call").day) == ("09:30", date(2026, 3, 17))
    staged.made.opened.clock.zone = ZoneInfo("Pacific/Honolulu")
    _presenter, view = shown(staged)
    assert (view.line("Call").time, view.line("Call").day) == ("23:30", date(2026, 3, 16))


def test_titles_are_shown_letter_by_letter(staged: Staged) -> None:
    mark = '<img src="file:///etc/passwd">'
    staged.event(mark, THURSDAY, 14)
    staged.follow_up("Ana & Bob", reason=mark)
    _presenter, view = shown(staged)
    assert view.line(mark).title == mark
    assert view.line("Ana & Bob").detail == mark


def test_nothing_today_is_said(staged: Staged) -> None:
    staged.event("Later", TOMORROW)
    _presenter, view = shown(staged)
    assert view.titles() == ["Nothing planned", "Later"]


def test_older_things_lead_to_the_page_of_the_day(staged: Staged) -> None:
    staged.follow_up("Old Friend", THURSDAY - timedelta(days=40))
    presenter, view = shown(staged)
    assert view.titles() == ["1 older follow-up"]
    presenter.open()
    assert staged.made.ways.went == [("today", "")]


def test_a_fold_opens_the_whole_day(staged: Staged) -> None:
    for number in range(8):
        staged.follow_up(f"Person {number}", TOMORROW)
    presenter, view = shown(staged)
    fold = view.line("2 more follow-ups")
    presenter.select(fold.key)
    presenter.offer()
    assert len([line for line in view.lines if line.day == TOMORROW]) == 8
    assert view.selected in {line.key for line in view.lines}
    presenter.choose_view("month")
    presenter.select(f"more:{TOMORROW}:follow_up")
    presenter.open()
    assert presenter.view == "agenda"


def test_done_finishes_follow_ups_promises_and_cadences(staged: Staged) -> None:
    ana = staged.follow_up("Ana Lin")
    bob = staged.promise("Bob Ray", text="Call the bank")
    eve = staged.person("Eve Sun")
    staged.session.interactions.log(eve, NewLog(on=THURSDAY - timedelta(days=20)))
    staged.session.cadence.set(eve, 20)
    presenter, view = shown(staged)
    for title in ("Ana Lin", "Call the bank", "Eve Sun"):
        presenter.select(view.line(title).key)
        assert presenter.can_finish()
        presenter.done()
    presenter.reload()
    assert [line.state for line in view.lines if line.day == THURSDAY] == [DONE, DONE]
    assert len(staged.made.notices.undoable) == 3
    assert staged.made.notices.said[2] == "Done. Next: 1 April."
    assert staged.session.interactions.timeline(eve, 1)[0].kind == "message"
    presenter.select(view.line("Ana Lin").key)
    assert not presenter.can_finish()
    presenter.done()
    assert len(staged.made.notices.undoable) == 3
    assert {ana, bob, eve} == {2, 3, 4}


def test_a_problem_with_done_is_told(staged: Staged) -> None:
    staged.follow_up("Ana Lin")
    presenter, _view = shown(staged)
    staged.session.follow_ups.drop(1)
    presenter.done()
    assert staged.made.notices.problems
    assert staged.made.notices.undoable == []


def test_things_lead_to_their_people_and_events_open(staged: Staged) -> None:
    ana = staged.person("Ana Lin")
    event = staged.event("Coffee", THURSDAY, 14, ana)
    sofia = staged.birthday("Sofia Mar", "--03-14")
    bob = staged.follow_up("Bob Ray")
    presenter, view = shown(staged)
    for title in ("Bob Ray", "Coffee", "Sofia Mar"):
        presenter.select(view.line(title).key)
        assert presenter.can_open()
        assert presenter.is_about_somebody()
        presenter.log()
        presenter.open()
    at = int(datetime(2026, 3, 12, 14, tzinfo=LISBON).timestamp())
    assert view.opened == [(event, at)]
    assert staged.made.ways.went == [
        ("log", bob), ("person", bob), ("log", ana), ("log", sofia), ("person", sofia),
    ]  # fmt: skip
    presenter.offer()
    assert staged.made.ways.went[-1] == ("plan", (sofia,))
    presenter.select(view.line("Bob Ray").key)
    presenter.offer()
    assert staged.made.notices.undoable


def test_what_is_about_nobody_leads_nowhere(staged: Staged) -> None:
    staged.event("Alone", THURSDAY, 14)
    with staged.made.opened.writing() as connection:
        connection.execute(
            "INSERT INTO follow_up (uuid, reason, due_on, created_at, changed_at) VALUES ('x', 'Buy cake', ?, 0, 0)",
            (THURSDAY.isoformat(),),
        )
    presenter, view = shown(staged)
    for title in ("Alone", "Buy cake"):
        presenter.select(view.line(title).key)
        presenter.log()
        presenter.plan()
    presenter.open()
    assert not presenter.can_open()
    assert staged.made.ways.went == []


@pytest.mark.parametrize(
    ("view_name", "first_weekday", "days"),
    [
        ("agenda", 0, ("12 to 25 March 2026", "26 March to 8 April 2026", "26 February to 11 March 2026")),
        ("week", 0, ("9 to 15 March 2026", "16 to 22 March 2026", "2 to 8 March 2026")),
        ("week", 6, ("8 to 14 March 2026", "15 to 21 March 2026", "1 to 7 March 2026")),
        ("month", 0, ("March 2026", "April 2026", "February 2026")),
    ],
)
def test_periods_are_stepped_through_and_today_is_a_key_away(
    staged: Staged, view_name: str, first_weekday: int, days: tuple[str, str, str]
) -> None:
    here, after, before = days
    staged.event("Coffee")
    presenter, view = shown(staged, first_weekday)
    presenter.choose_view(view_name)
    assert said(view) == here
    presenter.step(1)
    assert said(view) == after
    presenter.today()
    assert said(view) == here
    presenter.step(-1)
    assert said(view) == before


def test_a_span_over_new_year_says_both_years(staged: Staged) -> None:
    staged.event("Coffee")
    presenter, view = shown(staged)
    presenter.go(date(2026, 12, 24))
    assert view.head is not None
    assert view.head.days == "24 December 2026 to 6 January 2027"


def test_the_last_day_of_a_month_steps_to_the_last_day_of_the_next(staged: Staged) -> None:
    staged.event("Coffee")
    presenter, _view = shown(staged)
    presenter.choose_view("month")
    presenter.go(date(2026, 1, 31))
    presenter.step(1)
    assert presenter.day == date(2026, 2, 28)
    presenter.go(date(1800, 1, 1))
    assert presenter.day.year == 1900


def test_the_agenda_goes_on_in_both_directions_and_lets_the_far_end_go(
    staged: Staged, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen, "MOST_HELD", 12)
    for weeks in range(-80, 100, 4):
        staged.event(f"Week {weeks}", THURSDAY + timedelta(weeks=weeks))
    presenter, view = shown(staged)
    first = view.titles()
    presenter.come_near_end(forward=True)
    assert view.titles()[: len(first)] == first
    assert len(view.titles()) > len(first)
    assert view.top == ""
    for _turn in range(30):
        presenter.come_near_end(forward=True)
    days = [line.day for line in view.lines]
    assert THURSDAY + timedelta(weeks=96) in days
    assert len(days) <= 13
    for _turn in range(60):
        presenter.come_near_end(forward=False)
    assert min(line.day for line in view.lines) == THURSDAY - timedelta(weeks=80)


def test_an_agenda_with_gaps_finds_what_lies_behind_them(staged: Staged) -> None:
    staged.event("Coffee")
    staged.event("Next year", THURSDAY + timedelta(days=400))
    presenter, view = shown(staged)
    presenter.come_near_end(forward=True)
    assert view.titles() == ["Coffee", "Next year"]
    presenter.come_near_end(forward=True)
    assert view.titles() == ["Coffee", "Next year"]


def test_a_day_far_off_is_read_where_it_is(staged: Staged) -> None:
    staged.event("Coffee")
    staged.event("Far", THURSDAY + timedelta(days=300))
    presenter, view = shown(staged)
    presenter.go(THURSDAY + timedelta(days=290))
    assert view.titles() == ["Far"]
    assert view.top == view.line("Far").key


def test_the_week_has_chips_and_blocks_and_the_present(staged: Staged) -> None:
    ana = staged.person("Ana Lin")
    staged.event("Coffee", THURSDAY, 14, ana)
    staged.event("Fair", THURSDAY, None)
    staged.follow_up("Amara Oka", date(2026, 3, 6))
    staged.promise("Leila Far", THURSDAY - timedelta(days=1))
    for number in range(4):
        staged.session.follow_ups.done(staged.session.follow_ups.add(ana, THURSDAY, f"{number}").id)
    presenter, view = shown(staged)
    presenter.choose_view("week")
    week = view.week
    assert week is not None
    chips = [row for row in week.rows if isinstance(row, Chip)]
    assert [(chip.text, chip.late, chip.state) for chip in chips] == [
        ("Amara Oka", "6 days late", LATE), ("Leila Far", "1 day late", LATE), ("5 more", "", AHEAD),
    ]  # fmt: skip
    (block,) = [row for row in week.rows if isinstance(row, Block)]
    assert (block.begins, block.ends, block.detail, block.state) == (14 * 60, 14 * 60 + 45, "14:00, Ana Lin", AHEAD)
    assert (week.now, week.now_text, week.zone) == (9 * 60 + 42, "09:42", "Times in Lisbon")
    assert week.moved == "1 follow-up moved here from before this week."
    assert view.selected == "day:2026-03-12"
    presenter.see_late()
    assert presenter.view == "agenda"
    assert view.selected == view.line("Amara Oka").key


def test_only_done_things_are_folded_as_done(staged: Staged) -> None:
    ana = staged.person("Ana Lin")
    for number in range(5):
        staged.session.follow_ups.done(staged.session.follow_ups.add(ana, THURSDAY, f"{number}").id)
    presenter, view = shown(staged)
    presenter.choose_view("week")
    assert view.week is not None
    last = [row for row in view.week.rows if isinstance(row, Chip)][-1]
    assert (last.text, last.state) == ("3 more done", DONE)
    presenter.select(last.key)
    presenter.open()
    assert (presenter.view, presenter.day) == ("agenda", THURSDAY)


def test_an_event_over_midnight_is_cut_at_it(staged: Staged) -> None:
    staged.event("Party", THURSDAY, 22, minutes=300)
    staged.event("Unknown end", THURSDAY, 9, minutes=0)
    staged.event("Late", THURSDAY, 23, minutes=1)
    presenter, view = shown(staged)
    presenter.choose_view("week")
    assert view.week is not None
    blocks = [(row.title, row.day, row.begins, row.ends) for row in view.week.rows if isinstance(row, Block)]
    assert blocks == [
        ("Unknown end", THURSDAY, 540, 570), ("Party", THURSDAY, 1320, 1440), ("Late", THURSDAY, 1380, 1400),
        ("Party", TOMORROW, 0, 180),
    ]  # fmt: skip


def test_the_month_holds_whole_weeks_with_everything_on_them(staged: Staged) -> None:
    staged.event("Coffee", THURSDAY, 14)
    staged.follow_up("Tom Ray", TOMORROW)
    staged.birthday("Sofia Mar", "--02-28")
    presenter, view = shown(staged)
    presenter.choose_view("month")
    month = view.month
    assert month is not None
    assert (month.first, month.weeks) == (date(2026, 2, 23), 6)
    chips = [(row.day, row.time, row.text) for row in month.rows if isinstance(row, Chip)]
    assert chips == [(date(2026, 2, 28), "", "Sofia Mar"), (THURSDAY, "14:00", "Coffee"), (TOMORROW, "", "Tom Ray")]
    presenter.select("day:2026-03-20")
    presenter.open()
    assert (presenter.view, presenter.day) == ("agenda", date(2026, 3, 20))


def test_the_small_month_follows_the_day_and_turns_by_itself(staged: Staged) -> None:
    staged.event("Coffee", THURSDAY, 14)
    staged.event("April", date(2026, 4, 2), None)
    staged.follow_up("Tom Ray", THURSDAY)
    staged.promise("Leila Far", TOMORROW)
    staged.birthday("Sofia Mar", "--03-13")
    presenter, view = shown(staged)
    assert view.small is not None
    assert (view.small.month, view.small.chosen, view.small.today) == (date(2026, 3, 1), THURSDAY, THURSDAY)
    assert view.small.marks == {
        THURSDAY: ("event", "follow_up"), TOMORROW: ("birthday", "deadline"), date(2026, 4, 2): ("event",),
    }  # fmt: skip
    presenter.select(view.line("April").key)
    assert (view.small.month, view.small.chosen) == (date(2026, 4, 1), date(2026, 4, 2))
    presenter.turn_month(2)
    assert (view.small.month, view.small.chosen) == (date(2026, 6, 1), date(2026, 4, 2))


def test_a_kind_is_left_out_and_stays_out(staged: Staged) -> None:
    staged.event("Coffee", THURSDAY, 14)
    staged.follow_up("Tom Ray")
    presenter, view = shown(staged)
    presenter.show_kind("event", shown=False)
    presenter.reload()
    assert (view.titles(), sorted(view.hidden)) == (["Tom Ray"], ["event"])
    _again, view = shown(staged)
    assert view.titles() == ["Tom Ray"]


def test_places_are_told_and_found_again(staged: Staged) -> None:
    event = staged.event("Coffee", THURSDAY, 14)
    presenter, view = shown(staged)
    presenter.choose_view("week")
    presenter.step(1)
    assert view.places == ["week:2026-03-12", "week:2026-03-19"]
    presenter.show_place("month:2026-05-03")
    assert (presenter.view, presenter.day) == ("month", date(2026, 5, 3))
    presenter.show_place(f"event:{event}")
    assert view.opened == [(event, None)]
    presenter.show_place("nonsense")
    assert len(view.places) == 2


def test_reading_anew_keeps_what_is_selected_and_where_the_agenda_stands(staged: Staged) -> None:
    staged.event("Coffee", THURSDAY, 14)
    staged.event("Tea", THURSDAY, 16)
    presenter, view = shown(staged)
    presenter.select(view.line("Tea").key)
    staged.event("Milk", THURSDAY, 15)
    presenter.reload()
    assert (view.selected, view.top) == (view.line("Tea").key, "")


def test_what_is_over_turns_past_without_a_look_at_the_vault(staged: Staged, monkeypatch: pytest.MonkeyPatch) -> None:
    staged.event("Coffee", THURSDAY, 14)
    staged.event("Tea", THURSDAY, 16)
    presenter, view = shown(staged)
    look = staged.session.calendar.look
    monkeypatch.setattr(staged.session.calendar, "look", None)
    staged.made.opened.clock.seconds += 6 * 3600
    presenter.tick()
    assert (view.line("Coffee").state, view.line("Tea").state) == ("past", "ahead")
    monkeypatch.setattr(staged.session.calendar, "look", look)
    presenter.choose_view("week")
    assert view.week is not None
    now = view.week.now
    staged.made.opened.clock.seconds += 120
    monkeypatch.setattr(staged.session.calendar, "look", None)
    presenter.tick()
    assert view.week.now == now + 2


def test_when_the_selected_thing_goes_the_one_in_its_place_is_selected(staged: Staged) -> None:
    staged.event("Coffee", THURSDAY, 14)
    tea = staged.event("Tea", THURSDAY, 16)
    staged.event("Cake", TOMORROW, 10)
    presenter, view = shown(staged)
    presenter.select(view.line("Tea").key)
    staged.session.calendar.remove(tea)
    presenter.reload()
    assert view.selected == view.line("Cake").key


def test_what_cannot_be_read_is_told(staged: Staged, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> CalendarSpan:
        raise CannotBeDone("No.")

    presenter, view = shown(staged)
    monkeypatch.setattr(staged.session.calendar, "look", fail)
    presenter.reload()
    assert [str(error) for error in view.problems] == ["No."]
    presenter.come_near_end(forward=True)
    assert staged.made.notices.problems == ["No."]


def test_dates_that_are_worked_out_come_into_sight(staged: Staged, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[date, date]] = []

    def work_out(first: date, last: date, _ctx: object) -> bool:
        asked.append((first, last))
        staged.event("Found", TOMORROW)
        return len(asked) == 1

    staged.event("Coffee")
    monkeypatch.setattr(staged.session.calendar, "work_out", work_out)
    presenter, view = shown(staged)
    assert view.titles() == ["Coffee", "Found"]
    presenter.reload()
    assert len(asked) == 1


def test_nothing_happens_before_anything_is_read(staged: Staged) -> None:
    view = SeenView()
    presenter = CalendarPresenter(staged.made.desk, view, ZONED)
    acts: list[Callable[[], None]] = [presenter.tick, presenter.done, presenter.open, presenter.offer, presenter.log]
    for act in acts:
        act()
    presenter.turn_month(1)
    assert (view.small, view.lines, presenter.can_finish(), presenter.can_open()) == (None, (), False, False)
    assert replace(view) == SeenView()


@pytest.mark.parametrize(
    ("shown_as", "days"),
    [
        ("agenda", "2026-03-12:2026-03-25"),
        ("week", "2026-03-09:2026-03-15"),
        ("month", "2026-03-01:2026-03-31"),
    ],
)
def test_the_days_in_sight_are_taken_out_on_the_page_of_exports(staged: Staged, shown_as: str, days: str) -> None:
    staged.event("Coffee")
    presenter, _view = shown(staged)
    presenter.choose_view(shown_as)
    presenter.take_out()
    assert staged.made.ways.went == [("import_export", f"export:calendar:{days}")]


def test_whole_days_are_one_bar_in_each_week(staged: Staged) -> None:
    staged.session.calendar.add(NewEvent("Holiday", THURSDAY, days=9))
    presenter, view = shown(staged)
    presenter.choose_view("month")
    assert view.month is not None
    bars = [row for row in view.month.rows if isinstance(row, Chip)]
    assert [(bar.day.day, bar.length, bar.begins, bar.ends) for bar in bars] == [
        (12, 4, True, False),
        (16, 5, False, True),
    ]
    assert bars[0].spoken == "All day. Holiday. 12 to 20 March 2026"
    spoken = {row.day.day: row.spoken for row in view.month.rows if isinstance(row, Cell)}
    assert spoken[14].endswith("1 entry")
    presenter.choose_view("week")
    assert view.week is not None
    (bar,) = [row for row in view.week.rows if isinstance(row, Chip)]
    assert (bar.day, bar.length, bar.row, bar.ends) == (THURSDAY, 4, 0, False)


def test_a_night_stands_in_two_columns_of_the_week_and_on_its_first_day_in_the_month(staged: Staged) -> None:
    staged.session.calendar.add(NewEvent("Night train", THURSDAY, time(22), 600))
    presenter, view = shown(staged)
    assert [(line.day, line.time) for line in view.lines] == [(THURSDAY, "22:00"), (TOMORROW, "to 08:00")]
    presenter.choose_view("week")
    assert view.week is not None
    blocks = [row for row in view.week.rows if isinstance(row, Block)]
    assert [(one.day, one.begins, one.ends, one.goes_on, one.detail) for one in blocks] == [
        (THURSDAY, 22 * 60, 24 * 60, False, "22:00"),
        (TOMORROW, 0, 8 * 60, True, "to 08:00"),
    ]
    presenter.choose_view("month")
    assert view.month is not None
    assert [(row.day, row.time) for row in view.month.rows if isinstance(row, Chip)] == [(THURSDAY, "22:00")]


def test_what_takes_more_than_a_day_is_a_bar_though_it_has_a_time(staged: Staged) -> None:
    staged.session.calendar.add(NewEvent("Hackathon", THURSDAY, time(9), 33 * 60))
    presenter, view = shown(staged)
    presenter.choose_view("week")
    assert view.week is not None
    (bar,) = [row for row in view.week.rows if isinstance(row, Chip)]
    assert (bar.time, bar.length, bar.begins, bar.ends) == ("09:00", 2, True, True)
    assert not [row for row in view.week.rows if isinstance(row, Block)]
