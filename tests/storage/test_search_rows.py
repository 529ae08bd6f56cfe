# SPDX-License-Identifier: GPL-3.0-or-later
"""Search rows say what the rows say, through every change, its undo and its redo."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from coterie.domain.people import NewPerson, PersonEdit, PersonName
from coterie.services.interactions import NewLog
from coterie.storage.searching.check import check_search_rows
from coterie.storage.searching.rows import entry_of, text_row

if TYPE_CHECKING:
    from tests.builders import Opened


def problems(opened: Opened) -> list[str]:
    """Run the check."""
    with opened.vault.reading() as connection:
        return check_search_rows(connection)


def test_rows_stay_right_through_changes_undo_and_redo(opened: Opened) -> None:
    ana = opened.add(
        "Ana Lindqvist", organisation="Fjordbank", title="Ökologin", tags=("mentor",), phones=("+49 30 123456",)
    )
    opened.people.add(NewPerson(PersonName("山田太郎", given="太郎", family="山田"), emails=("taro@example.com",)))
    opened.interactions.log(ana.id, NewLog(on=date(2025, 1, 10), text='Kayaks \x00 "quoted" und Grüße'))
    opened.people.edit(ana.id, PersonEdit(note="A note", name=PersonName.typed("Ana Straße"), organisation="Orbis"))
    opened.follow_ups.add(ana.id, date(2026, 9, 1), "Ask")
    opened.run("UPDATE interaction SET at_utc = at_utc - 86400, text = text || ' more'")
    opened.run("UPDATE organisation SET name = 'Renamed', folded = 'renamed'")
    opened.run("UPDATE tag SET name = 'friend', folded = 'friend'")
    opened.people.bin([ana.id])
    opened.run("UPDATE interaction SET deleted_at = 1", "DELETE FROM note")
    assert problems(opened) == []
    steps = len(opened.vault.history.steps(100))
    for turn in (opened.vault.history.undo, opened.vault.history.redo):
        for _step in range(steps):
            turn()
            assert problems(opened) == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("DELETE FROM person_names WHERE rowid = {ana}", "names missing"),
        ("DELETE FROM person_words WHERE rowid = {ana}", "people missing"),
        ("DELETE FROM text_words", "texts missing"),
        ("DELETE FROM person_state WHERE person_id = {ana}", "states missing"),
        ("UPDATE person_state SET strength = 7 WHERE person_id = {ana}", "states with another strength"),
        ("INSERT INTO person_names (rowid, name) VALUES (999, 'ghost')", "names left over"),
        ("INSERT INTO text_words (rowid, text) VALUES (999, 'ghost')", "texts left over"),
        ("UPDATE person_names SET name = 'bo' WHERE rowid = {ana}", "names with other words"),
        ("UPDATE person_names SET name = 'ana lindqvist old' WHERE rowid = {ana}", "names with other words"),
        ("UPDATE person_words SET name = 'ana', other = 'x', initials = 'al' WHERE rowid = {ana}", "people with other"),
        ("UPDATE text_words SET text = 'kayaks ' || 'more'", "texts with other words"),
        ("UPDATE text_words SET text = 'other'", "texts with other words"),
    ],
)
def test_the_check_says_what_is_wrong_without_names(opened: Opened, damage: str, said: str) -> None:
    ana = opened.add()
    opened.interactions.log(ana.id, NewLog(text="Kayaks"))
    with opened.writing() as connection:
        connection.execute(damage.format(ana=ana.id))
        found = check_search_rows(connection)
    assert said in " ".join(found)
    assert "kayaks" not in " ".join(found).lower()


@pytest.mark.parametrize("kind", ["interaction", "note", "follow_up", "event"])
def test_a_row_leads_back_to_its_entry_and_newest_is_largest(kind: str) -> None:
    assert entry_of(text_row(kind, 12_345, -2_208_988_800)) == (kind, 12_345)
    assert text_row(kind, 1, 1_700_000_001) > text_row("event", 2**27 - 1, 1_700_000_000) > 0
    assert text_row(kind, 1, 7_289_654_399) < 2**63


def test_a_person_without_letters_is_sound(opened: Opened) -> None:
    opened.people.add(NewPerson(PersonName("…")))
    assert problems(opened) == []
