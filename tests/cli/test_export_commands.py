# SPDX-License-Identifier: GPL-3.0-or-later
"""Exporting on the command line."""

from __future__ import annotations

import hashlib

import pytest

from tests.cli.terminal import CARDS, Terminal

KEYS = {"path", "format", "people", "items", "fields", "withheld", "sha256", "preview"}
FORMATS = ("vcard", "reminders", "calendar", "csv")


@pytest.fixture
def filled(terminal: Terminal) -> Terminal:
    terminal.do("import", terminal.file("cards.vcf", CARDS))
    amara = str(terminal.json("people", "amara")["people"][0]["id"])
    terminal.do("follow-up", "add", amara, "--due", "2026-03-09", "--reason", "Send the article")
    return terminal


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_what_left(filled: Terminal, form: str) -> None:
    out = filled.folder / f"out.{form}"
    done = filled.json("export", form, str(out))
    assert done.keys() == KEYS
    assert (done["path"], done["format"], done["preview"]) == (str(out), form, None)
    assert done["people"] > 0
    assert done["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    text = filled.do("export", form, str(out), "--yes")
    assert "not encrypted" in text


@pytest.mark.parametrize("form", FORMATS)
def test_a_preview_is_the_exact_text_and_writes_nothing(filled: Terminal, form: str) -> None:
    out = filled.folder / "out"
    seen = filled.json("export", form, str(out), "--preview")
    assert (seen.keys(), seen["path"]) == (KEYS, None)
    assert not out.exists()
    done = filled.json("export", form, str(out))
    assert done["sha256"] == seen["sha256"]
    assert out.read_bytes().decode("utf-8-sig") == seen["preview"]
    assert "Would leave" in filled.do("export", form, "--preview")


def test_imported_cards_come_out_line_for_line(filled: Terminal) -> None:
    out = filled.folder / "out.vcf"
    filled.do("export", "vcard", str(out))
    assert (
        out.read_bytes().replace(b"\r\n", b"\n")
        == "".join(
            f"BEGIN:VCARD{card}" for card in sorted(CARDS.split("BEGIN:VCARD")[1:], key=lambda card: "Okafor" in card)
        ).encode()
    )


def test_a_file_that_is_there_is_not_replaced_unasked(filled: Terminal) -> None:
    out = filled.file("out.vcf", "mine")
    answer = filled.call("export", "vcard", out)
    assert answer.code == 1
    assert "exists already" in answer.err
    assert (filled.folder / "out.vcf").read_text() == "mine"


def test_the_vault_folder_is_no_place_for_a_clear_file(filled: Terminal) -> None:
    answer = filled.call("export", "csv", str(filled.vault / "out.csv"))
    assert answer.code == 1
    assert "inside a vault" in answer.err


def test_no_file_named_is_exit_1(filled: Terminal) -> None:
    assert filled.call("export", "csv").code == 1


def test_only_people_a_query_finds_leave(filled: Terminal) -> None:
    done = filled.json("export", "csv", "--preview", "--people", "chidi")
    assert done["people"] == 1
    assert "Amara" not in done["preview"]
    assert filled.json("export", "reminders", "--preview", "--people", "chidi")["items"] == 0


def test_notes_stay_unless_named(filled: Terminal) -> None:
    chidi = str(filled.json("people", "chidi")["people"][0]["id"])
    filled.do("edit", chidi, "--note", "Snores")
    assert filled.json("export", "vcard", "--preview")["withheld"] == {"notes": 1}
    assert "Stayed" in filled.do("export", "csv", "--preview")
    for form in ("vcard", "csv"):
        assert "Snores" not in filled.do("export", form, "--preview")
        assert "Snores" in filled.do("export", form, "--preview", "--include-notes")


def test_forms_and_versions(filled: Terminal) -> None:
    assert "VERSION:4.0" in filled.do("export", "vcard", "--preview", "--version", "4.0")
    assert "BEGIN:VTODO" in filled.do("export", "reminders", "--preview", "--as", "task")
    named = filled.do("export", "reminders", "--preview")
    assert "Send the article (Amara Okafor)" in named
    assert "BEGIN:VEVENT" in named
    assert "Amara" not in filled.do("export", "reminders", "--preview", "--neutral")
    assert filled.call("export", "vcard", "--preview", "--version", "2.1").code == 2
    assert filled.call("export", "pigeon", "out").code == 2


def test_a_table_guards_against_formulas_unless_exact(terminal: Terminal) -> None:
    terminal.add("=1+1")
    assert "'=1+1" in terminal.do("export", "csv", "--preview")
    assert "'=1+1" not in terminal.do("export", "csv", "--preview", "--exact")


def test_a_name_that_is_too_long_is_a_plain_sentence(terminal: Terminal) -> None:
    answer = terminal.call("export", "csv", str(terminal.folder / ("x" * 300)))
    assert answer.code == 1
    assert "cannot be written" in answer.err


def test_a_calendar_leaves_for_the_days_that_are_named(filled: Terminal) -> None:
    whole = filled.json("export", "calendar", "--preview")
    assert "SUMMARY:Send the article" in whole["preview"]
    assert "1 entry" in filled.do("export", "calendar", "--preview", "--from", "2026-03-09", "--until", "2026-03-09")
    later = filled.json("export", "calendar", "--preview", "--from", "2026-03-10")
    assert "Send the article" not in later["preview"]
    before = filled.json("export", "calendar", "--preview", "--until", "2026-03-08")
    assert "Send the article" not in before["preview"]
    neutral = filled.json("export", "calendar", "--preview", "--neutral")
    assert "Amara" not in neutral["preview"]
    assert "SUMMARY:Reminder" in neutral["preview"]
