# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing on the command line."""

from __future__ import annotations

import zipfile

import pytest

from tests.cli.terminal import CALENDAR, CARDS, Terminal

NEWER = ("exports", "left", "appeared", "renamed")
REPORT = {"batch", "dry_run", "label", "files", "totals", "problems", "kept", "moved", *NEWER}
COUNTS = ("created", "updated", "unchanged", "held", "skipped", "refused")
FILE = {"path", "member", "source", "records", *COUNTS, "skipped_because", "not_read", "why"}


def test_the_report_counts_every_record_once(terminal: Terminal) -> None:
    cards, calendar = terminal.file("cards.vcf", CARDS), terminal.file("calendar.ics", CALENDAR)
    report = terminal.json("import", cards, calendar)
    assert report.keys() == REPORT
    assert (report["dry_run"], report["problems"]) == (False, [])
    assert report["batch"] == 1
    assert [set(file) for file in report["files"]] == [FILE, FILE]
    assert [file["source"] for file in report["files"]] == ["vcard", "icalendar"]
    for file in report["files"]:
        assert file["records"] == sum(file[name] for name in COUNTS)
    assert report["totals"]["people"]["created"] == 2
    assert terminal.json("people")["total"] == 2


def test_a_dry_run_changes_nothing(terminal: Terminal) -> None:
    cards = terminal.file("cards.vcf", CARDS)
    report = terminal.json("import", cards, "--dry-run")
    assert (report["batch"], report["dry_run"]) == (None, True)
    assert report["totals"]["people"]["created"] == 2
    assert terminal.json("people")["total"] == 0
    assert terminal.json("history") == []
    assert "Nothing was changed" in terminal.do("import", cards, "--dry-run")


def test_the_same_file_again_brings_nothing_new(terminal: Terminal) -> None:
    cards = terminal.file("cards.vcf", CARDS)
    first = terminal.do("import", cards)
    assert first.startswith("Import 2 people from cards\n")
    assert "plain text" in first
    again = terminal.do("import", cards)
    assert again.startswith("Everything in these files is in your vault already.")
    assert "plain text" not in again


def test_what_did_not_come_in_is_not_said_to_be_there(terminal: Terminal) -> None:
    titles = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    followers = terminal.file(
        "followers.json", '[{"login": "ida", "id": 1, "html_url": "https://github.com/ida", "type": "User"}]'
    )
    broken = terminal.file("broken.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n")
    for nothing in (followers, broken):
        assert terminal.do("import", nothing).startswith("Nothing new came in. The reasons stand below.")
    bare = terminal.file("Connections.csv", titles)
    assert terminal.do("import", bare).startswith("There is nothing in these files to bring in.")
    people = terminal.file("Connections.csv", f"{titles}Ida,Holm,,,,,09 Jul 2024\n,,,,,,14 Jan 2020\n")
    terminal.do("import", people)
    assert terminal.do("import", people).startswith("Nothing new came in. The reasons stand below.")


def test_a_newer_file_says_what_stayed_and_who_changed_jobs(terminal: Terminal) -> None:
    cards = terminal.file("cards.vcf", CARDS)
    terminal.do("import", cards)
    amara = next(row["id"] for row in terminal.json("people")["people"] if row["name"] == "Amara Okafor")
    terminal.do("edit", str(amara), "--name", "Amara O.")
    newer = CARDS.replace("FN:Amara Okafor", "FN:Amara Okafor-Smith").replace("Solace Energy", "Maple Works")
    terminal.file("cards.vcf", newer)
    report = terminal.json("import", cards, "--dry-run")
    assert [set(one) for one in report["kept"]] == [{"kind", "id", "field", "mine", "theirs"}]
    assert [set(one) for one in report["moved"]] == [{"person", "before", "after"}]
    text = terminal.do("import", cards)
    assert "You had edited these" in text
    assert "Who changed jobs" in text


def test_a_file_nobody_recognises_is_exit_1_with_its_reason(terminal: Terminal) -> None:
    answer = terminal.call("--json", "import", terminal.file("notes.bin", "\x00\x01 nothing anybody knows"))
    assert answer.code == 1
    assert len(answer.json["problems"]) == 1
    assert "None of these files could be read" in answer.err


def test_one_good_file_is_enough(terminal: Terminal) -> None:
    good, bad = terminal.file("cards.vcf", CARDS), terminal.file("notes.bin", "\x00\x01")
    assert terminal.call("import", bad, good).code == 0
    assert terminal.json("people")["total"] == 2


def test_a_bad_card_is_listed_and_the_others_come_in(terminal: Terminal) -> None:
    cards = terminal.file("cards.vcf", CARDS + "BEGIN:VCARD\nVERSION:3.0\nX-NOTHING:1\nEND:VCARD\nrubbish between\n")
    report = terminal.json("import", cards)
    assert report["totals"]["people"]["created"] == 2
    assert report["problems"]
    assert {tuple(one) for one in report["problems"]} == {("file", "member", "where", "reason", "excerpt")}


def test_more_than_ten_problems_are_counted(terminal: Terminal) -> None:
    broken = "".join(f"BEGIN:VCARD\nVERSION:3.0\nX-NOTHING:{n}\nEND:VCARD\n" for n in range(14))
    text = terminal.do("import", terminal.file("cards.vcf", CARDS + broken))
    assert "… and 4 more; --json gives all" in text


def test_a_missing_file_is_a_plain_sentence(terminal: Terminal) -> None:
    answer = terminal.call("import", str(terminal.folder / "nothing.vcf"))
    assert (answer.code, answer.out) == (1, "")
    assert "There is no file" in answer.err


@pytest.mark.parametrize(
    "words", [("--include", "everything"), ("--me", "not an address"), ("--include", "message-text,nonsense")]
)
def test_wishes_that_nobody_knows_are_refused(terminal: Terminal, words: tuple[str, str]) -> None:
    answer = terminal.call("import", terminal.file("cards.vcf", CARDS), *words)
    assert answer.code == 1
    assert terminal.json("people")["total"] == 0


def test_kinds_are_named_with_commas_or_one_by_one(terminal: Terminal) -> None:
    cards = terminal.file("cards.vcf", CARDS)
    words = ("--include", "message-text, reactions", "--include", "votes", "--me", "me@example.org", "--dry-run")
    assert terminal.call("import", cards, *words).code == 0


def test_an_archive_and_a_folder_are_read(terminal: Terminal) -> None:
    archive = terminal.folder / "cards.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("inside/cards.vcf", CARDS)
    assert terminal.json("import", str(archive))["totals"]["people"]["created"] == 2
    folder = terminal.folder / "folder"
    folder.mkdir()
    (folder / "calendar.ics").write_text(CALENDAR, encoding="utf-8")
    assert "calendar.ics" in terminal.do("import", str(folder))


def test_the_list_of_imports(terminal: Terminal) -> None:
    assert terminal.json("imports") == []
    assert "coterie import" in terminal.do("imports")
    terminal.do("import", terminal.file("cards.vcf", CARDS))
    (past,) = terminal.json("imports")
    assert past.keys() == {"batch", "when", "label", "counts", "undone_at"}
    assert (past["batch"], past["label"], past["undone_at"]) == (1, "Import 2 people from cards", None)
    assert past["when"].startswith("2026-03-0")
    assert "undo --import 1" in terminal.do("imports")
    terminal.do("undo", "--import", "1")
    assert terminal.json("imports")[0]["undone_at"] is not None
    assert "undone" in terminal.do("imports")


MANY = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:card-{at}\r\nFN:Person N{at}\r\nN:N{at};Person;;;\r\nEND:VCARD\r\n"
    for at in range(6)
)


def bring_two_exports(terminal: Terminal) -> str:
    """Bring in six people, and give a newer file of five of them, one with an address, and somebody new."""
    terminal.do("import", terminal.file("cards.vcf", MANY))
    newer = MANY.replace("card-0\r\nFN:Person N0", "card-9\r\nFN:Person N9")
    newer = newer.replace("FN:Person N1\r\n", "FN:Person N1\r\nEMAIL:n1@example.org\r\n")
    return terminal.file("cards.vcf", newer)


def test_a_newer_export_says_who_left_and_what_appeared(terminal: Terminal) -> None:
    cards = bring_two_exports(terminal)
    text = terminal.do("import", cards, "--dry-run")
    assert "1 person left, 1 person is new" in text
    assert "Of people you had: 1 address appeared." in text
    report = terminal.json("import", cards)
    (export,) = report["exports"]
    assert (export["source"], export["known"], export["new"], export["left"], export["back"]) == ("vcard", 6, 1, 1, 0)
    assert [(one["name"], one["source"]) for one in report["left"]] == [("Person N0", "vcard")]
    assert [(one["name"], one["field"], one["old"], one["new"]) for one in report["appeared"]] == [
        ("Person N1", "mail", None, "n1@example.org"),
    ]
    again = terminal.json("imports", "--report", "2")
    assert {name: again[name] for name in NEWER} == {name: report[name] for name in NEWER}
    assert "Person N0, last seen" in terminal.do("imports", "--report", "2")
    card = terminal.json("show", str(report["left"][0]["person"]))
    assert card["sources"][0]["missing_from"] == report["left"][0]["missing_from"]


def test_the_rows_of_an_import_are_listed_one_by_one(terminal: Terminal) -> None:
    terminal.do("import", bring_two_exports(terminal))
    found = terminal.json("imports", "--rows", "2")
    assert [(row["outcome"], row["title"]) for row in found["rows"]] == [
        ("updated", "Person N1"), ("created", "Person N9"),
    ]  # fmt: skip
    assert (found["counted"]["unchanged"], found["listed"]["created"]) == (4, 1)
    assert [row["title"] for row in terminal.json("imports", "--rows", "1", "--find", "n3")["rows"]] == ["Person N3"]
    text = terminal.do("imports", "--rows", "2", "--outcome", "created")
    assert "Person N9" in text
    assert "Person N1" not in text
    assert "Counted, not listed: 4 unchanged." in terminal.do("imports", "--rows", "2")
    assert terminal.json("imports", "--rows", "1", "--limit", "2")["listed"]["created"] == 6


def test_an_import_that_is_not_there_has_no_rows(terminal: Terminal) -> None:
    assert "There is no import 7." in terminal.call("imports", "--rows", "7").err
