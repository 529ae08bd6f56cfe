# SPDX-License-Identifier: GPL-3.0-or-later
"""Logging, follow-ups, cadences and what is due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coterie.domain.errors import BadValue, CannotBeDone, NotFound
from coterie.domain.people import PersonEdit
from coterie.services.interactions import NewLog
from tests.builders import TODAY, Opened


def test_a_log_now_has_the_time_and_one_of_a_day_has_not(opened: Opened) -> None:
    ana = opened.add()
    assert opened.interactions.log(ana.id).interaction.when == "2026-03-02T10:00:00Z"
    entry = opened.interactions.log(ana.id, NewLog(kind="call", on=date(2026, 2, 1), text=" Rivers. ")).interaction
    assert (entry.when, entry.kind, entry.text, entry.direction) == ("2026-02-01", "call", "Rivers.", "both")
    assert [one.when for one in opened.people.show(ana.id).interactions] == ["2026-03-02T10:00:00Z", "2026-02-01"]


def test_a_log_names_everybody_once(opened: Opened) -> None:
    ana, bob = opened.add(), opened.add("Bob Ray")
    entry = opened.interactions.log(ana.id, NewLog(others=(bob.id, ana.uuid, bob.id))).interaction
    assert [link.name for link in entry.people] == ["Ana Lindqvist", "Bob Ray"]
    assert opened.people.show(bob.id).interactions == opened.people.show(ana.id).interactions


def test_only_a_contact_moves_the_last_contact(opened: Opened) -> None:
    ana = opened.add()
    opened.interactions.log(ana.id, NewLog(on=date(2026, 1, 1)))
    opened.interactions.log(ana.id, NewLog(kind="note", text="thought of her"))
    assert opened.people.show(ana.id).last_interaction == "2026-01-01"
    opened.interactions.log(ana.id, NewLog(on=date(2025, 1, 1)))
    assert opened.people.show(ana.id).last_interaction == "2026-01-01"


def test_what_cannot_be_logged(opened: Opened) -> None:
    ana = opened.add()
    with pytest.raises(BadValue, match="no kind"):
        opened.interactions.log(ana.id, NewLog(kind="telepathy"))
    with pytest.raises(BadValue, match="3 March 2026 has not come yet"):
        opened.interactions.log(ana.id, NewLog(on=TODAY + timedelta(days=1)))
    with pytest.raises(CannotBeDone):
        opened.interactions.log(ana.id, NewLog(others=("me",)))
    with pytest.raises(NotFound):
        opened.interactions.log(ana.id, NewLog(others=(99,)))


@pytest.mark.parametrize("kind", ["talk", "call", "message", "meeting", "event", "note"])
def test_a_log_is_labelled_by_its_kind(opened: Opened, kind: str) -> None:
    opened.interactions.log(opened.add().id, NewLog(kind=kind))
    assert opened.vault.history.steps(1)[0].label.endswith("Ana Lindqvist")
    assert kind in opened.vault.history.steps(1)[0].label


def test_the_timeline_goes_on_page_by_page(opened: Opened) -> None:
    ana = opened.add()
    for day in (3, 1, 2, 2, 2):
        opened.interactions.log(ana.id, NewLog(on=date(2026, 2, day)))
    whole = opened.interactions.timeline(ana.id, 50)
    assert [one.when[-2:] for one in whole] == ["03", "02", "02", "02", "01"]
    paged = opened.interactions.timeline(ana.id, 2)
    while page := opened.interactions.timeline(ana.id, 2, paged[-1].id):
        paged += page
    assert paged == whole
    assert len(opened.people.show(ana.id, entries=3).interactions) == 3


def test_a_cadence_counts_from_the_day_it_happened(opened: Opened) -> None:
    ana = opened.add()
    assert opened.cadence.set(ana.id, 42).next_due == date(2026, 4, 13)
    done = opened.interactions.log(ana.id, NewLog(on=date(2026, 2, 23)))
    assert done.next_follow_up == date(2026, 4, 6)
    assert opened.people.show(ana.id).next_follow_up == "2026-04-06"


def test_changing_the_interval_does_not_start_the_waiting_anew(opened: Opened) -> None:
    ana = opened.add()
    opened.cadence.set(ana.id, 42)
    opened.clock.go(10)
    assert opened.cadence.set(ana.id, 14, 28).next_due == date(2026, 3, 16)


def test_off_is_off_also_where_a_tag_has_a_cadence(opened: Opened) -> None:
    ana, bob = opened.add(tags=("close",)), opened.add("Bob Ray", tags=("close",))
    assert opened.cadence.set_for_tag("Close", 30, 60).people == 2
    assert opened.cadence.get(ana.id).every_days == 30
    assert opened.cadence.set(ana.id, 7).every_days == 7
    off = opened.cadence.off(ana.id)
    assert (off.every_days, off.limit_days, off.next_due) == (None, None, None)
    assert opened.cadence.get(bob.id).next_due == date(2026, 4, 1)
    opened.cadence.off_for_tag("close")
    assert opened.cadence.get(bob.id).next_due is None
    assert opened.cadence.of_tags() == []
    assert opened.cadence.off(bob.id).next_due is None


def test_after_off_a_cadence_begins_anew(opened: Opened) -> None:
    ana = opened.add(tags=("close",))
    opened.cadence.set_for_tag("close", 30)
    opened.cadence.off(ana.id)
    opened.clock.go(10)
    assert opened.cadence.set(ana.id, 14).next_due == date(2026, 3, 26)


def test_a_cadence_that_makes_no_sense_is_refused(opened: Opened) -> None:
    ana = opened.add()
    with pytest.raises(BadValue):
        opened.cadence.set(ana.id, 42, 7)
    with pytest.raises(BadValue):
        opened.cadence.set_for_tag("x", 42, 7)
    with pytest.raises(NotFound):
        opened.cadence.set_for_tag("nobody wears it", 42)
    with pytest.raises(CannotBeDone):
        opened.cadence.set("me", 42)
    assert opened.vault.history.steps(1)[0].label == "Add Ana Lindqvist"


def test_a_follow_up_is_planned_put_off_and_done(opened: Opened) -> None:
    ana = opened.add()
    planned = opened.follow_ups.add(ana.id, date(2026, 3, 5), " Send the deck ")
    assert (planned.reason, planned.state, planned.due, planned.next_follow_up) == (
        "Send the deck", "open", date(2026, 3, 5), date(2026, 3, 5),
    )  # fmt: skip
    later = opened.follow_ups.snooze(planned.uuid, date(2026, 3, 9))
    assert (later.due, later.snoozed, later.next_follow_up) == (date(2026, 3, 9), 1, date(2026, 3, 9))
    done = opened.follow_ups.done(planned.id)
    assert (done.state, done.done_on, done.next_follow_up) == ("done", TODAY, None)
    assert opened.people.show(ana.id).interactions == ()
    assert opened.rows("SELECT ics_sequence FROM follow_up") == [(2,)]


def test_a_follow_up_is_planned_anew_in_one_step(opened: Opened) -> None:
    planned = opened.follow_ups.add(opened.add().id, date(2026, 3, 5), "Send the deck")
    before = opened.snapshot()
    again = opened.follow_ups.replan(planned.id, date(2026, 3, 9), " Send the notes ")
    assert (again.due, again.reason, again.snoozed) == (date(2026, 3, 9), "Send the notes", 0)
    opened.vault.history.undo()
    assert opened.snapshot() == before
    opened.follow_ups.done(planned.id)
    with pytest.raises(CannotBeDone):
        opened.follow_ups.replan(planned.id, date(2026, 3, 9), "x")


def test_done_with_a_text_logs_a_talk_and_starts_the_cadence_again_in_one_step(opened: Opened) -> None:
    ana = opened.add()
    opened.cadence.set(ana.id, 52 * 7)
    planned = opened.follow_ups.add(ana.id, date(2026, 2, 5), "Send the deck")
    before = opened.snapshot()
    done = opened.follow_ups.done(planned.id, " Sent it. ")
    assert done.next_follow_up == date(2027, 3, 1)
    assert [one.text for one in opened.people.show(ana.id).interactions] == ["Sent it."]
    opened.vault.history.undo()
    assert opened.snapshot() == before


def test_what_is_finished_is_finished(opened: Opened) -> None:
    planned = opened.follow_ups.add(opened.add().id, TODAY)
    assert opened.follow_ups.drop(planned.id).state == "dropped"
    for act in (opened.follow_ups.drop, opened.follow_ups.done):
        with pytest.raises(CannotBeDone):
            act(planned.id)
    with pytest.raises(NotFound):
        opened.follow_ups.get("99")
    with pytest.raises(NotFound):
        opened.follow_ups.get("no such uuid")


def test_a_follow_up_is_put_off_to_a_day_to_come(opened: Opened) -> None:
    planned = opened.follow_ups.add(opened.add().id, TODAY)
    with pytest.raises(CannotBeDone):
        opened.follow_ups.snooze(planned.id, TODAY)


def test_everything_due_appears_with_its_reason_in_order(opened: Opened) -> None:
    ana, bob, eve = opened.add(), opened.add("Bob Ray"), opened.add("Eve Stone")
    opened.follow_ups.add(ana.id, date(2026, 2, 20), "Send the deck")
    opened.follow_ups.add(ana.id, date(2026, 3, 3), "Tomorrow's")
    opened.cadence.set(bob.id, 14)
    opened.interactions.log(bob.id, NewLog(on=date(2026, 2, 16)))
    opened.people.edit(eve.id, PersonEdit(birthday="1990-03-02"))
    opened.run(
        "INSERT INTO commitment (person_id, text, direction, due_on, created_at, changed_at) "
        f"VALUES ({eve.id}, 'lend the book', 'i_owe', '2026-03-02', 0, 0)"
    )
    found = opened.due.within()
    assert found.today == TODAY
    assert [(item.kind, item.person and item.person.name, item.overdue_days) for item in found.items] == [
        ("follow_up", "Ana Lindqvist", 10),
        ("promise", "Eve Stone", 0),
        ("date", "Eve Stone", 0),
        ("cadence", "Bob Ray", 0),
    ]
    assert [item.title for item in opened.due.within(1).items][-1] == "Tomorrow's"
    assert opened.due.within(1).items[0].reason == "You planned this for 20 February 2026, 10 days ago."


def test_the_first_few_of_what_is_due_and_how_many_there_are(opened: Opened) -> None:
    ana, bob = opened.add(), opened.add("Bob Ray")
    for days in range(5):
        opened.follow_ups.add(ana.id, TODAY - timedelta(days=days), f"{days} days ago")
    opened.cadence.set(bob.id, 1)
    opened.clock.go(1)
    opened.people.edit(bob.id, PersonEdit(birthday="1990-03-03"))
    first = opened.due.within(0, limit=2)
    assert [item.title for item in first.items] == ["4 days ago", "3 days ago"]
    assert first.total == opened.due.within().total == len(opened.due.within().items) == 7


def test_nothing_is_due_of_who_is_in_the_bin_archived_or_the_owner(opened: Opened) -> None:
    ana, bob = opened.add(), opened.add("Bob Ray")
    opened.people.edit("me", PersonEdit(birthday="1980-03-02"))
    for person in (ana, bob):
        opened.cadence.set(person.id, 1)
        opened.people.edit(person.id, PersonEdit(birthday="1980-03-02"))
    opened.follow_ups.add(ana.id, TODAY)
    opened.people.bin([ana.id])
    opened.run(f"UPDATE person SET status = 'archived' WHERE id = {bob.id}")
    assert opened.due.within(30).items == ()


def test_a_pause_stops_the_cadence(opened: Opened) -> None:
    ana = opened.add()
    opened.cadence.set(ana.id, 1)
    opened.run(f"UPDATE person SET pause_until = '2026-06-01' WHERE id = {ana.id}")
    assert opened.due.within(30).items == ()
    assert opened.cadence.get(ana.id).next_due == date(2026, 6, 1)


def test_looking_ahead_has_bounds(opened: Opened) -> None:
    for days in (-1, 3_651):
        with pytest.raises(BadValue):
            opened.due.within(days)


def test_strength_and_counts_follow_what_happened(opened: Opened) -> None:
    ana = opened.add()
    opened.interactions.log(ana.id, NewLog(kind="meeting"))
    assert opened.people.show(ana.id).strength == 45
    counts = opened.statistics.counts()
    assert (counts["people"], counts["interactions"], counts["opportunities"]) == (1, 1, 0)
