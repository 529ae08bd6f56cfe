# SPDX-License-Identifier: GPL-3.0-or-later
"""Calendars: meetings with people the vault knows, before and after they come, moved and cancelled; tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.storage.importing.foreign import Bringing, calendar, card, event, source_counts, task

if TYPE_CHECKING:
    from coterie.domain.import_reports import ImportCounts

ANA, BOB = "Ana Lindqvist <ana@example.org>", "Bob Ray <bob@example.org>"
CARDS = card("Ana Lindqvist", "EMAIL:ana@example.org") + card("Bob Ray", "EMAIL:bob@example.org")


def bring_calendar(into: Bringing, *items: str) -> ImportCounts:
    """Bring in a calendar file."""
    return into.bring(into.file("calendar.ics", calendar(*items)))


def bring_cards(into: Bringing) -> None:
    """Bring in two people."""
    into.bring(into.file("cards.vcf", CARDS))


def meetings(into: Bringing) -> list[tuple[str, str, str]]:
    """Give who met when under which title."""
    return [
        (row[0], row[1], row[2])
        for row in into.opened.rows(
            "SELECT p.display_name, substr(i.at_text, 1, 10), i.title FROM participant t "
            "JOIN interaction i ON i.id = t.interaction_id JOIN person p ON p.id = t.person_id ORDER BY 2, 1"
        )
    ]


PAST = event("e1", "Rivers", "20260210", ANA, BOB)


def test_a_past_event_with_people_the_vault_knows_is_a_meeting(into: Bringing) -> None:
    bring_cards(into)
    counts = bring_calendar(into, PAST, event("e2", "To come", "20260410", ANA))
    assert source_counts(counts) == {"icalendar": {"created": 2}}
    assert meetings(into) == [("Ana Lindqvist", "2026-02-10", "Rivers"), ("Bob Ray", "2026-02-10", "Rivers")]
    assert into.opened.rows("SELECT meetings, last_contact_on FROM person_state") == [(1, "2026-02-10")] * 2


def test_meetings_appear_when_their_people_come(into: Bringing) -> None:
    bring_calendar(into, PAST)
    assert meetings(into) == []
    bring_cards(into)
    assert meetings(into) == [("Ana Lindqvist", "2026-02-10", "Rivers"), ("Bob Ray", "2026-02-10", "Rivers")]
    assert into.opened.rows("SELECT count(*) FROM interaction") == [(1,)]
    assert into.opened.rows("SELECT count(*) FROM attendee WHERE person_id IS NULL") == [(0,)]
    into.opened.vault.history.undo()
    assert meetings(into) == []


def test_people_who_come_one_after_the_other_share_the_meeting(into: Bringing) -> None:
    bring_calendar(into, PAST)
    into.bring(into.file("ana.vcf", card("Ana Lindqvist", "EMAIL:ana@example.org")))
    into.bring(into.file("bob.vcf", card("Bob Ray", "EMAIL:bob@example.org")))
    assert into.opened.rows("SELECT count(*) FROM interaction") == [(1,)]
    assert len(meetings(into)) == 2


def test_both_at_once_are_the_same_as_one_after_the_other(into: Bringing) -> None:
    files = into.file("calendar.ics", calendar(PAST)), into.file("cards.vcf", CARDS)
    for order in (files, files[::-1]):
        into.bring(*order)
        assert len(meetings(into)) == 2
        into.opened.vault.history.undo()


def test_somebody_invited_under_two_addresses_takes_part_once(into: Bringing) -> None:
    into.bring(into.file("ana.vcf", card("Ana Lindqvist", "EMAIL:ana@example.org")))
    bring_calendar(into, event("e1", "Rivers", "20260210", ANA, "Ana L <ana@example.net>"))
    into.bring(into.file("ana.vcf", card("Ana Lindqvist", "EMAIL:ana@example.org", "EMAIL:ana@example.net")))
    assert meetings(into) == [("Ana Lindqvist", "2026-02-10", "Rivers")]
    assert into.opened.rows("SELECT count(*) FROM attendee WHERE person_id IS NULL") == [(0,)]


def test_an_address_of_an_office_meets_nobody_whatever_the_order(into: Bringing) -> None:
    office = "Front desk <info@example.org>"
    people = into.file("cards.vcf", card("Ana Lindqvist", "EMAIL:info@example.org"))
    dates = into.file("calendar.ics", calendar(event("e1", "Rivers", "20260210", office)))
    for order in ((people, dates), (dates, people)):
        for path in order:
            into.bring(path)
        assert meetings(into) == []
        into.opened.vault.history.undo()
        into.opened.vault.history.undo()


def test_an_event_that_moved_moves_its_meeting(into: Bringing) -> None:
    bring_cards(into)
    bring_calendar(into, PAST)
    counts = bring_calendar(into, event("e1", "Rivers and boats", "20260217", ANA, extra=("SEQUENCE:1",)))
    assert source_counts(counts) == {"icalendar": {"updated": 1}}
    assert meetings(into) == [("Ana Lindqvist", "2026-02-17", "Rivers and boats")]
    into.opened.vault.history.undo()
    assert len(meetings(into)) == 2


def test_an_event_that_was_cancelled_loses_its_meeting(into: Bringing) -> None:
    bring_cards(into)
    bring_calendar(into, PAST)
    bring_calendar(into, event("e1", "Rivers", "20260210", ANA, BOB, extra=("SEQUENCE:1", "STATUS:CANCELLED")))
    assert meetings(into) == []
    assert into.opened.rows("SELECT status FROM event") == [("cancelled",)]
    assert into.opened.rows("SELECT meetings FROM person_state") == [(0,), (0,)]
    bring_cards(into)
    assert meetings(into) == []


def test_a_meeting_with_a_promise_stays_when_its_event_moves(into: Bringing) -> None:
    bring_cards(into)
    bring_calendar(into, PAST)
    into.opened.run(
        "INSERT INTO commitment (person_id, interaction_id, text, direction, created_at, changed_at) "
        "SELECT 2, id, 'send the map', 'i_owe', 0, 0 FROM interaction"
    )
    bring_calendar(into, event("e1", "Boats", "20260217", ANA, extra=("SEQUENCE:1",)))
    assert ("Ana Lindqvist", "2026-02-10", "Rivers") in meetings(into)
    assert ("Ana Lindqvist", "2026-02-17", "Boats") in meetings(into)


def test_an_older_version_of_an_event_brings_nothing_back(into: Bringing) -> None:
    bring_cards(into)
    bring_calendar(into, event("e1", "Newer", "20260217", ANA, extra=("SEQUENCE:2",)))
    counts = bring_calendar(into, event("e1", "Older", "20260210", ANA, extra=("SEQUENCE:1",)))
    assert source_counts(counts) == {"icalendar": {"unchanged": 1}}
    assert meetings(into) == [("Ana Lindqvist", "2026-02-17", "Newer")]


def test_a_series_is_as_many_meetings_as_have_been(into: Bringing) -> None:
    bring_cards(into)
    bring_calendar(into, event("e1", "Weekly", "20260202", ANA, extra=("RRULE:FREQ=WEEKLY;COUNT=8",)))
    assert [row[1] for row in meetings(into)] == ["2026-02-02", "2026-02-09", "2026-02-16", "2026-02-23"]
    into.opened.clock.go(7)
    bring_calendar(into, event("e1", "Weekly", "20260202", ANA, extra=("RRULE:FREQ=WEEKLY;COUNT=8",)))
    assert len(meetings(into)) == 5


def test_a_meeting_whose_people_are_erased_does_not_bring_them_back(into: Bringing) -> None:
    bring_cards(into)
    into.opened.people.erase(into.person("Ana Lindqvist"))
    bring_calendar(into, PAST)
    assert meetings(into) == [("Bob Ray", "2026-02-10", "Rivers")]
    everything = into.opened.rows("SELECT raw, found FROM source_record")
    texts = b"".join(bytes(row[0]) + (row[1] or "").encode() for row in everything).lower()
    assert b"ana@example.org" not in texts, texts
    assert b"lindqvist" not in texts
    assert into.opened.rows("SELECT count(*) FROM attendee WHERE name LIKE 'Ana%'") == [(0,)]


# ------------------------------------------------------------------------------------------------------------ tasks


def tasks(into: Bringing) -> list[tuple[str, str | None, str, str | None]]:
    """Give every follow-up: title, due, state and the person's name."""
    return [
        (row[0], row[1], row[2], row[3])
        for row in into.opened.rows(
            "SELECT f.reason, f.due_on, f.state, p.display_name FROM follow_up f "
            "LEFT JOIN person p ON p.id = f.person_id"
        )
    ]


DECK = task("t1", "Send the deck", "DUE;VALUE=DATE:20260305", "ATTENDEE;CN=Ana:mailto:ana@example.org")


def test_a_task_becomes_a_follow_up(into: Bringing) -> None:
    bring_cards(into)
    bring_calendar(into, DECK)
    assert tasks(into) == [("Send the deck", "2026-03-05", "open", "Ana Lindqvist")]


def test_a_task_finds_its_person_when_they_come(into: Bringing) -> None:
    bring_calendar(into, DECK)
    assert tasks(into) == [("Send the deck", "2026-03-05", "open", None)]
    bring_cards(into)
    assert tasks(into) == [("Send the deck", "2026-03-05", "open", "Ana Lindqvist")]
    into.opened.vault.history.undo()
    assert tasks(into) == [("Send the deck", "2026-03-05", "open", None)]


def test_a_task_that_changed_there_is_updated_and_what_changed_here_stays(into: Bringing) -> None:
    bring_cards(into)
    bring_calendar(into, DECK)
    ((key,),) = into.opened.rows("SELECT id FROM follow_up")
    newer = DECK.replace("20260305", "20260312").replace("Send the deck", "Send the new deck")
    bring_calendar(into, newer)
    assert tasks(into) == [("Send the new deck", "2026-03-12", "open", "Ana Lindqvist")]
    into.opened.follow_ups.done(key, "sent")
    counts = bring_calendar(
        into, newer.replace("20260312", "20260319").replace("END:VTODO", "STATUS:CANCELLED\r\nEND:VTODO")
    )
    assert tasks(into) == [("Send the new deck", "2026-03-19", "done", "Ana Lindqvist")]
    assert [(kept.kind, kept.field, kept.mine, kept.theirs) for kept in counts.kept] == [
        ("follow_up", "state", "done", "dropped")
    ]


def test_one_broken_event_costs_itself(into: Bringing) -> None:
    broken = event("bad", "No date", "20260210", ANA).replace("DTSTART:20260210T100000Z", "DTSTART:nonsense")
    counts = bring_calendar(into, PAST, broken, event("e3", "Fine", "20260211", BOB))
    assert source_counts(counts)["icalendar"] == {"created": 2, "refused": 1}
    assert len(counts.problems) == 1
