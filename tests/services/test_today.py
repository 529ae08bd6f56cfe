# SPDX-License-Identifier: GPL-3.0-or-later
"""Today as a whole: the list, the calendar, what is done, the week, the brief, and one suggestion."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from coterie.domain.day_lists import MOST
from coterie.domain.people import PersonEdit
from coterie.services.interactions import NewLog
from coterie.services.today import TOLD, Rest, Today, TodayView
from tests.builders import TODAY, Opened

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def today(opened: Opened) -> Today:
    return Today(opened.vault, opened.clock)


def event(opened: Opened, at: datetime, title: str, *people: int, minutes: int = 45, **values: object) -> int:
    """Write an event with people."""
    end = at + timedelta(minutes=minutes)
    with opened.writing() as connection:
        key = connection.execute(
            "INSERT INTO event (uuid, title, at_utc, at_text, ends_on, place, status, rule, created_at, changed_at) "
            "VALUES (hex(randomblob(8)), ?, ?, ?, ?, 'Café Janis', ?, ?, 0, 0)",
            (
                title, int(at.timestamp()), at.isoformat(), end.isoformat(), values.get("status", ""),
                values.get("rule", ""),
            ),
        ).lastrowid  # fmt: skip
        connection.executemany("INSERT INTO attendee (event_id, person_id) VALUES (?, ?)", [(key, p) for p in people])
        return int(key)


def at(hour: int, day: date = TODAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def names(view: TodayView) -> list[str]:
    return [task.person.name for task in view.plan.tasks if task.person]


def quiet(opened: Opened, name: str, silent: int, gap: int = 20, times: int = 6) -> int:
    """Add somebody who was met every so many days, and not for a while."""
    person = opened.add(name).id
    for number in range(times):
        day = opened.clock.today() - timedelta(days=silent + number * gap)
        opened.interactions.log(person, NewLog(kind="meeting", on=day, text=f"Talk {number}"))
    return person


def test_an_empty_vault_has_a_day_too(today: Today) -> None:
    view = today.look()
    assert (view.plan.tasks, view.left_out, view.older, view.events, view.done, view.brief) == ((), 0, 0, (), (), None)
    assert [load.day for load in view.week] == [TODAY + timedelta(days=number) for number in range(7)]
    assert view.quiet == ()


def test_what_is_due_is_there_with_what_rows_say(opened: Opened, today: Today) -> None:
    ana = opened.add(organisation="Halden Labs")
    opened.people.edit(ana.id, PersonEdit(met_where="PyLisbon"))
    opened.interactions.log(ana.id, NewLog(kind="call", on=TODAY - timedelta(days=50)))
    opened.cadence.set(ana.id, 42)
    view = today.look()
    assert names(view) == ["Ana Lindqvist"]
    known = view.known[ana.id]
    assert (known.organisation, known.acquaintance.last_kind, known.acquaintance.met_where) == (
        "Halden Labs", "call", "PyLisbon",
    )  # fmt: skip


def test_beyond_seven_the_rest_is_counted_and_the_first_are_told(opened: Opened, today: Today) -> None:
    ana = opened.add()
    for number in range(MOST + TOLD + 5):
        opened.follow_ups.add(ana.id, TODAY, f"Thing {number}")
    for number in range(TOLD + 2):
        opened.follow_ups.add(ana.id, TODAY - timedelta(days=60), f"Old thing {number}")
    opened.follow_ups.add(ana.id, TOMORROW, "Tomorrow")
    view = today.look()
    assert (len(view.plan.tasks), len(view.plan.left_out), len(view.plan.older)) == (MOST, TOLD, TOLD)
    assert (view.left_out, view.older) == (TOLD + 6, TOLD + 2)


def test_the_rest_of_a_day_is_counted_and_read_only_where_it_is_wanted(opened: Opened, today: Today) -> None:
    ana, bob = opened.add(), opened.add("Bob Ray")
    for number in range(MOST):
        opened.follow_ups.add(ana.id, TODAY, f"Thing {number}")
    opened.follow_ups.add(bob.id, TOMORROW, "Tomorrow")
    opened.follow_ups.add(bob.id, TODAY - timedelta(days=60), "Old")
    view = today.look(tell=frozenset())
    assert (view.left_out, view.older, view.plan.left_out, view.plan.older) == (1, 1, (), ())
    assert (list(view.known), view.told) == ([ana.id], frozenset())
    told = today.look(tell=frozenset({Rest.OLDER}))
    assert (len(told.plan.left_out), len(told.plan.older), set(told.known)) == (0, 1, {ana.id, bob.id})


def test_of_the_same_urgency_things_stand_by_name(opened: Opened, today: Today) -> None:
    for name in ("Zoe Blue", "Ana Lindqvist", "Bob Ray"):
        opened.follow_ups.add(opened.add(name).id, TODAY)
    assert names(today.look()) == ["Ana Lindqvist", "Bob Ray", "Zoe Blue"]


def test_a_day_to_remember_is_over_when_there_was_a_contact(opened: Opened, today: Today) -> None:
    ana, bob = opened.add(), opened.add("Bob Ray")
    opened.people.edit(ana.id, PersonEdit(birthday="1986-03-02"))
    opened.people.edit(bob.id, PersonEdit(birthday="1986-03-03"))
    assert names(today.look()) == ["Ana Lindqvist"]
    for person in (ana, bob):
        opened.interactions.log(person.id, NewLog(kind="message"))
    view = today.look()
    assert names(view) == []
    assert [left.task.person and left.task.person.name for left in view.plan.left_out] == ["Bob Ray"]


def test_the_calendar_shows_this_day_only(opened: Opened, today: Today) -> None:
    ana, bob = opened.add(), opened.add("Bob Ray")
    event(opened, at(14), "Coffee", ana.id)
    event(opened, at(9), "Stand-up", bob.id, ana.id, minutes=15)
    event(opened, at(14, TOMORROW), "Another day", ana.id)
    event(opened, at(16), "Called off", ana.id, status="cancelled")
    view = today.look()
    assert [(one.title, one.starts, one.minutes, one.place) for one in view.events] == [
        ("Stand-up", at(9), 15, "Café Janis"),
        ("Coffee", at(14), 45, "Café Janis"),
    ]
    assert [len(one.people) for one in view.events] == [2, 1]


def test_an_event_through_the_night_stands_on_both_days(opened: Opened, today: Today) -> None:
    ana = opened.add()
    event(opened, at(23, TODAY - timedelta(days=1)), "Night train", ana.id, minutes=480)
    event(opened, at(22, TODAY - timedelta(days=1)), "Dinner", ana.id, minutes=120)
    event(opened, at(23), "Night flight", ana.id, minutes=480)
    assert [one.title for one in today.look().events] == ["Night train", "Night flight"]


def test_a_day_asks_for_no_more_than_is_wanted(opened: Opened, today: Today) -> None:
    for number in range(4):
        opened.follow_ups.add(opened.add(f"P{number}").id, TODAY)
    view = today.look(most=3)
    assert (len(view.plan.tasks), view.left_out) == (3, 1)


def test_a_series_is_shown_on_its_dates(opened: Opened, today: Today) -> None:
    series = event(opened, at(14, TODAY - timedelta(days=70)), "Mentoring", rule="RRULE:FREQ=WEEKLY")
    for weeks in (-10, 0, 1):
        when = at(14, TODAY + timedelta(weeks=weeks))
        opened.run(
            f"INSERT INTO occurrence (event_id, at_utc, at_text) "
            f"VALUES ({series}, {int(when.timestamp())}, '{when.isoformat()}')"
        )
    assert [(one.title, one.starts, one.minutes) for one in today.look().events] == [("Mentoring", at(14), 45)]


def test_who_lies_in_the_bin_takes_part_in_nothing(opened: Opened, today: Today) -> None:
    ana = opened.add()
    event(opened, at(14), "Coffee", ana.id)
    opened.people.bin([ana.id])
    view = today.look()
    assert [(one.title, one.people) for one in view.events] == [("Coffee", ())]
    assert view.brief is None


def test_the_brief_says_what_to_know(opened: Opened, today: Today) -> None:
    tomas, ingrid = opened.add("Tomás Herrera"), opened.add("Ingrid Solheim", organisation="Halden Labs", title="Head")
    opened.run(
        f"UPDATE person SET met_through_id = {tomas.id}, met_where = 'PyLisbon', met_on = '2023' "
        f"WHERE id = {ingrid.id}",
        "INSERT INTO commitment (person_id, text, direction, state, created_at, changed_at) "
        f"VALUES ({ingrid.id}, 'a name', 'ask', 'open', 0, 0), ({ingrid.id}, 'the notes', 'i_owe', 'open', 0, 0), "
        f"({ingrid.id}, 'long done', 'ask', 'done', 0, 0)",
    )
    opened.interactions.log(ingrid.id, NewLog(on=date(2026, 1, 9), text="Two warehouses."))
    opened.follow_ups.add(ingrid.id, TODAY + timedelta(days=90), "How she runs circles")
    event(opened, at(14), "Coffee", ingrid.id)
    brief = today.look().brief
    assert brief is not None
    assert (brief.given, brief.title, brief.organisation) == ("Ingrid", "Head", "Halden Labs")
    assert (brief.met_through and brief.met_through.name, brief.met_where, brief.met_on) == (
        "Tomás", "PyLisbon", "2023",
    )  # fmt: skip
    assert brief.last is not None
    assert (brief.last.text, brief.asked, brief.promised, brief.wanted) == (
        "Two warehouses.", ("a name",), ("the notes",), ("How she runs circles",),
    )  # fmt: skip


def test_done_today_is_what_was_finished_and_logged_by_hand_today(opened: Opened, today: Today) -> None:
    ana, bob, eve = opened.add(), opened.add("Bob Ray"), opened.add("Eve Stone")
    planned = opened.follow_ups.add(ana.id, TODAY, "Send the deck")
    dropped = opened.follow_ups.add(ana.id, TODAY, "Never mind")
    opened.follow_ups.done(planned.id, in_touch=True)
    opened.follow_ups.drop(dropped.id)
    opened.interactions.log(bob.id, NewLog(text="The new role.", others=(eve.id,)))
    opened.interactions.log(bob.id, NewLog(kind="note", text="A thought"))
    opened.interactions.log(bob.id, NewLog(on=TODAY - timedelta(days=1)))
    opened.run(f"UPDATE interaction SET channel = 'linkedin' WHERE at_text = '{TODAY}'")
    done = today.look().done
    assert {(one.kind, one.person and one.person.name, one.text) for one in done} == {
        ("follow_up", "Ana Lindqvist", "Send the deck"),
        ("talk", "Bob Ray", "The new role."),
    }


def test_the_week_counts_what_is_done_and_what_waits(opened: Opened, today: Today) -> None:
    opened.clock.go(2)
    now = opened.clock.today()
    ana, bob = opened.add(), opened.add("Bob Ray")
    opened.clock.go(-1)
    opened.follow_ups.done(opened.follow_ups.add(ana.id, TODAY, "Yesterday").id)
    opened.clock.go(1)
    opened.follow_ups.add(ana.id, TODAY - timedelta(days=4), "Late")
    opened.follow_ups.add(ana.id, now, "Today")
    opened.follow_ups.add(ana.id, now + timedelta(days=2), "On Friday")
    opened.follow_ups.add(ana.id, now + timedelta(days=9), "Next week")
    opened.cadence.set(bob.id, 4)
    opened.interactions.log(bob.id, NewLog(on=TODAY))
    counts = [(load.done, load.waiting) for load in today.look().week]
    assert counts == [(1, 0), (1, 0), (0, 2), (0, 0), (0, 2), (0, 0), (0, 0)]
    assert today.look(first_weekday=6).week[0].day == TODAY - timedelta(days=1)


def test_a_quiet_tie_is_suggested_once_a_day_and_not_again_for_a_month(opened: Opened, today: Today) -> None:
    first, second = quiet(opened, "Kenji Watanabe", 100), quiet(opened, "Jonas Weber", 200)
    suggested = []
    for day in (0, 0, 1, 28, 1):
        opened.clock.go(day)
        today.suggest()
        view = today.look()
        assert view.nudge_is_chosen
        suggested.append(view.nudge and view.nudge.person.id)
    assert suggested == [first, first, second, None, first]


def test_a_suggestion_goes_when_it_is_dismissed_or_followed(opened: Opened, today: Today) -> None:
    kenji = quiet(opened, "Kenji Watanabe", 100)
    assert (today.look().nudge, today.look().nudge_is_chosen) == (None, False)
    today.suggest()
    nudge = today.look().nudge
    assert nudge is not None
    assert (nudge.usual_days, nudge.last_kind, nudge.last_text) == (20, "meeting", "Talk 0")
    steps = opened.vault.history.steps(99)
    opened.interactions.log(kenji)
    assert today.look().nudge is None
    opened.vault.history.undo()
    assert today.look().nudge is not None
    today.dismiss_suggestion()
    assert (today.look().nudge, today.look().nudge_is_chosen) == (None, True)
    assert [step for step in opened.vault.history.steps(99) if step.state == "done"] == steps


def test_nobody_is_suggested_who_has_a_plan_or_was_never_usual(opened: Opened, today: Today) -> None:
    planned, kept = quiet(opened, "Kenji Watanabe", 100), quiet(opened, "Jonas Weber", 200)
    quiet(opened, "Ana Lindqvist", 300, times=3)
    opened.follow_ups.add(planned, TODAY + timedelta(days=200))
    opened.cadence.set(kept, 3_000)
    today.suggest()
    view = today.look()
    assert (view.nudge, view.nudge_is_chosen) == (None, True)


def test_a_free_day_names_three_quiet_ties(opened: Opened, today: Today) -> None:
    people = [quiet(opened, f"P{number}", 100 + 40 * number) for number in range(4)]
    opened.vault.begin_day(TODAY)
    assert [tie.person.id for tie in today.look().quiet] == people[:3]
    opened.follow_ups.add(people[3], TODAY)
    assert today.look().quiet == ()


def test_quiet_ties_are_those_of_the_day_though_the_strengths_kept_are_of_another(opened: Opened, today: Today) -> None:
    near, far = quiet(opened, "Kenji Watanabe", 100), quiet(opened, "Jonas Weber", 200)
    opened.vault.begin_day(TODAY)
    shown = [(tie.person.id, tie.strength) for tie in today.look().quiet]
    assert [person for person, _strength in shown] == [near, far]
    opened.run("UPDATE strength_day SET day = '2020-01-01'", f"UPDATE person_state SET strength = {far} = person_id")
    assert [(tie.person.id, tie.strength) for tie in today.look().quiet] == shown
    opened.run("UPDATE strength_day SET day = NULL", "UPDATE person_state SET strength = NULL")
    assert [(tie.person.id, tie.strength) for tie in today.look().quiet] == shown


def test_older_things_go_in_one_step(opened: Opened, today: Today) -> None:
    ana, bob = opened.add(), opened.add("Bob Ray")
    opened.follow_ups.add(ana.id, TODAY - timedelta(days=60), "Old")
    opened.follow_ups.add(ana.id, TODAY, "Of today")
    opened.cadence.set(bob.id, 14)
    opened.interactions.log(bob.id, NewLog(on=TODAY - timedelta(days=90)))
    opened.run(
        "INSERT INTO commitment (person_id, text, direction, due_on, created_at, changed_at) "
        f"VALUES ({bob.id}, 'lend the book', 'i_owe', '2026-01-01', 0, 0)"
    )
    before = opened.snapshot()
    assert today.let_older_go() == 3
    view = today.look()
    assert (view.older, len(view.plan.tasks)) == (0, 1)
    assert opened.cadence.get(bob.id).next_due == TODAY + timedelta(days=14)
    assert opened.vault.history.steps(1)[0].label == "Let 3 older follow-ups go"
    opened.vault.history.undo()
    assert opened.snapshot() == before
    opened.vault.history.redo()
    assert today.let_older_go() == 0
    assert opened.vault.history.steps(1)[0].label == "Let 3 older follow-ups go"


def test_erasing_somebody_forgets_that_they_were_suggested(opened: Opened, today: Today) -> None:
    kenji = quiet(opened, "Kenji Watanabe", 100)
    today.suggest()
    assert opened.rows("SELECT person_id FROM nudge") == [(kenji,)]
    opened.people.erase(kenji)
    assert opened.rows("SELECT person_id FROM nudge") == []
