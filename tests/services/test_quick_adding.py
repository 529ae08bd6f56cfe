# SPDX-License-Identifier: GPL-3.0-or-later
"""Adding from one line: one step each, and one clear sentence where something is missing."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import BadValue
from coterie.domain.people import NewPerson, PersonName
from coterie.services.quick_adding import Draft, QuickAdding
from coterie.services.undoing import Undoing

if TYPE_CHECKING:
    from tests.builders import Opened

DAY = date(2026, 3, 26)


def add_people(opened: Opened) -> dict[str, int]:
    names = ("Tomás Herrera", "Amara Okafor", "Ana Lindqvist", "山田太郎")
    return {name: opened.people.add(NewPerson(PersonName.typed(name))).id for name in names}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Coffee with Tomás about his talk", "Tomás Herrera"),
        ("Send Amara Okafor the notes", "Amara Okafor"),
        ("amara", "Amara Okafor"),
        ("ana said hello", None),
        ("Am I late tomorrow", None),
        ("Ana said hello", "Ana Lindqvist"),
        ("call 山田太郎 back", "山田太郎"),
        ("Nobody Known", None),
        ("", None),
    ],
)
def test_a_name_in_a_text_is_found(opened: Opened, text: str, found: str | None) -> None:
    add_people(opened)
    named = QuickAdding(opened.vault, opened.clock).who(text)
    assert (named.row.name if named else None) == found
    assert named is None or named.words in text


def test_each_kind_is_added_in_one_step(opened: Opened) -> None:
    people, adding = add_people(opened), QuickAdding(opened.vault, opened.clock)
    tomas = people["Tomás Herrera"]
    steps = len(Undoing(opened.vault).history())
    told = [
        adding.add(Draft("follow_up", "Coffee", tomas, day=DAY, at=time(10), tags=("referral",), every_days=42)),
        adding.add(Draft("note", "likes tea", tomas, private=True)),
        adding.add(Draft("log", "spoke about tea", tomas)),
        adding.add(Draft("person", new_person="Leila Farahani", tags=("guild",))),
        adding.add(Draft("follow_up", "water the plants", day=DAY)),
    ]
    assert told == [
        "Planned for 26 March 2026.", "Noted on Tomás Herrera.", "Logged with Tomás Herrera.",
        "Leila Farahani is here.",        "Planned for 26 March 2026.",
    ]  # fmt: skip
    assert len(Undoing(opened.vault).history()) == steps + 5
    card = opened.people.show(tomas)
    assert [(one.reason, one.due) for one in card.follow_ups] == [("Coffee, 10:00", DAY)]
    assert [(note.text, note.private) for note in card.notes] == [("likes tea", True)]
    assert card.tags == ("referral",)
    assert opened.cadence.get(tomas).every_days == 42
    for _step in range(5):
        Undoing(opened.vault).undo()
    bare = opened.people.show(tomas)
    assert (bare.follow_ups, bare.notes, bare.tags) == ((), (), ())


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (Draft("follow_up", "Coffee"), "A follow-up needs a day."),
        (Draft("follow_up", "", day=DAY), "There is nothing to remember yet."),
        (Draft("note", "hello"), "Whom is this about?"),
        (Draft("log", "hello"), "Whom is this about?"),
        (Draft("note", "", new_person="Ana"), "There is nothing to note yet."),
        (Draft("person"), "A person needs a name."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(opened: Opened, draft: Draft, said: str) -> None:
    steps = Undoing(opened.vault).history()
    with pytest.raises(BadValue, match=said.replace("?", r"\?")):
        QuickAdding(opened.vault, opened.clock).add(draft)
    assert Undoing(opened.vault).history() == steps
