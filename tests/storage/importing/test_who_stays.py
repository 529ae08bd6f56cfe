# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever the user touched stays when an import is taken back, with what they are known by: nobody comes in twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coterie.domain.people import PersonEdit, PersonName
from coterie.exporters import EXPORTERS
from coterie.services.exporting import Choice, Exporting
from coterie.services.jobs import QuietJob
from coterie.services.searching import Searching
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
    source_counts,
    task,
)
from tests.storage.importing.test_anything import CALENDARS, CARDS, archives, vault
from tests.storage.importing.touching import ACTS, act, entries_of, everybody, mail_of, plain_files

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.domain.import_reports import ImportCounts

ANA, CHER, MIRA, NOOR = "Ana Lindqvist", "Cher X", "Mira Okafor", "Noor Haddad"


def first(into: Bringing) -> ImportCounts:
    """Bring in an archive: two connections, a talk with one of them and one with somebody else."""
    return into.bring(
        into.archive({
            "Profile.csv": PROFILE,
            "Connections.csv": connections(connection(MIRA, "Fjord", "Baker", "mira@example.org"), connection(NOOR)),
            "messages.csv": messages(
                message("Ada Quill", MIRA, "2024-07-10", "Hello"),
                message("Ada Quill", CHER, "2024-07-11", "Hello", "t2"),
            ),
        })
    )  # fmt: skip


def cards(into: Bringing, *lines: str) -> ImportCounts:
    """Bring in the card of one person without a profile."""
    return into.bring(into.file("cards.vcf", card(ANA, *lines)))


FULL = (
    "EMAIL:ana@example.org", "TEL:+442079460001", "ADR:;;1 Pier;Oslo;;;", "ORG:Fjord", "TITLE:Baker", "BDAY:1990-05-22",
    "NOTE:rivers", "CATEGORIES:boats", "RELATED;TYPE=spouse:Somebody",
)  # fmt: skip


def keys_of(into: Bringing, name: str) -> set[str]:
    """Give what the one person of a name is known by."""
    return {
        row[0]
        for row in into.opened.rows(
            "SELECT normalised FROM contact_point WHERE person_id = ? AND normalised <> ''", into.person(name)
        )
    }


@pytest.mark.parametrize("what", ["tag", "log", "note", "follow_up", "cadence"])
def test_whoever_the_user_touched_keeps_addresses_and_comes_in_once(into: Bringing, what: str) -> None:
    first(into)
    act(into, what)
    seen = everybody(into)
    into.service.undo(1)
    assert into.people() == [MIRA]
    assert keys_of(into, MIRA) == {"mira@example.org", "li:mira-okafor"}
    assert into.posts(MIRA) == set()
    assert into.opened.statistics.counts()["organisations"] == 0
    assert [row[0] for row in into.timeline(MIRA)] == (["talk"] if what == "log" else [])
    counts = first(into)
    assert source_counts(counts)["linkedin.connections"] == {"created": 1, "updated": 1}
    assert everybody(into) == seen
    assert {row[0] for row in into.timeline(MIRA)} >= {"message", "connection"}


def test_the_account_names_who_stays_and_why(into: Bringing) -> None:
    first(into)
    mira, noor = into.person(MIRA), into.person(NOOR)
    into.opened.people.tag(mira, ["mentor"])
    into.opened.people.edit(noor, PersonEdit(name=PersonName.typed("Noor H.")))
    assert into.service.undo(1).kept == (
        f"{MIRA} (person {mira}), to whom something was added since, with addresses and profile",
        f"Noor H. (person {noor}), changed since, with addresses and profile",
    )


def test_somebody_without_profile_is_known_by_the_record_alone(into: Bringing) -> None:
    cards(into, *FULL)
    into.opened.people.tag(into.person(ANA), ["mentor"])
    seen = everybody(into)
    into.service.undo(1)
    assert into.points(ANA) == {"ana@example.org", "+442079460001", "1 Pier\nOslo"}
    assert into.opened.rows("SELECT (SELECT count(*) FROM note), (SELECT count(*) FROM important_date)") == [(0, 0)]
    assert source_counts(cards(into, *FULL)) == {"vcard": {"updated": 1}}
    assert everybody(into) == seen
    assert source_counts(cards(into, *FULL)) == {"vcard": {"unchanged": 1}}


def test_where_nothing_went_from_somebody_nothing_comes(into: Bringing) -> None:
    cards(into, "EMAIL:ana@example.org")
    into.opened.people.tag(into.person(ANA), ["mentor"])
    seen = everybody(into)
    into.service.undo(1)
    assert everybody(into) == seen
    assert source_counts(cards(into, "EMAIL:ana@example.org")) == {"vcard": {"unchanged": 1}}
    assert everybody(into) == seen


def test_what_the_user_took_away_or_changed_is_not_brought_again(into: Bringing) -> None:
    cards(into, *FULL)
    ana = into.person(ANA)
    into.opened.people.edit(ana, PersonEdit(phones=(), birthday="", title="Chief"))
    into.opened.people.untag(ana, ["boats"])
    into.service.undo(1)
    cards(into, *FULL)
    assert into.points(ANA) == {"ana@example.org", "1 Pier\nOslo"}
    assert into.opened.people.show(ana).important_dates == ()
    assert {row[:2] for row in into.posts(ANA)} == {("Chief", "Fjord")}


def test_taking_back_again_leaves_them_as_the_first_time(into: Bringing) -> None:
    first(into)
    into.opened.people.tag(into.person(MIRA), ["mentor"])
    into.service.undo(1)
    once = into.opened.snapshot()
    for batch in (2, 3):
        assert first(into).batch_id == batch
        full = into.opened.snapshot()
        assert into.service.undo(batch).kept == ()
        assert into.opened.snapshot() == once
        into.opened.vault.history.undo()
        assert into.opened.snapshot() == full
        into.opened.vault.history.redo()
        assert into.opened.snapshot() == once


def test_a_newer_export_finds_them_and_completes_them(into: Bringing) -> None:
    first(into)
    into.opened.people.tag(into.person(MIRA), ["mentor"])
    into.service.undo(1)
    newer = connections(connection(MIRA, "Harbour", "Chief", "mira@example.net"), connection(NOOR))
    into.bring(into.archive({"Connections.csv": newer}, "Basic_LinkedInDataExport_03-01-2027.zip"))
    assert into.people() == [MIRA, NOOR]
    assert into.points(MIRA) >= {"mira@example.org", "mira@example.net"}
    assert {row[:2] for row in into.posts(MIRA)} == {("Chief", "Harbour")}


def test_whoever_was_made_of_a_talk_alone_is_known_by_the_profile(into: Bringing) -> None:
    first(into)
    into.opened.people.tag(into.person(CHER), ["mentor"])
    into.service.undo(1)
    assert keys_of(into, CHER) == {"li:cher-x"}
    first(into)
    assert into.people() == [CHER, MIRA, NOOR]
    assert [row[0] for row in into.timeline(CHER)] == ["message"]


def test_whoever_lies_in_the_bin_does_not_come_back_by_it(into: Bringing) -> None:
    first(into)
    mira, cher = into.person(MIRA), into.person(CHER)
    into.opened.people.bin([mira, cher])
    into.service.undo(1)
    first(into)
    assert into.people() == [NOOR]
    into.opened.people.restore([mira, cher])
    assert keys_of(into, MIRA) == {"mira@example.org", "li:mira-okafor"}
    assert {row[:2] for row in into.posts(MIRA)} == {("Baker", "Fjord")}
    assert [row[0] for row in into.timeline(CHER)] == ["message"]


def test_two_of_an_import_who_were_merged_stay_one(into: Bringing) -> None:
    first(into)
    into.opened.duplicates.merge(into.person(MIRA), [into.person(NOOR)])
    before, seen = into.opened.snapshot(), everybody(into)
    into.service.undo(1)
    assert keys_of(into, MIRA) == {"mira@example.org", "li:mira-okafor", "li:noor-haddad"}
    into.opened.vault.history.undo()
    assert into.opened.snapshot() == before
    into.service.undo(1)
    first(into)
    assert into.people() == [CHER, MIRA]
    assert everybody(into) == seen


def test_the_talks_of_two_who_were_merged_come_once(into: Bringing) -> None:
    talk = {"messages.csv": messages(message("Ada Quill", f"{CHER},{MIRA}", "2024-07-10", "Hello"))}
    people = {"Profile.csv": PROFILE, "Connections.csv": connections(connection(MIRA), connection(NOOR))}
    guests = calendar(event("e1", "Rivers", "20260210", "Ana <ana@example.org>"))
    paths = [into.archive({**people, **talk}), into.file("c.ics", guests), into.file("a.vcf", card(ANA, FULL[0]))]
    into.bring(*paths)
    for name in (MIRA, ANA):
        into.opened.duplicates.merge(into.person(NOOR), [into.person(name)])
    seen = into.timeline(NOOR)
    assert [row[0] for row in seen] == ["connection", "connection", "message", "meeting"]
    into.service.undo(1)
    assert [row[0] for row in into.timeline(NOOR)] == ["connection", "message", "meeting"]
    into.bring(*paths)
    assert [row[0] for row in into.timeline(NOOR)] == ["connection", "message", "meeting"]
    assert [row[0] for row in into.timeline(CHER)] == ["message"]
    assert len(into.opened.rows("SELECT 1 FROM event")) == 1


def test_a_task_that_was_done_is_not_open_again(into: Bringing) -> None:
    tasks = into.file("t.ics", calendar(task("t1", "Send the deck", "DUE;VALUE=DATE:20260305"), task("t2", "Call")))
    into.bring(tasks)
    into.opened.follow_ups.done(1)
    into.service.undo(1)
    assert into.opened.rows("SELECT reason, state FROM follow_up") == [("Send the deck", "done")]
    into.bring(tasks)
    assert into.opened.rows("SELECT reason, state FROM follow_up") == [("Send the deck", "done"), ("Call", "open")]


def test_somebody_of_the_users_who_was_merged_in_stays_one(into: Bringing) -> None:
    for keep_mine in (True, False):
        batch = first(into).batch_id
        assert batch is not None
        mine = into.opened.add("M. Okafor", phones=("+44 20 7946 0001",)).id
        pair = (mine, into.person(MIRA)) if keep_mine else (into.person(MIRA), mine)
        into.opened.duplicates.merge(pair[0], [pair[1]])
        into.service.undo(batch)
        first(into)
        assert len(into.people()) == 3
        assert len(into.opened.rows("SELECT 1 FROM contact_point WHERE normalised = 'li:mira-okafor'")) == 1
        for _step in range(5):
            into.opened.vault.history.undo()


def test_the_erased_stay_erased(into: Bringing) -> None:
    first(into)
    into.opened.people.tag(into.person(MIRA), ["mentor"])
    into.opened.people.tag(into.person(CHER), ["mentor"])
    into.opened.people.erase(into.person(CHER))
    into.service.undo(1)
    assert into.people() == [MIRA]
    into.opened.people.erase(into.person(MIRA))
    first(into)
    assert into.people() == [NOOR]
    assert into.opened.rows("SELECT 1 FROM change WHERE old LIKE '%Okafor%' OR old LIKE '%mira%'") == []


def test_two_who_both_stay_may_still_be_one(into: Bringing) -> None:
    mine = into.opened.add(ANA, phones=("+44 20 7946 0001",)).id
    cards(into, *FULL[1:])
    (held,) = (row[0] for row in into.opened.rows("SELECT id FROM person WHERE id > ?", mine))
    into.opened.people.tag(held, ["mentor"])
    assert into.opened.duplicates.open_pairs() == 1
    into.service.undo(1)
    assert into.opened.duplicates.open_pairs() == 1
    into.opened.vault.history.undo()
    into.opened.people.untag(held, ["mentor"])
    into.service.undo(1)
    assert into.opened.duplicates.open_pairs() == 0


def test_a_card_goes_out_with_what_still_stands(into: Bringing) -> None:
    def leaving() -> str:
        data = Exporting(into.opened.vault, EXPORTERS, into.opened.clock).preview("vcard", Choice(), QuietJob())[1]
        return data.decode()

    cards(into, *FULL, "X-SHOE-SIZE:39")
    into.opened.people.tag(into.person(ANA), ["mentor"])
    into.service.undo(1)
    assert "ana@example.org" in leaving()
    for gone in ("Fjord", "rivers", "boats", "X-SHOE-SIZE", "1990"):
        assert gone not in leaving()
    cards(into, *FULL, "X-SHOE-SIZE:39")
    assert "X-SHOE-SIZE:39" in leaving()
    assert "Fjord" in leaving()


def test_a_calendar_that_waited_for_them_is_matched_again(into: Bringing) -> None:
    guests = calendar(event("e1", "Rivers", "20260210", "Ana <ana@example.org>"))
    for lines in (FULL, FULL[:1]):
        into.bring(into.file("c.ics", guests))
        batch = cards(into, *lines).batch_id
        assert batch is not None
        into.opened.people.tag(into.person(ANA), ["mentor"])
        into.service.undo(batch)
        assert into.timeline(ANA) == []
        cards(into, *lines)
        assert [row[0] for row in into.timeline(ANA)] == ["meeting"]
        for _step in range(5):
            into.opened.vault.history.undo()


def test_they_are_found_by_their_addresses(into: Bringing) -> None:
    first(into)
    into.opened.people.tag(into.person(MIRA), ["mentor"])
    into.service.undo(1)
    searching = Searching(into.opened.vault, into.opened.clock)
    assert [hit.id for hit in searching.find("mira@example.org").hits] == [into.person(MIRA)]
    assert searching.find("Fjord").hits == ()


DEEDS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 6), st.integers(0, 6)), max_size=5)


def taken_back(into: Bringing, deeds: list[tuple[str, int, int]], paths: list[Path]) -> None:
    """Import, do this and that, take the import back, and look whether that goes back and forth."""
    batch = into.bring(*paths).batch_id
    assert batch is not None
    for what, some, other in deeds:
        act(into, what, some, other)
    before = into.opened.snapshot()
    into.service.undo(batch)
    into.sound()
    after = into.opened.snapshot()
    into.opened.vault.history.undo()
    assert into.opened.snapshot() == before
    into.sound()
    into.opened.vault.history.redo()
    assert into.opened.snapshot() == after


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(archive=archives(), cards=CARDS, dates=CALENDARS, known=st.booleans(), deeds=DEEDS)
def test_whatever_the_files_hold_taking_back_goes_back_and_forth(
    archive: dict[str, str], cards: str, dates: str, known: bool, deeds: list[tuple[str, int, int]]
) -> None:
    with vault() as into:
        if known:
            into.opened.add("Mira Okafor", emails=("mira@example.org",), phones=("+44 20 7946 0001",))
        paths = [into.archive(archive), into.file("cards.vcf", cards), into.file("calendar.ics", dates)]
        taken_back(into, deeds, paths)
        again = into.bring(*paths).batch_id
        into.sound()
        if again is not None:
            into.service.undo(again)
            into.sound()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files=plain_files(), known=st.booleans(), deeds=DEEDS)
def test_whatever_was_done_with_them_nobody_and_nothing_comes_twice(
    files: dict[str, Any], known: bool, deeds: list[tuple[str, int, int]]
) -> None:
    with vault() as into:
        mine = "Mira Okafor" if known else "Ines Roy"
        into.opened.add(mine, emails=(mail_of(mine),))
        paths = [
            into.archive(files["archive"]), into.file("cards.vcf", files["cards"]), into.file("d.ics", files["dates"])
        ]  # fmt: skip
        taken_back(into, deeds, paths)
        once = into.opened.snapshot()
        into.opened.vault.history.undo()
        seen, entries = everybody(into), entries_of(into)
        into.opened.vault.history.redo()
        again = into.bring(*paths).batch_id
        into.sound()
        assert everybody(into) == seen
        assert not {entry for entry, number in (entries_of(into) - entries).items() if entry in entries}
        assert into.bring(*paths).batch_id is None
        if again is not None:
            into.service.undo(again)
            into.sound()
            assert into.opened.snapshot() == once
