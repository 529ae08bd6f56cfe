# SPDX-License-Identifier: GPL-3.0-or-later
"""Undoing an import: the newest step, or out of order; what was changed or linked since keeps what it needs."""

from __future__ import annotations

from typing import Any

import pytest

from coterie.domain.errors import CannotBeDone, NotFound
from coterie.domain.people import PersonEdit, PersonName
from coterie.services.interactions import NewLog
from tests.storage.importing.foreign import (
    PROFILE,
    Bringing,
    calendar,
    card,
    connection,
    connections,
    event,
    message,
    messages,
    people_by_key,
    task,
)

OLD, NEW = "Basic_LinkedInDataExport_06-01-2025.zip", "Basic_LinkedInDataExport_02-01-2026.zip"
MIRA, NOOR = "Mira Okafor", "Noor Haddad"


def first(into: Bringing, name: str = OLD, post: str = "Baker", text: bool = False) -> None:
    """Bring in an archive: two connections and a talk with one of them."""
    place = into.archive(
        {
            "Profile.csv": PROFILE,
            "Connections.csv": connections(connection(MIRA, "Fjord", post, "mira@example.org"), connection(NOOR)),
            "messages.csv": messages(message("Ada Quill", MIRA, "2024-07-10", "Hello")),
        },
        name,
    )
    into.bring(place, include=["message-text"] if text else [])


def undo(into: Bringing, batch: int = 1) -> tuple[str, ...]:
    """Undo an import out of order and give what stayed, people by their keys alone."""
    return people_by_key(into.service.undo(batch).kept)


def undone(into: Bringing) -> list[bool]:
    """Say of each import whether it is undone, newest first."""
    return [past.undone_at is not None for past in into.service.past()]


def same(one: dict[str, list[tuple[Any, ...]]], other: dict[str, list[tuple[Any, ...]]]) -> None:
    """Compare snapshots table by table, for a message that says which."""
    for table, rows in one.items():
        assert rows == other[table], table


def test_undo_and_redo_of_every_kind_of_file(into: Bringing) -> None:
    start = into.opened.snapshot()
    calendars = calendar(
        event("e1", "Rivers", "20260210", "Mira <mira@example.org>", extra=("RRULE:FREQ=WEEKLY;COUNT=20",)),
        task("t1", "Send the deck", "DUE;VALUE=DATE:20260305"),
    )
    first(into)
    into.bring(into.file("c.ics", calendars), into.file("c.vcf", card("Ana Lindqvist", "ORG:Fjord", "CATEGORIES:a,b")))
    end = into.opened.snapshot()
    for _round in range(2):
        into.opened.vault.history.undo()
        into.opened.vault.history.undo()
        same(into.opened.snapshot(), start)
        assert undone(into) == [True, True]
        into.opened.vault.history.redo()
        into.opened.vault.history.redo()
        same(into.opened.snapshot(), end)
        assert undone(into) == [False, False]
        into.sound()


def test_an_undone_import_can_be_brought_in_again(into: Bringing) -> None:
    first(into)
    people, counts = into.people(), into.opened.statistics.counts()
    undo(into)
    assert into.people() == []
    first(into)
    assert (into.people(), into.opened.statistics.counts()) == (people, counts | {"imports": 2})


def test_out_of_order_everything_goes_that_nobody_touched(into: Bringing) -> None:
    first(into)
    into.opened.add("Bob Ray")
    before = into.opened.rows("SELECT count(*) FROM change_set")
    assert undo(into) == ()
    assert into.people() == ["Bob Ray"]
    for table in ("contact_point", "affiliation", "organisation", "interaction", "participant", "source_record"):
        assert into.opened.rows(f"SELECT count(*) FROM {table}") == [(0,)], table
    assert into.opened.rows("SELECT display_name FROM person WHERE id = 1") == [("",)]
    assert into.opened.rows("SELECT count(*) FROM change_set") == [(before[0][0] + 1,)]


def test_undoing_that_undoing_brings_everything_back(into: Bringing) -> None:
    first(into)
    into.opened.add("Bob Ray")
    before = into.opened.snapshot()
    undo(into)
    after = into.opened.snapshot()
    assert undone(into) == [True]
    into.opened.vault.history.undo()
    same(into.opened.snapshot(), before)
    assert undone(into) == [False]
    into.opened.vault.history.redo()
    same(into.opened.snapshot(), after)
    assert undone(into) == [True]
    into.opened.vault.history.undo()
    undo(into)
    same(into.opened.snapshot(), after)
    assert undone(into) == [True]


def test_an_import_that_is_not_there_or_undone_already_says_so(into: Bringing) -> None:
    first(into)
    with pytest.raises(NotFound):
        undo(into, 99)
    undo(into)
    with pytest.raises(CannotBeDone, match="already"):
        undo(into)


def test_an_import_whose_history_is_gone_stays(into: Bringing) -> None:
    first(into)
    for _number in range(100):
        into.opened.run("UPDATE person SET changed_at = changed_at + 1 WHERE id = 1")
    into.opened.clock.go(31)
    into.opened.run("UPDATE person SET changed_at = changed_at + 1 WHERE id = 1")
    with pytest.raises(CannotBeDone, match="30 days"):
        undo(into)


def test_a_failed_undoing_leaves_everything(into: Bringing, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_given: object) -> None:
        raise RuntimeError("broken")

    first(into)
    before = into.opened.snapshot()
    for name in ("_spare_linked", "_take_out", "_put_back"):
        with monkeypatch.context() as patch:
            patch.setattr(f"coterie.storage.importing.reverting._Reverting.{name}", fails)
            with pytest.raises(RuntimeError):
                undo(into)
        same(into.opened.snapshot(), before)
        assert undone(into) == [False]
    assert undo(into) == ()


# ---------------------------------------------------------------------------------- what was changed or linked since


def test_a_person_who_was_edited_stays_and_is_named(into: Bringing) -> None:
    first(into)
    mira = into.person(MIRA)
    into.opened.people.edit(mira, PersonEdit(name=PersonName.typed("Mirabel O.")))
    assert undo(into) == (f"person {mira}",)
    assert into.people() == ["Mirabel O."]


@pytest.mark.parametrize("what", ["tag", "log", "note", "follow_up", "cadence"])
def test_a_person_with_something_of_the_users_stays(into: Bringing, what: str) -> None:
    first(into)
    mira = into.person(MIRA)
    if what == "tag":
        into.opened.people.tag(mira, ["mentor"])
    elif what == "log":
        into.opened.interactions.log(mira, NewLog(text="rivers"))
    elif what == "note":
        into.opened.people.edit(mira, PersonEdit(note="likes boats"))
    elif what == "follow_up":
        into.opened.follow_ups.add(mira, into.opened.clock.today(), "deck")
    else:
        into.opened.cadence.set(mira, 30)
    before = into.opened.snapshot()
    assert undo(into) == (f"person {mira}",)
    assert into.people() == [MIRA]
    into.opened.people.show(mira)
    into.opened.vault.history.undo()
    same(into.opened.snapshot(), before)


def test_an_organisation_that_the_user_took_up_stays(into: Bringing) -> None:
    first(into)
    into.opened.add("Bob Ray", organisation="Fjord")
    ((fjord,),) = into.opened.rows("SELECT id FROM organisation")
    assert undo(into) == (f"organisation {fjord}",)
    assert into.people() == ["Bob Ray"]


def test_what_was_binned_since_stays_in_the_bin(into: Bringing) -> None:
    first(into)
    into.opened.people.bin([into.person(NOOR)])
    assert len(undo(into)) == 1
    assert into.people() == []
    assert [link.name for link in into.opened.people.in_bin()] == [NOOR]


def test_somebody_merged_into_an_imported_person_keeps_what_they_had(into: Bringing) -> None:
    first(into)
    mine = into.opened.add("M. Okafor", phones=("+44 20 7946 0001",), tags=("mentor",))
    into.opened.interactions.log(mine.id, NewLog(text="rivers"))
    mira = into.person(MIRA)
    into.opened.duplicates.merge(mira, [mine.id])
    undo(into)
    assert into.people() == [MIRA]
    assert into.points(MIRA) == {"+44 20 7946 0001", "mira@example.org", "https://www.linkedin.com/in/mira-okafor"}
    assert [row[3] for row in into.timeline(MIRA)] == ["rivers"]


def test_an_imported_person_merged_into_one_of_the_users_leaves_what_was_moved(into: Bringing) -> None:
    first(into)
    mine = into.opened.add("M. Okafor", phones=("+44 20 7946 0001",))
    before = into.opened.snapshot()
    into.opened.duplicates.merge(mine.id, [into.person(MIRA)])
    kept = undo(into)
    assert into.people() == ["M. Okafor"]
    assert "+44 20 7946 0001" in into.points("M. Okafor")
    assert any(line.startswith("contact point") for line in kept)
    into.opened.vault.history.undo()
    into.opened.vault.history.undo()
    same(into.opened.snapshot(), before)


def test_fields_go_back_where_they_still_hold_what_the_import_wrote(into: Bringing) -> None:
    first(into)
    newer = connections(
        connection("Mira Okafor-Smith", "Fjord", "Chief", "mira@example.org", slug="mira-okafor"), connection(NOOR)
    )
    into.bring(into.archive({"Connections.csv": newer}, NEW))
    assert into.posts("Mira Okafor-Smith") == {
        ("Baker", "Fjord", "", "2025-06-01/2026-02-01", 0), ("Chief", "Fjord", "2025-06-01/2026-02-01", "", 1),
    }  # fmt: skip
    into.opened.add("Bob Ray")
    assert undo(into, 2) == ()
    assert into.posts(MIRA) == {("Baker", "Fjord", "", "", 1)}
    assert undone(into) == [True, False]


def test_a_field_that_was_changed_since_stays_and_only_that_one_is_named(into: Bringing) -> None:
    first(into)
    newer = connections(connection("Mira Smith", "Fjord", "Baker", "mira@example.org", slug="mira-okafor"))
    into.bring(into.archive({"Connections.csv": newer}, NEW))
    mira = into.person("Mira Smith")
    into.opened.clock.seconds += 60
    into.opened.people.edit(mira, PersonEdit(summary="met at the harbour", name=None))
    assert undo(into, 2) == ()
    assert into.people() == [MIRA, NOOR]
    assert into.opened.rows("SELECT summary FROM person WHERE id = ?", mira) == [("met at the harbour",)]


def test_a_name_that_was_changed_since_stays_and_is_named_once(into: Bringing) -> None:
    first(into)
    newer = connections(connection("Mira Smith", "Fjord", "Baker", "mira@example.org", slug="mira-okafor"))
    into.bring(into.archive({"Connections.csv": newer}, NEW))
    mira = into.person("Mira Smith")
    into.opened.clock.seconds += 60
    into.opened.people.edit(mira, PersonEdit(name=PersonName("Mirabel", "Mirabel", "Smith")))
    assert undo(into, 2) == (f"person {mira} (display_name)",)
    ((shown, family, by, key),) = into.opened.rows(
        "SELECT display_name, family, sort_name, name_key FROM person WHERE id = ?", mira
    )
    assert (shown, family) == ("Mirabel", "Okafor")
    assert "okafor" in by
    assert key == "mirabel"


# ----------------------------------------------------------------------------------------- what a later import says


def test_what_a_newer_export_says_as_well_stays_when_the_older_one_goes(into: Bringing) -> None:
    first(into)
    first(into, NEW, post="Chief")
    undo(into, 1)
    assert into.people() == [MIRA]  # of the other one the newer export said nothing new
    assert "mira@example.org" in into.points(MIRA)
    assert ("Chief", "Fjord") in {row[:2] for row in into.posts(MIRA)}
    first(into, NEW, post="Chief")
    assert into.people() == [MIRA, NOOR]
    assert ("Chief", "Fjord") in {row[:2] for row in into.posts(MIRA)}


def test_a_message_whose_text_came_later_keeps_its_people(into: Bringing) -> None:
    first(into)
    first(into, text=True)
    undo(into, 1)
    assert [row[3] for row in into.timeline(MIRA) if row[0] == "message"] == ["Hello"]


def test_somebody_whom_a_card_confirmed_stays_with_what_the_card_says(into: Bringing) -> None:
    first(into)
    into.bring(into.file("cards.vcf", card(MIRA, "EMAIL:mira@example.org")))
    undo(into, 1)
    assert into.people() == [MIRA]
    assert "mira@example.org" in into.points(MIRA)
    into.bring(into.file("cards.vcf", card(MIRA, "EMAIL:mira@example.org", "TEL:+442079460001")))
    assert into.points(MIRA) >= {"mira@example.org", "+442079460001"}


def test_a_meeting_leaves_with_its_calendar_and_the_people_stay(into: Bringing) -> None:
    into.bring(into.file("cards.vcf", card(MIRA, "EMAIL:mira@example.org")))
    before = into.opened.snapshot()
    into.bring(into.file("c.ics", calendar(event("e1", "Rivers", "20260210", "Mira <mira@example.org>"))))
    into.opened.add("Bob Ray")
    into.opened.vault.history.undo()
    assert undo(into, 2) == ()
    same(into.opened.snapshot(), before)


def test_people_leave_and_the_calendar_that_named_them_stays(into: Bringing) -> None:
    into.bring(into.file("c.ics", calendar(event("e1", "Rivers", "20260210", "Mira <mira@example.org>"))))
    into.bring(into.file("cards.vcf", card(MIRA, "EMAIL:mira@example.org")))
    assert len(into.timeline(MIRA)) == 1
    into.opened.add("Bob Ray")
    assert undo(into, 2) == ()
    assert into.people() == ["Bob Ray"]
    assert into.opened.rows("SELECT mail, person_id FROM attendee") == [("mira@example.org", None)]
    assert into.opened.rows("SELECT count(*) FROM interaction") == [(0,)]


def test_imports_undone_in_either_order_leave_nothing(into: Bringing) -> None:
    start = into.opened.snapshot()
    for order in ((1, 2), (4, 3)):
        first(into)
        into.bring(into.file("cards.vcf", card("Ana Lindqvist", "EMAIL:ana@example.org")))
        for batch in order:
            assert undo(into, batch) == ()
        same(into.opened.snapshot(), start)


def moved_event(into: Bringing) -> None:
    """Bring in two people, an event with both, and its newer version elsewhen with one of them."""
    guests = ("Mira <mira@example.org>", "Bob <bob@example.org>")
    into.bring(into.file("cards.vcf", card(MIRA, "EMAIL:mira@example.org") + card("Bob Ray", "EMAIL:bob@example.org")))
    into.bring(into.file("a.ics", calendar(event("e1", "Rivers", "20260210", *guests))))
    into.bring(into.file("b.ics", calendar(event("e1", "Boats", "20260217", guests[0], extra=("SEQUENCE:1",)))))


def test_what_an_import_took_away_comes_back(into: Bringing) -> None:
    moved_event(into)
    into.opened.add("Somebody")
    assert undo(into, 3) == ()
    assert [row[2] for row in into.timeline(MIRA)] == ["2026-02-10"]
    assert [row[2] for row in into.timeline("Bob Ray")] == ["2026-02-10"]
    assert into.opened.rows("SELECT title FROM event") == [("Rivers",)]
    assert into.opened.rows("SELECT count(*) FROM attendee WHERE person_id IS NOT NULL") == [(2,)]


def test_what_comes_back_names_whom_its_people_were_merged_into(into: Bringing) -> None:
    moved_event(into)
    into.opened.duplicates.merge(into.person(MIRA), [into.person("Bob Ray")])
    before = into.opened.snapshot()
    undo(into, 3)
    assert [row[2] for row in into.timeline(MIRA)] == ["2026-02-10"]
    assert into.opened.rows("SELECT count(*) FROM participant") == [(1,)]
    into.opened.vault.history.undo()
    same(into.opened.snapshot(), before)


def test_what_comes_back_leaves_out_who_was_taken_out_meanwhile(into: Bringing) -> None:
    moved_event(into)
    undo(into, 1)
    into.sound()
    assert into.people() == [MIRA]  # whom the calendars name
    undo(into, 3)
    assert [row[2] for row in into.timeline(MIRA)] == ["2026-02-10"]
    assert into.opened.rows("SELECT name, person_id IS NULL FROM attendee ORDER BY name") == [("Bob", 1), ("Mira", 0)]


def test_what_was_put_aside_of_an_entry_goes_with_its_last_person(into: Bringing) -> None:
    guests = (f"{MIRA} <mira@example.org>", "Z <z@example.org>")
    into.bring(into.file("a.ics", calendar(event("e1", "Boats", "20260217", *guests))))
    first(into)
    dates, people = (past.batch_id for past in reversed(into.service.past()))
    into.opened.people.bin([into.person(MIRA)])
    into.service.undo(people)
    into.service.undo(dates)
    first(into)
    into.bring(into.file("c.vcf", card(MIRA, "EMAIL:mira@example.org")))
    ((mira,),) = into.opened.rows("SELECT person_id FROM attendee WHERE person_id IS NOT NULL")
    into.opened.people.erase(mira)
    into.sound()
    history = into.opened.vault.history
    done = [past for past in history.steps(50) if past.state == "done"]
    assert done
    for _past in done:
        history.undo()
        into.sound()
    with pytest.raises(CannotBeDone):
        history.undo()
