# SPDX-License-Identifier: GPL-3.0-or-later
"""A newer export beside the one before: who left, who is new, who is back, and when nothing of the kind is said."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from coterie.domain.import_rows import RowQuery
from coterie.services.people import People
from coterie.services.searching import Searching
from tests.storage.importing.foreign import card, connection, connections

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.domain.import_reports import ImportCounts
    from tests.storage.importing.foreign import Bringing

NAMES = (
    "Ana Lindqvist",
    "Ben Adeyemi",
    "Chidi Eze",
    "Dora Novak",
    "Emil Haas",
    "Farah Aziz",
    "Goran Ilic",
    "Hana Sato",
)
MARKS = """
SELECT p.display_name, r.missing_since FROM source_record r JOIN person p ON p.id = r.entity_id
WHERE r.entity_kind = 'person' AND r.missing_since <> '' ORDER BY 1
"""


def export(into: Bringing, day: str, *rows: list[str]) -> Path:
    """Write an archive of connections as it was exported on a day, month first."""
    return into.archive({"Connections.csv": connections(*rows)}, f"Basic_LinkedInDataExport_{day}.zip")


def rows_of(*names: str) -> list[list[str]]:
    return [connection(name, f"Firm of {name}", "Cook") for name in names]


def left(counts: ImportCounts) -> list[tuple[str, str, str]]:
    return [(one.name, one.last_seen, one.missing_from) for one in counts.changes.left]


def cards(into: Bringing, name: str, at: int, *names: str) -> Path:
    """Write a file of cards that was written at a moment, in days since some day."""
    path = into.file(name, "".join(card(one) for one in names))
    os.utime(path, (1_700_000_000 + at * 86_400,) * 2)
    return path


def test_who_is_in_a_newer_export_no_more_left_and_stays(into: Bringing) -> None:
    into.bring(export(into, "01-01-2026", *rows_of(*NAMES)))
    counts = into.bring(export(into, "03-01-2026", *rows_of(*NAMES[1:], "Ida Moen", "Jon Sund")))
    assert left(counts) == [("Ana Lindqvist", "2026-01-01", "2026-03-01")]
    (compared,) = counts.changes.exports
    assert (compared.known, compared.new, compared.left) == (8, 2, 1)
    assert (compared.earlier, compared.later) == ("2026-01-01", "2026-03-01")
    assert into.opened.rows(MARKS) == [("Ana Lindqvist", "2026-01-01/2026-03-01")]
    assert "Ana Lindqvist" in into.people()
    report = into.service.report(counts.batch_id or 0)
    assert report.counts.changes == counts.changes


def test_what_a_dry_run_says_is_what_happens(into: Bringing) -> None:
    into.bring(export(into, "01-01-2026", *rows_of(*NAMES)))
    newer = export(into, "03-01-2026", *rows_of(*NAMES[1:]))
    tried = into.bring(newer, dry_run=True)
    assert into.opened.rows(MARKS) == []
    assert into.bring(newer).changes == tried.changes
    assert tried.label == "Note 1 person who left from LinkedIn"


def test_the_newest_export_again_changes_nothing(into: Bringing) -> None:
    into.bring(export(into, "01-01-2026", *rows_of(*NAMES)))
    newer = export(into, "03-01-2026", *rows_of(*NAMES[1:]))
    into.bring(newer)
    before = into.opened.snapshot()
    assert into.bring(newer).batch_id is None
    assert into.opened.snapshot() == before


@pytest.mark.parametrize(
    ("day", "names"),
    [
        pytest.param("03-01-2026", NAMES[:5], id="a filtered list"),
        pytest.param("12-01-2025", NAMES[1:], id="an older export"),
    ],
)
def test_a_file_that_is_no_newer_whole_export_says_nothing_of_who_left(
    into: Bringing, day: str, names: tuple[str, ...]
) -> None:
    into.bring(export(into, "01-01-2026", *rows_of(*NAMES)))
    counts = into.bring(export(into, day, *rows_of(*names)))
    assert (counts.changes.left, counts.changes.exports) == ((), ())
    assert into.opened.rows(MARKS) == []


def test_three_of_four_are_enough_and_fewer_are_not(into: Bringing) -> None:
    into.bring(export(into, "01-01-2026", *rows_of(*NAMES)))
    assert len(into.bring(export(into, "03-01-2026", *rows_of(*NAMES[2:])), dry_run=True).changes.left) == 2
    assert into.bring(export(into, "03-02-2026", *rows_of(*NAMES[3:])), dry_run=True).changes.left == ()


def test_undoing_the_import_takes_the_marks_back(into: Bringing) -> None:
    into.bring(export(into, "01-01-2026", *rows_of(*NAMES)))
    before = into.opened.snapshot()
    counts = into.bring(export(into, "03-01-2026", *rows_of(*NAMES[1:], "Ida Moen")))
    assert into.opened.rows(MARKS) != []
    into.service.undo(counts.batch_id or 0)
    assert into.opened.rows(MARKS) == []
    assert into.opened.snapshot()["person"] == before["person"]
    # The same export tells the same once more.
    again = into.bring(export(into, "03-01-2026", *rows_of(*NAMES[1:], "Ida Moen")))
    assert left(again) == left(counts)


def test_somebody_is_told_once_and_told_when_back(into: Bringing) -> None:
    into.bring(export(into, "01-01-2026", *rows_of(*NAMES)))
    into.bring(export(into, "02-01-2026", *rows_of(*NAMES[1:], "Ida Moen")))
    third = into.bring(export(into, "03-01-2026", *rows_of(*NAMES[2:], "Ida Moen")))
    assert left(third) == [("Ben Adeyemi", "2026-02-01", "2026-03-01")]
    fourth = into.bring(export(into, "04-01-2026", *rows_of(*NAMES, "Ida Moen")))
    assert (fourth.changes.left_total, fourth.changes.exports[0].back) == (0, 2)
    assert into.opened.rows(MARKS) == []


def test_who_came_late_and_alone_is_told_too(into: Bringing) -> None:
    into.bring(export(into, "01-01-2026", *rows_of(*NAMES)))
    into.bring(export(into, "02-01-2026", *rows_of(*NAMES, "Ida Moen")))
    counts = into.bring(export(into, "03-01-2026", *rows_of(*NAMES)))
    assert left(counts) == [("Ida Moen", "2026-02-01", "2026-03-01")]


def test_another_address_book_of_the_same_kind_is_left_alone(into: Bringing) -> None:
    into.bring(cards(into, "phone.vcf", 1, *NAMES))
    into.bring(cards(into, "club.vcf", 2, "Ida Moen", "Jon Sund", "Kim Berg", "Lea Wolf"))
    counts = into.bring(cards(into, "phone (1).vcf", 3, *NAMES[1:]))
    assert [one.name for one in counts.changes.left] == ["Ana Lindqvist"]


def test_two_address_books_that_came_in_one_go_stay_two(into: Bringing) -> None:
    club = ("Ida Moen", "Jon Sund", "Kim Berg")
    into.bring(cards(into, "phone.vcf", 1, *NAMES), cards(into, "club.vcf", 1, *club))
    counts = into.bring(cards(into, "phone.vcf", 2, *NAMES[1:], "Uma Rao"))
    assert [one.name for one in counts.changes.left] == ["Ana Lindqvist"]
    later = into.bring(cards(into, "phone.vcf", 3, *NAMES[1:]), cards(into, "club.vcf", 3, *club[:2], "Xi Fu", "Yu Li"))
    assert [one.name for one in later.changes.left] == ["Uma Rao"]


def test_an_older_file_without_a_day_of_its_own_goes_by_when_it_was_written(into: Bringing) -> None:
    into.bring(cards(into, "new.vcf", 5, *NAMES))
    assert into.bring(cards(into, "old.vcf", 1, *NAMES[1:], "Ida Moen")).changes.left == ()
    assert len(into.bring(cards(into, "newest.vcf", 9, *NAMES[1:])).changes.left) == 1


def test_a_row_that_could_not_be_read_may_be_the_one_who_is_missing(into: Bringing) -> None:
    into.bring(cards(into, "a.vcf", 1, *NAMES))
    broken = cards(into, "b.vcf", 2, *NAMES[1:])
    broken.write_text(broken.read_text(encoding="utf-8") + "-- \nsent from my telephone\n")
    os.utime(broken, (1_700_900_000,) * 2)
    counts = into.bring(broken)
    assert counts.files[0].refused == 1
    assert counts.changes.left == ()


def test_somebody_in_the_bin_did_not_leave(into: Bringing) -> None:
    into.bring(export(into, "01-01-2026", *rows_of(*NAMES)))
    with into.opened.vault.write("Bin") as tx:
        tx.people.put_in_bin([into.person("Ana Lindqvist")])
    assert into.bring(export(into, "03-01-2026", *rows_of(*NAMES[1:]))).changes.left == ()


def test_a_new_profile_address_is_told_and_joins_nobody(into: Bringing) -> None:
    into.bring(export(into, "01-01-2026", *rows_of(*NAMES)))
    moved = connection("Ana Lindqvist", "Firm of Ana Lindqvist", "Cook", slug="ana-l")
    counts = into.bring(export(into, "03-01-2026", *rows_of(*NAMES[1:]), moved))
    (change,) = counts.changes.renamed
    assert (change.name, change.field) == ("Ana Lindqvist", "profile")
    assert (change.old, change.new) == (
        "https://www.linkedin.com/in/ana-lindqvist", "https://www.linkedin.com/in/ana-l",
    )  # fmt: skip
    assert counts.changes.left == ()
    assert into.people().count("Ana Lindqvist") == 2


def test_addresses_that_appeared_and_names_that_changed_are_told(into: Bringing) -> None:
    was = [connection("Ana Lindqvist"), connection("Ben Adeyemi", mail="ben@example.org"), *rows_of(*NAMES[2:])]
    now = [
        connection("Ana Holm", mail="ana@example.org", slug="ana-lindqvist"),
        connection("Ben Adeyemi", mail="ben@example.com"),
        *rows_of(*NAMES[2:]),
    ]
    into.bring(export(into, "01-01-2026", *was))
    changes = into.bring(export(into, "03-01-2026", *now)).changes
    assert {(one.name, one.field, one.old, one.new) for one in changes.appeared} == {
        ("Ana Holm", "mail", "", "ana@example.org"), ("Ben Adeyemi", "mail", "ben@example.org", "ben@example.com"),
    }  # fmt: skip
    assert [(one.field, one.old, one.new) for one in changes.renamed] == [("name", "Ana Lindqvist", "Ana Holm")]
    assert (changes.appeared_total, changes.renamed_total, changes.left_total) == (2, 1, 0)


def test_an_old_post_ends_between_the_two_exports(into: Bringing) -> None:
    into.bring(export(into, "01-01-2026", connection("Ana Lindqvist", "Fjord", "Baker")))
    into.bring(export(into, "03-01-2026", connection("Ana Lindqvist", "Harbour", "Lead baker")))
    between = "2026-01-01/2026-03-01"
    assert into.posts("Ana Lindqvist") == {
        ("Baker", "Fjord", "", between, 0),
        ("Lead baker", "Harbour", between, "", 1),
    }


def test_an_old_name_and_an_old_address_still_find_somebody(into: Bringing) -> None:
    was = connection("Ana Lindqvist", mail="ana@example.org")
    now = connection("Ana Holm", mail="ana@example.com", slug="ana-lindqvist")
    into.bring(export(into, "01-01-2026", was))
    counts = into.bring(export(into, "03-01-2026", now))
    searching = Searching(into.opened.vault, into.opened.clock)
    for text in ("Lindqvist", "Holm", "ana@example.org", "ana@example.com"):
        assert [hit.title for hit in searching.find(text).hits if hit.kind == "person"] == ["Ana Holm"], text
    assert into.opened.rows("SELECT value FROM field_value") == [("Ana Lindqvist",)]
    into.service.undo(counts.batch_id or 0)
    assert into.opened.rows("SELECT value FROM field_value") == []


def test_what_somebody_took_out_does_not_come_back_with_a_newer_export(into: Bringing) -> None:
    def export_of(title: str, at: int) -> Path:
        path = into.file("a.vcf", card("Ana Lindqvist", "CATEGORIES:Choir", f"TITLE:{title}"))
        os.utime(path, (1_700_000_000 + at,) * 2)
        return path

    into.bring(export_of("Cook", 1))
    assert into.opened.rows("SELECT count(*) FROM person_tag") == [(1,)]
    People(into.opened.vault, into.opened.clock).untag(into.person("Ana Lindqvist"), ["Choir"])
    into.bring(export_of("Baker", 2))
    assert into.opened.rows("SELECT count(*) FROM person_tag") == [(0,)]
    assert ("Baker", "", "", "", 1) in {(*post[:2], "", "", post[4]) for post in into.posts("Ana Lindqvist")}


def test_the_rows_of_an_import_can_be_looked_at_one_by_one(into: Bringing) -> None:
    into.bring(cards(into, "a.vcf", 1, *NAMES[:3]))
    text = card(NAMES[0], "NOTE:new") + card("Ana Lindqvist", uid="other") + "=1+1 stray\n" + card("Øre Moen")
    batch = into.bring(into.file("b.vcf", text)).batch_id or 0
    found = into.service.rows(RowQuery(batch), 0, 10)
    assert [(row.outcome, row.title) for row in found] == [
        ("refused", ""), ("updated", "Ana Lindqvist"), ("created", "Ana Lindqvist"), ("created", "Øre Moen"),
    ]  # fmt: skip
    assert found[0].text == "=1+1 stray"
    assert [row.where for row in into.service.rows(RowQuery(batch), 1, 2)] == [row.where for row in found[1:3]]
    for text, titles in (("øre", ["Øre Moen"]), ("STRAY", [""]), ("none of it", [])):
        query = RowQuery(batch, "", text)
        assert [row.title for row in into.service.rows(query, 0, 10)] == titles, text
        assert into.service.row_counts(query).total == len(titles)
    counts = into.service.row_counts(RowQuery(batch))
    assert (counts.listed["created"], counts.counted["created"], counts.unlisted) == (2, 2, {})
    into.service.undo(batch)
    assert into.service.row_counts(RowQuery(batch)).unlisted == {"created": 2}


def test_being_missed_by_a_newer_export_keeps_nobody_when_their_own_import_is_undone(into: Bringing) -> None:
    first = into.bring(export(into, "01-01-2026", *rows_of(*NAMES))).batch_id
    into.bring(export(into, "03-01-2026", *rows_of(*NAMES[1:])))
    into.service.undo(first or 0)
    assert "Ana Lindqvist" not in into.people()
    assert "Ben Adeyemi" in into.people()
