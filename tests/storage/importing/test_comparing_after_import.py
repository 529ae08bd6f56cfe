# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom an import brought is compared with everybody, and what was found goes back with the import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.people import PersonEdit

if TYPE_CHECKING:
    from tests.storage.importing.foreign import Bringing

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:one\r\nFN:Mira Okafor\r\nN:Okafor;Mira;;;\r\nBDAY:1980-05-22\r\nEND:VCARD\r\n"


def bring(into: Bringing) -> int:
    """Bring in a card of somebody who is here under another spelling, with nothing else in common but a day."""
    mira = into.opened.add("Mira Okafer")
    into.opened.people.edit(mira.id, PersonEdit(birthday="1980-05-22"))
    for _number in range(2):
        into.opened.add("Ana Lindqvist", emails=("ana@example.org",))
    place = into.folder / "card.vcf"
    place.write_text(CARD, encoding="utf-8", newline="")
    batch = into.bring(place).batch_id
    assert batch is not None
    return batch


def test_only_whom_it_brought_is_compared(into: Bringing) -> None:
    batch = bring(into)
    assert into.opened.duplicates.open_pairs() == 0
    assert into.opened.duplicates.search(batch_id=batch) == 1
    (cluster,) = into.opened.duplicates.clusters()
    assert [row.name for row in cluster.people] == ["Mira Okafer", "Mira Okafor"]
    assert cluster.reasons == ("the same birthday", "the names differ by one letter")
    assert into.opened.duplicates.search() == 1


def test_undo_takes_import_and_pairs_back_in_one_step(into: Bringing) -> None:
    batch = bring(into)
    into.opened.vault.history.undo()
    before = into.opened.snapshot()
    into.opened.vault.history.redo()
    steps = len(into.opened.vault.history.steps(20))
    into.opened.duplicates.search(batch_id=batch)
    after = into.opened.snapshot()
    assert len(into.opened.vault.history.steps(20)) == steps
    into.opened.vault.history.undo()
    assert into.opened.snapshot() == before
    into.opened.vault.history.redo()
    assert into.opened.snapshot() == after


def test_after_something_else_was_done_the_pairs_are_a_step_of_their_own(into: Bringing) -> None:
    batch = bring(into)
    other = into.opened.add("Somebody Else")
    into.opened.duplicates.search(batch_id=batch)
    assert into.opened.vault.history.steps(1)[0].label == "Look for duplicates"
    into.opened.vault.history.undo()
    assert into.opened.duplicates.open_pairs() == 0
    assert into.opened.people.show(other.id).name == other.name


def test_a_question_holds_nobody_when_the_import_is_undone_later(into: Bringing) -> None:
    batch = bring(into)
    into.opened.add("Somebody Else")
    into.opened.duplicates.search()
    assert into.opened.duplicates.open_pairs() == 2
    before = into.opened.snapshot()
    assert into.service.undo(batch).kept == ()
    assert into.opened.rows("SELECT 1 FROM person WHERE display_name = 'Mira Okafor'") == []
    assert into.opened.duplicates.open_pairs() == 1
    into.opened.vault.history.undo()
    assert into.opened.snapshot() == before


def test_an_import_that_brought_nobody_compares_nobody(into: Bringing) -> None:
    bring(into)
    assert into.opened.duplicates.look(batch_id=99).people == 0
