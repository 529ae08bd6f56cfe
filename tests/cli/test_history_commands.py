# SPDX-License-Identifier: GPL-3.0-or-later
"""Undo, redo and the history on the command line."""

from __future__ import annotations

import pytest

from tests.cli.terminal import CARDS, Terminal


def test_undo_and_redo_name_the_step(terminal: Terminal) -> None:
    terminal.add("Ana Lindqvist")
    done = terminal.json("undo")
    assert done.keys() == {"label", "changes", "kept"}
    assert (done["label"], done["kept"]) == ("Add Ana Lindqvist", 0)
    assert done["changes"]["person"] == 1
    assert terminal.json("people")["total"] == 0
    assert terminal.json("redo").keys() == {"label", "changes", "kept"}
    assert terminal.json("people")["total"] == 1
    assert terminal.do("undo") == "Undone: Add Ana Lindqvist.\n“coterie redo” does it again.\n"
    assert terminal.do("redo") == "Done again: Add Ana Lindqvist.\n"


def test_nothing_to_undo_or_redo_is_exit_1(terminal: Terminal) -> None:
    for command in ("undo", "redo"):
        answer = terminal.call(command)
        assert answer.code == 1
        assert "There is nothing to" in answer.err


def test_the_history_lists_steps_newest_first(terminal: Terminal) -> None:
    assert terminal.json("history") == []
    assert terminal.do("history") == "Nothing was done yet.\n"
    terminal.add("Ana Lindqvist")
    terminal.add("Wei Zhang")
    terminal.do("undo")
    steps = terminal.json("history")
    assert [set(step) for step in steps] == [{"step", "when", "label", "state"}] * 2
    assert [step["label"] for step in steps] == ["Add Wei Zhang", "Add Ana Lindqvist"]
    assert [step["state"] for step in steps] == ["undone", "done"]
    assert "undone" in terminal.do("history")
    assert len(terminal.json("history", "--limit", "1")) == 1


@pytest.fixture
def edited(terminal: Terminal) -> Terminal:
    """Give a vault with an import of which one person was changed since."""
    terminal.do("import", terminal.file("cards.vcf", CARDS))
    amara = terminal.json("people", "amara")["people"][0]["id"]
    terminal.do("edit", str(amara), "--name", "Amara O.")
    return terminal


def test_an_import_is_undone_out_of_order(edited: Terminal) -> None:
    done = edited.json("undo", "--import", "1")
    assert done["kept"] > 0
    assert [row["name"] for row in edited.json("people")["people"]] == ["Amara O."]
    assert edited.call("undo", "--import", "1").code == 1


def test_what_stayed_of_an_import_is_said(edited: Terminal) -> None:
    text = edited.do("undo", "--import", "1")
    assert "stayed, because" in text
    assert "  Amara O. (person 2), changed since, with addresses and profile\n" in text
    assert "“coterie undo” brings it back." in text
    edited.do("undo")
    assert edited.json("people")["total"] == 2


def test_of_many_that_stayed_some_are_named(terminal: Terminal) -> None:
    card = CARDS.partition("END:VCARD\n")[0]
    cards = (card.replace("card-1", f"c{n}").replace("amara@", f"a{n}@") + "END:VCARD\n" for n in range(12))
    terminal.do("import", terminal.file("cards.vcf", "".join(cards)))
    for row in terminal.json("people")["people"]:
        terminal.do("tag", str(row["id"]), "mentor")
    text = terminal.do("undo", "--import", "1")
    assert text.startswith("Undo: Import 12 people from cards.\n12 things stayed, because")
    assert text.count(" to whom something was added since") == 10
    assert "\n  … and 2 more\n" in text


def test_an_import_that_never_was_is_exit_1_and_no_number_is_exit_2(terminal: Terminal) -> None:
    assert terminal.call("undo", "--import", "7").code == 1
    assert terminal.call("undo", "--import", "last").code == 2
    assert terminal.call("undo", "--import", "0").code == 2
