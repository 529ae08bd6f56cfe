# SPDX-License-Identifier: GPL-3.0-or-later
"""What may go onto paper: what is not marked, and marked things that somebody named; and a line in the ledger."""

from __future__ import annotations

import stat
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import Cancelled, CannotBeDone, NotFound
from coterie.domain.timelines import IMPORTED
from coterie.services.calendar import Calendar
from coterie.services.facts import Facts
from coterie.services.interactions import NewLog
from coterie.services.jobs import QuietJob
from coterie.services.notes import Notes
from coterie.services.paper import PrintedThing, note_key
from coterie.services.person_pages import PersonPages
from coterie.services.printing import AT_ONCE, Printing
from coterie.services.relationships import Relationships
from coterie.services.today import Today
from coterie.storage.leaving.print_reading import PrintReading
from tests.builders import TODAY, Opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coterie.services.paper import PaperPerson
    from coterie.services.ports.printing import NextOn

THING = PrintedThing("people", 2, 2, ("name",), {"phone": 1})


@pytest.fixture
def printing(opened: Opened) -> Printing:
    return Printing(opened.vault, opened.clock)


def on_paper(printing: Printing, person: int) -> PaperPerson:
    return printing.person(person, frozenset(), QuietJob())


def test_a_person_goes_onto_paper_with_everything_that_is_not_marked(opened: Opened, printing: Printing) -> None:
    ana = opened.add(organisation="Fjordbank", title="Engineer").id
    Facts(opened.vault, opened.clock).add(ana, "mail", "ana@example.org")
    Notes(opened.vault).add(ana, "Likes tea.")
    opened.interactions.log(ana, NewLog(on=TODAY, text="Talked."))
    opened.follow_ups.add(ana, TODAY, "send the notes")
    found = on_paper(printing, ana)
    assert found.page == PersonPages(opened.vault, opened.clock).look(ana)
    assert [entry.text for entry in found.entries if entry.kind != IMPORTED] == ["Talked."]
    assert (found.facts, found.notes, found.stays) == ((), (), {})


def test_marked_facts_and_notes_stay_off_unless_somebody_names_them(opened: Opened, printing: Printing) -> None:
    ana = opened.add().id
    facts, pages = Facts(opened.vault, opened.clock), PersonPages(opened.vault, opened.clock)
    facts.add(ana, "mail", "ana@example.org")
    facts.add(ana, "phone", "+44 20 7946 0000")
    Notes(opened.vault).add(ana, "Secret.", 2)
    mail = next(fact for fact in pages.look(ana).facts if fact.kind == "mail")
    facts.mark(mail.key, 1)
    found = on_paper(printing, ana)
    assert [fact.kind for fact in found.page.facts] == ["phone"]
    assert found.page.notes == ()
    assert ([fact.kind for fact in found.facts], [note.text for note in found.notes]) == (["mail"], ["Secret."])
    named = printing.person(ana, frozenset({mail.key, note_key(found.notes[0])}), QuietJob())
    assert {fact.kind for fact in named.page.facts} == {"mail", "phone"}
    assert [note.text for note in named.page.notes] == ["Secret."]


def test_other_marked_things_of_a_person_stay_off_and_are_counted(opened: Opened, printing: Printing) -> None:
    ana, bo = opened.add(organisation="Fjordbank").id, opened.add("Bo Larsen").id
    Relationships(opened.vault, opened.clock).add(ana, "works with Bo Larsen")
    opened.follow_ups.add(ana, TODAY, "open one")
    opened.follow_ups.add(ana, TODAY, "marked one")
    done = opened.follow_ups.add(ana, TODAY, "marked and done")
    opened.follow_ups.done(done.id)
    opened.interactions.log(ana, NewLog(on=TODAY, text="marked talk", promise="marked promise"))
    opened.run(
        "UPDATE follow_up SET sensitivity = 1 WHERE reason LIKE 'marked%'",
        "UPDATE commitment SET sensitivity = 1",
        "UPDATE interaction SET sensitivity = 2",
        "UPDATE affiliation SET sensitivity = 1",
        "UPDATE relationship SET sensitivity = 1",
    )
    found = on_paper(printing, ana)
    assert [one.reason for one in found.page.follow_ups if one.state == "open"] == ["open one"]
    assert (found.page.commitments, found.page.posts, found.page.relations) == ((), (), ())
    assert [entry.kind for entry in found.entries if entry.kind != IMPORTED] == []
    assert found.stays["work"] == found.stays["relations"] == found.stays["promises"] == 1
    assert bo


def test_nobody_of_a_key_is_not_printed(printing: Printing) -> None:
    with pytest.raises(NotFound):
        on_paper(printing, 999_999)


def test_a_timeline_is_read_to_its_end(opened: Opened, printing: Printing) -> None:
    ana = opened.add().id
    with opened.writing() as connection:
        connection.executemany(
            "INSERT INTO interaction (kind, at_utc, at_text, text, created_at, changed_at)"
            " VALUES ('message', ?, '2025-01-01', 'x', 0, 0)",
            [(number,) for number in range(AT_ONCE + 3)],
        )
        connection.execute(
            "INSERT INTO participant (interaction_id, person_id, at_utc, contact)"
            " SELECT id, ?, at_utc, 1 FROM interaction",
            (ana,),
        )
    assert len([entry for entry in on_paper(printing, ana).entries if entry.kind == "message"]) == AT_ONCE + 3


def test_a_list_has_a_line_for_each_person_in_its_order(opened: Opened, printing: Printing) -> None:
    bo, ana = opened.add("Bo Larsen").id, opened.add(organisation="Fjordbank", title="Engineer").id
    facts = Facts(opened.vault, opened.clock)
    facts.add(ana, "phone", "+44 20 7946 0000")
    facts.add(ana, "mail", "ana@example.org")
    opened.follow_ups.add(ana, TODAY + timedelta(days=9), "later")
    opened.follow_ups.add(ana, TODAY, "send the notes")
    opened.cadence.set(bo, 30)
    first, second = printing.people([ana, bo], QuietJob()).rows
    assert (first.name, first.organisation, first.title) == ("Ana Lindqvist", "Fjordbank", "Engineer")
    assert (first.phone, first.mail) == ("+44 20 7946 0000", "ana@example.org")
    assert (first.next_on, first.next_text) == (TODAY, "send the notes")
    assert (second.name, second.organisation, second.phone, second.next_text) == ("Bo Larsen", "", "", "")
    assert second.next_on is not None


def test_private_people_ways_and_plans_stay_off_the_list(opened: Opened, printing: Printing) -> None:
    ana, bo = opened.add().id, opened.add("Bo Larsen").id
    Facts(opened.vault, opened.clock).add(ana, "phone", "+44 20 7946 0000")
    opened.follow_ups.add(ana, TODAY, "hush")
    opened.run(
        f"UPDATE person SET sensitivity = 1 WHERE id = {bo}",
        "UPDATE contact_point SET sensitivity = 1",
        "UPDATE follow_up SET sensitivity = 1",
    )
    found = printing.people([ana, bo], QuietJob())
    assert [(row.name, row.phone, row.next_on) for row in found.rows] == [("Ana Lindqvist", "", None)]
    assert found.stays == {"people": 1, "phone": 1}


def test_reading_many_people_can_be_stopped(opened: Opened, printing: Printing) -> None:
    class Stopped(QuietJob):
        def progress(self, done: int, total: int, note: str) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        printing.people([opened.add().id], Stopped())


def test_a_list_of_some_hundred_is_one_question_for_all(
    opened: Opened, printing: Printing, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    plain = PrintReading.next_steps

    def counted(self: PrintReading, people: Sequence[int]) -> dict[int, NextOn]:
        asked.append(len(people))
        return plain(self, people)

    monkeypatch.setattr(PrintReading, "next_steps", counted)
    printing.people([opened.add().id] * (AT_ONCE + 1), QuietJob())
    assert asked == [AT_ONCE, 1]


def test_a_day_goes_onto_paper_without_what_is_marked(opened: Opened, printing: Printing) -> None:
    ana, bo = opened.add().id, opened.add("Bo Larsen").id
    opened.follow_ups.add(ana, TODAY, "open one")
    opened.follow_ups.add(ana, TODAY, "marked one")
    opened.follow_ups.add(bo, TODAY, "about somebody private")
    promise = "INSERT INTO commitment (person_id, text, direction, due_on, created_at, changed_at) VALUES "
    opened.run(f"{promise} ({ana}, 'a promise', 'i_owe', '{TODAY}', 0, 0)")
    opened.interactions.log(bo, NewLog(on=TODAY, text="marked talk"))
    opened.run(
        "UPDATE follow_up SET sensitivity = 1 WHERE reason = 'marked one'",
        "UPDATE interaction SET sensitivity = 1",
        f"UPDATE person SET sensitivity = 1 WHERE id = {bo}",
    )
    found = printing.day(Today(opened.vault, opened.clock).look())
    assert {getattr(task.thing, "reason", "") or getattr(task.thing, "text", "") for task in found.day.plan.tasks} == {
        "open one", "a promise",
    }  # fmt: skip
    assert found.day.done == ()
    assert found.stays == 3


def test_days_of_a_calendar_go_onto_paper_without_what_is_marked(opened: Opened, printing: Printing) -> None:
    ana, bo = opened.add().id, opened.add("Bo Larsen").id
    facts = Facts(opened.vault, opened.clock)
    facts.add(ana, "birthday", "2 March 1980")
    facts.add(bo, "birthday", "3 March 1980")
    opened.follow_ups.add(ana, TODAY, "open one")
    opened.follow_ups.add(ana, TODAY, "marked one")
    opened.run(
        "UPDATE follow_up SET sensitivity = 1 WHERE reason = 'marked one'",
        f"UPDATE important_date SET sensitivity = 2 WHERE person_id = {bo}",
    )
    span = Calendar(opened.vault, opened.clock).look(TODAY, TODAY + timedelta(days=7))
    found = printing.span(span)
    assert [one.person.id for one in found.span.remembered] == [ana]
    assert [getattr(one.task.thing, "reason", "") for one in found.span.tasks] == ["open one"]
    assert found.stays == 2


def test_a_file_of_pages_is_written_whole_for_its_owner_alone_and_noted_without_its_name(
    opened: Opened, printing: Printing, tmp_path: Path
) -> None:
    target = tmp_path / "people.pdf"
    printing.save(target, b"%PDF-", THING)
    assert target.read_bytes() == b"%PDF-"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["people.pdf"]
    entry = opened.vault.ledger.entries(1)[0]
    assert (entry.format, entry.people, entry.items, entry.fields) == ("pdf-people", 2, 2, ("name",))
    assert (entry.file_name, entry.withheld) == ("", {"phone": 1})
    assert len(entry.sha256) == 64


def test_a_file_that_is_there_is_replaced_only_when_somebody_agreed(
    opened: Opened, printing: Printing, tmp_path: Path
) -> None:
    target = tmp_path / "people.pdf"
    target.write_bytes(b"mine")
    with pytest.raises(CannotBeDone):
        printing.save(target, b"%PDF-", THING)
    assert target.read_bytes() == b"mine"
    assert opened.vault.ledger.entries(9) == []
    printing.save(target, b"%PDF-", THING, replace=True)
    assert target.read_bytes() == b"%PDF-"


def test_nothing_is_written_into_a_vault(opened: Opened, printing: Printing, tmp_path: Path) -> None:
    folder = next(path.parent for path in tmp_path.rglob("vault.db"))
    with pytest.raises(CannotBeDone):
        printing.save(folder / "people.pdf", b"%PDF-", THING)
    assert opened.vault.ledger.entries(9) == []


def test_what_went_onto_paper_is_noted(opened: Opened, printing: Printing) -> None:
    printing.printed(THING)
    entry = opened.vault.ledger.entries(1)[0]
    assert (entry.format, entry.people, entry.file_name, entry.sha256) == ("print-people", 2, "", "")


def test_only_what_can_be_marked_is_asked_for(opened: Opened) -> None:
    with opened.vault.read() as view, pytest.raises(ValueError, match="tag"):
        view.prints.marked("tag", [1])


def test_a_private_person_is_not_named_beside_others(opened: Opened, printing: Printing) -> None:
    ana, bo = opened.add().id, opened.add("Bo Larsen").id
    opened.interactions.log(ana, NewLog(on=TODAY, others=(bo,), text="Talked."))
    opened.run(f"UPDATE person SET sensitivity = 1 WHERE id = {bo}")
    assert [entry.people for entry in on_paper(printing, ana).entries if entry.text == "Talked."] == [()]


def test_a_post_at_a_private_organisation_stays_off(opened: Opened, printing: Printing) -> None:
    ana = opened.add(organisation="Fjordbank", title="Engineer").id
    opened.run("UPDATE organisation SET sensitivity = 1")
    found = on_paper(printing, ana)
    assert (found.page.posts, found.stays) == ((), {"work": 1})
