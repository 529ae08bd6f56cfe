# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes: kept letter by letter, changed and deleted with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import BadValue, NotFound
from coterie.domain.people import PRIVATE
from coterie.domain.person_pages import NOTE, FactKey
from coterie.services.facts import Facts
from coterie.services.notes import Notes
from coterie.services.organisations import Organisations
from coterie.services.person_pages import PersonPages

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.builders import Opened

MILLIONS = "x" * 2_000_000


@pytest.fixture
def notes(opened: Opened) -> Notes:
    return Notes(opened.vault)


def texts(opened: Opened, person: int) -> list[str]:
    return [note.text for note in PersonPages(opened.vault, opened.clock).look(person).notes]


def test_a_note_is_kept_as_it_was_typed(opened: Opened, notes: Notes) -> None:
    ana = opened.add().id
    text = "# Title \n\n  - item\u00a0 \r\n<img src='file:///x'>\n"
    notes.add(ana, text)
    assert texts(opened, ana) == [text]


def test_a_note_of_millions_of_letters_comes_back_whole(opened: Opened, notes: Notes) -> None:
    ana = opened.add().id
    notes.add(ana, MILLIONS)
    assert texts(opened, ana) == [MILLIONS]


def test_the_newest_note_comes_first(opened: Opened, notes: Notes) -> None:
    ana = opened.add().id
    notes.add(ana, "first")
    opened.clock.go(1)
    notes.add(ana, "second")
    assert texts(opened, ana) == ["second", "first"]


def test_every_act_on_a_note_goes_back(opened: Opened, notes: Notes) -> None:
    ana = opened.add().id
    facts = Facts(opened.vault, opened.clock)
    nothing = opened.snapshot()
    key = notes.add(ana, "first")
    acts: tuple[Callable[[], object], ...] = (
        lambda: notes.change(key, "second"),
        lambda: facts.mark(FactKey(NOTE, key), PRIVATE),
        lambda: notes.remove(key),
    )
    for act in acts:
        before = opened.snapshot()
        act()
        assert opened.snapshot() != before
        opened.vault.history.undo()
        assert opened.snapshot() == before
    opened.vault.history.undo()
    assert opened.snapshot() == nothing


def test_the_same_text_again_leaves_no_trace(opened: Opened, notes: Notes) -> None:
    key = notes.add(opened.add().id, "first")
    steps = len(opened.vault.history.steps(50))
    notes.change(key, "first")
    assert len(opened.vault.history.steps(50)) == steps


def test_a_note_without_a_word_is_removed(opened: Opened, notes: Notes) -> None:
    ana = opened.add().id
    key = notes.add(ana, "first")
    notes.change(key, " \n")
    assert texts(opened, ana) == []
    assert opened.vault.history.steps(1)[0].label == "Delete a note on Ana Lindqvist"


def test_an_empty_note_is_refused_and_one_that_is_gone_told(opened: Opened, notes: Notes) -> None:
    with pytest.raises(BadValue):
        notes.add(opened.add().id, " ")
    with pytest.raises(NotFound):
        notes.change(99, "x")
    with pytest.raises(NotFound):
        notes.remove(99)


def test_a_note_on_an_organisation(opened: Opened, notes: Notes) -> None:
    opened.add(organisation="Fjordbank")
    before = opened.snapshot()
    key = notes.add_on_organisation(1, "Fjordbank", "Slow to answer.", PRIVATE)
    page = Organisations(opened.vault, opened.clock).look(1)
    assert [(note.text, note.mark) for note in page.notes] == [("Slow to answer.", PRIVATE)]
    notes.change(key, "Quick to answer.")
    assert opened.vault.history.steps(1)[0].label == "Change a note on Fjordbank"
    opened.vault.history.undo()
    opened.vault.history.undo()
    assert opened.snapshot() == before
    with pytest.raises(BadValue):
        notes.add_on_organisation(1, "Fjordbank", "")
